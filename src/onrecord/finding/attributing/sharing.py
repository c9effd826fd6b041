"""Cues that have their source from the clause they stand in: "… and promised", ", saying", "went on to warn"."""

from onrecord.finding.attributing.claim import Claim
from onrecord.finding.attributing.cues import Found
from onrecord.finding.attributing.frames import read_after
from onrecord.finding.attributing.lines import Line
from onrecord.finding.attributing.nounphrases import subject_phrase
from onrecord.finding.attributing.reading import Reading
from onrecord.finding.attributing.sources import Range, speaks, subject_before
from onrecord.tables.crowd import crowd_words
from onrecord.tables.grammar import grammar
from onrecord.tables.people import people_words

_FARTHEST_WITH = 10  # tokens from "with" to the cue
_ASKED = 6  # tokens behind the cue in which those who are asked are named
_NOBODY = frozenset({"that", "this", "these", "what", "which", "there", "i", "we", "you"})
_IN_A_LETTER = frozenset(
    {"demand", "call_for", "warn", "promise", "threaten", "criticise", "accuse", "announce", "support", "refuse"}
)
_REMINDING = frozenset({"remind", "inform", "assure", "maintain", "insist"})
_WHO_REFUSES = frozenset({"person", "organisation", "office"})


def fits(line: Line, found: Found, source: Range, somebody: bool = False) -> bool:
    """Whether the source can do what the cue tells. ``somebody``: it is known already to be one who speaks."""
    words = [line.word(at) for at in range(*source)]
    if not words or (len(words) == 1 and words[0] in _NOBODY):
        return words == ["we"] and _writes(line, found, source)
    kinds = {name.kind for name in line.names_in(*source)}
    if found.cue.lemma == "refuse" and not kinds & _WHO_REFUSES:
        return False
    if found.cue.needs_person and not somebody and not speaks(line, source):
        return False
    if _head(line, source) in grammar("displays") and not (words[-1] == "petition" and found.finite):
        return False
    named = "as" in found.cue.takes and line.word(found.end) not in {"for", "on", "upon"}
    asks = found.cue.act in {"demand", "call_for"} and not named
    if asks and words == ["they"]:
        return found.cue.act == "demand" or line.word(source[0] - 1) not in {"as", "when", "while"}
    return not (asks and words[-1] in people_words("participants")) or _asks_police(line, found)


def _writes(line: Line, found: Found, source: Range) -> bool:
    """Whether "we" are those who write a letter, and what they do is more than to tell."""
    told = found.cue.act in _IN_A_LETTER or found.cue.lemma in _REMINDING
    return line.ours and told and line.word(source[0] - 1) not in {"what", "which", "that"}


def _asks_police(line: Line, found: Found) -> bool:
    """Whether police are asked: what is asked of them is said by marchers as by them, and no demand."""
    at = next(
        (at for at in range(found.end, found.end + _ASKED) if line.word(at) in crowd_words("police")), None
    )
    return at is not None and (
        line.word(at + 1) == "to" or line.word(at - 1) == "from" or line.word(at - 2) == "from"
    )


def _head(line: Line, source: Range) -> str:
    """The noun that heads a source: the "leaders" of "leaders of the march"."""
    first, end = source
    return line.word(next((at for at in range(first + 1, end) if line.word(at) == "of"), end) - 1)


def right_of(line: Line, found: Found, source: Range, rule: str, reading: Reading) -> Claim:
    """The claim whose content begins where ``reading`` says, to be cut where it ends."""
    end = len(line.tokens) if reading.end is None else reading.end
    return Claim(found, source, (reading.start, end), f"{rule}: {reading.rule}", reading.addressee)


def _told(line: Line, found: Found, source: Range | None, rule: str) -> Claim | None:
    if source is None or not fits(line, found, source):
        return None
    reading = read_after(line, found)
    if reading is None or reading.rule == "told nothing":
        return None
    return right_of(line, found, source, rule, reading)


def conjoined(line: Line, found: Found, before: list[Claim]) -> Range | None:
    """The source of the claim before, for "… and promised that": same subject, same tense."""
    at = found.start - 1
    if line.word(at) not in {"and", "but", "or", "then", "yet"} and not (line.word(at) == "," and before):
        return None
    if found.cue.act in {"refuse", "decline"} or (line.word(at) == "," and subject_before(line, at + 1)):
        return None
    for claim in reversed(before):
        perfect = found.start < found.first or claim.found.start < claim.found.first
        if claim.source is not None and claim.found.finite and (claim.found.form == found.form or perfect):
            return claim.source
    return None if before else main_subject(line, at)


def main_subject(line: Line, before: int) -> Range | None:
    """The subject of the last finite verb before, where it is somebody who speaks and no crowd."""
    for at in range(before - 1, 0, -1):
        word = line.word(at)
        past = word.endswith("ed") and not line.tokens[at].is_capital
        if at in line.quoted or not (past or word in grammar("auxiliaries") or word in grammar("finite")):
            continue
        if line.word(at - 1) in grammar("auxiliaries") | grammar("determiners"):
            continue
        source = subject_before(line, at)
        if source is not None:
            return source if speaks(line, source) and not _is_crowd(line, source) else None
    return None


def _is_crowd(line: Line, source: Range) -> bool:
    """Whether the source is the people of the protest, or the protest itself."""
    head = next((at for at in range(*source) if line.word(at) in grammar("prepositions")), source[1])
    return line.word(head - 1) in people_words("participants")


def participle(line: Line, found: Found, before: list[Claim]) -> Claim | None:
    """ ", saying that …", "issued a statement calling for …": the source is the clause's."""
    word = line.word(found.start - 1)
    if found.start == 0 or word in grammar("displays"):
        return None
    if found.passive:
        return _told(line, found, subject_before(line, found.start), "progressive")
    own = _with_source(line, found.start)
    if own is not None and found.cue.lemma in grammar("saying"):
        return _told(line, found, own, "participle")
    joins = word in {",", "and", "but", "while", "by", "before", "–", "—"} | grammar("carriers")
    plain = bool(before) and found.cue.lemma in grammar("saying") and word not in grammar("prepositions")
    closed = bool(before) and found.start - 1 in line.quoted
    if not (joins or closed or (plain and not line.is_mark(found.start - 1))):
        return None
    source = next((claim.source for claim in reversed(before) if claim.source is not None), None)
    return _told(line, found, source or main_subject(line, found.start), "participle")


def _with_source(line: Line, end: int) -> Range | None:
    """X in "…, with X saying that …"."""
    for at in range(end - 2, max(0, end - _FARTHEST_WITH), -1):
        if line.word(at) == "with" and line.word(at - 1) == ",":
            source = subject_phrase(line, at + 1, end)
            return source if source is not None and speaks(line, source) else None
        if line.is_mark(at) or line.word(at) in grammar("auxiliaries"):
            return None
    return None


def continued(line: Line, found: Found) -> Claim | None:
    """ "continued to call for", "went on to warn"."""
    at = found.start - 1
    if line.word(at) not in {"continued", "continues", "continue", "began", "on"}:
        return None
    at -= line.word(at) == "on"
    return _told(line, found, subject_before(line, at), "infinitive")
