"""Mentions of invented reports, end to end, and the status that words tell. Cases as data."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.codebook import shipped
from onrecord.coding.referring.status import told_status
from onrecord.flow import code_page
from onrecord.records import Actor, Code, Mention, Page, Size, When, Where

HERE = Path(__file__).parent
MISSED = pytest.mark.xfail(strict=True, reason="which event is meant is learnt, and here it is chosen wrongly")


def cases(name: str, key: str) -> list[Any]:
    loaded = yaml.safe_load((HERE / f"{name}.yml").read_text("utf-8"))
    return [pytest.param(case, id=case[key][:50], marks=[MISSED] if "missed" in case else []) for case in loaded]


def codes(mention: Mention, variable: str) -> list[str]:
    return sorted(coding.value.name for coding in mention.of(variable) if isinstance(coding.value, Code))


def told(mention: Mention, expected: dict[str, Any]) -> dict[str, Any]:
    """What is coded of ``mention``, in the shape of the case and only as far as the case asks."""
    figures = [
        [coding.variable, coding.value.low, coding.value.high, coding.voice.role if coding.voice else None]
        for coding in mention.codings
        if isinstance(coding.value, Size)
    ]
    dates = [coding.value.start for coding in mention.of("date") if isinstance(coding.value, When)]
    towns = [coding.value.locality for coding in mention.of("place") if isinstance(coding.value, Where)]
    names = [coding.value.name for coding in mention.of("organiser") if isinstance(coding.value, Actor)]
    found: dict[str, Any] = {
        "kind": mention.kind,
        "forms": codes(mention, "form"),
        "status": codes(mention, "status"),
        "date": dates[0] if dates else None,
        "town": towns[0] if towns else None,
        "figures": figures,
        "police": codes(mention, "police_measure"),
        "people": codes(mention, "participant_measure"),
        "organiser": names,
        "counter": bool(mention.of("counter_to")),
        "part": bool(mention.of("part_of")),
    }
    return {key: value for key, value in found.items() if key in expected}


@pytest.mark.parametrize("case", cases("mentions", "name"))
def test_mentions(case: dict[str, Any]) -> None:
    coded = code_page(Page(text=case["text"], published=case["published"]))
    expected = case["mentions"]
    blank: dict[str, Any] = {}
    assert [told(m, e) for m, e in zip(coded.mentions, expected + [blank] * 9, strict=False)] == expected


@pytest.mark.parametrize("case", cases("status", "text"))
def test_status(case: dict[str, Any]) -> None:
    at = case["text"].index("@")
    text = case["text"].replace("@", "")
    end = at + len(text[at:].split()[0].rstrip(".,"))
    assert told_status(shipped(), text, (0, len(text)), (at, end), False) == case["status"]


def test_ids_do_not_depend_on_the_codings() -> None:
    text = "Nurses marched through Leeds on Saturday."
    first = code_page(Page(text=text, published=date(2025, 6, 16))).mentions
    second = code_page(Page(text=text, published=None)).mentions
    assert [m.id for m in first] == [m.id for m in second]
    assert first
