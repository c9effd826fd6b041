"""Who said what, as it stands in the text: every attribution, line by line, then what runs on without a cue."""

from collections.abc import Iterable
from dataclasses import replace

from onrecord.finding.attributing.claim import Claim
from onrecord.finding.attributing.claims import claims_of
from onrecord.finding.attributing.contents import content_spans, has_speech, whole_quotation, without_marks
from onrecord.finding.attributing.lines import Line, lines_of
from onrecord.finding.attributing.phrases import colon_quote, declined, headline_colon, held_by
from onrecord.records import Attribution, Name, Quotation, Report, Span
from onrecord.records.findings import QuotationKind
from onrecord.tables.cues import prior

_WORDLESS = frozenset({"contacted", "declined"})
_NEVER_OPEN = frozenset({"headline", "caption"})


def find_attributions(
    report: Report, quotations: tuple[Quotation, ...], names: tuple[Name, ...]
) -> tuple[Attribution, ...]:
    """Every attribution in the order of the text. A quotation without a cue of its own joins the one before."""
    found: list[Attribution] = []
    open_: int | None = None
    for line in lines_of(report, quotations, names):
        attributions = _of_line(line)
        if open_ is not None and not attributions and _only_quotations(line):
            found[open_] = _longer(found[open_], content_spans(line, 0, len(line.tokens)))
            continue
        found += attributions
        goes_on = attributions and attributions[-1].rule not in _WORDLESS and line.kind not in _NEVER_OPEN
        open_ = len(found) - 1 if goes_on else None
    return _once(one for one in found if one.content or one.rule in _WORDLESS)


def _once(found: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Each stretch of words attributed once: of two claims to the same words, the one with the nearer cue."""
    owners: dict[Span, Attribution] = {}
    every = sorted(found, key=lambda one: one.cue[0])
    for one in every:
        for span in one.content or one.cue:
            if span not in owners or _distance(one) <= _distance(owners[span]):
                owners[span] = one
    kept = []
    for one in every:
        own = tuple(span for span in one.content or one.cue if owners[span] is one)
        if own:
            kept.append(replace(one, content=own) if one.content else one)
    return tuple(kept)


def _distance(one: Attribution) -> int:
    """Code points between a cue and its content."""
    if not one.content:
        return 0
    return min(abs(one.content[0].start - one.cue[0].end), abs(one.cue[0].start - one.content[-1].end))


def _of_line(line: Line) -> list[Attribution]:
    wordless = list(declined(line))
    claims = [
        claim
        for claim in claims_of(line)
        if not any(one.found.start <= claim.found.first < one.found.end for one in wordless)
    ]
    claims = [*claims, *wordless] or [*headline_colon(line), *held_by(line)]
    if not any(one.content and any(line.is_block(at) for at in range(*one.content)) for one in claims):
        claims += [one for one in colon_quote(line) if not any(other.rule == "pending" for other in claims)]
    return [_attribution(line, claim) for claim in sorted(claims, key=lambda one: one.found.first)]


def _attribution(line: Line, claim: Claim) -> Attribution:
    content, kind = _content(line, claim)
    rule = f"{claim.found.cue.lemma}/{claim.rule}" + ("/inner" if claim.inner else "")
    rule = claim.rule if claim.rule in _WORDLESS else rule
    return Attribution(
        source=line.span_of(*claim.source) if claim.source else None,
        cue=(line.span_of(claim.found.start, claim.found.end),),
        content=content,
        quotation=kind,
        rule=rule,
        confidence=prior(rule),
        addressee=line.span_of(*claim.addressee) if claim.addressee else None,
        via=line.span_of(*claim.via) if claim.via else None,
    )


def _content(line: Line, claim: Claim) -> tuple[tuple[Span, ...], QuotationKind]:
    """The spans of what was said, and whether it is quoted as a whole, in part, or not at all."""
    if claim.content is None:
        return (), "indirect"
    first, end = claim.content
    tail = content_spans(line, *claim.tail) if claim.tail else ()
    spans = content_spans(line, first, end) + tail
    blocks = [at for at in range(first, end) if line.is_block(at)]
    if blocks:
        plain = any(line.tokens[at].is_word and line.word(at) != "and" for at in range(first, end))
        indirect = claim.tail is not None and not line.is_block(claim.tail[0])
        return spans, "mixed" if plain or indirect else "direct"
    if whole_quotation(line, first, end):
        return without_marks(line, first, end) + tail, "direct"
    return spans, "mixed" if has_speech(line, first, end) else "indirect"


def _only_quotations(line: Line) -> bool:
    return bool(line.blocks) and all(line.is_block(at) or line.is_mark(at) for at in range(len(line.tokens)))


def _longer(one: Attribution, more: tuple[Span, ...]) -> Attribution:
    """The attribution with a quotation that goes on with it: after indirect words it becomes mixed."""
    fresh = tuple(span for span in more if span not in one.content)
    kind: QuotationKind = "direct" if one.quotation == "direct" or not one.content else "mixed"
    return replace(one, content=(*one.content, *fresh), quotation=kind)
