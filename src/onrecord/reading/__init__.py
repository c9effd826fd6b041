"""Bytes in: files, folders, standard input, tables. The only stage that may ever touch the network."""

import sys
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from onrecord.reading.files import read_file, read_pipe
from onrecord.reading.folders import walk
from onrecord.reading.options import Format, ReadOptions
from onrecord.reading.sidecar import Sidecar, is_sidecar, read_sidecar
from onrecord.reading.sources import Item, Notice
from onrecord.records import Page, Unread

_DEFAULTS = ReadOptions()
_STDIN = "-"


def read(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    options: ReadOptions = _DEFAULTS,
    stdin: BinaryIO | None = None,
) -> Iterator[Page | Unread]:
    """All reports under ``paths``: files, folders with all that they hold, "-" for standard input (``stdin``).

    What cannot be read comes out as `Unread`; a report of which only a detail could not be read, such as its
    date, comes out after a `Notice`, which is an `Unread` too. Never raises for bad input. Tables and JSON lines
    are read row by row as they are asked for.
    """
    named = [paths] if isinstance(paths, str | PathLike) else paths
    entered: set[tuple[int, int]] = set()
    beside = _Sidecars()
    for name in named:
        path = Path(name)
        if str(name) == _STDIN:
            yield from read_pipe("standard input", stdin or sys.stdin.buffer, options)
        elif path.is_dir():
            yield from _folder(path, options, beside, entered)
        else:
            yield from _file(path, options, beside)


def _folder(
    folder: Path, options: ReadOptions, beside: "_Sidecars", entered: set[tuple[int, int]]
) -> Iterator[Item]:
    for found in walk(folder, entered):
        if isinstance(found, Unread):
            yield found
        elif is_sidecar(found):
            yield from read_sidecar(found.parent).missing(found.parent)
        elif found.exists() and not found.is_file():
            yield Unread(str(found), "", "neither a file nor a folder", "name it by itself if it is to be read")
        else:
            yield from _file(found, options, beside)


def _file(path: Path, options: ReadOptions, beside: "_Sidecars") -> Iterator[Item]:
    if is_sidecar(path):
        yield Unread(str(path), "", "it tells of other files and holds no report", "name its folder instead")
        return
    sidecar = beside.of(path.parent)
    yield from beside.fresh_problems(path.parent)
    yield from read_file(path, options, sidecar.told.get(path.name, {}))


class _Sidecars:
    """The sidecars of the folders met so far: the last one is kept, and problems are told once."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._sidecar = Sidecar()
        self._told: set[Path] = set()

    def of(self, folder: Path) -> Sidecar:
        """The sidecar of ``folder``, read again only when the folder changes."""
        if folder != self._folder:
            self._folder, self._sidecar = folder, read_sidecar(folder)
        return self._sidecar

    def fresh_problems(self, folder: Path) -> Iterator[Notice]:
        """The problems of a folder's sidecar, the first time only."""
        if folder not in self._told:
            self._told.add(folder)
            yield from self._sidecar.problems


__all__ = ["Format", "Notice", "ReadOptions", "read"]
