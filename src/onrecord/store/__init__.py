"""The shelf: the only room that knows SQL."""
