from __future__ import annotations

import msgspec
import pytest

from communique.ledger import Ledger, open_ledger
from communique.publishing.listing.mechanisms import Mechanism, Mechanisms, mechanisms
from communique.publishing.listing.render import render_mechanisms
from tests.ledger.making import session, telling

CONSULTATIONS = "political consultations"


def filled(*sessions: tuple[str, int | None, str | None]) -> Ledger:
    ledger = open_ledger(":memory:")
    for i, (name, ordinal, start) in enumerate(sessions):
        ledger.add(*telling(f"{i}.txt", session(name, ordinal, start), published=start))
    return ledger


@pytest.fixture
def ledger() -> Ledger:
    return filled(
        (CONSULTATIONS, 2, "2019-03-10"),
        ("Kenya–Finland political consultations", 3, "2021-03-12"),
        (CONSULTATIONS, 5, "2025-03-09"),
        ("joint commission on trade", 1, "2024-06-01"),
    )


def only(ledger: Ledger, name: str) -> Mechanism:
    (found,) = [m for m in mechanisms(ledger, "KEN", "FIN").mechanisms if name in m.name]
    return found


def test_sessions_of_a_mechanism_stand_in_order_with_gaps_shown(ledger: Ledger) -> None:
    found = only(ledger, "consultations")
    assert found.ordinals == (2, 3, 5)
    assert found.missing == (4,)


def test_rhythm_shares_a_gap_among_the_sessions_missing_and_gives_the_next(ledger: Ledger) -> None:
    found = only(ledger, "consultations")
    assert found.rhythm_days == pytest.approx(730, abs=2)
    assert found.next_due == "2027-03"


def test_mechanisms_of_other_names_stay_apart(ledger: Ledger) -> None:
    assert [len(found.sessions) for found in mechanisms(ledger, "FIN").mechanisms] == [1, 3]


def test_one_session_gives_no_rhythm(ledger: Ledger) -> None:
    found = only(ledger, "trade")
    assert (found.rhythm_days, found.next_due, found.missing) == (None, None, ())


def test_an_announced_session_is_the_next() -> None:
    ledger = filled((CONSULTATIONS, 2, "2019-03-10"), (CONSULTATIONS, 3, "2021-03-12"))
    ledger.add(
        *telling("plan.txt", session(CONSULTATIONS, 4, "2022-10", status="planned"), published="2022-01-01")
    )
    assert only(ledger, CONSULTATIONS).next_due == "2022-10"


def test_the_page_tells_gap_rhythm_and_next(ledger: Ledger) -> None:
    page = render_mechanisms(mechanisms(ledger, "KEN", "FIN"))
    assert "- not known: 4th session" in page
    assert "- rhythm: a session every 24 months" in page
    assert "- next due: March 2027" in page


def test_mechanisms_come_back_from_json(ledger: Ledger) -> None:
    found = mechanisms(ledger, "KEN", "FIN")
    assert msgspec.json.decode(msgspec.json.encode(found), type=Mechanisms) == found
