"""How a story names days, voices, figures and events: plain words that take no side."""

import re
from collections.abc import Iterable

from onrecord.exporting.accounts import Account
from onrecord.exporting.settling import is_vague
from onrecord.exporting.settling_values import date_of, days_of, forms_of, place_of
from onrecord.records import Actor, CodedReport, Mention, Size, Span, Voice, When, Where
from onrecord.records.labels import label
from onrecord.tables.calendar import full_weekdays, months

VARIABLES = {
    "participants": "Participants",
    "arrests": "Arrests",
    "detained": "Detained",
    "charged": "Charged",
    "injured_participants": "Injured participants",
    "injured_police": "Injured police",
    "injured_other": "Injured, others or unclear",
    "deaths": "Deaths",
    "police_deployed": "Police deployed",
    "money": "Sums of money",
    "other_figure": "Other figures",
}
_VOICES = {
    "police": "Police",
    "organiser": "Organisers",
    "authority": "Authorities",
    "participant": "Participants",
    "witness": "Witnesses",
    "union": "Union",
    "ngo": "Organisation",
    "media": "Media",
    "reporter": "Reporter",
    "other": "Others",
}
# What saying it does (codebook section 3), as one tells it of somebody.
_ACTS = {
    "assert": "said",
    "demand": "demanded",
    "call_for": "called for",
    "announce": "announced",
    "promise": "promised",
    "threaten": "threatened",
    "warn": "warned",
    "accuse": "accused",
    "criticise": "criticised",
    "defend": "defended",
    "deny": "denied",
    "support": "supported",
    "question": "questioned",
    "refuse": "refused",
    "decline": "declined to say",
}
_PLAIN = {"unspecified": "protest"}
_LONGEST_QUOTE = 240
_WORD = re.compile(r"[^\W_]+")
_SUFFIX = re.compile(r"(?:ie|ing|ed|e|y)$")


def day_words(day: str) -> str:
    """ "Saturday 17 May 2025" for "2025-05-17"."""
    year, month, number = (int(part) for part in day[:10].split("-"))
    weekday = full_weekdays()[_weekday(year, month, number)].capitalize()
    return f"{weekday} {short_day(day)}"


def short_day(day: str) -> str:
    """ "17 May 2025" for "2025-05-17"."""
    year, month, number = (int(part) for part in day[:10].split("-"))
    name = next(word for word, at in months().items() if at == month)
    return f"{number} {name.capitalize()} {year}"


def _weekday(year: int, month: int, day: int) -> int:
    """0 for Monday, by Zeller's congruence."""
    year, month = (year - 1, month + 12) if month < 3 else (year, month)
    return (day + 13 * (month + 1) // 5 + year + year // 4 - year // 100 + year // 400 + 5) % 7


def time_words(at: str) -> str:
    """ "20:40" for "2025-05-17T20:40"; "" where no time is told."""
    return at.partition("T")[2][:5]


def moment(at: str | None) -> str:
    """ "17 May 2025, 20:40", or only the day; "undated"."""
    if not at:
        return "undated"
    clock = time_words(at)
    return f"{short_day(at)}, {clock}" if clock else short_day(at)


def voice_words(voice: Voice) -> str:
    """ "Police (Severn Coast Police)"."""
    role = _VOICES[voice.role]
    return f"{role} ({voice.name})" if voice.name else role


def size_words(size: Size) -> str:
    """ "more than 6,000"; of a fuzzy plural its words too: "“dozens” (taken as 24)"."""
    return f"“{' '.join(size.words.split())}” (taken as {label(size)})" if is_vague(size) else label(size)


def variable_words(variable: str) -> str:
    """A variable of the codebook as a reader would name it."""
    return VARIABLES.get(variable, code_words(variable).capitalize())


def act_words(act: str) -> str:
    """What saying something did, in the past: "called for"; an act of a codebook of one's own as it is named."""
    return _ACTS.get(act, act.replace("_", " "))


def code_words(code: str) -> str:
    """A category of the codebook in words: "sit-in" for ``sit_in``."""
    return _PLAIN.get(code, code.replace("sit_in", "sit-in").replace("die_in", "die-in").replace("_", " "))


def title_of(account: Account, *, dated: bool = True) -> str:
    """ "March, rally: Town Quay, Brenmouth, 17 May 2025"; where no place is told, who acts in its stead."""
    forms = ", ".join(code_words(form) for form, _ in forms_of(account)) or account.kind
    where, when = place_of(account).value, date_of(account).value if dated else None
    place = _place(where) if isinstance(where, Where) else listed(map(label, _actors(account)))
    parts = [forms[:1].upper() + forms[1:], ", ".join(part for part in (place, when_words(when)) if part)]
    return ": ".join(part for part in parts if part)


def _actors(account: Account) -> list[Actor]:
    codings = [one for telling in account.tellings for one in telling.mention.of("actor")]
    return [one.value for one in codings if isinstance(one.value, Actor)]


def when_words(when: object) -> str:
    """A date as a reader would write it; "" where it is not known."""
    if not isinstance(when, When):
        return ""
    start, end = days_of(when)
    if when.start is None:
        return f"until {short_day(end)}" if when.end else ""
    if when.end is None:
        return f"since {short_day(start)}"
    return short_day(start) if start == end else f"{short_day(start)} to {short_day(end)}"


def _place(where: Where) -> str:
    finest = " – ".join(where.route) or where.site
    parts = (finest, where.locality or where.district or where.region or where.country)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def sentence_at(coded: CodedReport, span: Span) -> str:
    """The sentence in which words stand, on one line; cut short with an ellipsis where it is very long."""
    for passage in coded.report.passages:
        for sentence in passage.sentences or (passage.span,):
            if sentence.covers(span):
                return clipped(sentence.of(coded.report.text))
    return clipped(span.of(coded.report.text))


def telling_sentence(coded: CodedReport, mention: Mention) -> str:
    """The sentence that tells of a mention: the first in a paragraph, else where its anchor stands."""
    spans = [mention.anchor, *sorted(span for one in mention.of("form") for span in one.spans)]
    for span in spans:
        kinds = [passage.kind for passage in coded.report.passages if passage.span.covers(span)]
        if kinds == ["paragraph"]:
            return sentence_at(coded, span)
    return sentence_at(coded, mention.anchor)


def clipped(words: str) -> str:
    """``words`` on one line, cut at a space where they are longer than a quotation should be."""
    line = re.sub(r"\s+", " ", words).strip()
    return line if len(line) <= _LONGEST_QUOTE else line[: line.rfind(" ", 0, _LONGEST_QUOTE)] + " …"


def listed(parts: Iterable[str]) -> str:
    """Several values on one line, each once however it is written; those that stand within another left out."""
    told: dict[str, str] = {}
    for part in parts:
        if part:
            told.setdefault(part.casefold(), part)
    whole = [
        part
        for key, part in told.items()
        if not any(f" {key} " in f" {other} " for other in told if other != key)
    ]
    return "; ".join(whole)


def stems(words: str) -> frozenset[str]:
    """The words in lower case, without the endings of English plurals and verbs."""
    return frozenset(map(_stem, _WORD.findall(words.lower())))


def _stem(word: str) -> str:
    """ "rise" and "rises", "bill" and "bills", "march" and "marched" alike; short words stay as they are."""
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return _SUFFIX.sub("", word) if len(word) > 3 else word
