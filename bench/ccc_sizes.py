"""Crowd-size wordings of the Crowd Counting Consortium against the coders' own reading, under ``ccc-3``."""

import gzip
import json
from pathlib import Path

from onrecord.coding.counts.sizes import size

FILE = Path("ccc-sizes") / "size_text.jsonl.gz"


def readings(data: Path) -> list[dict[str, object]]:
    """Rows of ``size_text``, ``low``, ``high`` (the coders' mode) and ``rows``.

    Raises FileNotFoundError with what to do where the set is not there.
    """
    path = data / FILE
    if not path.is_file():
        raise FileNotFoundError(f"{path} is not there: give the folder that holds {FILE} (make bench DATA=...)")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def is_right(row: dict[str, object]) -> bool:
    """Whether both low and high are those of most coders."""
    told = size(str(row["size_text"]))
    return told is not None and (told.low, told.high) == (row["low"], row["high"])


def measure(data: Path) -> dict[str, float]:
    """Share of distinct wordings, and of rows of the data set, with low and high both right."""
    rows = readings(data)
    right = [row for row in rows if is_right(row)]
    counted = [sum(int(str(row["rows"])) for row in some) for some in (right, rows)]
    return {"ccc-sizes distinct": len(right) / len(rows), "ccc-sizes rows": counted[0] / counted[1]}
