"""The names under which a place is found: folded, and only such as an English-language report may print."""

from onrecord.tables.gazetteer import fold

_SHORTEST, _LONGEST = 3, 80  # code points of a folded name
_LAST_LATIN = "\u024f"  # the end of Latin Extended-B: what folding leaves beyond it is another script
_CODE = 5  # capitals: "LHR" and "GBLON" are codes of airports and ports, not names


def own_keys(name: str, plain: str) -> list[str]:
    """The keys of a place's main name and of its spelling in plain letters."""
    keys = [key for key in map(_key, dict.fromkeys((name, plain))) if _is_usable(key)]
    return list(dict.fromkeys(keys))


def other_keys(alternates: str, own: list[str]) -> list[str]:
    """The keys of the alternate names (parted by commas), without codes, addresses and what is in ``own``."""
    if not alternates:
        return []
    keys = (_key(name) for name in alternates.split(",") if _is_name(name))
    return [key for key in dict.fromkeys(keys) if _is_usable(key) and key not in own]


def _key(name: str) -> str:
    return fold(name).removeprefix("city of ")


def _is_usable(key: str) -> bool:
    long_enough = _SHORTEST <= len(key) <= _LONGEST and key[0].isalpha()
    # In GeoNames, a name with brackets says what became of the place: "Sallow (historical)".
    return long_enough and "(" not in key and (key.isascii() or max(key) <= _LAST_LATIN)


def _is_name(name: str) -> bool:
    if not name[:1].isupper() or (len(name) <= _CODE and name.isupper()):
        return False
    return "/" not in name and not any(sign.isdigit() for sign in name)
