"""The nouns of On Record: frozen records that every stage reads or makes. They import nothing of ours."""

from onrecord.records.codings import CodedReport, Coding, Mention, Speaker, Statement, Voice, VoiceRole
from onrecord.records.findings import (
    Attribution,
    DatePhrase,
    Figure,
    Findings,
    Measure,
    Name,
    NameKind,
    Phrase,
    PlacePhrase,
    Quotation,
    Trigger,
    Wording,
)
from onrecord.records.ids import digest
from onrecord.records.reports import Page, Passage, PassageKind, Post, Report, Unread
from onrecord.records.settings import Settings
from onrecord.records.spans import Span
from onrecord.records.values import Actor, Code, Size, Text, Value, When, Where

__all__ = [
    "Actor",
    "Attribution",
    "Code",
    "CodedReport",
    "Coding",
    "DatePhrase",
    "Figure",
    "Findings",
    "Measure",
    "Mention",
    "Name",
    "NameKind",
    "Page",
    "Passage",
    "PassageKind",
    "Phrase",
    "PlacePhrase",
    "Post",
    "Quotation",
    "Report",
    "Settings",
    "Size",
    "Span",
    "Speaker",
    "Statement",
    "Text",
    "Trigger",
    "Unread",
    "Value",
    "Voice",
    "VoiceRole",
    "When",
    "Where",
    "Wording",
    "digest",
]
