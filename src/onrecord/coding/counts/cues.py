"""The codebook's words beside a count, and the things that count by them."""

import re
from functools import cache

from onrecord.codebook import Codebook, alternation
from onrecord.coding.laying.view import Sentence, View
from onrecord.records import Span
from onrecord.tables.nearby import nearby

_SMALL = nearby("figures", "small")
_LEAD = 60  # code points before things in which what happened to them is told
_NEAR = 60  # the same behind them


@cache
def cues_of(codebook: Codebook, name: str, side: str) -> re.Pattern[str] | None:
    """The cues of a variable on one ``side`` of a count, as its codebook file calls it; None without any."""
    listed = codebook["injured_participants" if name == "injured" else name].cues(side)
    if not listed:
        return None
    inner = alternation(listed)
    tail = rf"\s{{1,3}}[“\"‘]?(?:(?:{_SMALL})\s{{1,3}}){{0,4}}\Z"
    return re.compile(
        rf"\b(?:{inner}){tail}" if side in ("before", "aside") else rf"\b(?<!de-)(?:{inner})(?!\w)",
        re.IGNORECASE,
    )


def are_things_counted(view: View, sentence: Sentence, span: Span) -> bool:
    """Whether things count at a protest: vehicles and the like; premises where something happened to them."""
    units, premises, before, after = (
        cues_of(view.codebook, "other_figure", side) for side in ("units", "beside", "before", "after")
    )
    words = span.of(view.text)
    if units and units.search(words):
        return True
    if not premises or not premises.search(words):
        return False
    lead = view.words(max(sentence.span.start, span.start - _LEAD), span.start)
    follow = view.words(span.end, min(sentence.span.end, span.end + _NEAR)).split(",")[0]
    return bool((before and before.search(lead)) or (after and after.search(follow)))
