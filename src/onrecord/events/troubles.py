"""What cannot be done with events, and what to do instead."""


class EventsError(ValueError):
    """Something that was asked of events and not done: what, why, and what to do. Nothing was changed."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(f"{what}. {advice}.")
        self.what, self.advice = what, advice
