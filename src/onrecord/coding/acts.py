"""What saying it does: the act of a statement, from its cue, then from its words (codebook section 3)."""

import re
from collections.abc import Iterator

from onrecord.records import Attribution, VoiceRole
from onrecord.tables.acts import act_words, wrong_told
from onrecord.tables.cues import cue_named

_LOOKED_AT = 400  # code points of a statement that are read for its act: its point comes first
_OPENING = 45  # code points in which a denial or a promise shows
_OWN = re.compile(
    r"\b(?:we|i)(?:'ll|’ll| will| would| shall)\b"
    r"(?! (?:once |again |also )*(?:ask|urge|like|appeal|say|call|never|not))"
    r"|\A\W*(?:that )?(?:campaigners|organisers|organizers|members|residents|workers|"
    r"(?:the|his|her|their|our|its) (?:\w+ )?(?:union|group|movement|campaign|party|force|government|ministry|"
    r"organi[sz]ation|members|alliance|council|company|coalition|association)|they|he|she|it)"
    r" (?:will|would|shall) (?!take\b|be\b|cost\b|cause\b|lead\b|mean\b|make\b|remain\b|not know)",
    re.IGNORECASE,
)
_PASSIVE_PROMISE = re.compile(
    r"\bwould (?:be peaceful|be allowed)\b|\bwill strive\b|\b(?:will|would) continue to\b", re.IGNORECASE
)
_WILL = re.compile(r"\b(?:will|would|shall)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"(?<!continue )(?<!resume )(?<!intensify )(?<!extend )\b(?:the|this|that|these|our|their|its|\w+day['’]s)\s"
    r"(?:[\w-]+\s){0,2}\Z",
    re.IGNORECASE,
)
"""A deed that is known already is no threat."""
_BY_WORDS = ("call_for", "accuse", "support", "defend", "criticise")
_CALLING = (": urged", ": called on")


def act_of(attribution: Attribution, content: str, voice: VoiceRole = "other") -> str:
    """The act of one attribution whose content reads ``content``. A telling cue outweighs the words."""
    if attribution.rule in {"declined", "contacted"}:
        return "decline"
    cue = cue_named(attribution.rule.split("/")[0])
    if cue is None or cue.act == "assert":
        return _asserted(attribution, cue.lemma if cue else "", content[:_LOOKED_AT], voice)
    if cue.act in {"promise", "warn"} and _is_threat(content, voice):
        return "threaten"
    if cue.lemma == "call" and "named as" in attribution.rule:
        return "criticise"
    if cue.lemma == "ask" and attribution.quotation == "direct":
        return "question"
    return cue.act


def _asserted(attribution: Attribution, lemma: str, content: str, voice: VoiceRole) -> str:
    """The act of plain saying: told by the construction, else by the first words that show one."""
    if attribution.rule.endswith("figure"):
        return "assert"
    wish = lemma == "reiterate" and content.split(" ", maxsplit=1)[0].endswith("ing")
    if wish or any(call in attribution.rule for call in _CALLING):
        return "call_for"
    plain = "defend" if lemma == "insist" else "assert"
    return next((act for act in _shown(content, voice)), plain)


def _shown(content: str, voice: VoiceRole) -> Iterator[str]:
    """The acts that the words show, the weightiest first."""
    opening = content[:_OPENING]
    if act_words("warn").search(content):
        yield "warn"
    if _WILL.search(content) and _is_threat(content, "other"):
        yield "threaten"
    if act_words("refuse").search(content[: _OPENING * 3]):
        yield "refuse"
    # Whoever speaks: that somebody did wrong accuses, said by police as by protesters (codebook section 6).
    if wrong_told().search(content[: _OPENING * 3]):
        yield "accuse"
    if _OWN.search(content[: _OPENING * 4]) or _PASSIVE_PROMISE.search(content[: _OPENING * 2]):
        if act_words("conditions").search(content) and act_words("threat_deeds").search(content):
            yield "threaten"
        yield "announce" if act_words("announce").search(content) else "promise"
    if act_words("deny").search(opening) and not act_words("criticise").search(opening):
        yield "deny"
    for act in ("announce", *_BY_WORDS):
        if act_words(act).search(content):
            yield act


def _is_threat(content: str, voice: VoiceRole) -> bool:
    """Whether a promise or a warning is of strikes or protests: by those who hold them, or on a condition."""
    deeds = act_words("threat_deeds").finditer(content)
    if all(
        _NAMED.search(content, 0, deed.start()) for deed in deeds
    ):  # "the roads will be closed for the march"
        return False
    return voice in {"organiser", "union", "ngo"} or act_words("conditions").search(content) is not None
