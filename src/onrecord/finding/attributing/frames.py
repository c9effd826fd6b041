"""What follows a cue, and where what was said begins."""

from collections.abc import Iterator

from onrecord.finding.attributing.addressees import bare_verb, charged, told, urged
from onrecord.finding.attributing.cues import Found
from onrecord.finding.attributing.lines import Line
from onrecord.finding.attributing.nounphrases import Range, speaks
from onrecord.finding.attributing.reading import Reading, at_end, past_adverbials
from onrecord.tables.grammar import grammar

_QUOTING = frozenset(
    {"clause", "that", "that-only", "told", "quote", "urge", "noun", "charge", "for", "on-to", "about"}
)
_NOT_NAMED = frozenset({"for", "on", "off", "out", "in", "upon", "to", "up", "back"})
_PREPOSITIONS = frozenset({"for", "of", "against", "about", "with", "over", "at", "in", "to", "on"})
_ARTICLES = frozenset({"a", "an", "the", "its", "their"})
# Endings of what is thought of something: "spiteful", "ridiculous", "fabricated", "pathetic".
_JUDGING = ("ful", "ous", "able", "ible", "ic", "ive", "less", "ated", "ised", "ized", "ish", "ical", "istic", "ent")
_OF_TIME = frozenset({"say", "report", "reckon"})
_LONGEST_COUNTED = 16  # tokens of "the losses since the start of the blockade"
_LONGEST_JUDGED = 14  # tokens
_FARTHEST_ULTIMATUM = 14  # tokens
_LONGEST_ASKED = 9  # tokens of "the minister for transport"
_LONGEST_DEED = 8  # tokens of "a three-day strike by bus drivers"
_FARTHEST_QUOTATION = 30  # tokens between a cue and the quotation that it introduces


def read_after(line: Line, found: Found) -> Reading | None:
    """The reading of the words after a cue, or None where it says nothing to its right."""
    if found.cue.takes & _QUOTING and (quote := _quotation(line, found)) is not None:
        return quote
    at = past_adverbials(line, found.end)
    if at_end(line, at):
        return None
    if line.word(at) == ":" and found.cue.takes & _QUOTING and not at_end(line, at + 1):
        return Reading(at + 1, "colon")
    for reader in (
        _ultimatum,
        told,
        _figure,
        _number,
        _judged,
        charged,
        urged,
        _named_as,
        _preposition,
        _infinitive,
        _clause,
        _noun,
        _deed,
    ):
        reading = reader(line, found, at)
        if reading is not None:
            return reading
    return None


def _quotation(line: Line, found: Found) -> Reading | None:
    """A whole quotation behind the cue, with only an addressee or a circumstance between them."""
    limit = min(len(line.tokens), found.end + _FARTHEST_QUOTATION)
    at = next((at for at in range(found.end, limit) if line.is_block(at)), None)
    if at is None or not _introduced(line, found.end, at):
        return None
    addressee = None
    addressed = found.cue.takes & {"told", "urge"} and line.word(found.end) not in grammar("prepositions")
    if addressed and at - found.end > 1:
        stop = at
        while stop > found.end and line.is_mark(stop - 1):
            stop -= 1
        addressee = (found.end, stop) if stop > found.end else None
    return Reading(at, "quotation", addressee)


def _introduced(line: Line, cue_end: int, at: int) -> bool:
    """Whether the quotation at ``at`` is what the cue introduces, not a later part of an indirect clause."""
    if at - cue_end <= 1:
        return True
    between = [line.word(i) for i in range(cue_end, at)]
    if "that" in between or any(line.is_past_cue(i) for i in range(cue_end, at)):
        return False
    if between[-1] == ",":
        return not any(word in grammar("auxiliaries") or word in {"and", "but"} for word in between)
    return between[-1] in {":", "—", "–", "-"}


def _ultimatum(line: Line, found: Found, at: int) -> Reading | None:
    """ "gave the state a seven-day ultimatum to …": to whom, and what is demanded until when."""
    if "ultimatum" not in found.cue.takes:
        return None
    noun = next(
        (i for i in range(at, at + _FARTHEST_ULTIMATUM) if line.word(i) in {"ultimatum", "deadline"}), None
    )
    if noun is None or any(line.word(i) in {",", ".", "that", "and"} for i in range(at, noun)):
        return None
    start = next((i for i in range(noun, at, -1) if line.word(i) in grammar("determiners")), at)
    return Reading(start, "ultimatum", (at, start) if start > at else None)


def _figure(line: Line, found: Found, at: int) -> Reading | None:
    """ "put the turnout at 2,000", "had it at 600", "gave the number held as 38": how a count is told."""
    takes = found.cue.takes
    if "at-figure" in takes:
        held = line.word(at) == "at" and _number_soon(line, at + 1)
        return Reading(at - 1, "figure", end=_end_of_count(line, at + 1)) if held else None
    if not takes & {"figure", "given"} or line.word(at) in grammar("no_clause") | grammar("prepositions"):
        return None
    if "given" in takes:
        return _given(line, at)
    if line.word(at) in _NOT_NAMED | grammar("days"):
        return None
    for ahead in range(at + 1, at + _LONGEST_COUNTED):
        word = line.word(ahead)
        if word == "at" and _number_soon(line, ahead + 1) and not _is_clock(line, ahead + 1):
            return Reading(at, "figure", end=_end_of_count(line, ahead + 1))
        if word in {".", ";", "on", "into", "that"} or (word == "," and line.word(ahead + 1) != "at"):
            return None
    return None


def _given(line: Line, at: int) -> Reading | None:
    """ "gave us a figure of 600", "give the number held at 38"."""
    start = next((i for i in range(at, at + 3) if line.word(i) in _ARTICLES), None)
    noun = next((i for i in range(at, at + 7) if line.word(i) in grammar("counts")), None)
    if start is None or noun is None or start > noun:
        return None
    linked = any(line.word(i) in {"of", "at", "as"} and _number_soon(line, i + 1) for i in range(noun, noun + 4))
    return Reading(start, "figure") if linked else None


def _end_of_count(line: Line, number: int) -> int | None:
    """Where the next one's count begins: "put it at 900, the union at 4,000"; None where none follows."""
    for at in range(number + 1, len(line.tokens)):
        word = line.word(at)
        if word == ";":
            return at
        joins = word in {",", "and", "but", "while", "whereas", "against"}
        if joins and any(line.word(i) in grammar("auxiliaries") | grammar("finite") for i in range(number, at)):
            return None
        if joins and _counted_by(line, at + 1) is not None:
            return at
    return None


def _counted_by(line: Line, at: int) -> int | None:
    """Where the count of a name at ``at`` that elides its verb begins: "(and) the union (at) 4,000"."""
    start = at + (line.word(at) in {"and", "but", "while", "whereas"})
    if line.word(start)[:1].isdigit() or line.word(start) in grammar("numbers") | {"a", "up", "down", "some", "about"}:
        return None
    for ahead in range(start + 1, min(start + 9, len(line.tokens))):
        word = line.word(ahead)
        if word[:1].isdigit() or word in grammar("numbers"):
            while ahead - 1 > start and line.word(ahead - 1) in grammar("before_numbers") - {"a", "the"}:
                ahead -= 1
            return ahead if speaks(line, (start, ahead)) else None
        if word in grammar("auxiliaries") or word in grammar("finite") or word in {",", ";", ":", "for", "in"}:
            return None
    return None


def elided(line: Line, found: Found, end: int) -> Iterator[tuple[Range, Range]]:
    """Source and content of each count that goes on where another's ends: ", the union at 4,000"."""
    at: int | None = end
    while at is not None and at < len(line.tokens):
        start = at + 1 + (line.word(at + 1) in {"and", "but", "while", "whereas"})
        count = _counted_by(line, start) if line.word(at) != ";" or "figure" in found.cue.takes else None
        if count is None:
            return
        at = _end_of_count(line, count)
        if line.word(count) == "at":
            return  # "put it at 900, the union at 4,000": a figure, and no clause of its own
        yield (start, count), (count, len(line.tokens) if at is None else at)


def _is_clock(line: Line, at: int) -> bool:
    """Whether the number at ``at`` is a time of the day or a place in a street."""
    after = line.word(at + 1)
    return after in {"am", "pm", "a.m", "p.m", "o'clock", ":", "gmt", "hours"} or line.word(at).endswith(("am", "pm"))


def _number_soon(line: Line, at: int) -> bool:
    words = [line.word(i) for i in range(at, at + 6)]
    return any(any(letter.isdigit() for letter in word) or word in grammar("numbers") for word in words)


def _number(line: Line, found: Found, at: int) -> Reading | None:
    """ "counted 17 wounded", "speaks of 40,000": the number stands right behind the cue."""
    if "number" not in found.cue.takes:
        return None
    first = next((i for i in range(at, at + 6) if line.word(i) not in grammar("before_numbers")), at)
    word = line.word(first)
    if word in grammar("counted_things") and line.word(first + 1) == "of":
        first += 2  # "talks of absenteeism of 11 percent"
        word = line.word(first)
    is_number = word[:1].isdigit() or word in grammar("numbers") - ({"hundred", "thousand"} if first == at else set())
    if is_number and found.cue.lemma in _OF_TIME and line.word(first + 1) in grammar("spans_of_time"):
        return None
    return Reading(at, "number", end=_end_of_count(line, first)) if is_number else None


def _judged(line: Line, found: Found, at: int) -> Reading | None:
    """ "called the eviction disproportionate": what, then at the end of its clause what is thought of it."""
    if "judged" not in found.cue.takes or line.word(at) in _NOT_NAMED or not line.tokens[at].is_word:
        return None
    for ahead in range(at + 1, at + _LONGEST_JUDGED):
        word = line.word(ahead)
        if line.is_mark(ahead) or line.is_block(ahead) or word in {"for", "off", "to", "on", "that", "and"}:
            return None
        if word in grammar("judgements") or word.endswith(_JUDGING):
            ends = line.is_mark(ahead + 1) or line.word(ahead + 1) in grammar("behind_judgements")
            if ends and word not in grammar("not_judgements") and not line.tokens[ahead].is_capital:
                return Reading(at, "judged", end=ahead + 1)
    return None


def _named_as(line: Line, found: Found, at: int) -> Reading | None:
    """ "described the ban as an outrage", 'called it "a disgrace"'."""
    if "as" not in found.cue.takes or line.word(at) in _NOT_NAMED:
        return None
    stop = min(at + 26, len(line.tokens))
    if "termed" in found.cue.takes:
        return Reading(at, "named as") if _named_after(line, at, stop) else None
    if found.cue.lemma in {"describe", "characterise", "characterize"}:
        held = any(line.word(i) == "as" for i in range(at, stop))
    else:
        held = any(i in line.quoted for i in range(at + 1, stop))
    return Reading(at, "named as") if held else None


def _named_after(line: Line, at: int, stop: int) -> bool:
    """Whether two words or more follow before the clause ends: "termed the ban barbaric"."""
    end = next((i for i in range(at, stop) if line.word(i) in {".", ";", ","}), stop)
    return end - at >= 2


def _preposition(line: Line, found: Found, at: int) -> Reading | None:
    word, takes = line.word(at), found.cue.takes
    if found.cue.lemma == "ask" and line.word(at + 1) in {"comment", "comments", "a", "an"} and at_end(line, at + 3):
        return None
    follows = f"{word}-noun" in takes or (word in takes and word != "to")
    if word in _PREPOSITIONS and follows and not at_end(line, at + 1):
        return Reading(at + 1, "preposition")
    return None


def _infinitive(line: Line, found: Found, at: int) -> Reading | None:
    start = at + (line.word(at) == "not")
    if "to" in found.cue.takes and line.word(start) == "to" and bare_verb(line, start + 1):
        return Reading(at, "infinitive")
    return None


def _clause(line: Line, found: Found, at: int) -> Reading | None:
    takes, word = found.cue.takes, line.word(at)
    if not takes & {"clause", "that", "that-only", "told", "urge"}:
        return None
    if word == "that":
        return Reading(at + 1, "that")
    if word == ",":
        return _past_aside(line, at)
    if word in grammar("question_words") - {"when"} and "that-only" not in takes:
        return Reading(at, "wh")
    if "told-wh" in takes and (asked := _asked_of(line, at)) is not None:
        return asked
    if at in line.quoted:
        return Reading(at, "quoted words")
    bare = "clause" in takes and word not in grammar("no_clause")
    return Reading(at, "bare") if bare and _has_verb(line, at, found.cue.needs_person) else None


def _asked_of(line: Line, at: int) -> Reading | None:
    """ "asked the mayor why she had not acted": of whom, and the question."""
    for ahead in range(at + 1, at + _LONGEST_ASKED):
        word = line.word(ahead)
        if word in {"why", "how", "whether", "if", "what"}:
            return Reading(ahead, "wh", (at, ahead))
        if line.is_mark(ahead) or line.is_block(ahead) or word in grammar("prepositions") - {"of", "for"}:
            return None
    return None


def _past_aside(line: Line, comma: int) -> Reading | None:
    """Behind ", speaking outside court, that …": the word after "that"."""
    for ahead in range(comma + 1, min(comma + 20, len(line.tokens))):
        if line.word(ahead) == "," and line.word(ahead + 1) == "that":
            return Reading(ahead + 2, "that")
    return None


def _has_verb(line: Line, at: int, soon: bool) -> bool:
    """Whether a clause with a finite verb begins at ``at``: ``soon`` means before any other clause."""
    for ahead in range(at, len(line.tokens)):
        word = line.word(ahead)
        if (soon and word in {",", "who", "which", "to"}) or word in {".", ";", ":"}:
            return False
        if word in grammar("auxiliaries") or word in grammar("finite"):
            return True
        if ahead > at and word.endswith(("ed", "s")) and not line.is_mark(ahead):
            return True
    return False


def _deed(line: Line, found: Found, at: int) -> Reading | None:
    """ "announced a three-day strike", "declared a curfew": the noun phrase begins at ``at``."""
    if "deed" not in found.cue.takes or line.word(at) not in grammar("determiners") | grammar("deeds"):
        return None
    for ahead in range(at, at + _LONGEST_DEED):
        word = line.word(ahead)
        if word in grammar("deeds"):
            return Reading(at, "noun")
        if word in grammar("prepositions") | grammar("auxiliaries") or line.is_mark(ahead):
            named = word == "of" and line.word(ahead + 1) in grammar("deeds")
            return Reading(at, "noun") if named else None
    return None


def _noun(line: Line, found: Found, at: int) -> Reading | None:
    word, takes = line.word(at), found.cue.takes
    if "doing" in takes and word.endswith("ing"):
        return Reading(at, "doing")
    prepositions = grammar("prepositions") - {"between", "about", "over", "under"}
    if "noun" not in takes or word in prepositions or word in grammar("conjunctions") | {"to", ","}:
        return None
    return Reading(at, "noun")
