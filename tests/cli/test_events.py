"""Linking, listing, explaining and deciding from the command line."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.events.shelves import March, keep, report
from tests.exporting.stories import coded_reports
from typer.testing import Result

from onrecord.store import open_store

Run = Callable[..., Result]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Three reports of one march, two of which tell of another one too."""
    path = tmp_path / "shelf.db"
    with open_store(path) as store:
        keep(store, report(1, [March()]), report(2, [March(), March("Nakuru", people=1500)]))
        keep(store, report(3, [March(people=900), March("Nakuru")]))
    return path


@pytest.fixture
def ids(db: Path) -> list[str]:
    with open_store(db) as store:
        return [mention.id for coded in store.coded() for mention in coded.mentions]


def test_from_linking_to_a_decision_and_back(run: Run, db: Path, ids: list[str]) -> None:
    done = run("link", "--db", db)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "onrecord: 5 mentions linked; events: 2 begun." in done.stderr
    assert "nothing to do: all is linked" in run("link", "--db", db).stderr
    listed = run("events", "--db", db).stdout
    assert re.search(r"protest +2025-03-08 +Leeds, GB +3 \(1 copy\) +3 +3 +200–900", listed)
    assert re.search(r"protest +2025-03-08 +Nakuru, KE +2 \(1 copy\) +2 +2 +200–1,500", listed)
    decided = run("decide", ids[0][:8], ids[1], "no", "--why", "two marches", "--by", "Ana", "--db", db)
    assert (decided.exit_code, decided.stdout) == (0, "")
    assert "step 2: no is kept; 2 mentions moved." in decided.stderr
    told = run("explain", ids[0], ids[1], "--db", db).stdout
    assert "same city" in told
    assert re.search(r"Two events, \w+ and \w+: it was decided\.", told)
    assert re.search(r"no, Ana, 20\d\d-\d\d-\d\d: two marches", told)
    assert re.search(r"1 +\w+ +\w+ +no +Ana +.* holds +two marches", run("decisions", "--db", db).stdout)
    back = run("undo", "--db", db, "--by", "Ben").stderr
    assert re.search(r"step 2 \(a decision by Ana, .*\) is taken back; 2 mentions moved\.", back)
    assert re.search(
        r"One event, \w+: their own reasons are for it", run("explain", ids[0], ids[1], "--db", db).stdout
    )


def test_an_event_is_explained(run: Run, db: Path, ids: list[str]) -> None:
    run("link", "--db", db)
    told = run("explain", ids[0], "--db", db).stdout
    assert re.search(r"^\w+: protest, 2025-03-08, Leeds, GB; 3 mentions in 3 reports$", told, re.MULTILINE)
    assert "Courier 1, 2025-03-08: “Some farmers marched again here today, line 0 of report 1.”" in told
    assert re.search(r"begun with 3 mentions; linking by onrecord", told)
    assert "(200–900)" not in told


def test_an_event_is_explained_with_what_it_is_tied_to(run: Run, tmp_path: Path) -> None:
    db = tmp_path / "shelf.db"
    with open_store(db) as store:
        for coded in coded_reports():
            store.keep(coded, "hand 1")
    run("link", "--db", db)
    rows = [json.loads(line) for line in run("events", "--db", db, "--json").stdout.splitlines()]
    [charged] = [one["id"] for one in rows if one["kind"] == "court" and one["start"] == "2025-09-08"]
    told = run("explain", charged, "--db", db).stdout
    assert re.search(r"\nTied to:\n(?:  .*\n)*  Answers: \w{10} March: .*: “of the 34 were charged”\n", told)
    kept = json.loads(run("explain", charged, "--db", db, "--json").stdout)["tied"]
    assert ("Answers", "of the 34 were charged") in {(one["how"], one["words"]) for one in kept}


def test_json(run: Run, db: Path, ids: list[str]) -> None:
    run("link", "--db", db)
    events = [json.loads(line) for line in run("events", "--db", db, "--json").stdout.splitlines()]
    assert [one["participants"] for one in events if one["place"] == "Leeds, GB"] == [{"low": 200, "high": 900}]
    pair = json.loads(run("explain", ids[0], ids[1], "--db", db, "--json").stdout)
    assert pair["joined"]
    assert pair["score"] == pytest.approx(sum(reason["weight"] for reason in pair["reasons"]))
    event = json.loads(run("explain", pair["events"][0], "--db", db, "--json").stdout)
    assert [one["id"] for one in event["mentions"]] == sorted(ids[:2] + ids[3:4])
    run("decide", ids[0], ids[1], "yes", "--db", db, "--by", "Ana")
    [decided] = run("decisions", "--db", db, "--json").stdout.splitlines()
    assert (json.loads(decided)["verdict"], json.loads(decided)["state"]) == ("yes", "holds")


def test_another_policy_has_to_be_asked_for(run: Run, db: Path) -> None:
    run("link", "--db", db)
    refused = run("link", "--db", db, "--per-day")
    assert refused.exit_code == 2
    assert "made under another policy (per event, per city" in refused.stderr
    assert "--again" in refused.stderr
    assert run("link", "--db", db, "--per-day", "--again").exit_code == 0
    assert run("link", "--db", db, "--per-day").exit_code == 0, "it stays as it was last chosen"
    assert run("link", "--db", db).exit_code == 0
    assert run("undo", "--db", db).exit_code == 0
    assert run("link", "--db", db, "--per-event").exit_code == 0


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """Three reports of marches in one town, called under three names; the last was far larger."""
    path = tmp_path / "named.db"
    with open_store(path) as store:
        for n, name in enumerate(("Hall Defence Group", "HDG", "Friends of Ash Park"), 1):
            keep(store, report(n, [March(by=name, people=9000 if n == 3 else 200)]))
    return path


def test_actors_from_the_list_to_a_decision_and_back(run: Run, named: Path) -> None:
    run("link", "--db", named)
    listed = run("actors", "--db", named).stdout
    assert re.search(
        r"Hall Defence Group +organisation +GB +2 +Hall Defence Group\|GB \(1\), HDG\|GB \(1\)", listed
    )
    assert "Ash Park" not in run("actors", "--db", named, "--joined").stdout
    told = run("explain", "HDG", "Hall Defence Group", "--names", "--db", named).stdout
    assert re.search(r"\+4\.0 +one is the initials of the other, and of no other name in the country", told)
    assert "One actor, hall defence group: their own reasons are for it." in told
    done = run("decide", "HDG", "Friends of Ash Park", "yes", "--names", "--db", named, "--by", "Ana")
    assert re.search(r"step 2: yes is kept; \d mentions? moved", done.stderr)
    refused = run("decide", "HDG", "Friends of Ash Park|GB", "no", "--names", "--db", named)
    assert refused.exit_code == 0, "the last decision on a pair holds"
    run("undo", "--db", named)
    told = run("explain", "hdg|gb", "--names", "--db", named).stdout
    assert re.search(r"^friends of ash park: organisation; 3 names in 3 reports$", told, re.MULTILINE)
    assert re.search(r"friends of ash park\|GB and hdg\|GB: yes, Ana, 20", told)
    assert re.search(r"2 +friends of ash park\|GB +hdg\|GB +yes +Ana", run("decisions", "--db", named).stdout)
    steps = run("undo", "--list", "--db", named).stdout.splitlines()
    assert re.match(r" +1 +linking ", steps[1])
    assert [re.sub(" +", " ", line).split()[-1] for line in steps[2:4]] == ["stands", "back"]
    back = run("undo", "--to", "1", "--db", named)
    assert "step 2 (a decision on names by Ana" in back.stderr
    assert "all is as it was right after step 1" in run("undo", "--to", "1", "--db", named).stderr
    assert (
        "step 2, which stood right after step 2, was taken back"
        in run("undo", "--to", "2", "--db", named).stderr
    )
    assert "there is no step 9" in run("undo", "--to", "9", "--db", named).stderr
    assert run("undo", "--to", "0", "--db", named).exit_code == 0
    assert "nothing is linked yet" in run("events", "--db", named).stderr


def test_names_as_json(run: Run, named: Path) -> None:
    run("decide", "HDG", "Friends of Ash Park", "no", "--names", "--db", named, "--by", "Ana", "--why", "rivals")
    actors = [json.loads(line) for line in run("actors", "--json", "--db", named).stdout.splitlines()]
    assert [[name["id"] for name in one["names"]] for one in actors] == [
        ["hall defence group|GB", "hdg|GB"],
        ["friends of ash park|GB"],
    ]
    pair = json.loads(run("explain", "HDG", "Friends of Ash Park", "--names", "--json", "--db", named).stdout)
    assert (pair["joined"], pair["verdict"], pair["decided"][0]["why"]) == (False, "no", "rivals")
    actor = json.loads(run("explain", "HDG", "--names", "--json", "--db", named).stdout)
    assert actor["names"][0]["with"]["score"] > 0
    [decided] = run("decisions", "--json", "--db", named).stdout.splitlines()
    assert json.loads(decided)["on"] == "names"


def test_a_cycle_of_decisions_is_refused_with_its_chain(run: Run, db: Path, ids: list[str]) -> None:
    run("link", "--db", db)
    a, b, c = ids[0], ids[1], ids[3]
    run("decide", a, b, "yes", "--by", "Ana", "--db", db)
    run("decide", b, c, "yes", "--by", "Ben", "--db", db)
    before = run("decisions", "--json", "--db", db).stdout
    refused = run("decide", a, c, "no", "--by", "Ben", "--db", db)
    assert refused.exit_code == 2
    assert re.search(r"contradicts .*yes \(Ana, .*yes \(Ben, .*Decide otherwise on one of these", refused.stderr)
    assert run("decisions", "--json", "--db", db).stdout == before
    assert run("decide", b, c, "unsure", "--db", db).exit_code == 0
    assert run("decide", a, c, "no", "--db", db).exit_code == 0, "the chain was broken first"


def test_a_report_from_tomorrow_is_linked_and_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "shelf.db"
    with open_store(path) as store:
        keep(store, report(1, [March()], published=date(2931, 3, 8)))
    done = run("link", "--db", path)
    assert re.search(r"report \w+ is dated 2931-03-08, after today; .*--published", done.stderr)
    assert "1 mention linked; events: 1 begun." in done.stderr
    assert (
        run("story", json.loads(run("events", "--json", "--db", path).stdout)["id"], "--db", path).exit_code == 0
    )


TROUBLE = {
    "no database": (["events", "--db", "none.db"], 3, "is not there"),
    "nothing linked": (["events", "--db", "DB"], 0, "nothing is linked yet. Link it with: onrecord link --db"),
    "nothing to undo": (["undo", "--db", "DB"], 2, "there is nothing to undo"),
    "no such event": (["explain", "zz", "--db", "DB"], 2, "there is no event 'zz'"),
    "no such mention": (["explain", "zz", "yy", "--db", "DB"], 2, "no mention 'zz' is shown"),
    "three mentions": (["explain", "a", "b", "c", "--db", "DB"], 2, "name one event, or two mentions"),
    "no verdict": (
        ["decide", "a", "b", "perhaps", "--db", "DB"],
        2,
        "a decision is yes, no, unsure, not 'perhaps'",
    ),
    "no such name": (
        ["decide", "Nobody", "HDG", "yes", "--names", "--db", "DB"],
        2,
        "no report gives the name 'Nobody' by itself",
    ),
    "three names": (["explain", "a", "b", "c", "--names", "--db", "DB"], 2, "one name or two"),
    "a step before the first": (["undo", "--to", "-1", "--db", "DB"], 2, "Invalid value for '--to'"),
    "no such report": (["withdraw", "nowhere", "--db", "DB"], 1, "no report nowhere in"),
}


@pytest.mark.parametrize("case", TROUBLE)
def test_trouble_is_told(run: Run, db: Path, case: str) -> None:
    words, code, told = TROUBLE[case]
    done = run(*(str(db) if word == "DB" else word for word in words))
    assert done.exit_code == code
    assert told in " ".join(done.stderr.replace("│", "").split())


def test_a_withdrawn_report_counts_no_more_until_it_is_restored(run: Run, db: Path) -> None:
    run("link", "--db", db)
    assert "is withdrawn" in run("withdraw", "3.txt", "--db", db, "--by", "Ana").stderr
    assert "left by mentions that are no longer told" in run("link", "--db", db).stderr
    assert re.search(r"Leeds, GB +2 +2 +2", run("events", "--db", db).stdout)
    assert "counts again" in run("restore", "3.txt", "--db", db).stderr
    assert "was not withdrawn" in run("restore", "3.txt", "--db", db).stderr
    run("link", "--db", db)
    assert re.search(r"Leeds, GB +3 \(1 copy\) +3 +3", run("events", "--db", db).stdout)


def test_what_is_not_linked_yet_and_what_waits_is_told(run: Run, db: Path, ids: list[str]) -> None:
    run("link", "--db", db)
    run("decide", ids[0], ids[1], "no", "--db", db, "--by", "Ana")
    run("withdraw", "1.txt", "--db", db)
    done = run("link", "--db", db)
    assert re.search(r"decision 1 \(no by Ana\) is kept and waits: report \w+ no longer tells of", done.stderr)
    assert "waits: report" in run("decisions", "--db", db).stdout
    with open_store(db) as store:
        keep(store, report(9, [March()]))
    assert "1 mention not linked yet. Link with: onrecord link" in run("events", "--db", db).stderr
    assert "1 mention linked; events: 1 joined by new mentions" in run("link", "--db", db).stderr
