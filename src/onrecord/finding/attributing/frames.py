"""What follows a cue: whom it addresses, and where what was said begins."""

from dataclasses import dataclass

from onrecord.finding.attributing.cues import Found
from onrecord.finding.attributing.lines import Line
from onrecord.finding.attributing.sources import Range
from onrecord.tables.grammar import grammar

_WH = frozenset({"that", "whether", "if", "how", "why", "what", "where", "who", "when"})
_SAID = frozenset(
    {"clause", "that", "that-only", "told", "quote", "urge", "noun", "charge", "for", "on-to", "about"}
)
_PREPOSITIONS = frozenset({"for", "of", "against", "about", "with", "over", "at", "in", "to", "on"})
_PLAIN_ADDRESSEES = frozenset(
    {
        "reporters",
        "journalists",
        "parliament",
        "mps",
        "lawmakers",
        "supporters",
        "them",
        "him",
        "her",
        "us",
        "me",
        "you",
        "people",
        "police",
        "protesters",
        "crowds",
        "congress",
        "viewers",
        "listeners",
        "delegates",
        "members",
        "residents",
        "newsmen",
        "media",
        "demonstrators",
        "everyone",
        "it",
        "workers",
        "students",
        "marchers",
        "followers",
    }
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How the words after a cue read: the first token of the content, the rule, and the addressee."""

    start: int
    rule: str
    addressee: Range | None = None


def read_after(line: Line, found: Found) -> Reading | None:
    """The reading of the words after a cue, or None where it says nothing to its right."""
    takes = found.cue.takes
    quote = _quotation_after(line, found)
    if quote is not None and takes & _SAID:
        return quote
    at = past_adverbials(line, found.end)
    if _at_end(line, at):
        return None
    if line.word(at) == ":" and takes & _SAID and not _at_end(line, at + 1):
        return Reading(at + 1, "colon")
    for reader in (_told, _figure, _charged, _urged, _named_as, _preposition, _infinitive, _clause, _noun):
        reading = reader(line, found, at)
        if reading is not None:
            return reading
    return None


def past_adverbials(line: Line, at: int) -> int:
    """Behind "on Monday", "again", "in a statement that": what stands between a cue and its clause."""
    while True:
        word = line.word(at)
        if (
            word in grammar("adverbs")
            or word in grammar("days")
            or (
                word.endswith("ly")
                and len(word) > 4
                and word not in {"only", "family", "early", "july", "italy"}
            )
        ):
            at += 1
        elif (word == "on" and line.word(at + 1) in grammar("days")) or (word in {"this", "last"} and line.word(at + 1) in {
            "week",
            "month",
            "year",
            "morning",
            "afternoon",
            "evening",
        }):
            at += 2
        elif (
            word == "in"
            and line.word(at + 1) in {"a", "an", "its", "the", "his", "her", "their"}
            and line.word(at + 2)
            in {
                "statement",
                "letter",
                "interview",
                "post",
                "tweet",
                "email",
                "message",
                "video",
                "report",
                "speech",
                "memo",
                "briefing",
                "submission",
            }
        ):
            at += 3
        else:
            break
    return _to_that(line, at)


def _to_that(line: Line, at: int) -> int:
    """On to "that" over a phrase between it and the cue: "said at a rally in the park that …"."""
    if line.word(at) not in grammar("prepositions") - {
        "of",
        "to",
        "for",
        "against",
        "than",
        "with",
    } and line.word(at) not in {",", "to"}:
        return at
    for ahead in range(at, min(at + 16, len(line.tokens))):
        word = line.word(ahead)
        if word == "that" and ahead > at + 1:
            return ahead
        if (
            word in grammar("auxiliaries")
            or word in grammar("finite")
            or line.is_block(ahead)
            or word in {":", ";"}
        ):
            return at
    return at


def _at_end(line: Line, at: int) -> bool:
    return at >= len(line.tokens) or line.word(at) in {".", ";", ")", "?", "!"}


def _quotation_after(line: Line, found: Found) -> Reading | None:
    """A whole quotation behind the cue, with only an addressee or a circumstance between them."""
    limit = min(len(line.tokens), found.end + 30)
    at = next((at for at in range(found.end, limit) if line.is_block(at)), None)
    if at is None:
        return None
    between = range(found.end, at)
    introduced = at == found.end or line.word(at - 1) in {":", ",", "—", "–", "-"} or at - found.end <= 1
    if not introduced or (
        line.word(at - 1) == ","
        and any(
            line.word(i) in grammar("auxiliaries") or line.word(i) in {"that", "and", "but"} for i in between
        )
    ):
        return None
    if line.word(at - 1) == ":" and any(line.word(i) == "that" for i in between):
        return None
    addressee = None
    if (
        found.cue.takes & {"told", "urge"}
        and at - found.end > 1
        and line.word(found.end) not in grammar("prepositions")
    ):
        stop = at
        while stop > found.end and line.is_mark(stop - 1):
            stop -= 1
        addressee = (found.end, stop) if stop > found.end else None
    return Reading(at, "quotation", addressee)


def _told(line: Line, found: Found, at: int) -> Reading | None:
    """ "told the crowd that …", "warned protesters they could be arrested"."""
    if (
        "told" not in found.cue.takes
        or line.word(at) in _WH | grammar("subjects") - {"it", "you"}
        or line.word(at) in {"of", "against", "about", ","}
    ):
        return None
    end = _addressee_end(line, at)
    if end is None or end <= at:
        return None
    following = past_adverbials(line, end)
    if line.word(following) == "to" and found.cue.takes & {"urge"}:
        return Reading(following, "urged", (at, end))
    if _at_end(line, following):
        return Reading(following, "told nothing", (at, end))
    if line.word(following) == ",":
        following += 1
    that = line.word(following) in {"that", ":"}
    return Reading(following + that, "told", (at, end))


def _addressee_end(line: Line, at: int) -> int | None:
    """Where the addressee that begins at ``at`` ends: before "that", a colon, or a subject of its own."""
    plain = line.word(at) in _PLAIN_ADDRESSEES
    limit = min(len(line.tokens), at + 22)
    for ahead in range(at, limit):
        word = line.word(ahead)
        if word == "that" and line.word(ahead - 1) not in {"who", ","} and not _relative_that(line, ahead):
            return ahead
        if word in {":", ";", ".", "?", "!"} or line.is_block(ahead):
            return ahead
        if word in {"before", "because"} and ahead > at:
            return ahead
        if ahead > at and word == "to" and not line.is_mark(ahead - 1):
            return ahead
        if ahead > at and _subject_begins(line, ahead) and _verb_soon(line, ahead):
            return ahead
        if (
            word in grammar("auxiliaries")
            and ahead > at
            and not any(line.word(i) in {"who", "which"} for i in range(at, ahead))
        ):
            return at + 1 if plain and ahead > at + 1 else None
    return at + 1 if plain else None


def _relative_that(line: Line, at: int) -> bool:
    return line.word(at + 1) in grammar("auxiliaries") and line.word(at + 1) not in {"is"}


def _subject_begins(line: Line, at: int) -> bool:
    word = line.word(at)
    if line.word(at - 1) in grammar("prepositions") | {"'s", "’s", "and", "&"} | grammar("determiners"):
        return False
    if word in grammar("subjects") | {
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "there",
        "any",
        "anyone",
        "some",
        "no",
    }:
        return True
    starts = [name for name in line.names if name.span.start == line.tokens[at].start]
    return bool(starts) and not (line.tokens[at - 1].is_capital and line.tokens[at].is_capital)


def _verb_soon(line: Line, at: int) -> bool:
    return any(
        line.word(i) in grammar("auxiliaries")
        or line.word(i) in grammar("finite")
        or line.word(i).endswith(("ed", "s"))
        for i in range(at, min(at + 14, len(line.tokens)))
    )


def _figure(line: Line, found: Found, at: int) -> Reading | None:
    """"put the turnout at 2,000": how a count is told."""
    if "figure" not in found.cue.takes or line.word(at) not in grammar("determiners"):
        return None
    held = any(line.word(i) == "at" and _number_at(line, i + 1) for i in range(at + 1, at + 8))
    return Reading(at, "figure") if held else None


def _number_at(line: Line, at: int) -> bool:
    words = [line.word(i) for i in range(at, at + 4)]
    return any(word[:1].isdigit() or word in {"hundreds", "thousands", "dozens", "hundred", "thousand"} for word in words)


def _charged(line: Line, found: Found, at: int) -> Reading | None:
    """ "accused them of lying", "criticised the mayor for the ban"."""
    if "charge" not in found.cue.takes or _at_end(line, at) or line.word(at) in {"each", "one"}:
        return None
    for ahead in range(at + 1, min(at + 18, len(line.tokens))):
        word = line.word(ahead)
        if word in {"of", "for"} and (
            found.cue.lemma not in {"criticise", "criticize", "praise", "blame"} or word == "for"
        ):
            verbal = line.word(ahead + 1).endswith("ing") or found.cue.lemma != "accuse"
            if verbal or not _of_name(line, ahead):
                return Reading(ahead + 1, "charged", (at, ahead))
        if word in {".", ";", ":", "and", "but", "that"}:
            return None
    return None


def _of_name(line: Line, at: int) -> bool:
    return any(name.span.start <= line.tokens[at].start < name.span.end for name in line.names)


def _urged(line: Line, found: Found, at: int) -> Reading | None:
    """ "urged people to leave", "called on the mayor to resign", "sent out word to members to join"."""
    takes = found.cue.takes
    opening = {"on-to": "on", "to-to": "to", "with-to": "with", "urge-to": "to"}
    for frame, word in opening.items():
        if frame in takes and line.word(at) in ({word, "upon"} if word == "on" else {word}):
            return _to_verb(line, at + 1, "called on")
    if "urge" in takes and line.word(at) not in _WH | {":", ",", "for", "to"}:
        return _to_verb(line, at, "urged")
    return None


def _to_verb(line: Line, at: int, rule: str) -> Reading | None:
    for ahead in range(at + 1, min(at + 30, len(line.tokens))):
        if line.word(ahead) in {".", ";", ":", "before", "after", "that", "because"} or line.is_block(ahead):
            return None
        if line.word(ahead) == "to" and _bare_verb(line, ahead + 1):
            start = ahead - (line.word(ahead - 1) == "not")
            return Reading(start, rule, (at, start))
    return None


def _bare_verb(line: Line, at: int) -> bool:
    word = line.word(at)
    if not word or line.is_mark(at) or word in grammar("determiners") | grammar("prepositions"):
        return False
    return not line.tokens[at].is_capital and not word.endswith(("ed", "ing"))


def _named_as(line: Line, found: Found, at: int) -> Reading | None:
    """ "described the ban as an outrage", 'called it "a disgrace"'."""
    if "as" not in found.cue.takes or line.word(at) in {
        "for",
        "on",
        "off",
        "out",
        "in",
        "upon",
        "to",
        "up",
        "back",
    }:
        return None
    stop = min(at + 26, len(line.tokens))
    if found.cue.lemma in {"describe", "characterise", "characterize"}:
        held = any(line.word(i) == "as" for i in range(at, stop))
    else:
        held = any(i in line.quoted for i in range(at + 1, stop))
    return Reading(at, "named as") if held else None


def _preposition(line: Line, found: Found, at: int) -> Reading | None:
    word = line.word(at)
    if (
        word in _PREPOSITIONS
        and (word in found.cue.takes or f"{word}-noun" in found.cue.takes)
        and not _at_end(line, at + 1)
    ):
        return Reading(at + 1, "preposition")
    return None


def _infinitive(line: Line, found: Found, at: int) -> Reading | None:
    start = at + (line.word(at) == "not")
    if "to" in found.cue.takes and line.word(start) == "to" and _bare_verb(line, start + 1):
        return Reading(at, "infinitive")
    return None


def _clause(line: Line, found: Found, at: int) -> Reading | None:
    takes = found.cue.takes
    word = line.word(at)
    if not takes & {"clause", "that", "that-only", "told", "urge"}:
        return None
    if word == "that":
        return Reading(at + 1, "that")
    if word in {"whether", "if", "how", "why", "what", "where", "who"} and "that-only" not in takes:
        return Reading(at, "wh")
    if word == ",":
        inside = _past_aside(line, at)
        return Reading(inside, "that") if inside is not None else None
    if "clause" not in takes:
        return Reading(at, "quoted words") if at in line.quoted else None
    if word in grammar("prepositions") - {
        "after",
        "before",
        "since",
        "despite",
        "during",
        "under",
        "without",
        "between",
        "about",
        "around",
        "over",
    } and word not in {"in", "at", "on", "as", "for", "by", "with", "from"}:
        return None
    if at in line.quoted:
        return Reading(at, "quoted words")
    plain = found.cue.needs_person
    return Reading(at, "bare") if _has_verb(line, at, plain) else None


def _past_aside(line: Line, comma: int) -> int | None:
    """Behind ", speaking outside court, that …": the word after "that"."""
    for ahead in range(comma + 1, min(comma + 20, len(line.tokens))):
        if line.word(ahead) == "," and line.word(ahead + 1) == "that":
            return ahead + 2
    return None


def _has_verb(line: Line, at: int, soon: bool) -> bool:
    """Whether a clause with a finite verb begins at ``at``: ``soon`` means before any other clause."""
    for ahead in range(at, len(line.tokens)):
        word = line.word(ahead)
        if soon and word in {",", "who", "which", "to"}:
            return False
        if word in grammar("auxiliaries") or word in grammar("finite") or (word.endswith("ed") and ahead > at):
            return True
        if word.endswith("s") and ahead > at and not line.is_mark(ahead):
            return True
        if word in {".", ";", ":"}:
            return False
    return False


def _noun(line: Line, found: Found, at: int) -> Reading | None:
    word = line.word(at)
    takes = found.cue.takes
    if "doing" in takes and word.endswith("ing"):
        return Reading(at, "doing")
    if (
        "noun" not in takes
        or word in grammar("prepositions") - {"between", "about", "over", "under"}
        or word in {"to", ","} | grammar("conjunctions")
    ):
        return None
    return Reading(at, "noun")
