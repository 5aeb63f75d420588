from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from communique.publishing.exports.cells import plain
from communique.publishing.exports.polecat import OWN, PUBLISHED
from communique.publishing.exports.selecting import SelectedFacts, Selection
from tests.ledger.making import agreement, commitment, meeting, person, place, position, session, visit
from tests.publishing.exports.making import (
    Listed,
    fact_of,
    facts_with,
    hostile,
    lines_of,
    record,
    unguarded,
    written,
)


def events(*claims: Any) -> list[dict[str, str]]:
    return lines_of(written("events", Listed([fact_of(claim) for claim in claims]))[0], "\t")


def test_a_visit_has_its_visitor_as_actor_and_its_host_as_recipient() -> None:
    people = (person("Aino Salo", "FIN"),)
    (row,) = events(
        visit("FIN", "KEN", "2024-05-06", "2024-05-08", participants=people, place=place("Nairobi", "KEN"))
    )
    assert tuple(row) == (*PUBLISHED, *OWN)
    filled = {name: value for name, value in row.items() if value and name in PUBLISHED and name != "Version"}
    assert filled == {
        "Event ID": "beef", "Event Date": "2024-05-06", "Event Type": "CONSULT", "Event Mode": "visit",
        "Contexts": "diplomatic", "Actor Name": "Finland", "Actor Country": "FIN", "Recipient Name": "Kenya",
        "Recipient Country": "KEN", "Country": "KEN", "Raw Placename": "Nairobi", "Source": "plain words",
        "Publication Date": "2024-05-06", "Story People": "Aino Salo", "Language": "en",
    }  # fmt: skip
    assert (row["cameo"], row["kind"], row["status"], row["quotes"]) == (
        "042",
        "events",
        "held",
        "plain words",
    )


def test_those_who_act_together_are_all_actors() -> None:
    (row,) = events(commitment("open a school", by=("KEN", "UN")))
    assert (row["Actor Name"], row["Actor Country"], row["Recipient Name"]) == (
        "Kenya; United Nations",
        "KEN",
        "",
    )


@pytest.mark.parametrize(
    ("claim", "day"),
    [
        (meeting("2024-05-06"), "2024-05-06"),
        (meeting("2024-05-06", "2024-05-08"), ""),
        (agreement("pact", "2024-05-06/2024-05-08"), ""),
        (visit(start="2024-05-06", end="2024-05-08"), "2024-05-06"),
        (session("commission", 1, "2024-05"), ""),
        (meeting("XXXX-05-06"), ""),
        (commitment("do it", deadline="2030-01-01"), "2024-05-06"),
    ],
)
def test_the_day_is_one_that_the_record_fixes(claim: Any, day: str) -> None:
    assert events(claim)[0]["Event Date"] == day


def test_a_leg_of_a_tour_has_no_day_of_its_own() -> None:
    people = (person("Aino Salo", "FIN"),)
    legs = [visit("FIN", to, "2024-05-06", "2024-05-12", participants=people) for to in ("KEN", "UGA")]
    assert [row["Event Date"] for row in events(*legs)] == ["", ""]
    assert [row["start"] for row in events(*legs)] == ["2024-05-06", "2024-05-06"]


def test_what_has_no_code_is_told() -> None:
    content, done = written(
        "events", Listed([fact_of(visit(status="called-off")), fact_of(position("a canal"))])
    )
    assert lines_of(content, "\t") == []
    assert (done.counts, done.left_out) == ({"rows": 0}, {"no code": 2})


def test_every_row_of_a_ledger_leads_to_its_fact_and_its_words() -> None:
    ledger = record()
    for row in lines_of(written("events", SelectedFacts(ledger, Selection()))[0], "\t"):
        fact = ledger.fact(row["key"])
        assert fact is not None
        assert row["Event ID"] == fact.key
        assert int(row["accounts"]) == len(fact.accounts) == row["documents"].count(" | ") + 1
        assert row["quotes"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(hostile)
def test_any_text_is_read_back(text: str) -> None:
    rows = lines_of(written("events", Listed(facts_with(text)))[0], "\t")
    assert len(rows) == 5
    assert unguarded(rows[0]["Raw Placename"]) == plain(text)
