"""Whose doings the parser's marks of policing are."""

from dataclasses import replace

import pytest
from tests.marked import marked

from onrecord.finding.policing import is_of_police
from onrecord.records import Span


@pytest.mark.parametrize(
    ("line", "probability", "expected"),
    [
        ("{agent1 Troops} {policing1 sealed off} the old town.", 0.4, True),
        ("{policing1 Searches} went on all night, police said.", 0.4, True),
        ("{agent1 The railways} {policing1 diverted} nine trains.", 0.9, False),
        ("{agent1 The governor} {policing1 handed over} charge at noon.", 0.9, False),
        ("{patient1 Ten men} were {arrest1 arrested} in Surat.", 0.9, True),
        ("{patient1 Ten men} were {arrest1 removed} from the roll.", 0.5, False),
        ("{patient1 The crowd} was {force1 beaten back}.", 0.9, True),
        ("{agent1 Constables} {killing1 shot dead} {patient1 two men}.", 0.5, True),
        ("{agent1 The mob} {killing1 killed} {patient1 two men}.", 0.9, False),
        ("{participants1 Weavers} {protest1 marched} past the police station.", 0.9, False),
    ],
)
def test_whose_doing_it_is(line: str, probability: float, expected: bool) -> None:
    text, parse = marked(line)
    [frame] = parse.frames
    assert is_of_police(text, Span(0, len(text)), replace(frame, probability=probability)) is expected
