"""GeoNames' feature classes and codes: the grain of each, and which of them reports of protest name.

Classes and codes are those of GeoNames' list of feature codes; a feature is written ``P.PPL``.
"""

from onrecord.tables.places import Kind

# A: divisions, P: settlements, S: buildings and works, L: parks and areas, T: land forms, H: waters, R: ways,
# V: woods. Left out: U, under the sea, and what stands alone in a field and gives nothing its name.
CLASSES = frozenset("APSLTHRV")
NAMELESS = frozenset(
    {"S.WTRW", "S.TRIG", "S.SHPF", "S.CRRL", "S.STBL", "S.HUT", "S.HUTS", "S.PMPW", "S.PMPO", "S.GHSE", "S.HSE"}
    | {"H.WLL", "H.WLLS", "H.WLLQ", "H.WTRH", "H.SPNG", "H.TNKD", "R.TRL", "R.TRB", "R.PTGE"}
)
# Deserted, destroyed and former places: there, nobody marches any more.
FORMER = frozenset(
    {"P.PPLH", "P.PPLQ", "P.PPLW", "P.PPLCH", "A.ADM1H", "A.ADM2H", "A.ADM3H", "A.ADM4H", "A.ADMDH"}
)
_LANDS = frozenset(
    {"L.RGN", "L.RGNE", "L.RGNH", "L.CST", "T.ISL", "T.ISLS", "T.ISLT", "T.PEN", "T.VAL", "T.VALS"}
)


def is_of_use(feature: str) -> bool:
    """Whether news reports name such a place at all."""
    return feature[:1] in CLASSES and feature not in NAMELESS


def kind_of(feature: str) -> Kind:
    """The grain of a feature: a settlement is a locality, its section a district, an island a region."""
    if feature.startswith("A.PCL"):
        return "country"
    if feature.startswith("A.") or feature in _LANDS:
        return "region"
    if feature.startswith("P."):
        return "district" if feature == "P.PPLX" else "locality"
    return "site"
