"""The check every claim passes before it leaves: each typed value must be supported by the text.

Until here, evidence holds offsets into the clean text; what leaves holds offsets into the text as read. A
value that nothing in the document supports is taken back and reported as a `Rejection`; a claim that
loses a value it cannot do without is dropped. Any engine that makes claims passes the same check.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec

from communique.data import load
from communique.model import (
    Agreement,
    Claim,
    Commitment,
    Document,
    Event,
    OfficeHolder,
    Participant,
    Position,
    Record,
    Relation,
    Session,
    Span,
    Visit,
)

C = TypeVar("C", bound=Claim)


class Rejection(Record, frozen=True, kw_only=True):
    """A value that the check took back: its kind of claim and field, why, and what the text says there."""

    kind: str
    field: str
    value: str
    reason: str
    rule: str
    quote: str


_WORD = re.compile(r"\w+")


class Support(NamedTuple):
    """What the text of one document can vouch for: its clean text, its words, the parties it names."""

    text: str
    words: frozenset[str]
    parties: frozenset[str]
    published: str | None


def read_support(document: Document, parties: Iterable[str]) -> Support:
    """Return what a document can vouch for; ``parties`` are the codes it names or speaks for."""
    words = frozenset(_WORD.findall(document.clean.casefold().replace("_", " ")))
    return Support(document.clean, words, frozenset(parties), document.published)


def ground(
    document: Document, claims: Sequence[C], support: Support
) -> tuple[tuple[C, ...], tuple[Rejection, ...]]:
    """Return the claims that hold, in the order of the text with original offsets, and what was rejected."""
    grounded: list[C] = []
    rejections: list[Rejection] = []
    for claim in claims:
        changes: dict[str, Any] = {}  # Any: the new values of fields of any type
        for field, value, reason, instead in _unsupported(claim, support):
            rejections.append(
                Rejection(
                    kind=kind_of(claim),
                    field=field,
                    value=str(value),
                    reason=reason,
                    rule=claim.rule,
                    quote=_quote(claim, support),
                )
            )
            changes[field] = instead
        if _DROP in changes.values() or not claim.evidence:
            continue
        changes["evidence"] = tuple(document.original(s.start, s.end) for s in sorted(set(claim.evidence)))
        grounded.append(msgspec.structs.replace(claim, **changes))
    return tuple(sorted(grounded, key=lambda claim: claim.evidence[0])), tuple(rejections)


def kind_of(claim: Claim) -> str:
    """Return the name of a claim's list in the codebook."""
    return _KINDS[Event if isinstance(claim, Event) else type(claim)]


_KINDS: dict[type, str] = {
    Event: "events", Agreement: "agreements", Relation: "relations", Commitment: "commitments",
    Position: "positions", OfficeHolder: "office_holders",
}  # fmt: skip
_DROP = object()

Doubt = tuple[str, object, str, object]
"""A field, its value, why it is not supported, and what takes its place (``_DROP``: the claim goes)."""


def _unsupported(claim: Claim, support: Support) -> Iterator[Doubt]:
    if isinstance(claim, Event):
        yield from _doubt_event(claim, support)
    elif isinstance(claim, Agreement):
        yield from _doubt_parties("parties", claim.parties, support)
        yield from _doubt_date("date", claim.date, support)
        if claim.count > 1 and not _names_number(claim.count, _quote(claim, support)):
            yield "count", claim.count, "number not in the quote", _DROP
    elif isinstance(claim, Relation):
        yield from _doubt_parties("parties", claim.parties, support)
        yield from _doubt_date("date", claim.date, support)
    elif isinstance(claim, Commitment):
        yield from _doubt_parties("by", claim.by, support)
        yield from _doubt_parties("to", claim.to, support, needed=False)
        yield from _doubt_date("deadline", claim.deadline, support)
    elif isinstance(claim, Position):
        yield from _doubt_parties("by", claim.by, support)
    elif isinstance(claim, OfficeHolder) and not _names(claim.name, support):
        yield "name", claim.name, "name not in the text", _DROP


def _doubt_event(event: Event, support: Support) -> Iterator[Doubt]:
    yield from _doubt_parties("parties", event.parties, support)
    if isinstance(event, Visit):
        yield from _doubt_parties("origin", (event.origin,), support)
        yield from _doubt_parties("destination", (event.destination,), support)
    for field in ("start", "end"):
        for doubt in _doubt_date(field, getattr(event, field), support):
            yield doubt
            yield ("end" if field == "start" else "start", *doubt[1:])
    ordinal = event.ordinal if isinstance(event, Session) else None
    if ordinal and not _names_number(ordinal, _quote(event, support)):
        yield "ordinal", ordinal, "number not in the quote", None
    if event.place is not None and not _names(event.place.name, support):
        yield "place", event.place.name, "place not in the text", None
    known = tuple(p for p in event.participants if p.name is None or _names(p.name, support))
    if known != event.participants:
        lost: Participant = next(p for p in event.participants if p not in known)
        yield "participants", lost.name, "name not in the text", known


def _doubt_parties(
    field: str, codes: Sequence[str], support: Support, *, needed: bool = True
) -> Iterator[Doubt]:
    named = tuple(code for code in codes if code in support.parties)
    if len(named) < len(codes):
        lost = ", ".join(code for code in codes if code not in named)
        instead: object = named
        if needed and (not named or field in ("origin", "destination", "parties")):
            instead = _DROP
        yield field, lost, "party not named in the text", instead


def _quote(claim: Claim, support: Support) -> str:
    return " ".join(support.text[span.start : span.end] for span in claim.evidence)


def _names(name: str, support: Support) -> bool:
    return all(word in support.words for word in re.findall(r"[^\W_]+", name.casefold()))


# --- numbers and dates ---------------------------------------------------------------------------


def _names_number(number: int, quote: str) -> bool:
    """Tell whether a quote gives a number: in figures, in words or in Roman figures."""
    if re.search(rf"(?<!\d){number}(?:st|nd|rd|th)?(?!\d)", quote):
        return True
    words = load("numbers")
    forms = [*words["cardinals"].get(number, ()), *words["ordinals"].get(number, ())]
    return any(re.search(rf"\b{form}\b", quote, re.IGNORECASE) for form in forms) or bool(
        re.search(rf"\b{_roman(number)}\b", quote)
    )


_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def _roman(number: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        while number >= value:
            out, number = out + letters, number - value
    return out


_MONTHS = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
_MONTH_FORMS = tuple(frozenset(forms.split()) for forms in _MONTHS)
_ENDINGS = ("", "st", "nd", "rd", "th")
_COUNTED = frozenset({"anniversary", "ago", "year", "years", "decade", "decades", "century"})
_RELATIVE = frozenset(
    {
        "autumn", "day", "earlier", "fall", "friday", "half", "later", "monday", "month", "quarter",
        "recently", "saturday", "spring", "summer", "sunday", "thursday", "today", "tomorrow", "tonight",
        "tuesday", "wednesday", "week", "weekend", "winter", "yesterday",
    }
)  # fmt: skip


def _doubt_date(field: str, value: str | None, support: Support) -> Iterator[Doubt]:
    if value is None:
        return
    for point in value.split("/"):
        if not _supports_point(point, support):
            yield field, value, "date not supported by the text", None
            return


def _supports_point(point: str, support: Support) -> bool:
    """Tell whether the text, its publication or a relative word gives each part of a date."""
    published = (support.published or "").split("/")[0]
    if point == published or published.startswith(point):
        return True
    year, month, day = (*point.split("-"), "", "")[:3]
    words = support.words
    relative = bool(words & _RELATIVE)
    if year not in words and year != "XXXX":
        near = published[:4].isdigit() and year.isdigit() and abs(int(published[:4]) - int(year)) <= 1
        if not near and not words & _COUNTED:
            return False
    if month and month.isdigit():
        forms = _MONTH_FORMS[int(month) - 1] | {month, month.lstrip("0")}
        if forms.isdisjoint(words) and not relative:
            return False
    if day:
        plain = day.lstrip("0")
        return relative or any(plain + ending in words for ending in _ENDINGS) or day in words
    return True


def trim(text: str, start: int, end: int) -> Span:
    """Return ``start:end`` without white space, a final full stop or a leading conjunction mark."""
    while end > start and text[end - 1] in " \n\t.,;:":
        end -= 1
    while start < end and text[start] in " \n\t,;:":
        start += 1
    return Span(start, end)
