"""The dates that a time is told from, read once, and what every resolution gives."""

from __future__ import annotations

import msgspec

from communique.language.en.times.edtf import Basis, Point, read_points
from communique.language.en.times.meanings import Anchor, Tense, YearsAway

Found = tuple[Point, Point, Basis]
"""First point, last point, and what supplied the parts that the words leave out."""


class Context(msgspec.Struct, frozen=True):
    """An anchor, read: ``base`` is publication or else the event's start, ``told`` the event's interval."""

    base: Point | None
    basis: Basis
    told: tuple[Point, Point] | None
    tense: Tense | None
    named: bool

    @classmethod
    def of(cls, anchor: Anchor, tense: Tense | None, named: bool) -> Context:
        """Return the context of a time; ``named`` if it is part of a name."""
        published = read_points(anchor.published) if anchor.published else None
        told = read_points(anchor.event) if anchor.event else None
        if published is not None and published[0].year is not None:
            return cls(published[0], "published", told, tense, named)
        return cls(told[0] if told else None, "event", told, tense, named)

    @property
    def year(self) -> int | None:
        """Return the year from which years are counted."""
        return None if self.base is None else self.base.year

    def year_away(self, away: YearsAway) -> tuple[int | None, Basis]:
        """Return the year so many years from the anchor's (None where that is unknown), and which anchor."""
        if not away.anaphoric:
            return (None if self.year is None else self.year + away.offset), self.basis
        if self.told is None or self.told[0].year is None or self.told[0].year != self.told[1].year:
            return None, "event"
        return self.told[0].year + away.offset, "event"


def single(point: Point | None, basis: Basis) -> Found | None:
    """Return one point as what was found, None for none."""
    return None if point is None else (point, point, basis)
