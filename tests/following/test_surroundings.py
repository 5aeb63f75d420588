from __future__ import annotations

from communique.following.answers import suggest_answers
from communique.following.chronicle import Chronicle
from communique.following.surroundings import SAMPLED, facts_on, look_around
from communique.ledger import Ledger
from tests.following.making import filled, pledges
from tests.ledger.making import commitment, meeting, visit

ON_KEN_FIN = ("FIN", "KEN")


def answers(ledger: Ledger, *parties: str) -> list[tuple[tuple[str, ...], str | None]]:
    held = facts_on(ledger, *parties)
    made = pledges(held)
    around = look_around(ledger, parties, held, made)
    chronicle = Chronicle(around.facts, around.sample)
    found = [suggestion for pledge in made for suggestion in suggest_answers(pledge, chronicle)]
    return [(suggestion.answer.parties, suggestion.answer.start) for suggestion in found]


def test_what_others_of_a_commitment_of_several_did_is_seen() -> None:
    several = commitment("hold talks again next year", by=("EST", "FIN", "KEN", "NOR"))
    ledger = filled(
        ("2024-05-02", [several]),
        ("2025-03-01", [meeting("2025-02-20", parties=("EST", "NOR"))]),
    )
    held = facts_on(ledger, "FIN", "KEN")
    seen = look_around(ledger, ON_KEN_FIN, held, pledges(held)).facts
    assert ("EST", "NOR") in {fact.parties for fact in seen}


def test_what_one_did_with_others_answers_where_the_matter_is_another_s_conflict() -> None:
    words = "play a role in a peaceful settlement between Norway and Sweden"
    ledger = filled(
        ("2024-05-02", [commitment(words, by=("KEN",), to=("FIN",), modality="pledged")]),
        ("2025-03-01", [meeting("2025-02-20", parties=("KEN", "NOR"))]),
    )
    held = facts_on(ledger, "FIN", "KEN")
    seen = look_around(ledger, ON_KEN_FIN, held, pledges(held)).facts
    assert ("KEN", "NOR") in {fact.parties for fact in seen}


def test_of_two_busy_states_only_what_can_answer_and_the_last_facts_are_read() -> None:
    months = [f"{year}-{month:02}" for year in (2001, 2002) for month in range(1, 13)]
    days = [f"{month}-{day:02}" for month in months for day in range(2, 27)]
    others = [visit("FIN", "NOR", day) for day in days]
    ledger = filled(
        ("2003-02-02", others),
        ("2004-05-02", [commitment("hold talks again next year")]),
        ("2005-03-01", [meeting("2005-02-20")]),
    )
    held = facts_on(ledger, "FIN", "KEN")
    around = look_around(ledger, ON_KEN_FIN, held, pledges(held))
    assert len(others) > SAMPLED
    assert SAMPLED <= len(around.facts) <= SAMPLED + 2
    assert answers(ledger, "FIN", "KEN") == [(("FIN", "KEN"), "2005-02-20")]


def test_without_a_commitment_nothing_more_is_read() -> None:
    ledger = filled(("2005-03-01", [meeting("2005-02-20"), visit("FIN", "NOR", "2005-01-01")]))
    held = facts_on(ledger, "FIN", "KEN")
    assert look_around(ledger, ON_KEN_FIN, held, []).facts == held
