"""Names of people, bodies, offices and groups: capitals, common nouns, and who is who in a report."""
