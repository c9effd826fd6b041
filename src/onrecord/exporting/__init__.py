"""Coded reports out: JSON lines, tables."""

from onrecord.exporting.jsonlines import as_json

__all__ = ["as_json"]
