"""What a mention of an event takes over from those told before it: who "the delegation" is, when, who was present."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
import re

from communique.extraction.events.arguments import Side, codes_of, join, side_after, side_before
from communique.extraction.events.drafts import Draft
from communique.extraction.events.scene import Scene
from communique.extraction.grammar import compile_pattern, grammar
from communique.model import Participant

_ENCOUNTERS = ("meeting", "call")
_NEAR = 6
"""Sentences over which "the delegation" or "during the visit" still points back."""


# --- who -----------------------------------------------------------------------------------------


def resolve_people(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """Return the draft with those it only points to named, or None where nothing before it names them."""
    if draft.leg:
        return _on_tour(draft, earlier)
    if draft.anaphoric:
        visits = [d for d in earlier if d.type == "visit" and d.origin and d.origin not in draft.parties]
        there = [d for d in visits if d.destination in draft.parties]
        near = [d for d in visits if draft.index - d.index <= _NEAR and draft.type == "visit" or not draft.participants]
        if not there and not near:
            return None
        last = (there or near)[-1]
        draft = replace(
            draft,
            anaphoric=False,
            parties=codes_of((last.origin,), draft.parties),
            participants=join(last.participants, draft.participants),
            origin=last.origin if draft.type == "visit" else draft.origin,
        )
        if draft.type == "visit" and draft.origin == draft.destination:
            return None
        return draft if len(draft.parties) > 1 else None
    if draft.type in _ENCOUNTERS and not draft.participants:
        for before in reversed(earlier):
            if before.type != "visit" and set(before.parties) == set(draft.parties) and before.participants:
                return replace(draft, participants=before.participants) if before.index < draft.index else draft
    return draft


def _on_tour(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """Return a meeting told only by its state with the people who visit it, or None where no visit there is told."""
    host = draft.place.party if draft.place else None
    for visit in reversed(earlier):
        if visit.type == "visit" and visit.destination == host and visit.origin and not visit.headline:
            return replace(
                draft,
                anaphoric=False,
                parties=(visit.origin, visit.destination),
                participants=join(visit.participants, tuple(p for p in draft.participants if p.party == visit.origin)),
            )
    return None


# --- when ----------------------------------------------------------------------------------------


def inherit_times(drafts: list[Draft]) -> None:
    """Give undated drafts the time, and meetings the city, of the event they belong to (codebook, rulings 3, 24, 26)."""
    for draft in drafts:
        if draft.interval is None and not draft.other and not draft.weak:
            source = _source(draft, drafts)
            if source is not None:
                draft.interval, draft.inherited = source.interval, True
    for draft in drafts:
        if draft.type == "meeting" and draft.place is None:
            visit = next((d for d in drafts if d.type == "visit" and d.index == draft.index and _is_within(draft, d)), None)
            draft.place = visit.place if visit else None


def _source(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    dated = [d for d in drafts if d.interval is not None and d is not draft and not d.other and _agree(d, draft)]
    if draft.type == "visit":
        return _attested(draft, dated) or _tour(draft, dated)
    if draft.sequel:
        before = [d for d in dated if d.type != "visit" and 0 < draft.index - d.index <= _NEAR and set(draft.parties) <= set(d.parties)]
        if before:
            return before[-1]
    visits = [d for d in dated if d.type == "visit" and _is_within(draft, d)]
    if visits:
        return min(visits, key=lambda d: (abs(d.index - draft.index), d.index > draft.index))
    same = [d for d in dated if d.index == draft.index and d.type != "visit" and _share_people(d, draft)]
    return same[0] if same and "reference" not in draft.merged else None


def _agree(a: Draft, b: Draft) -> bool:
    return a.told == b.told or "untold" in (a.told, b.told)


def _is_within(draft: Draft, visit: Draft) -> bool:
    """Tell whether an encounter can be part of a visit: traveller and host meet."""
    if visit.origin not in draft.parties or visit.destination not in draft.parties:
        return False
    return _share_people(draft, visit) or not draft.participants or not visit.participants


def _share_people(a: Draft, b: Draft) -> bool:
    return bool({p.name for p in a.participants if p.name} & {p.name for p in b.participants if p.name})


def _tour(draft: Draft, dated: Sequence[Draft]) -> Draft | None:
    """Return the dated visit of the same people that this one is a leg of."""
    legs = [d for d in dated if d.type == "visit" and d.origin == draft.origin and _share_people(d, draft)]
    near = [d for d in legs if 0 <= draft.index - d.index <= 3]
    return near[-1] if near else None


def _attested(draft: Draft, dated: Sequence[Draft]) -> Draft | None:
    """Return the dated encounter in whose sentence a traveller is said to be in the country."""
    for other in dated:
        if other.type == "visit":
            continue
        if other.index == draft.index or (draft.present and 0 < draft.index - other.index <= 2):
            if set(draft.parties) <= set(other.parties) and (_share_people(other, draft) or not draft.participants):
                return other
    return None


# --- who else ------------------------------------------------------------------------------------


@cache
def _present() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    alphabet = grammar().alphabet
    event = "meeting|meetings|talks|call|conversation|discussion|discussions|session|consultation|consultations|dialogue|event|audience|reception"
    patterns = (
        "AUX present",
        f"( attended|joined|participated in|took part in ) the? ( {event} )",
        f"present|attending|participating ( at|in|during the? {event} )? @be <b>( ANY )",
        "joined|accompanied|attended by <b>( ANY )",
    )
    a, b, c, d = (re.compile(compile_pattern(pattern, alphabet)) for pattern in patterns)
    return a, b, c, d


def add_companions(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Add those whom this sentence says were present at, or joined in, the events told last (ruling 9)."""
    present, attended, inverse, joined = _present()
    letters = scene.letters
    here = [d for d in drafts if d.index == scene.clauses.index]
    for match in joined.finditer(letters):
        people = side_after(scene.clauses, match.start("b"))
        targets = [d for d in here if d.first < match.start()] or _last(drafts, scene.clauses.index)
        if _is_party_travelling(scene, match.start()):
            _add(targets, people)
    if here:
        return
    for pattern in (present, attended):
        match = pattern.search(letters)
        if match:
            _add(_last(drafts, scene.clauses.index, encounters=True), side_before(scene.clauses, match.start()))
            return
    match = inverse.search(letters)
    if match:
        _add(_last(drafts, scene.clauses.index, encounters=True), side_after(scene.clauses, match.start("b")))


def _is_party_travelling(scene: Scene, unit: int) -> bool:
    return not scene.is_headline and unit >= 0


def _last(drafts: Sequence[Draft], index: int, encounters: bool = False) -> list[Draft]:
    """Return the drafts of the latest sentence before ``index`` that tells of events, if it is close."""
    before = [d for d in drafts if d.index < index and not d.weak and (not encounters or d.type != "visit")]
    if not before or index - before[-1].index > 3:
        return []
    last = [d for d in before if d.index == before[-1].index]
    return last if not encounters else last[-1:]


def _add(drafts: Sequence[Draft], side: Side) -> None:
    people: tuple[Participant, ...] = tuple(p for p in side.people if p.name)
    for draft in drafts:
        if draft.type == "visit":
            draft.participants = join(draft.participants, tuple(p for p in people if p.party in (draft.origin, None)))
        else:
            draft.participants = join(draft.participants, people)
