"""Scores of the whole program on gold-coded reports, as ``onrecord evaluate`` has them."""

from pathlib import Path

import onrecord
from onrecord.records import Settings

PLAIN = Settings(gazetteer="none")
"""The tables alone, whatever places are added on this machine."""

KEPT = {
    "ALL (micro)": "ALL",
    "statement+speaker": "statement+speaker",
    "mention": "mention",
    "figure+voice": "figure+voice",
    "date": "date",
    "place locality": "place locality",
}


def score(name: str, gold: Path, texts: Path) -> dict[str, float]:
    """F1 by variable of the reports in ``texts``, coded afresh, against ``gold``; keys are ``"name variable"``.

    What the gold has none of is left out.

    Raises:
        FileNotFoundError: there is no such gold.
        ValueError: a report cannot be compared with its gold; tells which, and why.
    """
    if not gold.is_file():
        raise FileNotFoundError(gold)
    result = onrecord.evaluate(gold, texts=texts, settings=PLAIN, resampling=onrecord.Resampling(0))
    if result.left_out:
        raise onrecord.ReviewError(result.left_out)
    f1 = {one.variable: round(one.count.f1, 3) for one in result.scores if one.count.first}
    return {f"{name} {kept}": f1[row] for row, kept in KEPT.items() if row in f1}


OWN = {
    "own": Path("own-gold"),
    "own 2": Path("own-gold-2") / "develop",
    "own 2 kept": Path("own-gold-2") / "kept",
    "own 3": Path("own-gold-3"),
    "own 4": Path("own-gold-4") / "develop",
    "own 4 kept": Path("own-gold-4") / "kept",
    "own 5": Path("own-gold-5") / "develop",
    "own 5 kept": Path("own-gold-5") / "kept",
    "own 6": Path("own-gold-6") / "develop",
    "own 6 kept": Path("own-gold-6") / "kept",
    "own 7": Path("own-gold-7") / "develop",
    "own 7 kept": Path("own-gold-7") / "kept",
    "own 8": Path("own-gold-8") / "develop",
    "own 8 kept": Path("own-gold-8") / "kept",
    "own 9": Path("own-gold-9") / "develop",
    "own 9 kept": Path("own-gold-9") / "kept",
    "held-out": Path("held-out"),
    "blind": Path("held-out-2"),
}
"""Gold sets of our own by the name of their figures: folders beside this file."""


def measure(gold: Path) -> dict[str, float]:
    """Scores on the gold sets under ``gold`` (layout: seeds.yml, dev.yml, dev-reports/, ../seeds)."""
    scores = score("seeds", gold / "seeds.yml", gold.parent / "seeds")
    return scores | score("dev", gold / "dev.yml", gold / "dev-reports")


def measure_own() -> dict[str, float]:
    """Scores on the reports of our own that the repository holds with their gold.

    All were developed on but four: of the kept reports of own 2, 4 and 5 only totals were looked at (those of
    own 4 were written by a writer of rules), and of blind nobody who writes rules has seen report or miss.
    """
    here = Path(__file__).parent
    scores = score("demo", here.parent / "demo" / "gold.yml", here.parent / "demo" / "reports")
    story = here.parent / "demo" / "story"
    scores |= score("story", story / "gold.yml", story / "reports")
    for name, folder in OWN.items():
        scores |= score(name, here / folder / "gold.yml", here / folder / "reports")
    return scores
