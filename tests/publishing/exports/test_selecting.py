from __future__ import annotations

from datetime import date

import pytest

from communique.ledger import KINDS, Ledger
from communique.publishing.exports.selecting import SelectedFacts, Selection
from tests.following.making import filled
from tests.ledger.making import commitment, meeting, office, position, relation, visit


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return filled(
        (
            "2024-05-06",
            [
                meeting("2024-05-05"), meeting("2023-01", parties=("EST", "KEN")), visit(start="XXXX-05-04"),
                relation("alliance", "standing"), commitment("lay rails", sectors=("energy",),
                deadline="2030"),
            ],
        ),
        (None, [position("a canal"), commitment("train pilots", sectors=("trade",))]),
        ("2020-01-01", [office("Otto Kask", "Minister", "EST")]),
    )  # fmt: skip


def told(ledger: Ledger, **asked: object) -> tuple[list[str], int]:
    """Return the kinds of the facts that are asked for, and how many were passed over as undated."""
    facts = SelectedFacts(ledger, Selection(**asked))  # type: ignore[arg-type]
    return [fact.kind for fact in facts], facts.undated


def test_all_facts_come_kind_by_kind_where_nothing_is_asked(ledger: Ledger) -> None:
    kinds, undated = told(ledger)
    assert list(dict.fromkeys(kinds)) == [kind for kind in KINDS if kind != "agreements"]
    assert (len(kinds), undated) == (8, 0)


def test_events_are_chosen_by_their_own_time_and_undertakings_by_their_telling(ledger: Ledger) -> None:
    kinds, undated = told(ledger, since=date(2024, 1, 1), until=date(2024, 12, 31))
    assert kinds == ["events", "commitments"]
    assert undated == 4


@pytest.mark.parametrize(
    ("day", "number"), [(date(2022, 12, 31), 0), (date(2023, 1, 31), 1), (date(2023, 2, 1), 0)]
)
def test_a_period_counts_where_it_touches_the_days_asked_for(ledger: Ledger, day: date, number: int) -> None:
    assert len(told(ledger, kinds=("events",), since=day, until=day)[0]) == number


def test_one_end_may_stay_open(ledger: Ledger) -> None:
    assert told(ledger, until=date(2021, 1, 1))[0] == ["office_holders"]
    assert told(ledger, since=date(2025, 1, 1))[0] == []


def test_a_sector_asks_for_commitments_alone(ledger: Ledger) -> None:
    assert told(ledger, sector="energy")[0] == ["commitments"]
    assert Selection(sector="energy").wanted == ("commitments",)
    assert Selection(sector="energy", kinds=("events",)).wanted == ()


def test_parties_and_kinds_narrow_the_choice(ledger: Ledger) -> None:
    assert told(ledger, party="EST")[0] == ["events", "office_holders"]
    assert told(ledger, party="KEN", other="EST", kinds=("events", "positions"))[0] == ["events"]


def test_what_will_be_read_is_known_beforehand(ledger: Ledger) -> None:
    read: list[None] = []
    facts = SelectedFacts(ledger, Selection(since=date(2024, 1, 1)), read=lambda: read.append(None))
    assert len(list(facts)) < facts.total
    assert len(read) == facts.total == 8
    list(facts.unheard())
    assert len(read) == 8
