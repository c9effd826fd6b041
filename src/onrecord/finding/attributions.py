"""Who said what, as it stands in the text: every attribution, line by line, then what runs on without a cue."""

from dataclasses import replace

from onrecord.finding.attributing.claims import Claim, claims_of
from onrecord.finding.attributing.contents import content_spans, has_speech, whole_quotation, without_marks
from onrecord.finding.attributing.lines import Line, lines_of
from onrecord.finding.attributing.phrases import declined, headline_colon
from onrecord.records import Attribution, Name, Quotation, Report, Span

_PRIORS = {"quotation": 0.9, "that": 0.85, "told": 0.85, "bare": 0.8, "pending": 0.8}


def find_attributions(
    report: Report, quotations: tuple[Quotation, ...], names: tuple[Name, ...]
) -> tuple[Attribution, ...]:
    """Every attribution in the order of the text. A quotation without a cue of its own joins the one before."""
    speech = [quotation.span for quotation in quotations if quotation.speech]
    found: list[Attribution] = []
    open_: int | None = None
    for line in lines_of(report, quotations, names):
        attributions = _of_line(line, speech)
        if open_ is not None and not attributions and _only_quotations(line):
            more = content_spans(line, 0, len(line.tokens))
            found[open_] = _longer(found[open_], more)
            continue
        base = len(found)
        found += attributions
        open_ = _open_end(line, found, base)
    return tuple(one for one in found if one.content or one.rule in {"contacted", "declined"})


def _of_line(line: Line, speech: list[Span]) -> list[Attribution]:
    claims = [*claims_of(line), *declined(line)]
    claims = claims or list(headline_colon(line))
    claims = [claim for claim in claims if not _doubled(claim, claims)]
    return [_attribution(line, claim, speech) for claim in sorted(claims, key=lambda one: one.found.first)]


def _doubled(claim: Claim, claims: list[Claim]) -> bool:
    """A claim whose content is a better claim's cue and source."""
    if claim.rule != "declined" and claim.rule != "contacted":
        return any(
            one.rule in {"declined", "contacted"} and one.found.start <= claim.found.first < one.found.end
            for one in claims
        )
    return False


def _attribution(line: Line, claim: Claim, speech: list[Span]) -> Attribution:
    source = line.span_of(*claim.source) if claim.source else None
    cue = (line.span_of(claim.found.start, claim.found.end),)
    addressee = (
        line.span_of(*claim.addressee) if claim.addressee and claim.addressee[1] > claim.addressee[0] else None
    )
    content: tuple[Span, ...] = ()
    kind = "indirect"
    if claim.content is not None:
        first, end = claim.content
        content = content_spans(line, first, end)
        if any(line.is_block(at) for at in range(first, end)):
            kind = (
                "direct"
                if all(
                    line.is_block(at) or line.is_mark(at) or line.word(at) in {"and"} for at in range(first, end)
                )
                else "mixed"
            )
        elif whole_quotation(line, first, end):
            content, kind = without_marks(line, first, end), "direct"
        elif has_speech(line, first, end, speech):
            kind = "mixed"
        if claim.tail is not None:
            content += content_spans(line, *claim.tail)
    rule = f"{claim.found.cue.lemma}/{claim.rule}" + ("/inner" if claim.inner else "")
    if claim.rule in {"declined", "contacted", "pending"}:
        rule = claim.rule
    prior = _PRIORS.get(claim.rule.split(": ")[-1], 0.75)
    via = line.span_of(*claim.via) if claim.via else None
    return Attribution(source, cue, content, kind, rule, prior, addressee, via)  # type: ignore[arg-type]


def _only_quotations(line: Line) -> bool:
    return bool(line.blocks) and all(line.is_block(at) or line.is_mark(at) for at in range(len(line.tokens)))


def _longer(one: Attribution, more: tuple[Span, ...]) -> Attribution:
    fresh = tuple(span for span in more if span not in one.content)
    kind = one.quotation if one.quotation == "direct" or not one.content else "mixed"
    if not one.content:
        kind = "direct"
    return replace(one, content=(*one.content, *fresh), quotation=kind)


def _open_end(line: Line, found: list[Attribution], base: int) -> int | None:
    """The attribution that a quotation in the next line goes on with: the last one of this line."""
    if len(found) == base or line.kind in {"headline", "caption"}:
        return None
    last = len(found) - 1
    return last if found[last].rule not in {"declined", "contacted"} else None
