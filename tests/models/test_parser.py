"""The parser with the shipped weights: the same parse however it is asked, and spans of the text on any text.

How well it marks is measured elsewhere (bench/). Here is only what holds with any weights, and the plainest of
sentences.
"""

import socket
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

import onrecord
from onrecord.models import parser_name, shipped_parser
from onrecord.models.parser import FrameParser
from onrecord.models.pieces import pieces_of
from onrecord.models.scheme import ENTITY_KINDS, ROLE_TAGS, TAG_HEADS
from onrecord.models.windows import CORE
from onrecord.records import ROLES_OF_KIND, Frame, Parse, Span

PLAIN = "Police said on Monday that 40 people were arrested in Leeds."
PARAGRAPHS: list[str] = yaml.safe_load((Path(__file__).parent / "paragraphs.yml").read_text("utf-8"))
TEXTS = (
    "\n\n".join(PARAGRAPHS * 2),
    " ".join(PARAGRAPHS * 2),
    "\n\n".join([PLAIN, PARAGRAPHS[0], "¶ 😀", PLAIN]),
    PLAIN,
    "Farmers march",
    "",
    "!!! 123",
)
BITS = st.sampled_from(
    [
        *PARAGRAPHS[0].split(". "),
        PLAIN,
        "“",
        "”",
        "said",
        " said Café 😀 ",
        "\n\n",
        " ",
        "\0",
        "\ud83d",
        "police",
    ]
)


def spans_of(parse: Parse) -> Iterator[Span]:
    """All places of a parse."""
    yield from parse.tokens
    for entity in parse.entities:
        yield entity.span
    for frame in parse.frames:
        yield frame.span
        yield from (argument.span for argument in frame.arguments)


def check(text: str, parse: Parse) -> None:
    """What holds of the parse of any text."""
    begins, ends = {span.start for span in parse.tokens}, {span.end for span in parse.tokens}
    for span in spans_of(parse):
        assert 0 <= span.start < span.end <= len(text)
        assert span.start in begins, "a span begins where a word begins"
        assert span.end in ends, "a span ends where a word ends"
    assert list(parse.tokens) == sorted(parse.tokens)
    assert [one.span for one in parse.entities] == sorted(one.span for one in parse.entities)
    assert [one.span for one in parse.frames] == sorted(one.span for one in parse.frames)
    for entity in parse.entities:
        assert entity.kind in ENTITY_KINDS
        assert 0 <= entity.probability <= 1
    for frame in parse.frames:
        assert {argument.role for argument in frame.arguments} <= ROLES_OF_KIND[frame.kind]
        assert len(frame.of("source")) <= 1
        assert 0 <= frame.probability <= 1
        assert all(0 <= argument.probability <= 1 for argument in frame.arguments)


def moved(frame: Frame, by: int) -> tuple[object, ...]:
    """What a frame says, its places counted from elsewhere."""
    arguments = [(one.role, one.span.start - by, one.span.end - by, one.probability) for one in frame.arguments]
    return frame.kind, frame.span.start - by, frame.span.end - by, frame.probability, arguments


class Noise:
    """A runtime whose scores mean nothing."""

    def __init__(self, seed: int) -> None:
        self._dice = np.random.default_rng(seed)

    def run(self, names: Sequence[str], feed: dict[str, Any]) -> list[Any]:
        """Random scores in the shapes of the encoder, or of the argument head."""
        widths = {name: len(tags) for name, tags in (TAG_HEADS | ROLE_TAGS).items()}
        shape = feed["mask"].shape
        return [self._dice.normal(0, 3, (*shape, widths.get(name, 4))).astype(np.float32) for name in names]


@pytest.fixture(scope="module")
def unsound() -> FrameParser:
    """A parser of its own, for tests that change it."""
    return FrameParser.load(threads=1)


def test_a_plain_sentence(parser: FrameParser) -> None:
    parse = parser(PLAIN)
    check(PLAIN, parse)
    [said] = [frame for frame in parse.frames if frame.kind == "say"]
    assert said.attributes
    assert said.span.of(PLAIN) == "said"
    assert [span.of(PLAIN) for span in said.of("source")] == ["Police"]
    [arrest] = [frame for frame in parse.frames if frame.kind == "arrest"]
    assert not arrest.attributes
    assert arrest.span.of(PLAIN) == "arrested"
    assert " ".join(span.of(PLAIN) for span in parse.tokens) == PLAIN[:-1] + " ."
    assert parse.coder == parser.name == parser_name()


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("batch", [1, 3, 8])
def test_the_same_parse_in_any_batch_and_on_any_number_of_cores(
    parser: FrameParser, threads: int, batch: int
) -> None:
    other = FrameParser.load(threads=threads)
    assert list(other.parse(TEXTS, batch)) == [parser(text) for text in TEXTS]


def test_the_same_parse_alone_and_among_others(parser: FrameParser) -> None:
    alone = [parser(text) for text in TEXTS]
    assert list(parser.parse(TEXTS)) == alone
    assert list(parser.parse(reversed(TEXTS)))[::-1] == alone


def test_the_same_parse_from_several_threads(parser: FrameParser) -> None:
    texts = [*TEXTS[2:], *PARAGRAPHS]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(parser, texts)) == [parser(text) for text in texts]


@pytest.mark.parametrize("text", ["", " \n\n\t", "!!! 123", "😀🎉 👩‍👩‍👧", "\u200b\0", "\ud83d", "—\n\n“”"])
def test_where_nobody_says_or_does_anything_there_is_no_frame(parser: FrameParser, text: str) -> None:
    parse = parser(text)
    check(text, parse)
    assert (parse.entities, parse.frames) == ((), ())


def test_a_long_text_gives_in_each_paragraph_what_the_paragraph_gives_alone(
    parser: FrameParser, tokenizer: Tokenizer
) -> None:
    assert all(CORE // 2 < len(pieces_of(paragraph, tokenizer)) <= CORE for paragraph in PARAGRAPHS)
    text = "\n\n".join(PARAGRAPHS * 10)
    parse = parser(text)
    check(text, parse)
    found = iter(parse.frames)
    start = 0
    for paragraph in PARAGRAPHS * 10:
        alone = parser(paragraph).frames
        assert alone
        assert [moved(next(found), start) for _ in alone] == [moved(frame, 0) for frame in alone]
        start += len(paragraph) + 2
    assert next(found, None) is None


@pytest.mark.parametrize("joint", [" ", "\n", "\n\n"])
def test_no_seam_loses_or_doubles_a_frame(parser: FrameParser, joint: str) -> None:
    """Short paragraphs share windows, and sentences of one paragraph are cut apart: each is marked once."""
    towns = ("Leeds", "Arden", "Mostyn", "Castelnou", "York")
    text = joint.join(PLAIN.replace("Leeds", towns[at % 5]).replace("40", str(40 + at)) for at in range(60))
    parse = parser(text)
    check(text, parse)
    said = [frame for frame in parse.frames if frame.kind == "say"]
    assert [frame.span.of(text) for frame in said] == ["said"] * 60
    assert [span.of(text) for frame in said for span in frame.of("source")] == ["Police"] * 60
    assert [frame.span.of(text) for frame in parse.frames if frame.kind == "arrest"] == ["arrested"] * 60


@given(st.lists(BITS, max_size=30).map("".join))
@settings(deadline=None, max_examples=30)
def test_spans_lie_in_the_text_on_any_text(parser: FrameParser, text: str) -> None:
    check(text, parser(text))


@pytest.mark.parametrize("text", [PLAIN, " ".join(PARAGRAPHS), "said " * 300])
@pytest.mark.parametrize("seed", range(3))
def test_no_weights_can_break_a_parse(unsound: FrameParser, seed: int, text: str) -> None:
    """Scores at random: hundreds of frames, several sources each, and roles that their kind does not have."""
    unsound.sessions = (Noise(seed), Noise(seed + 1))
    parse = unsound(text)
    check(text, parse)
    assert len(parse.frames) > len(parse.tokens) / 10


def test_half_a_sign_moves_no_span(parser: FrameParser) -> None:
    text = f"\ud83d {PLAIN}"
    [said] = [frame for frame in parser(text).frames if frame.kind == "say"]
    assert said.span.of(text) == "said"


def test_it_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("the parser asked for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert FrameParser.load(threads=1)(PLAIN).frames


def test_the_shipped_parser_is_loaded_once_and_is_what_the_public_verb_uses() -> None:
    assert shipped_parser() is shipped_parser()
    assert onrecord.parse(PLAIN) == shipped_parser()(PLAIN)
    assert onrecord.parse(onrecord.Page(text=PLAIN)) == onrecord.parse(PLAIN)
