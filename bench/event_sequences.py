"""Two thousand sequences of linking, deciding, adding, coding again, withdrawing and undoing: does all hold?

What must hold is told in ``tests/events/sequences.py``. A sequence that fails is told in its shortest form.
"""

import argparse
from time import process_time

from tests.events.sequences import run


def measure(sequences: int = 2000) -> dict[str, float]:
    """How many sequences were run, all of which held, and the processor's seconds. Raises AssertionError."""
    begun = process_time()
    run(sequences)
    return {"sequences of steps that held": sequences, "processor seconds": process_time() - begun}


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m bench.event_sequences", description=__doc__)
    options.add_argument("--sequences", type=int, default=2000)
    for name, value in measure(options.parse_args().sequences).items():
        print(f"{name:40} {value:12,.0f}")


if __name__ == "__main__":
    main()
