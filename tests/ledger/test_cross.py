"""Hand-labelled pairs of records that are, and are not, one fact, joined from the labels themselves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from communique.ledger.reconcile import reconcile
from communique.ledger.traits import AnyClaim, Trait, trait_of
from communique.model import Agreement, AnyEvent, Commitment, OfficeHolder, Position, Relation

FLOOR = 0.95
"""Pairwise F1 that reconciling must keep on the labelled pairs."""

KINDS: dict[str, Any] = {
    "events": AnyEvent, "agreements": Agreement, "relations": Relation, "commitments": Commitment,
    "positions": Position, "office_holders": OfficeHolder,
}  # fmt: skip

Name = tuple[str, str, int]


@pytest.fixture(scope="module")
def labelled(shared: Path) -> dict[str, dict[str, Any]]:
    """The labels of all documents by name, without their texts."""
    files = [*(shared / "gold" / "seeds").glob("*.gold.json"), *(shared / "gold" / "dev").glob("*.gold.json")]
    return {
        file.name.removesuffix(".gold.json"): json.loads(file.read_text(encoding="utf-8")) for file in files
    }


def claim_of(kind: str, record: dict[str, Any]) -> AnyClaim:
    fields = {name: value for name, value in record.items() if name not in ("evidence", "note")}
    fields |= {"evidence": [{"start": 0, "end": 1}], "rule": "labelled", "confidence": 1.0}
    claim: AnyClaim = msgspec.convert(fields, KINDS[kind])
    return claim


def traits_of(labelled: dict[str, dict[str, Any]]) -> dict[Name, Trait]:
    return {
        (document, kind, i): trait_of(
            claim_of(kind, record),
            key=f"{document}/{kind}/{i}",
            document=document,
            published=labels["document"].get("published"),
        )
        for document, labels in labelled.items()
        for kind in KINDS
        for i, record in enumerate(labels.get(kind, ()))
    }


def named(labelled: dict[str, dict[str, Any]], kind: str, side: dict[str, Any]) -> list[Name]:
    """Return the records that a side of a pair means: by quote, and of those by parties if any has them."""
    records = labelled[side["doc"]][kind]
    quoted = [i for i, record in enumerate(records) if side["quote"] in _quotes(record)]
    exact = [
        i
        for i in quoted
        if set(records[i].get("parties") or records[i].get("by", ())) == set(side["parties"])
    ]
    return [(side["doc"], kind, i) for i in exact or quoted]


def _quotes(record: dict[str, Any]) -> list[str]:
    return [quote if isinstance(quote, str) else quote["quote"] for quote in record["evidence"]]


def test_pairs_are_joined_and_kept_apart_as_labelled(
    shared: Path, labelled: dict[str, dict[str, Any]]
) -> None:
    traits = traits_of(labelled)
    groups = reconcile(traits.values())
    fact_of = {member: number for number, group in enumerate(groups) for member in group.members}
    pairs = json.loads((shared / "gold" / "cross.json").read_text(encoding="utf-8"))
    joined = {
        verdict: [
            any(
                fact_of[traits[one].signature] == fact_of[traits[other].signature]
                for one in named(labelled, pair["kind"], pair["a"])
                for other in named(labelled, pair["kind"], pair["b"])
            )
            for pair in pairs[verdict]
        ]
        for verdict in ("same", "different")
    }
    right, missed, invented = sum(joined["same"]), joined["same"].count(False), sum(joined["different"])
    assert 2 * right / (2 * right + missed + invented) >= FLOOR
