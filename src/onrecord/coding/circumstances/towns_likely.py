"""What speaks for a town's being that of an event: features of the choice in ``towns_weighed.py``.

All tell how words stand to each other and what kind they are of; none tells a word of a report, a side, a
country or a town's name.
"""

import re
from collections.abc import Sequence

from onrecord.coding.circumstances.nearness import FAR_BREAKS, FAR_GAP, is_another_nearer, nearness
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import View
from onrecord.coding.places.context import is_away, is_topic
from onrecord.coding.places.main import is_somebodys
from onrecord.coding.referring.likeness import AT
from onrecord.coding.referring.references import Reference
from onrecord.records import PlacePhrase, Where
from onrecord.tables.gazetteer import fold
from onrecord.tables.nearby import nearby
from onrecord.tables.places import place_words

_LEVELS = {
    "of a town": re.compile(rf"\b(?:{nearby('events', 'local_authorities')})\b", re.IGNORECASE),
    "of a country": re.compile(rf"\b(?:{nearby('events', 'national_authorities')})\b", re.IGNORECASE),
}
# "A spokesman in Geneva said": where that was is another matter.
_SPOKE = re.compile(
    rf",?\s(?:(?:has|have|had|also|later)\s)?(?:{nearby('statements', 'spoke')})\b", re.IGNORECASE
)
_REACH = 24  # code points
_INSIDE = re.compile(r"\b(?:streets|centre|center|heart|middle|outskirts) of (?:the )?\Z", re.IGNORECASE)
_HOME = frozenset({"of", "from"})
_WAY = frozenset({"to", "towards", "toward", "via"})


def of_words(
    view: View, phrase: PlacePhrase, where: Where, mine: Sequence[Reference], others: Sequence[Reference]
) -> dict[str, float]:
    """How a place phrase stands to the words of an event (``mine``, those of its sentence) and to ``others``."""
    told = [_relation(view, phrase)]
    told.append("town named" if where.grain == "locality" else "site there")
    if phrase.is_told_once:
        told.append("told once")
    if is_away(view.text, phrase) or is_topic(view.text, phrase) or is_somebodys(view.report, phrase):
        told.append("only spoken of")
    told += _of_name(view, phrase)
    if view.is_quoted(phrase.span):
        told.append("quoted")
    if not mine:
        return dict.fromkeys(told, 1.0)
    near = nearness(view, phrase, mine)
    breaks, gap, number = near
    told.append("same sentence")
    if where.grain == "locality":
        told.append("named in its sentence")
    if mine[number].weight != "strong":
        told.append("weak words nearest")
    if is_another_nearer(view, phrase, near, others):
        told.append("another's words nearer")
    measures = {"words between": min(gap, FAR_GAP) / 20, "clause breaks": float(min(breaks, FAR_BREAKS))}
    return dict.fromkeys(told, 1.0) | measures


def of_draft(view: View, draft: Draft, *, own: bool, ruled: bool) -> dict[str, float]:
    """What speaks for an event's having no town told; ``own``: one is named in its sentences, ``ruled``: the

    rules take one.
    """
    told = ["none"]
    told += [] if ruled else ["none, ruled"]
    told += ["none, answer"] if draft.kind != "protest" else []
    told += ["none, court or police"] if draft.kind in ("court", "policing") else []
    if draft.kind != "protest":
        told += [f"none, {level}" for level in levels(view, draft)]
    told += ["none, wide"] if draft.wide else []
    told += [] if own else ["none, no town in its sentences"]
    told += ["none, several"] if draft.strong and all(one.plural for one in draft.strong) else []
    told += [] if draft.strong else ["none, weak"]
    return dict.fromkeys(told, 1.0)


def _of_name(view: View, phrase: PlacePhrase) -> list[str]:
    """Whether a town is called as sites are ("Franklin Park"), and whether somebody spoke there."""
    words = fold(phrase.span.of(view.text)).split()
    heads = place_words("heads") | place_words("weak_heads")
    site = phrase.label == "locality" and len(words) > 1 and words[-1] in heads
    spoke = _SPOKE.match(view.words(phrase.span.end, phrase.span.end + _REACH))
    return ["called as a site"] * site + ["somebody spoke there"] * bool(spoke)


def levels(view: View, draft: Draft) -> list[str]:
    """Whose answer an event is by the words of its sentences: of a town or county, or of a whole country."""
    words = " ".join(view.words(one.sentence.span.start, one.sentence.span.end) for one in draft.references)
    return [level for level, pattern in _LEVELS.items() if pattern.search(words)]


def _relation(view: View, phrase: PlacePhrase) -> str:
    """The kind of preposition before a place; "the streets of Jos" are in it."""
    relation = phrase.relation.lower()
    inside = relation == "of" and _INSIDE.search(view.words(phrase.span.start - _REACH, phrase.span.start))
    if relation in AT or inside:
        return "at it"
    if relation in _HOME:
        return "from it"
    if relation in _WAY:
        return "to it"
    return "its line" if relation == "dateline" else "bare" if relation in ("", "and", "or") else "otherwise"
