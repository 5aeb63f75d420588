from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings

from communique.ledger.traits import AnyClaim
from communique.model import Participant
from communique.publishing.exports.cells import plain
from communique.publishing.exports.selecting import SelectedFacts, Selection
from communique.publishing.exports.travel import OWN, PUBLISHED
from tests.ledger.making import meeting, person, place, visit
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

SALO = person("Aino Salo", "FIN", "Prime Minister")


def trips(*claims: Any) -> list[dict[str, str]]:
    return lines_of(written("colt", Listed([fact_of(claim) for claim in claims]))[0])


def test_a_row_is_a_traveller_on_a_visit_under_the_published_columns() -> None:
    (row,) = trips(
        visit("FIN", "KEN", "2024-05-06", "2024-05-08", participants=(SALO,), place=place("Nairobi", "KEN"))
    )
    assert tuple(row) == (*PUBLISHED, *OWN)
    filled = {name: value for name, value in row.items() if value and name in PUBLISHED}
    assert filled == {
        "TripID": "beef-1", "LeaderCountryOrIGO": "Finland", "LeaderCountryISO": "FIN",
        "LeaderTitle": "Prime Minister",
        "LeaderFullName": "Aino Salo", "CountryVisited": "Kenya", "CountryVisitedISO": "KEN",
        "CityVisited": "Nairobi",
        "TripYear": "2024", "TripStartDate": "2024-05-06", "TripEndDate": "2024-05-08", "TripDuration": "3",
        "SourceLink1": "plain words",
    }  # fmt: skip
    assert (row["key"], row["quotes"], row["contested"]) == ("beef", "plain words", "false")


def test_a_date_that_is_no_day_fills_only_the_year() -> None:
    (row,) = trips(visit("FIN", "KEN", "2024-05", participants=(SALO,)))
    assert [row[name] for name in ("TripYear", "TripStartDate", "TripEndDate", "TripDuration", "start")] == [
        "2024", "", "", "", "2024-05",
    ]  # fmt: skip
    (row,) = trips(visit("FIN", "KEN", "XXXX-05-06", participants=(SALO,)))
    assert (row["TripYear"], row["TripStartDate"], row["start"]) == ("", "", "XXXX-05-06")


def test_a_visit_attested_for_one_day_is_not_said_to_have_lasted_one() -> None:
    (row,) = trips(visit("FIN", "KEN", "2024-05-06", participants=(SALO,)))
    assert (row["TripStartDate"], row["TripEndDate"], row["TripDuration"]) == ("2024-05-06", "2024-05-06", "")


def test_the_days_of_a_tour_are_not_those_of_each_leg() -> None:
    kenya = visit("FIN", "KEN", "2024-05-06", "2024-05-09", participants=(SALO,))
    uganda = visit("FIN", "UGA", "2024-05-06", "2024-05-12", participants=(SALO,))
    other = visit("FIN", "RWA", "2024-05-06", "2024-05-12", participants=(person("Otto Kask", "FIN"),))
    rows = {row["CountryVisitedISO"]: row for row in trips(kenya, uganda, other)}
    assert rows["UGA"]["Notes"] == "days of a whole tour: within them lie Kenya (2024-05-06 to 2024-05-09)"
    assert [rows["UGA"][name] for name in ("TripStartDate", "TripEndDate", "TripDuration")] == ["", "", ""]
    assert (rows["UGA"]["TripYear"], rows["UGA"]["end"]) == ("2024", "2024-05-12")
    assert rows["KEN"]["Notes"] == rows["RWA"]["Notes"] == ""


def test_one_leg_may_end_on_the_day_on_which_the_next_begins() -> None:
    kenya = visit("FIN", "KEN", "2024-05-06", "2024-05-09", participants=(SALO,))
    uganda = visit("FIN", "UGA", "2024-05-09", participants=(SALO,))
    assert [row["Notes"] for row in trips(kenya, uganda)] == ["", ""]


def test_hosts_and_doubles_are_no_travellers() -> None:
    people = (
        SALO,
        Participant(name="Aino Salo", office="Prime Minister", party=None),
        person("T. Mwangi", "KEN"),
    )
    rows = trips(visit("FIN", "KEN", "2024-05-06", participants=people))
    assert [row["LeaderFullName"] for row in rows] == ["Aino Salo"]


def test_what_has_no_row_is_told() -> None:
    claims: list[AnyClaim] = [
        visit(status="planned", participants=(SALO,)), visit("FIN", "KEN"), meeting(),
        visit("FIN", "KEN", participants=(person(None, "FIN", "Minister"),)),
    ]  # fmt: skip
    content, done = written("colt", Listed([fact_of(claim) for claim in claims]))
    assert lines_of(content) == []
    assert done.left_out == {"visit not held": 1, "visit without a named traveller": 2}


def test_contradicting_accounts_show() -> None:
    (row,) = lines_of(written("colt", SelectedFacts(record(), Selection(kinds=("events",))))[0])
    assert (row["accounts"], row["sources"], row["contested"]) == ("2", "2", "true")
    assert [row[f"SourceLink{i}"] for i in (1, 2, 3)] == ["a.txt", "https://example.org/b", ""]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(hostile.filter(bool))
def test_any_text_is_read_back(text: str) -> None:
    (row,) = lines_of(written("colt", Listed(facts_with(text)))[0])
    assert unguarded(row["LeaderFullName"]) == unguarded(row["CityVisited"]) == plain(text)
