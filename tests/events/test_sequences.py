"""A few of the sequences of ``sequences.py``; ``python -m tests.events.sequences 2000`` runs many."""

from tests.events.sequences import run


def test_any_sequence_keeps_decisions_and_mentions_and_undoes_exactly() -> None:
    run(40)
