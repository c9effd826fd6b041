"""Events over the reports on a shelf: mentions are linked, decided on, settled and told."""
