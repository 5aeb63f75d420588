"""Who deals with whom, as a graph in time: GEXF 1.2, as Gephi and networkx read it.

A node a party, an edge a pair that took part in the same event. ``weight`` counts the events held and the
signings; those of just the two and each type are counted beside it. An edge exists in the days of what it
counts, as far as these are known; one of which no day is known has no bounds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import combinations
from typing import BinaryIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from communique.language.en.parties import is_state, party_name
from communique.ledger import Fact
from communique.ledger.dates import read_period
from communique.model import Agreement, AnyEvent, Visit
from communique.publishing.exports.selecting import SelectedFacts
from communique.publishing.exports.tables import Written

NAMESPACE = "http://www.gexf.net/1.2draft"

COUNTS = (
    "bilateral", "visit", "meeting", "call", "session", "gathering", "signing", "visits_by_source",
    "visits_by_target", "undated",
)  # fmt: skip
"""What is counted of a pair beside its weight; the source is the pair's first party by code."""

Pair = tuple[str, str]


class _Graph:
    """Counts and days of each pair; it grows with the pairs and their separate days, not with the facts."""

    def __init__(self) -> None:
        self.weights: Counter[Pair] = Counter()
        self.counts: dict[Pair, Counter[str]] = {}
        self._spells: dict[Pair, set[tuple[int, int]]] = {}
        self.left_out: Counter[str] = Counter()

    def add(self, fact: Fact) -> None:
        """Count a fact for every pair of its parties."""
        claim = fact.claim
        is_signing = isinstance(claim, Agreement) and claim.status == "signed"
        if not is_signing and not (isinstance(claim, AnyEvent) and claim.status == "held"):
            self.left_out["not held or signed"] += 1
            return
        period = read_period(fact.start, fact.end)
        parties = sorted(set(fact.parties))
        for pair in combinations(parties, 2):
            counts = self._of(pair)
            counts["signing" if is_signing else getattr(claim, "type", "")] += 1
            counts["bilateral"] += len(parties) == 2
            if isinstance(claim, Visit):
                counts["visits_by_source" if claim.origin == pair[0] else "visits_by_target"] += 1
            if period is None or period.yearless:
                counts["undated"] += 1
            else:
                self._spells[pair].add((period.first, period.last))
            self.weights[pair] += 1

    def _of(self, pair: Pair) -> Counter[str]:
        self._spells.setdefault(pair, set())
        return self.counts.setdefault(pair, Counter())

    def spells(self, pair: Pair) -> Iterator[tuple[str, str]]:
        """Yield first and last days, ISO 8601, in order; those that touch are one."""
        days = sorted(self._spells[pair])
        while days:
            first, last = days.pop(0)
            while days and days[0][0] <= last + 1:
                last = max(last, days.pop(0)[1])
            yield date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()


def write(facts: SelectedFacts, out: BinaryIO, made: datetime) -> Written:
    """Write the graph; return the number of its nodes and edges."""
    graph = _Graph()
    for fact in facts:
        graph.add(fact)
    pairs = sorted(graph.counts)
    nodes = sorted({party for pair in pairs for party in pair})
    _Page(out).write(graph, nodes, pairs, made)
    return Written(counts={"nodes": len(nodes), "edges": len(pairs)}, left_out=dict(graph.left_out))


class _Page:
    """The graph as XML."""

    def __init__(self, out: BinaryIO) -> None:
        self._xml = XMLGenerator(out, "utf-8", short_empty_elements=True)

    def write(self, graph: _Graph, nodes: list[str], pairs: list[Pair], made: datetime) -> None:
        self._xml.startDocument()
        self._open("gexf", xmlns=NAMESPACE, version="1.2")
        self._open("meta", lastmodifieddate=made.date().isoformat())
        self._leaf("creator", "Communiqué")
        self._close("meta")
        self._open("graph", defaultedgetype="undirected", mode="dynamic", timeformat="date")
        self._columns("node", {"kind": "string"})
        self._columns("edge", dict.fromkeys(COUNTS, "integer"))
        self._open("nodes")
        for code in nodes:
            self._open("node", id=code, label=party_name(code))
            self._values({"kind": "state" if is_state(code) else "organisation"})
            self._close("node")
        self._close("nodes")
        self._open("edges")
        for number, pair in enumerate(pairs):
            self._edge(number, pair, graph)
        for name in ("edges", "graph", "gexf"):
            self._close(name)
        self._xml.endDocument()

    def _edge(self, number: int, pair: Pair, graph: _Graph) -> None:
        source, target = pair
        weight = str(graph.weights[pair])
        self._open("edge", id=str(number), source=source, target=target, weight=weight)
        self._values({name: str(graph.counts[pair][name]) for name in COUNTS})
        spells = list(graph.spells(pair))
        if spells:
            self._open("spells")
            for first, last in spells:
                self._open("spell", start=first, end=last)
                self._close("spell")
            self._close("spells")
        self._close("edge")

    def _columns(self, kind: str, types: Mapping[str, str]) -> None:
        self._open("attributes", **{"class": kind, "mode": "static"})
        for name, type_ in types.items():
            self._open("attribute", id=name, title=name, type=type_)
            self._close("attribute")
        self._close("attributes")

    def _values(self, values: Mapping[str, str]) -> None:
        self._open("attvalues")
        for name, value in values.items():
            self._open("attvalue", **{"for": name, "value": value})
            self._close("attvalue")
        self._close("attvalues")

    def _open(self, name: str, **attributes: str) -> None:
        self._xml.startElement(name, AttributesImpl(attributes))

    def _close(self, name: str) -> None:
        self._xml.endElement(name)

    def _leaf(self, name: str, text: str) -> None:
        self._open(name)
        self._xml.characters(text)
        self._close(name)
