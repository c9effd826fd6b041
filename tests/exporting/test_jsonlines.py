"""The JSON of a coded report, against a golden file. To make it anew: GOLDEN=write pytest tests/exporting."""

import json
import os
from pathlib import Path

from onrecord.exporting import as_json
from onrecord.records import CodedReport

GOLDEN = Path(__file__).with_name("golden") / "march.json"


def test_json_is_as_it_was(march: CodedReport) -> None:
    written = json.dumps(as_json(march), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text(written, "utf-8")
    assert written == GOLDEN.read_text("utf-8")


def test_json_has_what_the_format_asks_for(march: CodedReport) -> None:
    told = as_json(march)
    assert {"id", "path", "sha256", "title", "source", "published", "language"} <= told["report"].keys()
    for mention in told["mentions"]:
        assert {"id", "kind", "codings"} <= mention.keys()
        for coding in mention["codings"]:
            assert {"variable", "value", "spans", "voice", "confidence", "coder"} <= coding.keys()
    for said in told["statements"]:
        assert {"id", "speaker", "speaker_spans", "cue", "content", "quotation", "act", "medium"} <= said.keys()
