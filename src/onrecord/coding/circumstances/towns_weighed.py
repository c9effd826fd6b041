"""Which town an event was in: every town that may be its own, with what speaks for it.

Rules (``towns_told.py``) make candidates and take one; what is taken in the end is that for which most speaks by
weights learnt from reports coded by hand (``tables/learnt/towns.yml``; ``python -m bench.learn_towns``).
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from onrecord.coding.circumstances.nearness import is_of, nearness, steps
from onrecord.coding.circumstances.towns_likely import levels, of_draft, of_words
from onrecord.coding.circumstances.towns_parts import Parts
from onrecord.coding.circumstances.towns_told import Places
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.places.filling import BORROWED, inside
from onrecord.coding.places.main import main_place
from onrecord.coding.referring.references import Reference
from onrecord.records import Coding, PlacePhrase, Span, Where
from onrecord.tables.gazetteer import fold
from onrecord.tables.learnt import chosen, learnt

TABLE = "towns"
WEIGHED = "town weighed"
"""The rule of a town that was taken against the rules, or where they had none."""
_PLACES = "places@1"
_BACK, _ON = 3, 1  # sentences before and behind those of an event in which its town may be told
_SURE, _IN_COUNTRY = 0.5, 0.4
_ALL = frozenset({"main", "named most"})
_PART = frozenset({"part", "its own"})
_OF_ANSWER = (
    "main", "same sentence", "near", "dateline", "in the headline", "main of all", "town of protest before",
    "its name in the sentence",
)  # fmt: skip
_ELSEWHERE = 10  # clause breaks that another sentence counts for


@dataclass(slots=True)
class Town:
    """A town that an event may have been in, or none (``where`` is None), with what is true of it."""

    where: Where | None
    phrase: Span | None = None
    features: dict[str, float] = field(default_factory=dict)
    nearness: tuple[int, int, int] = (2 * _ELSEWHERE, 0, 0)


class Towns:
    """Chooses the places of a report's events."""

    def __init__(self, view: View, resolved: dict[PlacePhrase, Where], references: list[Reference]) -> None:
        self._view = view
        self._resolved = resolved
        self._places = Places(view, resolved, references)
        self._parts = Parts(view, resolved)
        self._main = main_place(view.report, resolved)
        self._heads = _in_headline(view, resolved)
        self._by_sentence: dict[int, list[Reference]] = {}
        for one in references:
            self._by_sentence.setdefault(one.sentence.index, []).append(one)
        self._owners = {phrase.span: one for one in references for phrase, _ in one.places}
        towns = [(phrase, where) for phrase, where in resolved.items() if _is_named(where)]
        self._counts = Counter(fold(where.locality or "") for _, where in towns)
        most = max(self._counts, key=lambda town: self._counts[town], default=None)
        self._most = next((t for t in towns if fold(t[1].locality or "") == most), None)
        self._named = sorted(
            (phrase.span.start, fold(where.locality or "")) for phrase, where in towns if phrase.relation == "in"
        )

    def codings(self, draft: Draft) -> list[Coding]:
        """The place of ``draft``: that of the rules, in the town for which most speaks."""
        return self._chosen(draft) or self._of_country(draft)

    def _of_country(self, draft: Draft) -> list[Coding]:
        """The report's country, for what a whole country's authorities did and no town is told of."""
        national = draft.kind in ("government", "court") and levels(self._view, draft) == ["of a country"]
        if not national or self._main is None or self._main.country is None or self._main.locality is None:
            return []  # a country that only a people tells may be the other side's
        country = Where("country", country=self._main.country, rule="the report's country")
        return [Coding("place", country, (draft.references[0].span,), _PLACES, _IN_COUNTRY, rule=country.rule)]

    def _chosen(self, draft: Draft) -> list[Coding]:
        ruled = self._places.codings(draft)
        if draft.listed or draft.counted or (draft.wide and not _town_of(ruled)):
            return ruled  # listed or counted apart with its town; "in six provinces": in none
        towns = self.candidates(draft, ruled)
        town = towns[chosen([one.features for one in towns], learnt(TABLE))]
        if "ruled" in town.features or (town.where is None and not _town_of(ruled)):
            return ruled
        return self._moved(ruled, town) if town.where else []

    def _moved(self, ruled: list[Coding], town: Town) -> list[Coding]:
        """The place of the rules in another town: a site stays unless the tables know where it is."""
        assert town.where is not None
        spans = (town.phrase,) if town.phrase else ()
        for coding in ruled[:1]:
            old = coding.value
            if not isinstance(old, Where) or fold(old.site or "") == fold(town.where.locality or ""):
                break
            if part := self._parts.as_part(old, town.where):
                return [replace(coding, value=inside(part, town.where, WEIGHED), confidence=_SURE, rule=WEIGHED)]
            if old.grain == "site" and (BORROWED in coding.rule or old.id is None):
                bare = replace(old, district=None, locality=None, region=None, country=None)
                bare = replace(bare, latitude=None, longitude=None)
                return [replace(coding, value=inside(bare, town.where, WEIGHED), confidence=_SURE, rule=WEIGHED)]
        value = replace(town.where, rule=WEIGHED)
        return [Coding("place", value, spans, _PLACES, _SURE, rule=WEIGHED)]

    def candidates(self, draft: Draft, ruled: list[Coding] | None = None) -> list[Town]:
        """Every town that may be that of ``draft``: first that of the rules, if any, last none at all."""
        if ruled is None:
            ruled = self._places.codings(draft)
        by_name: dict[str, list[Town]] = {}
        for town in (*self._ruled(ruled), *self._told(draft), *self._of_report(draft)):
            if town.where and town.where.locality:
                by_name.setdefault(fold(town.where.locality), []).append(town)
        found = [self._as_one(name, towns) for name, towns in by_name.items()]
        for town in found:
            town.features |= _beside_another(town, found)
        own = any("named in its sentence" in town.features for town in found)
        self._compare(draft, found, own)
        features = of_draft(self._view, draft, own=own, ruled=_town_of(ruled) is not None)
        return [*found, Town(None, features=features | self._of_none(draft, found))]

    def _compare(self, draft: Draft, found: list[Town], own: bool) -> None:
        """Adds what a town has by the others of the report and by the kind of the event."""
        words = self._parts.words_of(draft)
        part = any(town.features.keys() >= _PART for town in found)
        answer = draft.kind != "protest"
        level = levels(self._view, draft) if answer else []
        for town in found:
            told = town.features
            names = ["no town in its sentences"] if not own and "same sentence" not in told else []
            names += ["main of all"] if told.keys() >= _ALL else []
            names += ["city of a part"] if part and "city" in told else []
            if "same sentence" not in told and town.where and fold(town.where.locality or "") in words:
                names.append("its name in the sentence")
            told |= dict.fromkeys(names, 1.0)
            if answer:
                told |= {f"{name}, of an answer": 1.0 for name in _OF_ANSWER if name in told}
                told |= {f"main, {one}": 1.0 for one in level if "main" in told}

    def _of_none(self, draft: Draft, found: list[Town]) -> dict[str, float]:
        """What the report's towns say for an event's having none told."""
        names = ["none, land told"] if self._parts.is_land_told(draft) else []
        whole = ["none, main of all"] if any(town.features.keys() >= _ALL for town in found) else []
        whole += ["none, one town"] if len(self._counts) == 1 else []
        names += whole
        if draft.kind != "protest":
            names += [f"{name}, of an answer" for name in whole]
            names += ["none, protest before"] if self._protest_before(draft) else []
        return dict.fromkeys(names, 1.0)

    def _as_one(self, name: str, towns: list[Town]) -> Town:
        """One town told several times: as told nearest to the event, with what rules and report say of it."""
        nearest = min(towns, key=lambda town: town.nearness)
        best = replace(nearest, features=dict(nearest.features))
        for town in towns:
            if {"ruled", "report"} & town.features.keys():
                best.features |= town.features
        best.features.pop("report", None)
        if best.where:
            best.features |= self._parts.of_town(best.where)
        if self._counts:
            best.features["share of the towns named"] = self._counts[name] / self._counts.total()
        return best

    def _ruled(self, ruled: list[Coding]) -> Iterator[Town]:
        """The town that the rules take."""
        where = _town_of(ruled)
        if where:
            way = next(
                (way for way in (BORROWED, "main place", "named before", "implied") if way in ruled[0].rule), ""
            )
            yield Town(where, ruled[0].spans[0], {"ruled": 1.0, f"ruled, {way or 'told'}": 1.0})

    def _of_report(self, draft: Draft) -> Iterator[Town]:
        """The report's main town, where protest is told to be most, its dateline, and what an answer answers."""
        if self._main and self._main.locality:
            yield Town(self._main, None, {"report": 1.0, "main": 1.0})
        if self._places.main:
            phrase, where = self._places.main
            yield Town(_only_town(where), phrase.span, {"report": 1.0, "main of protest": 1.0})
        for phrase, where in self._heads:
            yield Town(_only_town(where), phrase.span, {"report": 1.0, "in the headline": 1.0})
        if self._most:
            phrase, where = self._most
            yield Town(_only_town(where), phrase.span, {"report": 1.0, "named most": 1.0})
        for phrase, where in self._resolved.items():
            if phrase.relation == "dateline" and _is_named(where):
                yield Town(where, phrase.span, {"report": 1.0, "dateline": 1.0})
        if draft.kind != "protest":
            last = self._protest_before(draft)
            for phrase, where in last.places if last else ():
                yield Town(_only_town(where), phrase.span, {"report": 1.0, "town of protest before": 1.0})

    def _protest_before(self, draft: Draft) -> Reference | None:
        """The protest that an answer is told with: of its own sentence, else the last one before."""
        first = draft.references[0].sentence.index
        for index in range(first, max(-1, first - _BACK - 1), -1):
            placed = [
                one
                for one in self._by_sentence.get(index, ())
                if one.trigger.kind == "protest" and any(where.locality for _, where in one.places)
            ]
            if placed:
                return placed[-1]
        return None

    def _told(self, draft: Draft) -> Iterator[Town]:
        """The towns that words in and round the sentences of ``draft`` tell."""
        at = {one.sentence.index for one in draft.references}
        near = {index + step for index in at for step in range(-_BACK, _ON + 1)}
        posts = {self._view.sentences[index].post for index in at}
        for index in sorted(near & set(range(len(self._view.sentences)))):
            sentence = self._view.sentences[index]
            for phrase in sentence.places if sentence.post in posts else ():
                where = self._resolved.get(phrase)
                if where and where.locality and not self._view.is_on_placards(phrase.span):
                    yield self._told_by(draft, sentence, phrase, where)
                if town := self._parts.named_town(phrase, where):
                    one = self._told_by(draft, sentence, phrase, town)
                    one.features["named like a site"] = 1.0
                    yield one
        last = bisect_right(self._named, (draft.references[0].span.start, "")) - 1
        if last >= 0:
            start = self._named[last][0]
            phrase = next(one for one in self._resolved if one.span.start == start and one.relation == "in")
            features = {"report": 1.0, "last town before": 1.0}
            first = draft.references[0].sentence
            if start >= self._view.report.passages[first.passage].span.start:
                features["last town before, of its passage"] = 1.0
            yield Town(_only_town(self._resolved[phrase]), phrase.span, features)

    def _told_by(self, draft: Draft, sentence: Sentence, phrase: PlacePhrase, where: Where) -> Town:
        """The town that one place phrase tells."""
        mine = [one for one in draft.references if one.sentence.index == sentence.index]
        if BORROWED in where.rule:  # that the site is there says nothing of the town
            way = "its site" if mine else "a site near"
            return Town(_only_town(where), phrase.span, {"report": 1.0, f"{way} thought to be there": 1.0})
        others = [one for one in self._by_sentence.get(sentence.index, ()) if not is_of(one, draft)]
        features = of_words(self._view, phrase, where, mine, others)
        features |= self._parts.of_phrase(phrase)
        owner = self._owners.get(phrase.span)
        if any(phrase.span == tied.span for one in draft.references for tied, _ in one.places):
            features["its own"] = 1.0
        elif owner:
            features["another's of the kind" if owner.trigger.kind == draft.kind else "another's"] = 1.0
        if mine:
            near = nearness(self._view, phrase, mine)
        else:
            away, behind = min(steps(sentence.index, draft))
            near = (_ELSEWHERE, away, behind)
            features |= {"near": 1.0, "sentences away": float(away), "sentence behind": float(behind)}
        return Town(_only_town(where), phrase.span, features, near)


def _in_headline(view: View, resolved: dict[PlacePhrase, Where]) -> list[tuple[PlacePhrase, Where]]:
    """The towns that the report's headline and standfirst name, and the sites there."""
    first = next((one for one in view.report.passages if one.kind == "paragraph"), None)
    end = first.span.start if first else 0
    return [(phrase, where) for phrase, where in resolved.items() if phrase.span.start < end and where.locality]


def _beside_another(town: Town, others: list[Town]) -> dict[str, float]:
    """Whether the event's sentence says "in" another town, and this one is only thought to be its own."""
    if "named in its sentence" in town.features and "its line" not in town.features:
        return {}
    told = {"named in its sentence", "at it", "its own"}
    rival = any(other is not town and told <= other.features.keys() for other in others)
    return {"beside another told": 1.0} if rival else {}


def _is_named(where: Where) -> bool:
    return where.grain == "locality" and bool(where.locality)


def _only_town(where: Where) -> Where:
    return replace(where, grain="locality", site=None, route=(), district=None)


def _town_of(ruled: list[Coding]) -> Where | None:
    """The place that the rules take, if it has a town."""
    value = ruled[0].value if ruled else None
    return value if isinstance(value, Where) and value.locality else None
