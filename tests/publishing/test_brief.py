from __future__ import annotations

import msgspec
import pytest

from communique.ledger import Ledger, open_ledger
from communique.publishing.brief import Brief, brief
from communique.publishing.citations import Statement
from communique.publishing.render import render_brief, render_timeline
from communique.publishing.timeline import Timeline, timeline
from tests.ledger.making import (
    agreement,
    commitment,
    meeting,
    office,
    person,
    position,
    relation,
    session,
    telling,
    visit,
)

ACHIENG = person("Wanjiru Achieng", "KEN", "President")
MINISTRY = "Ministry of Foreign Affairs of Kenya"


@pytest.fixture
def ledger() -> Ledger:
    """Two documents on Kenya and Finland that tell one visit differently, and one on Kenya and Uganda."""
    ledger = open_ledger(":memory:")
    ledger.add(
        *telling(
            "agency.txt",
            visit(start="2025-03-10", end="2025-03-12", kind="official", participants=(ACHIENG,)),
            relation("diplomatic-relations", date="1964-06-14"),
            relation("strategic-partnership", "standing"),
            session("joint trade committee", 3, "XXXX-02-21"),
            agreement("Air Services Agreement", "2025-03-11"),
            agreement("11 cooperation documents", "2025-03-11", kind="other", count=11, approximate=True),
            commitment(
                "issue visas free of charge", ("FIN",), modality="pledged", to=("KEN",), deadline="2026"
            ),
            commitment(
                "send forestry teachers",
                ("KEN",),
                modality="requested",
                to=("FIN",),
                sectors=("education-training",),
            ),
            position("the Lake Basin ceasefire", by=("FIN", "KEN")),
            office("Wanjiru Achieng", "President", as_of="2025-03-10"),
        )
    )
    ledger.add(
        *telling(
            "ministry.txt",
            visit(start="2025-03-10", end="2025-03-12", kind="state", participants=(ACHIENG,)),
            meeting(status="planned", parties=("FIN", "KEN")),
            published="2025-03-13",
            outlet=MINISTRY,
        )
    )
    ledger.add(
        *telling(
            "other.txt", meeting("2025-03-20", parties=("KEN", "UGA")), office("Amos Okello", "Envoy", "UGA")
        )
    )
    return ledger


def statements_of(made: Brief) -> list[Statement]:
    return [statement for part in made.parts for group in part.groups for statement in group.statements]


def test_a_brief_has_its_parts_in_order(ledger: Ledger) -> None:
    assert [part.key for part in brief(ledger, "KEN", "FIN").parts] == [
        "standing", "people", "exchanges", "sessions", "agreements", "commitments", "positions", "planned",
    ]  # fmt: skip


def test_every_statement_rests_on_a_quotation_of_a_document(ledger: Ledger) -> None:
    made = brief(ledger, "KEN", "FIN")
    citations = {citation.number: citation for citation in made.citations}
    assert list(citations) == list(range(1, len(citations) + 1))
    for statement in statements_of(made):
        assert statement.citations
        for number in statement.citations:
            citation = citations[number]
            text = ledger.text(citation.document)
            assert citation.quotes == tuple(text[span.start : span.end] for span in citation.evidence)
    assert {number for s in statements_of(made) for number in s.citations} == set(citations)


def test_a_brief_on_a_pair_leaves_out_what_concerns_others(ledger: Ledger) -> None:
    made = brief(ledger, "FIN", "KEN")
    assert made.documents == 2
    assert not any("Okello" in s.text or "Uganda" in s.text for s in statements_of(made))
    assert any("Uganda" in s.text for s in statements_of(brief(ledger, "KEN")))


def test_statements_say_what_the_record_holds(ledger: Ledger) -> None:
    said = {statement.text: statement.when for statement in statements_of(brief(ledger, "KEN", "FIN"))}
    assert said == {
        "Diplomatic relations established between Finland and Kenya.": "14 June 1964",
        "Strategic partnership between Finland and Kenya.": "10 March 2025",
        "Wanjiru Achieng, President (Kenya).": "10 March 2025",
        "State visit from Kenya to Finland by Wanjiru Achieng (President, Kenya).": "10–12 March 2025",
        "3rd session of “joint trade committee”, Finland and Kenya.": "21 February, year unknown",
        "“Air Services Agreement”, signed, Finland and Kenya.": "11 March 2025",
        "“11 cooperation documents” (about 11 instruments), signed, Finland and Kenya.": "11 March 2025",
        "Finland pledged (towards Kenya): “issue visas free of charge” (by 2026).": "10 March 2025",
        "Kenya asked Finland: “send forestry teachers”.": "10 March 2025",
        "Finland and Kenya support: “the Lake Basin ceasefire”.": "10 March 2025",
        "Planned: meeting of Finland and Kenya.": "undated",
    }


def test_differences_are_shown_with_their_sources(ledger: Ledger) -> None:
    (statement,) = [s for s in statements_of(brief(ledger, "KEN", "FIN")) if s.dissents]
    (dissent,) = statement.dissents
    assert (dissent.value, dissent.preferred, dissent.reason) == ("official", "state", "official source")
    assert len(dissent.citations) == 1
    assert set(dissent.citations) < set(statement.citations)


def test_undertakings_stand_under_their_sectors(ledger: Ledger) -> None:
    (part,) = [part for part in brief(ledger, "KEN", "FIN").parts if part.key == "commitments"]
    assert [group.title for group in part.groups] == ["Education and training", "Trade"]


def test_a_brief_on_strangers_is_empty(ledger: Ledger) -> None:
    made = brief(ledger, "SWE", "UGA")
    assert (made.parts, made.citations, made.documents) == ((), (), 0)
    assert "holds nothing" in render_brief(made)


def test_the_page_numbers_and_quotes_its_sources(ledger: Ledger) -> None:
    page = render_brief(brief(ledger, "KEN", "FIN"))
    assert page.startswith("# Kenya – Finland\n")
    assert f"Title of ministry.txt, {MINISTRY}, 13 March 2025, ministry.txt\n\n- [2] “Testimony”" in page
    assert "kind: told as official" in page
    assert "- 21 February, year unknown: 3rd session" in page


def test_a_timeline_runs_from_the_oldest_to_the_undated(ledger: Ledger) -> None:
    made = timeline(ledger, "KEN", "FIN")
    starts = [entry.start for entry in made.entries]
    assert starts == ["1964-06-14", "2025-03-10", "2025-03-11", "2025-03-11", "XXXX-02-21", None]
    assert all(entry.statement.citations for entry in made.entries)
    page = render_timeline(made)
    assert (
        page.index("14 June 1964")
        < page.index("10–12 March 2025")
        < page.index("year unknown")
        < page.index("undated:")
    )


def test_briefs_and_timelines_come_back_from_json(ledger: Ledger) -> None:
    made, line = brief(ledger, "KEN"), timeline(ledger, "KEN")
    assert msgspec.json.decode(msgspec.json.encode(made), type=Brief) == made
    assert msgspec.json.decode(msgspec.json.encode(line), type=Timeline) == line
