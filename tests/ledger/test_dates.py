from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ledger.dates import Period, months_of, read_dated, read_period, relate


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2025-03-10", None, 1),
        ("2025-03", None, 31),
        ("2024", None, 366),
        ("2025-03-10", "2025-03-14", 5),
        ("2025-03-10/2025-03-14", None, 5),
        ("XXXX-02-29", None, 1),
        ("XXXX-12-30", "XXXX-01-02", 4),
        ("2025-03-10~", None, 1),
    ],
)
def test_periods_cover_the_days_they_name(start: str, end: str | None, days: int) -> None:
    period = read_period(start, end)
    assert period is not None
    assert period.days == days
    assert period.yearless == start.startswith("XXXX")


@pytest.mark.parametrize(("start", "end"), [(None, None), ("XXXX-02-21", None), ("XXXX-12-30", "XXXX-01-02")])
def test_a_period_whose_year_nothing_fixes_is_not_dated(start: str | None, end: str | None) -> None:
    assert read_dated(start, end) is None


def test_a_period_with_its_year_is_dated() -> None:
    assert read_dated("2025-03-10", "2025-03-14") == read_period("2025-03-10", "2025-03-14") is not None


@pytest.mark.parametrize(
    "start", [None, "", "2025-13", "2025-02-30", "XXXX", "last week", "0000-01-01", "2025-3-1"]
)
def test_what_cannot_be_read_is_no_period(start: str | None) -> None:
    assert read_period(start) is None


def test_an_end_before_the_start_is_no_period() -> None:
    assert read_period("2025-03-10", "2025-03-01") is None


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("2025-03-10", "2025-03-10", "same"),
        ("2025-03-10", "2025-03", "within"),
        ("2025-03-08/2025-03-12", "2025-03-10/2025-03-20", "overlaps"),
        ("2025-03-10", "2025-03-11", "next"),
        ("2025-03-10", "2025-03-12", "apart"),
        ("XXXX-03-10", "2025-03-10", "same"),
        ("XXXX-03-10", "2025-03", "within"),
        ("XXXX-12-31", "2025-01-01", "next"),
        ("XXXX-12-30/XXXX-01-02", "2025-01-01", "within"),
        ("XXXX-03", "2025-06-01", "apart"),
        ("XXXX-12-31", "XXXX-01-01", "next"),
    ],
)
def test_periods_lie_to_each_other_as_in_the_calendar(one: str, other: str, relation: str) -> None:
    first, second = read_period(one), read_period(other)
    assert first is not None
    assert second is not None
    assert relate(first, second) == relation
    assert relate(second, first) == relation


days = st.integers(700_000, 745_000)


@given(days, st.integers(0, 400), days, st.integers(0, 400))
def test_relation_does_not_depend_on_the_order(a: int, m: int, b: int, n: int) -> None:
    one, other = Period(a, a + m), Period(b, b + n)
    assert relate(one, other) == relate(other, one)


@given(days, st.integers(0, 400))
def test_months_cover_the_period_without_gaps(first: int, length: int) -> None:
    months = months_of(Period(first, first + length))
    assert months == sorted(set(months))
    periods = [read_period(month) for month in months]
    assert all(period is not None for period in periods)
    assert sum(period.days for period in periods if period) >= length + 1
