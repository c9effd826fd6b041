"""A story as plain text and as Markdown; both say the same."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby

from onrecord.exporting.story_records import Chapter, Line, Refs, Said, Story, Track
from onrecord.exporting.story_words import day_words, moment, short_day, time_words

_WIDTH = 100
_QUOTES = '“”" ,'
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|])")
UNDATED = "Without a date"


def as_text(story: Story) -> str:
    """The story as plain text of at most 100 columns, sources by number."""
    parts = [_headed(story.title, "="), story.about + "."]
    if story.notes:
        parts.append("\n".join(story.notes))
    for chapter in story.chapters:
        parts += _chapter_text(chapter, several=not story.is_of_one)
    parts += [_headed("Timeline", "-"), *_timeline_text(story)]
    parts += _sides_text(story)
    parts += [_headed("Sources", "-"), "\n".join(source_lines(story))]
    return "\n\n".join(part for part in parts if part) + "\n"


def as_markdown(story: Story) -> str:
    """The story as Markdown; what reports say is escaped."""
    parts = [f"# {_escaped(story.title)}", f"{_escaped(story.about)}.", *map(_escaped, story.notes)]
    for chapter in story.chapters:
        parts += _chapter_markdown(chapter, several=not story.is_of_one)
    parts.append("## Timeline")
    for day, lines in by_day(story.lines):
        parts.append(f"### {day}")
        parts.append(
            "\n".join(f"- {_escaped(_line(line))}{_quoted(line)} {cited(line.sources)}" for line in lines)
        )
    for side in story.sides:
        parts += [f"## Said: {_escaped(side.name)}"]
        parts.append("\n".join(f"- {_escaped(said_words(said))} {cited(said.sources)}" for said in side.said))
    parts += ["## Sources", "\n".join(f"{line}" for line in map(_escaped_source, source_lines(story)))]
    return "\n\n".join(part for part in parts if part) + "\n"


def by_day(lines: Iterable[Line]) -> Iterator[tuple[str, list[Line]]]:
    """The lines by day, each day in words."""
    for day, own in groupby(lines, key=lambda line: (line.at or "")[:10]):
        yield day_words(day) if day else UNDATED, list(own)


def cited(sources: Refs) -> str:
    """ "[1, 3]"."""
    return f"[{', '.join(map(str, sources))}]" if sources else ""


def said_words(said: Said) -> str:
    """A statement on one line: when, who, what saying it does, and the words."""
    words = in_quotes(said.words) if said.quoted else said.words
    return f"{moment(said.at)}: {said.speaker} ({said.act})" + (f": {words}" if words else "")


def in_quotes(words: str) -> str:
    """``words`` between quotation marks; those that stand at their ends are left out."""
    return f"“{words.strip(_QUOTES)}”"


def source_lines(story: Story) -> Iterator[str]:
    """The sources, one a line: number, outlet, day, title, id, and of which it is a copy."""
    for one in story.sources:
        parts = [
            one.outlet,
            short_day(one.day) if one.day else "undated",
            one.title or "",
            f"report {one.report}",
        ]
        told = ", ".join(part for part in parts if part)
        yield f"[{one.number}] {told}" + (f" (repeats [{one.copy_of}])" if one.copy_of else "")


def track_words(track: Track) -> str:
    """The figures of one voice in the order of time: "3 (18:55) → 9 (20:40) → 14"."""
    days = {step.at[:10] for step in track.steps if step.at}
    return " → ".join(
        f"{step.words} ({_short(step.at, one_day=len(days) == 1)}) {cited(step.sources)}" for step in track.steps
    )


def _short(at: str | None, one_day: bool) -> str:
    return (time_words(at) if at and one_day else "") or moment(at)


def _chapter_text(chapter: Chapter, several: bool) -> list[str]:
    parts = [_headed(chapter.title, "-")] if several else []
    width = max((len(name) for name, _ in chapter.facts), default=0)
    parts.append(
        "\n".join(_wrapped(f"{name:<{width}}  {words}", " " * (width + 2)) for name, words in chapter.facts)
    )
    for title, lines in _sections(chapter):
        parts += [
            title if several else _headed(title, "-"),
            "\n".join(_wrapped(f"  {line}", "      ") for line in lines),
        ]
    return parts


def _chapter_markdown(chapter: Chapter, several: bool) -> list[str]:
    parts = [f"## {_escaped(chapter.title)}"] if several else []
    parts.append("\n".join(f"- **{name}**: {_escaped(words)}" for name, words in chapter.facts))
    for title, lines in _sections(chapter):
        parts += [
            f"{'###' if several else '##'} {title}",
            "\n".join(f"- {_escaped(line, refs=True)}" for line in lines),
        ]
    return parts


def _sections(chapter: Chapter) -> Iterator[tuple[str, list[str]]]:
    """Figures, disputes and ties, each as lines of plain text; those that are empty are left out."""
    figures = [
        f"{track.variable}{', expected' if track.ahead else ''}, {track.voice}: {track_words(track)}"
        for track in chapter.tracks
    ]
    disputes = [
        f"{dispute.what}: "
        + "; ".join(f"{one.who}: {one.words} {cited(one.sources)}" for one in dispute.positions)
        for dispute in chapter.disputes
    ]
    links = [
        f"{link.how}: {link.title}" + (f" (“{link.quote}”)" if link.quote else "") + f" {cited(link.sources)}"
        for link in chapter.links
    ]
    for title, lines in (("Figures by voice", figures), ("Disputed", disputes), ("Tied to", links)):
        if lines:
            yield title, lines


def _timeline_text(story: Story) -> Iterator[str]:
    for day, lines in by_day(story.lines):
        told = [_wrapped(f"  {_line(line)}{_quoted(line)} {cited(line.sources)}", " " * 9) for line in lines]
        yield "\n".join([day, *told])


def _sides_text(story: Story) -> list[str]:
    parts: list[str] = []
    if story.sides:
        parts.append(_headed("Said, by side", "-"))
    for side in story.sides:
        lines = [_wrapped(f"  {said_words(said)} {cited(said.sources)}", "      ") for said in side.said]
        parts.append("\n".join([side.name, *lines]))
    return parts


def _line(line: Line) -> str:
    clock = time_words(line.at or "")
    until = f" (until {short_day(line.until)})" if line.until else ""
    return f"{clock or '     '}  {line.words}{until}"


def _quoted(line: Line) -> str:
    if not line.quote:
        return ""
    return f" ({line.quote})" if line.kind == "tied" else f" – {in_quotes(line.quote)}"


def _headed(title: str, sign: str) -> str:
    return f"{title}\n{sign * min(len(title), _WIDTH)}"


def _wrapped(line: str, indent: str) -> str:
    lead = line[: len(line) - len(line.lstrip())]
    return textwrap.fill(
        line.strip(), _WIDTH, initial_indent=lead, subsequent_indent=indent, break_on_hyphens=False
    )


def _escaped(words: str, refs: bool = False) -> str:
    """``words`` without anything that Markdown would take for markup; with ``refs``, [1] stays as it is."""
    line = _MARKS.sub(r"\\\1", " ".join(words.split()))
    return re.sub(r"\\\[(\d+(?:, \d+)*)\\\]", r"[\1]", line) if refs else line


def _escaped_source(line: str) -> str:
    number, _, rest = line.partition("] ")
    return f"- {number}] {_escaped(rest, refs=True)}"
