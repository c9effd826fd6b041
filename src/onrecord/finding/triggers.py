"""Words that tell of an event."""

from onrecord.records import Report, Trigger


def find_triggers(report: Report) -> tuple[Trigger, ...]:
    """Words that tell of an event."""
    return ()
