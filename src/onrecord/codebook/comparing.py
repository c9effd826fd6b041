"""Two codebooks compared, and the built-in one copied to be changed."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from onrecord.codebook.loading import SHIPPED, CodebookError, shipped
from onrecord.codebook.sheets import HEAD, Problem
from onrecord.codebook.variables import Category, Codebook, Variable

_HEAD = """# A codebook of your own.{rest}
# Raise the version whenever you change what is coded: every coding names it.
name: {name}
version: 1
{extending}definition: >
  {definition}
"""


def changes(first: Codebook, second: Codebook) -> Iterator[str]:
    """A line for each thing that ``second`` adds (+), lacks (-) or has otherwise (~), in alphabetical order."""
    for name in sorted({*first.variables, *second.variables}):
        old, new = first.variables.get(name), second.variables.get(name)
        if old is None or new is None:
            yield f"{'+' if old is None else '-'} {name}"
        else:
            yield from (f"~ {name}: {told}" for told in _of_variable(old, new))


def _of_variable(old: Variable, new: Variable) -> Iterator[str]:
    for part in ("version", "of", "definition", "found_by", "coded_as"):
        before, after = getattr(old, part), getattr(new, part)
        if before != after:
            yield f"{part} {_told(before)} becomes {_told(after)}"
    yield from (f"{told}" for told in _of_category(old.whole, new.whole))
    for name in sorted({*old.categories, *new.categories}):
        before, after = old.categories.get(name), new.categories.get(name)
        if before is None or after is None:
            yield f"{'adds' if before is None else 'drops'} the category {name}"
        else:
            yield from (f"{name}: {told}" for told in _of_category(before, after))


def _of_category(old: Category, new: Category) -> Iterator[str]:
    if old.name and old.definition != new.definition:
        yield f"definition {old.definition!r} becomes {new.definition!r}"
    for kind in sorted({*old.cues, *new.cues}):
        before, after = old.cues.get(kind, ()), new.cues.get(kind, ())
        yield from (f"adds to {kind} {cue!r}" for cue in after if cue not in before)
        yield from (f"drops from {kind} {cue!r}" for cue in before if cue not in after)
    for word, before, after in (("yes", old.yes, new.yes), ("no", old.no, new.no)):
        yield from (f"adds the example {word} {one!r}" for one in after if one not in before)
        yield from (f"drops the example {word} {one!r}" for one in before if one not in after)


def _told(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else repr(value)


def copy_shipped(folder: Path, variables: tuple[str, ...], name: str) -> tuple[Path, ...]:
    """Write the built-in codebook's files into ``folder``, those of ``variables`` or all; returns their paths.

    With ``variables`` the copy extends the built-in codebook, so that what is not copied stays as it is there.

    Raises:
        CodebookError: where there is no such variable, or ``folder`` holds files already.
        OSError: where it cannot be written.
    """
    book = shipped()
    missing = [one for one in variables if one not in book.variables]
    if missing:
        known = ", ".join(sorted(book.variables))
        raise CodebookError(SHIPPED, [Problem("", 0, f"it has no {', '.join(missing)}; it has {known}")])
    if folder.is_dir() and any(folder.iterdir()):
        raise CodebookError(str(folder), [Problem("", 0, "there are files in it already; name an empty folder")])
    folder.mkdir(parents=True, exist_ok=True)
    extending = f"extends: {SHIPPED}\n" if variables else ""
    rest = f" What it does not name is as in the built-in codebook `{SHIPPED}`." if variables else ""
    definition = f"My codebook, after {book.label}."
    paths = [folder / HEAD]
    paths[0].write_text(_HEAD.format(rest=rest, name=name, extending=extending, definition=definition), "utf-8")
    for one in variables or sorted(book.variables):
        file = book[one].file
        paths.append(folder / file)
        paths[-1].write_text((files(__package__) / SHIPPED / file).read_text("utf-8"), "utf-8")
    return tuple(paths)
