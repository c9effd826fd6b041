"""The pictures of a story's page, as SVG: when what was told, and figures by voice. Needs the extra ``plots``.

Colours are variables of the page's style sheet, so that the pictures are dark where the page is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import altair as alt
import vl_convert

from onrecord.exporting.story_records import Story, Track
from onrecord.exporting.story_words import short_day, time_words
from onrecord.exporting.times import in_order

_WIDTH = 800  # pixels; the page scales it down on small screens
_ROW, _HEIGHT = 30, 170
_MOST_COLUMNS = 16  # days or moments side by side; with more, the axis is one of time
_MOST_LANES = 14
# Colours that stand in for the style sheet's variables until the picture is drawn.
_INK, _SOFT, _RULE, _PAPER = "#010101", "#020202", "#030303", "#040404"
_VOICES = tuple(f"#0505{n:02x}" for n in range(1, 9))
_VARIABLES = {_INK: "ink", _SOFT: "soft", _RULE: "rule", _PAPER: "paper"} | {
    colour: f"v{n}" for n, colour in enumerate(_VOICES, 1)
}
_CONFIG: dict[str, Any] = {
    "background": "transparent",
    "padding": {"left": 24, "right": 8, "top": 8, "bottom": 4},
    "font": "sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": _SOFT, "titleColor": _SOFT, "domainColor": _RULE, "tickColor": _RULE, "gridColor": _RULE,
        "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal",
    },
    "legend": {
        "labelColor": _INK, "labelFontSize": 12, "labelLimit": 330, "orient": "bottom",
        "title": None, "columns": 1, "rowPadding": 3,
    },
    "title": {"color": _INK, "fontSize": 13, "anchor": "start", "fontWeight": 600, "offset": 8},
}  # fmt: skip
_KINDS = {"took place": _INK, "report": _VOICES[0], "statements": _VOICES[1]}
_LANES = {"event": "Took place", "tied": "Tied events"}


def pictures(story: Story) -> dict[str, str]:
    """The pictures by name, ``timeline`` and ``figures``; one that would show nothing is left out.

    The same story always gives the same pictures.
    """
    charts = {"timeline": _timeline(story), "figures": _figures(story)}
    return {name: _svg(chart, name) for name, chart in charts.items() if chart is not None}


def _svg(chart: Any, name: str) -> str:
    spec = chart.configure(**_CONFIG).to_dict()
    drawn: str = vl_convert.vegalite_to_svg(spec)
    drawn = re.sub(r"<\?xml[^>]*\?>|<!DOCTYPE[^>]*>", "", drawn).strip()
    drawn = re.sub(r'\s(?:xmlns(?::\w+)?|version)="[^"]*"', "", drawn)
    for colour, variable in _VARIABLES.items():
        drawn = re.sub(re.escape(colour), f"var(--{variable})", drawn, flags=re.IGNORECASE)
    # Two pictures in one page must not share the names of their clipping paths.
    return re.sub(r"\b(clip|gradient)(\d+)", rf"{name}-\1\2", drawn)


def _timeline(story: Story) -> Any:
    """A row for what took place, each outlet and each side; a column for each day; dots by how much.

    Where all is of one day, a column for each time of it.
    """
    told = [(lane, at, kind) for lane, at, kind in _told(story) if at]
    one_day = len({at[:10] for _, at, _ in told}) == 1
    counts = Counter((lane, at if one_day else at[:10], kind) for lane, at, kind in told)
    moments = sorted({at for _, at, _ in counts}, key=in_order)
    found = dict.fromkeys([*_LANES.values(), *(lane for lane, _, _ in counts)])
    lanes = [lane for lane in found if any(lane == other for other, _, _ in counts)][:_MOST_LANES]
    if len(moments) < 2 and len(lanes) < 2:
        return None
    rows = [
        {"lane": lane, "time": at, "label": _label(at), "kind": kind, "count": count}
        for (lane, at, kind), count in counts.items()
        if lane in lanes
    ]
    kinds = [kind for kind in _KINDS if any(row["kind"] == kind for row in rows)]
    scale = alt.Scale(domain=kinds, range=[_KINDS[kind] for kind in kinds])
    rule = alt.Axis(grid=True, domain=False, ticks=False, labelLimit=230)
    base = alt.Chart(_data(rows), width=_WIDTH - 240, height=_ROW * len(lanes))
    return base.mark_circle(opacity=0.9).encode(
        x=_columns(moments),
        y=alt.Y("lane:N", sort=lanes, title=None, axis=rule),
        size=alt.Size("count:Q", legend=None, scale=alt.Scale(domain=[1, 12], range=[90, 420], clamp=True)),
        color=alt.Color("kind:N", legend=alt.Legend(columns=3), scale=scale),
    )


def _told(story: Story) -> Iterator[tuple[str, str | None, str]]:
    for line in story.lines:
        if line.kind in _LANES:
            yield _LANES[line.kind], line.at, "took place"
    for source in story.sources:
        yield source.outlet, source.day, "report"
    for side in story.sides:
        for said in side.said:
            yield f"Said: {side.name}", said.at, "statements"


def _columns(moments: Sequence[str]) -> Any:
    """Days or times side by side, in order; an axis of time where they are too many for that."""
    if len(set(map(_label, moments))) > _MOST_COLUMNS:
        return alt.X("time:T", title=None)
    axis = alt.Axis(labelAngle=0, grid=False, labelOverlap=True, labelPadding=6)
    return alt.X("label:O", sort=[*map(_label, moments)], title=None, axis=axis)


def _figures(story: Story) -> Any:
    """For each variable a plot: a column for each moment at which figures were told, a line for each voice."""
    groups: dict[str, list[Track]] = {}
    for chapter in story.chapters:
        for track in chapter.tracks:
            if not track.ahead:
                title = track.variable if len(story.chapters) == 1 else f"{track.variable} – {chapter.title}"
                groups.setdefault(title, []).append(track)
    shown = {name: tracks for name, tracks in groups.items() if sum(len(one.steps) for one in tracks) > 1}
    voices = list(dict.fromkeys(track.voice for tracks in shown.values() for track in tracks))
    if not shown:
        return None
    colours = [_VOICES[n % len(_VOICES)] for n in range(len(voices))]
    scale = alt.Scale(domain=voices, range=colours)
    plots = [_plot(name, tracks, scale) for name, tracks in shown.items()]
    return alt.vconcat(*plots, spacing=26).resolve_scale(color="shared")


def _plot(name: str, tracks: Iterable[Track], scale: Any) -> Any:
    rows = [*_rows(tracks)]
    moments = sorted({str(row["at"]) for row in rows}, key=in_order)
    base = alt.Chart(_data(rows), width=_WIDTH - 70, height=_HEIGHT, title=name).encode(
        x=_columns(moments), color=alt.Color("voice:N", scale=scale)
    )
    y = alt.Y("middle:Q", title=None, axis=alt.Axis(tickCount=4, domain=False, ticks=False))
    lines = base.mark_line(strokeWidth=2, opacity=0.7).encode(y=y, order="key:O")
    spans = base.mark_rule(strokeWidth=6, opacity=0.35).encode(y=alt.Y("low:Q"), y2="high:Q")
    points = base.mark_point(filled=True, size=75, opacity=1).encode(y=y)
    words = base.mark_text(align="left", dx=5, dy=-9, fontSize=11).encode(y=y, text="words:N")
    return alt.layer(lines, spans, points, words)


def _rows(tracks: Iterable[Track]) -> Iterator[Mapping[str, Any]]:
    for track in tracks:
        for step in track.steps:
            known = [n for n in (step.low, step.high) if n is not None]
            if known and step.at:
                low, high = min(known), max(known)
                yield {
                    "voice": track.voice,
                    "label": _label(step.at),
                    "at": step.at,
                    "key": in_order(step.at),
                    "time": step.at if "T" in step.at else f"{step.at}T23:59",
                    "low": low,
                    "high": high,
                    "middle": (low + high) / 2,
                    "words": f"{low:,}" if low == high else f"{low:,}–{high:,}",
                }


def _data(rows: Sequence[Mapping[str, Any]]) -> Any:
    return alt.Data(values=rows)  # type: ignore[no-untyped-call]


def _label(at: str) -> str:
    """ "17 May" or "17 May 20:40"; Vega breaks no lines of its own."""
    day = short_day(at).rsplit(" ", 1)[0]
    return f"{day} {time_words(at)}".strip()
