from __future__ import annotations

from datetime import date

import pytest

from communique.following.ahead import Item, look_ahead
from communique.ledger.traits import AnyClaim
from tests.following.making import Told, filled
from tests.ledger.making import agreement, commitment, meeting, relation, session, visit

SINCE, UNTIL = date(2025, 1, 1), date(2025, 12, 31)


def ahead(*told: Told) -> tuple[Item, ...]:
    return look_ahead(filled(*told).facts(), SINCE, UNTIL)


def of(*claims: AnyClaim) -> tuple[Item, ...]:
    return ahead(("2024-12-20", claims))


def test_relations_have_an_anniversary_every_year_the_round_ones_marked() -> None:
    round_one, other = of(
        relation("diplomatic-relations", "established", "1965-03-14"),
        relation("strategic-partnership", "upgraded", "2013-10-02"),
    )
    assert (round_one.start, round_one.years, round_one.is_round) == ("2025-03-14", 60, True)
    assert (other.start, other.years, other.is_round) == ("2025-10-02", 12, False)


def test_agreements_have_round_anniversaries_only() -> None:
    (found,) = of(
        agreement("treaty of friendship", "1995-06-01"),
        agreement("fisheries agreement", "2018-06-01"),
        agreement("treaty on reindeer", "1995-07-01", status="in-force"),
        agreement("cooperation documents", "1995-08-01", count=9),
    )
    assert (found.start, found.years) == ("2025-06-01", 30)


@pytest.mark.parametrize(
    ("told", "start"),
    [
        ("1965-03", "2025-03"),
        ("2004-02-29", "2025-02-28"),
        ("1965", None),
        ("XXXX-03-14", None),
        (None, None),
    ],
)
def test_an_anniversary_is_as_fine_as_the_date_it_follows_from(told: str | None, start: str | None) -> None:
    found = of(relation("diplomatic-relations", "established", told))
    assert [item.start for item in found] == ([start] if start else [])


def test_of_two_dates_for_one_founding_the_finer_is_kept() -> None:
    found = ahead(
        ("2024-01-01", [relation("diplomatic-relations", "established", "1965-03")]),
        ("2024-02-01", [relation("diplomatic-relations", "established", "1965-03-14")]),
    )
    assert [item.start for item in found] == ["2025-03-14"]


def test_a_standing_or_ended_relation_has_none() -> None:
    ended = relation("alliance", "ended", "1970-03-14")
    assert of(relation("alliance", "standing", "1965-03-14"), ended) == ()


def test_planned_events_are_listed_held_and_called_off_ones_not() -> None:
    (found,) = of(
        visit(start="2025-05-05", end="2025-05-07", status="planned"),
        meeting("2025-02-01", status="called-off"),
        meeting("2025-01-15"),
        meeting("2026-01-15", status="planned"),
    )
    assert (found.kind, found.start, found.end) == ("planned", "2025-05-05", "2025-05-07")


def test_a_session_is_due_by_the_rhythm_of_its_mechanism() -> None:
    name = "joint commission on forestry"
    (found,) = of(
        session(name, 1, "2022-09-10"), session(name, 2, "2023-09-12"), session(name, 3, "2024-09-11")
    )
    assert (found.kind, found.start, found.mechanism) == ("session", "2025-09", name)
    assert len(found.facts) == 3


def test_an_announced_session_is_planned_and_not_due_by_rhythm_too() -> None:
    (found,) = of(
        session("joint commission on forestry", 1, "2023-09-10"),
        session("joint commission on forestry", 2, "2024-09-12"),
        session("joint commission on forestry", 3, "2025-11-03", status="planned"),
    )
    assert (found.kind, found.start) == ("planned", "2025-11-03")


def test_a_deadline_falls_on_its_last_day() -> None:
    (found,) = of(
        commitment("open a rail ferry", deadline="2025"),
        commitment("lower tariffs on flowers", deadline="2030"),
        commitment("train young pilots"),
    )
    assert (found.kind, found.start) == ("deadline", "2025")


def test_a_deadline_repeated_is_one_and_the_latest_told() -> None:
    (found,) = ahead(
        ("2023-03-01", [commitment("open a rail ferry to Tallinn", deadline="2024")]),
        ("2024-03-01", [commitment("open the rail ferry to Tallinn", deadline="2025-06")]),
    )
    assert (found.start, len(found.facts)) == ("2025-06", 2)


def test_items_are_in_order_of_time_and_bear_ids_of_their_own() -> None:
    found = of(
        commitment("open a rail ferry", deadline="2025-10-01"),
        visit(start="2025-05-05", status="planned"),
        relation("diplomatic-relations", "established", "1965-03-14"),
    )
    assert [item.kind for item in found] == ["anniversary", "planned", "deadline"]
    assert len({item.uid for item in found}) == 3


def test_ids_stay_when_documents_are_added() -> None:
    told: list[Told] = [
        (
            "2024-12-01",
            [
                visit(start="2025-05-05", status="planned"),
                relation("diplomatic-relations", "established", "1965-03-14"),
                commitment("open a rail ferry", deadline="2025-10-01"),
            ],
        ),
    ]
    more: list[Told] = [
        (
            f"2024-12-{day}",
            [
                visit(start="2025-05-05", status="planned", kind="state"),
                relation("diplomatic-relations", "established", "1965-03"),
                commitment("open a rail ferry", deadline="2025-10-01"),
            ],
        )
        for day in ("02", "03", "04")
    ]
    assert [item.uid for item in ahead(*told, *more)] == [item.uid for item in ahead(*told)]


def test_nothing_lies_in_a_window_turned_round() -> None:
    facts = filled(("2024-12-01", [relation("diplomatic-relations", "established", "1965-03-14")])).facts()
    assert look_ahead(facts, UNTIL, SINCE) == ()
