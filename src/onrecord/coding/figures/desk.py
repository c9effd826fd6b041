"""What the figures of a report are read with: its telling, its crowds, and what was counted before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.coding.counts.bases import is_ahead
from onrecord.coding.figures.belonging import Belonging
from onrecord.coding.figures.ties import Asked, Counted, FigureTies
from onrecord.coding.gathering.drafts import Draft
from onrecord.coding.gathering.telling import Telling
from onrecord.coding.laying.view import Sentence, View
from onrecord.coding.vouching.vouching import voice_at
from onrecord.records import Coding, Figure, Frame, Settings, Size, Span

Told = tuple[Draft, bool]  # an event, and whether the sentence names it
Organisers = Mapping[int, frozenset[str]]  # by ``id`` of a draft, the names of its organisers

CODER = "figures@1"
ATTENDING = frozenset({"participants", "other_figure"})
NOT_BEFELL = frozenset({"participants", "police_deployed", "charged", "other_figure"})


@dataclass(frozen=True)
class FigureDesk:
    """What every figure of a report is read with; ``crowd`` are nouns for those who protest in it."""

    telling: Telling
    belonging: Belonging
    organisers: Organisers
    settings: Settings
    crowd: frozenset[str]

    @property
    def view(self) -> View:
        return self.telling.view

    @cached_property
    def ties(self) -> FigureTies:
        """What ties figures to protests."""
        return FigureTies(self.telling)

    def event_of(self, of: tuple[Sentence, Figure, str, Size], earlier: "Earlier") -> Told | None:
        """The event of a figure that counts a variable, and whether its sentence names it.

        Charges are the court's; for the others the rules' choice is one of what speaks for a protest.
        """
        sentence, figure, name, number = of
        if name == "charged" and (court := self.belonging.of(sentence, figure.span, kind="court")):
            return court
        befell = name not in NOT_BEFELL
        ahead = not befell and is_ahead(self.view, sentence, figure.span)
        told = self.belonging.of_figure(sentence, figure.span, befell, ahead)
        voice = voice_at(self.view, sentence, figure.span, self._every_organiser)
        low = number.low if number.low is not None else number.high or 0
        ruled, before = told[0] if told else None, tuple(earlier.events)
        source = voice.name or ""
        asked = Asked(sentence, figure, name, low, voice.role, source, ruled, befell, ahead, before)
        # Posts of a live blog go on about an event that they do not name: too few were there to learn from.
        by_rule = self.view.report.is_live_blog or self.belonging.is_counted_apart(figure.span)
        draft = ruled if by_rule else self.ties.event_of(asked)
        if draft is None:
            return None
        earlier.events.append(Counted(draft, name, low, voice.role, sentence.index))
        return draft, any(one.sentence.index == sentence.index for one in draft.references)

    @cached_property
    def _every_organiser(self) -> frozenset[str]:
        return frozenset[str]().union(*self.organisers.values())

    @cached_property
    def sized(self) -> tuple[Frame, ...]:
        """The parser's frames of protests with a size: few of the many that each sentence would ask."""
        frames = (frame for frame in self.view.findings.frames if frame.tells_of == "protest")
        return tuple(frame for frame in frames if frame.of("size"))

    def coding(self, draft: Draft, name: str, value: Size, told: tuple[Sentence, Span, float]) -> Coding:
        sentence, span, sure = told
        voice = voice_at(self.view, sentence, span, self.organisers[id(draft)])
        return Coding(name, value, (span,), CODER, sure, voice)


@dataclass
class Earlier:
    """What was counted last: of those who or what took part (``last``), of all (``latest``), and its size.

    ``numbers`` are all that were told, as worded, in lower case.
    """

    last: str = ""
    latest: str = ""
    counted: Size | None = None
    sentence: int = -1
    post: int | None = None
    events: list[Counted] = field(default_factory=list)
    numbers: set[str] = field(default_factory=set)

    def begin(self, post: int | None) -> None:
        """Go on to a post of a live blog: a new one goes on about no things counted before."""
        if post == self.post:
            return
        self.post = post
        if self.last == "other_figure":
            self.last = ""
        if self.latest in ("other_figure", "police_deployed"):
            self.latest = ""

    def take(self, coding: Coding, sentence: int) -> None:
        """Go on from ``coding``, which stands in the sentence of that index."""
        self.latest, self.sentence = coding.variable, sentence
        self.last = coding.variable if coding.variable in ATTENDING else self.last
        self.counted = coding.value if isinstance(coding.value, Size) else self.counted

    def hear(self, text: str, sentence: Sentence) -> None:
        """Remember the numbers of a sentence, counted or not."""
        self.numbers |= {figure.number.of(text).lower() for figure in sentence.figures}
