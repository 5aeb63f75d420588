"""Invented documents with the claims that they make, as many as wanted, for measuring the ledger at size.

Nothing here was published by anyone: people, dates, talks and undertakings are drawn by chance from a seed.
The skew is that of the real record: by Zipf's law, few pairs of states have most of it (of 5,000 pairs, the
first fifty have half); several documents tell of one occasion, each in part and in its own words; who holds
an office, and how two states stand, is told again and again. Documents come in no order of time.
"""

from __future__ import annotations

import random
from collections import defaultdict, deque
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from typing import Any, Literal, cast

import msgspec

from communique.data import load
from communique.ledger.traits import AnyClaim
from communique.model import (
    Agreement,
    Call,
    Commitment,
    Dateline,
    Document,
    DocumentHeader,
    Extraction,
    Meeting,
    Modality,
    OfficeHolder,
    OffsetMap,
    Participant,
    Place,
    Position,
    Relation,
    Session,
    Span,
    Visit,
)

PAIRS = 5_000
STATES = 190
FIRST_DAY = date(1995, 1, 1)
DAYS = 30 * 365
TOLD_AGAIN = 0.4
"""Share of the documents that tell of an occasion told before."""
REMEMBERED = 30
"""Occasions of a pair that may be told again: the last ones, as news goes."""

_SYLLABLES = [
    a + b
    for a in [
        "b",
        "d",
        "f",
        "g",
        "h",
        "k",
        "l",
        "m",
        "n",
        "p",
        "r",
        "s",
        "t",
        "v",
        "z",
        "ch",
        "kh",
        "sh",
        "tr",
        "gr",
    ]
    for b in ["a", "e", "i", "o", "u", "an", "en", "ir", "os", "ul"]
]
_OFFICES = (
    "President", "Prime Minister", "Minister of Foreign Affairs", "Minister of Trade", "Minister of Defence",
    "Chairman of the Parliament", "Deputy Minister of Foreign Affairs", "Ambassador",
)  # fmt: skip
_VERBS = [
    "open",
    "build",
    "expand",
    "renew",
    "fund",
    "simplify",
    "exchange",
    "train",
    "supply",
    "ease",
    "support",
    "study",
    "modernise",
    "protect",
    "promote",
    "restore",
    "extend",
    "review",
    "regulate",
    "launch",
]
_THINGS = [
    "harbour",
    "railway",
    "airport",
    "vaccine",
    "fishery",
    "tea",
    "coffee",
    "timber",
    "steel",
    "satellite",
    "museum",
    "archive",
    "university",
    "scholarship",
    "visa",
    "tariff",
    "pipeline",
    "reactor",
    "grid",
    "dam",
    "forest",
    "irrigation",
    "textile",
    "shipyard",
    "bank",
    "insurance",
    "patent",
    "customs",
    "livestock",
    "honey",
    "geology",
    "seismology",
    "hospital",
    "library",
    "orchestra",
    "stadium",
    "highway",
    "tunnel",
    "bridge",
    "solar",
    "wind",
    "hydrogen",
    "copper",
    "lithium",
    "rice",
    "maize",
    "tourism",
    "ferry",
    "radar",
    "border",
    "refugee",
    "labour",
    "pension",
    "police",
    "heritage",
]
_MANNERS = [
    "routes",
    "rules",
    "services",
    "training",
    "centres",
    "projects",
    "quotas",
    "standards",
    "laboratories",
    "exports",
    "imports",
    "permits",
    "programmes",
    "exhibitions",
    "crossings",
    "investment",
    "research",
    "equipment",
    "repairs",
    "surveys",
]
_MECHANISMS = (
    "Joint Committee on Trade", "Political Consultations", "Defence Policy Dialogue", "Science Commission",
    "Working Group on Fisheries",
)  # fmt: skip
_LEVELS = ("strategic-partnership", "comprehensive-partnership", "diplomatic-relations")
_OUTLETS = (
    "Harbour Gazette",
    "State News Service",
    "Evening Courier",
    "Ministry of Foreign Affairs",
    "Radio Meridian",
)
_PHRASES = (
    "the talks were held in a warm spirit", "the guests were shown the hall", "a dinner was given at night",
    "the hosts were thanked for their care", "the two delegations met the press",
)  # fmt: skip
"""Of what documents say besides: turns of phrase that all of them use, between words of their own."""

Type = Literal["visit", "meeting", "call", "session"]


class Occasion(msgspec.Struct):
    """What took place on one day between two parties, of which documents tell."""

    type: Type
    pair: tuple[str, str]
    day: date
    people: tuple[Participant, ...]
    place: Place
    mechanism: str
    ordinal: int
    undertakings: tuple[tuple[Modality, tuple[str, ...], str, str], ...]
    titles: tuple[str, ...]
    topic: str


class World:
    """States, their officials over thirty years, and the occasions so far; all drawn from one seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 (made-up data, no secret)
        self._sectors = [entry["sector"] for entry in load("sectors")]
        members = [code for code, state in load("states").items() if state["standing"] == "member"]
        states = self.chance.sample(sorted(members), STATES)
        found = {tuple(sorted(self.chance.sample(states, 2))) for _ in range(3 * PAIRS)}
        self.pairs = cast("list[tuple[str, str]]", self.chance.sample(sorted(found), PAIRS))
        self._weights = list(accumulate(1 / (rank + 1) for rank in range(PAIRS)))
        self._officials = {state: self._tenures() for state in states}
        self._recent: defaultdict[tuple[str, str], deque[Occasion]] = defaultdict(
            lambda: deque(maxlen=REMEMBERED)
        )

    def occasion(self) -> Occasion:
        """Return an occasion to be told: of a pair drawn by Zipf's law, new or told before."""
        (pair,) = self.chance.choices(self.pairs, cum_weights=self._weights)
        recent = self._recent[pair]
        if recent and self.chance.random() < TOLD_AGAIN:
            return self.chance.choice(recent)
        recent.append(self._new(pair))
        return recent[-1]

    def earlier(self, pair: tuple[str, str]) -> Occasion:
        """Return an occasion that a document on the pair may recall."""
        return self.chance.choice(self._recent[pair])

    def _new(self, pair: tuple[str, str]) -> Occasion:
        chance = self.chance
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        rank = min(int(chance.expovariate(0.5)), len(_OFFICES) - 1)
        modalities: tuple[Modality, ...] = ("agreed", "pledged", "requested")
        return Occasion(
            type=chance.choices(("visit", "meeting", "call", "session"), (4, 3, 2, 1))[0],
            pair=pair if chance.random() < 0.5 else (pair[1], pair[0]),
            day=day,
            people=tuple(self._official(state, rank, day) for state in pair),
            place=Place(name=chance.choice(_SYLLABLES).title() + chance.choice(_SYLLABLES), party=pair[0]),
            mechanism=chance.choice(_MECHANISMS),
            ordinal=1 + (day - FIRST_DAY).days // 365,
            undertakings=tuple(
                self._undertaking(pair, modality)
                for modality in chance.choices(modalities, (6, 3, 1), k=chance.randint(3, 6))
            ),
            titles=tuple(f"Agreement on {self._wording()}" for _ in range(chance.choice((0, 0, 0, 1, 2)))),
            topic=f"peace in the region of {self._name()} and {self._wording()}",
        )  # fmt: skip

    def place(self) -> str:
        """Return two words that a document need not share with another."""
        return f"{self._name()} {self.chance.choice(_THINGS)}"

    def _undertaking(
        self, pair: tuple[str, str], modality: Modality
    ) -> tuple[Modality, tuple[str, ...], str, str]:
        by = pair if modality == "agreed" else (self.chance.choice(pair),)
        return modality, by, self._wording(), self.chance.choice(self._sectors)

    def _wording(self) -> str:
        verb, manner = self.chance.choice(_VERBS), self.chance.choice(_MANNERS)
        return f"{verb} {' and '.join(self.chance.sample(_THINGS, 2))} {manner}"

    def _name(self) -> str:
        return "".join(self.chance.choices(_SYLLABLES, k=self.chance.randint(2, 3))).title()

    def _tenures(self) -> list[list[tuple[date, str]]]:
        """Return, for each office, who held it from which day on."""
        tenures = []
        for _ in _OFFICES:
            day, held = FIRST_DAY, []
            while day < FIRST_DAY + timedelta(days=DAYS):
                held.append((day, f"{self._name()} {self._name()}"))
                day += timedelta(days=self.chance.randint(700, 3_000))
            tenures.append(held)
        return tenures

    def _official(self, state: str, rank: int, day: date) -> Participant:
        name = [name for start, name in self._officials[state][rank] if start <= day][-1]
        return Participant(name=name, office=_OFFICES[rank], party=state)


class Draft:
    """A document being written: its sentences so far, and the claims that they make."""

    def __init__(self) -> None:
        self.sentences: list[str] = []
        self.claims: defaultdict[str, list[AnyClaim]] = defaultdict(list)
        self._length = 0

    def say(self, sentence: str) -> tuple[Span, ...]:
        """Append a sentence and return where it stands."""
        start = self._length
        self.sentences.append(sentence)
        self._length += len(sentence) + 1
        return (Span(start, start + len(sentence)),)


def documents(claims: int, seed: int = 1) -> Iterator[tuple[Document, Extraction]]:
    """Yield documents until they have made so many claims or a few more, some nine each."""
    world = World(seed)
    made = number = 0
    while made < claims:
        document, extraction, count = _write(world, number)
        yield document, extraction
        made += count
        number += 1


def _write(world: World, number: int) -> tuple[Document, Extraction, int]:
    occasion, draft, chance = world.occasion(), Draft(), world.chance
    draft.say(f"Item {number} of the day.")
    _tell_event(draft, occasion, chance)
    if chance.random() < 0.3:
        _recall_event(draft, world.earlier(cast("tuple[str, str]", tuple(sorted(occasion.pair)))), chance)
    _tell_offices(draft, occasion, chance)
    _tell_standing(draft, occasion, chance)
    _tell_undertakings(draft, occasion, chance)
    for _ in range(chance.randint(8, 20)):
        draft.say(
            f"At the {world.place()}, {chance.choice(_PHRASES)} from {world.place()} and {world.place()}."
        )
    text = " ".join(draft.sentences)
    path = f"{number}.txt"
    header = DocumentHeader(
        path=path, title=f"Item {number}", outlet=chance.choice(_OUTLETS),
        published=(occasion.day + timedelta(days=chance.randint(0, 3))).isoformat(),
        published_basis="stated", dateline=Dateline(), language="en", sections=(),
    )  # fmt: skip
    document = Document(path=path, text=text, clean=text, offsets=OffsetMap(), sections=())
    lists: dict[str, Any] = {
        kind: tuple(members) for kind, members in draft.claims.items()
    }  # Any: each list its own
    return document, Extraction(document=header, **lists), sum(map(len, draft.claims.values()))


def _tell_event(draft: Draft, occasion: Occasion, chance: random.Random) -> None:
    day = occasion.day.isoformat()
    start, end = (day, day) if chance.random() < 0.85 else (day[:7], day[:7])
    _event(draft, occasion, start, end, occasion.people if chance.random() < 0.8 else occasion.people[:1])


def _recall_event(draft: Draft, occasion: Occasion, chance: random.Random) -> None:
    day = occasion.day.isoformat()
    when = chance.choice((day[:7], day[:7], day[:4], day, None))
    _event(draft, occasion, when, when, occasion.people[:1])


def _event(
    draft: Draft, occasion: Occasion, start: str | None, end: str | None, people: tuple[Participant, ...]
) -> None:
    names = " and ".join(f"{person.office} {person.name}" for person in people)
    spans = draft.say(f"{names} took part in a {occasion.type} at {occasion.place.name} on {start}.")
    common: dict[str, Any] = {  # Any: fields of events
        "evidence": spans, "rule": "invented", "confidence": 0.9, "parties": occasion.pair,
        "participants": people, "start": start, "end": end, "place": occasion.place,
    }  # fmt: skip
    made: AnyClaim
    match occasion.type:
        case "visit":
            origin, destination = occasion.pair
            made = Visit(origin=origin, destination=destination, **common)
        case "meeting":
            made = Meeting(**common)
        case "call":
            made = Call(**common)
        case "session":
            made = Session(mechanism=occasion.mechanism, ordinal=occasion.ordinal, **common)
    draft.claims["events"].append(made)


def _tell_offices(draft: Draft, occasion: Occasion, chance: random.Random) -> None:
    for person in occasion.people:
        full = person.name or ""
        name = full if chance.random() < 0.9 else f"{full[0]}. {full.split()[1]}"
        office = person.office or ""
        spans = draft.say(f"{name} spoke as {office}.")
        draft.claims["office_holders"].append(
            OfficeHolder(
                name=name, office=office, party=person.party, as_of=occasion.day.isoformat(),
                evidence=spans, rule="invented", confidence=0.9,
            )
        )  # fmt: skip


def _tell_standing(draft: Draft, occasion: Occasion, chance: random.Random) -> None:
    first, second = sorted(occasion.pair)
    if chance.random() < 0.4:
        level = _LEVELS[occasion.day.year % len(_LEVELS)]
        spans = draft.say(f"The two states are bound by a {level.replace('-', ' ')}.")
        draft.claims["relations"].append(
            Relation(
                parties=(first, second), level=level, change="standing",
                evidence=spans, rule="invented", confidence=0.9,
            )
        )  # fmt: skip


def _tell_undertakings(draft: Draft, occasion: Occasion, chance: random.Random) -> None:
    told: dict[str, Any] = {"rule": "invented", "confidence": 0.9}  # Any: fields of claims
    for modality, by, wording, sector in occasion.undertakings:
        if chance.random() < 0.75:
            action = wording if chance.random() < 0.6 else f"{wording} {chance.choice(_MANNERS)}"
            spans = draft.say(f"It was {modality} to {action}.")
            others = tuple(party for party in occasion.pair if party not in by)
            draft.claims["commitments"].append(
                Commitment(
                    modality=modality,
                    by=by,
                    to=others,
                    actions=(action,),
                    sectors=(sector,),
                    evidence=spans,
                    **told,
                )
            )
    for title in occasion.titles:
        spans = draft.say(f"They signed the {title}.")
        draft.claims["agreements"].append(
            Agreement(
                kind="agreement", title=title, parties=occasion.pair, date=occasion.day.isoformat(),
                status="signed", evidence=spans, **told,
            )
        )  # fmt: skip
    if chance.random() < 0.4:
        spans = draft.say(f"One side spoke for {occasion.topic}.")
        draft.claims["positions"].append(
            Position(by=occasion.pair[:1], topic=occasion.topic, stance="supports", evidence=spans, **told)
        )
