"""Date phrases to dates, against the publication date."""

from typing import Literal

from onrecord.records import DatePhrase, Report, When

Tense = Literal["past", "present", "future"]


def resolve(phrase: DatePhrase, report: Report, tense: Tense | None = None) -> When | None:
    """The date that ``phrase`` tells, or None where the words tell none."""
    return None
