"""What saying it does: the act of a statement, from its cue, then from its words (codebook section 3)."""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.coding.saying.act_features import act_features, likeliest_act
from onrecord.records import Attribution, VoiceRole
from onrecord.tables.acts import act_words, wrong_told
from onrecord.tables.cues import Cue, cue_named
from onrecord.tables.nearby import nearby

_LOOKED_AT = 400  # code points of a statement that are read for its act: its point comes first
_OPENING = 45  # code points in which a denial or a promise shows
_BEFORE = 90  # code points before a charge in which "arrested for" or "no" makes it a plain fact
_WE_WILL = re.compile(
    r"\b(?:we|i)(?:'ll|’ll| will| would| shall)\b(?! (?:once |again |also )*"
    rf"(?:{nearby('statements', 'no_promise')}))",
    re.IGNORECASE,
)
_THEY_WILL = rf" (?:also )?(?:will|would|shall) (?!{nearby('statements', 'no_promise_of_others')})"
_PASSIVE_PROMISE = re.compile(
    r"\bwould (?:be peaceful|be allowed)\b|\bwill strive\b|\b(?:will|would) continue to\b", re.IGNORECASE
)
_WILL = re.compile(r"\b(?:will|would|shall)\b|['’]ll\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|get|got|is|are)(?: \w+){0,2} \Z", re.IGNORECASE)
_AGENT = re.compile(r"(?:\W+\w+){0,6}?\W+by (?!\d|\w+day)\w", re.IGNORECASE)
_COUNTED = re.compile(
    r"\A\W*(?:only |about |just |around |some |nearly |more than |fewer than )*\d", re.IGNORECASE
)
_TOLD_BEFORE = re.compile(
    r"(?<!continue )(?<!resume )(?<!intensify )(?<!extend )\b(?:the|this|that|these|our|their|its|\w+day['’]s)\s"
    r"(?:[\w-]+\s){0,2}\Z",
    re.IGNORECASE,
)
"""A deed that is known already is no threat: "the roads will be closed for the march"."""
_BY_WORDS = ("demand", "call_for", "accuse", "support", "defend", "criticise")
_CALLING = (": urged", ": called on")
_NAMED = frozenset({"call", "describe", "characterise", "characterize", "label", "dub", "brand", "term", "deem"})


def act_of(attribution: Attribution, content: str, voice: VoiceRole = "other", cue_words: str = "") -> str:
    """The act of one attribution whose content reads ``content``. A telling cue outweighs the words.

    ``cue_words``: the cue as printed, with the auxiliaries before it ("would not say").
    """
    if attribution.rule in {"declined", "contacted"} or act_words("not_said").search(cue_words):
        return "decline"
    cue = cue_named(attribution.rule.split("/")[0])
    is_named = "named as" in attribution.rule or ": judged" in attribution.rule
    if cue is not None and is_named and cue.lemma in _NAMED:
        return _named(content)
    if cue is None or cue.act == "assert":
        return _told_plainly(attribution, cue, content[:_LOOKED_AT], voice)
    if cue.act in {"promise", "warn"} and _is_threat(content, voice):
        return "threaten"
    return _by_cue(cue, attribution, content)


def _by_cue(cue: Cue, attribution: Attribution, content: str) -> str:
    """The act that a telling cue does, which what it is said of may turn."""
    if cue.lemma in {"reject", "dismiss"}:
        return _turned_down(cue.lemma, content)
    if cue.lemma == "ask" and (attribution.quotation == "direct" or attribution.rule.endswith(": wh")):
        return "question"
    return cue.act


def _named(content: str) -> str:
    """ "described the claim as a fairy tale" denies, "called it historic" supports, "a sham" criticises"""
    claimed = act_words("claimed").search(content[:_OPENING])
    if claimed and (act_words("deny").search(content) or act_words("criticise").search(content)):
        return "deny"
    if act_words("praise").search(content) and not act_words("criticise").search(content):
        return "support"
    bad = act_words("criticise").search(content) or act_words("accuse").search(content)
    return "criticise" if bad or '"' in content or "“" in content else "assert"


def _turned_down(lemma: str, content: str) -> str:
    """What was asked is refused, what was claimed is denied; anything else turned down is criticised."""
    opening = content[: 2 * _OPENING]
    if (asked := act_words("asked").search(opening)) is not None:
        claimed = act_words("claimed").search(opening)
        return "deny" if claimed and claimed.start() < asked.start() else "refuse"
    return "deny" if lemma == "reject" or act_words("claimed").search(opening) else "criticise"


def _told_plainly(attribution: Attribution, cue: Cue | None, content: str, voice: VoiceRole) -> str:
    """The act of plain saying: told by the construction, else the one for which most speaks."""
    lemma = cue.lemma if cue else ""
    if attribution.rule.endswith("figure"):
        return "assert"
    wish = lemma == "reiterate" and content.split(" ", maxsplit=1)[0].endswith("ing")
    if wish or any(call in attribution.rule for call in _CALLING):
        return "call_for"
    if attribution.quotation == "direct" and _is_question(content):
        return "question"
    ruled = next(_shown(content, voice), "defend" if lemma == "insist" else "assert")
    return taken(attribution, act_features(attribution, cue, content, ruled))


def taken(attribution: Attribution, features: frozenset[str]) -> str:
    """The act of one statement by its features. Whoever learns listens in here."""
    return likeliest_act(features) if attribution.content else "assert"


def _is_question(content: str) -> bool:
    """Whether the quoted words are questions from the first to the last."""
    words = content.rstrip("\"'”’ ")
    return words.endswith("?") and "." not in words.rstrip("?") and "!" not in words


def _shown(content: str, voice: VoiceRole) -> Iterator[str]:
    """The acts that the words show, the weightiest first."""
    opening = content[:_OPENING]
    if _WILL.search(content) and _is_threat(content, "other"):
        yield "threaten"
    if act_words("warn").search(content):
        yield "warn"
    if act_words("refuse").search(content[: _OPENING * 3]):
        yield "refuse"
    # Whoever speaks: that somebody did wrong accuses, said by police as by protesters (codebook section 6).
    if _accuses(wrong_told(), content[: _OPENING * 3]):
        yield "accuse"
    if _binds_itself(content[: _OPENING * 4]) or _PASSIVE_PROMISE.search(content[: _OPENING * 2]):
        yield "announce" if act_words("announce").search(content) else "promise"
    denied = act_words("deny").search(opening) and not _COUNTED.match(content)
    if denied and not act_words("criticise").search(opening):
        yield "deny"
    for act in ("announce", *_BY_WORDS):
        shown = act_words(act)
        if _accuses(shown, content) if act == "accuse" else shown.search(content):
            yield act


def _binds_itself(content: str) -> bool:
    """Whether the source tells what it will do: "we will …", "it would …", "the union would …"."""
    return _WE_WILL.search(content) is not None or _own_will().search(content) is not None


@cache
def _own_will() -> re.Pattern[str]:
    own = act_words("own").pattern
    return re.compile(rf"(?:\A\W*(?:that )?|\band that )(?:{own}){_THEY_WILL}", re.IGNORECASE)


def _accuses(charge: re.Pattern[str], content: str) -> bool:
    """Whether the words charge somebody: no plain fact of arrests, no harm that nobody is said to have done."""
    for match in charge.finditer(content):
        before = content[max(0, match.start() - _BEFORE) : match.start()]
        fact = re.search(rf"{act_words('plain_fact').pattern}\W*\Z", before, re.IGNORECASE)
        harm = act_words("harm").fullmatch(match[0])
        unnamed = harm and _PASSIVE.search(before) and not _AGENT.match(content[match.end() :])
        if not fact and not unnamed:
            return True
    return False


def _is_threat(content: str, voice: VoiceRole) -> bool:
    """Whether a promise or a warning is of strikes or protests: by those who hold them, or on a condition."""
    deeds = act_words("threat_deeds").finditer(content)
    if all(_TOLD_BEFORE.search(content, 0, deed.start()) for deed in deeds):
        return False
    return voice in {"organiser", "union", "ngo"} or act_words("conditions").search(content) is not None
