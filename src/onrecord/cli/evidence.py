"""``onrecord show``: a report with its evidence highlighted, and beside each paragraph what was coded."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.cli.pages import clean, heading, mention_title, speaker_in_words, value_in_words
from onrecord.records import CodedReport, Span

# Kind of evidence, its style, and the variables that belong to it.
_STYLES = {
    "event": "bold red",
    "date": "magenta",
    "place": "green",
    "figure": "bold yellow",
    "actor": "blue",
    "other": "underline",
    "speaker": "bold cyan",
    "said": "cyan",
}
_KINDS = {
    **dict.fromkeys(("form", "status"), "event"),
    "date": "date",
    "place": "place",
    **dict.fromkeys(("organiser", "participant", "target", "actor", "addressee"), "actor"),
}
_LEAST_WIDTH = 90  # columns of a screen that has room for text and codings side by side


def evidence(coded: CodedReport, width: int) -> RenderableType:
    """The report for a screen of ``width`` columns: text left and codings right, or below where it is narrow."""
    text = highlighted(coded)
    notes = list(_notes(coded))
    grid = Table.grid(padding=(0, 3), expand=True)
    beside = width >= _LEAST_WIDTH
    grid.add_column(ratio=3)
    if beside:
        grid.add_column(ratio=2)
    for paragraph in _paragraphs(coded.report.text):
        own = [note for start, note in notes if paragraph.start <= start <= paragraph.end]
        told = Text("\n").join(own)
        words = text[paragraph.start : paragraph.end]
        if beside:
            grid.add_row(words, told)
        else:
            grid.add_row(Group(words, _indented(told)) if own else words)
        grid.add_row(*[""] * (1 + beside))
    return Group(heading(coded.report), legend(), Text(), grid)


def legend() -> Text:
    """What the styles stand for."""
    return Text("  ").join(Text(kind, style) for kind, style in _STYLES.items())


def highlighted(coded: CodedReport) -> Text:
    """The text of the report, every piece of evidence in the style of its kind."""
    text = Text(clean(coded.report.text))
    for said in coded.statements:
        _paint(text, (*said.content, *said.cue), "said")
        _paint(text, said.speaker_spans, "speaker")
    for mention in coded.mentions:
        for coding in mention.codings:
            kind = "figure" if type(coding.value).__name__ == "Size" else _KINDS.get(coding.variable, "other")
            _paint(text, coding.spans, kind)
        _paint(text, (mention.anchor,), "event")
    return text


def _paint(text: Text, spans: tuple[Span, ...], kind: str) -> None:
    for span in spans:
        text.stylize(_STYLES[kind], span.start, span.end)


def _notes(coded: CodedReport) -> Iterator[tuple[int, Text]]:
    """What was coded, each with the place in the text beside which it is to stand, in the order of the text."""
    found: list[tuple[int, Text]] = []
    for number, mention in enumerate(coded.mentions, 1):
        found.append((mention.anchor.start, mention_title(number, mention)))
        for coding in mention.codings:
            if coding.variable not in ("form", "status", "foreground"):
                line = f"  {number} {coding.variable.replace('_', ' ')}: {clean(value_in_words(coding))}"
                found.append((coding.spans[0].start if coding.spans else mention.anchor.start, Text(line)))
    for said in coded.statements:
        spans = (*said.content, *said.cue)
        who = Text(", ").join(speaker_in_words(said).split("\n"))
        note = Text.assemble(("“ ", "cyan"), who, (f": {said.act.replace('_', ' ')}", "red"))
        found.append((min(span.start for span in spans), note))
    return iter(sorted(found, key=lambda note: note[0]))


def _paragraphs(text: str) -> Iterator[Span]:
    """The lines that hold words."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def _indented(told: Text) -> Text:
    return Text("\n").join(Text("    ").append_text(line) for line in told.split("\n"))
