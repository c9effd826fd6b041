"""What follows a cue, and where what was said begins."""

from onrecord.finding.attributing.addressees import bare_verb, charged, told, urged
from onrecord.finding.attributing.counts import figure, number
from onrecord.finding.attributing.cues import Found
from onrecord.finding.attributing.lines import Line
from onrecord.finding.attributing.reading import Reading, at_end, past_adverbials
from onrecord.tables.grammar import grammar

_QUOTING = frozenset(
    {"clause", "that", "that-only", "told", "quote", "urge", "noun", "charge", "for", "on-to", "about"}
)
_NOT_NAMED = frozenset({"for", "on", "off", "out", "in", "upon", "to", "up", "back"})
_PREPOSITIONS = frozenset({"for", "of", "against", "about", "with", "over", "at", "in", "to", "on"})
# Endings of what is thought of something: "spiteful", "ridiculous", "fabricated", "pathetic".
_JUDGING = (
    "ful",
    "ous",
    "able",
    "ible",
    "ic",
    "ive",
    "less",
    "ated",
    "ised",
    "ized",
    "ish",
    "ical",
    "istic",
    "ent",
)
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
        figure,
        number,
        _judged,
        charged,
        urged,
        _named_as,
        _preposition,
        _asked_of,
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
    if (
        found.cue.lemma == "ask"
        and line.word(at + 1) in {"comment", "comments", "a", "an"}
        and at_end(line, at + 3)
    ):
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
    if at in line.quoted:
        return Reading(at, "quoted words")
    bare = "clause" in takes and word not in grammar("no_clause")
    return Reading(at, "bare") if bare and _has_verb(line, at, found.cue.needs_person) else None


def _asked_of(line: Line, found: Found, at: int) -> Reading | None:
    """ "asked the mayor why she had not acted": of whom, and the question."""
    if "told-wh" not in found.cue.takes or line.word(at) in grammar("question_words"):
        return None
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
