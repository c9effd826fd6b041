"""A story as one HTML page: no script, nothing from another host, for a screen (light or dark) and for print."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib.resources import files
from itertools import groupby

from onrecord.exporting.story_records import Chapter, Dispute, Line, Link, Refs, Side, Source, Step, Story, Track
from onrecord.exporting.story_text import by_day, in_quotes
from onrecord.exporting.story_words import moment, short_day, time_words

_KINDS = {
    "event": "took place",
    "tied": "tied to it",
    "report": "told",
    "figure": "figure",
    "measure": "measure",
}
NO_PICTURES = "This page was made without pictures: they need the extra onrecord[plots]."


def as_html(story: Story, pictures: Mapping[str, str] | None = None) -> str:
    """The story as a page. ``pictures`` are SVG by name (``timeline``, ``figures``), or None."""
    parts = [
        _head(story),
        _pictures(pictures),
        *(_chapter(chapter, not story.is_of_one) for chapter in story.chapters),
        _timeline(story.lines),
        _sides(story.sides),
        _sources(story.sources),
    ]
    style = files(__package__).joinpath("story.css").read_text("utf-8")
    body = _with_titles("\n".join(part for part in parts if part), story.sources)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(story.title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _with_titles(body: str, sources: Iterable[Source]) -> str:
    """The page's references to sources with outlet and day, to be seen without going there."""
    titles = {
        str(one.number): f"{one.outlet}, {short_day(one.day) if one.day else 'undated'}" for one in sources
    }
    return re.sub(r'<a href="#s(\d+)">', lambda ref: f'{ref[0][:-1]} title="{escape(titles[ref[1]])}">', body)


def _head(story: Story) -> str:
    notes = "".join(f'<p class="note">{escape(note)}</p>' for note in story.notes)
    return f'<header><p class="kicker">On Record</p><h1>{escape(story.title)}</h1>' + (
        f'<p class="about">{escape(story.about)}</p>{notes}</header>'
    )


def _pictures(pictures: Mapping[str, str] | None) -> str:
    if pictures is None:
        return f'<p class="note">{NO_PICTURES}</p>'
    captions = {
        "timeline": "What took place, what was reported and what was said, by day and outlet.",
        "figures": "Figures by voice, in the order in which they were told. A bar spans low and high.",
    }
    return "".join(
        f'<figure class="picture">{svg}<figcaption>{escape(captions[name])}</figcaption></figure>'
        for name, svg in pictures.items()
    )


def _chapter(chapter: Chapter, several: bool) -> str:
    title = f'<h2 id="e{escape(chapter.event)}">{escape(chapter.title)}</h2>' if several else ""
    rows = (f"<div><dt>{escape(name)}</dt><dd>{escape(words)}</dd></div>" for name, words in chapter.facts)
    facts = f'<dl class="facts">{"".join(rows)}</dl>'
    told = (
        _figures(chapter.tracks, several),
        _disputes(chapter.disputes, several),
        _links(chapter.links, several),
    )
    return f'<section class="chapter">{title}{facts}{"".join(told)}</section>'


def _heading(words: str, several: bool) -> str:
    return f"<h3>{words}</h3>" if several else f"<h2>{words}</h2>"


def _figures(tracks: Sequence[Track], several: bool) -> str:
    if not tracks:
        return ""
    rows = []
    for (variable, ahead), own in groupby(tracks, key=lambda track: (track.variable, track.ahead)):
        name = f"{variable}, expected" if ahead else variable
        voices = [*own]
        for number, track in enumerate(voices):
            first = f'<th scope="rowgroup" rowspan="{len(voices)}">{escape(name)}</th>' if not number else ""
            steps = '<span class="arrow"> → </span>'.join(map(_step, track.steps))
            rows.append(f"<tr>{first}<td>{escape(track.voice)}</td><td>{steps}</td></tr>")
    names = ("What", "Voice", "Figures, as they were told")
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    table = f'<table class="figures"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    return _heading("Figures by voice", several) + f'<div class="wide">{table}</div>'


def _step(step: Step) -> str:
    told = f"<b>{escape(step.words)}</b> <small>{escape(moment(step.at))}</small>"
    return f'<span class="step">{told}{_cites(step.sources)}</span>'


def _disputes(disputes: Iterable[Dispute], several: bool) -> str:
    told = []
    for dispute in disputes:
        rows = "".join(
            f'<li><span class="who">{escape(one.who)}</span> {escape(one.words)}{_cites(one.sources)}</li>'
            for one in dispute.positions
        )
        told.append(f'<div class="dispute"><h4>{escape(dispute.what)}</h4><ul>{rows}</ul></div>')
    return _heading("Disputed", several) + f'<div class="disputes">{"".join(told)}</div>' if told else ""


def _links(links: Iterable[Link], several: bool) -> str:
    rows = "".join(
        f'<li><span class="who">{escape(link.how)}</span> {escape(link.title)}'
        + (f" <q>{escape(link.quote)}</q>" if link.quote else "")
        + f"{_cites(link.sources)}</li>"
        for link in links
    )
    return _heading("Tied to", several) + f'<ul class="links">{rows}</ul>' if rows else ""


def _timeline(lines: Iterable[Line]) -> str:
    days = []
    for day, own in by_day(lines):
        rows = "".join(map(_line, own))
        days.append(f'<li class="day"><h3>{escape(day)}</h3><ol>{rows}</ol></li>')
    return f'<section><h2>Timeline</h2><ol class="timeline">{"".join(days)}</ol></section>' if days else ""


def _line(line: Line) -> str:
    clock = time_words(line.at or "")
    when = f'<time datetime="{escape(line.at)}">{clock}</time>' if line.at and clock else "<time></time>"
    until = f" (until {short_day(line.until)})" if line.until else ""
    quote = ""
    if line.quote:
        quote = (
            f"<p>{escape(line.quote)}</p>" if line.kind == "tied" else f"<q>{escape(line.quote.strip('“”'))}</q>"
        )
    return (
        f'<li class="{line.kind}" title="{_KINDS[line.kind]}">{when}<div><span class="what">'
        f"{escape(line.words)}{until}</span>{_cites(line.sources)}{quote}</div></li>"
    )


def _sides(sides: Iterable[Side]) -> str:
    told = []
    for side in sides:
        rows = ""
        for said in side.said:
            words = in_quotes(said.words) if said.quoted else said.words
            rows += (
                f'<li><p class="by"><b>{escape(said.speaker)}</b> <i>{escape(said.act)}</i> '
                f"<small>{escape(moment(said.at))}</small>{_cites(said.sources)}</p>"
                + (f"<blockquote>{escape(words)}</blockquote>" if words else "")
                + "</li>"
            )
        told.append(f'<section class="side"><h3>{escape(side.name)}</h3><ol>{rows}</ol></section>')
    return f'<section><h2>Said, by side</h2><div class="sides">{"".join(told)}</div></section>' if told else ""


def _sources(sources: Iterable[Source]) -> str:
    rows = []
    for one in sources:
        title = f"<cite>{escape(one.title)}</cite>" if one.title else ""
        if one.url and one.url.startswith(("https://", "http://")):
            title = f'<a href="{escape(one.url)}" rel="noreferrer">{title or escape(one.url)}</a>'
        day = short_day(one.day) if one.day else "undated"
        told = ", ".join(part for part in (f"<b>{escape(one.outlet)}</b>", day, title) if part)
        copied = f'repeats <a href="#s{one.copy_of}">{one.copy_of}</a>' if one.copy_of else ""
        copy = f' <span class="copy">{copied}</span>' if copied else ""
        rows.append(f'<li id="s{one.number}">{told}{copy} <code>{escape(one.report)}</code></li>')
    return f'<section class="sources"><h2>Sources</h2><ol>{"".join(rows)}</ol></section>'


def _cites(sources: Refs) -> str:
    """Small numbers that lead to the sources."""
    told = ", ".join(f'<a href="#s{one}">{one}</a>' for one in sources)
    return f' <sup class="cite">{told}</sup>' if told else ""
