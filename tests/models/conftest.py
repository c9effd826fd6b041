"""The shipped weights, loaded once for all tests of this room."""

import pytest
from tokenizers import Tokenizer

from onrecord.models.parser import FrameParser
from onrecord.models.weights import FOLDER


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    """The tokenizer of the shipped weights, as the parser uses it."""
    made = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


@pytest.fixture(scope="session")
def parser() -> FrameParser:
    """The parser with the shipped weights, on one processor core."""
    return FrameParser.load(threads=1)
