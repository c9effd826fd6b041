"""Who called an event, who acts, and whom it addresses."""
