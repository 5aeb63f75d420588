"""Dates that the five labelled press articles complete for each other, from the labels themselves."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from communique.ledger import Fact, open_ledger
from communique.ledger.writing import claims_of
from communique.model import Document, Extraction, OffsetMap
from tests.ledger.making import telling
from tests.ledger.test_cross import KINDS


def read_labels(file: Path) -> tuple[Document, Extraction]:
    labels = json.loads(file.read_text(encoding="utf-8"))
    name = file.name.removesuffix(".gold.json")
    text = (file.parent / f"{name}.txt").read_text(encoding="utf-8")
    lists = {}
    for kind, shape in KINDS.items():
        for record in labels.get(kind, ()):
            quotes = [quote if isinstance(quote, str) else quote["quote"] for quote in record.pop("evidence")]
            record["evidence"] = [{"start": text.find(q), "end": text.find(q) + len(q)} for q in quotes]
            record |= {"rule": "labelled", "confidence": 1.0}
            record.pop("note", None)
        lists[kind] = msgspec.convert(labels.get(kind, ()), tuple[shape, ...])  # type: ignore[valid-type]
    _, empty = telling(name, published=labels["document"].get("published"))
    document = Document(path=name, text=text, clean=text, offsets=OffsetMap(), sections=())
    return document, Extraction(document=empty.document, **lists)


@pytest.fixture(scope="module")
def facts(shared: Path) -> tuple[Fact, ...]:
    with open_ledger(":memory:") as ledger:
        for file in sorted((shared / "gold" / "seeds").glob("*.gold.json")):
            document, extraction = read_labels(file)
            assert ledger.add(document, extraction).claims == len(set(claims_of(extraction)))
        return ledger.facts()


@pytest.mark.parametrize("part", ["records", "undetermined"])
def test_the_articles_date_each_other_and_nothing_more(
    shared: Path, facts: tuple[Fact, ...], part: str
) -> None:
    wanted = json.loads((shared / "gold" / "years.json").read_text(encoding="utf-8"))[part]
    found = {
        (account.source.path, fact.kind, quote, fact.parties): fact.start
        if fact.start == fact.end
        else f"{fact.start}/{fact.end}"
        for fact in facts
        for account in fact.accounts
        for quote in account.quotes
    }
    told = {
        (entry["doc"], entry["kind"], entry["quote"], tuple(sorted(entry["parties"]))): entry.get(
            "resolved", entry["given"]
        )
        for entry in wanted
    }
    assert told
    assert {key: found.get(key) for key in told} == told
