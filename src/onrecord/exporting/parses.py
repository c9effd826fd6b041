"""The JSON of a parse: one object per report, spans as ``[start, end)`` in code points of its text."""

from typing import Any

from onrecord.exporting.jsonlines import report_as_json
from onrecord.records import Frame, Parse, Report


def parse_as_json(report: Report, parse: Parse) -> dict[str, Any]:
    """The JSON object of one parsed report: its entities and frames, each with its words."""
    text = report.text
    return {
        "report": report_as_json(report),
        "coder": parse.coder,
        "entities": [
            {
                "kind": one.kind,
                "span": one.span.as_list(),
                "words": one.span.of(text),
                "probability": one.probability,
            }
            for one in parse.entities
        ],
        "frames": [_frame(frame, text) for frame in parse.frames],
    }


def _frame(frame: Frame, text: str) -> dict[str, Any]:
    return {
        "family": "attribution" if frame.attributes else "event",
        "kind": frame.kind,
        "span": frame.span.as_list(),
        "words": frame.span.of(text),
        "probability": frame.probability,
        "arguments": [
            {
                "role": one.role,
                "span": one.span.as_list(),
                "words": one.span.of(text),
                "probability": one.probability,
            }
            for one in frame.arguments
        ],
    }
