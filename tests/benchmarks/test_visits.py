from datetime import date

import pytest

from benchmarks.visits import Row, has_person, is_state_and_day, load_tables, names_person, split_name
from communique.model import AnyEvent, Meeting, Participant, Span, Visit

ROW = Row(
    "table", "1", True, "Prime Minister Aino Lehto, Jr.", "prime minister", ("aino", "lehto"), "FIN",
    date(2031, 3, 3), date(2031, 3, 5), "Working Visit.",
)


def visit(origin: str, destination: str, start: str | None, name: str = "Aino Lehto") -> AnyEvent:
    return Visit(
        evidence=(Span(0, 1),), rule="r", confidence=1.0, parties=(origin, destination), origin=origin,
        destination=destination, start=start, end=start,
        participants=(Participant(name=name, office=None, party=origin),),
    )


def test_titles_and_suffixes_are_no_part_of_a_name() -> None:
    tables = load_tables()

    assert split_name("Prime Minister Aino Lehto, Jr.", tables) == ("prime minister", ("aino", "lehto"))
    assert split_name("Aino Q. Lehto", tables) == ("", ("aino", "q", "lehto"))


def meeting(*parties: str) -> AnyEvent:
    return Meeting(evidence=(Span(0, 1),), rule="r", confidence=1.0, parties=parties, start="2031-03-05")


@pytest.mark.parametrize(
    ("event", "right"),
    [
        (visit("FIN", "USA", "2031-03-04"), True),
        (visit("USA", "FIN", "2031-03-04"), False),
        (visit("FIN", "USA", "2031-03-06"), False),
        (visit("FIN", "USA", "2031-03"), False),
        (visit("FIN", "USA", "XXXX-03-04"), False),
        (visit("FIN", "USA", None), False),
        (meeting("USA", "FIN"), True),
        (meeting("USA", "KEN"), False),
    ],
)
def test_an_event_counts_with_the_right_way_and_day_alone(event: AnyEvent, right: bool) -> None:
    assert is_state_and_day(event, ROW, "USA") is right


def test_people_are_known_in_other_spellings_and_no_others() -> None:
    assert has_person(visit("FIN", "USA", None, "Lehtto"), ROW)
    assert not has_person(visit("FIN", "USA", None, "Otieno"), ROW)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (" talks with lehto went on ", True), (" prime minister aino spoke ", True), (" aino spoke ", False),
        (" the lehtonen report ", False),
    ],
)
def test_a_visitor_is_named_by_the_last_word_or_by_title(text: str, named: bool) -> None:
    assert names_person(text, ROW) is named
