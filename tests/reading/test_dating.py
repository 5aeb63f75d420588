"""The article's own date, never the clock of the page, never a guess."""

from __future__ import annotations

import pytest

from communique.model import Dateline
from communique.reading import read_text
from communique.reading.datelines import read_dateline
from communique.reading.dating import resolve_order
from communique.reading.outlets import DateOrder
from communique.reading.stamps import read_stamp

TALKS = "The two ministers agreed to open a consulate in the port city before the end of the year."

CLOCK = "May 9, 2025 | 08:15 GMT +7"


def date(*lines: str) -> tuple[str | None, str]:
    document = read_text("\n\n".join(lines))
    return document.published, document.published_basis


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Updated: November 4, 2023 15:33", "2023-11-04"),
        ("October 04, 2022", "2022-10-04"),
        ("22 December 2025, 14:05", "2025-12-22"),
        ("2025-04-24", "2025-04-24"),
        ("2025-04-24T10:00:00+07:00", "2025-04-24"),
        ("11:03:30 AM | 5/23/2025", "2025-05-23"),
        ("Saturday- 19:08, 22/06/2024", "2024-06-22"),
        ("Press release 7 Nov. 2023", "2023-11-07"),
        ("Lusaka, 3rd of May 2025", "2025-05-03"),
        ("Published: Wed, 05 Jun 2024 10:00 GMT", "2024-06-05"),
        ("13.02.2024", "2024-02-13"),
    ],
)
def test_date_line_is_read(line: str, day: str) -> None:
    stamp = read_stamp(line)
    assert stamp is not None
    assert stamp.readings == (day,)


@pytest.mark.parametrize(
    "line",
    [
        "On May 5, 2025 the ministers met", "4:46 P.M. EDT", "City Hall, Lusaka", "31/31/2024",
        "February 30, 2024", "From May 5, 2025 to May 9, 2025", "Joint Statement 5 May 2025", "",
    ],
)  # fmt: skip
def test_line_that_is_no_date_line_is_not(line: str) -> None:
    assert read_stamp(line) is None


def test_own_date_is_taken_and_not_the_clock_of_the_saved_page() -> None:
    lines = (CLOCK, "Click to copy", "Friday- 19:08, 23/05/2025", "A consulate opens", TALKS)
    assert date(*lines) == ("2025-05-23", "stated")


def test_clock_alone_gives_no_date() -> None:
    assert date(CLOCK, "Click to copy", "A consulate opens", TALKS) == (None, "unknown")


def test_date_of_publication_goes_before_that_of_an_update() -> None:
    lines = ("A consulate opens", "Updated: May 9, 2025", "Published: May 3, 2025", TALKS)
    assert date(*lines) == ("2025-05-03", "stated")


def test_date_in_a_dateline_counts() -> None:
    assert date("A consulate opens", f"LUSAKA, May 5, 2025 (ZANIS) -- {TALKS}") == ("2025-05-05", "stated")


@pytest.mark.parametrize("dateline", ["LUSAKA, 5th May, 2025 (ZANIS) --", "Riyadh, May 05, 2025, SPA --"])
def test_date_in_a_dateline_is_read_as_agencies_print_it(dateline: str) -> None:
    assert date("A consulate opens", f"{dateline} {TALKS}") == ("2025-05-05", "stated")


def test_date_counts_that_opens_the_text_with_its_place() -> None:
    assert date("A consulate opens", f"Lusaka, 5 May 2025 – {TALKS}") == ("2025-05-05", "stated")
    assert date("A consulate opens", f"In Lusaka on 5 May 2025 – a Monday – {TALKS}") == (None, "unknown")


@pytest.mark.parametrize("today", ["Today, 4 March 2024,", "Today (Monday, 4 March 2024)"])
def test_date_that_the_text_gives_to_today_is_its_own(today: str) -> None:
    assert date("An audience", f"{today} the President received the envoy.") == ("2024-03-04", "inferred")
    assert date("An audience", f"As he said, “{today} is a good day”.") == (None, "unknown")


def test_date_below_the_article_counts_where_there_is_no_other() -> None:
    assert date("A consulate opens", TALKS, "5 May 2025") == ("2025-05-05", "stated")


def test_closing_clause_dates_an_instrument() -> None:
    assert date("Joint Statement", TALKS, "Done at Lusaka on 13 March 2024.") == ("2024-03-13", "stated")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Foreign Secretary call with the Foreign Minister of Peru, 4 April 2024", "2024-04-04"),
        ("No: 45, 7 March 2025, Press Release Regarding the Visit of the Minister", "2025-03-07"),
        ("No:318/25, 5 June 2025, Information on the phone conversation", "2025-06-05"),
        ("Visit of the Minister to Kenya (June 12-14, 2024)", None),
        ("Minister marks the agreement of 4 April 2024", None),
    ],
)
def test_headline_that_bears_a_date_of_its_own_dates_the_article(title: str, expected: str | None) -> None:
    assert date(title, "", "The ministers discussed trade and the protection of the forests at length.") == (
        expected,
        "stated" if expected else "unknown",
    )


def test_who_issues_an_article_may_stand_behind_its_date() -> None:
    assert date("Ministers meet", "", "Springfield, 5.2.2025 - Press Team", "", "They met today.") == (
        "2025-02-05",
        "stated",
    )


def test_dates_of_teasers_do_not_count() -> None:
    dated = ("Boats in record number", "4 May 2025", "Roads closed", "3 May 2025")
    assert date("A consulate opens", f"{TALKS[:-1]}./.", *dated) == (None, "unknown")
    assert date("A consulate opens", TALKS, "See more", *dated) == (None, "unknown")


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("Photos of 23/05/2024", None, "2024-06-05"),
        ("Photos of 05/23/2024", None, "2024-05-06"),
        ("They met on June 4, 2024.", None, "2024-06-05"),
        ("They met on May 4, 2024.", None, "2024-05-06"),
        ("They met on May 4 and June 4, 2024, after May 3, 2024.", "dmy", "2024-06-05"),
        ("They met.", "mdy", "2024-05-06"),
        ("They met.", None, None),
    ],
)
def test_order_of_day_and_month_is_settled_or_left_unknown(
    text: str, order: DateOrder | None, day: str | None
) -> None:
    assert resolve_order(("2024-06-05", "2024-05-06"), text, order) == day


LEDE = "Rabat (XYZ) – The two deputy ministers co-chaired the fourth consultations in Oslo on April 9."
PAST = "Trade has grown since the visit of the prime minister in November 2022."
MONTH = "They welcomed the session of the joint committee that was held earlier this month."


def test_month_is_inferred_where_the_text_forces_it() -> None:
    assert date("Consultations held", LEDE, PAST, MONTH) == ("2023-04", "inferred")


@pytest.mark.parametrize(
    "lines",
    [
        (LEDE, PAST),
        (LEDE, MONTH),
        (LEDE.replace("April 9", "April 30"), PAST, MONTH),
        (LEDE.replace("co-chaired", "will co-chair"), PAST, MONTH),
        (LEDE, "A visit is planned for February 2023, the first since November 2022.", MONTH),
        (LEDE, "The treaty was signed in November 2022.", "The next will be held in March 2023.", MONTH),
        (LEDE, "The first round took place by June 1982.", MONTH),
    ],
)
def test_month_is_not_guessed(lines: tuple[str, ...]) -> None:
    assert date("Consultations held", *lines) == (None, "unknown")


@pytest.mark.parametrize(
    ("paragraph", "place", "agency"),
    [
        (f"Rabat (XYZ) – {TALKS}", "Rabat", "XYZ"),
        (f"LUSAKA, May 5 (ZANIS) -- {TALKS}", "Lusaka", "ZANIS"),
        (f"MINSK, 5 May. /TASS/. {TALKS}", "Minsk", "TASS"),
        (f"NEW YORK (AP) — {TALKS}", "New York", "AP"),
        (f"(XYZ) {TALKS}", None, "XYZ"),
        (f"Washington, D.C. — {TALKS}", "Washington, D.C.", None),
        (f"LUSAKA – {TALKS}", "Lusaka", None),
        (f"Riyadh, November 05, 2029, SPA -- {TALKS}", "Riyadh", "SPA"),
    ],
)
def test_dateline_is_read(paragraph: str, place: str | None, agency: str | None) -> None:
    found = read_dateline(paragraph)
    assert found is not None
    assert found.dateline == Dateline(place=place, agency=agency)
    assert paragraph[found.length :] == TALKS


@pytest.mark.parametrize(
    "paragraph",
    [
        TALKS, f"Kenya – Finland ties grew, and {TALKS}", "JOINT STATEMENT – We met.",
        "ASEAN – Japan ties grew.", "Oslo (Norway) – The ministers met.", "JOINT US-EU STATEMENT on steel",
        "The talks — long ones — ended.", "London (UK) – The ministers met.",
    ],
)  # fmt: skip
def test_paragraph_without_dateline_has_none(paragraph: str) -> None:
    assert read_dateline(paragraph) is None


def test_note_of_place_and_date_is_no_part_of_the_title() -> None:
    document = read_text(f"Talks of the presidents in the palace (Lusaka, May 5, 2025)\n\n{TALKS}")
    assert document.title == "Talks of the presidents in the palace"


def test_outlet_is_the_credit_then_the_agency_then_unknown() -> None:
    def outlet(*lines: str) -> str | None:
        return read_text("\n\n".join(lines)).outlet

    assert outlet("A port", f"Rabat (XYZ) – {TALKS}", "Source: Example Times") == "Example Times"
    assert outlet("A port", f"Rabat (XYZ) – {TALKS}") == "XYZ"
    assert outlet("A port", "May 5, 2025", "The White House", TALKS) == "The White House"
    assert outlet("A port", TALKS) is None
