"""To whom something was said, and where what was said to them begins."""

from onrecord.finding.attributing.cues import Found
from onrecord.finding.attributing.lines import Line
from onrecord.finding.attributing.reading import Reading, at_end, past_adverbials
from onrecord.tables.grammar import grammar

_NO_ADDRESSEE = frozenset({"of", "against", "about", ","})
_SUBJECT_WORDS = frozenset(
    {"the", "a", "an", "his", "her", "their", "its", "there", "any", "anyone", "some", "no"}
)
_PARTICLES = {"on-to": ("on", "upon"), "to-to": ("to",), "with-to": ("with",), "urge-to": ("to",)}
_STOPS = frozenset({".", ";", ":", "before", "after", "that", "because"})
_FOR = frozenset({"for"})
_LINKS = {
    "accuse": frozenset({"of"}),
    "reproach": frozenset({"for", "with"}),
    "congratulate": frozenset({"on", "for"}),
}
_FARTHEST = 22  # tokens from a cue to the end of its addressee


def told(line: Line, found: Found, at: int) -> Reading | None:
    """ "told the crowd that …", "warned protesters they could be arrested"."""
    word = line.word(at)
    if "told" not in found.cue.takes or word in _NO_ADDRESSEE or word in grammar("question_words"):
        return None
    if word in grammar("subjects") and word not in {"it", "you"}:
        return None
    end = _addressee_end(line, at)
    if end is None or end <= at:
        return None
    following = past_adverbials(line, end)
    if line.word(following) == "to" and "urge" in found.cue.takes:
        negated = line.word(end - 1) == "not" and end - 1 > at
        return Reading(following - negated, "urged", (at, end - negated))
    if at_end(line, following):
        return Reading(following, "told nothing", (at, end))
    following += line.word(following) == ","
    return Reading(following + (line.word(following) in {"that", ":"}), "told", (at, end))


def _addressee_end(line: Line, at: int) -> int | None:
    """Where the addressee that begins at ``at`` ends: before "that", a colon, or a subject of its own."""
    plain = line.word(at) in grammar("addressees")
    for ahead in range(at, min(len(line.tokens), at + _FARTHEST)):
        word = line.word(ahead)
        if word == "that" and line.word(ahead - 1) not in {"who", ","} and not _is_relative(line, ahead):
            return ahead
        if word in {":", ";", ".", "?", "!"} or line.is_block(ahead):
            return ahead
        if ahead == at:
            continue
        if word in {"to", "before", "because"} or (word == "on" and line.word(ahead + 1) in grammar("days")):
            return ahead
        if _subject_begins(line, ahead) and _verb_soon(line, ahead):
            return ahead
        relative = any(line.word(i) in {"who", "which"} for i in range(at, ahead))
        if word in grammar("auxiliaries") and not relative:
            return at + 1 if plain and ahead > at + 1 else None
    return at + 1 if plain else None


def _is_relative(line: Line, at: int) -> bool:
    following = line.word(at + 1)
    return following in grammar("auxiliaries") and following != "is"


def _subject_begins(line: Line, at: int) -> bool:
    before, word = line.word(at - 1), line.word(at)
    if (
        before in grammar("prepositions")
        or before in grammar("determiners")
        or before in {"'s", "’s", "and", "&"}
    ):
        return False
    if word in grammar("subjects") or word in _SUBJECT_WORDS:
        return True
    return line.name_starts(at) and not (line.tokens[at - 1].is_capital and line.tokens[at].is_capital)


def _verb_soon(line: Line, at: int) -> bool:
    return any(
        line.word(i) in grammar("auxiliaries")
        or line.word(i) in grammar("finite")
        or line.word(i).endswith(("ed", "s"))
        for i in range(at, min(at + 14, len(line.tokens)))
    )


def charged(line: Line, found: Found, at: int) -> Reading | None:
    """ "accused them of lying", "criticised the mayor for the ban"."""
    if "charge" not in found.cue.takes or at_end(line, at) or line.word(at) in {"each", "one"}:
        return None
    links = _LINKS.get(found.cue.lemma, _FOR)
    if found.cue.lemma == "ask" and line.word(at) in {"for", "to", "about", "if", "whether"}:
        return None
    for ahead in range(at + 1, min(at + 18, len(line.tokens))):
        word = line.word(ahead)
        if word in links and (line.word(ahead + 1).endswith("ing") or not line.in_name(ahead)):
            return Reading(ahead + 1, "charged", (at, ahead))
        if word in {".", ";", ":", "and", "but", "that"}:
            return None
    return None


def urged(line: Line, found: Found, at: int) -> Reading | None:
    """ "urged people to leave", "called on the mayor to resign", "sent out word to members to join"."""
    for frame, words in _PARTICLES.items():
        if frame in found.cue.takes and line.word(at) in words:
            return _to_verb(line, at + 1, "called on")
    if "urge" not in found.cue.takes or line.word(at) in grammar("question_words") | {":", ",", "for", "to"}:
        return None
    return _to_verb(line, at, "urged")


def _to_verb(line: Line, at: int, rule: str) -> Reading | None:
    for ahead in range(at + 1, min(at + 30, len(line.tokens))):
        if line.word(ahead) in _STOPS or line.is_block(ahead):
            return None
        quoted = ahead + 1 in line.quoted and line.is_mark(ahead + 1)  # to "go home"
        if line.word(ahead) == "to" and bare_verb(line, ahead + 1 + quoted):
            start = ahead - (line.word(ahead - 1) == "not")
            return Reading(start, rule, (at, start)) if start > at else None  # "asked not to be named"
    return None


def bare_verb(line: Line, at: int) -> bool:
    """Whether a verb without an ending may stand at ``at``: no name, no article, no "-ed" or "-ing"."""
    word = line.word(at)
    if not word or line.is_mark(at) or word in grammar("determiners") or word in grammar("prepositions"):
        return False
    ending = word.endswith(("ed", "ing")) and word not in grammar("bare_in_ed_or_ing")
    return not line.tokens[at].is_capital and not ending
