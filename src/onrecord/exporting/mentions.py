"""``mentions.csv``: one row for each mention, and ``figures.csv``: one row for each figure of each voice."""

from collections.abc import Iterator, Sequence

from onrecord.exporting.cells import Row, beside, joined, parts, words
from onrecord.exporting.units import is_known
from onrecord.records import CodedReport, Coding, Mention, Size, When, Where
from onrecord.records.labels import label, place

# Variables of the codebook whose values go into one cell, joined by semicolons.
LISTED = (
    *("status", "foreground", "form", "organiser", "participant", "actor", "target", "addressee", "issue"),
    *("demand", "slogan", "side", "permission", "series", "instrument", "reason", "arrest_reason"),
    *("police_measure", "participant_measure", "third_party_violence", "counter_to", "part_of", "wording"),
)
# Variables of the codebook that are figures: low and high over all voices.
COUNTED = (
    *("participants", "arrests", "detained", "charged", "injured_participants", "injured_police"),
    *("injured_other", "deaths", "police_deployed", "money"),
)
# Voices whose count of participants is given apart, so that how far they differ can be seen.
APART = ("police", "organiser")


def mention_rows(coded: CodedReport, own: Sequence[str] = ()) -> Iterator[Row]:
    """One wide row for each mention of ``coded``, in the order of the text; ``own``: a user's own variables."""
    for mention in coded.mentions:
        row = (
            _mention(coded, mention)
            | _date(coded, mention)
            | _place(coded, mention)
            | {name: _values(mention, name) for name in LISTED}
            | _settled(mention)
        )
        yield beside(row, {name: _values(mention, name) for name in own})


def _values(mention: Mention, variable: str) -> str:
    return joined(label(one.value) for one in mention.of(variable))


def _mention(coded: CodedReport, mention: Mention) -> Row:
    report = coded.report
    return {
        "mention_id": mention.id,
        "report_id": report.id,
        "source": report.source,
        "published": report.published.isoformat() if report.published else None,
        "title": report.title,
        "path": report.path,
        "kind": mention.kind,
        "words": mention.anchor.of(report.text),
        "start": mention.anchor.start,
        "end": mention.anchor.end,
    }


def _first(mention: Mention, variable: str) -> Coding | None:
    """The coding whose value is known and surest; of equals, the first."""
    return max(mention.of(variable), key=lambda one: (is_known(one), one.confidence), default=None)


def _date(coded: CodedReport, mention: Mention) -> Row:
    coding = _first(mention, "date")
    when = coding.value if coding and isinstance(coding.value, When) else None
    told = parts(when, "start", "end", "grain", "rule", prefix="date_")
    return told | {"date_words": words(coding.spans, coded.report.text) if coding else None}


def _place(coded: CodedReport, mention: Mention) -> Row:
    coding = _first(mention, "place")
    where = coding.value if coding and isinstance(coding.value, Where) else None
    return (
        {"place": place(where) if where else None}
        | parts(where, "site")
        | {"route": joined(where.route) if where else None}
        | parts(where, "district", "locality", "region", "country", "latitude", "longitude")
        | parts(where, "grain", "id", prefix="place_")
        | {"place_words": words(coding.spans, coded.report.text) if coding else None}
    )


def _settled(mention: Mention) -> Row:
    """Low and high over all voices (codebook section 4), and the counts of police and organisers apart."""
    row: Row = {}
    for variable in COUNTED:
        figures = mention.of(variable)
        row |= _range(variable, figures)
        if variable == "participants":
            for role in APART:
                said = tuple(one for one in figures if one.voice and one.voice.role == role)
                row |= _range(f"{variable}_{role}", said)
    return row


def _range(name: str, figures: tuple[Coding, ...]) -> Row:
    sizes = [one.value for one in figures if isinstance(one.value, Size)]
    ends = [n for size in sizes for n in (size.low, size.high) if n is not None]
    return {f"{name}_low": min(ends, default=None), f"{name}_high": max(ends, default=None)}


def figure_rows(coded: CodedReport) -> Iterator[Row]:
    """One row for each figure of each mention: figures by different voices stay side by side."""
    report = coded.report
    for mention in coded.mentions:
        row = _mention(coded, mention)
        told = {name: row[name] for name in ("mention_id", "report_id", "source", "published", "kind")}
        for coding in mention.codings:
            if isinstance(coding.value, Size):
                yield told | _figure(coding, coding.value, report.text)


def _figure(coding: Coding, size: Size, text: str) -> Row:
    return (
        {"variable": coding.variable}
        | parts(size, "low", "high", "mean", "qualifier", "basis")
        | {"voice": coding.voice.role if coding.voice else None}
        | parts(coding.voice, "name", prefix="voice_")
        | {"words": words(coding.spans, text)}
        | parts(size, "unit", "as_of", "policy", "derived")
        | {
            "parts": "; ".join(_ends(part) for part in size.parts),
            "start": coding.spans[0].start if coding.spans else None,
            "end": coding.spans[-1].end if coding.spans else None,
            "confidence": round(coding.confidence, 3),
            "coder": coding.coder,
            "rule": coding.rule,
        }
    )


def _ends(part: tuple[int | None, int | None]) -> str:
    return "–".join(str(n) for n in dict.fromkeys(part) if n is not None)
