"""References gathered into events, one draft for each, and which sentences tell of which."""
