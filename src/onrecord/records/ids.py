"""Ids are hashes of what a record says, not of which version of the program said it."""

import hashlib


def digest(*parts: object) -> str:
    """A 16-digit hexadecimal id of ``parts``, the same on every machine and in every run.

    64 bits: among ten million records the chance of any two sharing an id is under one in 300,000.
    """
    told = "\x1f".join(f"{len(str(part))}:{part}" for part in parts)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
