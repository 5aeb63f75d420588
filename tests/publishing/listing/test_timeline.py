from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from communique.ledger import Ledger, open_ledger
from communique.publishing.listing.render import render_timeline
from communique.publishing.listing.timeline import Timeline, timeline
from tests.ledger.making import agreement, commitment, meeting, relation, session, telling, visit


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    """Two documents on Kenya and Finland, which tell one visit differently."""
    with open_ledger(":memory:") as ledger:
        ledger.add(
            *telling(
                "agency.txt",
                visit(start="2025-03-10", end="2025-03-12", kind="official"),
                relation("diplomatic-relations", date="1964-06-14"),
                relation("strategic-partnership", "standing"),
                session("joint trade committee", 3, "XXXX-02-21"),
                agreement("Air Services Agreement", "2025-03-11"),
                commitment("issue visas free of charge"),
            )
        )
        official = visit(start="2025-03-10", end="2025-03-12", kind="state")
        planned = meeting(status="planned", parties=("FIN", "KEN"))
        outlet = "Ministry of Foreign Affairs of Kenya"
        ledger.add(*telling("ministry.txt", official, planned, published="2025-03-13", outlet=outlet))
        yield ledger


def test_a_timeline_runs_from_the_oldest_to_the_undated(ledger: Ledger) -> None:
    made = timeline(ledger, "KEN", "FIN")
    starts = [entry.start for entry in made.entries]
    assert starts == ["1964-06-14", "2025-03-10", "2025-03-11", "XXXX-02-21", None]
    assert all(entry.statement.citations for entry in made.entries)
    page = render_timeline(made)
    assert (
        page.index("14 June 1964")
        < page.index("10–12 March 2025")
        < page.index("year unknown")
        < page.index("undated:")
    )


def test_the_page_numbers_and_quotes_its_sources_and_shows_differences(ledger: Ledger) -> None:
    page = render_timeline(timeline(ledger, "KEN", "FIN"))
    assert page.startswith("# Timeline: Kenya – Finland\n")
    assert "ministry.txt, Ministry of Foreign Affairs of Kenya, 13 March 2025, ministry.txt\n\n- [" in page
    assert "kind: told as official" in page
    assert "- 21 February, year unknown: 3rd session" in page


def test_a_timeline_comes_back_from_json(ledger: Ledger) -> None:
    made = timeline(ledger, "KEN")
    assert msgspec.json.decode(msgspec.json.encode(made), type=Timeline) == made
