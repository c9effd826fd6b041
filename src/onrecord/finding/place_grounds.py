"""Buildings and grounds told by a noun, where a report tells of protest: "the provincial electoral commission".

The preposition before the phrase, or the deed, says which nouns make a place of it: anything built behind
"outside"; halls, gates and works behind "at"; what one stands on behind "on"; rooms and squares behind "in".
"""

from functools import cache

from onrecord.finding.place_context import (
    Lead,
    Reader,
    adjacent,
    deed_before,
    is_function_word,
    is_name_word,
    lead_of,
)
from onrecord.finding.place_names import Candidate, known_at, run_end
from onrecord.finding.tokens import Token
from onrecord.tables.grammar import grammar
from onrecord.tables.grounds import ground_words
from onrecord.tables.people import given_names, titles
from onrecord.tables.places import country_of_people, doubtful_names, place_deeds, place_grains, place_words
from onrecord.tables.sides import side_words

_LONGEST = 7  # tokens of one phrase, marks of possession counted
_OWNERS = 2  # "the steps of the offices of the board"
_MOVED = 9  # tokens before a goal in which the march to it is told
_POSSESSIVE = frozenset({"'s", "’s"})
_APOSTROPHES = frozenset({"'", "’"})
_FORMS = ("ed", "ing", "ly")  # endings of what goes on behind a noun


def ground_at(reader: Reader, first: int) -> Candidate | None:
    """The building or ground told by a noun in a phrase that begins at token ``first``, or None."""
    if not reader.tells_protest or reader.title_case or not first or not _may_begin(reader.tokens, first):
        return None
    tokens = reader.tokens
    relation = lead_of(tokens, first).relation
    if relation in ground_words("moved") and not _is_moved(tokens, first):
        return None
    relation = relation if relation not in {"", "and", "or", "of", "by"} else deed_before(tokens, first)
    bare, told = _nouns(relation or _in_front(tokens, first))
    stop = _phrase_end(reader, first, bare, told) if told else None
    if (
        stop is None
        or _is_grain(tokens, stop)
        or not (_opens(tokens, first) or _stands_alone(tokens, first, stop))
    ):
        return None
    found = Candidate(first, _with_owners(reader, stop), "site", "common noun", weak=True)
    return found if relation or stands_before(tokens, found) else None


def _may_begin(tokens: list[Token], first: int) -> bool:
    """Whether a phrase may begin there: behind an article, a preposition or a deed.

    "The firm's regional office" begins with "regional": whose it is, is no part of it.
    """
    if tokens[first].lower in ground_words("passed"):
        return False
    if tokens[first].text[0].islower() and first + 1 < len(tokens) and tokens[first + 1].text in _POSSESSIVE:
        return False
    return _opens(tokens, first) or tokens[first - 1].lower in _last_words()


def _opens(tokens: list[Token], first: int) -> bool:
    word = tokens[first - 1].lower
    return word in ground_words("opens") or word in place_words("between")


@cache
def _last_words() -> frozenset[str]:
    """The words right before a phrase without an article: last words of prepositions, and deeds."""
    groups = ("standing", "at", "on", "in", "moved")
    prepositions = {words.split()[-1] for group in groups for words in ground_words(group)}
    return frozenset(prepositions | {words.split()[-1] for words in place_deeds()})


@cache
def _nouns(relation: str) -> tuple[frozenset[str], frozenset[str]]:
    """The nouns that are a place behind a preposition by themselves, and those with words before them."""
    bare: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    if relation in ground_words("standing"):
        bare |= ground_words("grounds") | ground_words("surfaces") | ground_words("bare_standing")
        told |= ground_words("grounds_told")
    if relation in ground_words("at") | ground_words("moved"):
        bare |= ground_words("grounds")
        told |= ground_words("grounds_told")
    if relation in ground_words("on"):
        bare |= ground_words("surfaces")
        told |= ground_words("surfaces_told")
    if relation in ground_words("in"):
        bare |= ground_words("interiors")
        told |= ground_words("interiors_told")
    return bare, bare | told


def _in_front(tokens: list[Token], first: int) -> str:
    """What "by" and "before" come to where something built follows: "by the fountain", "before the gate"."""
    index = first - 1
    while index > 0 and tokens[index].lower in ground_words("opens"):
        index -= 1
    word = tokens[index].lower
    return {"by": "beside", "before": "in front of", "for": "to"}.get(word, "")


def stands_before(tokens: list[Token], found: Candidate) -> str:
    """The preposition that "by" or "before" comes to before ``found``; "" where somebody may be the doer."""
    relation = _in_front(tokens, found.first)
    if relation == "to":
        near = tokens[max(0, found.first - _MOVED) : found.first]
        return relation if any(token.lower in ground_words("set_out") for token in near) else ""
    group = {"beside": "stood_by", "in front of": "stood_before"}.get(relation)
    phrase = {token.lower for token in tokens[found.first : found.stop]}
    return relation if group and phrase & ground_words(group) else ""


def _phrase_end(reader: Reader, first: int, bare: frozenset[str], told: frozenset[str]) -> int | None:
    """Where the phrase that begins at ``first`` ends: behind its last noun of those, if nothing runs on."""
    tokens, text = reader.tokens, reader.text
    index, stop = first, None
    while index < min(first + _LONGEST, len(tokens)):
        token = tokens[index]
        if token.text in _POSSESSIVE or (token.text in _APOSTROPHES and tokens[index - 1].lower.endswith("s")):
            if index == first or token.start != tokens[index - 1].end:
                break
        elif not _goes_into(text, tokens, first, index):
            break
        elif token.lower in told:
            stop = index + 1
        index += 1
    if stop is None or (stop - first == 1 and tokens[first].lower not in bare):
        return None
    if stop < len(tokens) and tokens[stop - 1].is_capital and _runs_on(reader, stop):
        return None
    if stop < len(tokens) and tokens[stop].text.isdigit() and tokens[stop - 1].lower in place_words("ways"):
        return stop + 1
    return stop if _ends_there(reader, stop) else None


def _goes_into(text: str, tokens: list[Token], first: int, index: int) -> bool:
    """Whether a token may be a word of the phrase: beside the one before, and no function word or number."""
    token = tokens[index]
    beside = index == first or adjacent(text, tokens[index - 1], token)
    return token.is_word and beside and not is_function_word(token.lower) and not token.text[0].isdigit()


def _runs_on(reader: Reader, stop: int) -> bool:
    """Whether a name goes on there: "Boulevard" of "Boulevard Bab Bnet", "the Ministry's" plans."""
    after = reader.tokens[stop]
    named = is_name_word(after) and adjacent(reader.text, reader.tokens[stop - 1], after)
    return named or after.text in _POSSESSIVE


def _ends_there(reader: Reader, stop: int) -> bool:
    """Whether no noun goes on behind the phrase: "the school board meeting" is no school."""
    tokens = reader.tokens
    if stop >= len(tokens):
        return True
    after = tokens[stop]
    if after.text in _POSSESSIVE or (after.text in _APOSTROPHES and after.start == tokens[stop - 1].end):
        return False
    if not after.is_word or after.is_capital or not adjacent(reader.text, tokens[stop - 1], after):
        return True
    word = after.lower
    if word in place_words("no_site_before"):
        return False
    return (
        is_function_word(word)
        or word in ground_words("goes_on")
        or word in grammar("auxiliaries")
        or word.endswith(_FORMS)
        or word[0].isdigit()
    )


def _is_grain(tokens: list[Token], stop: int) -> bool:
    """Whether the noun tells what kind of place is named behind it: "the port of Brackwell"."""
    named = stop + 1 < len(tokens) and tokens[stop].lower == "of" and is_name_word(tokens[stop + 1])
    return named and tokens[stop - 1].lower in place_grains()


def _stands_alone(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether a phrase needs no article: a name leads it, or it is told in the plural ("slip roads")."""
    return (
        tokens[first].is_capital
        or tokens[stop - 1].text.isdigit()
        or (stop - first > 1 and tokens[stop - 1].lower.endswith("s"))
    )


def _is_moved(tokens: list[Token], first: int) -> bool:
    return any(token.lower in place_words("moves") for token in tokens[max(0, first - _MOVED) : first])


def is_of_march(tokens: list[Token], found: Candidate, lead: Lead) -> bool:
    """Whether a site is where a march comes from or goes to: "walked from Makadara Grounds"."""
    return found.kind == "site" and lead.relation in ground_words("moved") and _is_moved(tokens, found.first)


def _with_owners(reader: Reader, stop: int) -> int:
    """Where the phrase ends with whose it is: "the lawn of the legislature", "offices of the premier"."""
    text, tokens = reader.text, reader.tokens
    every = _nouns("outside")[1] | _nouns("on")[1] | ground_words("owners")
    for _ in range(_OWNERS):
        of = (
            stop + 1 < len(tokens)
            and tokens[stop].lower == "of"
            and tokens[stop - 1].lower in ground_words("of_whom")
        )
        if not of or not adjacent(text, tokens[stop - 1], tokens[stop]):
            return stop
        start = stop + 1 + (tokens[stop + 1].lower in ground_words("opens") | {"the"})
        if start >= len(tokens):
            return stop
        end = _phrase_end(reader, start, every, every)
        if end is None and is_name_word(tokens[start]):
            end = run_end(text, tokens, start)
            known = known_at(text, tokens, start)
            if (known and known.stop >= end) or reader.words(start, end).casefold() in reader.told:
                return stop
        if end is None:
            return stop
        stop = end
    return stop


def named_ground(reader: Reader, first: int, end: int) -> Candidate | None:
    """An unknown name ``[first, end)`` that is a site for what stands before it: "outside the Shirehall".

    "At X" too, where nothing goes at X (not "shouted at X"), and of a march "from X Y".
    """
    tokens = reader.tokens
    if not reader.tells_protest or reader.title_case or _is_no_building(reader, first, end):
        return None
    lead = lead_of(tokens, first)
    if not reader.words(first, end).replace(" ", "").replace("-", "").isalpha():
        return None
    if lead.relation in ground_words("standing"):
        sure = lead.determiner or end - first > 1 or lead.relation == "in front of"
        return Candidate(first, end, "site", "form") if sure else None
    if lead.relation in ground_words("moved"):
        sure = (lead.determiner or end - first > 1) and _is_moved(tokens, first)
        return Candidate(first, end, "site", "form") if sure else None
    if lead.relation != "at" or (lead.determiner and tokens[end - 1].text.isupper()):
        return None
    at = next(
        (index for index in range(first - 1, max(0, first - _MOVED), -1) if tokens[index].lower == "at"), 0
    )
    aimed = bool(at) and tokens[at - 1].lower in ground_words("aimed")
    return None if aimed or not at else Candidate(first, end, "site", "form", weak=True)


def _is_no_building(reader: Reader, first: int, end: int) -> bool:
    """Whether a name is a person's, a people's, a body's that sits nowhere, or a common word with a capital."""
    words = [token.lower for token in reader.tokens[first:end]]
    name = reader.tokens[first].text
    if words[-1] in ground_words("no_building") or words[-1] in reader.surnames or name in given_names():
        return True
    if words[0] in place_words("no_towns") or words[0].rstrip(".") in titles() or words[-1] in doubtful_names():
        return True
    if any(
        word in country_of_people() or word in side_words()
        for word in {words[-1], words[0] if len(words) < 2 else ""}
    ):
        return True
    following = reader.tokens[end] if end < len(reader.tokens) else None
    runs_on = following is not None and adjacent(reader.text, reader.tokens[end - 1], following)
    if runs_on and following is not None and following.text[0].islower() and not _ends_there(reader, end):
        return True
    return following is not None and following.text in _POSSESSIVE
