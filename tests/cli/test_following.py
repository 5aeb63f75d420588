from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from communique.ledger import open_ledger
from tests.cli.samples import run
from tests.ledger.making import agreement, commitment, session, telling

EE_PE = ("EST", "PER")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger of two pledges, the agreement that answers one of them, and a session that is planned."""
    place = tmp_path / "record.sqlite"
    with open_ledger(str(place)) as kept:
        talks = (
            commitment("conclude a fisheries agreement", EE_PE, deadline="2023"),
            commitment("train 20 nurses", ("EST",), to=("PER",), sectors=("health",), deadline="2023-06"),
            session("joint commission", 2, "2024-05", parties=EE_PE, status="planned"),
        )
        kept.add(*telling("talks.txt", *talks, published="2023-02-06"))
        signing = agreement("fisheries agreement", "2023-09-14", parties=EE_PE)
        kept.add(*telling("signing.txt", signing, published="2023-09-15"))
    return place


def states(ledger: Path, *args: str) -> list[tuple[str, str]]:
    """Return the first word and the state of each commitment that is printed, sorted."""
    result = run("commitments", *args, "--json", "--ledger", ledger)
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)["undertakings"]
    return sorted((undertaking["actions"][0].split()[0], undertaking["state"]) for undertaking in found)


def test_commitments_tell_what_became_of_them(ledger: Path) -> None:
    result = run("commitments", "Peru", "Estonian", "--on", "2024-01-31", "--ledger", ledger)
    assert result.exit_code == 0
    assert result.stdout.startswith("# Commitments: Peru – Estonia\n\n")
    assert "As they stand on 31 January 2024: 1 fulfilled and 1 lapsed.\n" in result.stdout
    assert "may be answered by: 14 September 2023: “fisheries agreement”, signed" in result.stdout
    assert "train 20 nurses" in result.stdout


def test_what_a_person_decides_of_a_commitment_holds_until_it_is_undone(ledger: Path) -> None:
    def standing() -> list[tuple[str, bool, int | None]]:
        found = json.loads(run("commitments", "Estonia", "--json", "--ledger", ledger).stdout)
        return [(u["state"], u["is_decided"], u["score"]) for u in found["undertakings"] if u["to"]]

    listed = run("commitments", "Peru", "Estonia", "--json", "--ledger", ledger).stdout
    (key,) = [u["key"] for u in json.loads(listed)["undertakings"] if u["to"]]
    before = standing()
    assert f"`{key}`" in run("commitments", "Peru", "--ledger", ledger).stdout
    who = ("--author", "A. Desk", "--ledger", ledger)
    decide = ("commitments", "decide", key, "acted-on", "--score", "-1", "--reason", "8 of 20", *who)
    assert "A. Desk: decide acted-on, score -1" in run(*decide).stdout
    assert standing() == [("acted-on", True, -1)]
    assert "decide acted-on" in run("review", "judgements", "--ledger", ledger).stdout
    assert run("review", "undo", "1", *who).exit_code == 0
    assert standing() == before


def test_only_of_a_commitment_is_it_decided_where_it_stands(ledger: Path) -> None:
    entries = json.loads(run("timeline", "Peru", "--ledger", ledger, "--json").stdout)["entries"]
    key = entries[0]["statement"]["fact"]
    who = ("--author", "A. Desk", "--reason", "r", "--ledger", ledger)
    result = run("commitments", "decide", key, "open", *who)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "name a commitment" in result.stderr
    assert run("commitments", "decide", key, "forgotten", *who).exit_code == 2
    assert run("commitments", "decide", key, "open", "--score", "7", *who).exit_code == 2


def test_commitments_stand_as_they_did_on_the_day(ledger: Path) -> None:
    assert states(ledger, "PER", "--on", "2023-05-01") == [("conclude", "open"), ("train", "open")]
    assert states(ledger, "PER", "--on", "2024-01-31") == [("conclude", "fulfilled"), ("train", "lapsed")]


def test_commitments_are_chosen_by_state_sector_and_who(ledger: Path) -> None:
    day = ("--on", "2024-01-31")
    assert states(ledger, "PER", "EST", *day, "--state", "lapsed") == [("train", "lapsed")]
    assert states(ledger, "PER", *day, "--sector", "health") == [("train", "lapsed")]
    assert states(ledger, *day, "--by", "Peru") == [("conclude", "fulfilled")]
    assert states(ledger, "Norway", *day) == []


def test_today_is_the_day_where_none_is_given(ledger: Path) -> None:
    assert ("train", "lapsed") in states(ledger, "PER")
    since = json.loads(run("agenda", "--format", "json", "--ledger", ledger).stdout)["since"]
    assert since > "2024-05"


def test_an_agenda_lists_what_lies_between_two_days(ledger: Path) -> None:
    result = run("agenda", "PER", "EST", "--since", "2023-03-01", "--until", "2023-12-31", "--ledger", ledger)
    assert result.exit_code == 0
    rows = [line for line in result.stdout.splitlines() if line.startswith("| ")][1:]
    assert [row.split(" | ")[:2] for row in rows] == [
        ["| June 2023", "Deadline"], ["| 2023", "Deadline (fulfilled, as suggested)"],
    ]  # fmt: skip


def test_an_agenda_reaches_a_year_where_no_last_day_is_given(ledger: Path) -> None:
    result = run("agenda", "--since", "2024-03-01", "--format", "json", "--ledger", ledger)
    agenda = json.loads(result.stdout)
    assert (agenda["since"], agenda["until"]) == ("2024-03-01", "2025-03-01")
    assert [entry["kind"] for entry in agenda["entries"]] == ["planned"]
    assert agenda["entries"][0]["citations"] == [1]


def test_an_agenda_is_a_calendar_that_another_program_reads(ledger: Path) -> None:
    def ids() -> set[str]:
        result = run("agenda", "Peru", "--since", "2023-03-01", "--format", "ics", "--ledger", ledger)
        assert result.exit_code == 0
        return {str(event["uid"]) for event in Calendar.from_ical(result.stdout_bytes).walk("VEVENT")}

    assert len(ids()) == 2
    assert ids() == ids()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["commitments", "Freedonia"], "'Freedonia'"),
        (["commitments", "Peru", "PER"], "are the same"),
        (["commitments", "Peru", "--by", "Freedonia"], "--by: no state"),
        (["commitments", "Peru", "--sector", "jokes"], "agriculture-fisheries"),
        (["commitments", "Peru", "--state", "forgotten"], "'acted-on'"),
        (["commitments", "Peru", "--on", "last week"], "write year, month and day"),
        (["agenda", "Peru", "--since", "2024-02-30"], "'2024-02-30' is no day"),
        (["agenda", "Peru", "--since", "2024-02-02", "--until", "2024-02-01"], "lies before"),
        (["agenda", "Peru", "--format", "pdf"], "'ics'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_ends_with_2_and_says_what_is_wrong(ledger: Path, args: list[str], said: str) -> None:
    result = run(*args, "--ledger", ledger)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("command", ["commitments", "agenda"])
def test_following_makes_no_ledger(tmp_path: Path, command: str) -> None:
    place = tmp_path / "none.sqlite"
    result = run(command, "Peru", "--ledger", place)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"communique: {place}: there is no ledger; make one with communique add")
    assert not place.exists()
