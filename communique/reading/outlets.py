"""The known outlets, by the names and abbreviations by which they sign and by the hosts of their pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from communique.data import load
from communique.model import Record

DateOrder = Literal["dmy", "mdy"]


class Outlet(Record, frozen=True, kw_only=True):
    """A known outlet; ``order`` is that of day and month in its dates in figures, where settled."""

    name: str
    short: str | None = None
    aliases: tuple[str, ...] = ()
    party: str
    kind: str
    hosts: tuple[str, ...]
    order: DateOrder | None = None


@cache
def known_outlets() -> tuple[Outlet, ...]:
    """Return all outlets of the data file, in its order."""
    import msgspec

    return tuple(msgspec.convert(load("outlets"), list[Outlet]))


def find_outlet(name: str) -> Outlet | None:
    """Return the outlet that is called ``name`` (full name, abbreviation or alias), without regard to case.

    An abbreviation that several outlets share gives none.
    """
    return _by_name().get(_fold(name))


def is_outlet(name: str) -> bool:
    """Say whether some outlet is called ``name``, shared abbreviations included."""
    return _fold(name) in _by_name()


def find_host(host: str) -> Outlet | None:
    """Return the outlet whose pages lie on ``host`` or a part of it, such as ``en.example.org``."""
    labels = host.lower().split(".")
    hosts = {known: outlet for outlet in known_outlets() for known in outlet.hosts}
    tails = (".".join(labels[i:]) for i in range(len(labels) - 1))
    return next((hosts[tail] for tail in tails if tail in hosts), None)


@cache
def _by_name() -> Mapping[str, Outlet | None]:
    names: dict[str, Outlet | None] = {}
    for outlet in known_outlets():
        for name in {_fold(name) for name in (outlet.name, outlet.short, *outlet.aliases) if name}:
            names[name] = None if name in names else outlet
    return names


_STYLE = re.compile(r"\b(?:republic|kingdom|state|sultanate|federation) of (?:the )?")
_SUFFIXED = re.compile(r", (?:the )?(?=republic|kingdom|state|sultanate)")


def _fold(name: str) -> str:
    """Return a name for comparison: a state by its short name, however the office gives it."""
    plain = _SUFFIXED.sub(" of the ", " ".join(name.replace("’", "'").casefold().split()))
    return _STYLE.sub("", plain).replace(" of the ", " of ")
