"""Drafts of mentions: events as far as they have been gathered."""

from dataclasses import dataclass, field

from onrecord.coding.referring.likeness import AT, kinds_of, localities, regions
from onrecord.coding.referring.references import Reference
from onrecord.records import PlacePhrase, Span, Where
from onrecord.records.findings import EventKind


@dataclass(eq=False)
class Draft:
    """An event as far as it has been gathered.

    ``listed`` is its place where one sentence listed several, ``sibling`` the first of those; ``wide`` says that
    it is nationwide, ``split`` that it was told as another than the one before; ``told_in`` are the sentences
    that name it, ``counted`` the figures that stand beside its town where a sentence counts towns apart.
    """

    kind: EventKind
    references: list[Reference] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    towns: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)
    listed: tuple[PlacePhrase, Where] | None = None
    sibling: "Draft | None" = None
    counter_to: "Draft | None" = None
    part_of: "Draft | None" = None
    wide: bool = False
    split: bool = False
    told_in: set[int] = field(default_factory=set)
    counted: set[Span] = field(default_factory=set)

    def add(self, reference: Reference, only: Where | None = None) -> None:
        """Take in a reference; ``only`` is its one place that is meant, where it lists several."""
        self.references.append(reference)
        self.wide = self.wide or reference.wide
        if reference.trigger.rule != "people":
            kinds = kinds_of(reference)
            self.families = (self.families & kinds) or (self.families | kinds)
            if not self.is_named_crowd(reference):
                self.forms.update(reference.forms)
            self.told_in.add(reference.sentence.index)
        if only:
            self.towns |= {only.locality.lower()} if only.locality else set()
        elif not (
            self.wide and reference.trigger.rule == "people"
        ):  # what is all over is not where some of them are
            self.towns |= localities(reference)
            self.regions |= regions(reference)

    def is_named_crowd(self, reference: Reference) -> bool:
        """Whether a crowd's gathering is told with the event's own name: "they gathered for the march"."""
        crowd = reference.trigger.rule in ("crowd", "group")
        return crowd and any(
            other.sentence is reference.sentence and other.trigger.rule == "nouns" and other.forms
            for other in self.references
        )

    @property
    def loose_towns(self) -> set[str]:
        """Towns named in the sentences of its references, in other clauses than theirs; lower case."""
        return {
            where.locality.lower()
            for reference in self.strong
            for phrase, where in reference.places
            if where.locality and phrase.span in reference.loose and phrase.relation.lower() in AT
        }

    @property
    def strong(self) -> list[Reference]:
        """The references that assert the event."""
        return [reference for reference in self.references if reference.weight == "strong"]
