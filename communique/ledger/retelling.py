"""How accounts of a fact tell the same otherwise: spellings of names, wordings of titles, places, who came.

None of this is a contradiction: one account calls a meeting's venue by its name and another by its city, or
lists three of the five who came. It is kept because a reader may know the one form and not the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from communique.ledger.names import Name, fold, is_same_name, name_words
from communique.ledger.preference import Telling
from communique.ledger.records import Difference, Variant
from communique.ledger.traits import AnyClaim
from communique.model import Agreement, AnyEvent, Gathering, OfficeHolder, Participant, Session

_Said = tuple[Any, int]  # Any: a field of a claim, as JSON; with the document that says it


def told_otherwise(claim: AnyClaim, tellings: Sequence[Telling]) -> tuple[Difference, ...]:
    """Return what accounts word otherwise than the fact's claim, and whom those of an event leave out.

    Empty for a single telling; the order of tellings does not matter.
    """
    if len(tellings) < 2:
        return ()
    found: list[Difference | None] = [_worded(field, claim, tellings) for field in _worded_fields(claim)]
    if isinstance(claim, AnyEvent):
        told = [(event, t.document) for t in tellings if isinstance(event := t.claim, AnyEvent)]
        found.append(_place(claim, told))
        found.append(_attendance(claim, told))
        found += [_spelling(person, told) for person in claim.participants]
    return tuple(difference for difference in found if difference is not None)


def _worded_fields(claim: AnyClaim) -> tuple[str, ...]:
    match claim:
        case Session():
            return ("mechanism",)
        case Gathering():
            return ("name",)
        case Agreement():
            return ("title",)
        case OfficeHolder():
            return ("name", "office")
        case _:
            return ()


def _worded(field: str, claim: AnyClaim, tellings: Sequence[Telling]) -> Difference | None:
    preferred = getattr(claim, field)
    said = [(getattr(telling.claim, field, None), telling.document) for telling in tellings]
    others = [(value, number) for value, number in said if value and not _is_alike(value, preferred)]
    return _difference(field, preferred, "fullest wording", others)


def _place(claim: AnyEvent, told: Sequence[tuple[AnyEvent, int]]) -> Difference | None:
    if claim.place is None:
        return None
    places = [(event.place, number) for event, number in told if event.place is not None]
    others = [(place, n) for place, n in places if not _is_alike(place.name, claim.place.name)]
    is_elsewhere = any(place.party and claim.place.party not in (None, place.party) for place, _ in others)
    said = [(place.name, number) for place, number in others]
    kind: Literal["value", "wording"] = "value" if is_elsewhere else "wording"
    return _difference("place", claim.place.name, "first in the order of sources", said, kind)


def _attendance(claim: AnyEvent, told: Sequence[tuple[AnyEvent, int]]) -> Difference | None:
    named = [person for person in claim.participants if person.name]
    partial = [
        (tuple(person.name for person in event.participants if person.name), number)
        for event, number in told
        if event.participants and not all(_is_named(person, event.participants) for person in named)
    ]
    everyone = tuple(person.name for person in named)
    return _difference("participants", everyone, "all who are named", partial, "attendance")


def _is_named(person: Participant, participants: Iterable[Participant]) -> bool:
    words = name_words(person.name or "")
    return any(
        person.party == other.party and is_same_name(words, name_words(other.name or ""))
        for other in participants
    )


def _spelling(person: Participant, told: Sequence[tuple[AnyEvent, int]]) -> Difference | None:
    if person.name is None:
        return None
    words = name_words(person.name)
    forms = [
        (other.name, number)
        for event, number in told
        for other in event.participants
        if other.name and other.party == person.party and _is_respelt(words, name_words(other.name))
    ]
    return _difference(f"name of {person.name}", person.name, "fullest form", forms)


def _is_respelt(one: Name, other: Name) -> bool:
    """Return whether two forms of one name differ in letters, not in how many of its words they give."""
    if not is_same_name(one, other):
        return False
    ours = [word for word in one if len(word) > 1 and word not in other]
    theirs = [word for word in other if len(word) > 1 and word not in one]
    return bool(ours and theirs)


def _is_alike(one: str, other: str) -> bool:
    return name_words(one) == name_words(other) if name_words(one) else fold(one) == fold(other)


def _difference(
    field: str,
    preferred: Any,  # Any: as above
    reason: str,
    said: Iterable[_Said],
    kind: Literal["value", "wording", "attendance"] = "wording",
) -> Difference | None:
    documents: dict[Any, set[int]] = {}  # Any: as above
    for value, number in said:
        documents.setdefault(value, set()).add(number)
    if not documents:
        return None
    others = tuple(
        Variant(value=value, documents=tuple(sorted(ids)))
        for value, ids in sorted(documents.items(), key=lambda item: str(item[0]))
    )
    return Difference(field=field, preferred=preferred, reason=reason, others=others, kind=kind)
