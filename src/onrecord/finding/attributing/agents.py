"""Cues in the passive that name who spoke: "was condemned by X", "were told by X to leave"."""

from onrecord.finding.attributing.claim import Claim
from onrecord.finding.attributing.cues import Found
from onrecord.finding.attributing.lines import Line
from onrecord.finding.attributing.sources import Range, source_after, speaks, subject_before

_POSITIONS = frozenset({"criticise", "support", "accuse", "assert", "defend"})
_FARTHEST = 14  # tokens from a cue to its "by"
_STOPS = frozenset({",", ".", ";", ":", "and", "but", "who", "which", "that"})


def by_agent(line: Line, found: Found) -> Claim | None:
    """The claim of a passive cue with "by" and somebody who speaks; None where there is no such agent."""
    by = next((at for at in range(found.end, found.end + _FARTHEST) if line.word(at) in _STOPS | {"by"}), None)
    if by is None or line.word(by) != "by":
        return None
    source = source_after(line, by + 1)
    if source is None or source[0] != by + 1 + _articles(line, by + 1, source[0]) or not speaks(line, source):
        return None
    subject = subject_before(line, found.start)
    return _said(line, found, source, subject) or _position(line, found, source, subject, by)


def _articles(line: Line, start: int, first: int) -> int:
    """How many small words of a title or position stand before a source."""
    return first - start if not any(line.is_mark(at) for at in range(start, first)) else 0


def _said(line: Line, found: Found, source: Range, subject: Range | None) -> Claim | None:
    """ "it was announced by X that …", "residents were told by X to stay at home"."""
    at = source[1]
    if line.word(at) == "that" and found.cue.takes & {"clause", "that", "told"}:
        own = subject is not None and line.word(subject[0]) != "it"
        return Claim(found, source, (at + 1, len(line.tokens)), "agent: that", subject if own else None)
    if line.word(at) == "to" and "urge" in found.cue.takes and subject is not None:
        return Claim(found, source, (at, len(line.tokens)), "agent: urged", subject)
    if line.word(at) == "of" and found.cue.lemma == "accuse":
        return Claim(found, source, (at + 1, len(line.tokens)), "agent: charged", subject)
    return None


def _position(line: Line, found: Found, source: Range, subject: Range | None, by: int) -> Claim | None:
    """ "the plan was condemned by X", "the march was described by X as a success"."""
    takes, act = found.cue.takes, found.cue.act
    named = "as" in takes and (line.word(source[1]) == "as" or line.word(found.end) == "as")
    if subject is None or not (named or ("noun" in takes and act in _POSITIONS)):
        return None
    if not named:
        return Claim(found, source, subject, "agent")
    tail = (found.end, by) if line.word(found.end) == "as" else (source[1], len(line.tokens))
    return Claim(found, source, subject, "agent", tail=tail)
