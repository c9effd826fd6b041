"""Where one claim of a line ends and the next begins, and which stand inside another."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.finding.attributing.claim import Claim
from onrecord.finding.attributing.contents import clause_end
from onrecord.finding.attributing.leftward import lead
from onrecord.finding.attributing.lines import Line
from onrecord.finding.attributing.sources import Range

_NEW_CLAUSE = frozenset(
    {"and", "but", "while", "as", "although", "though", ";", ",", "after", "when", "before", "since"}
)
_OUTRIGHT = frozenset(
    {
        "say",
        "tell",
        "claim",
        "argue",
        "warn",
        "promise",
        "deny",
        "accuse",
        "insist",
        "allege",
        "urge",
        "call",
        "admit",
        "pledge",
        "vow",
        "confirm",
        "announce",
        "threaten",
        "demand",
    }
)
_PLAIN = (": that", ": told", ": urged", ": called on", ": charged", ": bare")


def bounded(line: Line, claims: list[Claim]) -> list[Claim]:
    """The claims with the end of each content found, without those that only repeat or only fill another."""
    ended = [_ended(line, claim, claims[number + 1 :]) for number, claim in enumerate(claims)]
    return list(_outer(line, _without_echoes(line, ended)))


def _ended(line: Line, claim: Claim, later: list[Claim]) -> Claim:
    """The claim with its content cut where the next one, or its own clause, ends it."""
    if claim.content is None or claim.is_left:
        return claim
    start, stop = claim.content
    edge = next((edge for one in later if (edge := _edge(line, one, claim)) is not None and edge > start), stop)
    stop = min(stop, edge)
    if claim.source is not None and claim.rule.startswith("subject") and start > claim.found.first:
        stop = _aside_end(line, claim.source, claim.found.start, start, stop)
    if not line.is_block(start):
        return replace(claim, content=(start, clause_end(line, start, stop, claim.source)))
    end = start + 1
    while end < stop and (line.is_block(end) or line.word(end) in {"and", ","}):
        end += 1
    return replace(claim, content=(start, end))


def _aside_end(line: Line, source: Range, verb: int, start: int, stop: int) -> int:
    """The comma that ends ", which the union says is too high,": the sentence goes on behind it."""
    before = lead(line, source[0]) - 1
    asides = (
        before,
        verb - 1,
    )  # ", which the union says is too high," and "The union, which says it is too high,"
    if not any(line.word(at) in {"which", "who"} and line.word(at - 1) == "," for at in asides):
        return stop
    return next((at for at in range(start + 1, stop) if line.word(at) == "," and at not in line.quoted), stop)


def _edge(line: Line, later: Claim, claim: Claim) -> int | None:
    """Where the words of a later claim begin; None where it may stand inside the content of ``claim``."""
    if later.is_left and later.content is not None:
        return _echo_edge(line, later, claim) or later.content[0]
    before = later.found.start - 1
    if later.rule.startswith("participle"):
        return before
    if later.rule.startswith("conjoined"):
        return before - (line.word(before - 1) == ",")
    if later.source is None:
        return None
    if claim.source is not None and later.source[0] <= claim.source[0]:
        # "X, who has faulted the ban, said": the first stands in an aside of the second.
        return later.found.start - (line.word(before) == ",")
    at = lead(line, later.source[0]) - 1
    return at - (line.word(at - 1) == "," and line.word(at) != ",") if line.word(at) in _NEW_CLAUSE else None


def _echo_edge(line: Line, later: Claim, claim: Claim) -> int | None:
    """The end of the words that ", the force said" or ", the paper reported" attributes once more."""
    if later.content is None or line.is_block(later.content[1] - 1) or not _echoes(line, claim, later):
        return None
    return later.content[1]


def _key(line: Line, claim: Claim) -> str:
    names = line.names_in(*claim.source) if claim.source else []
    return names[0].key if names else ""


def _is_media(line: Line, claim: Claim) -> bool:
    names = line.names_in(*claim.source) if claim.source else []
    return any(name.rule.endswith(":media") for name in names)


def _echoes(line: Line, claim: Claim, later: Claim) -> bool:
    """Whether ``later`` attributes a whole claim that opens its line to the same source, or to a paper."""
    if claim.source is None or claim.is_left or lead(line, claim.source[0]) > 1:
        return False
    same = bool(_key(line, later)) and _key(line, claim) == _key(line, later)
    return same or _is_media(line, later)


def _without_echoes(line: Line, claims: list[Claim]) -> list[Claim]:
    kept: list[Claim] = []
    for claim in claims:
        whole = claim.is_left and claim.content is not None and not line.is_block(claim.content[1] - 1)
        first = kept[0] if kept else None
        if whole and first is not None and _echoes(line, first, claim):
            if _key(line, first) != _key(line, claim):
                kept[0] = replace(first, via=claim.source)
            continue
        kept.append(claim)
    return kept


def _outer(line: Line, claims: list[Claim]) -> Iterator[Claim]:
    """Claims inside another's content stay only where a name says them in so many words."""
    for claim in claims:
        held = any(
            other is not claim and other.content and other.content[0] <= claim.found.first < other.content[1]
            for other in claims
        )
        if not held or claim.is_left:
            yield claim
        elif claim.source is not None and claim.content and _said_outright(line, claim):
            yield replace(claim, inner=True)


def _said_outright(line: Line, claim: Claim) -> bool:
    names = line.names_in(*claim.source) if claim.source else []
    named = any(name.kind in {"person", "organisation", "office", "group"} for name in names)
    return named and claim.rule.endswith(_PLAIN) and claim.found.cue.lemma in _OUTRIGHT
