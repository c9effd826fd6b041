"""Whether an event took place, from the words round its trigger (``codebook/status.yml``)."""

import re
from functools import cache

from onrecord.codebook import Codebook, alternation
from onrecord.tables.nearby import nearby

# What is asked first wins: "called off the planned strike" is called_off.
_ORDER = ("denied", "called_off", "banned", "threatened", "planned", "under_way", "occurred")
_BEFORE, _AFTER = 110, 90  # code points of the clause that are read on either side
_PAST_VERB = re.compile(rf"(?:{nearby('events', 'past_endings')})\b", re.IGNORECASE)
# Told in the perfect these are over: "thousands have marched"; "have gathered" and "have blocked" may go on.
_DONE = re.compile(rf"(?:{nearby('events', 'over_when_perfect')})", re.IGNORECASE)
_MONTH = re.compile(r"(?<=[a-z\d] )May\b|\AIn May\b|(?<=[.] In )May\b")  # the month, not the verb
# Behind the trigger these begin a clause whose words say nothing of it: fewer than may stand before it.
_CONDITION = re.compile(r"\b(?:if|unless)\b", re.IGNORECASE)
# "Tried to march": they set out on it.
_SET_ABOUT = re.compile(
    rf"\b(?:{nearby('events', 'set_about')})\s+to\s+(?:\w+ly\s|(?:join|hold|stage|begin|start|lead|form|mount)"
    r"\s(?:[\w-]+\s){0,5})?\Z",
    re.IGNORECASE,
)
# "Overturned a ban on the march".
_BAN_UNDONE = re.compile(
    rf"\b(?:{nearby('events', 'ban_undone')})\s(?:[\w’'-]+\s){{0,9}}"
    r"(?:\w+\s)?(?:bans?|prohibit\w*|order|forbid\w*|refusal|stop)\b",
    re.IGNORECASE,
)
# "A planned rally never took place": whoever called it gave it up.
_WAS_PLANNED = re.compile(rf"\b(?:{nearby('events', 'was_planned')})\s(?:[\w’'-]+\s){{0,2}}\Z", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:will|would|could|may|might|shall|['’]ll)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
_VERBAL = re.compile(r"\b(?:will|would|shall|['’]ll)\s(?:(?:also|again|then|now)\s)?\Z", re.IGNORECASE)
_MODAL_LEAD = re.compile(
    r"\b(?:will|would|could|may|might|shall|not|n['’]t|never|if)\s[^,;]{0,40}\Z", re.IGNORECASE
)
_PERFECT = re.compile(r"\b(?:have|has|['’]ve)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
_PROGRESSIVE = re.compile(r"\b(?:are|is|['’]re)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
_TO = re.compile(r"to\s+(?:\w+ly\s+)?", re.IGNORECASE)
# "Thousands to march", "Bus drivers to strike": a headline has no other words for what is to come.
_HEADED_TO = re.compile(
    rf"\W*(?:[\w’'-]+\s){{0,3}}(?!(?:{nearby('events', 'leads_to_no_deed')})\s)[\w’'-]+s\sto\s\Z", re.IGNORECASE
)
_INFINITIVE = re.compile(r"\bto\s+\Z|\Ato\s", re.IGNORECASE)
_PARTICIPLE = re.compile(r"\b(?:to be|be|being|will be|is to be)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)


@cache
def opposing(codebook: Codebook, side: str) -> re.Pattern[str]:
    """Words before or after a trigger that set its crowd against another (``codebook/counter_to.yml``)."""
    inner = alternation(codebook["counter_to"].cues(side, "opposing"))
    return re.compile(rf"(?<!\w)(?:{inner})(?!\w)", re.IGNORECASE)


@cache
def _cues(codebook: Codebook, status: str, side: str) -> re.Pattern[str] | None:
    cues = codebook["status"].cues(side, status)
    if not cues:
        return None
    inner = alternation(cues)
    if side == "before":
        return re.compile(
            rf"\b(?:{inner})[\s,]{{1,3}}(?:[“\"‘]?[\w'’.-]{{1,30}}[”\"]?,?\s{{1,3}}){{0,4}}[“\"‘(]?\Z",
            re.IGNORECASE,
        )
    return re.compile(rf"\A(?:[^.;:!?\n]{{0,60}}\s)?(?:{inner})(?!\w)", re.IGNORECASE)


def told_status(
    codebook: Codebook, text: str, clause: tuple[int, int], trigger: tuple[int, int], is_verb: bool
) -> str | None:
    """The status that the words of the clause tell, or None where they tell none.

    ``is_verb`` is for triggers that are verbs themselves: their own tense counts where no cue is found.
    """
    before = _MONTH.sub("Mai", text[max(clause[0], trigger[0] - _BEFORE) : trigger[0]])
    after = text[trigger[1] : min(clause[1], trigger[1] + _AFTER)]
    words = text[trigger[0] : trigger[1]]
    condition = _CONDITION.search(after)
    if _SET_ABOUT.search(before) and not _MODAL_LEAD.search(before):
        return "occurred"
    if is_verb:
        return _of_verb(codebook, before, words, bool(condition))
    for status in _ORDER:
        lead, follow = _cues(codebook, status, "before"), _cues(codebook, status, "after")
        if status == "banned" and _BAN_UNDONE.search(before):
            continue
        end = condition.start() if condition and status != "threatened" else len(after)
        if (lead and lead.search(before)) or (follow and follow.search(after, 0, end)):
            if status == "denied" and _WAS_PLANNED.search(before):
                return "called_off"
            return "threatened" if status == "planned" and condition else status
    if _VERBAL.search(before):  # "its members would picket the depot"
        return "threatened" if condition else "planned"
    return None


def _of_verb(codebook: Codebook, before: str, words: str, conditional: bool) -> str | None:
    """The status by the verb's own tense; ``conditional``: "if" or "unless" follows it."""
    if opening := _TO.match(words):  # "are set to march": a trigger may hold the "to" that the cues lead up to
        before, words = before + opening.group(), words[opening.end() :]
    past = bool(_PAST_VERB.search(words.split(" ", 1)[0])) and not (
        _PERFECT.search(before) or _PARTICIPLE.search(before)
    )
    for status in _ORDER[:-1]:
        if past and status in ("planned", "threatened"):
            continue  # "members of the Future League sat down": the words before are of something else
        lead = _cues(codebook, status, "before")
        if lead and status != "under_way" and lead.search(before):
            return "threatened" if status == "planned" and conditional else status
    modal = re.match(r"(?:will|would|could|may|might)\b", words, re.IGNORECASE) or _MODAL.search(before)
    if modal or _PARTICIPLE.search(before):
        return "threatened" if conditional else "planned"
    if _PERFECT.search(before) and _DONE.match(words):
        return "occurred"
    if _PERFECT.search(before) or _PROGRESSIVE.search(before):
        return "under_way"
    if _INFINITIVE.search(before):
        return "planned" if _HEADED_TO.match(before) else None
    return "occurred" if _PAST_VERB.search(words) else None
