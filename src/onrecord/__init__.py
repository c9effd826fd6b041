"""On Record: news reports of protest, coded into event data that stands up to scrutiny.

    import onrecord

    for page in onrecord.read("reports/"):
        coded = onrecord.code(page)

Ten verbs: ``read``, ``sift``, ``code``, ``parse``, ``size``, ``link``, ``export``, ``open_store``, ``evaluate``,
``agree``; and the records that they take and give.
"""

# The verbs need word lists, rules and SQL; a program that only asks for help or a version does not. So a name
# is fetched on first use (PEP 562), and `import onrecord` costs hardly more than Python itself. Type checkers
# take the plain imports. `tests/test_face.py` keeps the two lists the same.

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.coding.counts.sizes import size
    from onrecord.evaluation import Evaluation, Resampling, agree, evaluate
    from onrecord.events import EventsError, Linking, link
    from onrecord.exporting import as_json, export
    from onrecord.flow import UnreadWarning, code, parse, read, sift
    from onrecord.models import ParserUnavailableError
    from onrecord.reading import ReadOptions
    from onrecord.records import (
        Actor,
        Code,
        CodedReport,
        Coding,
        Decision,
        Event,
        Mention,
        Page,
        Parse,
        Policy,
        Report,
        Settings,
        Sifted,
        Size,
        Span,
        Speaker,
        Statement,
        Text,
        Unread,
        Voice,
        When,
        Where,
    )
    from onrecord.reviewing import Difference, ReviewError, Score
    from onrecord.store import Store, StoreError, open_store

__version__ = "0.11.0"

_ROOMS = {
    "onrecord.evaluation": ("Evaluation", "Resampling", "agree", "evaluate"),
    "onrecord.events": ("EventsError", "Linking", "link"),
    "onrecord.exporting": ("as_json", "export"),
    "onrecord.coding.counts.sizes": ("size",),
    "onrecord.flow": ("UnreadWarning", "code", "parse", "read", "sift"),
    "onrecord.models": ("ParserUnavailableError",),
    "onrecord.reading": ("ReadOptions",),
    "onrecord.records": (
        *(
            "Actor",
            "Code",
            "CodedReport",
            "Coding",
            "Decision",
            "Event",
            "Mention",
            "Page",
            "Parse",
            "Policy",
            "Report",
            "Settings",
            "Size",
            "Span",
        ),
        *("Sifted", "Speaker", "Statement", "Text", "Unread", "Voice", "When", "Where"),
    ),
    "onrecord.reviewing": ("Difference", "ReviewError", "Score"),
    "onrecord.store": ("Store", "StoreError", "open_store"),
}

__all__ = [
    "Actor",
    "Code",
    "CodedReport",
    "Coding",
    "Decision",
    "Difference",
    "Evaluation",
    "Event",
    "EventsError",
    "Linking",
    "Mention",
    "Page",
    "Parse",
    "ParserUnavailableError",
    "Policy",
    "ReadOptions",
    "Report",
    "Resampling",
    "ReviewError",
    "Score",
    "Settings",
    "Sifted",
    "Size",
    "Span",
    "Speaker",
    "Statement",
    "Store",
    "StoreError",
    "Text",
    "Unread",
    "UnreadWarning",
    "Voice",
    "When",
    "Where",
    "agree",
    "as_json",
    "code",
    "evaluate",
    "export",
    "link",
    "open_store",
    "parse",
    "read",
    "sift",
    "size",
]


def __getattr__(name: str) -> object:
    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(room), name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
