from __future__ import annotations

import json
import warnings
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from rdflib import PROV, RDF, SDO, XSD, Graph, Literal, Namespace, URIRef

from communique.ledger.traits import AnyClaim
from communique.model import Stance
from communique.publishing.exports.cells import plain
from communique.publishing.exports.selecting import SelectedFacts, Selection
from tests.ledger.making import agreement, commitment, meeting, position, visit
from tests.publishing.exports.making import Listed, fact_of, facts_with, hostile, record, written

SCHEMA = Namespace("https://schema.org/")
OWN = Namespace("urn:communique:term:")


@pytest.fixture(scope="module")
def facts() -> SelectedFacts:
    return SelectedFacts(record(), Selection())


@pytest.fixture(scope="module")
def graph(facts: SelectedFacts) -> Graph:
    return read(facts)


def read(facts: SelectedFacts) -> Graph:
    """Return the graph as rdflib reads it, which fetches nothing: the context is in the file."""
    content, _ = written("jsonld", facts)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the library warns of its own inner parts
        return Graph().parse(data=content, format="json-ld")


def party(code: str) -> URIRef:
    return URIRef(f"urn:communique:party:{code}")


def test_every_fact_is_there_with_its_words_and_documents(facts: SelectedFacts, graph: Graph) -> None:
    for fact in facts:
        node = URIRef(f"urn:communique:fact:{fact.key}")
        quoted = {
            str(text) for q in graph.objects(node, SCHEMA.subjectOf) for text in graph.objects(q, SCHEMA.text)
        }
        assert quoted == {plain(quote) for account in fact.accounts for quote in account.quotes}
        documents = set(graph.objects(node, PROV.wasDerivedFrom))
        assert documents == {
            URIRef(f"urn:communique:document:{a.source.content_hash}") for a in fact.accounts
        }
        assert all((document, RDF.type, PROV.Entity) in graph for document in documents)
        assert graph.value(node, OWN.accounts) == Literal(len(fact.accounts))


def test_a_visit_is_an_event_with_its_ends_and_traveller(graph: Graph) -> None:
    (visit,) = set(graph.subjects(OWN.status, Literal("held"))) & set(graph.subjects(RDF.type, OWN.Visit))
    assert (visit, RDF.type, SCHEMA.Event) in graph
    assert graph.value(visit, SCHEMA.startDate) == Literal("2024-03-04", datatype=XSD.date)
    assert graph.value(visit, OWN.origin) == party("FIN")
    assert graph.value(visit, OWN.destination) == party("KEN")
    traveller = graph.value(visit, SCHEMA.attendee)
    assert graph.value(traveller, SCHEMA.name) == Literal("Aino Salo")
    assert graph.value(traveller, SCHEMA.affiliation) == party("FIN")


def test_states_are_countries_and_organisations_are_not(graph: Graph) -> None:
    assert (party("KEN"), RDF.type, SCHEMA.Country) in graph
    assert (party("UN"), RDF.type, SCHEMA.Organization) in graph
    assert graph.value(party("KEN"), SCHEMA.identifier) == Literal("KEN")


def test_whatever_is_pointed_to_is_described(graph: Graph) -> None:
    named = {o for o in graph.objects() if isinstance(o, URIRef) and o.startswith("urn:communique:")}
    described = set(graph.subjects())
    assert {node for node in named if not node.startswith(str(OWN))} <= described


def test_what_is_contested_says_how(graph: Graph) -> None:
    (node,) = graph.subjects(OWN.contested, Literal(True))
    differing = {str(graph.value(d, OWN.field)) for d in graph.objects(node, OWN.difference)}
    assert differing == {"kind"}


def test_every_term_is_one_of_the_vocabulary_that_it_is_named_after(graph: Graph) -> None:
    stances: list[Stance] = ["supports", "opposes", "neutral"]
    rest: list[AnyClaim] = [
        commitment("open a port", ("KEN",), to=("FIN",), modality="requested"),
        agreement("pact", kind="treaty", status="in-force"),
        agreement("statement", "2024-05-06", kind="joint-statement"),
        visit(status="called-off"),
        *(position("a canal", stance=stance) for stance in stances),
    ]
    both = graph + read(Listed([fact_of(claim) for claim in rest]))
    terms = {term for triple in both for term in triple if isinstance(term, URIRef)}
    assert [term for term in sorted(terms) if term.startswith(str(SDO)) and term not in SDO] == []
    assert [term for term in sorted(terms) if term.startswith(str(PROV)) and term not in PROV] == []


def test_dates_are_typed_as_finely_as_they_are_known() -> None:
    for date, datatype in (("2024-03-04", XSD.date), ("2024-03", XSD.gYearMonth), ("2024", XSD.gYear)):
        found = set(read(Listed([fact_of(meeting(date))])).objects(None, SCHEMA.startDate))
        assert found == {Literal(date, datatype=datatype)}
    yearless = read(Listed([fact_of(meeting("XXXX-02-21"))]))
    assert set(yearless.objects(None, SCHEMA.startDate)) == set()
    assert set(yearless.objects(None, OWN.start)) == {Literal("XXXX-02-21")}


def test_a_treaty_is_legislation_and_a_statement_is_not() -> None:
    treaty, statement = agreement("t", "2024-01-02", kind="treaty"), agreement("s", kind="joint-statement")
    graph = read(Listed([fact_of(treaty)]))
    assert set(graph.objects(None, SCHEMA.legislationDate)) == {Literal("2024-01-02", datatype=XSD.date)}
    assert set(read(Listed([fact_of(statement)])).subjects(RDF.type, SCHEMA.Legislation)) == set()


@pytest.mark.parametrize(
    ("stance", "action"),
    [("supports", "AgreeAction"), ("opposes", "DisagreeAction"), ("neutral", "ReactAction")],
)
def test_a_stance_is_an_action_of_its_party(stance: Any, action: str) -> None:
    graph = read(Listed([fact_of(position("a canal", stance=stance))]))
    (node,) = graph.subjects(RDF.type, SCHEMA[action])
    assert graph.value(node, SCHEMA.agent) == party("KEN")


def test_there_is_a_node_a_line(facts: SelectedFacts) -> None:
    content, done = written("jsonld", facts)
    lines = content.decode().splitlines()[1:-1]
    assert len([json.loads(line.rstrip(",")) for line in lines]) == done.counts["nodes"] + 1


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(hostile)
def test_any_text_is_read_back(text: str) -> None:
    content, _ = written("jsonld", Listed(facts_with(text)))
    nodes = {
        node["@id"]: node for node in json.loads(content)["@graph"] if "communique:Agreement" in node["@type"]
    }
    assert [node["name"] for node in nodes.values()] == [plain(text)]
