"""The record as linked data: JSON-LD 1.1 in the words of schema.org, with the sources of each statement.

The context stands in the file, so that nothing needs to be fetched to read it. What schema.org has no word
for bears a word of the project's own (``communique:``); both are told in ``docs/exports.md``. Identifiers are
URNs: the same fact, party or document has the same in every export.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

import msgspec

from communique.ledger import Fact
from communique.publishing.exports.nodes import (
    Node,
    document_iri,
    document_node,
    fact_node,
    parties_in,
    party_iri,
    party_node,
)
from communique.publishing.exports.selecting import SelectedFacts
from communique.publishing.exports.tables import Written

CONTEXT: Node = {
    "@version": 1.1,
    "@vocab": "https://schema.org/",
    "communique": "urn:communique:term:",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "url": {"@type": "@id"},
    "eventStatus": {"@type": "@vocab"},
    "legislationLegalForce": {"@type": "@vocab"},
    "communique:party": {"@type": "@id"},
    "communique:towards": {"@type": "@id"},
    "communique:origin": {"@type": "@id"},
    "communique:destination": {"@type": "@id"},
    "prov:wasDerivedFrom": {"@type": "@id"},
    "isPartOf": {"@type": "@id"},
    "agent": {"@type": "@id"},
    "recipient": {"@type": "@id"},
    "affiliation": {"@type": "@id"},
}


class _Graph:
    """Nodes in the order in which they are needed, those of parties and documents once."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def nodes(self, fact: Fact) -> Iterator[Node]:
        """Yield the node of a fact, after those it points to that no earlier fact pointed to."""
        for code in parties_in(fact):
            if self._is_new(party_iri(code)):
                yield party_node(code)
        for account in fact.accounts:
            if self._is_new(document_iri(account.source)):
                yield document_node(account.source)
        yield fact_node(fact)

    def _is_new(self, iri: str) -> bool:
        is_new = iri not in self._known
        self._known.add(iri)
        return is_new


def write(facts: SelectedFacts, out: BinaryIO, made: datetime) -> Written:
    """Write one JSON-LD document, a node a line; return the number of facts and of nodes."""
    graph, count, nodes = _Graph(), 0, 0
    about: Node = {"@id": "urn:communique:export", "@type": "Dataset", "dateCreated": made.isoformat()}
    # The context before all else, as readers that do not hold the whole document ask.
    out.write(msgspec.json.encode({"@context": CONTEXT})[:-1] + b',"@graph":[\n' + msgspec.json.encode(about))
    for fact in facts:
        count += 1
        for node in graph.nodes(fact):
            out.write(b",\n" + msgspec.json.encode(node))
            nodes += 1
    out.write(b"\n]}\n")
    return Written(counts={"facts": count, "nodes": nodes})
