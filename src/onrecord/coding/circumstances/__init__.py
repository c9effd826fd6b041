"""When and where an event was: what rules take, and what was learnt to be likelier."""
