"""Attribution, one construction a module: who, the cue, and where what was said begins and ends."""
