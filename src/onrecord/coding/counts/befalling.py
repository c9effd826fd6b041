"""Whether what is counted befell anybody: "40 were arrested" against "40 could be arrested"."""

from onrecord.coding.counts.counted import cue_beside
from onrecord.coding.laying.view import Sentence, View
from onrecord.records import Span
from onrecord.tables.doings import told_as

ARRESTED = frozenset({"arrests", "detained"})


def befell(view: View, sentence: Sentence, span: Span, variable: str) -> bool:
    """Whether the people at ``span``, counted as arrested or detained, are told to have been.

    Those who may, must or will be are none of its figures (codebook section 2); that nobody was is one, of zero.
    """
    if variable not in ARRESTED:
        return True
    cue = cue_beside(view, sentence, span, variable)
    return cue is None or told_as(view.text, cue.start, cue.end, sentence.span.start) == "done"
