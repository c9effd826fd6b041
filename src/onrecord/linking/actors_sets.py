"""Sets that grow by joining, with pairs that no chain may bring together."""

from collections.abc import Iterable


class Sets:
    """Each of ``members`` alone at first. ``keep_apart`` holds along every chain of joins."""

    def __init__(self, members: Iterable[str]) -> None:
        self._set = {one: {one} for one in members}
        self._apart: dict[str, set[str]] = {one: set() for one in self._set}

    def with_(self, one: str) -> frozenset[str]:
        """All that are in one set with ``one``, itself among them."""
        return frozenset(self._set[one])

    def keep_apart(self, a: str, b: str) -> bool:
        """Let no join bring ``a`` and ``b`` together, unless they are together; whether they are kept apart."""
        if self._set[a] is self._set[b]:
            return False
        self._apart[a].add(b)
        self._apart[b].add(a)
        return True

    def join(self, a: str, b: str) -> bool:
        """Make the sets of ``a`` and ``b`` one, unless some of theirs are to be apart; whether they are one."""
        one, other = self._set[a], self._set[b]
        if one is other:
            return True
        smaller, larger = sorted((one, other), key=len)
        if any(not self._apart[member].isdisjoint(larger) for member in smaller):
            return False
        larger |= smaller
        self._set |= dict.fromkeys(smaller, larger)
        return True

    def all(self) -> list[list[str]]:
        """Every set once, each in alphabetical order, by its first."""
        return sorted(sorted(one) for one in {id(one): one for one in self._set.values()}.values())
