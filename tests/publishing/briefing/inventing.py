"""Ledgers of invented documents, whose texts say what their claims say; for briefs of any richness."""

# ruff: noqa: S311 (made-up documents, no secrets)
from __future__ import annotations

from collections.abc import Callable
from random import Random

import msgspec

from communique.ledger import Ledger, open_ledger
from communique.ledger.traits import AnyClaim
from communique.model import AnyEvent, Commitment, OfficeHolder, Relation, RelationChange, Span
from communique.publishing.statements.dates import date_words
from communique.publishing.statements.sentences import level_words, ordinal_words
from tests.ledger.making import (
    agreement,
    call,
    commitment,
    gathering,
    meeting,
    office,
    person,
    place,
    position,
    relation,
    session,
    telling,
    visit,
)

Made = tuple[str, AnyClaim]
"""A sentence and the claim that it makes."""

KENYANS = ("Wanjiru Achieng", "Barasa Nyikuli", "Zawadi Kirimi", "Njoroge wa Thiong'o-Mbeki")
FINNS = ("Tuula Väänänen", "Aleksi Rautajoki", "Ilona Pakkasvirta", "Seppo-Kalervo Ylä-Outinen")
OFFICES = (
    "President", "Prime Minister", "Minister of Foreign Affairs", "Ambassador",
    "Permanent Secretary of the Ministry of Lakes, Forests and Rural Water Supply",
)  # fmt: skip
TOWNS = ("Nairobi", "Helsinki", "Mombasa", "Turku")
MATTERS = (
    "geothermal drilling", "school meals", "the training of foresters", "air services", "patents",
    "tea and timber", "visas for students", "early warning of floods", "satellite images of lakes",
)  # fmt: skip
LEVELS = ("comprehensive-partnership", "strategic-partnership", "comprehensive-strategic-partnership")
SECTORS = ("trade", "energy", "education-training", "political", "transport-logistics", "space")
PADDING = (
    ", which both delegations described at some length as a matter of great weight for the two peoples, their"
    " farmers and their foresters, their students and their engineers, now and in the years to come"
)


def invented(seed: int, documents: int, *, is_wordy: bool = False) -> Ledger:
    """Return a ledger on Kenya and Finland; with ``is_wordy`` each sentence runs over its bounds."""
    random = Random(seed)
    ledger = open_ledger(":memory:")
    for number in range(documents):
        published = _day(random)
        text, claims = f"Kenya and Finland, report {number} {'of a long title ' * 8 * is_wordy}\n\n", []
        for _ in range(random.randint(2, 7)):
            sentence, claim = random.choice(MAKERS)(random)
            if is_wordy:
                sentence += PADDING * random.randint(0, 2)
            span = Span(len(text), len(text) + len(sentence))
            claims.append(msgspec.structs.replace(claim, evidence=(span,)))
            text += f"{sentence}. "
        dated = published if random.random() < 0.8 else None
        outlet = random.choice(("Savanna News Agency", "Ministry of Foreign Affairs of Kenya", None))
        ledger.add(*telling(f"{number}.txt", *claims, text=text, published=dated, outlet=outlet))
    return ledger


def _day(random: Random) -> str:
    return f"{random.randint(2021, 2025)}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"


def _visit(random: Random) -> Made:
    name, title, kind = (
        random.choice(KENYANS),
        random.choice(OFFICES),
        random.choice(("state", "official", None)),
    )
    day = _day(random)
    sentence = f"{title} {name} of Kenya paid a {kind or 'short'} visit to Finland on {date_words(day)}"
    claim = visit(start=day, kind=kind, participants=(person(name, "KEN", title),))
    return sentence, _planned(claim, random)


def _meeting(random: Random) -> Made:
    one, other, day, town = random.choice(KENYANS), random.choice(FINNS), _day(random), random.choice(TOWNS)
    people = (person(one, "KEN", random.choice(OFFICES)), person(other, "FIN", random.choice(OFFICES)))
    sentence = f"{one} of Kenya met {other} of Finland in {town} on {date_words(day)}"
    return sentence, _planned(meeting(day, participants=people, place=place(town, "KEN")), random)


def _planned(claim: AnyEvent, random: Random) -> AnyEvent:
    return msgspec.structs.replace(
        claim, status=random.choice(("held", "held", "held", "planned", "called-off"))
    )


def _call(random: Random) -> Made:
    day = _day(random)
    return f"Kenya and Finland spoke by telephone on {date_words(day)}", call(day)


def _session(random: Random) -> Made:
    number, day, what = random.randint(1, 9), _day(random), random.choice(MATTERS)
    name = f"Joint Committee on {what}"
    sentence = (
        f"The {ordinal_words(number)} session of the {name} of Kenya and Finland sat on {date_words(day)}"
    )
    return sentence, _planned(session(name, number, day), random)


def _gathering(random: Random) -> Made:
    day, name = _day(random), f"Forum on {random.choice(MATTERS)}"
    sentence = f"Kenya and Finland took part in the {name} on {date_words(day)}"
    return sentence, gathering(name, ("FIN", "KEN"), day)


def _agreement(random: Random) -> Made:
    day, title = _day(random), f"Agreement on {random.choice(MATTERS)}"
    status = random.choice(("signed", "signed", "in-force", "negotiating", "proposed"))
    return f"The {title} of Kenya and Finland was dealt with on {date_words(day)}", agreement(
        title, day, status=status
    )


def _relation(random: Random) -> Made:
    level, day = random.choice(LEVELS), _day(random)
    change: RelationChange = random.choice(("established", "upgraded", "standing"))
    sentence = f"Kenya and Finland: {level_words(level)} {change} on {date_words(day)}"
    claim: Relation = relation(level, change, None if change == "standing" else day)
    return sentence, claim


def _commitment(random: Random) -> Made:
    by, to = random.choice((("KEN", "FIN"), ("FIN", "KEN")))
    year, what = str(random.randint(2022, 2030)), random.choice(MATTERS)
    action = f"{random.choice(('support', 'expand', 'finance'))} {what} by {year}"
    sentence = f"Kenya and Finland: {by} will {action}"
    claim: Commitment = commitment(
        action, (by,), modality=random.choice(("pledged", "requested")), to=(to,), deadline=year,
        sectors=(random.choice(SECTORS),),
    )  # fmt: skip
    return sentence, claim


def _position(random: Random) -> Made:
    topic = random.choice(MATTERS)
    sentence = f"Kenya and Finland spoke of {topic}"
    return sentence, position(topic, ("FIN", "KEN"), random.choice(("supports", "opposes", "neutral")))


def _holder(random: Random) -> Made:
    party, names = random.choice((("KEN", KENYANS), ("FIN", FINNS)))
    name, title, day = random.choice(names), random.choice(OFFICES), _day(random)
    state = "Kenya" if party == "KEN" else "Finland"
    claim: OfficeHolder = office(name, title, party, day)
    return f"On {date_words(day)} the {title} of {state}, {name}, spoke", claim


MAKERS: tuple[Callable[[Random], Made], ...] = (
    _visit, _meeting, _call, _session, _gathering, _agreement, _relation, _commitment, _commitment, _position,
    _holder, _holder,
)  # fmt: skip
