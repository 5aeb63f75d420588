from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest
from icalendar import Calendar

from communique.following.agenda import Agenda, agenda
from communique.following.commitments import Commitments, commitments
from communique.following.decisions import Decision
from communique.following.ical import render_ical
from communique.following.render import render_agenda, render_commitments
from communique.ledger import Ledger
from tests.following.making import filled
from tests.ledger.making import agreement, commitment, person, relation, session, telling, visit

ON = date(2025, 6, 1)
STAMP = datetime(2025, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def ledger() -> Ledger:
    return filled(
        (
            "2022-05-02",
            [
                commitment("sign an agreement on double taxation", sectors=("finance",)),
                commitment(
                    "open a rail ferry | to Tallinn", sectors=("transport-logistics",), deadline="2025-10-01"
                ),
                relation("diplomatic-relations", "established", "1965-11-14"),
                session("joint commission", 1, "2021-09-10"),
            ],
        ),
        ("2023-05-02", [commitment("soon sign the agreement on double taxation", sectors=("finance",))]),
        (
            "2025-03-01",
            [
                agreement("agreement on double taxation", "2025-02-27"),
                session("joint commission", 2, "2023-09-10"),
                visit(start="2025-08-04", end="2025-08-06", status="planned"),
                visit(start="2025", status="planned", destination="EST"),
                commitment("train young pilots", by=("KEN",), to=("NOR",)),
            ],
        ),
    )


@pytest.fixture
def found(ledger: Ledger) -> Commitments:
    return commitments(ledger, "KEN", "FIN", on=ON)


@pytest.fixture
def ahead(ledger: Ledger) -> Agenda:
    return agenda(ledger, "KEN", since=ON, until=date(2025, 12, 31))


def test_each_commitment_tells_its_history_and_its_answer(found: Commitments) -> None:
    taxation, ferry = found.undertakings
    assert [occasion.said for occasion in taxation.occasions] == ["2022-05-02", "2023-05-02"]
    assert (taxation.state, taxation.score) == ("fulfilled", 1)
    assert [answer.action_degree for answer in taxation.answers] == ["fulfilled"]
    assert taxation.age_days == (ON - date(2022, 5, 2)).days
    assert (ferry.state, ferry.deadline, ferry.answers) == ("open", "2025-10-01", ())


def test_every_statement_has_a_source(found: Commitments, ahead: Agenda) -> None:
    numbers = {citation.number for citation in found.citations}
    for undertaking in found.undertakings:
        told = [
            *(occasion.statement for occasion in undertaking.occasions),
            *(answer.statement for answer in undertaking.answers),
        ]
        assert all(statement.citations and set(statement.citations) <= numbers for statement in told)
    cited = {number for entry in ahead.entries for number in entry.citations}
    assert all(entry.citations for entry in ahead.entries)
    assert cited == {citation.number for citation in ahead.citations}


def test_commitments_are_chosen_by_sector_state_and_who(ledger: Ledger) -> None:
    def actions(found: Commitments) -> list[str]:
        return [undertaking.actions[0].split()[0] for undertaking in found.undertakings]

    assert actions(commitments(ledger, "KEN", "FIN", on=ON, sector="transport-logistics")) == ["open"]
    assert actions(commitments(ledger, "KEN", "FIN", on=ON, state="fulfilled")) == ["soon"]
    assert actions(commitments(ledger, "KEN", on=ON, by="FIN")) == ["soon", "open"]
    assert actions(commitments(ledger, on=ON, state="open")) == ["open", "train"]
    assert actions(commitments(ledger, "EST", "NOR", on=ON)) == []


def test_a_decision_reaches_the_report(ledger: Ledger, found: Commitments) -> None:
    word = Decision(
        commitment=found.undertakings[1].key, author="Aino", at="2025-05-01T09:00:00Z", reason="shelved",
        state="dropped",
    )  # fmt: skip
    assert commitments(ledger, "KEN", "FIN", on=ON, decisions=[word]).undertakings[1].state == "dropped"


def test_commitments_read_as_text(found: Commitments) -> None:
    page = render_commitments(found)
    assert page.startswith("# Commitments: Kenya – Finland\n")
    assert "As they stand on 1 June 2025: 1 open and 1 fulfilled.\n" in page
    assert "- fulfilled (+1), as suggested: it may be answered (" in page
    assert "- open, as suggested: no kind of record would show that it was done" in page
    assert "- said: 2 May 2022 [" in page
    assert "- may be answered by: 27 February 2025: “agreement on double taxation”, signed" in page
    assert "- deadline: 1 October 2025" in page
    assert page.endswith("\n")


def test_an_agenda_reads_as_a_table(ahead: Agenda) -> None:
    page = render_agenda(ahead)
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    assert len(rows) == 1 + len(ahead.entries)
    assert "| 14 November 2025 | Anniversary (round) | 60th anniversary: Diplomatic relations" in page
    assert "| September 2025 | Due by rhythm | Next session of “joint commission” due by its rhythm" in page
    assert r"rail ferry \| to Tallinn" in page


def test_a_deadline_says_what_answers_its_commitment_has(ledger: Ledger) -> None:
    pledge = commitment("sign a maritime accord", deadline="2025-11")
    ledger.add(*telling("4.txt", pledge, published="2025-05-01"))
    ledger.add(*telling("5.txt", agreement("maritime accord", "2025-05-20"), published="2025-05-21"))
    entries = agenda(ledger, "KEN", "FIN", since=ON, until=date(2025, 12, 31)).entries
    assert [entry.answered for entry in entries if entry.kind == "deadline"] == [None, "fulfilled"]
    page = render_agenda(agenda(ledger, "KEN", "FIN", since=ON, until=date(2025, 12, 31)))
    assert "| November 2025 | Deadline (fulfilled, as suggested) | Finland and Kenya agreed" in page


def test_a_session_due_says_when_the_last_one_was(ahead: Agenda) -> None:
    (due,) = [entry for entry in ahead.entries if entry.kind == "session"]
    assert due.text.endswith("; last held 10 September 2023.")


def test_an_empty_ledger_says_so() -> None:
    ledger = filled()
    assert "holds nothing" in render_commitments(commitments(ledger, "KEN", "FIN", on=ON))
    assert "Nothing is known" in render_agenda(agenda(ledger, "KEN", since=ON, until=ON))


def test_reports_have_a_json_form(found: Commitments, ahead: Agenda) -> None:
    assert msgspec.json.decode(msgspec.json.encode(found), type=Commitments) == found
    assert msgspec.json.decode(msgspec.json.encode(ahead), type=Agenda) == ahead


# --- iCalendar -------------------------------------------------------------------------------------


def read(ahead: Agenda) -> Any:  # Any: the library types a property as any of thirty classes
    return Calendar.from_ical(render_ical(ahead, STAMP))


def test_the_feed_is_read_back_as_it_was_written(ahead: Agenda) -> None:
    feed = read(ahead)
    assert (feed["version"], feed["method"], str(feed["x-wr-calname"])) == ("2.0", "PUBLISH", "Agenda: Kenya")
    events = {str(event["uid"]): event for event in feed.walk("VEVENT")}
    placed = [entry for entry in ahead.entries if len(entry.start) > 4]
    assert set(events) == {entry.uid for entry in placed}
    for entry in placed:
        event = events[entry.uid]
        assert str(event["summary"]) == entry.text
        assert event["dtstamp"].dt == STAMP
        assert entry.kind in event.to_ical().decode()
        assert not event.errors


def test_days_span_what_is_known(ahead: Agenda) -> None:
    feed = read(ahead)
    span = {
        entry.kind: (event["dtstart"].dt, event["dtend"].dt, str(event["status"]))
        for event in feed.walk("VEVENT")
        for entry in ahead.entries
        if entry.uid == str(event["uid"])
    }
    assert span == {
        "planned": (date(2025, 8, 4), date(2025, 8, 7), "CONFIRMED"),
        "session": (date(2025, 9, 1), date(2025, 10, 1), "TENTATIVE"),
        "deadline": (date(2025, 10, 1), date(2025, 10, 2), "CONFIRMED"),
        "anniversary": (date(2025, 11, 14), date(2025, 11, 15), "CONFIRMED"),
    }


def test_what_is_dated_to_a_year_only_is_left_out_of_the_feed(ahead: Agenda) -> None:
    assert [entry.start for entry in ahead.entries if len(entry.start) == 4] == ["2025"]
    assert len(read(ahead).walk("VEVENT")) == len(ahead.entries) - 1


def test_lines_are_ended_and_folded_as_the_standard_asks(ahead: Agenda) -> None:
    feed = render_ical(ahead, STAMP)
    assert feed.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in feed.split(b"\r\n"))
    assert b"\n" not in feed.replace(b"\r\n", b"")


def test_the_same_agenda_gives_the_same_feed(ahead: Agenda) -> None:
    assert render_ical(ahead, STAMP) == render_ical(ahead, STAMP)


def test_control_characters_never_reach_a_feed() -> None:
    planned = visit(start="2025-08-04", status="planned", participants=(person("Aino\x1b[31m Salo", "FIN"),))
    feed = render_ical(agenda(filled(("2025-03-01", [planned])), since=ON, until=date(2025, 12, 31)), STAMP)
    assert b"Aino [31m Salo" in feed.replace(b"\r\n ", b"")
