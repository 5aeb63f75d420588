from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.ledger import Ledger, open_ledger
from communique.ledger.news import News
from communique.ledger.traits import AnyClaim
from communique.model import AnyEvent, Visit
from tests.ledger.making import agreement, meeting, office, person, relation, session, telling, visit

OSEI = person("Yaw Osei", "KEN", "Minister of Transport")
LINNA = person("Helmi Linna", "FIN", "Minister of Transport")

Told = tuple[str | None, Sequence[AnyClaim]]
"""A document: its publication date and what it tells."""


def filled(*told: Told) -> Ledger:
    ledger = open_ledger(":memory:")
    for i, (published, claims) in enumerate(told):
        ledger.add(*telling(f"{i}.txt", *claims, published=published))
    return ledger


def said(ledger: Ledger, since: str, until: str = "2025-12-31") -> News:
    return ledger.news(date.fromisoformat(since), date.fromisoformat(until), "said")


def starts(news: News) -> list[str]:
    return sorted(item.fact.start or "" for item in news.items)


def test_what_no_document_told_before_is_new() -> None:
    ledger = filled(("2025-01-10", [meeting("2025-01-09")]), ("2025-03-10", [meeting("2025-03-09")]))
    (item,) = said(ledger, "2025-03-01").items
    assert (item.fact.start, item.before, item.fresh) == ("2025-03-09", (), (2,))


def test_what_is_told_again_is_known_before_with_the_accounts_of_that_time() -> None:
    talks = meeting("2025-01-09", participants=(OSEI, LINNA))
    ledger = filled(("2025-01-10", [talks]), ("2025-03-10", [talks]))
    (item,) = said(ledger, "2025-03-01").items
    (before,) = item.before
    assert [account.source.id for account in before.accounts] == [1]
    assert [account.source.id for account in item.fact.accounts] == [1, 2]


def test_what_later_documents_tell_is_not_looked_at() -> None:
    plan = visit(start="2025-06", kind="official", status="planned", participants=(OSEI,))
    held = visit(start="2025-06-03", kind="official", participants=(OSEI,))
    ledger = filled(("2025-03-10", [plan]), ("2025-06-04", [held]))
    (item,) = said(ledger, "2025-03-01", "2025-03-31").items
    assert isinstance(item.fact.claim, Visit)
    assert (item.fact.claim.status, item.fact.start) == ("planned", "2025-06")


def test_a_plan_that_took_place_shows_what_it_was() -> None:
    plan = visit(start="2025-06", status="planned", participants=(OSEI,))
    held = visit(start="2025-06-03", participants=(OSEI,))
    ledger = filled(("2025-03-10", [plan]), ("2025-06-04", [held]))
    (item,) = said(ledger, "2025-06-01").items
    claims = [fact.claim for fact in (item.fact, *item.before)]
    assert [claim.status for claim in claims if isinstance(claim, AnyEvent)] == ["held", "planned"]


def test_facts_that_a_document_showed_to_be_one_were_several_before() -> None:
    vague = visit(start="2025", participants=(OSEI,))
    nameless = visit(start="2025-02-03", kind="official")
    both = visit(start="2025-02-03", participants=(OSEI,))
    ledger = filled(("2025-02-05", [vague]), ("2025-02-06", [nameless]), ("2025-03-10", [both]))
    (item,) = said(ledger, "2025-03-01").items
    assert sorted(fact.start or "" for fact in item.before) == ["2025", "2025-02-03"]
    assert item.fact.start == "2025-02-03"


def test_documents_without_a_date_are_counted_and_left_out() -> None:
    ledger = filled((None, [meeting("2025-03-09")]), ("2025-03-10", [meeting("2025-03-05")]))
    news = said(ledger, "2025-03-01")
    assert (starts(news), news.documents, news.undated) == (["2025-03-05"], 1, 1)


def test_a_publication_of_a_month_counts_by_its_last_day() -> None:
    ledger = filled(("2025-03", [meeting("2025-03-09")]))
    assert said(ledger, "2025-03-01", "2025-03-30").items == ()
    assert len(said(ledger, "2025-03-31").items) == 1


def test_documents_count_by_the_day_on_which_they_were_added(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = open_ledger(":memory:")
    for i, day in enumerate(("2025-04-01", "2025-05-01")):
        with monkeypatch.context() as patch:
            stop_clock(patch, day)
            ledger.add(*telling(f"{i}.txt", meeting(f"2024-0{i + 1}-09"), published="2024-03-01"))
    news = ledger.news(date(2025, 4, 15), date(2025, 5, 15), "added")
    assert starts(news) == ["2024-02-09"]
    assert news.earlier == {1}


def stop_clock(patch: pytest.MonkeyPatch, day: str) -> None:
    """Let the ledger take documents in on a day."""
    from datetime import datetime

    class Stopped(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # noqa: ARG003
            return datetime.fromisoformat(f"{day}T12:00:00+00:00")

    patch.setattr("communique.ledger.writing.datetime", Stopped)


# --- against building the ledger of that time ------------------------------------------------------

CLAIMS: list[AnyClaim] = [
    visit(start="2025-02-03", participants=(OSEI,)),
    visit(start="2025-02", kind="official", participants=(OSEI,)),
    visit(start="2025-02-03", kind="working", status="planned"),
    meeting("2025-02-04", participants=(OSEI, LINNA)),
    meeting("2025-02-04", participants=(LINNA,)),
    session("joint commission", 2, "2025-02-04"),
    session("joint commission on transport", None, "2025-02"),
    agreement("protocol on rail freight", "2025-02-04"),
    agreement("rail freight protocol", None, status="negotiating"),
    relation("strategic-partnership", "upgraded", "2025-02-04"),
    relation("strategic-partnership", "standing"),
    office("Yaw Osei", "Minister of Transport"),
]
DAYS = ["2025-01-05", "2025-02-05", "2025-03-05", "2025-04-05"]

documents = st.lists(
    st.tuples(st.sampled_from(DAYS), st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=3, unique_by=id)),
    min_size=1,
    max_size=6,
)


def told_by(ledger: Ledger) -> set[tuple[str, frozenset[str], str]]:
    return {described(fact.accounts, fact.claim) for fact in ledger.facts()}


def described(accounts: Iterable[object], claim: AnyClaim) -> tuple[str, frozenset[str], str]:
    keys = frozenset(account.claim_key for account in accounts)  # type: ignore[attr-defined]
    return type(claim).__name__, keys, str(getattr(claim, "status", ""))


@settings(max_examples=60, deadline=None)
@given(documents)
def test_the_record_of_before_is_what_the_documents_of_before_make(told: list[Told]) -> None:
    ordered = sorted(told, key=lambda one: one[0] or "")
    ledger, earlier = filled(*ordered), filled(*[one for one in ordered if (one[0] or "") < "2025-03-01"])
    held = told_by(earlier)
    news = said(ledger, "2025-03-01")
    for item in news.items:
        assert {described(fact.accounts, fact.claim) for fact in item.before} <= held
    fresh = {number for item in news.items for number in item.fresh}
    assert fresh == {i + 1 for i, (day, _) in enumerate(ordered) if (day or "") >= "2025-03-01"}


@settings(max_examples=40, deadline=None)
@given(documents)
def test_news_up_to_a_day_is_that_of_the_ledger_of_that_day(told: list[Told]) -> None:
    ordered = sorted(told, key=lambda one: one[0] or "")
    then = filled(*[one for one in ordered if (one[0] or "") <= "2025-03-31"])
    now = filled(*ordered)
    found, expected = (
        {
            described(item.fact.accounts, item.fact.claim)
            for item in said(one, "2025-02-01", "2025-03-31").items
        }
        for one in (now, then)
    )
    assert found == expected


def test_news_are_the_same_in_either_store(place: str) -> None:
    with open_ledger(place) as ledger:
        talks = meeting("2025-01-09", participants=(OSEI, LINNA))
        ledger.add(*telling("0.txt", talks, published="2025-01-10"))
        ledger.add(*telling("1.txt", talks, agreement("rail pact", "2025-03-02"), published="2025-03-03"))
        news = said(ledger, "2025-03-01")
        due = ledger.due(date(2025, 3, 1), date(2025, 3, 31))
    assert sorted(len(item.before) for item in news.items) == [0, 1]
    assert due == ()


def test_plans_deadlines_and_sessions_are_found_as_due(place: str) -> None:
    plan = visit(start="2025-03-05", status="planned")
    held = visit(origin="FIN", destination="KEN", start="2025-03-05")
    with open_ledger(place) as ledger:
        ledger.add(*telling("0.txt", plan, held, session("joint commission", 1, "2019-05-05")))
        found = ledger.due(date(2025, 3, 1), date(2025, 3, 31))
    assert [(fact.claim.type, fact.start) for fact in found if isinstance(fact.claim, AnyEvent)] == [
        ("session", "2019-05-05"), ("visit", "2025-03-05"),
    ]  # fmt: skip
