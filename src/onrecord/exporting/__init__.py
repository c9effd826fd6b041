"""Coded reports out: JSON lines, tables, the tables of other schemes; events, settled, and their story."""

from onrecord.exporting.accounts import Account, accounts, mentions_of
from onrecord.exporting.event_tables import export_events
from onrecord.exporting.jsonlines import as_json
from onrecord.exporting.own import Own, own_in, own_of
from onrecord.exporting.parses import parse_as_json
from onrecord.exporting.settling import RULES, settle
from onrecord.exporting.story_html import as_html
from onrecord.exporting.story_text import as_markdown, as_text
from onrecord.exporting.tables import export, export_as, headers

__all__ = [
    "RULES",
    "Account",
    "Own",
    "accounts",
    "as_html",
    "as_json",
    "as_markdown",
    "as_text",
    "export",
    "export_as",
    "export_events",
    "headers",
    "mentions_of",
    "own_in",
    "own_of",
    "parse_as_json",
    "settle",
]
