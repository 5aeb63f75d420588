"""Constructions of other ministries and agencies: invitations accepted, plans told in a row, programmes."""

from __future__ import annotations

import pytest

from communique.extraction.events.finding import find_events
from communique.model import AnyEvent, Meeting, Visit
from tests.extraction.telling import read

TITLE = "The cocoa trade of Ghana and Peru"


def events(*sentences: str) -> list[AnyEvent]:
    return find_events(read(*sentences, title=TITLE))


INVITED = "President Rosa Quispe of Peru invited President Kofi Badu of Ghana to pay a State Visit to Peru"


@pytest.mark.parametrize(
    "sentences",
    [
        (f"{INVITED}.", "President Badu accepted the invitation."),
        (f"{INVITED}.", "The invitation was graciously accepted."),
        (f"{INVITED}, who accepted with pleasure.",),
        (f"{INVITED}, which was accepted.",),
    ],
)
def test_an_invitation_that_is_accepted_makes_a_planned_visit(sentences: tuple[str, ...]) -> None:
    (visit,) = events(*sentences)
    assert isinstance(visit, Visit)
    assert (visit.origin, visit.destination, visit.kind, visit.status) == ("GHA", "PER", "state", "planned")


@pytest.mark.parametrize("more", ["They discussed trade.", "The ministers accepted the draft of the plan."])
def test_an_invitation_alone_makes_none(more: str) -> None:
    assert events(f"{INVITED}.", more) == []


def test_a_second_infinitive_shares_the_plan_of_the_first() -> None:
    found = events(
        "Foreign Minister Kofi Badu of Ghana is expected to visit Peru and to hold a meeting with "
        "Foreign Minister Rosa Quispe of Peru."
    )
    assert {(type(event), event.status) for event in found} == {(Visit, "planned"), (Meeting, "planned")}


@pytest.mark.parametrize("aside", ["who leads a large delegation", "who is visiting Ghana at his invitation"])
def test_a_time_behind_a_relative_clause_dates_the_verb_before_it(aside: str) -> None:
    (meeting,) = [
        event
        for event in events(
            "Foreign Minister Kofi Badu of Ghana held talks with Foreign Minister Rosa Quispe of Peru, "
            f"{aside}, on the afternoon of May 2, 2025."
        )
        if isinstance(event, Meeting)
    ]
    assert meeting.start == "2025-05-02"


def test_a_pronoun_behind_a_time_that_opens_the_sentence_travels() -> None:
    found = events("Foreign Minister Kofi Badu of Ghana arrived in Oslo.", "Tomorrow he will travel to Peru.")
    assert ("PER", "planned", "2025-05-06") in {
        (event.destination, event.status, event.start) for event in found if isinstance(event, Visit)
    }


def test_a_call_received_on_a_day_is_a_call() -> None:
    (call,) = events(
        "Foreign Minister Kofi Badu of Ghana received a phone call on Friday "
        "from HE Foreign Minister Rosa Quispe of Peru."
    )
    assert (call.type, call.parties, call.start) == ("call", ("GHA", "PER"), "2025-05-02")
