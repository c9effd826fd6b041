"""ECB+ (Cybulska and Vossen 2014): which reports tell of the same happening, by their text alone.

The threshold was chosen on the set's ``train`` split; the figure is that of its ``dev`` and ``test`` splits
together.
"""

import argparse
import gzip
import json
from pathlib import Path

from bench.linking_scores import b_cubed, f1
from bench.texts import ALIKE, group_texts


def documents(data: Path, splits: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Texts and their happenings. Raises FileNotFoundError where the set is not there."""
    with gzip.open(data / "ecbplus-events" / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        found = [told for told in map(json.loads, lines) if told["split"] in splits]
    return [told["text"] for told in found], [told["seminal_event"] for told in found]


def b_cubed_of(texts: list[str], events: list[str], alike: float = ALIKE) -> tuple[float, float]:
    right = {str(index): event for index, event in enumerate(events)}
    groups = group_texts(texts, alike)
    return b_cubed({str(one): str(at) for at, group in enumerate(groups) for one in group}, right)


def measure(data: Path) -> dict[str, float]:
    precision, recall = b_cubed_of(*documents(data, ("dev", "test")))
    return {"ecbplus B-cubed F1": f1(precision, recall)}


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m bench.ecbplus", description=__doc__)
    options.add_argument("--data", type=Path, required=True, help="folder of the sets to measure against")
    options.add_argument(
        "--try", dest="tried", type=float, nargs="*", default=[], help="thresholds to try on train"
    )
    given = options.parse_args()
    for alike in given.tried:
        precision, recall = b_cubed_of(*documents(given.data, ("train",)), alike)
        print(f"train, from {alike:.2f}: {precision:.3f} {recall:.3f} F1 {f1(precision, recall):.3f}")
    for name, value in measure(given.data).items():
        print(f"{name:34} {value:.3f}")


if __name__ == "__main__":
    main()
