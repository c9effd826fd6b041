"""The shelf: the only room that knows SQL."""

from onrecord.store.errors import StoreError
from onrecord.store.shelf import Added, Listed, Store, open_store

__all__ = ["Added", "Listed", "Store", "StoreError", "open_store"]
