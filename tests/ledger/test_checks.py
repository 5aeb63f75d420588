from __future__ import annotations

from communique.ledger import open_ledger
from communique.ledger.checks import check_counts
from tests.ledger.making import relation, telling


def test_a_stated_count_stands_beside_what_the_ledger_holds_at_the_time() -> None:
    text = "Kenya's 3 strategic partners. Finland has 9 strategic partners."
    ledger = open_ledger(":memory:")
    for i, (party, level, date) in enumerate(
        (
            ("FIN", "strategic-partnership", "2020-01-01"),
            ("FIN", "diplomatic-relations", "1965"),
            ("UGA", "strategic-partnership", "2021"),
            ("NOR", "comprehensive-strategic-partnership", "2022"),
            ("SWE", "strategic-partnership", "2026-05"),
            ("DNK", "comprehensive-partnership", "2019"),
        )
    ):
        ledger.add(*telling(f"{i}.txt", relation(level, date=date, parties=("KEN", party))))
    claim = relation("strategic-partnership", date="2020-01-01", parties=("FIN", "KEN"))
    ledger.add(*telling("count.txt", claim, text=text, published="2025-03-10"))
    (check,) = check_counts(ledger, "KEN")
    assert (check.stated, check.held, check.above) == (3, ("FIN", "UGA"), ("NOR",))
    assert (check.verdict, check.quote, check.source.path) == (
        "agrees", "3 strategic partners", "count.txt",
    )  # fmt: skip
    (fewer,) = check_counts(ledger, "FIN")
    assert (fewer.stated, fewer.held, fewer.verdict) == (9, ("KEN",), "ledger-holds-fewer")
