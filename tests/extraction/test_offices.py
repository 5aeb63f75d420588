"""Office-holders: each person with each office once, for a party that the text tells, as of a day."""

from __future__ import annotations

import pytest

from communique.extraction.events import find_events
from communique.extraction.offices import find_office_holders, is_office
from communique.model import OfficeHolder
from tests.extraction.telling import PUBLISHED, read


def find(*sentences: str) -> list[OfficeHolder]:
    discourse = read(*sentences)
    return find_office_holders(discourse, find_events(discourse))


def held(*sentences: str) -> set[tuple[str, str, str | None]]:
    return {(holder.name, holder.office, holder.party) for holder in find(*sentences)}


def test_each_person_and_office_is_told_once_in_its_fullest_form() -> None:
    assert held(
        "Kenyan Minister Amina Odhiambo met Anna Ozola, Prime Minister of Latvia.",
        "Minister of Foreign Affairs A. Odhiambo thanked Prime Minister Ozola.",
    ) == {("Amina Odhiambo", "Minister of Foreign Affairs", "KEN"), ("Anna Ozola", "Prime Minister", "LVA")}


def test_two_offices_of_a_person_are_two_records() -> None:
    assert held("Latvian Prime Minister Anna Ozola spoke.", "Ambassador to Kenya Anna Ozola left.") == {
        ("Anna Ozola", "Prime Minister", "LVA"), ("Anna Ozola", "Ambassador to Kenya", "LVA"),
    }  # fmt: skip


def test_a_party_that_nothing_tells_is_none_with_less_confidence() -> None:
    (unknown,) = find("Minister Lee Roberts spoke of peace.")
    (known,) = find("Kenyan Minister Lee Roberts spoke of peace.")
    assert unknown.party is None
    assert unknown.confidence < known.confidence


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenyan leader Mary Wanjiku spoke.",
        "A senior Kenyan official spoke.",
        "Jane Roe, head of the delegation, spoke.",
        "President Wanjiku and First Lady Jane Wanjiku of Kenya spoke.",
        "The new ambassador arrived.",
    ],
)
def test_standing_membership_spouses_and_unnamed_officials_are_no_office_holders(sentence: str) -> None:
    assert {name for name, _, _ in held(sentence)} <= {"Wanjiku"}


def test_a_delegations_head_holds_no_office_but_a_missions_does() -> None:
    assert not is_office("head of the delegation")
    assert is_office("Head of Mission")


def test_the_office_vouched_for_is_that_of_the_event_or_the_publication() -> None:
    days = {
        holder.name: holder.as_of
        for holder in find(
            "On May 2, Kenyan Foreign Minister Amina Odhiambo met Latvian President Anna Ozola in Riga.",
            "Peruvian Minister Rosa Quispe praised them.",
        )
    }
    assert days == {"Amina Odhiambo": "2025-05-02", "Anna Ozola": "2025-05-02", "Rosa Quispe": PUBLISHED}


def test_the_evidence_is_the_title_as_printed() -> None:
    discourse = read("They met Kenyan Foreign Minister Amina Odhiambo.")
    (holder,) = find_office_holders(discourse, [])
    (span,) = holder.evidence
    assert discourse.text[span.start : span.end] == "Kenyan Foreign Minister Amina Odhiambo"
