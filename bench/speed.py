"""Start-up and coding time. Times are processor seconds of whole processes; growth is a ratio, so it holds
on any machine: 1.0 means that twice the text takes twice the time.
"""

import gc
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import onrecord
from bench.polnear import Parsed
from onrecord.flow import code_page
from onrecord.models import shipped_parser
from onrecord.records import Page, Settings

RUNS = 7
PLAIN = Settings(gazetteer="none")  # the tables alone, whatever is added on this machine


def processor_seconds(command: list[str]) -> float:
    """The least processor time (user and system) of several runs of ``command``, in seconds."""
    least = float("inf")
    for _ in range(RUNS):
        before = os.times()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = os.times()
        spent = after.children_user + after.children_system - before.children_user - before.children_system
        least = min(least, spent)
    return least


def startup() -> dict[str, float]:
    """Processor seconds of importing the package and of asking the command for help."""
    return {
        "import onrecord, s": processor_seconds([sys.executable, "-c", "import onrecord"]),
        "onrecord --help, s": processor_seconds([sys.executable, "-m", "onrecord", "--help"]),
    }


def _seconds(pages: list[Page]) -> float:
    gc.collect()
    begun = process_time()
    for page in pages:
        onrecord.code(page, settings=PLAIN)
    return process_time() - begun


def growth(texts: list[str], most: int = 1_600) -> dict[str, float]:
    """How coding time grows with the length of a report and with the number of reports.

    ``exponents`` are of time against size over a 32-fold range (1 is linear); "s per report" is a mean.
    """
    onrecord.code(texts[0], settings=PLAIN)
    whole = "\n\n".join(texts)
    short = _seconds([Page(text=whole[: len(whole) // 4] + f" {i}") for i in range(8)]) / 8
    long = _seconds([Page(text=(whole + "\n\n") * 8)])
    few = _seconds([Page(text=f"{texts[i % len(texts)]} {i}") for i in range(most // 32)])
    many = _seconds([Page(text=f"{texts[i % len(texts)]} {i}") for i in range(most)])
    return {
        "time against report length, ratio": long / short / 32,
        "time against number of reports, ratio": many / few / 32,
        "seconds per report": many / most,
    }


def cost(texts: list[str]) -> dict[str, float]:
    """The processor time of all stages after the parser, as a share of the parser's own, on the same texts."""
    parser = shipped_parser()
    parses = {text: parser(text) for text in texts}
    pages = [Page(text=text) for text in texts]

    stages = _least(lambda: [code_page(page, PLAIN, Parsed(parser.name, parses[page.text])) for page in pages])
    parsing = _least(lambda: [parser(text) for text in texts])
    return {"stages after the parser, share of its time": stages / parsing}


def _least(work: Callable[[], object]) -> float:
    """The least processor time of three runs, in seconds."""
    least = float("inf")
    for _ in range(3):
        gc.collect()
        begun = process_time()
        work()
        least = min(least, process_time() - begun)
    return least


def demo_texts() -> list[str]:
    """The demo reports' texts, in order of file name."""
    folder = Path(__file__).parents[1] / "demo" / "reports"
    return [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
