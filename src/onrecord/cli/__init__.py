"""The door: one command per verb."""


def main() -> None:
    """Run the ``onrecord`` command."""
