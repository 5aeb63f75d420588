from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from icalendar import Calendar

from communique.following.agenda import agenda
from communique.ledger.traits import AnyClaim
from communique.publishing.exports.selecting import SelectedFacts, Selection
from tests.following.making import filled
from tests.ledger.making import agreement, meeting, place, relation, visit
from tests.publishing.exports.making import HOSTILE, MADE, Listed, fact_of, record, written


def entries(facts: SelectedFacts) -> list[Any]:  # Any: the library types a property as any of thirty classes
    return list(Calendar.from_ical(written("ics", facts)[0]).walk("VEVENT"))


def one(claim: Any) -> Any:  # Any: as above
    (entry,) = entries(Listed([fact_of(claim)]))
    return entry


def test_what_has_days_has_an_entry_and_the_rest_is_told() -> None:
    facts = SelectedFacts(record(), Selection(kinds=("events", "agreements", "relations")))
    content, done = written("ics", facts)
    found = Calendar.from_ical(content)
    assert (found["version"], found["method"]) == ("2.0", "PUBLISH")
    assert len(found.walk("VEVENT")) == done.counts["entries"] == 8
    assert done.left_out == {"dated less finely than to a month": 2}
    assert all(not entry.errors for entry in found.walk("VEVENT"))


def test_an_entry_spans_its_days_and_leads_to_its_fact() -> None:
    entry = one(visit("FIN", "KEN", "2024-05-06", "2024-05-08", place=place("Nairobi", "KEN")))
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (date(2024, 5, 6), date(2024, 5, 9))
    assert (entry["dtstamp"].dt, str(entry["location"])) == (MADE, "Nairobi")
    assert "Source: plain words, plain words, 6 May 2024: “plain words”" in str(entry["description"])
    assert str(entry["description"]).endswith("Fact: beef")


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        (meeting("2024-05-06"), "CONFIRMED"),
        (meeting("2024-05"), "TENTATIVE"),
        (visit(start="2024-05-06", status="called-off"), "CANCELLED"),
    ],
)
def test_the_status_says_how_sure_the_day_is(claim: Any, status: str) -> None:
    assert one(claim)["status"] == status


def test_what_is_no_event_of_a_day_is_left_out() -> None:
    left: list[AnyClaim] = [
        agreement("pact", "2024-05-06", status="in-force"),
        relation("alliance", "standing", "2024-05-06"),
        meeting("2024"),
        meeting("XXXX-05-06"),
    ]
    content, done = written("ics", Listed([fact_of(claim) for claim in left]))
    assert b"VEVENT" not in content
    assert sum(done.left_out.values()) == len(left)


def test_a_plan_has_the_id_that_it_has_in_the_agenda() -> None:
    ledger = filled(("2025-03-01", [visit(start="2025-08-04", end="2025-08-06", status="planned")]))
    (planned,) = agenda(ledger, since=date(2025, 6, 1), until=date(2025, 12, 31)).entries
    assert [str(entry["uid"]) for entry in entries(SelectedFacts(ledger, Selection()))] == [planned.uid]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_the_feed(text: str) -> None:
    content, _ = written("ics", Listed([fact_of(meeting("2024-05-06", place=place(text, "FIN")), text)]))
    assert all(len(line) <= 75 and b"\n" not in line for line in content.split(b"\r\n"))
    (entry,) = Calendar.from_ical(content).walk("VEVENT")
    assert not entry.errors
