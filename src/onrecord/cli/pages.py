"""A coded report on the screen: what happened, and who said what."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.cli.telling import plain
from onrecord.records import CodedReport, Coding, Mention, Report, Size, Statement
from onrecord.records.labels import label

WORDS = 160  # characters of evidence shown in a table before they are cut short
# What a reader asks first comes first; the other variables follow in the order of the text.
_FIRST = (
    "date",
    "place",
    "organiser",
    "participant",
    "actor",
    "addressee",
    "target",
    "issue",
    "demand",
    "slogan",
)
_IN_TITLE = ("form", "status", "foreground")


def page(coded: CodedReport) -> RenderableType:
    """The mentions and statements of one report, as tables."""
    parts: list[RenderableType] = [heading(coded.report)]
    for number, mention in enumerate(coded.mentions, 1):
        parts.append(Padding(mention_table(number, mention, coded.report.text), (0, 0, 1, 1)))
    if coded.statements:
        parts.append(Padding(statement_table(coded), (0, 0, 1, 1)))
    if not coded.mentions and not coded.statements:
        parts.append(Text(" nothing to code: no protest, and nobody is quoted\n", "dim"))
    return Group(*parts)


def heading(report: Report) -> RenderableType:
    """Title or file name, source and date of a report, across the page."""
    name = f"{Path(report.path).name} {report.locator}".strip() or report.id
    date = report.published.isoformat() if report.published else "undated"
    told = (part for part in (report.title, name, report.source, date) if part)
    return Group(Text(clean(" · ".join(told)), "bold"), Rule(style="dim"))


def mention_table(number: int, mention: Mention, text: str) -> RenderableType:
    """One mention: what it was, then a line for each variable with the words it was read from."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", min_width=12, max_width=22)
    grid.add_column(ratio=2)
    grid.add_column(ratio=3, style="italic")
    for variable, told, words in _lines(mention, text):
        grid.add_row(variable.replace("_", " "), clean(told), clean(words))
    return Group(mention_title(number, mention), Padding(grid, (0, 0, 0, 3)))


def mention_title(number: int, mention: Mention) -> Text:
    """Number, kind, forms and status of a mention: "2 protest: march, rally (planned)"."""
    title = Text(f"{number} ", "bold").append(mention.kind, "bold red")
    forms = _labels(mention.of("form"))
    status = _labels((*mention.of("status"), *mention.of("foreground")))
    title.append(f": {forms}" if forms else "", "bold")
    return title.append(f" ({status})" if status else "")


def _labels(codings: Iterable[Coding]) -> str:
    return clean(", ".join(dict.fromkeys(label(coding.value).replace("_", " ") for coding in codings)))


def _lines(mention: Mention, text: str) -> Iterator[tuple[str, str, str]]:
    """Variable, value and evidence of each line; a variable told before is not named again."""
    rest = dict.fromkeys(
        coding.variable for coding in mention.codings if coding.variable not in (*_FIRST, *_IN_TITLE)
    )
    yield "told by", "", quoted(mention.anchor.of(text))
    for variable in (*_FIRST, *rest):
        for n, coding in enumerate(mention.of(variable)):
            told = value_in_words(coding)
            words = " … ".join(span.of(text) for span in coding.spans)
            same = words.casefold() == told.casefold()
            yield "" if n else variable, quoted(told) if same else told, "" if same else quoted(words)


def value_in_words(coding: Coding) -> str:
    """The value of a coding with its voice: "600–700 estimated (police: Met Police)"."""
    told = label(coding.value).replace("_", " ") or "not known"
    if isinstance(coding.value, Size) and coding.value.basis:
        told += f" {coding.value.basis}"
    voice = coding.voice
    if voice is None:
        return told
    return f"{told} ({voice.role}: {voice.name})" if voice.name else f"{told} ({voice.role})"


def statement_table(coded: CodedReport) -> RenderableType:
    """All statements of a report: who, by what act, in what words."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", title_justify="left")
    table.add_column("who", ratio=2)
    table.add_column("does", style="red")
    table.add_column("what", ratio=5)
    for said in coded.statements:
        words = " … ".join(span.of(coded.report.text) for span in said.content)
        style = "" if said.quotation == "indirect" else "italic"
        table.add_row(
            speaker_in_words(said), said.act.replace("_", " "), Text(quoted(words, said.quotation), style)
        )
    return table


def speaker_in_words(said: Statement) -> Text:
    """The speaker of a statement with role and organisation."""
    if said.speaker is None:
        return Text("not named", "dim")
    name = Text(clean(said.speaker.name), "bold")
    more = ", ".join(part for part in (said.speaker.role, said.speaker.organisation) if part)
    return Text.assemble(name, "\n", (clean(more), "dim")) if more else name


def quoted(words: str, quotation: str = "direct") -> str:
    """Words of a report on one line, cut short where they are many, in quotation marks unless indirect."""
    line = clean(" ".join(words.split()))
    line = line if len(line) <= WORDS else line[: WORDS - 2].rstrip() + " …"
    return f"“{line}”" if line and quotation == "direct" else line


def clean(text: str) -> str:
    """``text``, as long as it was, as a terminal may safely show it; line breaks and tabs stay."""
    return plain(text, keep="\n\t")
