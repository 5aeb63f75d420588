from __future__ import annotations

import msgspec
import pytest

from communique.ledger import Ledger, open_ledger
from communique.publishing.briefing.brief import brief
from communique.publishing.listing.render import render_counts, render_judgements, render_review
from communique.publishing.listing.review import Item, counts, review
from communique.publishing.paper.markdown import render_markdown
from tests.ledger.making import meeting, person, relation, telling, visit

ACHIENG = person("Wanjiru Achieng", "KEN", "President")
DESK = {"author": "A. Desk", "reason": "checked"}


@pytest.fixture
def ledger() -> Ledger:
    return open_ledger(":memory:")


def items(ledger: Ledger, concern: str) -> list[Item]:
    return [item for item in review(ledger).items if item.concern == concern]


def test_a_doubtful_reading_is_listed_until_it_is_accepted(ledger: Ledger) -> None:
    ledger.add(*telling("one.txt", meeting("2025-03-10", confidence=0.4), visit(start="2025-03-10")))
    (item,) = review(ledger).items
    assert (item.concern, item.reason) == ("low-confidence", "read with a confidence of 0.40")
    ledger.judge("accept", item.key, **DESK)
    assert review(ledger).items == ()


def test_accounts_that_contradict_each_other_are_listed_until_a_value_is_set(ledger: Ledger) -> None:
    for path, kind in (("one.txt", "state"), ("two.txt", "official")):
        ledger.add(*telling(path, visit(start="2025-03-10", participants=(ACHIENG,), kind=kind)))
    (item,) = items(ledger, "difference")
    assert item.reason == "accounts differ in kind"
    assert f"`{item.key}`" in render_review(review(ledger, "KEN", "FIN"))
    ledger.judge("correct", item.key, **DESK, field="kind", value="state")
    assert items(ledger, "difference") == []


def test_a_join_that_just_holds_is_listed_with_its_reasons(ledger: Ledger) -> None:
    ledger.add(*telling("one.txt", visit(start="2025-03-10", participants=(ACHIENG,))))
    ledger.add(*telling("two.txt", visit(participants=(ACHIENG,)), published="2025-03-12"))
    weak = [a for fact in ledger.facts() for a in fact.accounts if a.reasons and a.score < 0.65]
    listed = items(ledger, "weak-join")
    assert listed
    assert {item.key for item in listed} == {account.claim_key for account in weak}
    assert all("score of" in item.reason for item in listed)


def test_an_account_that_fits_two_facts_is_listed_with_both(ledger: Ledger) -> None:
    for path, day in (("one.txt", "2025-03-10"), ("two.txt", "2025-03-14")):
        ledger.add(*telling(path, meeting(day, participants=(ACHIENG,))))
    ledger.add(*telling("three.txt", meeting("2025-03", participants=(ACHIENG,))))
    (item,) = items(ledger, "ambiguous-join")
    assert len(item.others) == 2
    assert item.key not in item.others


def test_a_rejected_fact_is_listed_when_another_source_tells_it(ledger: Ledger) -> None:
    ledger.add(*telling("one.txt", visit(start="2025-03-10", participants=(ACHIENG,))))
    ledger.judge("reject", ledger.facts()[0].key, **DESK)
    assert items(ledger, "told-again") == []
    ledger.add(*telling("two.txt", visit(start="2025-03-10", participants=(ACHIENG,))))
    assert ledger.facts() == ()
    (item,) = items(ledger, "told-again")
    assert item.reason == "rejected, and told by 1 more since"


def test_a_judgement_that_no_reading_answers_to_is_listed(ledger: Ledger) -> None:
    ledger.add(*telling("one.txt", visit(start="2025-03-10")))
    made = ledger.judge("accept", ledger.facts()[0].key, **DESK)
    ledger.add(*telling("one.txt"), engine="next")
    (item,) = items(ledger, "loose-judgement")
    assert (item.judgement, item.statement) == (made.id, None)
    assert "no reading tells any longer" in render_judgements(ledger.judgements())


def test_a_review_is_json_and_counts_name_their_source(ledger: Ledger) -> None:
    claim = relation("strategic-partnership", date="2020-01-01")
    ledger.add(*telling("one.txt", claim, text="Kenya's 3 strategic partners."))
    found = counts(ledger, "KEN")
    assert msgspec.json.decode(msgspec.json.encode(found))["checks"][0]["stated"] == 3
    page = render_counts(found)
    assert "“3 strategic partners” (Title of one.txt" in page
    assert "ledger holds fewer: 1 at it" in page


def test_a_copy_is_no_second_source_in_a_brief(ledger: Ledger) -> None:
    story = " ".join(f"Mill {i} near Turku makes felt and rope for {i * 3} ships." for i in range(20))
    for path, text in (("one.txt", story), ("two.txt", f"{story} (Agency)")):
        ledger.add(*telling(path, visit(start="2025-03-10", participants=(ACHIENG,)), text=text))
    page = brief(ledger, "KEN", "FIN")
    assert page.documents == 1
    (source,) = page.sources
    assert len(source.copies) == 1
    assert "(also in " in render_markdown(page)
