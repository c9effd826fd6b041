"""Which files a folder holds: in order of their names, each folder entered once whatever the links say."""

from collections.abc import Iterator
from pathlib import Path

from onrecord.records import Unread

_LOOP = "nothing is lost: everything in it is read where it was found first; remove links that go round"


def walk(folder: Path, entered: set[tuple[int, int]]) -> Iterator[Path | Unread]:
    """All files under ``folder`` but hidden ones, and what could not be entered. ``entered`` is added to."""
    pending: list[Path] = [folder]
    while pending:
        path = pending.pop()
        try:
            if not path.is_dir():
                yield path
                continue
            known = path.stat()
            if (known.st_dev, known.st_ino) in entered:
                yield Unread(
                    str(path), "", "a folder that has been entered already, by its name or by a link", _LOOP
                )
                continue
            entered.add((known.st_dev, known.st_ino))
            shown = [inside for inside in path.iterdir() if not inside.name.startswith(".")]
            pending.extend(sorted(shown, reverse=True))
        except OSError as error:
            yield Unread(str(path), "", _reason(error), "look at the folder's permissions")


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
