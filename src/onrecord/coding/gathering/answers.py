"""What police, courts and governments did about protest: gathered by what was done and when."""

from onrecord.coding.gathering.answer_choice import LEARNT, Answering, by_rules, choices
from onrecord.coding.gathering.answer_likeness import TRIAL, VERDICTS, answer_status
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import View
from onrecord.coding.referring.references import Reference
from onrecord.records.findings import EventKind
from onrecord.tables.learnt import chosen, learnt


def gather_answers(view: View, references: list[Reference], kind: EventKind, carried: bool) -> list[Draft]:
    """Drafts of one kind of answer; police measures at a protest stand on the protest (``carried``).

    Each doing is left out, begins a draft or joins one, as was learnt from gold (``answer_choice.py``). What was
    learnt leans on the parser's marks: where there are none, rules choose, and always for police, whose mentions
    are too few to learn from.
    """
    if not references:
        return []
    asked, weights = Answering.of(view, kind, carried), learnt("answers")
    drafts: list[Draft] = []
    learns = kind in LEARNT and bool(view.findings.parser)
    for reference in references:
        at = chosen(choices(asked, reference, drafts), weights) if learns else by_rules(asked, reference, drafts)
        if at == 1:
            drafts.append(_begun(view, reference, kind, drafts))
        elif at > 1:
            drafts[at - 2].add(reference)
    return drafts


def _begun(view: View, reference: Reference, kind: EventKind, before: list[Draft]) -> Draft:
    """A draft that ``reference`` begins."""
    draft = Draft(kind)
    if set(reference.forms) & VERDICTS:  # verdicts of one report are mostly of one sitting
        draft.sibling = next(
            (d for d in before if d.forms & TRIAL and answer_status(view, d.references[0]) != "planned"), None
        )
    draft.add(reference)
    return draft
