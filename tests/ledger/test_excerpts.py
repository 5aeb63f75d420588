from __future__ import annotations

from datetime import date

from communique.ledger import After, Ledger
from tests.ledger.making import agreement, call, meeting, office, position, telling

DAY = date(2025, 2, 1).toordinal()


def test_what_documents_tell_is_given_with_the_accounts_of_all(ledger: Ledger) -> None:
    holder = office("Yaw Osei", "Minister of Transport")
    first, second = (ledger.add(*telling(f"{i}.txt", holder, meeting("2025-01-09"))).document for i in (1, 2))
    (fact,) = ledger.told_by([first], ["office_holders"])
    assert {account.source.id for account in fact.accounts} == {first, second}
    assert ledger.told_by([], ["office_holders"]) == ()


def test_of_what_documents_tell_a_party_can_be_asked_for(ledger: Ledger) -> None:
    stances = [position("the river treaty", by=("KEN",)), position("the river treaty", by=("FIN",))]
    number = ledger.add(*telling("1.txt", *stances)).document
    assert [fact.parties for fact in ledger.told_by([number], ["positions"], "FIN")] == [("FIN",)]


def test_what_a_person_rejected_is_not_among_it(ledger: Ledger) -> None:
    number = ledger.add(*telling("1.txt", meeting("2025-03-09"))).document
    (fact,) = ledger.told_by([number], ["events"])
    after = After(parties=("FIN", "KEN"), kind="events", type="meeting", day=DAY)
    assert ledger.after([after], 5) == (fact,)
    ledger.judge("reject", fact.key, author="desk", reason="another hall")
    assert ledger.told_by([number], ["events"]) == ()
    assert ledger.after([after], 5) == ()


def test_what_followed_begins_after_the_day_and_ends_at_the_limit(ledger: Ledger) -> None:
    days = ["2025-01-09", "2025-02-01", "2025-02-02", "2025-04-05", "2025-06-07"]
    ledger.add(*telling("1.txt", *map(meeting, days), call("2025-02-03")))
    found = ledger.after([After(parties=("KEN", "FIN"), kind="events", type="meeting", day=DAY)], 2)
    assert [fact.start for fact in found] == ["2025-02-02", "2025-04-05"]


def test_what_followed_is_asked_of_one_party_with_anyone_too(ledger: Ledger) -> None:
    ledger.add(*telling("1.txt", meeting("2025-03-09", parties=("KEN", "NOR")), meeting("2025-03-10")))
    asked = [After(parties=(party,), kind="events", type=None, day=DAY) for party in ("NOR", "KEN")]
    assert [fact.parties for fact in ledger.after(asked, 5)] == [("KEN", "NOR"), ("FIN", "KEN")]


def test_what_has_no_day_and_no_publication_may_have_followed(ledger: Ledger) -> None:
    ledger.add(*telling("1.txt", agreement("a treaty on tea"), published=None))
    found = ledger.after([After(parties=("FIN", "KEN"), kind="agreements", type=None, day=DAY)], 5)
    assert [fact.kind for fact in found] == ["agreements"]
