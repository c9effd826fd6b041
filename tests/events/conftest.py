"""A store in a file of its own, with a clock that stands still."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.store import Store
from onrecord.store.opening import open_engine

NOON = datetime(2025, 4, 1, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "shelf.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store(open_engine(path, create=True), path, now=lambda: NOON) as opened:
        yield opened
