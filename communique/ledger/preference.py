"""The preferred values of a fact and how its accounts differ.

Where accounts give different values for a field, the specific is preferred to the vague, then the official
source to the agency, then what more independent sources tell, then the earlier telling; the reason that
decided is kept beside the value, and every other value with the documents that give it. A value that one
account lacks is no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from communique.ledger.dates import read_period, relate
from communique.ledger.names import is_same_name, name_words
from communique.ledger.records import Difference, Variant
from communique.ledger.sources import is_official
from communique.ledger.traits import AnyClaim, dates_of
from communique.model import (
    Agreement,
    Commitment,
    Gathering,
    OfficeHolder,
    Participant,
    Relation,
    Session,
    Visit,
)

_PROGRESS = {
    "proposed": 0,
    "negotiating": 1,
    "planned": 1,
    "signed": 2,
    "in-force": 3,
    "called-off": 3,
    "held": 4,
}
"""An agreement or event told at several stages stands at the furthest."""


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with what decides how far it is preferred: its document's outlet and publication (EDTF).

    ``start`` and ``end`` are its dates as far as other documents complete them, None as the claim has them.
    ``origin`` is the document that this one nearly repeats, None where it is itself the first.
    """

    claim: AnyClaim
    claim_key: str
    document: int
    outlet: str | None
    published: str | None
    start: str | None = None
    end: str | None = None
    origin: int | None = None

    @property
    def source(self) -> int:
        """Return what counts as its source: a copy tells nothing that the first has not told."""
        return self.origin if self.origin is not None else self.document


class Choice(msgspec.Struct, frozen=True):
    """A value given by accounts: how specific it is, and who gives it."""

    value: Any  # Any: a field of any claim
    specificity: int
    telling: Telling


def settle(tellings: Sequence[Telling]) -> tuple[AnyClaim, tuple[Difference, ...]]:
    """Return the claim with the preferred values, and the fields on which the accounts differ.

    The tellings are of one kind and at least one; their order does not matter.
    """
    ordered = sorted(tellings, key=_preference)
    claim = ordered[0].claim
    differences: list[Difference] = []
    changes: dict[str, Any] = {}  # Any: fields of the claim
    for field, specificity in _fields(claim).items():
        choices = [
            Choice(value, specificity(value), telling)
            for telling in ordered
            if (value := getattr(telling.claim, field, None)) is not None
        ]
        if choices:
            changes[field] = _choose(field, choices, differences)
    changes |= _settled_dates(ordered, differences) | _settled_extras(ordered)
    return msgspec.structs.replace(claim, **changes), tuple(differences)


def _preference(telling: Telling) -> tuple[bool, str, str]:
    return (not is_official(telling.outlet), _told_at(telling), telling.claim_key)


def _told_at(telling: Telling) -> str:
    return telling.published or "9999"


def _fields(claim: AnyClaim) -> dict[str, Callable[[Any], int]]:
    """Return the fields on which accounts of a claim may differ, each with how specific a value is."""
    match claim:
        case Visit():
            return {"kind": _any_value}
        case Session():
            return {"mechanism": _length, "ordinal": _any_value}
        case Gathering():
            return {"name": _length}
        case Agreement():
            return {"kind": _is_not_other, "title": _length, "count": _any_value}
        case Relation():
            return {"change": _any_value}
        case Commitment():
            return {"deadline": _length}
        case OfficeHolder():
            return {"name": _length, "office": _length}
        case _:
            return {}


def _any_value(_: object) -> int:
    return 0


def _length(value: str) -> int:
    return len(value.split())


def _is_not_other(value: str) -> int:
    return int(value != "other")


_WORDED = frozenset({"mechanism", "title", "name", "office", "topic"})
"""Fields that each account words for itself: another wording is no disagreement."""


def _choose(field: str, choices: Sequence[Choice], differences: list[Difference]) -> Any:  # Any: as above
    best = _best(choices)
    others = [choice for choice in choices if choice.value != best.value]
    if others and field not in _WORDED:
        differences.append(
            Difference(
                field=field, preferred=best.value, reason=_reason(best, choices), others=_variants(others)
            )
        )
    return best.value


def _best(choices: Sequence[Choice]) -> Choice:
    sources = _sources(choices)

    def rank(choice: Choice) -> tuple[int, bool, int, tuple[bool, str, str]]:
        is_plain = not is_official(choice.telling.outlet)
        return -choice.specificity, is_plain, -sources[choice.value], _preference(choice.telling)

    return min(choices, key=rank)


def _sources(choices: Sequence[Choice]) -> dict[Any, int]:  # Any: as above
    """Return how many independent sources give each value."""
    sources: dict[Any, set[int]] = {}  # Any: as above
    for choice in choices:
        sources.setdefault(choice.value, set()).add(choice.telling.source)
    return {value: len(ids) for value, ids in sources.items()}


def _reason(best: Choice, choices: Sequence[Choice]) -> str:
    others = [choice for choice in choices if choice.value != best.value]
    sources = _sources(choices)
    if any(other.specificity < best.specificity for other in others):
        return "more specific"
    if is_official(best.telling.outlet) and not any(is_official(other.telling.outlet) for other in others):
        return "official source"
    if any(sources[other.value] < sources[best.value] for other in others):
        return "told by more sources"
    if any(_told_at(other.telling) > _told_at(best.telling) for other in others):
        return "told earlier"
    return "first in the order of the record"


def _variants(choices: Sequence[Choice]) -> tuple[Variant, ...]:
    documents: dict[Any, set[int]] = {}  # Any: as above
    for choice in choices:
        documents.setdefault(choice.value, set()).add(choice.telling.document)
    return tuple(
        Variant(value=value, documents=tuple(sorted(ids)))
        for value, ids in sorted(documents.items(), key=lambda item: str(item[0]))
    )


def _settled_dates(
    ordered: Sequence[Telling], differences: list[Difference]
) -> dict[str, Any]:  # Any: as above
    """Return the narrowest date that has a year, as fields of the claim; what does not contain it differs."""
    choices = []
    for telling in _furthest(ordered):
        start, end = (telling.start, telling.end) if telling.start else dates_of(telling.claim)
        period = read_period(start, end)
        if period is not None:
            choices.append(Choice((start, end), -period.days - 10_000 * period.yearless, telling))
    if not choices or isinstance(ordered[0].claim, Commitment | OfficeHolder):
        return _latest_as_of(ordered)
    best = _best(choices)
    preferred = read_period(*best.value)
    others = [
        choice
        for choice in choices
        if (period := read_period(*choice.value))
        and preferred
        and relate(period, preferred) in ("overlaps", "next", "apart")
    ]
    if others:
        written = [Choice(_written(*other.value), other.specificity, other.telling) for other in others]
        differences.append(
            Difference(
                field="date",
                preferred=_written(*best.value),
                reason=_reason(best, [best, *others]),
                others=_variants(written),
            )
        )
    if isinstance(ordered[0].claim, Agreement | Relation):
        return {"date": _written(*best.value)}
    return {"start": best.value[0], "end": best.value[1]}


def _furthest(ordered: Sequence[Telling]) -> Sequence[Telling]:
    """Return the tellings whose dates count: of what was held on days told, not the plans made for it."""
    held = [t for t in ordered if getattr(t.claim, "status", None) == "held"]
    days = [t for t in held if len(t.start or dates_of(t.claim)[0] or "") == len("2026-05-12")]
    return held if days else ordered


def _written(start: str, end: str | None) -> str:
    return start if end in (None, start) else f"{start}/{end}"


def _latest_as_of(ordered: Sequence[Telling]) -> dict[str, Any]:  # Any: as above
    dates = [claim.as_of for t in ordered if isinstance(claim := t.claim, OfficeHolder) and claim.as_of]
    return {"as_of": max(dates, key=lambda day: (not day.startswith("XXXX"), day))} if dates else {}


def _settled_extras(ordered: Sequence[Telling]) -> dict[str, Any]:  # Any: as above
    claims = [telling.claim for telling in ordered]
    changes: dict[str, Any] = {}  # Any: as above
    if hasattr(claims[0], "status"):
        changes["status"] = max((claim.status for claim in claims), key=_PROGRESS.__getitem__)  # type: ignore[union-attr]
    if hasattr(claims[0], "participants"):
        changes["participants"] = merge_participants([claim.participants for claim in claims])  # type: ignore[union-attr]
        changes["place"] = next((claim.place for claim in claims if claim.place), None)  # type: ignore[union-attr]
    if isinstance(claims[0], Gathering):
        seen = dict.fromkeys(party for claim in claims for party in claim.parties)  # type: ignore[union-attr]
        changes["parties"] = tuple(sorted(seen))
    return changes


def merge_participants(lists: Sequence[Sequence[Participant]]) -> tuple[Participant, ...]:
    """Return everyone whom the accounts name, each once at the fullest, in the order first named.

    People are the same by party, as far as both accounts tell it, and form of name; a nameless participant
    falls to one of the same party and office.
    """
    merged: list[Participant] = []
    for person in (person for participants in lists for person in participants):
        for i, known in enumerate(merged):
            if _is_same_participant(known, person):
                merged[i] = _fuller(known, person)
                break
        else:
            merged.append(person)
    return tuple(merged)


def _is_same_participant(one: Participant, other: Participant) -> bool:
    if one.party != other.party and not (one.name and other.name and None in (one.party, other.party)):
        return False
    if one.name and other.name:
        return is_same_name(name_words(one.name), name_words(other.name))
    return one.office is not None and one.office == other.office


def _fuller(one: Participant, other: Participant) -> Participant:
    def fullness(name: str | None) -> int:
        return sum(len(word) > 1 for word in name_words(name or ""))

    name = one.name if fullness(one.name) >= fullness(other.name) else other.name
    return Participant(name=name, office=one.office or other.office, party=one.party or other.party)
