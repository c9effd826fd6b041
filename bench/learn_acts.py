"""Estimate ``tables/learnt/acts.yml``: what a plainly told statement does, learnt from coded statements.

Learnt from our own gold, from sentences written for it (``acts-written.yml``) and from the cases of the tests.
Prints how many come out right in fresh reports that were not learnt from; with ``--write`` puts the weights into
the table.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from unittest.mock import patch

import numpy as np
import numpy.typing as npt
import yaml

from bench.gold import PLAIN
from bench.gold_references import FRESH, HERE, LEARNT_FROM, gold_pages
from bench.learning import FOLDER
from onrecord.coding.saying import acts
from onrecord.coding.saying.act_features import RULED, TABLE
from onrecord.flow import code_page
from onrecord.models import shipped_parser
from onrecord.ports import Parser
from onrecord.records import Attribution, Page
from onrecord.reviewing.against_gold import LEAST_CONTENT
from onrecord.reviewing.gold import GoldReport
from onrecord.reviewing.likeness import characters, nearest, paired, shared

PENALTY = 3.0
LEAST_SEEN = 4  # statements in which a feature must hold to weigh
LEAST_WEIGHT = 0.08  # log-odds that are worth a line
FOLDERS = tuple(one for one in LEARNT_FROM if one not in ("own-gold-2/develop", "own-gold-3"))
"""The gold that may be learnt from; that of the second and third set has no acts."""
_PARTS, _STEPS, _KEPT, _CLOSE = 7, 120, 10, 1e-6
WRITTEN, CASES = "acts-written.yml", ("statements.yml", "statements_wide.yml")
PUBLISHED = date(2025, 6, 16)
_TIMES = {**dict.fromkeys(CASES, 16.0), WRITTEN: 1.5}  # what the tests ask must hold
_LEFT_OUT = frozenset({"decline", "question"})  # told by the construction alone
_TUNED = "tuned: "
_HEAD = """What a plainly told statement does (coding/saying/act_features.py): log-odds of each act by feature.
Learnt from our own gold, from sentences written for it and from the cases of the tests by
`python -m bench.learn_acts --write`. "ruled": by the rules; "word" and "begins": words without their endings."""


@dataclass(frozen=True, slots=True)
class Told:
    """One statement: its set and report, what holds of it, and its act."""

    folder: str
    report: str
    features: frozenset[str]
    act: str


Asked = tuple[Attribution, frozenset[str]]


def asked_of(page: Page, parser: Parser) -> list[Asked]:
    """What is asked while a page is coded."""
    asked: list[Asked] = []

    def listen(attribution: Attribution, features: frozenset[str]) -> str:
        asked.append((attribution, features))
        return "assert"

    with patch.object(acts, "taken", listen):
        code_page(page, PLAIN, parser)
    return asked


def told_in(folder: str, gold: GoldReport, page: Page, parser: Parser) -> Iterator[Told]:
    """The statements of a report that a person coded too; the rules were made on older reports (``_tuned``)."""
    golds = [one for one in gold.statements if one.content and one.act and one.act not in _LEFT_OUT]
    asked = asked_of(page, parser)
    said = [characters([(span.start, span.end) for span in one.content]) for one, _ in asked]
    wanted = [list(one.content) for one in golds]

    def alike(content: list[str], points: set[int]) -> float:
        return shared(characters(nearest(page.text, part, points) for part in content), points)

    for at, other in paired(wanted, said, alike, LEAST_CONTENT).items():
        features = asked[other][1]
        yield Told(folder, gold.report, features if folder in FRESH else _tuned(features), golds[at].act or "")


def told_alone(parser: Parser) -> Iterator[Told]:
    """The sentences written for it and the cases of the tests: the first statement of each."""
    for act, sentences in yaml.safe_load((HERE / WRITTEN).read_text("utf-8")).items():
        for text in sentences:
            yield from _first(WRITTEN, text, act, parser, 0)
    for name in CASES:
        for case in yaml.safe_load((HERE.parent / "tests" / "coding" / name).read_text("utf-8")):
            if case.get("act", "decline") not in _LEFT_OUT:
                for one in _first(name, case["text"], case["act"], parser, case.get("nth", 0)):
                    yield replace(one, features=_tuned(one.features))


def _first(name: str, text: str, act: str, parser: Parser, nth: int) -> Iterator[Told]:
    page = Page(text=f"It rained all day.\n\n{text}\n\nThe shops opened at nine.", published=PUBLISHED)
    yield from (Told(name, text, features, act) for _, features in asked_of(page, parser)[nth : nth + 1])


def _tuned(features: frozenset[str]) -> frozenset[str]:
    """What rules say of what they were made on looks better than it is: it is learnt by a name of its own."""
    return frozenset(f"{_TUNED}{name}" if name.startswith(RULED) else name for name in features)


def fit(told: Sequence[Told]) -> dict[str, dict[str, float]]:
    """How much each feature speaks for each act: multinomial logistic regression, penalised on squares."""
    kinds = sorted({one.act for one in told})
    seen = Counter(name for one in told for name in one.features)
    names = sorted(name for name, count in seen.items() if count >= LEAST_SEEN)
    index = {name: at for at, name in enumerate(names)}
    matrix = np.zeros((len(told), len(names)))
    for row, one in enumerate(told):
        matrix[row, [index[name] for name in one.features if name in index]] = 1.0
    right = np.array([kinds.index(one.act) for one in told])
    counts = np.array([_TIMES.get(one.folder, 1.0) for one in told])
    weights = _lowest(matrix, right, counts, len(kinds))
    return {
        name: {kind: round(float(weights[at, k]), 2) for k, kind in enumerate(kinds) if _tells(weights[at, k])}
        for name, at in index.items()
        if not name.startswith(_TUNED)
    }


def _tells(weight: float) -> bool:
    return abs(weight) >= LEAST_WEIGHT


Matrix = npt.NDArray[np.float64]


def _lowest(matrix: Matrix, right: npt.NDArray[np.int64], counts: Matrix, kinds: int) -> Matrix:
    """The weights of the least penalised loss, by L-BFGS."""
    rows, wanted = np.arange(len(right)), np.eye(kinds)[right]

    def loss(at: Matrix) -> tuple[float, Matrix]:
        scores = matrix @ at
        powers = np.exp(scores - scores.max(1, keepdims=True))
        chances = powers / powers.sum(1, keepdims=True)
        cost = PENALTY * (at**2).sum() - (counts * np.log(chances[rows, right] + 1e-12)).sum()
        return float(cost), matrix.T @ (counts[:, None] * (chances - wanted)) + 2 * PENALTY * at

    at = np.zeros((matrix.shape[1], kinds))
    now, slope = loss(at)
    moves: list[tuple[Matrix, Matrix]] = []
    for _ in range(_STEPS):
        way = _direction(slope, moves)
        size, falls = 1.0, float((slope * way).sum())
        while True:
            there, steep = loss(at - size * way)
            if there <= now - 1e-4 * size * falls or size < 1e-8:
                break
            size /= 2
        moves = [*moves, (-size * way, steep - slope)][-_KEPT:]
        at, slope, before, now = at - size * way, steep, now, there
        if before - now < _CLOSE * abs(before):
            break
    return at


def _direction(slope: Matrix, moves: Sequence[tuple[Matrix, Matrix]]) -> Matrix:
    """The slope, bent by what the last moves told (two-loop recursion)."""
    way, shares = slope.copy(), []
    for step, change in reversed(moves):
        share = (step * way).sum() / (change * step).sum()
        shares.append(share)
        way -= share * change
    if moves:
        step, change = moves[-1]
        way *= (step * change).sum() / (change**2).sum()
    else:
        way /= max(1.0, float(np.abs(slope).sum()))
    for (step, change), share in zip(moves, reversed(shares), strict=True):
        way += step * (share - (change * way).sum() / (change * step).sum())
    return way


def likeliest(features: frozenset[str], table: dict[str, dict[str, float]]) -> str:
    """The act that a table would take."""
    sums: Counter[str] = Counter()
    for name in features:
        sums.update(table.get(name, {}))
    return max(sorted(sums), key=lambda act: sums[act])


def held_apart(told: Sequence[Told]) -> tuple[int, float, float]:
    """How many statements fresh reports have, and the shares that others' weights get right, and the rules."""
    reports = sorted({one.report for one in told if one.folder in FRESH})
    right = ruled = count = 0
    for part in range(_PARTS):
        out = set(reports[part::_PARTS])
        table = fit([one for one in told if one.report not in out])
        for one in told:
            if one.report in out:
                count += 1
                right += likeliest(one.features, table) == one.act
                ruled += f"{RULED}{one.act}" in one.features
    return count, right / max(count, 1), ruled / max(count, 1)


def write(table: dict[str, dict[str, float]]) -> None:
    """Put the weights into the table, by name, under a comment that says what they are."""
    lines = [f"# {line}" for line in _HEAD.splitlines()]
    for name, weights in sorted(table.items()):
        ordered = sorted(weights.items(), key=lambda one: (-abs(one[1]), one[0]))
        lines.append(f'"{name}": {{{", ".join(f"{act}: {weight:.2f}" for act, weight in ordered)}}}')
    (FOLDER / f"{TABLE}.yml").write_text("\n".join(lines) + "\n", "utf-8")


def learnt_from(folders: Sequence[str]) -> list[Told]:
    """Every statement to learn from."""
    parser = shipped_parser()
    told = list(told_alone(parser))
    for folder, gold, page in gold_pages(folders):
        told += told_in(folder, gold, page, parser)
    return told


def main() -> None:
    """Learn, print how well it does and, if asked, write."""
    options = argparse.ArgumentParser(prog="python -m bench.learn_acts", description=_HEAD)
    options.add_argument("--write", action="store_true", help=f"put the weights into {TABLE}.yml")
    given = options.parse_args()
    told = learnt_from(FOLDERS)
    count, right, ruled = held_apart(told)
    print(f"{count} statements in fresh reports: right by rules {ruled:.3f}, where not learnt from {right:.3f}")
    if given.write:
        write(fit(told))


if __name__ == "__main__":
    main()
