"""``python -m training.sentences FILE...``: check annotated sentences, and count them."""

import re
import sys
from collections import Counter
from pathlib import Path

from onrecord.records import CUE_KINDS
from training.markup import Item, MarkupError, item_of, lines_of, read_file

_WORDLESS = re.compile(r"comment|respon|answer|reach|contact|repl")


def doubts(item: Item) -> list[str]:
    """What is allowed but most often a slip: reported, not refused."""
    found = []
    for frame in item.frames:
        trigger = item.text[slice(*frame.trigger)]
        if frame.kind not in CUE_KINDS and trigger.split()[0].lower() in {
            "the",
            "a",
            "an",
            "were",
            "was",
            "have",
            "been",
        }:
            found.append(f"an article or auxiliary in the trigger {trigger!r}")
        for role, place in frame.arguments:
            words = item.text[slice(*place)]
            if words[-1] in ".,;:" and role != "content" and not words.endswith((".m.", "Mr.", "Jr.", "U.S.")):
                found.append(f"{role} ends in punctuation: {words[-30:]!r}")
            if (role == "content" and words[-1] == ",") or (
                role == "content" and words[-1] == "." and len(words) > 2
            ):
                found.append(f"content ends in a stop outside quotation marks: {words[-30:]!r}")
            if role in {"place", "time"} and words.split()[0].lower() in {"in", "at", "on", "to"}:
                found.append(f"{role} begins with a preposition: {words!r}")
        filled = any(role == "content" for role, _ in frame.arguments)
        if frame.kind in {"say", "order"} and not filled and not _WORDLESS.search(trigger.lower()):
            found.append(f"the cue {trigger!r} has no content")
    return found


def main(names: list[str]) -> int:
    """Print faults and counts; 1 where there is a fault."""
    faults = 0
    kinds: Counter[str] = Counter()
    items = sentences = empty = 0
    for name in names:
        path = Path(name)
        for number, line in lines_of(path):
            try:
                item = item_of(line, f"{path.name}:{number}")
            except MarkupError as fault:
                print(f"{path.name}:{number}: FAULT {fault}")
                faults += 1
                continue
            for doubt in doubts(item):
                print(f"{item.where}: look again: {doubt}")
            items += 1
            sentences += item.sentences
            empty += not [frame for frame in item.frames if frame.kind not in CUE_KINDS]
            kinds.update(frame.kind for frame in item.frames)
        try:
            read_file(path)
        except MarkupError as fault:
            if ".frames:" not in str(fault):
                print(f"FAULT {fault}")
                faults += 1
    print(f"{items} items, {sentences} sentences, {empty} items without an event; {dict(kinds.most_common())}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
