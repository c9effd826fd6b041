"""The questions: one YAML file per variable, with definitions, cues and examples."""
