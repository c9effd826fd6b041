"""What the parser reads in the place of words that tell sides, and that places stay those of the text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.models.blinding import blind_pieces
from onrecord.models.pieces import pieces_of
from onrecord.models.weights import FOLDER

TOKENIZER = Tokenizer.from_str((Path(FOLDER) / "tokenizer.json").read_text("utf-8"))
TOKENIZER.no_padding()
TOKENIZER.no_truncation()

READ = [
    ("Serbian farmers met an Albanian mob.", "Italian farmers met an Italian crowd."),
    ("A Serbian's hat and a protesters' camp.", "An Italian's hat and a protesters' camp."),
    ("A Kurdish man and a Turk's wife.", "An Italian man and a Turk's wife."),
    ("An anti-mine march and a pro-Brexit one.", "A liberal march and a liberal one."),
    ("Far-left students met Conservative MPs.", "Liberal students met Liberal MPs."),
    ("Opposition supporters heard the opposition.", "Liberal supporters heard the opposition."),
    ("Labour supporters heard Labour.", "Liberal supporters heard Labour."),
    ("Riot police watched the riot.", "Riot police watched the protest."),
    ("Rioters stormed the town hall.", "Protesters occupied the town hall."),
    ("It rained in Leeds.", "It rained in Leeds."),
]


@pytest.mark.parametrize(("text", "read"), READ)
def test_plain_words_are_read_for_those_that_tell_sides(text: str, read: str) -> None:
    assert blind_pieces(text, TOKENIZER).ids.tolist() == pieces_of(read, TOKENIZER).ids.tolist()


def test_the_places_are_those_of_the_text() -> None:
    text = "A Hindu mob met anti-mine rioters."
    pieces = blind_pieces(text, TOKENIZER)
    words = {text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)}
    assert {"A", "Hindu", "mob", "anti-mine", "rioters", "."} <= words


BITS = st.sampled_from(
    ["a ", "An ", "Serbian", "mob", "anti-war", " ", "riot ", "police", "😀", "’s", "\n", "Labour ", "1"]
)


@given(st.lists(BITS, max_size=12).map("".join))
def test_pieces_follow_one_another_and_lie_in_the_text(text: str) -> None:
    pieces = blind_pieces(text, TOKENIZER)
    assert (pieces.starts <= pieces.ends).all()
    assert (pieces.starts[1:] >= pieces.starts[:-1]).all()
    assert (pieces.ends <= len(text)).all()
    heads = [
        int(start)
        for start, first in zip(pieces.starts, [True, *(pieces.words[1:] != pieces.words[:-1])], strict=False)
        if first
    ]
    assert len(heads) == len(set(heads)) or not heads
