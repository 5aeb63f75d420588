"""Expressions of time: what is found, and what it resolves to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from communique.language.en.times import (
    Anaphoric,
    Anchor,
    Date,
    Duration,
    Interval,
    Range,
    Relative,
    Stretch,
    Time,
    Week,
    YearsAway,
    edtf,
    find_anniversaries,
    find_times,
    founded,
    resolve,
    years_before,
)
from communique.language.en.times.edtf import Point, interval, read_points, shift_days, shift_months

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("times_cases.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['text'][:60]} {case.get('published', '')}")
def test_times_are_found_and_resolved(case: dict[str, Any]) -> None:
    text = case["text"]
    anchor = Anchor(case.get("published"), case.get("event"))
    found = []
    for time in find_times(text):
        span = resolve(time, anchor, case.get("tense"))
        ends = [None, None] if span is None else [span.start, span.end]
        found.append([text[time.start : time.end], *ends])
    assert found == case["expect"]


def test_the_table_of_cases_is_broad() -> None:
    assert len(CASES) >= 220
    assert sum(not case["expect"] for case in CASES) >= 35


def meaning(text: str) -> object:
    (time,) = find_times(text)
    return time.meaning


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on May 5, 2025", Date(2025, 5, 5)),
        ("in late May", Date(month=5, part="late")),
        ("last May", Date(month=5, pick="last")),
        ("May of last year", Date(YearsAway(-1), 5)),
        ("May of the same year", Date(YearsAway(0, anaphoric=True), 5)),
        ("May 5-12", Range(Date(month=5, day=5), Date(month=5, day=12))),
        ("this winter", Stretch(12, 2, pick="this")),
        ("the week of May 5", Week(Date(month=5, day=5))),
        ("early next year", Relative("year", 1, part="early")),
        ("two days later", Anaphoric("day", 2)),
        ("the next five years", Duration("year", 5)),
        ("the past few weeks", Duration("week", None, past=True)),
    ],
)
def test_meanings_keep_what_the_words_say(text: str, expected: object) -> None:
    assert meaning(text) == expected


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("It was signed on May 5.", "on"),
        ("It was signed in 2001.", "on"),
        ("It ends by 2030.", "by"),
        ("It ends no later than June 2026.", "by"),
        ("It ends within the coming year.", "by"),
        ("It lasts until 2030.", "until"),
        ("It lasts through 2030.", "until"),
        ("It ended before 2020.", "before"),
        ("It was ready prior to May 5.", "before"),
        ("It came after 2020.", "after"),
        ("It has held since 1950.", "since"),
        ("It holds as of May 5.", "from"),
        ("It holds starting from 2026.", "from"),
        ("It ran from May 5 to 12.", "during"),
        ("It ran between 2021 and 2025.", "during"),
        ("It grew throughout 2024.", "during"),
        ("It was dark on the evening of May 5.", "on"),
        ("The May 5 accord", None),
        ("The 2019 accord", None),
        ("Guests look to the 2027 summit.", None),
        ("They back Vision 2030.", "name"),
        ("They back the 2030 Agenda.", "name"),
        ("They sent it in fiscal year 2023.", "name"),
        ("They recall the September 11 attacks.", "name"),
    ],
)
def test_words_before_a_time_give_its_relation(text: str, relation: str | None) -> None:
    (time,) = find_times(text)
    assert time.relation == relation


@pytest.mark.parametrize(
    ("text", "published", "basis"),
    [
        ("on May 5, 2025", "2025-06-01", "explicit"),
        ("on May 5", "2025-06-01", "published"),
        ("on May 5", None, "event"),
        ("the same day", "2025-06-01", "event"),
        ("last week", "2025-06-01", "published"),
    ],
)
def test_basis_names_the_anchor_that_supplied_what_was_missing(
    text: str, published: str | None, basis: str
) -> None:
    (time,) = find_times(text)
    span = resolve(time, Anchor(published, "2025-05-20"))
    assert span is not None
    assert span.basis == basis


def test_a_deadline_without_year_lies_ahead() -> None:
    (time,) = find_times("The text must be ready by March 1.")
    assert resolve(time, Anchor("2025-06-01")) == Interval("2026-03-01", "2026-03-01", "day", "published")


def test_precision_is_that_of_the_coarser_end() -> None:
    assert interval(Point(2025, 5, 5), Point(2026), "explicit").precision == "year"
    assert interval(Point(2025, 5), Point(2025, 5, 9), "explicit").precision == "month"
    assert interval(Point(2025, 5, 5), Point(2025, 5, 9), "explicit").precision == "day"


def test_no_time_reaches_over_a_blank_line() -> None:
    text = "The tour ends on May\n\n5 states were visited in 2024"
    assert [text[time.start : time.end] for time in find_times(text)] == ["2024"]


def test_a_time_may_be_broken_by_the_end_of_a_line() -> None:
    text = "The tour ends on May\n5, 2025."
    assert [text[time.start : time.end] for time in find_times(text)] == ["May\n5, 2025"]


def test_edtf_writes_one_point_once() -> None:
    assert edtf(Interval("2025-05-05", "2025-05-05", "day", "explicit")) == "2025-05-05"
    assert edtf(Interval("2025-05", "2025-06", "month", "explicit")) == "2025-05/2025-06"


@pytest.mark.parametrize("text", ["2025-02-30", "2025-13", "XXXX", "25", "0000-01-01", "2025-5-5", "a/b", ""])
def test_what_is_no_edtf_point_is_not_read(text: str) -> None:
    assert read_points(text) is None


def test_days_move_over_months_and_leap_years() -> None:
    assert shift_days(Point(2024, 2, 28), 1) == Point(2024, 2, 29)
    assert shift_days(Point(None, 2, 28), 1) is None
    assert shift_days(Point(None, 2, 29), 1) == Point(None, 3, 1)
    assert shift_months(Point(2025, 11), 3) == Point(2026, 2)


@pytest.mark.parametrize(
    ("published", "years", "expected"),
    [("2024-04-24", 75, "1949"), ("2025", 30, "1995"), ("2025-04", 0, "2025"), ("XXXX-02-21", 5, None)],
)
def test_years_before_a_date(published: str, years: int, expected: str | None) -> None:
    assert years_before(published, years) == expected


@pytest.mark.parametrize(
    ("text", "published", "quotes", "start"),
    [
        ("This year marks the 60th anniversary of ties.", "2023-12-19", ["60th anniversary"], "1963"),
        ("They mark the tenth anniversary of the accord.", "2023-12-19", ["tenth anniversary"], "2013"),
        ("Next year brings the 60th anniversary of ties.", "2023-11-28", ["60th anniversary"], "1964"),
        ("2025, the year of the 75th anniversary, is past.", "2026-01-19", ["75th anniversary"], "1950"),
        ("the 75th anniversary of ties (30 January 1950)", "2025-04-24", ["75th anniversary"], "1950-01-30"),
        ("30th anniversary (June 16, 1994 – June 16, 2024)", None, ["30th anniversary"], "1994-06-16"),
        ("the one-year anniversary of the roadmap", "2022-02-23", ["one-year anniversary"], "2021"),
        ("the 50-year anniversary of the roadmap", "2022-02-23", ["50-year anniversary"], "1972"),
        ("the centenary of the league", "2019-05-01", ["centenary"], "1919"),
        ("the seventy-fifth anniversary of the league", "2024-05-01", ["seventy-fifth anniversary"], "1949"),
        ("Over the 48 years since the ties were set up", "2023-11-07", ["48 years since"], "1975"),
        ("43 years on since the establishment of ties", "2023-07-28", ["43 years on since"], "1980"),
        ("55 years of diplomatic relations", "2026-01-28", ["55 years of diplomatic"], "1971"),
        ("five decades after the accord", "2023-07-28", ["five decades after"], "1973"),
        ("more than 50 years since the ties were set up", "2023-11-07", ["50 years since"], None),
        ("the 60th anniversary of ties", None, ["60th anniversary"], None),
        ("the anniversary of the landing; 20 years old", "2023-11-07", [], None),
    ],
)
def test_anniversaries_give_the_year_of_what_they_mark(
    text: str, published: str | None, quotes: list[str], start: str | None
) -> None:
    anniversaries = find_anniversaries(text)
    assert [text[a.start : a.end] for a in anniversaries] == quotes
    starts = [founded(anniversary, Anchor(published)) for anniversary in anniversaries]
    assert [span.start if span else None for span in starts] == [start] * len(quotes)


def test_each_of_two_anniversaries_takes_its_own_year() -> None:
    text = "Last year was the 40th anniversary of ties. This year is the 20th anniversary of the partnership."
    found = [founded(a, Anchor("2024-03-01")) for a in find_anniversaries(text)]
    assert [span.start if span else None for span in found] == ["1983", "2004"]


# --- properties -----------------------------------------------------------------------------------

VOCABULARY = """May June March February 5 12 24th 29 30 31 2025 1950 2024-2026 1990s Q3 Monday Friday summer
winter day days week weekend month year years quarter half last this next coming same following that new early
late end first two ten ago later today yesterday the of in on by since to - – and , . ( ) within over between
from 75th anniversary"""
TEXTS = st.lists(st.sampled_from([*VOCABULARY.split(), "\n"]), max_size=14).map(" ".join)
DAYS = st.dates().filter(lambda day: 1100 <= day.year < 2900).map(lambda day: day.isoformat())
COARSE = DAYS.map(lambda day: day[:7]) | DAYS.map(lambda day: day[:4])
POINTS = DAYS | COARSE | DAYS.map(lambda day: "XXXX" + day[4:])
ANCHORS = st.builds(Anchor, st.none() | POINTS, st.none() | POINTS)
TENSES = st.sampled_from([None, "past", "future"])


def comparable(point: str) -> tuple[int, int, int]:
    year, month, day = [*point.split("-"), "0", "0"][:3]
    return int(year), int(month), int(day)


def bounds(span: Interval) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Return the ends of a span, cut to the coarser of the two precisions."""
    length = min(len(span.start), len(span.end))
    return comparable(span.start[:length]), comparable(span.end[:length])


@given(TEXTS | st.text(max_size=80))
def test_times_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for time in find_times(text):
        assert end <= time.start < time.end <= len(text)
        assert text[time.start : time.end].strip() == text[time.start : time.end]
        end = time.end


@given(TEXTS, ANCHORS, TENSES)
def test_intervals_are_on_the_calendar_and_in_order(text: str, anchor: Anchor, tense: Any) -> None:
    for time in find_times(text):
        span = resolve(time, anchor, tense)
        if span is not None:
            assert read_points(span.start) is not None
            assert read_points(span.end) is not None
            assert span.start.startswith("XXXX") == span.end.startswith("XXXX")
            if not span.start.startswith("XXXX"):
                first, last = bounds(span)
                assert first <= last


@given(TEXTS, ANCHORS, TENSES)
def test_reading_and_resolving_are_deterministic(text: str, anchor: Anchor, tense: Any) -> None:
    def read() -> list[tuple[Time, Interval | None]]:
        return [(time, resolve(time, anchor, tense)) for time in find_times(text)]

    assert read() == read()


@given(TEXTS, st.text(alphabet="xyz ", max_size=20))
def test_what_stands_after_a_full_stop_moves_no_time_before_it(text: str, tail: str) -> None:
    alone = find_times(f"{text} end of line.")
    assert find_times(f"{text} end of line. {tail}")[: len(alone)] == alone


@given(TEXTS, ANCHORS)
def test_anniversaries_lie_in_the_text_and_lead_to_points_of_the_calendar(text: str, anchor: Anchor) -> None:
    end = 0
    for anniversary in find_anniversaries(text):
        assert end <= anniversary.start < anniversary.end <= len(text)
        assert anniversary.years > 0
        end = anniversary.end
        span = founded(anniversary, anchor)
        assert span is None or read_points(span.start) is not None
