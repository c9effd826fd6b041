"""The attributions of one line: each cue with its source, its content to the right or to the left."""

from collections.abc import Iterator

from onrecord.finding.attributing.agents import by_agent
from onrecord.finding.attributing.claim import Claim
from onrecord.finding.attributing.counts import elided
from onrecord.finding.attributing.cues import Found, cues_of
from onrecord.finding.attributing.edges import bounded
from onrecord.finding.attributing.frames import read_after
from onrecord.finding.attributing.leftward import before_cue, left_content, turned
from onrecord.finding.attributing.lines import Line
from onrecord.finding.attributing.phrases import according_to, by_account, cited
from onrecord.finding.attributing.sharing import conjoined, continued, fits, participle, right_of
from onrecord.finding.attributing.sources import subject_before


def claims_of(line: Line) -> list[Claim]:
    """The claims of one line in the order of their cues."""
    claims: list[Claim] = []
    for found in cues_of(line):
        claim = _claim(line, found, claims)
        if claim is not None:
            claims.append(claim)
            if claim.content and claim.rule.endswith((": figure", ": number")):
                claims += [Claim(found, *one, claim.rule) for one in elided(line, found, claim.content[1])]
    claims = sorted([*claims, *according_to(line), *by_account(line)], key=lambda one: one.found.first)
    return [cited(line, claim) for claim in bounded(line, claims)]


def _claim(line: Line, found: Found, before: list[Claim]) -> Claim | None:
    if (found.negated and found.cue.lemma != "rule out") or found.modal:
        return None
    if found.passive and found.form != "ing" and "quoted" not in found.cue.lemma:
        return by_agent(line, found)
    if found.form == "ing":
        return participle(line, found, before)
    if not found.finite:
        return continued(line, found)
    return turned(line, found) or next(_straight(line, found, before), None)


def _straight(line: Line, found: Found, before: list[Claim]) -> Iterator[Claim]:
    """Source, then cue: the content stands behind them, or before them, or on both sides."""
    source = conjoined(line, found, before)
    rule = "conjoined" if source else "subject"
    source = source or subject_before(line, found.start)
    if source is None or any(one.found.first <= source[0] < one.found.end for one in before):
        return
    left = left_content(line, source[0])
    if rule == "conjoined" and any(one.content == left for one in before):
        left = None  # '"…," she said, and called on': the quotation is told already
    somebody = rule == "conjoined" or (left is not None and line.is_block(left[1] - 1))
    if not fits(line, found, source, somebody):
        return
    reading = read_after(line, found)
    if left is not None and (claim := before_cue(line, found, source, left, reading)) is not None:
        yield claim
    elif reading is not None and reading.rule != "told nothing":
        yield right_of(line, found, source, rule, reading)
    elif line.word(len(line.tokens) - 1) == ":" and found.end >= len(line.tokens) - 12:
        yield Claim(found, source, None, "pending")
