"""Place phrases to places with coordinates, ambiguous names settled by the report's other places."""
