"""The history of the schema, one revision a file in ``versions``. Once released, a revision never changes."""
