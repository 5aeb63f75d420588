"""Years that one document lacks and others give; all events are invented."""

from __future__ import annotations

from itertools import permutations

from communique.ledger import Ledger, open_ledger
from communique.ledger.traits import AnyClaim
from communique.model import Document, Extraction
from tests.ledger.making import call, meeting, office, person, session, telling, visit

ACHIENG = person("Wanjiru Achieng", "KEN", "President")
HALLBERG = person("Tuula Hallberg", "FIN", "Prime Minister")

LAST_YEAR = "visited Finland in June last year."
DATED = telling(
    "dated.txt", visit(start="2024-06-18", end="2024-06-19", participants=(ACHIENG,)), published="2024-06-20"
)


def undated(*claims: AnyClaim, text: str = "no year at all") -> tuple[Document, Extraction]:
    from msgspec.structs import replace

    from communique.model import Span

    spanned = [replace(claim, evidence=(Span(0, len(text)),)) for claim in claims]
    return telling("undated.txt", *spanned, text=text, published=None)


def starts(documents: list[tuple[Document, Extraction]]) -> dict[str, str | None]:
    with filled(documents) as ledger:
        return {type(fact.claim).__name__: fact.start for fact in ledger.facts(kinds=["events"])}


def filled(documents: list[tuple[Document, Extraction]]) -> Ledger:
    ledger = open_ledger(":memory:")
    for document, extraction in documents:
        ledger.add(document, extraction)
    return ledger


def test_last_year_seen_from_a_dated_visit_dates_all_that_the_document_tells() -> None:
    document = undated(
        visit(start="XXXX-06", participants=(ACHIENG,)),
        session("political consultations", None, "XXXX-02-21"),
        call("XXXX-08", participants=(ACHIENG, HALLBERG)),
        text=LAST_YEAR,
    )
    # The wording stands in every quote here, so every date is of last year.
    assert starts([DATED, document]) == {"Visit": "2024-06-18", "Session": "2024-02-21", "Call": "2024-08"}


def test_a_month_told_as_background_is_the_last_before_the_day_reported() -> None:
    document = undated(
        meeting("XXXX-02-21", participants=(ACHIENG, HALLBERG)),
        call("XXXX-08", participants=(ACHIENG, HALLBERG)),
    )
    dated = telling(
        "dated.txt", meeting("2025-02-21", participants=(ACHIENG, HALLBERG)), published="2025-02-21"
    )
    assert starts([dated, document]) == {"Meeting": "2025-02-21", "Call": "2024-08"}


def test_what_is_planned_comes_after_the_day_reported() -> None:
    document = undated(
        meeting("XXXX-05-21", participants=(ACHIENG, HALLBERG)),
        visit("FIN", "KEN", "XXXX-03", status="planned"),
    )
    dated = telling(
        "dated.txt", meeting("2025-05-21", participants=(ACHIENG, HALLBERG)), published="2025-05-21"
    )
    assert starts([dated, document]) == {"Meeting": "2025-05-21", "Visit": "2026-03"}


def test_documents_that_contradict_each_other_leave_the_year_open() -> None:
    document = undated(
        visit(start="XXXX-06", participants=(ACHIENG,)), session("consultations", None, "XXXX-02-21")
    )
    other = telling("other.txt", visit(start="2021-06-03", participants=(ACHIENG,)), published="2021-06-04")
    with filled([DATED, other, document]) as ledger:
        assert {fact.start for fact in ledger.facts()} == {
            "2024-06-18",
            "2021-06-03",
            "XXXX-06",
            "XXXX-02-21",
        }


def test_without_other_documents_the_year_stays_open() -> None:
    assert starts([undated(meeting("XXXX-02-21"))]) == {"Meeting": "XXXX-02-21"}


def test_the_order_of_documents_does_not_matter() -> None:
    background = call("XXXX-08", participants=(ACHIENG, HALLBERG))
    documents = [
        undated(
            meeting("XXXX-02-21", participants=(ACHIENG, HALLBERG)),
            background,
            office("A. Virtanen", "Envoy", "FIN"),
        ),
        telling("dated.txt", meeting("2025-02-21", participants=(ACHIENG, HALLBERG)), published="2025-02-22"),
        telling("call.txt", call("2024-08-05", participants=(ACHIENG, HALLBERG)), published="2024-08-06"),
    ]
    pictures = set()
    for order in permutations(documents):
        with filled(list(order)) as ledger:
            pictures.add(tuple((fact.key, fact.start, len(fact.accounts)) for fact in ledger.facts()))
    ((first, second, third),) = pictures
    assert {first[1:], second[1:], third[1:]} == {("2024-08-05", 2), ("2025-02-21", 2), (None, 1)}


def test_a_year_goes_when_the_document_that_gave_it_is_read_anew_without_it() -> None:
    document = undated(meeting("XXXX-02-21", participants=(ACHIENG, HALLBERG)))
    dated = telling(
        "dated.txt", meeting("2025-02-21", participants=(ACHIENG, HALLBERG)), published="2025-02-22"
    )
    with filled([dated, document]) as ledger:
        assert [fact.start for fact in ledger.facts()] == ["2025-02-21"]
        ledger.add(dated[0], telling("dated.txt", published="2025-02-22")[1], engine="next")
        assert [fact.start for fact in ledger.facts()] == ["XXXX-02-21"]


def test_an_account_keeps_what_its_document_says() -> None:
    document = undated(meeting("XXXX-02-21", participants=(ACHIENG, HALLBERG)))
    dated = telling(
        "dated.txt", meeting("2025-02-21", participants=(ACHIENG, HALLBERG)), published="2025-02-22"
    )
    with filled([dated, document]) as ledger:
        (fact,) = ledger.facts()
    account = fact.accounts[1]
    assert (account.source.path, account.start) == ("undated.txt", "2025-02-21")
    assert getattr(account.claim, "start", None) == "XXXX-02-21"
