"""The questions: codebooks, one YAML file a variable, with definitions, cues and examples (docs/codebook.md)."""

from onrecord.codebook.comparing import changes, copy_shipped
from onrecord.codebook.cues import CueFinder, Hit, alternation, cue_finder, pattern
from onrecord.codebook.loading import SHIPPED, CodebookError, codebook, read_codebook, shipped
from onrecord.codebook.sheets import Problem
from onrecord.codebook.variables import ABSENCE, KINDS, WAYS, Category, Codebook, Variable

__all__ = [
    "ABSENCE",
    "KINDS",
    "SHIPPED",
    "WAYS",
    "Category",
    "Codebook",
    "CodebookError",
    "CueFinder",
    "Hit",
    "Problem",
    "Variable",
    "alternation",
    "changes",
    "codebook",
    "copy_shipped",
    "cue_finder",
    "pattern",
    "read_codebook",
    "shipped",
]
