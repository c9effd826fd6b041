"""Make the pictures of README from what the commands really print: python -m docs.make_pictures [FOLDER]."""

import re
import sys
from collections.abc import Callable
from contextlib import chdir
from io import StringIO
from pathlib import Path

from demo.run import ONE_MARCH, REPORTS, figures
from rich.console import Console, RenderableType
from rich.padding import Padding

import onrecord
from onrecord.cli.evidence import evidence
from onrecord.records import CodedReport

# Fonts that rich would have whoever looks at the picture fetch from another host.
FONTS = re.compile(r"@font-face \{.*?\}", re.DOTALL)
ROOT = Path(__file__).parents[1]
WIRE = "02-harbour-wire.txt"


def main(folder: Path) -> None:
    """Write every picture into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (width, words, draw) in PICTURES.items():
        console = Console(record=True, width=width, file=StringIO(), highlight=False)
        console.print(Padding(draw(width), (0, 0, 0, 1)))
        drawn = console.export_svg(title=words, unique_id=name)
        (folder / f"{name}.svg").write_text(FONTS.sub("", drawn), "utf-8")


def coded(names: tuple[str, ...]) -> dict[str, CodedReport]:
    """Demo reports by name, coded as ``onrecord code`` codes them."""
    with chdir(ROOT):
        return {name: onrecord.code(page) for name in names for page in onrecord.read(REPORTS / name)}


def show(width: int) -> RenderableType:
    """The wire story with its evidence, as ``onrecord show`` draws it."""
    return evidence(coded((WIRE,))[WIRE], width)


def side_by_side(_width: int) -> RenderableType:
    """What four reports say of the size of one march, as ``make demo`` draws it."""
    return figures(coded(ONE_MARCH).values())


PICTURES: dict[str, tuple[int, str, Callable[[int], RenderableType]]] = {
    "show": (118, f"onrecord show {REPORTS / WIRE}", show),
    "figures": (112, "make demo", side_by_side),
}

if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent / "img")
