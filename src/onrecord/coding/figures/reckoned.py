"""Bare numbers that somebody reckons a crowd at, and crowds told by what they do there.

"Unions have it at 110,000", "the alliance talked of '15,000 at the very least'", "the guild's: 20,000": the verb
or the noun before the number tells that a count is given, the protest told of that it is one of people.
"""

import re

from onrecord.coding.counts.counted import BEFELL, is_aside
from onrecord.coding.counts.sizes import size
from onrecord.coding.figures.counted_beside import takes_no_part
from onrecord.coding.figures.desk import Earlier, FigureDesk
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import Sentence, View
from onrecord.records import Figure, Span
from onrecord.tables.nearby import nearby

_LEAD = 70  # code points before a number in which somebody reckons
_SHORT = 40
_RECKONS = re.compile(
    rf"(?:\b(?:{nearby('figures', 'reckons')})(?:\s(?:that|there (?:are|were)(?: now)?|now|only|just|on|for))?"
    rf"|\b(?:{nearby('figures', 'has_it')})\s(?:{nearby('figures', 'had_at')})\sat"
    rf"|\b(?:{nearby('figures', 'figures_given')})[^.;:\d]{{0,30}}\s(?:of|at|is|was)"
    rf"|(?:['’]s?|\btheirs|\bown|\b(?:{nearby('figures', 'figures_given')}))[^.;:\d]{{0,30}}:)\s[“\"‘']?\Z",
    re.IGNORECASE,
)
# Behind a number that is given as the whole of a count.
_CLOSED = re.compile(
    rf"[”\"’']?(?:\Z|[,.;:)!?–—…]|\s[–—(]|\s(?:{nearby('figures', 'behind_counts')})\b)", re.IGNORECASE
)
_GIVEN_BEHIND = re.compile(
    rf",?\s(?:according to\s|by the (?:{nearby('figures', 'figures_given')}) of\s|"
    rf"(?:by|on|in|to)\s(?:the\s)?[\w’' -]{{2,50}}['’]s?\s(?:own\s)?"
    rf"(?:account|{nearby('figures', 'figures_given')})\b)|"
    r",\s(?:(?:they|he|she|it)\s)?(?:said|says|say|reports?|reckons?|estimates?|claims?)\b",
    re.IGNORECASE,
)
_GIVE_OR_TAKE = re.compile(r",?\s(?:give or take|plus or minus)\s.*", re.IGNORECASE)
_DONE_BY = re.compile(rf"\b(?:{nearby('figures', 'done_by')})(?: off| down)?\sby\s\Z", re.IGNORECASE)
_NO_PEOPLE = re.compile(rf"\b(?:{nearby('figures', 'no_crowd')})\b|%", re.IGNORECASE)
_CLAIMS = re.compile(
    r"\b(?:claim(?:s|ed)|count(?:s|ed)|(?:speaks?|spoke|talks?|talked|wrote|writes) of)\s[“\"‘']?\Z",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:\b(?:and|against|versus|but|while)|[,;])\s\Z", re.IGNORECASE)
# It goes on without its verb: "police spoke of three thousand, the organisers of half a million".
_THEIRS = re.compile(r"[,;]\s(?:(?:and|but|while)\s)?the\s[\w’'-]+(?:\s[\w’'-]+)?\sof\s[“\"‘']?\Z")
_FOR = re.compile(r"\s(?:for|in|at|from|on)\s")
_NOW = re.compile(
    r"(?:\sand their \w+)?(?:\s(?:in|from|of|with|at)(?:\s[\w’'-]+){1,7}?|,[^,.;:\d]{2,50},)?"
    rf"(?:,?\s(?:who|that))?(?:\s(?:{nearby('figures', 'before_deeds')})){{0,2}}"
    rf"\s(?:{nearby('figures', 'does_there')})\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"\bwith(?:\s(?:only|just))?\s\Z", re.IGNORECASE)
_BRINGS = re.compile(rf"\b(?:{nearby('figures', 'brings')})\b[^.;:,\d]{{0,50}}\s\Z", re.IGNORECASE)
_HAS = re.compile(r"\b(?:had|has|was|were|are|is|of)\s\Z", re.IGNORECASE)
_DOING = re.compile(r"\s(?:still\s)?[a-z]{2,12}ing\b")
_OPENS_POST = re.compile(r"[,;.](?:\s|\Z)")
_OF_WHOLE = re.compile(r"\bof\s(?:[\w’'-]+\s){0,3}\Z")  # "only 50 of the city's (14,000 cabs)"
_OF_US = re.compile(r"\sof us\Z", re.IGNORECASE)  # a letter or speech of those who took part
_NOT_THERE = re.compile(r"\s(?:will|would|could|may|might|can|face|live|own|work|voted|signed|have signed)\b")
_PENAL = re.compile(r"\b(?:fines|tickets|summonses)\b", re.IGNORECASE)
_SEIZED = re.compile(r"\b(?:impound|tow|seiz|confiscat|clamp)(?:ed|ing)\s\Z", re.IGNORECASE)
_TOLD_NEAR = 250  # code points behind the words for a protest in which things are counted at it
_FEWEST = 10
_RIVALS = 3  # two counts of the same lie no further apart than so many times
_TOLD_BY = frozenset({"noun", "plural alone", "cluster", "verb behind", "of them", "beside a noun"})
_ANY = 99  # sentences back in which a report may have told of its protest
_NEAR = 2  # sentences back in which the protest was told


def is_reckoned(desk: FigureDesk, sentence: Sentence, figure: Figure, earlier: Earlier) -> str | None:
    """The variable of a number without a noun that somebody gives as a count; None where nothing tells so."""
    view, span = desk.view, figure.span
    if figure.unit and figure.counts == "people" and figure.rule == "noun":
        return _claimed(desk, sentence, figure)
    asked = not figure.unit and figure.counts in ("people", "unknown") and _tells(desk, sentence, _ANY)
    before = view.words(max(sentence.span.start, span.start - _LEAD), span.start)
    after = view.words(span.end, min(sentence.span.end, span.end + _SHORT))
    number = size(figure.number.of(view.text))
    after = _GIVE_OR_TAKE.sub(",", after)  # "make it 31,000, give or take five per cent"
    done = _DONE_BY.search(before) is not None
    if not asked or number is None or (number.high or 0) < _FEWEST:
        return None
    if not done and _NO_PEOPLE.search(before + after):
        return None
    here = earlier.sentence == sentence.index
    goes_on = here and ((_AND.search(before) and _FOR.match(after)) or _THEIRS.search(before))
    behind = _GIVEN_BEHIND.match(after)
    given = goes_on or behind or done or (_RECKONS.search(before) and _CLOSED.match(after))
    if not given or is_aside(view, sentence, span):
        return None
    if goes_on:
        return earlier.latest
    return _counted_alike(earlier, sentence.index, number.high or 0) or "participants"


def _claimed(desk: FigureDesk, sentence: Sentence, figure: Figure) -> str | None:
    """Participants where people counted by their noun are what somebody claims: "claims 1.6 million workers"."""
    view, span = desk.view, figure.span
    before = view.words(max(sentence.span.start, span.start - _SHORT), span.start)
    after = view.words(span.end, min(sentence.span.end, span.end + _SHORT))
    claimed = _CLAIMS.search(before) and _CLOSED.match(after) and _tells(desk, sentence, _NEAR)
    return "participants" if claimed and not takes_no_part(view, sentence, figure) else None


def _counted_alike(earlier: Earlier, index: int, number: int) -> str | None:
    """What befell people and was counted just before, where this is another count of about as many."""
    last = earlier.counted.high if earlier.counted else None
    near = earlier.sentence >= index - 1 and bool(last)
    if not near or not last or not (earlier.latest in BEFELL or earlier.latest == "other_figure"):
        return None
    return earlier.latest if max(last, number) <= _RIVALS * min(last, number) else None


def does_there(desk: FigureDesk, sentence: Sentence, figure: Figure) -> bool:
    """Whether people counted by a noun do what a crowd does, near where a protest is told: "60 kids sang"."""
    view, span = desk.view, figure.span
    if figure.counts != "people" or figure.rule not in _TOLD_BY:
        return False
    number = size(figure.number.of(view.text))
    if number is None or (number.high or 0) < _FEWEST or not _tells(desk, sentence, _NEAR):
        return False
    after = view.words(span.end, min(sentence.span.end, span.end + _SHORT))
    before = view.words(max(sentence.span.start, span.start - _SHORT), span.start)
    here = figure.unit is not None and _tells(desk, sentence, 0)
    joins = here and (
        _WITH.search(before) or _BRINGS.search(before) or (_HAS.search(before) and _DOING.match(after))
    )
    ours = _OF_US.search(span.of(view.text)) is not None and not _NOT_THERE.match(after)
    opens = (
        figure.unit is not None and not before.strip() and _OPENS_POST.match(after) and _tells(desk, sentence, 1)
    )
    if not joins and not opens and not ours and not _NOW.match(after):
        return False
    return not takes_no_part(view, sentence, figure)


def _tells(desk: FigureDesk, sentence: Sentence, back: int) -> bool:
    """Whether a protest is told in the sentence or in one of so many before it."""
    first = max(0, sentence.index - back)
    return any((index, "protest") in desk.telling.own for index in range(sentence.index, first - 1, -1))


def is_near(view: View, span: Span, draft: Draft) -> bool:
    """Whether things counted stand not far behind the words for a protest, and are no share or penalty."""
    lead = view.words(span.start - _LEAD, span.start)
    if _OF_WHOLE.search(lead) or _PENAL.search(span.of(view.text)) or _SEIZED.search(lead):
        return False
    return any(0 < span.start - one.span.end < _TOLD_NEAR for one in draft.references)
