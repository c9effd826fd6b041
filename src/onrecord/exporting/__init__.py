"""Coded reports out: JSON lines, tables, the tables of other schemes."""

from onrecord.exporting.jsonlines import as_json
from onrecord.exporting.parses import parse_as_json
from onrecord.exporting.tables import export, export_as, headers

__all__ = ["as_json", "export", "export_as", "headers", "parse_as_json"]
