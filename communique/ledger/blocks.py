"""The keys under which claims meet: two claims are compared only if one probes a key that the other stores.

Claims dated to a month or better meet month by month. A claim that tells of a whole year, or gives no date,
meets those of its parties in the years in which it may lie, and one whose year is missing meets all; but only
over a person, an ordinal or a name that both bear, and precise claims never meet each other there. What is
worded freely meets over the words in common. So the cost of a new claim does not grow with the whole record.

Keys of one set of parties lie together, and among them those of one month: the keys of a document fall on a
few pages of the store instead of one page each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b

import msgspec

from communique.ledger.compare import known_period
from communique.ledger.dates import Period, months_of, year_of
from communique.ledger.names import Name, spelling_keys
from communique.ledger.traits import Trait
from communique.ledger.wording import telling_words

_LONG_DAYS = 100
"""A season still meets month by month; anything longer is vague."""

_ALWAYS = ""
"""The time of keys that belong to no month."""

_ANY_VAGUE = "vague, any year"
"""The time of keys of vague claims that may lie in any year."""

_GATHERINGS = ("gathering",)
"""Gatherings meet whatever their parties."""


class Blocks(msgspec.Struct, frozen=True, gc=False):
    """Keys (63 bits) under which a claim is found, and those under which it looks."""

    stored: frozenset[int]
    probed: frozenset[int]


@lru_cache(maxsize=32768)  # the claims of a batch of documents and their neighbours, each asked about thrice
def blocks_of(trait: Trait) -> Blocks:
    """Return the keys of one claim; both sets may be empty, then it stands alone."""
    if trait.apart:
        return Blocks(frozenset(), frozenset())
    scope, stem = trait.parties, (trait.kind, trait.type, *trait.label)
    match trait.kind:
        case "relations":
            keys = _keys(scope, [_ALWAYS], [(trait.kind, *trait.label)])
            return Blocks(keys, keys)
        case "office_holders":
            name = trait.people[0].name
            keys = _keys(scope, [_ALWAYS], [(trait.kind, key) for key in spelling_keys(name)])
            return Blocks(keys | bearer_keys(name), keys)
        case "agreements":
            words = sorted(telling_words(trait.words))
            return _dated_blocks(scope, [(trait.kind, word) for word in words], trait.period)
        case "commitments" | "positions":
            return _stated_blocks(scope, [(*stem, word) for word in sorted(trait.words)], trait.seen)
        case "events":
            return _gathering_blocks(trait) if trait.type == "gathering" else _event_blocks(stem, trait)


def bearer_keys(name: Name) -> frozenset[int]:
    """Return the keys under which those who bear a name are found, whatever their party; one a word."""
    return frozenset(
        key for word in spelling_keys(name) for key in _keys(("bearer",), [word], [("bearer", word)])
    )


def _stated_blocks(scope: Sequence[str], traces: Sequence[Sequence[str]], seen: Period | None) -> Blocks:
    if seen is None:
        vague = _keys(scope, ["undated"], traces)
        return Blocks(vague, vague | _keys(scope, ["dated"], traces))
    stored = _keys(scope, [*months_of(seen), "dated"], traces)
    return Blocks(stored, _keys(scope, [*months_of(seen, slack_days=15), "undated"], traces))


def _dated_blocks(
    scope: Sequence[str], traces: Sequence[Sequence[str]], period: Period | None, slack_days: int = 1
) -> Blocks:
    """Return keys over traces: precise claims meet month by month, vague ones meet all."""
    if period is None or _is_vague(period):
        vague = _keys(scope, ["vague"], traces)
        return Blocks(vague, vague | _keys(scope, ["precise"], traces))
    stored = _keys(scope, [*months_of(period), "precise"], traces)
    return Blocks(stored, _keys(scope, [*months_of(period, slack_days), "vague"], traces))


def _gathering_blocks(trait: Trait) -> Blocks:
    traces = [(trait.type, word) for word in sorted(trait.words)]
    blocks = _dated_blocks(_GATHERINGS, traces, trait.period, slack_days=31)
    years = _year_keys(_GATHERINGS, (trait.type,), trait.period)
    return Blocks(blocks.stored | years, blocks.probed | years)


def _event_blocks(stem: Sequence[str], trait: Trait) -> Blocks:
    scope, period = trait.parties, trait.period
    traces = [(*stem, *trace) for trace in _traces(trait)]
    number = [(*stem, "number", str(trait.number))] if trait.number is not None else []
    numbered = _keys(scope, [_ALWAYS], number)
    if period is None or _is_vague(period):
        exact = numbered | _year_keys(scope, stem, period)
        years = _years_of(known_period(trait))
        if not years:
            return Blocks(
                _keys(scope, ["vague", _ANY_VAGUE], traces) | exact,
                _keys(scope, ["vague", "precise"], traces) | exact,
            )
        vague = [f"vague {year}" for year in years]
        times = [_ANY_VAGUE, *vague, *(f"precise {year}" for year in years)]
        return Blocks(_keys(scope, ["vague", *vague], traces) | exact, _keys(scope, times, traces) | exact)
    years = _years_of(period)
    stored = _keys(scope, ["precise", *(f"precise {year}" for year in years)], traces)
    probed = _keys(scope, [_ANY_VAGUE, *(f"vague {year}" for year in years)], traces)
    return Blocks(
        stored | numbered | _keys(scope, months_of(period), [stem]),
        probed | numbered | _keys(scope, months_of(period, 1), [stem]),
    )


def _years_of(period: Period | None) -> list[int]:
    """Return the years in which a period lies, a day more on both sides; none where its year is not known."""
    if period is None or period.yearless:
        return []
    first, last = date.fromordinal(max(period.first - 1, 1)), date.fromordinal(period.last + 1)
    return list(range(first.year, last.year + 1))


def _is_vague(period: Period) -> bool:
    return period.yearless or period.days > _LONG_DAYS


def _year_keys(scope: Sequence[str], trace: Sequence[str], period: Period | None) -> frozenset[int]:
    """Return the key under which claims of a whole year meet; none for others."""
    if period is None or period.yearless or not _is_vague(period):
        return frozenset()
    return _keys(scope, [str(year_of(period))], [trace])


def _traces(trait: Trait) -> list[tuple[str, ...]]:
    """Return what a vague claim can be recognised by: each person, or the words of a name."""
    if trait.type == "session":
        return [("word", word) for word in sorted(trait.words)]
    keys = {(person.party, key) for person in trait.people for key in spelling_keys(person.name)}
    return [("person", *key) for key in sorted(keys)]


def _keys(scope: Sequence[str], times: Sequence[str], traces: Iterable[Sequence[str]]) -> frozenset[int]:
    """Return a key for each time and trace: 24 bits for the scope, 15 for the time, 24 for the trace.

    Keys that coincide by chance cost a comparison, no more.
    """
    place = _hash("\x1f".join(scope), 3) << 39
    lower = [_hash("\x1f".join(trace), 3) for trace in traces]
    if not lower:
        return frozenset()
    upper = [place | (_hash(time, 2) >> 1) << 24 for time in times]
    return frozenset([time | trace for time in upper for trace in lower])


@lru_cache(maxsize=65536)
def _hash(text: str, size: int) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=size).digest(), "big")
