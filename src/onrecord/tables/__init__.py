"""What we know beforehand: data files, each beside the loader that reads it. Loaded on first use, then kept."""
