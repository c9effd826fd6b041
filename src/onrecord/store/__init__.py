"""The shelf: the only room that knows SQL."""

# Coding without a database looks for added places here (`gazetteer/`) and needs nothing of SQLAlchemy and
# Alembic, which take a quarter of a second to load. So names are fetched on first use, as in `onrecord` itself.

from importlib import import_module
from typing import TYPE_CHECKING

from onrecord.store.faults import StoreError

if TYPE_CHECKING:
    from onrecord.store.shelf import Added, Listed, Store, open_store

_SHELF = ("Added", "Listed", "Store", "open_store")

__all__ = ["Added", "Listed", "Store", "StoreError", "open_store"]


def __getattr__(name: str) -> object:
    if name not in _SHELF:
        raise AttributeError(f"module 'onrecord.store' has no attribute {name!r}")
    return getattr(import_module("onrecord.store.shelf"), name)
