from __future__ import annotations

import msgspec
import pytest

from communique.ledger import Ledger, open_ledger
from communique.publishing.listing.render import render_findings
from communique.publishing.listing.search import SNIPPET_CHARACTERS, Findings, search
from tests.ledger.making import commitment, telling

LONG = "The communiqué begins with courtesies. " * 20


@pytest.fixture
def ledger() -> Ledger:
    ledger = open_ledger(":memory:")
    text = f"{LONG}Finland will train rangers, said Minister Räikkönen. {LONG}"
    ledger.add(*telling("one.txt", commitment("train rangers", ("FIN",), to=("KEN",)), text=text))
    ledger.add(
        *telling("two.txt", commitment("training of nurses", ("UGA",)), text="Nurses are trained in Uganda.")
    )
    return ledger


def test_a_snippet_shows_the_words_where_they_stand(ledger: Ledger) -> None:
    findings = search(ledger, "raikkonen trained")
    (hit,) = findings.documents
    text = ledger.text(hit.source.id)
    assert text[hit.start : hit.start + len(hit.snippet)] == hit.snippet
    assert len(hit.snippet) <= SNIPPET_CHARACTERS
    assert [hit.snippet[mark.start : mark.end] for mark in hit.marks] == ["train", "Räikkönen"]


def test_a_search_can_be_kept_to_a_party(ledger: Ledger) -> None:
    assert len(search(ledger, "train").facts) == 2
    findings = search(ledger, "train", ["KEN"])
    assert [hit.source.path for hit in findings.documents] == ["one.txt"]
    assert [fact.text for fact in findings.facts] == ["Finland agreed (towards Kenya): “train rangers”."]


def test_a_search_returns_no_more_than_asked_for(ledger: Ledger) -> None:
    findings = search(ledger, "train", limit=1)
    assert (len(findings.documents), len(findings.facts)) == (1, 1)


def test_nothing_found_is_said(ledger: Ledger) -> None:
    findings = search(ledger, "submarine")
    assert (findings.documents, findings.facts, findings.citations) == ((), (), ())
    assert "Nothing found" in render_findings(findings)


def test_the_page_shows_facts_snippets_and_sources(ledger: Ledger) -> None:
    page = render_findings(search(ledger, "rangers"))
    assert "## Facts" in page
    assert "… " in page
    assert "Title of one.txt, Savanna News Agency, 10 March 2025, one.txt\n\n- [1] “" in page


def test_findings_come_back_from_json(ledger: Ledger) -> None:
    findings = search(ledger, "train")
    assert msgspec.json.decode(msgspec.json.encode(findings), type=Findings) == findings
