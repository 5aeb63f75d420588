from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from communique.ledger import Ledger, open_ledger
from communique.ledger.news import By
from communique.ledger.traits import AnyClaim
from communique.publishing.digesting.changes import ChangeKind
from communique.publishing.digesting.digest import ChangeLine, Digest, digest
from communique.publishing.digesting.render import lay_out_digest
from communique.publishing.statements.sheet import write_html, write_markdown
from tests.ledger.making import (
    agreement,
    commitment,
    meeting,
    office,
    person,
    relation,
    session,
    telling,
    visit,
)

OSEI = person("Yaw Osei", "KEN", "Minister of Transport")
LINNA = person("Helmi Linna", "FIN", "Minister of Transport")
Told = tuple[str | None, Sequence[AnyClaim]]


def filled(*told: Told) -> Ledger:
    ledger = open_ledger(":memory:")
    for i, (published, claims) in enumerate(told):
        ledger.add(*telling(f"{i}.txt", *claims, published=published))
    return ledger


def digested(
    ledger: Ledger, since: str = "2025-03-01", until: str = "2025-03-31", by: By = "said", *parties: str
) -> Digest:
    return digest(ledger, *parties, since=date.fromisoformat(since), until=date.fromisoformat(until), by=by)


def changes(found: Digest) -> dict[ChangeKind, ChangeLine]:
    return {line.kind: line for pair in found.pairs for line in pair.changed}


def test_what_is_first_told_is_new_and_what_is_told_again_is_not() -> None:
    old = meeting("2025-01-09", participants=(OSEI, LINNA))
    ledger = filled(("2025-01-10", [old]), ("2025-03-10", [old, agreement("rail pact", "2025-03-09")]))
    (pair,) = digested(ledger).pairs
    assert [statement.text for statement in pair.new] == ["“rail pact”, signed, Finland and Kenya."]
    assert pair.changed == pair.overdue == ()  # type: ignore[comparison-overlap]


def test_a_plan_that_was_held_is_a_change_and_no_news() -> None:
    plan = visit(start="2025-03", status="planned", participants=(OSEI,))
    held = visit(start="2025-03-12", participants=(OSEI,))
    found = digested(filled(("2025-02-10", [plan]), ("2025-03-13", [held])))
    line = changes(found)["held"]
    assert line.words.startswith("planned before, held now")
    assert line.other is not None
    assert line.other.when == "March 2025"
    assert [pair.new for pair in found.pairs] == [()]


def test_a_plan_that_was_called_off_is_told_beside_the_plan() -> None:
    plan = visit(start="2025-03-12", status="planned", participants=(OSEI,))
    off = visit(start="2025-03-12", status="called-off", participants=(OSEI,))
    found = digested(filled(("2025-02-10", [plan]), ("2025-03-08", [off])))
    line = changes(found)["cancelled"]
    assert line.statement.text.startswith("Called off: ")
    assert line.other is not None
    assert line.other.text.startswith("Planned: ")


def test_a_session_planned_for_another_day_may_have_been_moved() -> None:
    first = session("joint commission on rail", 3, "2025-05", status="planned")
    later = session("joint commission on rail", None, "2025-10", status="planned")
    found = digested(filled(("2025-02-10", [first]), ("2025-03-08", [later])))
    assert changes(found)["moved"].words == "perhaps what was planned for May 2025"


def test_a_step_in_relations_tells_what_stood_before() -> None:
    before = relation("comprehensive-partnership", date="2016-05-02")
    after = relation("strategic-partnership", "upgraded", "2025-03-12")
    found = digested(filled(("2016-05-03", [before]), ("2025-03-13", [after])))
    assert changes(found)["standing"].words == "before, as told: comprehensive partnership"


def test_a_step_of_long_ago_that_is_told_now_is_history() -> None:
    ledger = filled(
        ("2025-01-03", [meeting("2025-01-02")]),
        ("2025-03-13", [relation("strategic-partnership", date="1998")]),
    )
    (pair,) = digested(ledger).pairs
    assert (len(pair.new), pair.changed) == (1, ())


def test_a_promise_that_the_news_answers_is_told_with_the_answer() -> None:
    promise = commitment("conclude an agreement on rail freight")
    signing = agreement("agreement on rail freight", "2025-03-09")
    found = digested(filled(("2024-11-10", [promise]), ("2025-03-10", [signing])))
    line = changes(found)["fulfilled"]
    assert "conclude an agreement on rail freight" in line.statement.text
    assert line.other is not None
    assert "signed" in line.other.text


def test_a_promise_answered_before_is_no_news_when_told_again() -> None:
    promise = commitment("conclude an agreement on rail freight")
    signing = agreement("agreement on rail freight", "2025-01-09")
    ledger = filled(("2024-11-10", [promise]), ("2025-01-10", [signing]), ("2025-03-10", [signing]))
    assert digested(ledger).pairs == ()


def test_another_value_that_a_later_document_made_preferred_is_a_change() -> None:
    one = visit(start="2025-01-12", kind="working", participants=(OSEI,))
    other = visit(start="2025-01-12", kind="state", participants=(OSEI,))
    official = telling("ministry.txt", other, published="2025-03-05", outlet="Ministry of Foreign Affairs")
    ledger = filled(("2025-01-13", [one]))
    ledger.add(*official)
    assert changes(digested(ledger))["changed"].words == "kind: working before, state now"


def test_what_became_known_more_closely_is_told_so() -> None:
    vague = agreement("rail pact", "2025-01")
    close = agreement("rail pact", "2025-01-20")
    found = digested(filled(("2025-02-01", [vague]), ("2025-03-02", [close])))
    assert changes(found)["known"].words == "date: January 2025 before, 20 January 2025 now"


def test_judgements_of_these_days_are_told_where_documents_count_by_their_adding() -> None:
    ledger = filled(("2020-01-10", [meeting("2020-01-09")]))
    (fact,) = ledger.facts()
    ledger.judge("correct", fact.key, author="A. Desk", reason="diary", field="date", value="2020-01-08")
    today = datetime.now(UTC).date().isoformat()
    words = [line.words for line in changes(digested(ledger, today, today, "added")).values()]
    assert words == ["date set to 2020-01-08 by A. Desk: diary"]
    assert digested(ledger, "2020-01-01", "2020-01-31").pairs[0].changed == ()


def test_deadlines_plans_and_sessions_whose_day_passed_unanswered_are_overdue() -> None:
    claims: list[AnyClaim] = [
        commitment("draw up a plan for harbour cranes", deadline="2025-03-10"),
        visit(start="2025-03-05", status="planned", participants=(OSEI,)),
        *(session("joint commission on rail", i, f"{2020 + i}-02-10") for i in (1, 2, 3, 4)),
    ]
    (pair,) = digested(filled(("2024-03-01", claims)), "2025-03-01", "2025-03-31").pairs
    assert [(line.kind, line.due, line.days) for line in pair.overdue] == [
        ("session", "2025-02-28", 31), ("planned", "2025-03-05", 26), ("deadline", "2025-03-10", 21),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "answer",
    [
        visit(start="2025-03-07", participants=(LINNA,)),
        visit(start="2025-03-05", status="called-off", participants=(OSEI,)),
    ],
)
def test_a_plan_is_not_overdue_where_something_is_told_of_its_days(answer: AnyClaim) -> None:
    plan = visit(start="2025-03-05", status="planned", participants=(OSEI,))
    found = digested(filled(("2025-02-01", [plan]), ("2025-03-10", [answer])))
    assert [line for pair in found.pairs for line in pair.overdue] == []


def test_a_deadline_that_was_met_or_lies_ahead_is_not_overdue() -> None:
    met = commitment("conclude an agreement on rail freight", deadline="2025-03-10")
    ahead = commitment("draw up a plan for harbour cranes", deadline="2025-04")
    signing = agreement("agreement on rail freight", "2025-03-02")
    ledger = filled(("2024-11-10", [met, ahead]), ("2025-03-03", [signing]))
    assert [line for pair in digested(ledger).pairs for line in pair.overdue] == []


def test_what_fell_due_on_the_last_day_is_overdue_the_day_after() -> None:
    ledger = filled(("2024-11-10", [commitment("draw up a plan for cranes", deadline="2025-03-10")]))
    assert digested(ledger, "2025-03-10", "2025-03-10").pairs == ()
    assert len(digested(ledger, "2025-03-11", "2025-03-11").pairs[0].overdue) == 1


def test_news_stand_by_pair_and_only_those_asked_for_are_told() -> None:
    claims: list[AnyClaim] = [
        meeting("2025-03-09"),
        meeting("2025-03-09", parties=("NOR", "PER")),
        office("Yaw Osei", "Envoy"),
    ]
    ledger = filled(("2025-03-10", claims))
    assert [pair.parties for pair in digested(ledger).pairs] == [("FIN", "KEN"), ("NOR", "PER"), ("KEN",)]
    assert [pair.parties for pair in digested(ledger, "2025-03-01", "2025-03-31", "said", "PER").pairs] == [
        ("NOR", "PER")
    ]


def test_a_first_load_brings_news_and_no_changes() -> None:
    claims: list[AnyClaim] = [
        commitment("conclude an agreement on rail freight"),
        relation("strategic-partnership", date="2025-03-02"),
    ]
    ledger = filled(
        ("2025-03-03", claims), ("2025-03-20", [agreement("agreement on rail freight", "2025-03-19")])
    )
    assert changes(digested(ledger)) == {}


def test_a_rejected_fact_is_not_told() -> None:
    ledger = filled(("2025-03-10", [meeting("2025-03-09")]))
    (fact,) = ledger.facts()
    ledger.judge("reject", fact.key, author="A. Desk", reason="misread", at="2025-03-11T10:00:00+00:00")
    assert digested(ledger).pairs == ()


def test_every_line_has_its_sources_with_their_words() -> None:
    ledger = filled(("2025-03-10", [meeting("2025-03-09"), agreement("rail pact", "2025-03-09")]))
    text = write_markdown(lay_out_digest(digested(ledger)))
    assert "- 9 March 2025: “rail pact”, signed, Finland and Kenya. [1]" in text
    assert "- [1] “Testimony”" in text


def test_an_empty_digest_says_so() -> None:
    text = write_markdown(lay_out_digest(digested(filled())))
    assert "Nothing is new, nothing changed, nothing fell due unanswered." in text


def test_documents_without_a_date_are_told_of() -> None:
    ledger = filled((None, [meeting("2025-03-09")]))
    assert "Not counted: 1 document has no date." in write_markdown(lay_out_digest(digested(ledger)))


def test_the_page_escapes_what_documents_say_and_loads_nothing() -> None:
    ledger = filled(("2025-03-10", [agreement("<img src=x onerror=alert(1)> & pact", "2025-03-09")]))
    page = write_html(lay_out_digest(digested(ledger)))
    assert "<img" not in page
    assert "&amp; pact" in page
    assert "src=" not in page.replace("&lt;img src=x", "")


def test_a_digest_does_not_depend_on_the_order_of_documents() -> None:
    plan = visit(start="2025-03", status="planned", participants=(OSEI,))
    told: list[Told] = [
        ("2025-02-10", [plan, commitment("open a rail school")]),
        ("2025-03-13", [visit(start="2025-03-12", participants=(OSEI,)), meeting("2025-03-12")]),
        ("2025-03-20", [meeting("2025-03-12", participants=(OSEI, LINNA))]),
    ]
    one, other = (write_markdown(lay_out_digest(digested(filled(*order)))) for order in (told, told[::-1]))
    lines = [sorted(line for line in text.splitlines() if line.startswith("- ")) for text in (one, other)]
    changed = [[line for line in found if line.startswith("- **")] for found in lines]
    assert changed[0] == changed[1] != []
