"""Words that tell whether a full stop ends a sentence: abbreviations, sentence starters, verbs of saying."""

from functools import cache
from importlib.resources import files

import yaml


@cache
def sentence_words(group: str) -> frozenset[str]:
    """The lower-case words of one group of ``sentences.yml``, such as ``never`` or ``starters``."""
    table = yaml.safe_load(files("onrecord.tables").joinpath("sentences.yml").read_text("utf-8"))
    return frozenset(str(word) for word in table[group])
