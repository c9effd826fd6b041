"""The labels that the shipped model marks, in the order of its outputs, and how a frame sees distance."""

import numpy as np
import numpy.typing as npt

from onrecord.models.pieces import Numbers
from onrecord.records import CUE_KINDS, ROLES_OF_KIND, TRIGGER_KINDS, CueKind, EntityKind, TriggerKind

ENTITY_KINDS: tuple[EntityKind, ...] = ("PER", "ORG", "LOC")
ROLES = (
    "source", "content", "addressee",
    "participants", "organiser", "place", "time", "target", "demand", "slogan",
    "agent", "patient", "offence", "instrument",
)  # fmt: skip
AMOUNTS = ("size", "number")
"""Roles of words that stand within another role's ("hundreds of nurses"), and so have tags of their own."""
PROPBANK_ROLES = (
    "ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARGM-TMP", "ARGM-LOC", "ARGM-ADV", "ARGM-MOD", "ARGM-NEG",
    "ARGM-MNR", "ARGM-DIS", "ARGM-PRP", "ARGM-CAU", "R-ARG0", "R-ARG1", "C-ARG1", "other",
)  # fmt: skip
DISTANCES = 34


def bio(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The tags of a tagger that marks spans of ``kinds``: O, then B and I of each."""
    return ("O", *(f"{part}-{kind}" for kind in kinds for part in "BI"))


TAG_HEADS = {"entity": bio(ENTITY_KINDS), "cue": bio(CUE_KINDS), "trigger": bio(TRIGGER_KINDS)}
ROLE_TAGS = {"frame": bio(ROLES), "amount": bio(AMOUNTS), "propbank": bio(PROPBANK_ROLES)}


def distances_of(places: Numbers, first: Numbers | int, last: Numbers | int) -> Numbers:
    """The bucket of each place's distance from a trigger: exact to 8, then by half powers of 2.

    Trained and run with this one function; numbers or arrays that fit together.
    """
    before, after = (first - places).clip(min=0), (places - last).clip(min=0)
    far = np.maximum(before, after)
    logs = np.floor(2 * np.log2(far.clip(min=1) / 8)).astype(np.int64)
    bucket = np.where(far <= 8, far, (9 + logs).clip(max=16))
    return np.asarray(np.where(before > 0, 17 + bucket, bucket))


def barred_tags(kind: CueKind | TriggerKind, label_set: str) -> npt.NDArray[np.bool_]:
    """For every role tag of a label set whether a frame of ``kind`` can not have it."""
    return np.array([tag != "O" and tag[2:] not in ROLES_OF_KIND[kind] for tag in ROLE_TAGS[label_set]])


BARRED = {(kind, name): barred_tags(kind, name) for kind in ROLES_OF_KIND for name in ("frame", "amount")}
