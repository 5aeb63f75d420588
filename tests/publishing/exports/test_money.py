from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from communique.data import load
from communique.language.en.gazetteer import states
from communique.publishing.exports.cells import plain
from communique.publishing.exports.money import SCHEMATA
from communique.publishing.exports.selecting import SelectedFacts, Selection
from tests.ledger.making import meeting, office, visit
from tests.publishing.exports.making import Listed, fact_of, facts_with, hostile, record, written


def entities(facts: SelectedFacts) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written("ftm", facts)[0].splitlines()]


@pytest.fixture(scope="module")
def found() -> list[dict[str, Any]]:
    return entities(SelectedFacts(record(), Selection()))


def of_schema(found: list[dict[str, Any]], schema: str) -> list[dict[str, list[str]]]:
    return [entity["properties"] for entity in found if entity["schema"] == schema]


def test_entities_use_the_schemata_that_are_declared(found: list[dict[str, Any]]) -> None:
    assert {entity["schema"] for entity in found} == set(SCHEMATA)
    for entity in found:
        assert set(entity["properties"]) <= SCHEMATA[entity["schema"]]
        assert all(
            values and all(isinstance(v, str) for v in values) for values in entity["properties"].values()
        )


def test_an_entity_comes_once_and_after_those_it_points_to(found: list[dict[str, Any]]) -> None:
    known: set[str] = set()
    for entity in found:
        assert entity["id"] not in known
        values = {value for values in entity["properties"].values() for value in values}
        assert {value for value in values if value.startswith("communique-")} <= known
        known.add(entity["id"])


def test_every_fact_leads_to_its_documents(found: list[dict[str, Any]]) -> None:
    facts = SelectedFacts(record(), Selection())
    documented = of_schema(found, "Documentation")
    assert {entity["recordId"][0] for entity in documented} == {fact.key for fact in facts}
    assert all(entity["summary"] for entity in documented)
    names = {entity["fileName"][0] for entity in of_schema(found, "Document")}
    assert names == {"a.txt", "https://example.org/b"}


def test_people_are_one_by_party_and_name_never_by_name_alone() -> None:
    facts = [fact_of(office("Aino Salo", "Minister", party)) for party in ("FIN", "EST", "FIN")]
    people = of_schema(entities(Listed(facts)), "Person")
    assert sorted(person["country"][0] for person in people) == ["ee", "fi"]


def test_a_date_without_a_year_is_a_note() -> None:
    (event,) = of_schema(entities(Listed([fact_of(meeting("XXXX-02-21"))])), "Event")
    assert "startDate" not in event
    assert event["notes"] == ["date: XXXX-02-21"]


def test_a_visit_lies_in_the_state_that_is_visited() -> None:
    (event,) = of_schema(entities(Listed([fact_of(visit("KEN", "FIN", "2024-05"))])), "Event")
    assert (event["country"], event["startDate"]) == (["fi"], ["2024-05"])


def test_every_state_has_one_code_of_two_letters_or_of_a_former_state() -> None:
    codes = load("two_letters")
    assert set(codes) == set(states())
    assert len(set(codes.values())) == len(codes)
    former = {code for code, state in states().items() if state.standing == "former"}
    assert {len(two) for code, two in codes.items() if code not in former} == {2}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(hostile)
def test_any_text_is_read_back(text: str) -> None:
    documents = of_schema(entities(Listed(facts_with(text))), "Document")
    assert [entity.get("title", [""]) for entity in documents] == [[plain(text)]]


def test_the_library_of_followthemoney_finds_nothing_wrong(found: list[dict[str, Any]]) -> None:
    """Runs where ``followthemoney`` is installed; 3.8 installs from wheels, 4 needs a system library."""
    reason = "skipped: followthemoney is not installed"
    model = pytest.importorskip("followthemoney", reason=reason, exc_type=ImportError).model
    for entity in found:
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        for name, values in entity["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values), (entity["schema"], name)
        assert set(proxy.schema.required) <= set(entity["properties"])
