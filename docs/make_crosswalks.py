"""Write the tables of docs/crosswalks.md from the crosswalks themselves: python -m docs.make_crosswalks."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.codebook import shipped
from onrecord.codebook.crosswalk_losses import losses
from onrecord.codebook.crosswalks import CROSSWALKS, Crosswalk, Field, crosswalk

PAGE = Path(__file__).with_name("crosswalks.md")
BEGIN, END = "<!-- tables: begin -->", "<!-- tables: end -->"


def tables() -> str:
    """The generated part of the page: each scheme with its fields and with what is lost."""
    return "\n".join(line for name in CROSSWALKS for line in _scheme(crosswalk(name)))


def page(text: str) -> str:
    """``text`` with the part between the marks made anew."""
    before, rest = text.split(BEGIN)
    return f"{before}{BEGIN}\n\n{tables()}\n{END}{rest.split(END)[1]}"


def _scheme(one: Crosswalk) -> Iterator[str]:
    yield f"## {one.title}"
    yield ""
    yield f"`--as {one.name}`: {one.version}. {one.unit}"
    yield ""
    yield f"Source: {one.citation}"
    yield ""
    yield f"Checked: {one.checked}"
    yield ""
    yield "| column | comes from |"
    yield "|---|---|"
    yield from (f"| `{field.name}`{'' if field.checked else ' *'} | {_sources(field)} |" for field in one.fields)
    yield ""
    yield from _lost(one)


def _sources(field: Field) -> str:
    if not field.rules:
        return f"– {field.empty}"
    names: list[str] = []
    for rule in field.rules:
        names += [f"`{name}`" for name in rule.source if name not in ("report", "unit")]
        names += [f"the {name}" for name in rule.source if name in ("report", "unit")]
        names += [f"`{condition.variable}`" for group in rule.when for condition in group]
    return ", ".join(dict.fromkeys(names)) or "the kind of row"


def _lost(one: Crosswalk) -> Iterator[str]:
    told = losses(one, shipped())
    yield "Lost:"
    yield ""
    reasons: dict[str, list[str]] = {}
    for name, why in told.ours:
        reasons.setdefault(why.rstrip("."), []).append(name)
    yield from (f"- {_codes(names)}: {why}." for why, names in reasons.items())
    for variable, parts in told.parts:
        yield f"- of `{variable}`: {', '.join(parts).replace('_', ' ')}."
    yield ""
    if told.merged:
        yield "One there, several here:"
        yield ""
        yield from (f"- `{variable}`: {', '.join(group)}." for variable, group in told.merged)
        yield ""
    if told.rows:
        yield "Several rows there, one unit here:"
        yield ""
        yield from (f"- `{kind}`: {', '.join(rows)}." for kind, rows in told.rows)
        yield ""
    if told.never:
        yield "Values of theirs that we never give:"
        yield ""
        yield from (f"- `{name}`: {', '.join(map(str, values))}. {why}" for name, values, why in told.never)
        yield ""


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
