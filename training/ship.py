"""``python -m training.ship``: trained weights as the files that the package carries, with their manifest."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from onrecord.models.scheme import ROLE_TAGS, TAG_HEADS
from onrecord.models.weights import FILES, FOLDER
from training.exporting import argument_graph, encoder_graph
from training.manifest import write_manifest
from training.train import installed_base


def mean_of(trained: Sequence[Path]) -> dict[str, torch.Tensor]:
    """The weights of a file, or the mean of several: steadier on text unlike what the last step read."""
    every = [torch.load(one, weights_only=True) for one in trained]
    return {name: sum(one[name] for one in every) / len(every) for name in every[0]}


def ship(trained: Sequence[Path], base: Path, folder: Path, name: str, *, small: bool = True) -> None:
    """Write both graphs, the vocabulary and the manifest into ``folder``, of the mean of what was trained."""
    weights = mean_of(trained)
    folder.mkdir(parents=True, exist_ok=True)
    contents = {
        "encoder.onnx": encoder_graph(weights, list(TAG_HEADS), small=small).SerializeToString(
            deterministic=True
        ),
        "arguments.onnx": argument_graph(weights, list(ROLE_TAGS)).SerializeToString(deterministic=True),
        "tokenizer.json": (base / "tokenizer.json").read_bytes(),
    }
    for file in FILES:
        (folder / file).write_bytes(contents[file])
    write_manifest(folder, name, {})


def main() -> int:
    """Ship what was trained."""
    options = argparse.ArgumentParser(prog="python -m training.ship", description=__doc__)
    options.add_argument("trained", type=Path, nargs="+", help="weights that training.train wrote")
    options.add_argument("--base", type=Path, default=installed_base(), help="folder of the base encoder")
    options.add_argument("--folder", type=Path, default=FOLDER)
    options.add_argument("--name", default="frames@3", help="the coder's name, with the version of the weights")
    options.add_argument("--exact", action="store_true", help="weights of 32 bits, to compare with")
    given = options.parse_args()
    ship(given.trained, given.base, given.folder, given.name, small=not given.exact)
    return 0


if __name__ == "__main__":
    sys.exit(main())
