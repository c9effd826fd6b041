"""One figure out of many: the rules by which rival figures are settled, each named, none believed by default."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from onrecord.exporting.settling_figures import GROWING, Given, series_of
from onrecord.exporting.times import in_order
from onrecord.records import Size, Voice, VoiceRole
from onrecord.tables.numerals_table import fuzzy

DEFAULT = "low_high"
_SIDES: frozenset[VoiceRole] = frozenset({"police", "organiser", "participant", "authority", "union"})


@dataclass(frozen=True)
class Settled:
    """What one rule makes of all figures of one variable; ``low`` and ``high`` are None where none fits.

    ``voices`` are those that it took; ``reports``, ``independent`` and ``outlets`` count what stands behind
    them: reports that print these figures, those of them that copy no other, and their outlets.
    ``organiser_police`` is the last figure of organisers divided by that of police; ``spread`` is the highest
    last figure of any voice divided by the lowest. Both are None where there are no two voices, or one is 0.
    """

    variable: str
    rule: str
    low: float | None = None
    high: float | None = None
    voices: tuple[Voice, ...] = ()
    reports: int = 0
    independent: int = 0
    outlets: int = 0
    organiser_police: float | None = None
    spread: float | None = None

    @property
    def mean(self) -> float | None:
        """Half of low and high together, or the one that is known (codebook section 4)."""
        known = [n for n in (self.low, self.high) if n is not None]
        return sum(known) / len(known) if known else None


Ends = tuple[float | None, float | None]
Pick = Callable[[Sequence[Given]], Sequence[Given]]
Merge = Callable[[Sequence[Given]], Ends]


@dataclass(frozen=True)
class Rule:
    """A rule: ``pick`` chooses the figures that count, ``merge`` makes low and high of them."""

    name: str
    meaning: str
    pick: Pick
    merge: Merge


def settle(variable: str, figures: Sequence[Given], rule: str = DEFAULT) -> Settled:
    """What ``rule`` makes of the figures of ``variable`` among ``figures`` (in the order of time).

    Figures of what was expected, registered or possible are left aside, and so are mere repeats in copies.
    Raises ValueError where there is no rule of that name, and says which there are.
    """
    chosen = rule_named(rule)
    own = [one for one in figures if one.variable == variable and not one.is_ahead]
    taken = chosen.pick([one for one in own if one.copy_of is None])
    low, high = chosen.merge(taken)
    series = series_of(own)
    points = [point for one in series for point in one.points]
    chosen_ones = {id(one) for one in taken}
    behind = [
        one for point in points if any(id(one) in chosen_ones for one in point.given) for one in point.given
    ]
    lasts = [one.last.given[0] for one in series]
    return Settled(
        variable,
        rule,
        low,
        high,
        tuple(dict.fromkeys(one.voice for one in taken)),
        len({one.telling.report.id for one in behind}),
        len({one.witness for one in behind}),
        len({one.telling.report.source for one in behind} - {None}),
        _ratio(_mean_of(lasts, "organiser"), _mean_of(lasts, "police")),
        _ratio(max(_means(lasts), default=None), min(_means(lasts), default=None)) if len(lasts) > 1 else None,
    )


def rule_named(name: str) -> Rule:
    """The rule of that name. Raises ValueError with the names that there are."""
    if name not in RULES:
        raise ValueError(f"there is no rule {name!r} to settle figures; take one of {', '.join(RULES)}")
    return RULES[name]


def is_vague(size: Size) -> bool:
    """Whether a figure is only a fuzzy plural: "dozens", "several thousand" is not, "tens of thousands" is."""
    words = size.words.lower().split()
    return not any(sign.isdigit() for sign in size.words) and any(word in fuzzy("plurals") for word in words)


def _last_of_each(figures: Sequence[Given]) -> list[Given]:
    """What each voice gave last. Of the same figure told again, the first telling."""
    return [series.last.given[0] for series in series_of(figures)]


def _last(figures: Sequence[Given]) -> list[Given]:
    """The last figure of all; those told at one time, all of them."""
    latest = max((in_order(one.at) for one in figures), default="")
    return _last_of_each([one for one in figures if in_order(one.at) == latest])


def _by(*roles: VoiceRole) -> Pick:
    return lambda figures: _last_of_each([one for one in figures if one.voice.role in roles])


def _last_by(role: VoiceRole) -> Pick:
    return lambda figures: _last([one for one in figures if one.voice.role == role])


def _apart(figures: Sequence[Given]) -> list[Given]:
    return _last_of_each([one for one in figures if one.voice.role not in _SIDES])


def _ccc(figures: Sequence[Given]) -> list[Given]:
    """All figures but vague ones beside a number; of a count that grows, such as arrests, the last ones."""
    told = [one for one in figures if one.variable not in GROWING] or _last_of_each(figures)
    exact = [one for one in told if not is_vague(one.size)]
    return exact or told


def _per_report(figures: Sequence[Given]) -> Ends:
    """The median over independent reports of the middle of what each gives."""
    reports: dict[str, list[Given]] = {}
    for one in figures:
        reports.setdefault(one.witness, []).append(one)
    middles = []
    for given in reports.values():
        low, high = _widest(_last(given) if given[0].variable in GROWING else _last_of_each(given))
        middles.append(sum(known := [n for n in (low, high) if n is not None]) / len(known))
    return (median(middles), median(middles)) if middles else (None, None)


def _most_told(figures: Sequence[Given]) -> list[Given]:
    """The figures that the most independent reports give; by whom does not matter."""
    witnesses: dict[tuple[int | None, int | None], set[str]] = {}
    for one in figures:
        witnesses.setdefault(one.ends, set()).add(one.witness)
    most = max(map(len, witnesses.values()), default=0)
    return [one for one in figures if len(witnesses[one.ends]) == most]


def _lowest(figures: Sequence[Given]) -> list[Given]:
    least = min(map(_low, figures), default=None)
    return [one for one in figures if _low(one) == least]


def _highest(figures: Sequence[Given]) -> list[Given]:
    most = max(map(_high, figures), default=None)
    return [one for one in figures if _high(one) == most]


def _widest(figures: Sequence[Given]) -> Ends:
    ends = [n for one in figures for n in one.ends if n is not None]
    return (min(ends), max(ends)) if ends else (None, None)


def _low_end(figures: Sequence[Given]) -> Ends:
    low = min(map(_low, figures), default=None)
    return low, low


def _high_end(figures: Sequence[Given]) -> Ends:
    high = max(map(_high, figures), default=None)
    return high, high


def _low(one: Given) -> int:
    return min(n for n in one.ends if n is not None)


def _high(one: Given) -> int:
    return max(n for n in one.ends if n is not None)


def _means(figures: Sequence[Given]) -> list[float]:
    return [one.size.mean for one in figures if one.size.mean is not None]


def _mean_of(figures: Sequence[Given], role: VoiceRole) -> float | None:
    low, high = _widest([one for one in figures if one.voice.role == role])
    return (low + high) / 2 if low is not None and high is not None else None


def _ratio(over: float | None, under: float | None) -> float | None:
    return round(over / under, 2) if over is not None and under else None


RULES: Mapping[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule(DEFAULT, "low and high over the last figure of every voice", _last_of_each, _widest),
        Rule(
            "ccc",
            "low and high over every count told, later ones too; vague words only where nobody gives a number",
            _ccc,
            _widest,
        ),
        Rule("latest", "the last figure told, by any voice", _last, _widest),
        Rule("latest_police", "the last figure by police", _last_by("police"), _widest),
        Rule("latest_organiser", "the last figure by organisers", _last_by("organiser"), _widest),
        Rule("police", "low and high over the last figure of each police voice", _by("police"), _widest),
        Rule("organiser", "low and high over the last figure of each organiser", _by("organiser"), _widest),
        Rule(
            "reporter",
            "low and high over what reporters and other media count",
            _by("reporter", "media"),
            _widest,
        ),
        Rule("third_party", "low and high over voices of no side", _apart, _widest),
        Rule("median_independent", "the median over independent reports of what each gives", list, _per_report),
        Rule("most_reported", "the figure that most independent reports give", _most_told, _widest),
        Rule("min", "the lowest figure told", _lowest, _low_end),
        Rule("max", "the highest figure told", _highest, _high_end),
    )
}
"""The rules by name, as they are chosen on the command line (docs/settling.md)."""
