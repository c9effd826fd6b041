"""Who is who: names of one actor get the same key and the fullest name that the report gives."""

import re

from onrecord.finding.naming.drafts import Draft
from onrecord.records import Report
from onrecord.tables.bodies import heads, stand_ins
from onrecord.tables.grammar import grammar
from onrecord.tables.people import people_words
from onrecord.tables.places import places_named

_SMALL = frozenset({"the", "of", "for", "and", "a", "an", "in", "on"})

_HOUSES = frozenset({"centre", "center", "institute", "club", "hospital", "school"})
_PLAIN = frozenset({"told", "acronym told"})  # what stands beside a name leaves no doubt that it is a body's
_CIVIL = frozenset({"ngo", "union", "party"})
_GUESSED = frozenset({"capitals", "given name"})
_SAID = 16  # code points of a verb of saying between a speaker and "it"
_MOST = 100  # names looked through for each name that refers back: a bound, so that time stays linear


def join(report: Report, drafts: list[Draft]) -> None:
    """Fill ``full`` and ``key`` of every draft: first of names, then of what refers back to them."""
    _short_bodies(drafts)
    _join_people([draft for draft in drafts if draft.kind == "person"])
    _join_bodies([draft for draft in drafts if draft.kind == "organisation" and draft.rule != "noun"])
    for draft in drafts:
        if not draft.full and draft.kind != "pronoun":
            draft.full = _without_article(draft.core)
            draft.key = draft.full.casefold()
    _refer(drafts)


def _short_bodies(drafts: list[Draft]) -> None:
    """ "The Fellowship" is a body where the report names a "Weir Valley Fellowship"."""
    bodies = [one for one in drafts if one.kind == "organisation" and one.rule != "noun"]
    lasts = {one.core.casefold().split()[-1] for one in bodies if " " in one.core}
    told = {one.core: one for one in bodies if one.rule in _PLAIN}
    for draft in drafts:
        if (same := told.get(draft.core)) and draft.rule in _GUESSED:  # a body once told is one throughout
            draft.kind, draft.rule, draft.confidence = "organisation", "told elsewhere", 0.75
            draft.body, draft.role, draft.organisation, draft.gender = same.body, None, None, None
        short = draft.rule == "capitals" and draft.core.casefold() in lasts
        if short and not _is_town(draft.core):  # the town of "Stand Up Weirham" is no body
            draft.kind, draft.rule, draft.confidence = "organisation", "part of a name", 0.75


def _is_town(word: str) -> bool:
    """Whether a word is a place's name before it is a body's: there are towns called Alliance."""
    return word.casefold() not in heads() and bool(places_named(word))


def _without_article(name: str) -> str:
    return re.sub(r"\A(?:the|a|an)\s+", "", name, flags=re.IGNORECASE)


def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[\s.]+", name) if part]


def _join_people(people: list[Draft]) -> None:
    """Mr Smith, Smith and John Smith are one; a part of two full names goes to the one named last."""
    surnames = {draft.core for draft in people if draft.rule == "position" and " " not in draft.core}
    full: dict[str, Draft] = {}
    for draft in people:
        parts = _parts(draft.core)
        if draft.rule == "capitals" and 2 <= len(parts) <= 4 and parts[-1] in surnames:
            draft.rule, draft.confidence = "title later", 0.8
    for draft in sorted(people, key=lambda one: -len(_parts(one.core))):
        parts = _parts(draft.core)
        if len(parts) > 1 and draft.rule != "capitals":
            full.setdefault(" ".join(parts).casefold(), draft)
    by_part: dict[str, list[Draft]] = {}
    for draft in sorted(full.values(), key=lambda one: one.span.start):
        for part in _parts(draft.core):
            by_part.setdefault(part.casefold(), []).append(draft)
    for draft in people:
        parts = _parts(draft.core)
        owners = [one for one in by_part.get(parts[-1].casefold(), [])[:_MOST] if _fits(draft, one, parts)]
        if not owners and len(parts) > 1:
            owners = [one for one in by_part.get(parts[0].casefold(), [])[:_MOST] if _fits(draft, one, parts)]
        before = [one for one in owners if one.span.start <= draft.span.start]
        owner = (
            max(before, key=lambda one: (len(_parts(one.core)), one.span.start))
            if before
            else (owners or [draft])[0]
        )
        if owner is not draft and draft.rule == "capitals":
            draft.rule, draft.confidence = "part of a name", 0.75
        draft.full, draft.key = owner.core, owner.core.casefold()
        draft.gender = draft.gender or owner.gender
        owner.gender = owner.gender or draft.gender
    _share(people)


def _fits(draft: Draft, owner: Draft, parts: list[str]) -> bool:
    held = {part.casefold() for part in _parts(owner.core)}
    if draft.gender and owner.gender and draft.gender != owner.gender:
        return False
    return all(part.casefold() in held for part in parts)


def _share(people: list[Draft]) -> None:
    """A role, a body or a gender told with one name of a person holds for all of them."""
    known: dict[str, Draft] = {}
    for draft in people:
        first = known.setdefault(draft.key, draft)
        first.role = first.role or draft.role
        first.organisation = first.organisation or draft.organisation
        first.gender = first.gender or draft.gender
    for draft in people:
        first = known[draft.key]
        draft.role, draft.organisation = draft.role or first.role, draft.organisation or first.organisation
        draft.gender = draft.gender or first.gender


def _initials(name: str) -> str:
    return "".join(
        word[0] for word in re.split(r"[\s-]+", name) if word and word.casefold() not in _SMALL
    ).upper()


def _join_bodies(bodies: list[Draft]) -> None:
    """Acronyms and short names get the full name: "KBW" and "Harbour Board" for "Westport Harbour Board"."""
    full: dict[str, str] = {}
    told = {one.core.casefold(): one.alias_of for one in bodies if one.rule == "acronym told" and one.alias_of}
    endings: dict[str, set[str]] = {}
    kinds: dict[str, str] = {}
    for draft in bodies:
        draft.alias_of = told.get(draft.core.casefold(), draft.alias_of)  # what the report says goes first
        if draft.alias_of:
            full.setdefault(draft.core.casefold(), draft.alias_of)
        elif draft.core.isupper():
            continue
        name = draft.alias_of or _without_article(draft.core)
        full.setdefault(name.casefold(), name)
        full.setdefault(_initials(name).casefold(), name)
        kinds.setdefault(name, draft.body)
        words = name.casefold().split()
        for first in range(1, len(words)):
            endings.setdefault(" ".join(words[first:]), set()).add(name)
    for draft in bodies:
        bare = _without_article(draft.core)
        longer = endings.get(bare.casefold(), set())
        named = draft.alias_of or full.get(draft.core.casefold())
        named = min(longer) if len(longer) == 1 and not draft.alias_of else named or full.get(bare.casefold())
        draft.full = named or bare
        draft.key = draft.full.casefold()
        draft.body = kinds.get(draft.full, draft.body)


def _refer(drafts: list[Draft]) -> None:
    """Pronouns, "the group" and offices, each to the latest name that fits, subjects before others."""
    people = [one for one in drafts if one.kind == "person" and one.role][:_MOST]
    seen: list[Draft] = []
    for draft in drafts:
        target: Draft | None = None
        if draft.kind == "pronoun":
            target = _antecedent(draft, seen)
        elif draft.kind == "organisation" and draft.rule == "noun":
            target = _stood_for(draft, seen)
        elif (
            draft.kind == "office"
            and draft.core.lower().startswith("the ")
            and draft.head in people_words("roles")
        ):
            target = _holder(draft, seen, people)
        if target is not None and draft.head == "they" and target.together:
            draft.full, draft.key, draft.confidence = target.together, target.together.casefold(), 0.5
        elif target is not None:
            draft.full, draft.key, draft.body = target.full, target.key, target.body or draft.body
            draft.role, draft.organisation = target.role or draft.role, target.organisation
            draft.gender = draft.gender or target.gender
            draft.confidence = 0.6
        elif draft.kind == "pronoun":
            draft.full, draft.key = draft.core, f"{draft.head}@{draft.span.start}"
            draft.confidence = 0.2
        seen.append(draft)


def _likely(seen: list[Draft], draft: Draft, sentences: int) -> list[Draft]:
    """Names of the last sentences, the likeliest first: latest sentence, subjects, then earliest in it."""
    near = [
        one
        for one in seen[-60:]
        if draft.sentence - one.sentence <= sentences and one.full and one.confidence > 0.3
    ]
    person = draft.head in {"he", "she"}  # "The man was fined, Low said. He added …": the one who spoke
    return sorted(
        near, key=lambda one: (-one.sentence, not one.subject, person and not one.speaks, one.span.start)
    )


def _antecedent(draft: Draft, seen: list[Draft]) -> Draft | None:
    """The likeliest name before a pronoun that it can stand for."""
    if draft.head == "it" and (body := _spoken_for(draft, seen)):
        return body
    fits = {"he": _can_be_person, "she": _can_be_person, "it": _can_be_it, "they": _can_be_they}[draft.head]
    likely = (one for one in _likely(seen, draft, 6) if draft.quoted or not one.quoted)
    return next((one for one in likely if fits(draft, one)), None)


def _spoken_for(draft: Draft, seen: list[Draft]) -> Draft | None:
    """The body of whoever is named right before: "the council's leader, Jo Low, said it would appeal"."""
    last = seen[-1] if seen else None
    if last is None or last.sentence != draft.sentence or last.kind != "person" or not last.organisation:
        return None
    if draft.span.start - last.span.end > _SAID:
        return None
    body = _without_article(last.organisation).casefold()
    bodies = [one for one in seen[-_MOST:] if one.kind == "organisation" and one.full.casefold().endswith(body)]
    return max(bodies, key=lambda one: len(one.full), default=None)


def _can_be_person(draft: Draft, one: Draft) -> bool:
    if one.head in {"they", "it"} or one.gender not in {None, draft.gender}:
        return False
    if one.kind == "person" or (one.kind in {"office", "anonymous", "pronoun"} and one.gender):
        return True
    return one.kind == "anonymous" and one.subject and draft.sentence - one.sentence <= 1


def _can_be_it(_draft: Draft, one: Draft) -> bool:
    return one.subject and (one.kind == "organisation" or one.head in {"it", "police", "government"})


def _can_be_they(_draft: Draft, one: Draft) -> bool:
    several = one.kind in {"group", "organisation"} or one.head in {"they", "police"}
    return one.subject and (several or bool(one.together))


def _stood_for(draft: Draft, seen: list[Draft]) -> Draft | None:
    kinds = stand_ins().get(draft.head, ())
    if not draft.core.lower().startswith(("the ", "this ", "that ")) or len(draft.core.split()) > 2:
        return None
    bodies = [one for one in seen[-_MOST:] if one.body and one.rule != "noun" and one.kind == "organisation"]
    if draft.head not in _HOUSES:
        bodies = [one for one in bodies if one.head not in _HOUSES]  # a health centre is no "group"
    if draft.body == "police":
        bodies += [one for one in seen[-_MOST:] if one.kind == "office" and one.head == "police"]
    headed = [one for one in bodies if draft.head in one.full.casefold().split()]
    fitting = headed or [one for one in bodies if one.body in kinds]
    if not fitting and _CIVIL & set(kinds):
        others = [one for one in bodies if one.rule in _PLAIN]  # a body whose name does not tell its kind
        fitting = others if len({one.full for one in others}) == 1 else []
    if not fitting:
        return None
    if draft.core.lower().startswith("that "):  # "that group" is the one named last
        return max(fitting, key=lambda one: one.span.start)
    return max(fitting, key=lambda one: (one.sentence + 4 * one.subject, -one.span.start))


def _holder(draft: Draft, seen: list[Draft], people: list[Draft]) -> Draft | None:
    """Whose office it is: the one named with it anywhere, else the last person named just before."""
    words = set(draft.core.lower().split()) - _SMALL
    named = [one for one in people if one.role and words <= set(re.split(r"[\s-]+", one.role.lower()))]
    if named:
        return named[0]
    if draft.head not in grammar("high_offices"):
        return None
    near = [
        one
        for one in seen[-30:]
        if one.kind == "person" and one.confidence > 0.3 and draft.sentence - one.sentence <= 1 and not one.role
    ]
    if near:
        near[-1].role = _without_article(draft.core)
        return near[-1]
    return None
