"""Stories, against golden files. To make them anew: GOLDEN=write pytest tests/exporting."""

import os
import re
from pathlib import Path

import pytest
from tests.exporting.stories import event, known
from tests.exporting.told import account_of

from onrecord.exporting.event_tables import event_headers, export_events
from onrecord.exporting.masking import WITHHELD
from onrecord.exporting.story import story_of_actor, story_of_event, story_of_issue
from onrecord.exporting.story_html import NO_PICTURES, as_html
from onrecord.exporting.story_links import Known
from onrecord.exporting.story_plots import pictures
from onrecord.exporting.story_records import Story, hidden
from onrecord.exporting.story_text import as_markdown, as_text

GOLDEN = Path(__file__).with_name("golden")


def _compared(name: str, written: str) -> None:
    golden = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        golden.write_bytes(written.encode())
    assert written == golden.read_bytes().decode()


@pytest.fixture
def march() -> Story:
    """The story of the march."""
    return story_of_event(known(), event(0))


def test_an_event_as_text(march: Story) -> None:
    _compared("story.txt", as_text(march))


def test_an_event_as_markdown(march: Story) -> None:
    _compared("story.md", as_markdown(march))


def test_an_event_as_a_page(march: Story) -> None:
    """Without pictures, which another version of what draws them may draw otherwise."""
    _compared("story.html", as_html(march))


def test_an_actor_as_text() -> None:
    _compared("story_actor.txt", as_text(story_of_actor(known(), "Tenants United")))


@pytest.mark.parametrize("table", ["events", "event_figures", "event_mentions", "event_ties"])
def test_tables_of_events_are_as_they_were(table: str, tmp_path: Path) -> None:
    export_events(known().accounts, tmp_path, ties=known().ties)
    _compared(f"{table}.csv", (tmp_path / f"{table}.csv").read_bytes().decode())


def test_the_rule_is_told_in_the_row(tmp_path: Path) -> None:
    export_events(known().accounts, tmp_path, rule="latest_police")
    assert ",latest_police," in (tmp_path / "events.csv").read_text("utf-8").splitlines()[1]
    with pytest.raises(ValueError, match="no rule 'loudest'"):
        export_events(known().accounts, tmp_path, rule="loudest")


def test_headers_are_names_that_every_program_takes() -> None:
    for names in event_headers().values():
        assert len(names) == len(set(names))
        assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,31}", name) for name in names)


def test_all_lines_have_sources(march: Story) -> None:
    numbers = {one.number for one in march.sources}
    for line in march.lines:
        assert line.kind == "tied" or line.sources
        assert set(line.sources) <= numbers
    for side in march.sides:
        assert all(said.sources and set(said.sources) <= numbers for said in side.said)
    for track in march.chapters[0].tracks:
        assert all(step.sources for step in track.steps)


def test_updates_of_one_voice_are_a_series(march: Story) -> None:
    [police] = [one for one in march.chapters[0].tracks if one.variable == "Arrests" and "Police" in one.voice]
    assert [(step.at, step.low) for step in police.steps] == [
        ("2025-09-06T18:40", 12),
        ("2025-09-06T21:10", 31),
        ("2025-09-06", 34),
    ]
    assert police.voice == "Police (Arden Police)"


def test_what_is_disputed(march: Story) -> None:
    assert [one.what for one in march.chapters[0].disputes] == [
        "Participants",
        "Whether it took place",
        "Denied",
    ]


@pytest.mark.parametrize(
    ("variable", "first", "second", "disputed"),
    [
        ("arrests", ("17:00", 11), ("21:00", 12), False),
        ("arrests", ("17:00", 12), ("21:00", 11), True),
        ("arrests", ("17:00", 11), ("17:00", 12), True),
        ("arrests", ("17:00", 12), ("17:00", 12), False),
        ("participants", ("17:00", 900), ("21:00", 1200), True),
    ],
)
def test_a_count_that_grows_is_no_dispute(
    variable: str, first: tuple[str, int], second: tuple[str, int], disputed: bool
) -> None:
    rows = [
        {
            "outlet": voice,
            "day": "2025-03-01",
            "posts": True,
            "figures": [{"time": at, "words": str(n), "by": voice, "low": n}],
        }
        for voice, (at, n) in (("police", first), ("organiser", second))
    ]
    account = account_of(variable, rows)
    told = story_of_event(Known((account,)), account.id)
    assert bool(told.chapters[0].disputes) is disputed


def test_the_chain_is_told(march: Story) -> None:
    told = {(link.how, link.title.partition(":")[0]) for link in march.chapters[0].links}
    assert told == {
        ("Countered by", "Rally"),
        ("Answered by", "Ban"),
        ("Answered by", "Charge"),
        ("Answered by", "Hearing"),
    }


def test_private_names_are_withheld_unless_asked_for(march: Story) -> None:
    for told in (as_text(march), as_markdown(march), as_html(march)):
        assert "Fairweather" not in told
        assert WITHHELD in told.replace("\\", "")
        assert "Mo Lindqvist" in told
    assert "Joan Fairweather" in as_text(story_of_event(known(), event(0), names=True))


def test_an_issue_is_found_by_any_form_of_its_words() -> None:
    told = story_of_issue(known(), "rent rise")
    assert [chapter.event for chapter in told.chapters] == [event(0)]


@pytest.mark.parametrize(
    ("tell", "words"),
    [(story_of_event, "nothing"), (story_of_actor, "the Dockers' League"), (story_of_issue, "whaling")],
)
def test_what_is_not_on_record_is_said(tell: object, words: str) -> None:
    assert callable(tell)
    with pytest.raises(KeyError, match=words):
        tell(known(), words)


def test_a_page_needs_nothing_from_elsewhere(march: Story) -> None:
    page = as_html(march, pictures(march))
    assert not re.search(r"https?://|<script|<link|@import|url\((?!#|&quot;#|'#|\"#)|src=", page)
    assert page.count("<svg") == 2
    assert NO_PICTURES not in page
    assert NO_PICTURES in as_html(march)


def test_what_reports_say_is_no_markup(march: Story) -> None:
    told = as_html(story_of_event(known(), event(0)))
    body = told.partition("<main>")[2]
    assert set(re.findall(r"<(\w+)", body)) <= {
        *("header", "p", "h1", "h2", "h3", "h4", "section", "dl", "div", "dt", "dd", "table", "thead", "tbody"),
        *("tr", "th", "td", "span", "b", "small", "sup", "a", "ul", "ol", "li", "q", "time", "i", "blockquote"),
        *("cite", "code", "figure", "figcaption"),
    }


def test_markup_in_a_report_stays_words() -> None:
    evil = "<script>alert(1)</script> 12"
    outlet = '<b onload="x">*The* [Paper](http://x)&'
    rows = [{"outlet": outlet, "day": "2025-03-01", "figures": [{"words": evil, "by": "police", "low": 12}]}]
    account = account_of("arrests", rows)
    told = story_of_event(Known((account,)), account.id)
    page = as_html(told, pictures(told))
    assert "<script" not in page
    assert "<b onload" not in page
    assert "&lt;b onload=" in page
    assert "\\[Paper\\](http://x)" in as_markdown(told)


def test_days_are_no_names(march: Story) -> None:
    told = hidden(march, lambda text: text.replace("September", "X").replace("2025", "X"))
    assert [line.at for line in told.lines] == [line.at for line in march.lines]
    assert told.title == "March: Kestrel Square, Port Arden, 6 X X"


def test_pictures_show_every_voice_and_outlet_in_colours_of_the_page(march: Story) -> None:
    drawn = pictures(march)
    assert list(drawn) == ["timeline", "figures"]
    assert drawn == pictures(march)
    for source in march.sources:
        assert source.outlet in drawn["timeline"]
    for words in ("Police (Arden Police)", "Organisers (Tenants United)", "Participants", "Arrests", "4,500"):
        assert words in drawn["figures"]
    assert "var(--v1)" in drawn["figures"]
    assert not re.search(r"#0[1-5]0[0-9]0[0-9]", "".join(drawn.values()))
