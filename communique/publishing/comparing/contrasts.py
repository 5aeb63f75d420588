"""In which fields several tellings of one thing differ, and how much that matters.

A value that says something else is one thing; a date told more closely, a person left out or another wording
is another. Values are given as JSON and in words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal

import msgspec

from communique.language.en.parties import party_name
from communique.ledger import AnyClaim
from communique.ledger.dates import read_period, relate
from communique.ledger.names import is_same_name, name_words
from communique.ledger.preference import merge_participants
from communique.ledger.traits import dates_of
from communique.ledger.wording import content_words, overlap
from communique.model import (
    Agreement,
    AnyEvent,
    Commitment,
    Gathering,
    OfficeHolder,
    Participant,
    Position,
    Record,
    Relation,
    Session,
    Visit,
)
from communique.publishing.statements.dates import date_words
from communique.publishing.statements.sentences import level_words, names_of, ordinal_words

ITEM_FLOOR = 0.4
"""Share of an item's words (0 to 1) from which another text's undertaking holds it."""

ContrastKind = Literal["value", "closeness", "gap", "wording"]
CONTRAST_KINDS: tuple[ContrastKind, ...] = ("value", "gap", "closeness", "wording")
"""Tellings that say something else; one that says nothing; one that says it more closely; other words. The
most telling first."""


class Version(Record, frozen=True, kw_only=True):
    """A value as JSON and in words, and the places of the tellings that give it; None where left out."""

    value: Any  # Any: a field of any claim, as JSON
    words: str
    tellings: tuple[int, ...]


class Contrast(Record, frozen=True, kw_only=True):
    """A field in which tellings differ; ``versions`` are at least two, that of the first telling first."""

    field: str
    kind: ContrastKind
    versions: tuple[Version, ...]


def find_contrasts(claims: Sequence[AnyClaim]) -> tuple[Contrast, ...]:
    """Return the fields in which claims of one kind differ, the most telling first; of a pair, or of more.

    Whom a telling of an event names and whom it leaves out is the field ``participants``.
    """
    fields = _fields(claims[0])
    if len({type(claim) for claim in claims}) > 1:
        fields = (_KIND, *_EVENT)
    found = [contrast for field in fields if (contrast := _contrast(field, claims))]
    if all(isinstance(claim, AnyEvent) for claim in claims):
        found += _of_people(claims)
    if all(isinstance(claim, Commitment) for claim in claims):
        found += _of_items(claims)
    return tuple(sorted(found, key=lambda contrast: CONTRAST_KINDS.index(contrast.kind)))


# --- fields ----------------------------------------------------------------------------------------


class _Field(msgspec.Struct, frozen=True):
    """How a field is read from a claim, told in words and compared; None where two values agree."""

    name: str
    value: Callable[[Any], Any]  # Any: a claim of the kind, and its value
    words: Callable[[Any], str]
    differ: Callable[[Any, Any], ContrastKind | None]


def _fields(claim: AnyClaim) -> tuple[_Field, ...]:
    match claim:
        case Visit():
            return (*_EVENT, _plain("kind"))
        case Session():
            return (*_EVENT, _worded("mechanism"), _plain("ordinal", ordinal_words))
        case Gathering():
            return (*_EVENT, _worded("name"), _Field("parties", _parties, names_of, _differ_in_company))
        case Agreement():
            return (_plain("count"), _plain("status"), _DATE, _plain("kind"), _worded("title"))
        case Relation():
            return (_plain("level", level_words), _plain("change"), _DATE)
        case Commitment():
            return (*_WHO, _plain("to", names_of), _plain("deadline", date_words))
        case Position():
            return (_plain("stance"), _plain("by", names_of), _worded("topic"))
        case OfficeHolder():
            return (_worded("office"), _worded("name"), _plain("party", party_name))
        case _:
            return _EVENT


def _plain(name: str, words: Callable[[Any], str] = str) -> _Field:
    return _Field(name, lambda claim: _unordered(getattr(claim, name, None)) or None, words, _differ_plainly)


def _unordered(value: Any) -> Any:  # Any: as above
    """Return parties in order of their codes: who is named first makes no difference."""
    return tuple(sorted(value)) if isinstance(value, tuple) else value


def _worded(name: str) -> _Field:
    return _Field(name, lambda claim: getattr(claim, name, None), str, _differ_in_words)


def _differ_plainly(one: Any, other: Any) -> ContrastKind | None:  # Any: as above
    return None if one == other else "value"


def _differ_in_company(one: Sequence[str], other: Sequence[str]) -> ContrastKind | None:
    """Of those at a gathering, each text names the ones it is about."""
    return None if set(one) == set(other) else "gap"


def _differ_in_words(one: str, other: str) -> ContrastKind | None:
    """Tell another wording from a shorter form of the same."""
    words, others = {*name_words(one)}, {*name_words(other)}
    return None if words <= others or others <= words else "wording"


def _differ_in_date(one: str, other: str) -> ContrastKind | None:
    first, second = read_period(one), read_period(other)
    if first is None or second is None:
        return None if one == other else "value"
    match relate(first, second):
        case "same":
            return "closeness" if first.yearless != second.yearless else None
        case "within":
            return "closeness"
        case _:
            return "value"


def _differ_in_place(one: str, other: str) -> ContrastKind | None:
    return None if content_words(one) & content_words(other) else "wording"


def _date(claim: AnyClaim) -> str | None:
    start, end = dates_of(claim)
    return start if start is None or end in (None, start) else f"{start}/{end}"


def _parties(claim: AnyEvent) -> tuple[str, ...]:
    return tuple(sorted(claim.parties))


def _place(claim: AnyEvent) -> str | None:
    return claim.place.name if claim.place else None


_DATE = _Field("date", _date, date_words, _differ_in_date)
_EVENT = (_plain("status"), _DATE, _Field("place", _place, str, _differ_in_place))
_KIND = _plain("type")
_WHO = (_plain("modality"), _plain("by", names_of))
_NEEDLESS = frozenset({"modality", "status", "to", "name", "title", "topic", "parties"})
"""Fields of which a telling that gives none is no gap."""


def _contrast(field: _Field, claims: Sequence[AnyClaim | Participant]) -> Contrast | None:
    """Return the contrast of one field: a version for each value that agrees with none before it."""
    values = [field.value(claim) for claim in claims]
    given = [value for value in values if value is not None]
    kinds = [kind for value in given if (kind := field.differ(given[0], value)) is not None]
    if not kinds and (not given or len(given) == len(values) or field.name in _NEEDLESS):
        return None
    groups: list[tuple[Any, list[int]]] = []  # Any: as above
    for i, value in enumerate(values):
        if value is None and field.name in _NEEDLESS:
            continue
        known = next((places for other, places in groups if _is_one(field, value, other)), None)
        if known is None:
            groups.append((value, [i]))
        else:
            known.append(i)
    worst: ContrastKind = min(kinds, key=CONTRAST_KINDS.index) if kinds else "gap"
    return Contrast(field=field.name, kind=worst, versions=tuple(_version(field, *group) for group in groups))


def _is_one(field: _Field, value: Any, other: Any) -> bool:  # Any: as above
    if value is None or other is None:
        return value is other
    return field.differ(other, value) is None


def _version(field: _Field, value: Any, places: Sequence[int]) -> Version:  # Any: as above
    words = "not told" if value is None else field.words(value)
    return Version(value=msgspec.to_builtins(value), words=words, tellings=tuple(places))


# --- people and items ------------------------------------------------------------------------------


def _of_people(claims: Sequence[Any]) -> Iterator[Contrast]:  # Any: claims of events
    """Yield whom a telling that names anyone leaves out, and offices and names told otherwise."""
    everyone: list[Participant] = []
    for person in merge_participants([claim.participants for claim in claims]):
        if _find(person, everyone) is None:
            everyone.append(person)
    lacking: list[list[Participant]] = [[] for _ in claims]
    for person in everyone:
        tellings = [_find(person, claim.participants) for claim in claims]
        for i, told in enumerate(tellings):
            if told is None:
                lacking[i].append(person)
        for field in (_worded("office"), _worded("name")):
            contrast = _contrast(field, [told or _NOBODY for told in tellings])
            if contrast is not None and contrast.kind == "wording":
                yield msgspec.structs.replace(contrast, field=f"{field.name} of {_name(person)}")
    if any(lacking):
        versions = tuple(
            Version(
                value=[_name(person) for person in everyone if person not in missing],
                words=", ".join(_name(person) for person in everyone if person not in missing) or "no one",
                tellings=(i,),
            )
            for i, missing in enumerate(lacking)
        )
        yield Contrast(field="participants", kind="gap", versions=versions)


_NOBODY = Participant(name=None, office=None, party=None)


def _find(person: Participant, participants: Sequence[Participant]) -> Participant | None:
    """Return the participant who is the same person, by party and name, or by office where one is unnamed."""
    words = name_words(person.name or "")
    for other in participants:
        is_named_so = is_same_name(words, name_words(other.name or ""))
        is_in_office = not (person.name and other.name) and person.office == other.office
        if person.party == other.party and (is_named_so or is_in_office):
            return other
        if is_named_so and None in (person.party, other.party):
            return other
    return None


def _name(person: Participant) -> str:
    party = party_name(person.party) if person.party else ""
    return person.name or ", ".join(part for part in (person.office, party) if part) or "an official"


def _of_items(claims: Sequence[Any]) -> Iterator[Contrast]:  # Any: commitments
    """Yield the items of undertakings that no other telling holds, by their words."""
    own: list[list[str]] = []
    for i, claim in enumerate(claims):
        others = [action for j, other in enumerate(claims) if j != i for action in other.actions]
        words = content_words(" ".join(others))
        own.append([item for item in claim.actions if overlap(content_words(item), words) < ITEM_FLOOR])
    if any(own):
        versions = tuple(
            Version(value=items, words="; ".join(f"“{item}”" for item in items), tellings=(i,))
            for i, items in enumerate(own)
            if items
        )
        yield Contrast(field="only here", kind="gap", versions=versions)
