"""Coded reports out: JSON lines, tables."""

from onrecord.exporting.jsonlines import as_json
from onrecord.exporting.parses import parse_as_json
from onrecord.exporting.tables import export, headers

__all__ = ["as_json", "export", "headers", "parse_as_json"]
