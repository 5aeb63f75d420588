from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import networkx
import pytest

from communique.publishing.exports.graph import COUNTS, NAMESPACE
from communique.publishing.exports.selecting import SelectedFacts, Selection
from tests.ledger.making import agreement, call, commitment, gathering, meeting, session, visit
from tests.publishing.exports.making import Listed, fact_of, facts_with, record, written


def read(*claims: Any) -> Any:  # Any: claims, and a graph of a library without types
    return parse(Listed([fact_of(claim) for claim in claims]))


def parse(facts: SelectedFacts) -> Any:  # Any: as above
    return networkx.read_gexf(BytesIO(written("gexf", facts)[0]), version="1.2draft")


def spells(facts: SelectedFacts) -> list[tuple[str, str]]:
    tree = ET.fromstring(written("gexf", facts)[0])  # noqa: S314 (made here)
    return [(s.attrib["start"], s.attrib["end"]) for s in tree.iter(f"{{{NAMESPACE}}}spell")]


def test_a_pair_is_weighted_by_what_it_did_together() -> None:
    graph = read(
        visit("KEN", "FIN", "2024-01-02"), visit("FIN", "KEN", "2024-01-09"), visit("FIN", "KEN"),
        meeting("2024-02-02"),
        call("2024-03"), session("commission", 1, "2024-04-04"), gathering("Forum", ("EST", "FIN", "KEN"),
        "2023-05-05"),
        agreement("pact", "2024-01-02"),
    )  # fmt: skip
    pair = graph.edges["FIN", "KEN"]
    assert pair["weight"] == 8
    assert {name: pair[name] for name in COUNTS} == {
        "bilateral": 7, "visit": 3, "meeting": 1, "call": 1, "session": 1, "gathering": 1, "signing": 1,
        "visits_by_source": 2, "visits_by_target": 1, "undated": 1,
    }  # fmt: skip
    assert (graph.edges["EST", "FIN"]["weight"], graph.edges["EST", "FIN"]["bilateral"]) == (1, 0)


def test_nodes_bear_their_names_and_say_whether_they_are_states() -> None:
    graph = read(gathering("Forum", ("KEN", "UN"), "2023-05-05"))
    nodes = {code: (node["label"], node["kind"]) for code, node in graph.nodes(data=True)}
    assert nodes == {"KEN": ("Kenya", "state"), "UN": ("United Nations", "organisation")}


def test_what_did_not_happen_is_no_edge_and_is_told() -> None:
    facts = Listed(
        [fact_of(c) for c in (visit(status="planned"), agreement("p", status="proposed"), commitment("do"))]
    )
    content, done = written("gexf", facts)
    assert networkx.read_gexf(BytesIO(content)).number_of_edges() == 0
    assert done.left_out == {"not held or signed": 3}


def test_an_edge_exists_on_its_days_and_days_that_touch_are_one_spell() -> None:
    facts = Listed(
        [
            fact_of(meeting(start, end))
            for start, end in (
                ("2024-05-03", None),
                ("2024-05-01", "2024-05-02"),
                ("2023", None),
                (None, None),
            )
        ]
    )
    assert spells(facts) == [("2023-01-01", "2023-12-31"), ("2024-05-01", "2024-05-03")]
    assert spells(Listed([fact_of(meeting("XXXX-05-01"))])) == []


@pytest.mark.parametrize("text", ["=1", "\x00<&>\"'", "王小明", "a\nb"])
def test_any_text_leaves_the_file_well_formed(text: str) -> None:
    assert parse(Listed(facts_with(text))).number_of_edges() == 1


def test_a_ledger_gives_a_dynamic_graph_that_says_when_it_was_made() -> None:
    content, done = written("gexf", SelectedFacts(record(), Selection()))
    root = ET.fromstring(content)  # noqa: S314 (made here)
    assert (root.tag, root.attrib["version"]) == (f"{{{NAMESPACE}}}gexf", "1.2")
    assert root[0].attrib["lastmodifieddate"] == "2026-01-02"
    assert root[1].attrib == {"defaultedgetype": "undirected", "mode": "dynamic", "timeformat": "date"}
    assert done.counts == {"nodes": 4, "edges": 5}
