"""``python -m bench.learn_days [--write]``: learns which of a report's days an event was on.

Weighs the candidates of ``onrecord.coding.circumstances.days_weighed`` by our own gold, and prints how often
the right one is taken in reports that were left out of the learning, beside what the rules alone take.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import yaml

from bench.choices import Choice, Settings, learn, report, share_right
from bench.drafted import Drafted, drafted_reports
from bench.gold_references import FRESH, laid_out
from bench.learning import write
from onrecord.coding.circumstances.days_candidates import Day, ends_of
from onrecord.coding.circumstances.days_weighed import TABLE, Days
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.mentions import drafted, first_status
from onrecord.models import shipped_parser
from onrecord.ports import Parser
from onrecord.records import Page, When
from onrecord.reviewing.gold import GoldMention

SETTINGS = Settings(
    of_rules=("ruled", "none, ruled", "its own", "another's", "nobody's", "read as"),
    caution=0.5,
    penalty=0.3,
    times=3,
)
CASES = Path(__file__).parent.parent / "tests" / "coding" / "when_told.yml"
PUBLISHED = date(2024, 3, 13)
CASES_COUNT = 2
"""How often the cases of the tests count, a fresh report being 1: plain sentences must come out right."""
HEAD = (
    "Which day an event was on (coding/circumstances/days_weighed.py): log-odds by feature (days_likely.py).\n"
    "Learnt from our own gold by `python -m bench.learn_days --write`."
)


def is_right(when: When | None, gold: GoldMention) -> bool:
    """As ``onrecord evaluate`` has it; without a date in the gold none is right."""
    if not gold.dated:
        return when is None
    if when is None or (when.start or "")[:10] != gold.start:
        return False
    return gold.end is None or (when.end or when.start or "")[:10] == gold.end


def case_choices(parser: Parser | None) -> Iterator[Choice]:
    """The cases of plain sentences that the tests ask (``tests/coding/when_told.yml``), but for those missed."""
    for number, case in enumerate(yaml.safe_load(CASES.read_text("utf-8"))):
        if "event" not in case or "missed" in case:
            continue
        published, zone = case.get("published", PUBLISHED), case.get("zone", "Europe/London")
        page = Page(text=case["text"], published=published, timezone=zone)
        view, resolved = laid_out(page, parser)
        references, drafts = drafted(view, resolved)
        chooser = Days(view, references)
        draft = next((one for one in drafts if _tells(one, view.text, case["event"])), None)
        if draft is None or chooser.is_left_to_rules():
            continue
        status = first_status(view, draft)
        ruled = chooser.ruled(draft, status)
        days = chooser.candidates(draft, status, ruled)
        wanted = tuple(str(end)[:10] if end else None for end in case.get("want", (None, None))[:2])
        rights = tuple(n for n, day in enumerate(days) if ends_of(day.when) == wanted)
        yield _choice(f"case {number}", days, rights)


def _tells(draft: Draft, text: str, word: str) -> bool:
    return any(word in one.span.of(text) for one in draft.references)


def _choice(
    report: str, days: Sequence[Day], rights: tuple[int, ...], *, fresh: bool = True, asked: bool = True
) -> Choice:
    none = len(days) - 1
    ruled = next((n for n, day in enumerate(days) if "ruled" in day.features), none)
    return Choice(report, fresh, tuple(day.features for day in days), rights, ruled, none, asked)


def choices(reports: Iterable[Drafted]) -> list[Choice]:
    """Of every event of ``reports`` that the gold has, the days that it may have been on."""
    found = []
    for one in reports:
        chooser = Days(one.view, one.references)
        for told in one.told:
            ruled = chooser.ruled(told.draft, told.status)
            if chooser.is_left_to_rules():
                continue
            days = chooser.candidates(told.draft, told.status, ruled)
            rights = tuple(n for n, day in enumerate(days) if is_right(day.when, told.gold))
            fresh, asked = one.set_of in FRESH, told.gold.dated
            found.append(_choice(one.name, days, rights, fresh=fresh, asked=asked))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; with ``--write`` put the weights into the table that the program reads."""
    parser = argparse.ArgumentParser(prog="python -m bench.learn_days", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the weights into tables/learnt/days.yml")
    given = parser.parse_args(arguments)
    told = choices(drafted_reports(Path(__file__).parent))
    print(report(told, SETTINGS))
    cases = list(case_choices(shipped_parser()))
    weights = learn([*told, *cases * CASES_COUNT], SETTINGS)
    share = share_right(cases, weights)
    print(f"of {len(cases)} plain sentences, which are learnt from too: {share:.3f} right")
    if given.write:
        print(write(TABLE, weights, HEAD))
    return 0


if __name__ == "__main__":
    sys.exit(main())
