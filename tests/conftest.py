"""Coded reports made by hand, so that what is exported of them does not change when the rules of coding do."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from onrecord.records import (
    Actor,
    Code,
    CodedReport,
    Coding,
    Mention,
    Page,
    Questions,
    Report,
    Size,
    Span,
    Speaker,
    Statement,
    Text,
    Value,
    Voice,
    When,
    Where,
)

MARCH = (
    "Teachers march in Nakuru\n\n"
    "Between 300 and 400 teachers marched from Afraha Stadium to the county offices on Friday, "
    "the Chalk Union said. Police put the crowd at 150.\n\n"
    "“Pay us, or we walk\nout,” said Ruth Achieng, the union’s secretary, calling on the county to pay.\n\n"
    "=Wanjiru Otieno, who watched from her shop, said the street was closed.\n\n"
    "A second march is planned in Eldoret."
)


def _span(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def _coding(variable: str, value: Value | None, words: str, voice: Voice | None = None) -> Coding:
    return Coding(variable, value, (_span(MARCH, words),), "hand@1", 0.8765, voice, "by hand")


@pytest.fixture(autouse=True, scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home without added places, whatever the developer's own holds."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_HOME", str(folder))
        yield folder


@pytest.fixture
def march() -> CodedReport:
    """Two mentions, figures by two voices, three statements: with role, private, and second hand."""
    report = Report(
        text=MARCH,
        path="reports/march.txt",
        sha256="ab12",
        title="Teachers march in Nakuru",
        source="The Courier",
        published=date(2025, 3, 3),
        timezone="Africa/Nairobi",
    )
    union, police = Voice("organiser", "the Chalk Union"), Voice("police", "Police")
    stadium = Where(
        "route", route=("Afraha Stadium", "county offices"), locality="Nakuru", country="KE",
        latitude=-0.28, longitude=36.07,
    )  # fmt: skip
    done = Mention(
        report.id,
        "protest",
        _span(MARCH, "marched"),
        (
            _coding("form", Code("march"), "marched"),
            _coding("status", Code("occurred"), "marched"),
            _coding("date", When("2025-02-28", "2025-02-28", "day", "weekday before publication"), "on Friday"),
            _coding("place", stadium, "from Afraha Stadium to the county offices"),
            _coding("organiser", Actor("Chalk Union", "LAB"), "the Chalk Union"),
            _coding("demand", Text("pay"), "pay."),
            _coding(
                "participants", Size(300, 400, "Between 300 and 400", "between"), "Between 300 and 400", union
            ),
            _coding("participants", Size(150, 150, "150"), "150", police),
        ),
    )
    planned = Mention(
        report.id,
        "protest",
        _span(MARCH, "march", 2),
        (
            _coding("status", Code("planned"), "planned"),
            _coding("date", None, "planned"),
            _coding("place", Where("locality", locality="Eldoret", country="KE"), "Eldoret"),
        ),
    )
    asked = Questions(
        "protest",
        ("arrests", "date", "demand", "form", "organiser", "participants", "place", "status", "target"),
        ("arrests", "date", "demand", "form", "organiser", "participants", "place", "status"),
    )
    return CodedReport(report, (done, planned), _statements(report), (asked,))


def _statements(report: Report) -> tuple[Statement, ...]:
    text = report.text
    warned = Statement(
        report.id,
        Speaker("Ruth Achieng", "secretary", "the union", "person"),
        (_span(text, "Ruth Achieng"),),
        (_span(text, "said", 1),),
        (_span(text, "Pay us, or we walk\nout"),),
        "direct",
        "threaten",
        "statement",
        "hand@1",
        0.9,
        voice="union",
        addressee=Actor("the county"),
        addressee_spans=(_span(text, "the county", 1),),
    )
    watched = Statement(
        report.id,
        Speaker("Wanjiru Otieno", kind="person"),
        (_span(text, "=Wanjiru Otieno"),),
        (_span(text, "said", 2),),
        (_span(text, "the street was closed"),),
        "indirect",
        "assert",
        None,
        "hand@1",
        0.7,
        voice="witness",
    )
    declined = Statement(
        report.id, None, (), (_span(text, "Police put"),), (), "indirect", "decline", None, "hand@1", 0.5
    )
    return warned, watched, declined


@pytest.fixture
def nothing() -> CodedReport:
    """A report in which there is nothing to code."""
    page = Page(text="The bakery opens at seven.", path="reports/bakery.txt")
    return CodedReport(Report(text=page.text, path=page.path), (), ())
