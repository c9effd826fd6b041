"""The user's own gazetteer: GeoNames dumps in one indexed SQLite file, looked up by folded name."""

from onrecord.store.gazetteer.building import add_dump, remove_dump
from onrecord.store.gazetteer.dumps import DumpError
from onrecord.store.gazetteer.home import default_store
from onrecord.store.gazetteer.places import AddedPlaces, added_places
from onrecord.store.gazetteer.schema import Source, sources

__all__ = [
    "AddedPlaces",
    "DumpError",
    "Source",
    "add_dump",
    "added_places",
    "default_store",
    "remove_dump",
    "sources",
]
