"""Agreement: a coder against gold, and two coders against each other. Chance comes in as a seeded generator."""

from onrecord.reviewing.against_gold import compare_with_gold
from onrecord.reviewing.alpha import Agreement, alpha
from onrecord.reviewing.between import compare_coders
from onrecord.reviewing.coded import CodedItem
from onrecord.reviewing.coded_files import coded_item, read_coded
from onrecord.reviewing.comparisons import OVERALL, Comparison, Count, Difference, Judged, Side
from onrecord.reviewing.distances import DISTANCES, interval, masi, nominal, ratio
from onrecord.reviewing.faults import ReviewError
from onrecord.reviewing.gold import GoldReport
from onrecord.reviewing.gold_files import read_gold
from onrecord.reviewing.scoring import Draws, Score, scores

__all__ = [
    "DISTANCES",
    "OVERALL",
    "Agreement",
    "CodedItem",
    "Comparison",
    "Count",
    "Difference",
    "Draws",
    "GoldReport",
    "Judged",
    "ReviewError",
    "Score",
    "Side",
    "alpha",
    "coded_item",
    "compare_coders",
    "compare_with_gold",
    "interval",
    "masi",
    "nominal",
    "ratio",
    "read_coded",
    "read_gold",
    "scores",
]
