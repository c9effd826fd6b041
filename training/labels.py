"""The labels of frames, as the guide for our own sentences defines them (``training/sentences/GUIDE.md``)."""

CUES = frozenset({"say", "order", "think", "know", "want", "intend", "feel"})
TRIGGERS = frozenset({"protest", "arrest", "force", "killing", "policing", "court", "government"})
ATTRIBUTION_ROLES = frozenset({"source", "content", "addressee"})
PROTEST_ONLY = frozenset({"participants", "organiser", "size", "target", "demand", "slogan"})
EVENT_ROLES = PROTEST_ONLY | {"place", "time", "agent", "patient", "number", "offence", "instrument"}
