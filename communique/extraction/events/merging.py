"""One record for each event: mentions in headline, lede, caption and body that tell of the same one are joined."""

from __future__ import annotations

from collections.abc import Iterable

from communique.extraction.events.arguments import join, name_words
from communique.extraction.events.drafts import Draft
from communique.extraction.events.occasion_words import are_same_name
from communique.language.en.times import Interval
from communique.model import Participant


def merge(drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts with those of one event joined, in order of first mention; weak ones stand for nothing alone."""
    events: list[Draft] = []
    weak: list[Draft] = []
    for draft in drafts:
        if draft.weak:
            weak.append(draft)
            continue
        target = _find(events, draft)
        if target is None:
            events.append(draft)
        else:
            _absorb(target, draft)
    for draft in weak:
        target = _find(events, draft)
        if target is not None:
            _absorb(target, draft)
    return events


def _find(events: list[Draft], draft: Draft) -> Draft | None:
    matches = [event for event in events if are_same(event, draft)]
    return max(matches, key=lambda event: _closeness(event, draft), default=None)


def _closeness(event: Draft, draft: Draft) -> tuple[int, int, int]:
    same_day = int(event.interval is not None and event.interval == draft.interval)
    shared = len(set(_names(event.participants)) & set(_names(draft.participants)))
    return same_day, shared, -abs(event.index - draft.index)


def are_same(event: Draft, draft: Draft) -> bool:
    """Tell whether two mentions can be of one event: nothing they say differs, and they share what identifies it."""
    if not _types_meet(event, draft) or not _statuses_meet(event, draft):
        return False
    if event.type == "visit" and (event.destination != draft.destination or event.origin != draft.origin):
        return False
    a, b = set(event.parties), set(draft.parties)
    if not (a <= b or b <= a):
        return False
    if _people_differ(event, draft) or _places_differ(event, draft):
        return False
    return _times_meet(event, draft)


def _types_meet(event: Draft, draft: Draft) -> bool:
    if event.type == draft.type:
        return event.type not in ("session", "gathering") or _titles_meet(event, draft)
    return {event.type, draft.type} == {"call", "meeting"} and (event.soft or draft.soft)


def _titles_meet(event: Draft, draft: Draft) -> bool:
    if event.type == "session" and None not in (event.ordinal, draft.ordinal) and event.ordinal != draft.ordinal:
        return False
    headline = event.headline or draft.headline
    return are_same_name(event.mechanism or event.name, draft.mechanism or draft.name, headline)


def _statuses_meet(event: Draft, draft: Draft) -> bool:
    return event.told == draft.told or "untold" in (event.told, draft.told) or draft.weak


def _names(people: tuple[Participant, ...]) -> list[str]:
    return [person.name for person in people if person.name]


def _people_differ(event: Draft, draft: Draft) -> bool:
    """Tell whether some party is represented by different people in the two."""
    for party in set(event.parties) | set(draft.parties):
        a = {word for p in event.participants if p.party == party for word in name_words(p)}
        b = {word for p in draft.participants if p.party == party for word in name_words(p)}
        if a and b and not a & b:
            return True
    return False


def _places_differ(event: Draft, draft: Draft) -> bool:
    if event.place is None or draft.place is None:
        return False
    if event.place.party and draft.place.party and event.place.party != draft.place.party:
        return True
    return False


def _times_meet(event: Draft, draft: Draft) -> bool:
    if event.interval is not None and draft.interval is not None:
        return _overlap(event.interval, draft.interval)
    if draft.other or event.other:
        return draft.other == event.other and event.interval == draft.interval
    return True


def _overlap(a: Interval, b: Interval) -> bool:
    low = max(a.start, b.start)
    high = min(_padded(a.end), _padded(b.end))
    return low <= high


def _padded(date: str) -> str:
    return date + "-99" if len(date) < 10 else date


def _absorb(event: Draft, draft: Draft) -> None:
    """Join a mention into an event: the fuller of each field stays."""
    event.parties = tuple(dict.fromkeys((*event.parties, *draft.parties)))
    event.participants = join(event.participants, draft.participants)
    event.evidence.extend(draft.evidence)
    if event.soft and not draft.soft:
        event.type, event.soft = draft.type, False
    if event.interval is None or (draft.interval is not None and _finer(draft.interval, event.interval)):
        event.interval = draft.interval or event.interval
    if event.place is None or event.headline and draft.place:
        event.place = draft.place or event.place
    event.kind = event.kind or draft.kind
    event.attribution = event.attribution if event.attribution and draft.attribution else None
    if event.told == "untold":
        event.told = draft.told
    event.ordinal = event.ordinal if event.ordinal is not None else draft.ordinal
    event.mechanism = event.mechanism or draft.mechanism
    event.name = event.name or draft.name
    event.headline = event.headline and draft.headline


def _finer(a: Interval, b: Interval) -> bool:
    return len(a.start) > len(b.start)
