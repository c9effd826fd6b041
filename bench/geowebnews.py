"""Place names in 200 news reports (GeoWebNews, Gritta et al. 2019): found, and found where they are."""

import gzip
import math
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.cleaning import clean
from onrecord.coding.places.phrases import resolve_places
from onrecord.finding.places import find_places
from onrecord.records import Page, Span, Where

_NEAR = 161.0  # kilometres: the hundred miles that geoparsing is usually scored by
_EARTH = 6371.0
# Types that name a place and mean it, or something at it; not demonyms, languages, or words like "citizens".
_NAMES = frozenset({"Literal", "Mixed", "Literal_Modifier", "Coercion", "Embedded_Literal", "Metonymic"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """One name as annotated; coordinates are None where the annotators gave none."""

    span: Span
    kind: str
    id: str
    point: tuple[float, float] | None


def articles(data: Path) -> Iterator[tuple[str, list[Toponym]]]:
    """Text and toponyms of every article. Raises FileNotFoundError where the set is not there."""
    with gzip.open(data / "geowebnews" / "GWN.xml.gz") as stream:
        root = ET.parse(stream).getroot()
    for article in root.iter("article"):
        yield (
            article.findtext("text") or "",
            [_toponym(found) for found in article.iter("toponym") if _is_in_text(found)],
        )


def _is_in_text(found: ET.Element) -> bool:
    """A few names are annotated before the text's beginning."""
    return int(found.findtext("start") or -1) >= 0


def _toponym(found: ET.Element) -> Toponym:
    def text(name: str) -> str:
        return (found.findtext(name) or "").strip()

    point = (
        (float(text("latitude")), float(text("longitude"))) if text("latitude") and text("longitude") else None
    )
    return Toponym(Span(int(text("start")), int(text("end"))), text("type"), text("geonamesID"), point)


def distance(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Kilometres between two points in degrees, over a sphere."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (first, second))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(half)))


def measure(data: Path) -> dict[str, float]:
    """Recall and precision of names by overlap, and the share of found towns that lie within 161 km."""
    wanted = hits = said = right = near = placed = 0
    for text, toponyms in articles(data):
        report = clean(Page(text=text))
        found = resolve_places(report, find_places(report))
        names = [toponym for toponym in toponyms if toponym.kind in _NAMES]
        wanted += len(names)
        said += len(found)
        right += sum(any(phrase.span.meets(toponym.span) for toponym in toponyms) for phrase in found)
        for toponym in names:
            where = next((where for phrase, where in found.items() if phrase.span.meets(toponym.span)), None)
            hits += where is not None
            if where and toponym.point and where.latitude is not None:
                placed += 1
                near += _is_near(where, toponym.point)
    return {
        "geowebnews recall": hits / max(1, wanted),
        "geowebnews precision": right / max(1, said),
        "geowebnews within 161 km": near / max(1, placed),
    }


def _is_near(where: Where, point: tuple[float, float]) -> bool:
    if where.latitude is None or where.longitude is None:
        return False
    return distance((where.latitude, where.longitude), point) <= _NEAR
