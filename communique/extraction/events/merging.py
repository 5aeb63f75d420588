"""One record for each event: its mentions in headline, lede, caption and body are joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from communique.extraction.events.drafts import Draft
from communique.extraction.events.occasion_words import are_same_name, is_other_of_a_row
from communique.extraction.events.participants import join, name_words
from communique.extraction.events.same_sitting import join_meetings
from communique.language.en.parties import is_state
from communique.language.en.times import Interval
from communique.model import Participant


def merge(drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts with those of one event joined, in order of first mention; weak ones only add."""
    events: list[Draft] = []
    weak: list[Draft] = []
    told = list(drafts)
    turns = [draft for draft in told if draft.turn]
    for draft in told:
        if turns and _is_told_by_turns(draft, turns):
            continue
        if draft.weak:
            weak.append(draft)
        elif (event := _find(events, draft)) is not None:
            _absorb(event, draft)
        else:
            events.append(draft)
    for draft in weak:
        if (event := _find(events, draft)) is not None:
            _absorb(event, draft)
    return join_meetings(events)


def _is_told_by_turns(draft: Draft, turns: Sequence[Draft]) -> bool:
    """Tell whether a headline names together those whom the text says were met one after the other."""
    within = [turn for turn in turns if turn.type == draft.type and set(turn.parties) < set(draft.parties)]
    return draft.headline and len(within) > 1


def _find(events: list[Draft], draft: Draft) -> Draft | None:
    """Return the event that a mention is of, the closest where it may be of several, or None."""

    def closeness(event: Draft) -> tuple[bool, int, int]:
        same_day = event.interval is not None and event.interval == draft.interval
        shared = {p.name for p in event.participants if p.name} & {p.name for p in draft.participants}
        return same_day, len(shared), _nearness(event, draft)

    return max((event for event in events if are_same(event, draft)), key=closeness, default=None)


def _nearness(event: Draft, draft: Draft) -> int:
    """Return how near the two are told; what only points back ("the meeting, led by") does so to the last."""
    if not draft.weak or event.type != "session":
        return -abs(event.index - draft.index)
    start = draft.evidence[0].start
    before = [span.start for span in event.evidence if span.start <= start]
    return max(before) - start if before else -len(event.evidence) - start - 1


def are_same(event: Draft, draft: Draft) -> bool:
    """Tell whether two mentions can be of one event: nothing that they say differs."""
    a, b = set(event.parties), set(draft.parties)
    return (
        _types_meet(event, draft)
        and (event.origin, event.destination) == (draft.origin, draft.destination)
        and (a <= b or b <= a or _is_one_forum(event, draft))
        and (event.told == draft.told or "untold" in (event.told, draft.told) or draft.weak)
        and not _people_differ(event, draft)
        and not _places_differ(event, draft)
        and _times_meet(event, draft)
    )


def _is_one_forum(event: Draft, draft: Draft) -> bool:
    """Tell whether two mentions name one gathering of a forum, of which each tells some of the guests."""
    if event.type != "gathering" or not event.name or not draft.name:
        return False
    if event.ordinal is not None and event.ordinal == draft.ordinal:
        named = event.name in draft.name or draft.name in event.name
        return named and not {*event.parties}.isdisjoint(draft.parties)
    fora = {code for code in {*event.parties} & {*draft.parties} if not is_state(code)}
    return bool(fora) and not fora.isdisjoint(event.name.split()) and not fora.isdisjoint(draft.name.split())


def _types_meet(event: Draft, draft: Draft) -> bool:
    if event.type != draft.type:
        return {event.type, draft.type} == {"call", "meeting"} and (event.soft or draft.soft)
    return event.type not in ("session", "gathering") or _titles_meet(event, draft)


def _titles_meet(event: Draft, draft: Draft) -> bool:
    """Tell whether two names can be of one: numbers agree, and enough of what tells a name apart."""
    if None not in (event.ordinal, draft.ordinal) and event.ordinal != draft.ordinal:
        return False
    a, b = event.mechanism or event.name, draft.mechanism or draft.name
    if a and b and _is_special(a) != _is_special(b):
        return False  # "the annual Summit" and "the Special Summit"
    if event.type == "gathering" and (event.ordinal is None) != (draft.ordinal is None):
        numbered, other = (b, a) if event.ordinal is None else (a, b)
        if is_other_of_a_row(numbered, other):
            return False  # "the third Summit of the Andes" and "the Cities Summit of the Andes"
    return are_same_name(a, b, event.headline or draft.headline)


def _is_special(name: str) -> bool:
    """Tell whether a sitting is called one out of the row that is counted."""
    return not {"special", "extraordinary", "emergency"}.isdisjoint(name.lower().split())


def _people_differ(event: Draft, draft: Draft) -> bool:
    """Tell whether some party is represented by different people in the two."""
    for party in {*event.parties, *draft.parties}:
        a = {word for p in event.participants if p.party == party for word in name_words(p)}
        b = {word for p in draft.participants if p.party == party for word in name_words(p)}
        if (a and b and not a & b) or _offices_differ(event, draft, party):
            return True
    return False


def _offices_differ(event: Draft, draft: Draft, party: str) -> bool:
    """Tell whether one mention has a party's person by name, the other somebody by an office of a city."""
    return any(
        any(p.name for p in one.participants if p.party == party)
        and any(p.party == party and _is_local(p) for p in other.participants)
        and not any(p.name for p in other.participants if p.party == party)
        and not any(_is_local(p) for p in one.participants)
        for one, other in ((event, draft), (draft, event))
    )


def _is_local(person: Participant) -> bool:
    """Tell whether an office without a name is that of a town or province: no minister goes by it."""
    return person.name is None and person.office is not None and bool(_LOCAL.match(person.office))


_LOCAL = re.compile(r"(?:Lord |Deputy )?(?:Mayor|Governor|Premier|Prefect)\b")


def _places_differ(event: Draft, draft: Draft) -> bool:
    """Tell whether the two lie in different states."""
    a, b = (d.place.party if d.place else None for d in (event, draft))
    return None not in (a, b) and a != b


def _times_meet(event: Draft, draft: Draft) -> bool:
    if event.interval is not None and draft.interval is not None:
        numbered = event.ordinal is not None and event.ordinal == draft.ordinal
        near = event.interval.start[:7] == draft.interval.start[:7]  # told of each of its days by turns
        return (numbered and near) or _overlap(event.interval, draft.interval)
    if draft.other or event.other:
        return draft.other == event.other and event.interval == draft.interval
    return True


def _is_within(a: Interval, b: Interval) -> bool:
    """Tell whether an interval lies in another: a leg of a journey in the whole of it."""
    return b.start <= a.start and a.end <= b.end


def _overlap(a: Interval, b: Interval) -> bool:
    """Tell whether two intervals share a day; a month or year ends after all its days."""
    return max(a.start, b.start) <= min(a.end + "~", b.end + "~")


def _absorb(event: Draft, draft: Draft) -> None:
    """Join a mention into an event: the fuller of each field stays."""
    event.parties = tuple(dict.fromkeys((*event.parties, *draft.parties)))
    event.participants = join(event.participants, draft.participants)
    event.evidence.extend(draft.evidence)
    if event.soft and not draft.soft:
        event.type, event.soft = draft.type, False
    if event.interval is None or (draft.interval and len(draft.interval.start) > len(event.interval.start)):
        event.interval = draft.interval or event.interval
    elif draft.interval and event.tour and not draft.tour and _is_within(draft.interval, event.interval):
        event.interval, event.tour = draft.interval, False
    if event.place is None or (event.headline and draft.place):
        event.place = draft.place or event.place
    if event.told == "untold":
        event.told = draft.told
    if "mention" in event.merged and not draft.merged:
        event.merged = []
    if event.attribution != draft.attribution:
        event.attribution = None
    event.kind = event.kind or draft.kind
    event.ordinal = event.ordinal if event.ordinal is not None else draft.ordinal
    event.mechanism = event.mechanism or draft.mechanism
    if event.name is None or (draft.name and event.name in draft.name):
        event.name = draft.name or event.name
    event.headline = event.headline and (draft.headline or draft.weak)
