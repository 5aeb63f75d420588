"""Batches of documents, claims that very many documents repeat, and what is asked of a large ledger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ledger import Ledger, open_ledger
from communique.ledger.blocks import blocks_of
from communique.ledger.finding import WEIGHED_ALIKE
from communique.ledger.wording import content_words, likeness, telling_words
from communique.model import OfficeHolder
from tests.ledger.conftest import NewPlace
from tests.ledger.making import agreement, commitment, meeting, office, relation, telling, trait, visit

STANDING = relation("strategic-partnership", "standing")
SOME = [
    telling("one.txt", meeting("2025-03-10"), STANDING),
    telling("two.txt", meeting("2025-03-10"), visit(start="2025-04-02"), published="2025-04-03"),
    telling("again.txt", text="Testimony of one.txt."),
    telling("one.txt", meeting("2025-03-11"), text="Second reading.", published=None),
    telling("dateless.txt", meeting("XXXX-03-10"), published=None),
]


def picture(ledger: Ledger) -> list[tuple[object, ...]]:
    return sorted(
        (f.key, str(f.claim), f.unlisted, tuple((a.claim_key, a.score, a.reasons) for a in f.accounts))
        for f in ledger.facts()
    )


def test_a_batch_gives_what_one_by_one_gives(new_place: NewPlace) -> None:
    with open_ledger(new_place()) as ledger, open_ledger(new_place()) as other:
        together = list(ledger.add_all(SOME))
        one_by_one = [other.add(*item) for item in SOME]
        assert [(a.new, a.document, a.claims) for a in together] == [
            (a.new, a.document, a.claims) for a in one_by_one
        ]
        assert picture(ledger) == picture(other)
        assert ledger.sources() == other.sources()


def test_batches_are_added_while_documents_are_still_coming(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("communique.ledger.store.BATCH_DOCUMENTS", 2)
    given: list[int] = []

    def coming() -> object:
        for i in range(5):
            given.append(i)
            yield telling(f"{i}.txt", meeting("2025-03-10"))

    adding = ledger.add_all(coming())  # type: ignore[arg-type]
    assert next(adding).new
    assert given == [0, 1]
    assert ledger.size().documents == 2
    assert len(list(adding)) == 4
    assert ledger.size().documents == 5


def test_of_very_many_accounts_alike_the_first_and_the_last_are_listed(new_place: NewPlace) -> None:
    count = WEIGHED_ALIKE + 15
    days = [f"20{10 + i // 12:02d}-{1 + i % 12:02d}-05" for i in range(count)]
    documents = [telling(f"{i}.txt", STANDING, published=day) for i, day in enumerate(days)]
    with open_ledger(new_place()) as ledger, open_ledger(new_place()) as other:
        list(ledger.add_all(documents))
        for document in reversed(documents):
            other.add(*document)
        (fact,) = ledger.facts()
        told = [account.source.published for account in fact.accounts]
        half = WEIGHED_ALIKE // 2
        assert told == [*days[:half], *days[-half:]]
        assert fact.unlisted == count - WEIGHED_ALIKE
        assert picture(ledger) == picture(other)


def test_the_last_facts_are_given_in_order_of_time_and_counted_by_kind(ledger: Ledger) -> None:
    days = ("2023-01-05", "2025-03-10", "2024-06-01", None)
    ledger.add(*telling("one.txt", *(meeting(day) for day in days), published="2024-08-01"))
    ledger.add(*telling("two.txt", commitment("open direct flights"), published="2025-01-02"))
    last = ledger.facts("KEN", "FIN", limit=3)
    assert (last[0].kind, last[0].start) == ("events", "2025-03-10")
    assert {(fact.kind, fact.start) for fact in last[1:]} == {("events", None), ("commitments", None)}
    assert [fact.start for fact in ledger.facts("KEN", limit=1)] == ["2025-03-10"]
    assert [fact.start for fact in ledger.facts(limit=1)] == ["2025-03-10"]
    assert ledger.count_facts("FIN", "KEN") == {"commitments": 1, "events": 4}
    assert ledger.count_facts() == {"commitments": 1, "events": 4}
    assert ledger.count_facts("UGA") == {}


def test_office_holders_are_found_by_any_form_of_their_name(ledger: Ledger) -> None:
    ledger.add(
        *telling("one.txt", office("Wanjiru Achieng", "President"), office("Peter Otieno", "Minister"))
    )
    ledger.add(*telling("two.txt", office("W. Achieng", "Ambassador", party="UGA")))
    found = ledger.office_holders("Achieng")
    names = {fact.claim.name for fact in found if isinstance(fact.claim, OfficeHolder)}
    assert names == {"W. Achieng", "Wanjiru Achieng"}
    assert [fact.parties for fact in ledger.office_holders("Wanjiru Achieng")] == [("KEN",), ("UGA",)]
    assert ledger.office_holders("Nobody") == ()


WORDS = (
    "agreement",
    "on",
    "trade",
    "cooperation",
    "joint",
    "strategic",
    "tea",
    "visa",
    "fisheries",
    "railway",
)
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6)


@given(words, words)
def test_titles_that_are_alike_meet_under_a_key(one: list[str], other: list[str]) -> None:
    titles = " ".join(one), " ".join(other)
    ours, theirs = (content_words(title) for title in titles)
    if likeness(ours, theirs) >= 0.4:
        assert telling_words(ours) & telling_words(theirs)
        first, second = (blocks_of(trait(agreement(title, "2025-03-10"))) for title in titles)
        assert first.probed & second.stored
