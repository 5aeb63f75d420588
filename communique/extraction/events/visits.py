"""Visits: who travelled to which state (codebook, "events", rulings 1, 2, 5, 24 and 25)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from communique.extraction.discourse import party_codes
from communique.extraction.events.arguments import Side, side_after, subject_of
from communique.extraction.events.drafts import Draft
from communique.extraction.events.encounters import attribution_of
from communique.extraction.events.owners import owner_of, subject_beyond
from communique.extraction.events.scene import Scene
from communique.extraction.events.when import Told, find_time, noun_status, verb_status
from communique.extraction.events.where import place_of
from communique.extraction.grammar import Rule, grammar
from communique.language.en.parties import is_state
from communique.model import Place, VisitKind


class Destination(NamedTuple):
    """A state visited, with the city or region where one is named."""

    code: str
    place: Place | None


def find_visits(scene: Scene) -> list[Draft]:
    """Return the visits that a sentence tells, one for each traveller's party and state."""
    found: list[tuple[int, int, Rule, re.Match[str]]] = []
    for rule in grammar().candidates("visits", scene.letters):
        found += [(match.start("v"), match.end(), rule, match) for match in rule.matches(scene.letters)]
    found.sort(key=lambda item: (item[0], bool(item[2].fields.get("weak")), -item[1]))
    drafts: list[Draft] = []
    taken: set[int] = set()
    for _, _, rule, match in found:
        if taken & set(range(*match.span("v"))):
            continue
        read = list(_read(scene, rule, match))
        if read:
            taken.update(range(*match.span("v")))
            drafts.extend(read)
    return drafts


def _read(scene: Scene, rule: Rule, match: re.Match[str]) -> Iterator[Draft]:
    first, last = match.span("v")
    noun = bool(rule.fields.get("noun"))
    to = match.start("to") if match.re.groupindex.get("to") and match["to"] is not None else None
    destinations, end = destinations_at(scene, to) if to is not None else ([], last)
    travellers = _travellers(scene, rule, match, Side(to, end) if to is not None else Side(first, first))
    end = max(end, travellers.last if travellers.first >= first else end, last)
    told: Told = (
        noun_status(scene, first, end) if noun
        else "held" if rule.fields["agent"] == "guest"
        else verb_status(scene, travellers.last if travellers and travellers.last <= first else first, first)
    )  # fmt: skip
    if told == "unreal" or not travellers:
        return
    if rule.fields["agent"] == "guest" and not is_named(scene, travellers):
        return
    if rule.fields["agent"] in ("guest", "object") and scene.letters[travellers.last : travellers.last + 1] == "'":
        return
    if rule.fields.get("needs") == "person" and not (travellers.people or travellers.anaphoric):
        return
    if scene.words(travellers.first, travellers.first + 1)[:1] in (["a"], ["an"]) and "delegation" not in scene.words(
        travellers.first, travellers.last
    ) and not any(p.name for p in travellers.people):
        return
    if not any(p.name for p in travellers.people) and rule.fields["agent"] == "subject" and not travellers.anaphoric:
        if any(p.office for p in travellers.people):
            return
    if not destinations and to is not None:
        destinations = [Destination("", None)]
    if not destinations:
        if not rule.fields.get("weak") and rule.fields["agent"] != "guest":
            return
        host = _host(scene, travellers)
        if host is None:
            return
        destinations = [Destination(host, None)]
    yield from _drafts(scene, rule, first, end, travellers, destinations, told)


def _travellers(scene: Scene, rule: Rule, match: re.Match[str], visited: Side) -> Side:
    agent, first = rule.fields["agent"], match.start("v")
    if agent in ("named", "object", "guest"):
        limit = match.start("to") if agent == "object" and match["to"] else None
        if rule.id == "visits.owners-visit":
            limit = match.start("v")
        return side_after(scene.clauses, match.start("a"), limit)
    if agent == "owner":
        owner = owner_of(scene, first) or subject_beyond(scene, first, visited)
        return owner if owner.people or owner.anaphoric else Side(first, first)
    return subject_of(scene.clauses, first + (scene.words(first, first + 1)[0] in ("who", "which")))


def _host(scene: Scene, travellers: Side) -> str | None:
    """Return the party visited where the text does not name it: the other one of those it is about here."""
    others = [code for code in scene.clauses.parties if code not in travellers.codes]
    if len(others) == 1:
        return others[0]
    home = scene.discourse.analysis.home
    return home if home and home not in travellers.codes else None


# --- destinations --------------------------------------------------------------------------------


def destinations_at(scene: Scene, unit: int) -> tuple[list[Destination], int]:
    """Return the states of the list of places that begins at ``unit``, each once, and the unit after the list.

    "Rome, Italy" is one place. A city or region makes the place; a state alone makes none.
    """
    letters, found = scene.letters, []
    k, end = unit, unit
    while k < len(letters):
        letter = letters[k]
        mention = scene.sentence.mentions.get(k)
        if mention is not None and letter in "LRS":
            if letter == "S" and found and found[-1].code in mention.codes:
                pass
            elif letter == "S":
                found += [Destination(code, None) for code in party_codes(mention) if is_state(code)]
            elif mention.codes:
                found.append(Destination(mention.codes[0], place_of(scene.discourse.text, mention)))
            end = k + 1
        elif scene.words(k, k + 1)[0] not in (",", "and", "the", "then", "&", "as", "well", "in", "southern", "northern"):
            break
        elif k - end > 3:
            break
        k += 1
    unique: dict[str, Destination] = {}
    for destination in found:
        if destination.code not in unique:
            unique[destination.code] = destination
    return list(unique.values()), end


# --- drafts --------------------------------------------------------------------------------------

_KIND = re.compile(
    r"\b(?P<a>state|official|working|private|transit)(?P<b>\s+(?:and\s+)?(?:state|official|working|friendly|goodwill))?\s+(?P<n>visits?|trips?|tours?)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\b(?:previous|last|earlier|recent|recently|first|past|latest|next|prior)\b", re.IGNORECASE)


def _drafts(
    scene: Scene, rule: Rule, first: int, end: int, travellers: Side, destinations: list[Destination], told: Told
) -> Iterator[Draft]:
    noun = bool(rule.fields.get("noun"))
    guest = rule.fields["agent"] == "guest"
    begin = min(first, travellers.first) if travellers.last else first
    interval = find_time(scene, first, end, told, leading=begin if not noun or _opens_scene(scene, first) else 0, noun=noun)
    text = scene.text(max(0, first - 8), end + 10)
    for destination in destinations:
        for code in travellers.codes or ("",):
            if code == destination.code or not (interval or guest or is_named(scene, travellers)):
                continue
            people = tuple(p for p in travellers.people if p.party == code or p.party is None or len(travellers.codes) == 1)
            yield Draft(
                type="visit",
                rule=rule.id,
                index=scene.clauses.index,
                first=first,
                last=end,
                parties=tuple(filter(None, (code, destination.code))),
                participants=people,
                evidence=[scene.span(begin, end)],
                told=told,
                interval=interval,
                place=destination.place,
                attribution=attribution_of(scene, first),
                weak=bool(rule.fields.get("weak")),
                other=bool(_OTHER.search(scene.text(max(0, first - 3), first))),
                anaphoric=travellers.anaphoric and not code,
                headline=scene.is_headline,
                present=bool(rule.fields.get("present")),
                origin=code,
                destination=destination.code,
                kind=None if guest else kind_in(text, scene.text(first, first + 1)),
            )


def is_named(scene: Scene, travellers: Side) -> bool:
    """Tell whether travellers are definite: people, or one delegation, not merely "leaders" or "citizens"."""
    if travellers.people or travellers.anaphoric:
        return True
    return "delegation" in scene.text(travellers.first, travellers.last).lower().split()


def _opens_scene(scene: Scene, unit: int) -> bool:
    return bool({"during", "on", "as", "within", "while"} & set(scene.words(max(0, unit - 5), unit)))


def kind_in(text: str, word: str) -> VisitKind | None:
    """Return the kind of visit that the text around it names (codebook, ruling 25), or None."""
    del word
    for match in _KIND.finditer(text):
        kind = match["a"].lower()
        second = (match["b"] or "").lower()
        if kind == "working" and match["n"].lower().startswith("trip"):
            continue
        if "working" in second:
            kind = "working"
        return kind  # type: ignore[return-value]
    return None
