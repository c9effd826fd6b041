"""The shipped weights: where they lie, whether they are the right ones, and what to do where they are not."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("weights")
FILES = ("encoder.onnx", "arguments.onnx", "tokenizer.json")
MANIFEST = "manifest.json"
ONNXRUNTIME = (1, 22)
"""The oldest onnxruntime whose processor code multiplies 8-bit weights row by row (``MatMulNBits``, bits=8)."""


class ParserUnavailableError(RuntimeError):
    """The parser cannot be used: what is wrong, where, and what to do."""


_OR_RULES = "or code with rules alone (--rules-only)"


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights whose bytes were checked. ``calibration``: a head's ``(slope, offset)`` on the logit scale."""

    name: str
    files: dict[str, bytes]
    calibration: dict[str, tuple[float, float]]


def read_weights(folder: Path = FOLDER) -> Weights:
    """The weights in ``folder``, each file's SHA-256 checked against its manifest.

    Raises:
        ParserUnavailableError: a file is missing or is not the one that the manifest names.
    """
    manifest = _manifest(folder)
    files = {}
    for name in FILES:
        path = folder / name
        try:
            files[name] = path.read_bytes()
        except OSError as fault:
            raise ParserUnavailableError(
                f"{path}: the weights are missing ({fault.strerror}); install onrecord anew, {_OR_RULES}"
            ) from fault
        told, found = manifest["sha256"].get(name), hashlib.sha256(files[name]).hexdigest()
        if told != found:
            raise ParserUnavailableError(
                f"{path}: these are not the weights that {MANIFEST} names (SHA-256 {found[:12]}…, not "
                f"{str(told)[:12]}…); the file is damaged or was changed: install onrecord anew, {_OR_RULES}"
            )
    return Weights(str(manifest["name"]), files, manifest["calibration"])


def name_of_weights(folder: Path = FOLDER) -> str:
    """The name of the weights in ``folder``, by their manifest alone.

    Raises:
        ParserUnavailableError: there is no manifest, or it cannot be read.
    """
    return str(_manifest(folder)["name"])


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    try:
        manifest: dict[str, Any] = json.loads(path.read_text("utf-8"))
        lines = manifest["calibration"].items()
        manifest["calibration"] = {head: (float(slope), float(offset)) for head, (slope, offset) in lines}
        if not manifest["name"] or not isinstance(manifest["sha256"], dict):
            raise TypeError
    except FileNotFoundError as fault:
        raise ParserUnavailableError(
            f"{path}: the parser's weights are missing; install onrecord anew, {_OR_RULES}"
        ) from fault
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise ParserUnavailableError(
            f"{path}: the list of the parser's weights cannot be read; install onrecord anew, {_OR_RULES}"
        ) from fault
    return manifest


def check_processor(told: Path = Path("/proc/cpuinfo")) -> None:
    """Refuse an x86 processor without AVX, on which the runtime would stop the whole program without a word.

    ``told`` is where Linux tells what the processor can; on other systems nothing is checked.

    Raises:
        ParserUnavailableError: the processor has no AVX.
    """
    try:
        lines = told.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return
    flags = next((line.split() for line in lines if line.startswith("flags")), None)
    if flags is not None and "avx" not in flags:
        raise ParserUnavailableError(
            f"this computer's processor has no AVX, which onnxruntime needs; parse on another, {_OR_RULES}"
        )


def check_runtime(version: str) -> None:
    """Refuse an onnxruntime that would not run the weights as they were measured.

    Raises:
        ParserUnavailableError: ``version`` is older than :data:`ONNXRUNTIME`.
    """
    told = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if told < ONNXRUNTIME:
        needed = ".".join(str(part) for part in ONNXRUNTIME)
        raise ParserUnavailableError(
            f"onnxruntime {version} is too old for the parser's weights: they need {needed} or later "
            f"(pip install --upgrade onnxruntime), {_OR_RULES}"
        )
