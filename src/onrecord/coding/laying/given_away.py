"""Bodies whose names no word heads: only the words beside them tell that they are a group of people.

"Yo Voy 9M, the collective that convened the march", "the tenants' union Kelden se Queda", "a campaign known as
Jädda", "the inmates' committee".
"""

import re
from collections.abc import Iterator

from onrecord.coding.laying.view import View
from onrecord.records import Span
from onrecord.tables.letters import NAME
from onrecord.tables.nearby import nearby

_NOUNS = nearby("people", "groups_of_people")
_SORTS = nearby("people", "other_groups")
_OWN = r"(?:[\w'’-]{2,20}\s){0,4}?"
# "Yo Voy 9M, the collective that": a name with what it is behind it.
_APPOSED = re.compile(
    rf"(?<![\w’'.-])(?P<name>{NAME})(?:\s\([^)]{{1,30}}\))?,\s(?:an?|the|another|one of the)\s"
    rf"(?!(?:{_OWN})(?:{_SORTS})\s){_OWN}(?P<noun>{_NOUNS})"
    rf"(?:,|\s(?=(?:{nearby('people', 'apposed_ends')}|{nearby('people', 'apposed_ends_more')})\b))"
)
# "the tenants' union Kelden se Queda", "an alliance of clubs called the All Weirs Assembly".
_HEADED = re.compile(
    rf"\b(?P<sort>[\w'’-]+)\s(?P<noun>{_NOUNS})(?:,?\s(?:{nearby('people', 'is_called')})\s(?:the\s)?|\s)"
    rf"[“\"‘']?(?P<name>{NAME})(?![\w])"
)
_CALLED = re.compile(
    rf"\b(?P<sort>[\w'’-]+)\s(?P<noun>{_NOUNS})\s[^.;:\"“”\n]{{3,70}}?,?\s(?:{nearby('people', 'is_called')})"
    rf"\s(?:the\s)?[“\"‘']?(?P<name>{NAME})"
)
_LED = re.compile(rf"(?<![\w’'.-])(?P<name>{NAME})['’]s?\s(?:{nearby('people', 'heads_of_groups')})\b")
# "the inmates' committee", "the metal workers' federation", "a rural union of ranchers".
_DESCRIBED = re.compile(
    rf"(?<!,\s)\b(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s)(?P<name>"
    rf"(?:(?:[a-z][\w’'-]{{1,20}}|[A-Z][a-z]{{3,15}})\s){{0,2}}?"
    rf"(?:(?:\w{{3,20}}s['’]|\w{{2,20}}['’]s|{nearby('people', 'kinds_of_groups')})\s)"
    rf"(?:{_NOUNS}|branch|wing)"
    r"(?:\sof\s[a-z]{4,20})?)(?![\w’'-])(?!,?\s(?:of\s|for\s|in\s|called\s|named\s)?(?:the\s)?[“\"]?[A-Z])"
    r"(?!\sof\sthe\s)"
)
_CODE = re.compile(r"[A-Z]{1,4}-\d+\Z")
_NOT_NAMES = re.compile(rf"(?:{nearby('people', 'not_names')})(?:\s|\Z)")


def given_away(view: View) -> Iterator[tuple[Span, str]]:
    """The names of groups that their context tells, each with the noun for them."""
    for pattern in (_APPOSED, _HEADED, _CALLED, _LED):
        for match in pattern.finditer(view.text):
            told = match.groupdict()
            other = re.fullmatch(_SORTS, told.get("sort") or "", re.IGNORECASE)
            if other or _NOT_NAMES.match(match["name"]) or _CODE.match(match["name"]):
                continue
            name = match["name"].removesuffix("’s").removesuffix("'s")
            yield Span(match.start("name"), match.start("name") + len(name)), told.get("noun") or ""


def described(view: View) -> Iterator[Span]:
    """Groups that are named only by what they are: "the hauliers' committee"."""
    for match in _DESCRIBED.finditer(view.text):
        yield Span(match.start("name"), match.end("name"))
