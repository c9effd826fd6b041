"""How sure to be of a coding: the rule's own estimate, set right by what codings of its kind proved to be.

Nothing else of a coding changes. Who speaks and which side is told of plays no part. See docs/confidence.md.
"""

import math
import re
from collections import Counter
from dataclasses import dataclass, replace

from onrecord.records import CodedReport, Coding, Mention, Size, Statement
from onrecord.tables.confidence import ConfidenceWeights, confidence_weights

STATEMENT = "statement"
"""The name under which statements are weighed: as one whole, what was said and by whom."""
_OWN_FIGURES = frozenset({"participants", "arrests"})
_FEW_FIGURES = "figure"  # all other counts together: injured, deaths, detained …
_MOST_RIVALS = 3
_APART = 2  # lines of text between evidence and anchor, from which they are apart
_MIDDLE = 0.75  # a rule's estimate that neither adds nor takes away
_LIMITS = (0.02, 0.99)
_PUBLICATION = re.compile(r" (?:before|after|of) publication\Z")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is weighed of a coding: variable, family of the rule, the rule's own estimate (0 to 1), how many

    further values its event has of the variable, and whether its words stand apart from the event's.
    """

    variable: str
    family: str
    prior: float
    rivals: int = 0
    apart: bool = False

    @property
    def strength(self) -> float:
        """The rule's own estimate as log-odds, 0 at the middle."""
        return _log_odds(self.prior) - _log_odds(_MIDDLE)


def calibrated(coded: CodedReport, weights: ConfidenceWeights | None = None) -> CodedReport:
    """``coded`` with a measured confidence for every coding and statement, in place of the rule's own. Pure."""
    known = weights or confidence_weights()
    return replace(
        coded,
        mentions=tuple(_mention(coded.report.text, one, known) for one in coded.mentions),
        statements=tuple(_statement(one, known) for one in coded.statements),
    )


def chance(evidence: Evidence, weights: ConfidenceWeights) -> float:
    """The chance, 0 to 1, that a careful person would code the same.

    A variable that was never measured keeps the rule's own estimate, but for no more than that of any coding.
    """
    if evidence.variable not in weights.variables:
        return round(min(evidence.prior, _share(weights.base)), 3)
    odds = weights.base + weights.variables[evidence.variable] + weights.prior * evidence.strength
    odds += weights.rules.get(evidence.variable, {}).get(evidence.family, 0.0)
    odds += weights.rivals * evidence.rivals + weights.apart * evidence.apart
    return round(min(max(_share(odds), _LIMITS[0]), _LIMITS[1]), 3)


def evidence_in(text: str, mention: Mention) -> tuple[Evidence, ...]:
    """The evidence of each of a mention's codings, in their order. ``text`` is the report's."""
    many = Counter(coding.variable for coding in mention.codings)
    return tuple(
        Evidence(
            _variable(coding),
            family(coding.coder, coding.rule),
            coding.confidence,
            min(many[coding.variable] - 1, _MOST_RIVALS),
            _is_apart(text, mention, coding),
        )
        for coding in mention.codings
    )


def evidence_of(said: Statement) -> Evidence:
    """The evidence of a statement."""
    return Evidence(STATEMENT, family(said.coder, said.rule), said.confidence)


def family(coder: str, rule: str) -> str:
    """The family of a rule: ``say/subject: that`` is ``subject``, ``weekday before publication`` ``weekday``.

    All that the frame parser marks is one family, whatever its role; so is what rules without a name make.
    """
    if coder.startswith("frames"):
        return "frames"
    kind = re.split("[;:]", rule.rsplit("/", 1)[-1])[0]
    return _PUBLICATION.sub("", kind).strip() or "any"


def _mention(text: str, mention: Mention, weights: ConfidenceWeights) -> Mention:
    sure = [chance(evidence, weights) for evidence in evidence_in(text, mention)]
    codings = (replace(one, confidence=how) for one, how in zip(mention.codings, sure, strict=True))
    return replace(mention, codings=tuple(codings))


def _statement(said: Statement, weights: ConfidenceWeights) -> Statement:
    codings = tuple(
        replace(one, confidence=chance(Evidence(_about(one), "", one.confidence), weights))
        for one in said.codings
    )
    return replace(said, confidence=chance(evidence_of(said), weights), codings=codings)


def _about(coding: Coding) -> str:
    """A statement's variable may have the name of an event's, and is another."""
    return f"{STATEMENT} {coding.variable}"


def _variable(coding: Coding) -> str:
    if coding.value is None:
        return ""  # nothing is said that could be right
    if isinstance(coding.value, Size) and coding.variable not in _OWN_FIGURES:
        return _FEW_FIGURES
    return coding.variable


def _is_apart(text: str, mention: Mention, coding: Coding) -> bool:
    """Whether more than two line ends lie between the nearest of its words and the event's anchor."""
    ends = (
        text.count("\n", min(span.start, mention.anchor.start), max(span.start, mention.anchor.start))
        for span in coding.spans
    )
    return min(ends, default=0) > _APART


def _log_odds(share: float) -> float:
    within = min(max(share, _LIMITS[0]), _LIMITS[1])
    return math.log(within / (1 - within))


def _share(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
