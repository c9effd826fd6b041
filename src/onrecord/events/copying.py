"""Which reports on a shelf are copies: the new ones are compared with those that share sentences with them."""

from collections.abc import Callable

from onrecord import __version__
from onrecord.cleaning import clean
from onrecord.linking.copies import copies_with, copy_keys
from onrecord.linking.copies_keys import FULL
from onrecord.ports import LinkingShelf

MAKER = f"onrecord {__version__}"
_REPORTS = 500  # reports compared at once: their texts are in memory together

Progress = Callable[[str, int, int | None], None]


def compare_texts(shelf: LinkingShelf, tell: Progress | None = None) -> int:
    """Look for copies among the reports that were not compared yet. How many copies the shelf knows of then.

    Stop it at any point: what was compared stays so.
    """
    fresh = shelf.events.uncompared(MAKER)
    for n in range(0, len(fresh), _REPORTS):
        if tell:
            tell("comparing", n, len(fresh))
        some = fresh[n : n + _REPORTS]
        reports = [clean(shelf.page(one)) for one in some]
        keys = {report.id: copy_keys(report) for report in reports}
        near = shelf.events.sharing_text({key for own in keys.values() for key in own}, FULL) - set(some)
        known = [clean(shelf.page(one)) for one in sorted(near)]
        shelf.events.put_copies(copies_with(reports, known, shelf.events.copies()), keys, MAKER)
    if tell:
        tell("comparing", len(fresh), len(fresh))
    return len(shelf.events.copies())
