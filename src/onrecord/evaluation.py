"""Agreement from end to end: gold, texts and codings are opened, compared and scored."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from onrecord.exporting import as_json
from onrecord.flow import code_each
from onrecord.reading import ReadOptions, read
from onrecord.records import CodedReport, Page, Settings, Unread
from onrecord.reviewing import (
    CodedItem,
    Comparison,
    Difference,
    GoldReport,
    ReviewError,
    Score,
    coded_item,
    compare_coders,
    compare_with_gold,
    read_coded,
    read_gold,
    scores,
)

Codings = str | Path | Iterable[CodedReport]
"""A file of JSON lines as ``onrecord code --json`` prints them, or coded reports."""


@dataclass(frozen=True, slots=True)
class Resampling:
    """How often reports are drawn for the intervals (0: no intervals), and the seed that makes it repeatable."""

    resamples: int = 1000
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of comparing.

    ``reports``: names of the reports compared. ``left_out``: what could not be compared, or counts as missed,
    and why. ``differences`` stand in the order of the reports.
    """

    reports: tuple[str, ...]
    scores: tuple[Score, ...]
    differences: tuple[Difference, ...] = field(repr=False)
    left_out: tuple[Unread, ...] = ()

    def score(self, variable: str) -> Score:
        """The score of one variable.

        Raises:
            KeyError: neither coder has a value of it.
        """
        for one in self.scores:
            if one.variable == variable:
                return one
        raise KeyError(variable)


def evaluate(
    gold: str | Path,
    coded: Codings | None = None,
    *,
    texts: str | Path | None = None,
    settings: Settings | None = None,
    options: ReadOptions | None = None,
    resampling: Resampling | None = None,
) -> Evaluation:
    """Score codings against a gold file. Without ``coded`` the program codes the reports itself.

    ``texts`` is the folder of the reports' texts: without it, the gold's own folder or one in it.

    Raises:
        ReviewError: gold or codings cannot be read, or none of the texts is there; tells what to do.
        ParserUnavailableError: the program is to code, and its parser cannot be used.
    """
    golds = open_gold(gold)
    pages, left_out = open_texts(golds, gold, texts, options)
    items = code_pages(golds, pages, settings) if coded is None else open_coded(coded)
    return against_gold(golds, pages, items, left_out, resampling)


def agree(
    first: Codings,
    second: Codings,
    *,
    texts: str | Path | None = None,
    resampling: Resampling | None = None,
) -> Evaluation:
    """Agreement of two coders of the same reports. ``texts``: the folder of the texts, to show words in.

    Raises:
        ReviewError: codings cannot be read; tells what to do.
    """
    ours, theirs = open_coded(first), open_coded(second)
    names = [str(one) if isinstance(one, str | Path) else which for one, which in ((first, "A"), (second, "B"))]
    pairs, left_out = _together(ours, theirs, names)
    compared = [compare_coders(one, other, _shown(one, texts)) for one, other in pairs]
    return _evaluation(compared, left_out, resampling)


def open_gold(path: str | Path) -> tuple[GoldReport, ...]:
    """The gold of a file. Raises ReviewError."""
    return read_gold(_opened(path), str(path))


def open_coded(coded: Codings) -> tuple[CodedItem, ...]:
    """The codings of a file, or of coded reports. Raises ReviewError."""
    if isinstance(coded, str | Path):
        return read_coded(_opened(coded).split("\n"), str(coded))
    return tuple(coded_item(as_json(one)) for one in coded)


def _opened(path: str | Path) -> str:
    try:
        return Path(path).read_text("utf-8-sig")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ReviewError([Unread(str(path), "", reason, "look whether the path is right")]) from error
    except UnicodeDecodeError as error:
        reason = f"not UTF-8, near byte {error.start:,}"
        raise ReviewError([Unread(str(path), "", reason, "save the file as UTF-8")]) from error


def open_texts(
    golds: Sequence[GoldReport], gold: str | Path, texts: str | Path | None, options: ReadOptions | None = None
) -> tuple[dict[str, Page], list[Unread]]:
    """The pages of the gold's reports by name, and those that cannot be had or do not hold the gold's words.

    Raises:
        ReviewError: not one of the reports is there.
    """
    names = [one.report for one in golds]
    folder = Path(texts) if texts else _folder_of(names, Path(gold))
    if not any((folder / name).is_file() for name in names):
        reason = f"none of the {len(names)} reports of {gold} is there" if texts else "its reports are not found"
        where = str(folder) if texts else str(gold)
        raise ReviewError([Unread(where, "", reason, "name the folder of their texts with --texts")])
    items = list(read([folder / name for name in names], options or ReadOptions()))
    pages = {Path(item.path).name: item for item in items if isinstance(item, Page)}
    left_out = [item for item in items if isinstance(item, Unread)]
    for one in golds:
        lost = one.lost(pages[one.report].text) if one.report in pages else []
        left_out += [_lost(gold, one.report, words) for words in lost]
        if lost:
            del pages[one.report]
    return pages, left_out


def _folder_of(names: Sequence[str], gold: Path) -> Path:
    """The gold's own folder or one in it: that which holds most of the reports; of equals the first by name."""
    inside = sorted(one for one in gold.parent.iterdir() if one.is_dir() and not one.name.startswith("."))
    return max([gold.parent, *inside], key=lambda folder: sum((folder / name).is_file() for name in names))


def _lost(gold: str | Path, report: str, words: str) -> Unread:
    shown = words if len(words) <= 80 else f"{words[:79]}…"
    reason = f"its words “{shown}” do not stand in the report, which is left out"
    return Unread(str(gold), report, reason, "quote them exactly as the report has them")


def code_pages(
    golds: Sequence[GoldReport], pages: Mapping[str, Page], settings: Settings | None = None
) -> Iterator[CodedItem]:
    """Each page coded by the program. A report without a date is given the gold's.

    Raises:
        ParserUnavailableError: the parser cannot be used, and the settings ask for it.
    """
    days = {one.report: one.published for one in golds}
    dated = (replace(page, published=page.published or days[name]) for name, page in pages.items())
    for result in code_each(dated, settings or Settings()):
        if isinstance(result, Unread):
            raise ReviewError([result])
        yield coded_item(as_json(result))


def against_gold(
    golds: Sequence[GoldReport],
    pages: Mapping[str, Page],
    items: Iterable[CodedItem],
    left_out: Sequence[Unread] = (),
    resampling: Resampling | None = None,
) -> Evaluation:
    """Compare every report that has a page with its gold; one that is not among ``items`` counts as missed."""
    by_name: dict[str, list[CodedItem]] = {}
    for item in items:
        by_name.setdefault(Path(item.path).name, []).append(item)
    told = list(left_out)
    compared = []
    for gold in golds:
        if gold.report not in pages:
            continue
        page = pages[gold.report]
        named = by_name.get(gold.report, [])
        fitting = [one for one in named if _fits(one, page)]
        if not named:
            reason = "it is not among the codings, and all of it counts as missed"
            told.append(Unread(gold.report, "", reason, "code it too, or take it out of the gold"))
        elif not fitting:
            told.append(_other_text(named[-1]))
            continue
        item = fitting[-1] if fitting else CodedItem(gold.report)
        compared.append(compare_with_gold(gold, item, page.text))
    return _evaluation(compared, told, resampling)


def _fits(item: CodedItem, page: Page) -> bool:
    """Whether the spans of ``item`` count this text: by its SHA-256 where the coder gives it, else by length."""
    if item.sha256 and page.sha256:
        return item.sha256 == page.sha256
    return item.reach <= len(page.text)


def _other_text(item: CodedItem) -> Unread:
    which = f", line {item.line} of the codings" if item.line else ""
    reason = f"it was coded from another text (sha256 or length differs{which}), so it is left out"
    return Unread(item.path, "", reason, "code it again from the text that the gold quotes")


def _together(
    ours: Iterable[CodedItem], theirs: Iterable[CodedItem], names: Sequence[str]
) -> tuple[list[tuple[CodedItem, CodedItem]], list[Unread]]:
    """The reports that both coders coded, by name and place in the file; and those that cannot be compared."""
    by_name = [{(Path(one.path).name, one.locator): one for one in side} for side in (ours, theirs)]
    pairs: list[tuple[CodedItem, CodedItem]] = []
    left_out: list[Unread] = []
    for key in sorted({*by_name[0], *by_name[1]}):  # the same order whichever coder is named first
        one, other = by_name[0].get(key), by_name[1].get(key)
        if one is None or other is None:
            missing = names[0] if one is None else names[1]
            advice = "code it there too, or leave it out of both"
            left_out.append(Unread(key[0], key[1], f"it is not coded in {missing}, so it is left out", advice))
        elif one.sha256 and other.sha256 and one.sha256 != other.sha256:
            reason = "the coders read different texts (sha256 differs), so it is left out"
            left_out.append(Unread(key[0], key[1], reason, "have both code the same file"))
        else:
            pairs.append((one, other))
    return pairs, left_out


def _shown(item: CodedItem, texts: str | Path | None) -> str | None:
    """The text of a report, to show words in, where it is at hand and the one that was coded."""
    path = Path(texts) / Path(item.path).name if texts else Path(item.path)
    if not path.is_file():
        return None
    pages = [one for one in read([path]) if isinstance(one, Page) and one.locator == item.locator]
    return next((page.text for page in pages if _fits(item, page)), None)


def _evaluation(
    compared: Sequence[Comparison], left_out: Sequence[Unread], resampling: Resampling | None
) -> Evaluation:
    how = resampling or Resampling()
    draws = Random(how.seed)  # noqa: S311 - intervals, no secrets
    return Evaluation(
        tuple(one.report for one in compared),
        scores(compared, draws, how.resamples),
        tuple(difference for one in compared for difference in one.differences),
        tuple(left_out),
    )
