"""Who vouches for a figure, and in which role."""
