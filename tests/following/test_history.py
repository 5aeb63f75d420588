from __future__ import annotations

from communique.following.chronicle import Chronicle
from communique.following.history import Thread, find_threads
from communique.ledger.traits import AnyClaim
from tests.following.making import filled
from tests.ledger.making import commitment


def threads(*told: tuple[str, AnyClaim]) -> tuple[Thread, ...]:
    facts = filled(*((published, [claim]) for published, claim in told)).facts()
    return find_threads(facts, Chronicle(facts))


def lengths(found: tuple[Thread, ...]) -> list[int]:
    return [len(thread.tellings) for thread in found]


def test_a_pledge_repeated_over_years_is_one_with_a_history() -> None:
    (thread,) = threads(
        ("2025-06-01", commitment("continue to lower tariffs on cut flowers step by step")),
        ("2022-03-01", commitment("lower tariffs on cut flowers")),
        ("2023-09-01", commitment("further lower the tariffs on cut flowers")),
    )
    dates = [telling.moment.date for telling in thread.tellings if telling.moment]
    assert dates == ["2022-03-01", "2023-09-01", "2025-06-01"]
    assert thread.tellings[0].reason is None
    assert all("worded alike" in (telling.reason or "") for telling in thread.tellings[1:])
    assert thread.key == thread.first.key


def test_an_item_pledged_again_by_itself_is_the_same() -> None:
    first = commitment("", actions=("lower tariffs on cut flowers", "open a rail ferry to Tallinn"))
    again = commitment("lower tariffs on cut flowers")
    assert lengths(threads(("2022-03-01", first), ("2024-03-01", again))) == [2]


def test_other_objects_other_parties_and_requests_stay_apart() -> None:
    said = ("2022-03-01", commitment("lower tariffs on cut flowers"))
    assert lengths(threads(said, ("2024-03-01", commitment("lower tariffs on steel pipes")))) == [1, 1]
    norway = commitment("lower tariffs on cut flowers", by=("KEN", "NOR"))
    assert lengths(threads(said, ("2024-03-01", norway))) == [1, 1]
    asked = commitment("lower tariffs on cut flowers", modality="requested")
    assert lengths(threads(said, ("2024-03-01", asked))) == [1, 1]


def test_pledges_towards_different_parties_stay_apart() -> None:
    one = commitment("train young pilots", by=("KEN",), to=("NOR",))
    other = commitment("train young pilots", by=("KEN",), to=("FIN",))
    assert lengths(threads(("2022-03-01", one), ("2024-03-01", other))) == [1, 1]


def test_words_that_every_communique_uses_join_nothing() -> None:
    one, other = commitment("work closely together"), commitment("work together with partners")
    assert lengths(threads(("2022-03-01", one), ("2024-03-01", other))) == [1, 1]


def test_one_document_s_undertakings_are_as_many_as_it_makes() -> None:
    two = [commitment("lower tariffs on cut flowers"), commitment("lower the tariffs on flowers")]
    facts = filled(("2022-03-01", two)).facts()
    assert lengths(find_threads(facts, Chronicle(facts))) == [1, 1]


def test_the_order_of_documents_does_not_matter() -> None:
    told = [
        ("2022-03-01", commitment("lower tariffs on cut flowers")),
        ("2023-09-01", commitment("further lower the tariffs on cut flowers")),
        ("2024-01-01", commitment("open a rail ferry to Tallinn")),
    ]
    def picture(found: tuple[Thread, ...]) -> list[list[object]]:
        return [[telling.moment and telling.moment.date for telling in thread.tellings] for thread in found]

    assert picture(threads(*told)) == picture(threads(*reversed(told)))
