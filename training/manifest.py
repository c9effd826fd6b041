"""The manifest of the shipped weights: their name, their hashes, and how to calibrate their probabilities."""

import hashlib
import json
from pathlib import Path

from onrecord.models.weights import FILES, MANIFEST


def write_manifest(folder: Path, name: str, calibration: dict[str, tuple[float, float]]) -> None:
    """The manifest of the files in ``folder``."""
    hashes = {file: hashlib.sha256((folder / file).read_bytes()).hexdigest() for file in FILES}
    told = {"name": name, "sha256": hashes, "calibration": calibration}
    (folder / MANIFEST).write_text(json.dumps(told, indent=1) + "\n", "utf-8")
