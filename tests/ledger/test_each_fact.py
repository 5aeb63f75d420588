from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from typing import cast

import pytest

from communique.ledger import KINDS, Fact, Kind, Ledger, queries
from tests.ledger.making import agreement, commitment, meeting, office, telling, visit


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.add(
        *telling(
            "a.txt", meeting("2024-05-06"), visit(start="2023-01-05"), visit("FIN", "EST"),
            agreement("rail agreement", "2022-01-01"), commitment("lay rails"),
            office("Aino Salo", "Minister", "FIN"),
        )
    )  # fmt: skip
    ledger.add(*telling("b.txt", visit(start="2021-02-03"), meeting("XXXX-03-01", parties=("EST", "KEN"))))
    return ledger


def by_kind(
    ledger: Ledger, party: str | None = None, other: str | None = None, kinds: Sequence[Kind] = KINDS
) -> list[Fact]:
    return [fact for kind in kinds for fact in ledger.facts(party, other, kinds=[kind])]


@pytest.mark.parametrize("at_once", [1, 2, 500])
def test_facts_are_the_same_one_after_the_other(
    filled: Ledger, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(queries, "READ_AT_ONCE", at_once)
    assert len(by_kind(filled)) == 8
    assert list(filled.each_fact()) == by_kind(filled)
    assert list(filled.each_fact("KEN")) == by_kind(filled, "KEN")
    assert list(filled.each_fact("FIN", "KEN")) == by_kind(filled, "KEN", "FIN")


def test_kinds_that_are_not_asked_for_are_left_out(filled: Ledger) -> None:
    kinds: list[Kind] = ["commitments", "agreements"]
    assert [fact.kind for fact in filled.each_fact(kinds=kinds)] == ["agreements", "commitments"]


def test_a_rejected_fact_is_passed_over(filled: Ledger) -> None:
    key = filled.facts(kinds=["agreements"])[0].key
    filled.judge("reject", key, author="Aino", reason="a rumour")
    assert key not in {fact.key for fact in filled.each_fact()}
    assert len(list(filled.each_fact())) == 7


def test_reading_may_stop_early_and_the_ledger_stays_of_use(filled: Ledger) -> None:
    with closing(cast("Generator[Fact, None, None]", filled.each_fact())) as facts:
        assert next(facts).kind == "events"
    assert filled.add(*telling("c.txt", visit(start="2020-02-02"))).new
