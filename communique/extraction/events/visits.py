"""Visits: who travelled to which state (codebook, "events", rulings 1, 2, 5, 24 and 25)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, cast

from communique.extraction.events.addressing import addressed_before, addressee, both
from communique.extraction.events.arguments import side_before, subject_of
from communique.extraction.events.destinations import Destination, destinations_at, host_of
from communique.extraction.events.drafts import Draft
from communique.extraction.events.encounter_parts import attribution_of, published
from communique.extraction.events.matching import Found, find_drafts_of
from communique.extraction.events.owners import doer_after, owner_of, subject_beyond, with_bearer
from communique.extraction.events.scene import Scene
from communique.extraction.events.sides import Side, side_after
from communique.extraction.events.status import Told, noun_status, verb_status
from communique.extraction.events.when import find_time
from communique.extraction.grammar import words_of
from communique.language.en.times import Interval
from communique.model import Span, VisitKind


class Journey(NamedTuple):
    """A visit as found: the rule's match, the travellers, where they go, and what is said of its status."""

    found: Found
    travellers: Side
    destinations: Sequence[Destination]
    end: int
    told: Told


def find_visits(scene: Scene) -> list[Draft]:
    """Return the visits that a sentence tells, one for each traveller's party and state."""
    return find_drafts_of(scene, ("visit",), _read)


def _read(scene: Scene, found: Found) -> Iterator[Draft]:
    to = found.start("to")
    destinations, end = destinations_at(scene, to) if to is not None else ([], found.last)
    travellers = _travellers(scene, found, Side(found.first if to is None else to, end))
    if travellers.first >= found.first:
        end = max(end, travellers.last)
    told = _told(scene, found, travellers, end)
    if told == "unreal" or not _can_travel(scene, found, travellers) or _is_of_another(scene, found):
        return
    if not destinations:
        host = "" if to is not None else _host(scene, found, travellers)
        if host is None:
            return
        destinations = [Destination(host, None)]
    yield from _drafts(scene, Journey(found, travellers, destinations, end, told))


def _is_of_another(scene: Scene, found: Found) -> bool:
    """Tell whether an infinitive says what someone else does: "thanked X for his decision to travel"."""
    before = scene.words(found.first - 3, found.first)
    return before[:1] in (["his"], ["her"], ["their"], ["your"]) and before[-1:] == ["to"]


def _host(scene: Scene, found: Found, travellers: Side) -> str | None:
    """Return the party visited where no place is named: of "your visit" it is the speaker’s."""
    speaker = scene.clauses.speaker(found.first)
    if speaker and len(speaker.codes) == 1 and "your" in scene.words(found.first - 4, found.first + 1):
        return speaker.codes[0]
    return host_of(scene, travellers)


def _travellers(scene: Scene, found: Found, visited: Side) -> Side:
    first = found.first
    if found.agent in ("named", "object", "guest"):
        limit = found.start("to") if found.agent == "object" else None
        named = side_after(scene.clauses, found.match.start("a"), limit)
        return with_bearer(scene, first, named) if found.has("own") else named
    if found.agent == "owner":
        owner = owner_of(scene, first)
        is_asked = scene.clauses.sentence.section.kind == "question"  # "Minister, what did the visit bring?"
        if not owner and not is_asked and "your" not in scene.words(first - 4, first):
            owner = subject_beyond(scene, first, visited)
        return owner if owner.people or owner.anaphoric else doer_after(scene, visited.last)
    if found.agent in ("addressee", "both"):
        return addressee(scene, first) if found.agent == "addressee" else both(scene, first)
    if you := addressed_before(scene, first):
        return you
    if "P'" in scene.letters[first : found.last]:  # "preparations for President X’s visit to"
        return side_before(scene.clauses, scene.letters.index("P'", first) + 1)
    return subject_of(scene.clauses, first + (scene.words(first, first + 1)[0] in ("who", "which")))


def _told(scene: Scene, found: Found, travellers: Side, end: int) -> Told:
    if found.agent == "guest" or found.has("ahead"):
        return "planned" if found.has("ahead") else "held"
    if found.has("within") and not words_of("%futures").isdisjoint(scene.words(found.first, found.last)):
        return "planned"
    if found.has("noun"):
        return noun_status(scene, found.first, end)
    subject_end = travellers.last if travellers and travellers.last <= found.first else found.first
    return verb_status(scene, subject_end, found.first)


def _can_travel(scene: Scene, found: Found, travellers: Side) -> bool:
    """Tell whether those found are definite travellers: people or a delegation, not "a minister"."""
    if not travellers:
        return False
    if found.agent in ("guest", "object") and scene.letters[travellers.last : travellers.last + 1] == "'":
        return False
    if any(person.name for person in travellers.people) or travellers.anaphoric:
        return True
    if travellers.people and found.agent == "subject":
        return _is_definite(scene, travellers)
    is_delegation = _is_delegation(scene, travellers)
    if scene.words(travellers.first, travellers.first + 1)[:1] in (["a"], ["an"]) and not is_delegation:
        return bool(travellers.people) and "took" in scene.words(travellers.last, travellers.last + 2)
    if found.rule.fields.get("needs") == "person":
        return bool(travellers.people)
    return found.agent != "guest" or bool(travellers.people) or is_delegation


def _is_definite(scene: Scene, travellers: Side) -> bool:
    """Tell whether an office alone means its one holder: "the King of Norway", not "a minister"."""
    article = scene.word(travellers.first) == "the" or scene.word(travellers.first - 1) == "the"
    one = travellers.people[0]
    is_envoy = "mbassador" in (one.office or "")  # who goes to a post and back
    return article and len(travellers.people) == 1 and one.party is not None and not is_envoy


def _is_delegation(scene: Scene, travellers: Side) -> bool:
    return "delegation" in scene.text(travellers.first, travellers.last).lower().split()


# --- drafts --------------------------------------------------------------------------------------

_OTHER = re.compile(
    r"\b(?:previous|last|earlier|recent|recently|past|latest|next|prior)\b", re.IGNORECASE
)
_KIND = re.compile(
    r"\b(?P<kind>state|official|working|private|transit)"
    r"(?P<more>\s+(?:and\s+)?(?:state|official|working|friendly|goodwill))?\s+(?P<noun>visit|trip|tour)s?\b",
    re.IGNORECASE,
)


def _drafts(scene: Scene, journey: Journey) -> Iterator[Draft]:
    found, travellers = journey.found, journey.travellers
    begin = min(found.first, travellers.first)
    interval = _time(scene, journey, begin)
    definite = bool(interval) or found.agent == "guest" or bool(travellers.people) or travellers.anaphoric
    if not definite and not _is_delegation(scene, travellers):
        return
    draft = Draft(
        type="visit",
        rule=found.rule.id,
        index=scene.clauses.index,
        first=found.first,
        last=journey.end,
        parties=(),
        evidence=[],
        told=journey.told,
        interval=interval,
        attribution=attribution_of(scene, found.first),
        weak=found.has("weak"),
        other=bool(_OTHER.search(scene.text(found.first - 3, found.first))),
        headline=scene.is_headline,
        present=found.has("present"),
        tour=len(journey.destinations) > 1,
        kind=None if found.agent == "guest" else kind_in(scene.text(found.first - 8, journey.end + 10)),
    )
    evidence = scene.span(begin, journey.end)
    for destination in journey.destinations:
        for code in travellers.codes or ("",):
            if code != destination.code:
                yield _leg(draft, travellers, code, destination, evidence)


def _leg(draft: Draft, travellers: Side, origin: str, destination: Destination, evidence: Span) -> Draft:
    """Return the visit of those travellers who come from ``origin`` to one destination."""
    alone = len(travellers.codes) == 1
    return replace(
        draft,
        parties=tuple(filter(None, (origin, destination.code))),
        participants=tuple(p for p in travellers.people if alone or p.party in (origin, None)),
        place=destination.place,
        evidence=[evidence],
        anaphoric=travellers.anaphoric and not origin,
        origin=origin,
        destination=destination.code,
    )


def _time(scene: Scene, journey: Journey, begin: int) -> Interval | None:
    first, noun = journey.found.first, journey.found.has("noun")
    to = journey.found.start("to")
    first = first if to is None else min(first, to)  # "in Lima on May 2, during the visit of"
    before = scene.words(journey.found.first - 5, journey.found.first)
    opens = not {"during", "on", "as", "within", "while"}.isdisjoint(before)
    leading = begin if opens or not noun else 0
    time = find_time(scene, first, journey.end, journey.told, leading, noun=noun)
    is_now = journey.found.has("now") and not {"was", "were", "had"} & set(scene.words(first - 8, first))
    return published(scene) if time is None and is_now and journey.told in ("held", "untold") else time


def kind_in(text: str) -> VisitKind | None:
    """Return the kind of visit that the text around it names (codebook, ruling 25), or None."""
    for match in _KIND.finditer(text):
        kind, more = match["kind"].lower(), (match["more"] or "").lower()
        if kind == "working" and match["noun"].lower() == "trip":
            continue
        return "working" if "working" in more else cast(VisitKind, kind)
    return None
