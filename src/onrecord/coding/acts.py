"""What saying it does: the act of a statement, from its cue, then from its words (codebook section 3)."""

import re

from onrecord.records import Attribution, VoiceRole
from onrecord.tables.cues import cue_named

_NEUTRAL = frozenset({"assert"})
_OWN = r"(?:we|i|our (?:\w+ ){0,2}\w+|campaigners|organisers|organizers|members|the (?:union|group|movement|campaign|party|force|police force|government|ministry)|his (?:organisation|organization|union|group|party|government)|her (?:organisation|organization|union|group|party|government)|their \w+|they|he|she|it)"
_PROMISE = re.compile(
    rf"\A\W*(?:\w+[ ,]+){{0,12}}?{_OWN}(?:'ll|’ll| will| would| shall) (?!not know)", re.IGNORECASE
)
_CALL = re.compile(
    r"\b(?:must|should|ought to|need(?:s)? to|has to|have to|let's|let us|it is time|it's time|time to|time for|"
    r"we (?:want|demand|need|urge|call)|i (?:want|demand|urge|call on)|calls? (?:on|for)|please|no more)\b",
    re.IGNORECASE,
)
_WARN = re.compile(
    r"\b(?:can expect to|could (?:lead|face|be|result|become)|may (?:face|lead|result)|risks?|will be (?:arrested|prosecuted|charged|punished|dealt)|"
    r"will (?:not|never) (?:be )?(?:tolerate|allow|accept)\w*|would not be allowed|danger\w*|or else|if (?:the|this|things|they) .{0,60} will)\b",
    re.IGNORECASE,
)
_DENY = re.compile(
    r"\b(?:(?:had|has|have|did|does|do|was|were|is|are) (?:not|never)|(?:did|does|had|has|is|was|are|were|do|have)n['’]t|in no way|no truth|"
    r"not true|never)\b",
    re.IGNORECASE,
)
_CRITICISE = re.compile(
    r"\b(?:disgrac\w+|shame\w*|outrag\w+|unacceptable|appalling|disproportionate|heavy-handed|wrong|failed|failure|failing|"
    r"undemocratic|draconian|absurd|ridiculous|blatant|disappoint\w+|concern(?:ed|s|ing)?|worr(?:y|ied|ying)|too (?:little|late|far)|"
    r"genocidal|extrem\w+|betray\w+|unfair|unjust|cruel|insult\w*|hypocri\w+|attempt to (?:scare|silence|intimidate))\b",
    re.IGNORECASE,
)
_ACCUSE = re.compile(
    r"\b(?:killed|murder\w*|shot|beat(?:en)?|attack(?:ed|ing)?|brutal\w*|lied|lying|corrupt\w*|stole|stolen|violat\w+|abus\w+|tortur\w+|"
    r"provoked|instigat\w+|repress\w+|crackdown|illegal(?:ly)?|unlawful(?:ly)?|smear\w*|destabili[sz]\w+|deliberately|on purpose|"
    r"surreptitious\w*|intimidat\w+|criminal\w*|demoni[sz]\w+|deflect)\b",
    re.IGNORECASE,
)
_SUPPORT = re.compile(
    r"\b(?:stand with|in solidarity|we support|i support|fully support|proud of|thank(?:ed|s)?|grateful|applaud|welcome)\b",
    re.IGNORECASE,
)
_DEFEND = re.compile(
    r"\b(?:was (?:right|necessary|proportionate|lawful)|right to (?:protest|peaceful)|the right thing|is not about|not about|peaceful(?:ly)?|justified|proportionate|cornerstone|no more than a)\b",
    re.IGNORECASE,
)
_ANNOUNCE = re.compile(
    r"\b(?:(?:will|would|is to|are to) (?:be held|take place|begin|start|go ahead|meet|resume|hold|continue|participate)|would be (?:participating|held)|"
    r"(?:has|have) (?:sent|launched|decided|drawn|suspended|cancelled|postponed|opened|begun|brought|deployed)|brought in|"
    r"(?:is|are) (?:also )?(?:considering|planning|launching|suspending)|plans? to|expect to)\b",
    re.IGNORECASE,
)


def act_of(attribution: Attribution, content: str, voice: VoiceRole = "other") -> str:
    """The act of one attribution whose content reads ``content``. A telling cue outweighs the words."""
    if attribution.rule in {"declined", "contacted"}:
        return "decline"
    cue = cue_named(attribution.rule.split("/")[0])
    act = cue.act if cue else "assert"
    if act not in _NEUTRAL and not (cue and cue.lemma in {"ask"}):
        return _refined(act, attribution, content)
    if ": urged" in attribution.rule or ": called on" in attribution.rule:
        return "call_for"
    return _by_words(content, voice == "police")


def _refined(act: str, attribution: Attribution, content: str) -> str:
    if act == "decline" and not re.search(r"\bcomment\b|\brespond\b", content):
        return "refuse"
    if act == "promise" and attribution.rule.startswith("agree"):
        return "promise"
    if act == "call_for" and attribution.rule.startswith("call/") and "named as" in attribution.rule:
        return "criticise"
    return act


def _by_words(content: str, own_police: bool) -> str:
    """The act of plain saying, by what is said: the first of these that its words show."""
    first = content[:400]
    if _PROMISE.search(first) and not _DENY.search(first[:60]):
        return "promise"
    for act, words in (
        ("warn", _WARN),
        ("call_for", _CALL),
        ("announce", _ANNOUNCE),
        ("support", _SUPPORT),
        ("defend", _DEFEND),
    ):
        if words.search(first):
            return act
    if _ACCUSE.search(first) and not own_police:
        return "accuse"
    if _DENY.match(first.split(".")[0][:0]) or re.match(
        rf"\W*(?:\w+[ ,]+){{0,3}}?{_DENY.pattern}", first, re.IGNORECASE
    ):
        return "deny"
    if _CRITICISE.search(first):
        return "criticise"
    return "assert"
