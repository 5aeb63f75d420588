"""The keys under which claims meet: two claims are compared only if one probes a key that the other stores.

Claims dated to a month or better meet month by month. A claim whose year is missing, or that tells of a whole
year, meets all of its parties' claims, but only over a person, an ordinal or a name that both bear;
precise claims never meet each other there. So the cost of a new claim does not grow with the whole record.
"""

from __future__ import annotations

import msgspec

from communique.ledger.dates import months_of, year_of
from communique.ledger.names import spelling_keys
from communique.ledger.traits import Trait, short_hash

_LONG_DAYS = 100
"""A season still meets month by month; anything longer is vague."""


class Blocks(msgspec.Struct, frozen=True):
    """Hashed keys (63 bits) under which a claim is found, and those under which it looks."""

    stored: frozenset[int]
    probed: frozenset[int]


def blocks_of(trait: Trait) -> Blocks:
    """Return the keys of one claim; both sets may be empty, then it stands alone."""
    if trait.apart:
        return Blocks(frozenset(), frozenset())
    stem = (trait.kind, trait.type, *trait.parties, *trait.label)
    match trait.kind:
        case "relations":
            return _plain([(trait.kind, *trait.parties, *trait.label)])
        case "office_holders":
            return _plain([(trait.kind, *trait.parties, key) for key in spelling_keys(trait.people[0].name)])
        case "agreements":
            return _plain([(trait.kind, *trait.parties, word) for word in trait.words])
        case "commitments" | "positions":
            return _stated_blocks(trait, stem)
        case "events":
            if trait.type == "gathering":
                stem = (trait.kind, trait.type)
            return _event_blocks(trait, stem)


def _stated_blocks(trait: Trait, stem: tuple[str, ...]) -> Blocks:
    if trait.seen is None:
        vague = [(*stem, "undated")]
        return Blocks(_hashes(vague), _hashes([*vague, (*stem, "dated")]))
    stored = [(*stem, month) for month in months_of(trait.seen)]
    probed = [(*stem, month) for month in months_of(trait.seen, slack_days=15)]
    return Blocks(_hashes([*stored, (*stem, "dated")]), _hashes([*probed, (*stem, "undated")]))


def _event_blocks(trait: Trait, stem: tuple[str, ...]) -> Blocks:
    traces = [(*stem, *trace) for trace in _traces(trait)]
    numbered = [(*stem, "number", str(trait.number))] if trait.number is not None else []
    period = trait.period
    if period is None or period.yearless or period.days > _LONG_DAYS:
        vague = [(*key, "vague") for key in traces]
        both = [(*key, "precise") for key in traces]
        months = [(*stem, str(year_of(period)))] if period and not period.yearless else []
        return Blocks(_hashes([*vague, *numbered, *months]), _hashes([*vague, *both, *numbered, *months]))
    slack = 31 if trait.type == "gathering" else 1
    places = traces if trait.type == "gathering" else [stem]
    stored = [(*place, month) for place in places for month in months_of(period)]
    probed = [(*place, month) for place in places for month in months_of(period, slack)]
    return Blocks(
        _hashes([*stored, *numbered, *((*key, "precise") for key in traces)]),
        _hashes([*probed, *numbered, *((*key, "vague") for key in traces)]),
    )


def _traces(trait: Trait) -> list[tuple[str, ...]]:
    """Return what a vague claim can be recognised by: each person, or the words of a name."""
    if trait.type in ("gathering", "session"):
        return [("word", word) for word in sorted(trait.words)]
    keys = {(person.party, key) for person in trait.people for key in spelling_keys(person.name)}
    return [("person", *key) for key in sorted(keys)]


def _plain(keys: list[tuple[str, ...]]) -> Blocks:
    hashes = _hashes(keys)
    return Blocks(hashes, hashes)


def _hashes(keys: list[tuple[str, ...]]) -> frozenset[int]:
    return frozenset(short_hash("\x1f".join(key).encode()) for key in keys)
