"""On Record: news reports of protest, coded into event data that stands up to scrutiny."""
