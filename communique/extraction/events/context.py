"""What a mention of an event takes over from those before it: who "the delegation" is, when, who else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from communique.extraction.events.arguments import side_before
from communique.extraction.events.drafts import Draft
from communique.extraction.events.participants import codes_of, join
from communique.extraction.events.scene import Scene
from communique.extraction.events.sides import Side, side_after, side_of_units, tables
from communique.extraction.events.where import place_of
from communique.extraction.grammar import grammar
from communique.language.en.times import resolve

_NEAR = 6
"""Sentences over which "the delegation" or "also met" still points back."""
_CLOSE = 3
"""Sentences over which "he was present" or a further leg of a tour does."""


# --- who -----------------------------------------------------------------------------------------


def resolve_people(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """Return the draft with those it only points to named, or None where nothing before it names them."""
    if draft.leg:
        return _on_tour(draft, earlier)
    if draft.hosted:
        return _with_hosts(draft, earlier)
    if draft.doers and (travelling := _travelling(draft, earlier)):
        return travelling
    if draft.anaphoric:
        return _of_travellers(draft, earlier)
    if draft.type in ("meeting", "call") and not draft.participants:
        for other in reversed(earlier):
            if other.type != "visit" and other.participants and set(other.parties) == set(draft.parties):
                is_here = other.index == draft.index
                return draft if is_here else replace(draft, participants=other.participants)
    return draft


def _on_tour(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """Return a meeting told only by its state with those who visit it, or None where no visit is told."""
    host = draft.place.party if draft.place else None
    for visit in reversed(earlier):
        if visit.type == "visit" and visit.destination == host and visit.origin and not visit.headline:
            own = tuple(person for person in draft.participants if person.party in (visit.origin, host))
            parties, people = (visit.origin, visit.destination), join(visit.participants, own)
            return replace(draft, anaphoric=False, parties=parties, participants=people)
    return None


def _with_hosts(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """Return a meeting of travellers with people of the one state they visit; None if there is not one."""
    visits = [d for d in earlier if d.type == "visit" and d.origin in draft.parties]
    hosts = {visit.destination for visit in visits if visit.destination and _share_people(visit, draft)}
    if len(hosts) != 1 or len(draft.parties) != 1:
        return None
    (host,) = hosts
    people = tuple(p if p.party else msgspec.structs.replace(p, party=host) for p in draft.participants)
    return replace(draft, parties=(*draft.parties, host), participants=people)


def _travelling(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """Return what "they" did as done by the travellers told before, if these can be meant, else None."""
    visits = [d for d in earlier if d.type == "visit" and d.origin and draft.index - d.index <= _NEAR]
    others = tuple(code for code in draft.parties if code not in draft.doers)
    if not visits or not others or visits[-1].origin in (*draft.doers, *others):
        return None
    people = tuple(person for person in draft.participants if person.party in others)
    people = join(visits[-1].participants, people)
    return replace(draft, parties=(visits[-1].origin, *others), participants=people)


def _of_travellers(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """Return a draft about "the delegation" with the travellers told before, or None where there are none."""
    visits = [d for d in earlier if d.type == "visit" and d.origin and d.origin not in draft.parties]
    there = [d for d in visits if d.destination in draft.parties]
    near = [
        d for d in visits
        if not draft.participants or (draft.type == "visit" and draft.index - d.index <= _NEAR)
    ]  # fmt: skip
    if not there and not near:
        return None
    visit = (there or near)[-1]
    parties = codes_of((visit.origin,), draft.parties)
    if len(parties) < 2 or (draft.type == "visit" and visit.origin == draft.destination):
        return None
    return replace(
        draft,
        anaphoric=False,
        parties=parties,
        participants=join(visit.participants, draft.participants),
        origin=visit.origin if draft.type == "visit" else draft.origin,
    )


# --- when and where ------------------------------------------------------------------------------


def inherit(drafts: Sequence[Draft]) -> None:
    """Give undated drafts the time, and meetings the city, of what they belong to (rulings 3, 24, 26)."""
    for draft in drafts:
        if draft.interval is None and not draft.other and not draft.weak:
            source = _source(draft, drafts)
            draft.interval = source.interval if source else None
    for draft in drafts:
        if draft.type == "meeting" and draft.place is None:
            here = [d for d in drafts if d.type == "visit" and d.index == draft.index]
            visits = [d for d in here if _is_within(draft, d)]
            draft.place = visits[0].place if visits else None


def _source(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the dated event whose time is that of an undated one, or None where nothing tells."""
    if draft.merged:
        return None
    dated = [d for d in drafts if d.interval and d is not draft and not d.other and _agree(d, draft)]
    if draft.type == "visit":
        return _attested(draft, dated) or _tour(draft, dated)
    if draft.sequel and (told := _told_before(draft, dated)):
        return told
    visits = [d for d in dated if d.type == "visit" and _is_within(draft, d)]
    if visits:
        return min(visits, key=lambda d: (abs(d.index - draft.index), d.index > draft.index))
    here = [d for d in dated if d.index == draft.index and d.type != "visit" and _share_people(d, draft)]
    return here[0] if here else None


def _agree(a: Draft, b: Draft) -> bool:
    return a.told == b.told or "untold" in (a.told, b.told)


def _is_within(draft: Draft, visit: Draft) -> bool:
    """Tell whether an encounter can be part of a visit: traveller and host meet."""
    if visit.origin not in draft.parties or visit.destination not in draft.parties:
        return False
    return _share_people(draft, visit) or not draft.participants or not visit.participants


def _share_people(a: Draft, b: Draft) -> bool:
    return bool({p.name for p in a.participants if p.name} & {p.name for p in b.participants if p.name})


def _told_before(draft: Draft, dated: Sequence[Draft]) -> Draft | None:
    """Return the encounter on which "also met" follows."""
    before = [
        d for d in dated
        if d.type != "visit" and 0 < draft.index - d.index <= _NEAR and set(draft.parties) <= set(d.parties)
    ]  # fmt: skip
    return before[-1] if before else None


def _tour(draft: Draft, dated: Sequence[Draft]) -> Draft | None:
    """Return the dated visit of the same people that this one is a leg of."""
    legs = [
        d for d in dated
        if d.type == "visit" and d.origin == draft.origin and _share_people(d, draft)
        and (d.told == draft.told or draft.told != "planned")
    ]  # fmt: skip
    near = [d for d in legs if 0 <= draft.index - d.index <= _CLOSE]
    return near[-1] if near else None


def _attested(draft: Draft, dated: Sequence[Draft]) -> Draft | None:
    """Return the dated encounter beside which a traveller is said to be in the country."""
    for other in dated:
        is_near = other.index == draft.index or (draft.present and 0 < draft.index - other.index < _CLOSE)
        shared = _share_people(other, draft) or not draft.participants
        if other.type != "visit" and is_near and shared and set(draft.parties) <= set(other.parties):
            return other
    return None


def add_dateline(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Give undated encounters told right before the place and day of a line that says no more than these."""
    letters = scene.letters.rstrip(".")
    if letters not in ("L,T", "L,S,T"):
        return
    unit = len(letters) - 1
    time = scene.sentence.mentions[unit].time
    day = resolve(time, scene.anchor, "past") if time else None
    for draft in drafts:
        if draft.index == scene.clauses.index - 1 and draft.interval is None and draft.told == "held":
            draft.interval = day
            if draft.type == "meeting" and draft.place is None:
                draft.place = place_of(scene.discourse.text, scene.sentence.mentions[0])


# --- who else ------------------------------------------------------------------------------------

def add_companions(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Add those whom this sentence says were present at, or joined in, the events told last (ruling 9)."""
    if scene.is_headline:
        return
    index = scene.clauses.index
    rules = grammar().candidates("presence", scene.letters)
    here = [d for d in drafts if d.index == index] if rules else []
    for rule in rules:
        for match in rule.matches(scene.letters):
            if rule.fields["who"] == "after":
                side = side_after(scene.clauses, match.start("b"))
            else:
                side = _attending(scene, match.start())
            if not rule.fields.get("also_here"):
                met = [d for d in drafts if d.type != "visit"]
                targets = [] if any(d.index == index for d in met) else _told_last(met, index)[-1:]
            else:
                targets = [d for d in here if d.first < match.start()] or _told_last(drafts, index)
            _add(targets, side)


def _attending(scene: Scene, unit: int) -> Side:
    """Return those named in the list before ``unit``, also if its last items are nameless: "and friends"."""
    side = side_before(scene.clauses, unit)
    if side or not tables().verbs.isdisjoint(scene.letters[1:unit]):
        return side
    units = [k for k in range(unit) if scene.letters[k] in "PO"]
    return side_of_units(scene.clauses, units, 0, unit) if units else side


def _told_last(drafts: Sequence[Draft], index: int) -> list[Draft]:
    """Return the drafts of the latest sentence before ``index`` that tells of events, if it is close."""
    before = [d for d in drafts if d.index < index and not d.weak]
    if not before or index - before[-1].index > _CLOSE:
        return []
    return [d for d in before if d.index == before[-1].index]


def _add(drafts: Sequence[Draft], side: Side) -> None:
    people = tuple(person for person in side.people if person.name)
    for draft in drafts:
        own = tuple(p for p in people if p.party in (draft.origin, None)) if draft.type == "visit" else people
        draft.participants = join(draft.participants, own)
        if draft.open:
            draft.parties = codes_of(draft.parties, side.codes)
