"""The parser's speed beside the bare runtime's, its memory, and the time of a first parse."""

import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from onrecord.models.parser import FrameParser, Session

_MIB = 1024
Feeds = list[tuple[Any, Sequence[str], dict[str, Any]]]


class _Recorder:
    """A session that keeps what it was asked, to be asked again without the parser round it."""

    def __init__(self, session: Any, feeds: Feeds) -> None:
        self._session, self._feeds = session, feeds

    def run(self, names: Sequence[str], feed: dict[str, Any]) -> Any:
        """Run, and keep what was asked."""
        self._feeds.append((self._session, names, feed))
        return self._session.run(names, feed)


def texts_of(folders: list[Path]) -> list[str]:
    """The reports in ``folders``, as text."""
    texts = [path.read_text("utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))]
    if not texts:
        raise FileNotFoundError(f"no reports (*.txt) in {', '.join(map(str, folders))}")
    return texts


def _least(run: Callable[[], object], times: int = 5) -> float:
    """The least of several timings, in seconds of wall-clock time."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        run()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def throughput(folders: list[Path]) -> dict[str, float]:
    """Pieces a second through the parser, and as a share of the bare sessions' on the same batches."""
    texts = texts_of(folders)
    parser = FrameParser.load()
    feeds: Feeds = []
    kept = parser.sessions
    recorders: tuple[Session, Session] = (_Recorder(kept[0], feeds), _Recorder(kept[1], feeds))
    parser.sessions = recorders
    list(parser.parse(texts))
    parser.sessions = kept
    pieces = sum(int(feed["mask"].sum()) for _, _, feed in feeds if "ids" in feed)
    ours = _least(lambda: list(parser.parse(texts)))
    bare = _least(lambda: [session.run(names, feed) for session, names, feed in feeds])
    return {"parser, pieces a second": pieces / ours, "parser speed, share of the bare runtime's": bare / ours}


_FIRST = "import onrecord; onrecord.parse('Police said 40 people were arrested in Leeds on Monday.')"
_MANY = """
import sys
from bench.parser_speed import most_memory, texts_of
from onrecord.models.parser import FrameParser
from pathlib import Path
texts = texts_of([Path(one) for one in sys.argv[1:]])
parser = FrameParser.load()
for at in range(1000):
    parser(texts[at % len(texts)])
print(most_memory())
"""


def most_memory() -> int:
    """The most memory that this process has held, in KiB.

    Linux counts what the parent held at the fork into ``ru_maxrss``; its own mark does not.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+)", status.read_text("utf-8"))[1])  # type: ignore[index]
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most  # bytes there, KiB elsewhere


def start_and_memory(folders: list[Path]) -> dict[str, float]:
    """Seconds from the start of Python to a first parse (least of 5), and MiB at 1,000 reports."""
    first = _least(lambda: subprocess.run([sys.executable, "-c", _FIRST], check=True))
    command = [sys.executable, "-c", _MANY, *map(str, folders)]
    most = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {"first parse, s": first, "parser at 1,000 reports, MiB": most / _MIB}


__all__ = ["start_and_memory", "texts_of", "throughput"]
