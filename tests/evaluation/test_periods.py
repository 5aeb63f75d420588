import pytest

from communique.evaluation.periods import can_meet, period_between, period_of


@pytest.mark.parametrize(
    ("a", "b", "meet"),
    [
        ("2031-03", "2031-03-31", True),
        ("2031-03", "2031-04-01", False),
        ("2031-03-01/2031-03-09", "2031-03-09", True),
        ("2031", "2030-12-31", False),
        ("XXXX-03-04", "2031-03-04", True),
        ("XXXX-03-04", "2031-03-05", False),
        (None, "2031", True),
        ("some day", "2031", True),
        ("2031-03-01/XXXX-03-09", "2031-03-05", True),
        ("2031-03-01/XXXX-03-09", "2032-03-05", False),
    ],
)
def test_periods_meet_where_they_can_share_a_day(a: str | None, b: str, meet: bool) -> None:
    assert can_meet(period_of(a), period_of(b)) is meet
    assert can_meet(period_of(b), period_of(a)) is meet


def test_start_and_end_make_one_period() -> None:
    assert period_between("2031-03-03", "2031-03-05") == period_of("2031-03-03/2031-03-05")


def test_an_interval_as_start_stands_for_itself() -> None:
    assert period_between("2031-03-03/2031-03-05", "2031-03-09") == period_of("2031-03-03/2031-03-05")


def test_an_end_without_a_start_says_nothing() -> None:
    assert period_between(None, "2031-03-05") is None
