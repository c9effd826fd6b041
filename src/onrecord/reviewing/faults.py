"""What is wrong with a gold file or a file of codings, told all at once."""

from collections.abc import Iterable

from onrecord.records import Unread


class ReviewError(ValueError):
    """Nothing can be compared. ``faults`` tell of each thing where it stands, why, and what to do."""

    def __init__(self, faults: Iterable[Unread]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(told, self.faults)))


def told(fault: Unread) -> str:
    """One line: where, what is wrong, and what to do."""
    where = f"{fault.path}, {fault.locator}" if fault.locator else fault.path
    return f"{where}: {fault.reason}; {fault.advice}"
