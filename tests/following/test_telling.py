from __future__ import annotations

from datetime import date

import pytest

from communique.following.chronicle import Chronicle
from communique.following.telling import Moment
from communique.ledger.traits import AnyClaim
from tests.following.making import Told, filled, pledges
from tests.ledger.making import commitment, meeting, visit

PLEDGE = commitment("expand cooperation in forestry")


def moment(*told: Told) -> Moment | None:
    facts = filled(*told).facts()
    return Chronicle(facts).told(pledges(facts)[0])


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def test_a_dated_document_speaks_of_the_occasion_it_reports() -> None:
    assert moment(("2025-03-12", [PLEDGE, meeting("2025-03-10")])) == Moment(
        day=day("2025-03-10"), date="2025-03-12"
    )


def test_a_month_is_narrowed_by_what_it_reports() -> None:
    narrowed = moment(("2025-04", [PLEDGE, meeting("2025-04-24")]))
    assert narrowed == Moment(day=day("2025-04-24"), date="2025-04")
    assert moment(("2025-04", [PLEDGE])) == Moment(day=day("2025-04-30"), date="2025-04")


def test_an_old_event_is_no_occasion() -> None:
    assert moment(("2025-03-12", [PLEDGE, meeting("2024-11-02")])) == Moment(
        day=day("2025-03-12"), date="2025-03-12"
    )


def test_an_undated_document_was_written_after_what_it_reports() -> None:
    reported: list[AnyClaim] = [visit(start="2025-02-20", end="2025-02-21"), meeting("2024-08-01")]
    assert moment((None, [PLEDGE, *reported])) == Moment(
        day=day("2025-02-21"), date="2025-02-21", is_bound=True
    )


def test_what_is_only_planned_dates_nothing() -> None:
    assert moment((None, [PLEDGE, meeting("2025-06-01", status="planned")])) is None


@pytest.mark.parametrize("published", [None, "XXXX-05-01"])
def test_a_document_without_year_or_event_is_not_dated(published: str | None) -> None:
    assert moment((published, [PLEDGE])) is None


def test_the_earliest_dated_document_counts() -> None:
    told = moment(("2025-03-14", [PLEDGE]), ("2025-03-12", [PLEDGE]), (None, [PLEDGE, meeting("2025-03-01")]))
    assert told is not None
    assert told.date == "2025-03-12"
