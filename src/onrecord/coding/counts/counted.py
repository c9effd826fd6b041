"""What a number of people counts: the variable, told by the counted noun and the verbs beside it."""

import re
from bisect import bisect_left
from itertools import takewhile

from onrecord.codebook import Codebook
from onrecord.coding.counts.behind import of_the_part, of_their_own_doing
from onrecord.coding.counts.cues import are_things_counted, cues_of
from onrecord.coding.counts.taken_away import are_taken
from onrecord.coding.counts.verbs_of_others import befell_another, is_deed
from onrecord.coding.laying.view import Sentence, View
from onrecord.records import Figure, Span
from onrecord.records.values import Group
from onrecord.tables.groups import clusters, plural_kind
from onrecord.tables.nearby import nearby

BEFELL = ("deaths", "injured", "arrests", "detained", "charged")  # in the order in which they decide
_TOTAL_REACH = 120  # code points before a number in which "the death toll" or "the number of" stands
_FAR = 120  # code points behind a number in which the whole that it is of, or a part of it, is counted
_WHO_WERE_TAKEN = re.compile(
    r"\A(?:arrested|detained|held|in custody|injured|charged)\s"
)  # "of those held were freed"
_WHERE = re.compile(r",\swhere\s(?:[\w’'-]+\s){0,3}\Z")
_IN_YEAR = re.compile(r"\b(?:in|since)\s(?:[A-Z]\w+\s)?(?:19|20)\d\d\b|\blast\s(?:year|month)\b")
_HARMED = ("deaths", "injured")
_REACH = 140  # code points after the counted people in which their verb stands
_BOUND = re.compile(
    r"[;:.!?]\s|\s(?:said|says)\s(?:that|they|it|he|she)\s|,\s(?:while|but|as|after|with)\b|\s(?:while|but|after|where|when|as(?!\s(?:well|many|much|part)\b))\s",
    re.IGNORECASE,
)
# Rules of the finder by which a bare number counts people at an event: "put the crowd at 300", "counted 58".
_CROWD_RULES = frozenset({"numbering before", "counting before", "saying before", "source before"})
_AT_THEIRS = re.compile(rf"\btheir\s(?:[\w-]+\s){{0,2}}(?:{nearby('figures', 'own_events')})\b", re.IGNORECASE)
# What is counted of those who protest: of them, "three of them" are participants.
_THEIRS = frozenset({"participants", "arrests", "detained", "injured_participants"})
_IN_BRACKETS = re.compile(r"\A\s\([^()]{0,80}\)")  # "thousands (police: 4,000) marched"
PART = re.compile(r"\b(?:including|among (?:them|those)|such as)\s(?:\w+\s){0,2}\Z", re.IGNORECASE)
OF_THEM = re.compile(r"\bof (?:them|whom|those|these|us|the (?P<number>[\d,]+|[a-z]+))\Z", re.IGNORECASE)
_A_NOUN = re.compile(r"\b(?:the|an?|this|that|its|their|his|her)\s(?:[\w-]+\s)?\Z", re.IGNORECASE)
_OTHERS_HURT = re.compile(rf"\b(?:{nearby('figures', 'others_hurt')})\b", re.IGNORECASE)
_A_FORCE_OF = re.compile(
    r"\b(?:contingent|force|detachment|platoon|squad|deployment)\sof\s(?:(?:some|about|around|nearly|over)\s)?\Z"
)
_WHO_DID = re.compile(r"\s(?:who|that)\s(?!was|were|had been|have been|has been)")
_WHO_WERE = re.compile(r"\s(?:who|that)\s(?:was|were|had been|have been|has been)\b")
_ORDERED = re.compile(r"\b(?:order|secur|announc|grant)\w*\s(?:the\s)?release\sof\s(?:[\w-]+\s)?\Z")
_TAKEN = re.compile(r"\s(?:arrested|detained|held|taken)\b")
_NOT_THEIRS = re.compile(r"\s(?:was|is|has)\b")
# Those of whom some are counted: not they took part.
_OF_ALL = re.compile(
    r"(?:\A[“\"]?|[;,–—]\s|\b(?:and|but|that|said)\s)(?:out\s)?of\s(?:(?:the|its|their|his|her|an|some|about|around|roughly|"
    r"more than|over|nearly|almost|up to|estimated|total of)\s){0,3}\Z",
    re.IGNORECASE,
)
_ALL_OF_WHOM = re.compile(
    r"[^.;\d]{0,80},\s(?:[\w’'-]+\s){0,3}(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|a|some|half|"
    r"dozens|hundreds|thousands)\b)"
)
# "Only 50 of the city's 14,000 cabs": a share of things.
_OF_THINGS = re.compile(
    r"\sof\s(?:the|its|their|his|her|some|about)\s(?:[\w’'-]+\s){0,2}?(?:[\d,.]+\s)(?:[\w-]+\s){0,1}?(?P<noun>[a-z-]{3,})\b"
)
# "Nine of the 80 marchers", "9,400 of 11,000 members", "one in eight of Arbury's 4,600 cooks"
_WHOLE = re.compile(
    r"(?:(?:\d|[a-z])\sof\s(?:(?:the|its|their|some|about)(?:\s[\w-]{2,20}['’]s?)?|[A-Z][\w-]{1,20}['’]s?)|"
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\sof)\s\Z"
)
_OF_WHOLE = re.compile(rf"\A\s(?:{nearby('figures', 'harmed')})\b")
# "the total number of detentions to", "arrests had risen to", "the death toll stood at"
_TOTAL = re.compile(
    r"\b(?:(?P<toll>(?:death\s)?toll)|(?P<those>(?:those|number|the(?=\s(?:dead|injured|wounded)\b))\s"
    rf"(?:under\sarrest|arrested|detained|held|taken|seized|in\scustody|{nearby('figures', 'counted_people')}))|"
    rf"(?:{nearby('figures', 'totals')})\b(?:\snumber)?(?:\sof\s(?P<of>(?:(?!to\b|at\b|was\b|is\b|had\b|"
    rf"has\b|rose\b|by\b)[^\W\d]{{2,20}}\s){{1,3}}))?|(?P<events>{nearby('figures', 'counted_events')}|(?:dead|"
    r"wounded|injured|arrested|detained)(?=\sat\b|:)))(?P<joint>[^.;,]{0,90}\b"
    rf"(?:{nearby('figures', 'reached')})(?:\s(?:about|least|over|nearly))*\s?\Z|:\s\Z)?",
    re.IGNORECASE,
)


def variable_of(
    view: View, sentence: Sentence, figure: Figure, crowd: frozenset[str], latest: str = ""
) -> str | None:
    """The variable of ``figure``; None where nothing tells one.

    ``crowd``: nouns for those who protest here. ``latest``: the variable that was counted last, which "the
    number" and "the total" go on about.
    """
    noun = figure.unit.of(view.text) if figure.unit else ""
    if figure.counts == "things":
        return "other_figure" if are_things_counted(view, sentence, figure.span) else None
    start = (
        figure.number.start if figure.rule in ("noun", "cluster") else figure.span.start
    )  # after "a rally of"
    span = Span(start, figure.span.end)
    name = of_people(view, sentence, span, noun, figure.counts)
    if name in _HARMED and (_is_long_past(view, sentence, span) or _is_elsewhere(view, sentence, span)):
        return None
    if (figure.unit is None and _is_of_things(view, sentence, figure)) or is_aside(view, sentence, span):
        return None
    if name == "participants" and figure.rule == "compound":
        return None  # "a three-member committee"
    if figure.rule == "strong" and figure.counts != "police":
        name = "participants"  # "the 300-strong column", "the crowd was 6,000 strong"
    if figure.unit is None and (total := _totalled(view, sentence, start, latest)):
        name = total
    if name is None and figure.rule in _CROWD_RULES and figure.counts != "police":
        name = "participants"
    if name != "injured":
        return name
    group = group_of(view, figure, crowd, latest)
    nobody = figure.rule == "nobody"
    return f"injured_{group}" if group != "unclear" else f"injured_{'other' if nobody else 'participants'}"


def group_of(view: View, figure: Figure, crowd: frozenset[str], latest: str) -> Group:
    """Whose a figure of those hurt or killed is: of police, those who protest, others, or nobody says whose.

    ``latest``: what was counted last, to whom "three of them" goes back.
    """
    noun = figure.unit.of(view.text) if figure.unit else ""
    if figure.counts == "police":
        return "police"
    units = cues_of(view.codebook, "participants", "units")
    if (units and units.search(noun)) or not crowd.isdisjoint(noun.lower().split()[-1:]):
        return "participants"
    if OF_THEM.search(figure.span.of(view.text)) and latest in _THEIRS:
        return "participants"
    if _AT_THEIRS.search(view.words(figure.span.end, figure.span.end + _REACH).split(". ")[0]):
        return "participants"  # "42 miners were hurt when guards attacked their picket"
    told = (cues_of(view.codebook, "participants", "not"), _OTHERS_HURT)
    plural = f"{noun.lower()}s"
    if not crowd.isdisjoint(plural.split()[-1:]):
        return "participants"  # "a driver" where drivers strike
    return "other" if any(others and others.search(noun) for others in told) else "unclear"


def _are_some_counted(view: View, sentence: Sentence, span: Span) -> bool:
    """Whether people of whom nothing is told are followed by a count of some of them."""
    some = _ALL_OF_WHOM.match(view.words(span.end, min(sentence.span.end, span.end + _FAR)))
    taking_part = cues_of(view.codebook, "participants", "after")
    return some is not None and not (taking_part and taking_part.search(some.group()))


def _is_of_things(view: View, sentence: Sentence, figure: Figure) -> bool:
    """Whether a bare number is a share of things: "only 50 of the city's 14,000 cabs"."""
    found = _OF_THINGS.match(view.words(figure.span.end, min(sentence.span.end, figure.span.end + _FAR)))
    return found is not None and plural_kind(found["noun"]) is None and found["noun"].endswith("s")


def is_aside(view: View, sentence: Sentence, span: Span) -> bool:
    """Whether the people at ``span`` are those the protest is about, or only live or were counted elsewhere."""
    before = view.words(max(sentence.span.start, span.start - 60), span.start)
    if _OF_ALL.search(before) and _are_some_counted(view, sentence, span):
        return True  # "Of the 70,000 teachers in the state, barely 3,000 came"
    about, living = (
        cues_of(view.codebook, "participants", "aside"),
        cues_of(view.codebook, "participants", "beside"),
    )
    there = view.words(span.end, min(sentence.span.end, span.end + 40))
    mentioned = about and about.search(before) and not _WHO_WERE.match(there)
    mentioned = mentioned and not (_ORDERED.search(before) and _TAKEN.match(there))
    words = span.of(view.text)
    if OF_THEM.search(words) or plural_kind(words.split()[-1].lower()) is None:
        there = _WHO_WERE_TAKEN.sub("", there.lstrip())  # not where it is of all: "12 students held were freed"
    return bool(mentioned or (living and living.match(there.lstrip())))


def _is_long_past(view: View, sentence: Sentence, span: Span) -> bool:
    """Whether they came to harm in another year, told of a place: "Juliaca, where 18 died in 2023"."""
    before = view.words(max(sentence.span.start, span.start - 40), span.start)
    after = view.words(span.end, min(sentence.span.end, span.end + _REACH)).split(",")[0]
    return _WHERE.search(before) is not None and _IN_YEAR.search(after) is not None


def _is_elsewhere(view: View, sentence: Sentence, span: Span) -> bool:
    """Whether the clause tells of no protest those came to harm in: "the 59 who died in a nightclub fire"."""
    words = cues_of(view.codebook, "deaths", "not")
    after = view.words(span.end, min(sentence.span.end, span.end + _REACH))
    before = view.words(max(sentence.span.start, span.start - _REACH), span.start)
    here = _BOUND.split(after)[0]
    return words is not None and bool(words.search(here) or words.search(_BOUND.split(before)[-1]))


def _totalled(view: View, sentence: Sentence, start: int, latest: str) -> str | None:
    """What a number behind "the death toll", "the number of injured" or "the total" counts."""
    found = next(
        iter(reversed(list(_TOTAL.finditer(view.text, max(sentence.span.start, start - _TOTAL_REACH), start)))),
        None,
    )
    if found is None or not found["joint"]:
        return None
    if found["toll"]:
        return "deaths"
    own = view.words(found.start() - 6, found.start()) == "their "
    if not found["of"] and (own or found.group().lower().startswith("numbers")):
        return "participants"  # "by dusk the numbers had dwindled to 50"
    counted = found["of"] or found["events"] or found["those"] or ""
    things = cues_of(view.codebook, "other_figure", "units")
    if counted and things and things.fullmatch(counted.strip()):
        return "other_figure"
    for name in BEFELL:
        units, follow = cues_of(view.codebook, name, "units"), cues_of(view.codebook, name, "after")
        if counted and ((units and units.search(counted)) or (follow and follow.search(counted))):
            return name
    return None if counted else latest or None


def of_people(view: View, sentence: Sentence, span: Span, noun: str, counts: str) -> str | None:
    """The variable of a count of people at ``span``, ``injured`` not yet told apart."""
    before = view.words(max(sentence.span.start, span.start - 60), span.start)
    after = view.words(span.end, min(sentence.span.end, span.end + _REACH))
    after = _IN_BRACKETS.sub("", after)
    if bound := _BOUND.search(after):
        after = after[: bound.end()]
    part = OF_THEM.search(span.of(view.text))
    if PART.search(before) or (part and not plural_kind(part["number"] or "")):
        after = of_the_part(before, _OF_WHOLE.sub("", after))
    after = of_their_own_doing(noun, after)
    one = re.match(r"(?:an?|one|another)\b", span.of(view.text), re.IGNORECASE)
    last = noun.lower().split()[-1] if noun else ""
    if not one and _NOT_THEIRS.match(after) and (plural_kind(last) or last in clusters()):
        after = ""  # "a march of 300 people was held", "a counter-protest of 200 was held"
    if _WHOLE.search(before) and (noun or not _OF_WHOLE.match(after)):
        after = ""  # "ten of the 80 marchers were arrested"
    first = bisect_left(sentence.figures, span.end, key=_start)
    reach = takewhile(lambda figure: figure.span.start < span.end + _REACH, sentence.figures[first:])
    follows = next((figure.span.start for figure in reach if figure.unit), span.end + _REACH)
    if are_taken(before, after):
        return "detained"
    taking_part = _taking_part(view.codebook, noun, (before, after), counts)
    name = _by_cues(view.codebook, noun, (before, after), taking_part, follows - span.end)
    if name == "participants" and part and _OF_WHOLE.match(view.words(span.end, span.end + 20)):
        return None
    others = cues_of(view.codebook, "participants", "not")
    return None if name == "participants" and others and others.search(noun) else name


def _start(figure: Figure) -> int:
    return figure.span.start


def cue_beside(view: View, sentence: Sentence, span: Span, name: str) -> Span | None:
    """The words that tell what befell the people at ``span``: the last before them, or the first behind."""
    lead, follow = cues_of(view.codebook, name, "before"), cues_of(view.codebook, name, "after")
    start = max(sentence.span.start, span.start - 60)
    if lead and (hit := lead.search(view.words(start, span.start))):
        return Span(start + hit.start(), start + hit.end())
    hit = follow.search(view.words(span.end, min(sentence.span.end, span.end + _REACH))) if follow else None
    return Span(span.end + hit.start(), span.end + hit.end()) if hit else None


def _taking_part(codebook: Codebook, noun: str, around: tuple[str, str], counts: str) -> str:
    """What people who are there are counted as: "personnel" are police where they are deployed."""
    units = cues_of(codebook, "police_deployed", "units")
    if counts != "police" and not (units and units.fullmatch(noun)) and not _A_FORCE_OF.search(around[0]):
        return "participants"
    lead, follow = cues_of(codebook, "police_deployed", "before"), cues_of(codebook, "police_deployed", "after")
    sent = (lead and lead.search(around[0])) or (follow and follow.search(around[1]))
    return "police_deployed" if counts == "police" or sent else "participants"


def _by_cues(codebook: Codebook, noun: str, around: tuple[str, str], taking_part: str, limit: int) -> str | None:
    """What happened to the people goes before what they did; of two verbs the nearer counts.

    ``limit`` is how far behind them the next people are counted, whose verbs come after those of the first.
    """
    before, after = around
    for name in BEFELL:
        units, lead = cues_of(codebook, name, "units"), cues_of(codebook, name, "before")
        last = noun.rsplit(" ", maxsplit=1)[-1]  # "61 administrative detentions"
        if (units and (units.fullmatch(noun) or units.fullmatch(last))) or (lead and lead.search(before)):
            return name
    found = [
        (hit.start(), name)
        for name in (*BEFELL, taking_part)
        if (follow := cues_of(codebook, name, "after"))
        and (hit := follow.search(after))
        and not is_deed(after, hit)
        and not (name != taking_part and befell_another(after, hit))
    ]
    if len(found) > 1 and found[-1][1] == taking_part and _A_NOUN.search(after[: found[-1][0]]):
        found.pop()  # "two people at the march were arrested"
    near = [hit for hit in found if hit[0] < limit]
    befallen = (at for at, name in near if name != taking_part)
    if _WHO_DID.match(after) and any("," not in after[:at] for at in befallen):
        near = [hit for hit in near if hit[1] != taking_part]  # "two men who threw eggs were taken away"
    units, lead = cues_of(codebook, taking_part, "units"), cues_of(codebook, taking_part, "before")
    if found and not near and not noun and lead and lead.search(before):
        return taking_part  # "put the crowd at 600 and said three officers had been hurt"
    found = near or found
    if any(name == "deaths" and at < 60 for at, name in found):
        return "deaths"
    if found:
        return min(found)[1]
    told = (units and units.search(noun)) or (lead and lead.search(before))
    return taking_part if told else None
