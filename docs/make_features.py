"""The table of features in docs/linking.md, from the features and weights: ``python -m docs.make_features``."""

import re
from pathlib import Path

from onrecord.linking.features import GROUPS, REASONS
from onrecord.linking.weights import shipped

PAGE = Path(__file__).with_name("linking.md")
_TABLE = re.compile(r"(<!-- features: .*? -->\n).*?(<!-- end of features -->)", re.DOTALL)


def table() -> str:
    """One row for each feature, group by group."""
    weights = shipped()
    rows = ["| group | feature | what people read | log-odds |", "|---|---|---|---|"]
    for group in GROUPS:
        for number, feature in enumerate(group.features):
            name = feature.__name__
            rows.append(f"| {'' if number else group.name} | `{name}` | {REASONS[name]} | {weights[name]:.2f} |")
    return "\n".join(rows) + "\n"


def page(text: str) -> str:
    """``text`` with the table made anew."""
    return _TABLE.sub(lambda found: found.group(1) + table() + found.group(2), text)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
