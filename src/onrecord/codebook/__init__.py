"""The questions: one YAML file per variable, with definitions, cues and examples (docs/codebook.md)."""

from onrecord.codebook.cues import CueFinder, Hit, cue_finder
from onrecord.codebook.variables import Category, Variable, variable, variables

__all__ = ["Category", "CueFinder", "Hit", "Variable", "cue_finder", "variable", "variables"]
