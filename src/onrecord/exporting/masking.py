"""Names of private persons, taken out of what is published (codebook section 5)."""

import re
from collections.abc import Callable, Iterable

from onrecord.records import Actor, CodedReport, Statement, Where

WITHHELD = "[name withheld]"
_PERSONS = ("person", None)


def is_private(said: Statement) -> bool:
    """Whether the speaker is a person for whom the report gives no role and no organisation."""
    speaker = said.speaker
    return bool(speaker and speaker.kind in _PERSONS and not speaker.role and not speaker.organisation)


def mask(coded: CodedReport) -> Callable[[str], str]:
    """What replaces the private speakers of ``coded``, by full name or by surname, in any text about them.

    A surname that someone in public life shares within the report is withheld as well: too much, not too little.
    """
    return mask_over([coded])


def mask_over(reports: Iterable[CodedReport]) -> Callable[[str], str]:
    """What replaces the private speakers of several reports of one event, as :func:`mask` does.

    Who has a role in one of them is not private, nor who acts in one: private persons are no actors. A surname
    that is also the name of a place where an event took place stays where it stands alone.
    """
    private: set[str] = set()
    public: set[str] = set()
    places: set[str | None] = set()
    for coded in reports:
        for said in coded.statements:
            if said.speaker:
                (private if is_private(said) else public).add(said.speaker.name)
        for coding in (coding for mention in coded.mentions for coding in mention.codings):
            if isinstance(coding.value, Actor):
                public.add(coding.value.name)
            elif isinstance(coding.value, Where):
                places |= {coding.value.locality, coding.value.district, coding.value.region}
    # "One retired teacher" describes and names nobody.
    names = {name for name in private - public if name.split() and not name.split()[-1].islower()}
    wanted = names | {name.split()[-1] for name in names} - places
    if not wanted:
        return str
    longest_first = sorted(filter(None, wanted), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return lambda text: pattern.sub(WITHHELD, text)
