"""Several mentions of one instrument made one record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from communique.model import Agreement, AgreementStatus

_RANK: Final[dict[AgreementStatus, int]] = {"signed": 0, "in-force": 1, "negotiating": 2, "proposed": 3}
"""What is told of an instrument beside something less (ruling 32): a conclusion beside all else."""

FEWEST_WORDS: Final = 2
"""Words of a name from which on it may be short for one of another kind ("the Three-Step Roadmap")."""

_STATEMENTS: Final = frozenset({"joint-statement", "declaration"})
"""Kinds that name other instruments in their titles and stay apart from them."""

_COMMON = frozenset({"a", "an", "and", "between", "by", "for", "in", "new", "of", "on", "the", "to", "with"})


def drop_repeats(found: Sequence[Agreement]) -> list[Agreement]:
    """Return each instrument once, in order: under its longest name, with the furthest status told of it."""
    kept: list[Agreement] = []
    for agreement in found:
        for k, known in enumerate(kept):
            if _is_same(known, agreement):
                kept[k] = _merge(known, agreement)
                break
        else:
            kept.append(agreement)
    return kept


def _is_same(a: Agreement, b: Agreement) -> bool:
    if (a.count > 1 or b.count > 1) and a.count != b.count:
        return False
    if not set(a.parties) & set(b.parties) or _are_of_different_days(a.date, b.date):
        return False
    one, other = sorted((_words(a.title), _words(b.title)), key=len)
    if a.kind != b.kind and (len(one) < FEWEST_WORDS or not _STATEMENTS.isdisjoint((a.kind, b.kind))):
        return False
    return one <= other


def _are_of_different_days(one: str | None, other: str | None) -> bool:
    """Tell whether two dates (EDTF) exclude each other: a day lies in its own month, year and interval."""
    if one is None or other is None or "/" in one or "/" in other:
        return False
    return not (one.startswith(other) or other.startswith(one))


def _words(title: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"\w+", title.casefold())} - _COMMON


def _merge(a: Agreement, b: Agreement) -> Agreement:
    """Return one record of two: what the first tells, completed by the second."""
    told = min((a, b), key=lambda agreement: _RANK[agreement.status])
    other = b if told is a else a
    fuller = max((a, b), key=lambda agreement: len(agreement.title))
    return msgspec.structs.replace(
        told, title=fuller.title, parties=fuller.parties, date=told.date or other.date
    )
