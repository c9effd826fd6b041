"""Which reports on a shelf are copies: the new ones are compared with those that share sentences with them."""

from onrecord.cleaning import clean
from onrecord.linking.copies import copies_with, copy_keys
from onrecord.linking.copies_keys import FULL
from onrecord.ports import LinkingShelf, Progress

_REPORTS = 500  # reports compared at once: their texts are in memory together


def compare_texts(shelf: LinkingShelf, maker: str, tell: Progress | None = None) -> None:
    """Look for copies among the reports that ``maker``, a program and its version, has not compared yet.

    Stop it at any point: what was compared stays so.
    """
    fresh = shelf.events.uncompared(maker)
    for n in range(0, len(fresh), _REPORTS):
        if tell:
            tell("comparing", n, len(fresh))
        some = fresh[n : n + _REPORTS]
        reports = [clean(shelf.page(one)) for one in some]
        keys = {report.id: copy_keys(report) for report in reports}
        near = shelf.events.sharing_text({key for own in keys.values() for key in own}, FULL) - set(some)
        known = [clean(shelf.page(one)) for one in sorted(near)]
        before = shelf.events.copies({*some, *near})
        shelf.events.put_copies(copies_with(reports, known, before), keys, maker, before)
