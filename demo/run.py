"""``make demo``: code the demo reports, link those of one story, and show what comes out."""

from collections.abc import Iterable, Iterator
from contextlib import chdir
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

import onrecord
from onrecord import CodedReport, Coding, Mention, Size, Span
from onrecord.cli import app
from onrecord.cli.evidence import highlighted, legend
from onrecord.cli.pages import speaker_in_words, statement_table, value_in_words
from onrecord.events import story
from onrecord.exporting.story_text import as_text
from onrecord.records.labels import label

ROOT = Path(__file__).parents[1]
REPORTS = Path("demo") / "reports"
DATABASE = Path("out") / "demo.db"
TABLES = Path("out") / "tables"
TIMELINE = "\nTimeline\n"
STORY_REPORTS = Path("demo") / "story" / "reports"
STORY_DATABASE = Path("out") / "story.db"
STORY_PAGE = Path("out") / "story.html"
LIVE_BLOG = "01-harbour-live.txt"
# One march in four papers: a live blog, a wire story, its copy in another paper, a weekly.
ONE_MARCH = (LIVE_BLOG, "02-harbour-wire.txt", "03-harbour-wire-copy.txt", "04-harbour-weekly.txt")
CLAIMS = "06-bypass-claims.txt"
LONGEST = 8  # statements shown of the article of claims


def main() -> None:
    """Code the reports into a new database, show parts of the result, write the tables."""
    console = Console(highlight=False)
    DATABASE.parent.mkdir(exist_ok=True)
    DATABASE.unlink(missing_ok=True)
    console.print("\n[bold]On Record[/] codes news reports of protest into event data that can be checked.")
    console.print("Twelve reports were written for this demo, most of them of an invented harbour town.\n")
    command(console, "run", str(REPORTS), "--db", str(DATABASE))
    with onrecord.open_store(DATABASE) as store:
        reports = {Path(coded.report.path).name: coded for coded in store.coded()}
    title(console, 1, "Every value points at its words: two posts of a live blog")
    console.print(Padding(legend(), (0, 0, 1, 2)))
    blog = next(onrecord.read(REPORTS / LIVE_BLOG))
    console.print(Padding(posts(onrecord.code(blog)), (0, 0, 0, 2)))
    title(console, 2, "One march in four papers: figures stand side by side, each with its voice")
    console.print(Padding(figures([reports[name] for name in ONE_MARCH]), (0, 0, 0, 2)))
    title(console, 3, "Who said what: claim and counter-claim over a bypass")
    claims = reports[CLAIMS]
    short = CodedReport(claims.report, claims.mentions, claims.statements[:LONGEST])
    console.print(Padding(statement_table(short), (0, 0, 0, 2)))
    console.print(f"  … and {len(claims.statements) - len(short.statements)} more.", style="dim")
    title(console, 4, "Many reports, one event: seven reports of three days in another town")
    told_together(console)
    title(console, 5, "What you have now")
    command(console, "export", str(TABLES), "--db", str(DATABASE), "--quiet")
    farewell(console)


def told_together(console: Console) -> None:
    """Link the reports of one story, list the events, and tell of the largest: figures by voice, disputes."""
    STORY_DATABASE.unlink(missing_ok=True)
    where = ("--db", str(STORY_DATABASE))
    command(console, "run", str(STORY_REPORTS), *where)
    command(console, "link", *where)
    command(console, "events", *where)
    with onrecord.open_store(STORY_DATABASE) as store:
        largest = max(store.events.rows(), key=lambda row: (row.reports, row.high or 0, row.id))
        told = as_text(story(store, event=largest.id))
    console.print(f"\n  $ onrecord story {largest.id[:10]} --db {STORY_DATABASE}", style="bold", soft_wrap=True)
    console.print(f"\n{told[: told.index(TIMELINE)].rstrip()}\n", markup=False, soft_wrap=True)
    console.print("  … and the timeline, statements by side, and sources.", style="dim")
    command(console, "story", largest.id, *where, "--as", "html", "--out", str(STORY_PAGE))


def command(console: Console, *words: str) -> None:
    """Run a command of ``onrecord``, and show how it is typed."""
    console.print(f"  $ onrecord {' '.join(words)}", style="bold", soft_wrap=True)
    console.file.flush()
    app(list(words), standalone_mode=False)


def title(console: Console, number: int, words: str) -> None:
    """A heading of the demo."""
    console.print(f"\n[bold]{number}  {words}[/]\n")


def posts(coded: CodedReport) -> Table:
    """The two posts of a live blog that give most figures, words left and what was coded from them right."""
    grid = Table.grid(padding=(0, 3), expand=True)
    grid.add_column(ratio=3)
    grid.add_column(ratio=2)
    text = highlighted(coded)
    told = {post.span: list(notes(coded, post.span)) for post in coded.report.posts}
    richest = sorted(told, key=lambda span: (figures_in(coded, span), len(told[span])), reverse=True)[:2]
    for span in sorted(richest):
        grid.add_row(text[span.start : span.end], Text("\n").join(told[span]))
        grid.add_row("", "")
    return grid


def figures_in(coded: CodedReport, within: Span) -> int:
    """How many figures were read from words in ``within``."""
    codings = (coding for mention in coded.mentions for coding in mention.codings)
    return sum(isinstance(one.value, Size) and within.covers(one.spans[0]) for one in codings)


def notes(coded: CodedReport, within: Span) -> Iterator[Text]:
    """What was coded from words in ``within``, a line for each, in the order of the text."""
    found: list[tuple[int, Text]] = []
    for number, mention in enumerate(coded.mentions, 1):
        for coding in mention.codings:
            if start := next((span.start for span in coding.spans if within.covers(span)), None):
                line = Text.assemble(f"{coding.variable.replace('_', ' ')}: ", (value_in_words(coding), "bold"))
                found.append((start, line.append(f"  event {number}", "dim")))
    for said in coded.statements:
        if start := next((span.start for span in said.content if within.covers(span)), None):
            who = speaker_in_words(said).plain.split("\n")[0]
            found.append((start, Text.assemble((f"“ {who}", "cyan"), f": {said.act.replace('_', ' ')}")))
    return (line for _, line in sorted(found, key=lambda note: note[0]))


def figures(reports: Iterable[CodedReport]) -> Table:
    """One row for each protest of which somebody gives a figure; a column for each kind of voice."""
    table = Table(box=None, padding=(0, 2, 1, 0), header_style="dim")
    for name in ("report", "protest", "police", "organisers", "reporter and others", "arrests"):
        table.add_column(name, overflow="fold")
    for coded in reports:
        for mention in coded.mentions:
            came, arrests = mention.of("participants"), mention.of("arrests")
            if mention.kind == "protest" and (came or arrests):
                voices = (by(came, "police"), by(came, "organiser"), by(came, None))
                table.add_row(coded.report.source, headline(mention), *voices, with_voice(arrests))
    return table


def headline(mention: Mention) -> str:
    """Forms, day and place of a mention, a line each, as far as they are known."""
    forms = ", ".join(label(one.value).replace("_", " ") for one in mention.of("form"))
    first = (next((label(one.value) for one in mention.of(name) if one.value), "") for name in ("date", "place"))
    return "\n".join(part for part in (forms or "protest", *first) if part)


def by(came: tuple[Coding, ...], role: str | None) -> str:
    """The figures that one kind of voice gives (None: all but police and organisers), one a line."""
    told = ((label(one.value), one.voice.role if one.voice else None) for one in came)
    named = ("police", "organiser")
    return "\n".join(dict.fromkeys(n for n, who in told if who == role or (role is None and who not in named)))


def with_voice(counted: tuple[Coding, ...]) -> str:
    """Figures in the order of the text, one a line, each with the kind of voice that gives it."""
    lines = (f"{label(one.value)} ({one.voice.role if one.voice else 'reporter'})" for one in counted)
    return "\n".join(dict.fromkeys(lines))


def farewell(console: Console) -> None:
    """Where the results are, and what to try next."""
    tables = ", ".join(sorted(path.name for path in TABLES.glob("*.csv")))
    console.print(f"\n  {DATABASE}    a database for any SQLite tool, with views for people", soft_wrap=True)
    console.print(f"  {TABLES}/    {tables}", soft_wrap=True)
    console.print(
        f"  {STORY_PAGE}    the story of one event, with its pictures: open it in a browser\n", soft_wrap=True
    )
    console.print("[bold]Next[/]\n")
    for words, what in (
        (f"show {REPORTS / LIVE_BLOG}", "the whole live blog with its evidence"),
        (f"code {REPORTS / '08-go-slow-undated.txt'}", "an undated report: words without a value"),
        ("size several hundred people", "what number words come to, under each policy"),
        ("run YOUR-FOLDER --db your.db", "your own reports; dates come from a metadata.csv"),
    ):
        console.print(f"  .venv/bin/onrecord {words:50} [dim]{what}[/]", soft_wrap=True)
    console.print()


if __name__ == "__main__":
    with chdir(ROOT):
        main()
