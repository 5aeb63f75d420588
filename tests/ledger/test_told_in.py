from __future__ import annotations

from communique.ledger import Ledger
from tests.ledger.making import meeting, office, person, relation, telling

OSEI = person("Yaw Osei", "KEN", "Minister of Transport")


def test_facts_are_given_with_the_accounts_of_the_documents_asked_for(ledger: Ledger) -> None:
    talks = meeting("2025-01-09", participants=(OSEI,))
    numbers = [ledger.add(*telling(f"{i}.txt", talks)).document for i in range(3)]
    (fact,) = ledger.told_in(numbers[0], numbers[2])
    assert {account.source.id for account in fact.accounts} == {numbers[0], numbers[2]}
    assert fact.unlisted == 1


def test_what_other_documents_tell_is_left_out(ledger: Ledger) -> None:
    first = ledger.add(*telling("0.txt", relation("strategic-partnership", date="2019"))).document
    ledger.add(*telling("1.txt", meeting("2025-01-09")))
    assert [fact.kind for fact in ledger.told_in(first)] == ["relations"]
    assert ledger.told_in() == ()


def test_of_many_documents_alike_the_one_asked_for_is_among_those_given(ledger: Ledger) -> None:
    holder = office("Yaw Osei", "Minister of Transport")
    items = [telling(f"{i:02}.txt", holder, published=f"2025-01-{i + 1:02}") for i in range(30)]
    numbers = [added.document for added in ledger.add_all(items)]
    (fact,) = ledger.told_in(numbers[14])
    assert [account.source.path for account in fact.accounts] == ["14.txt"]
    assert fact.unlisted == 29
