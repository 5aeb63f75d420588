"""Constructions of diplomatic English, as many agencies write them, and the events that they tell."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from communique.extraction.events import find_events
from communique.model import AnyEvent, Visit
from tests.extraction.telling import read


class Case(TypedDict, total=False):
    """Paragraphs under a title, and the events that they tell, each on one line."""

    title: str
    text: list[str]
    tells: list[str]


CASES: list[Case] = yaml.safe_load(
    Path(__file__).with_name("encounter_cases.yaml").read_text(encoding="utf-8")
)


def short(event: AnyEvent) -> str:
    """Return an event by the first letter of its type and its parties, a visit’s in the order of travel."""
    way = (event.origin, event.destination) if isinstance(event, Visit) else sorted(event.parties)
    return " ".join([event.type[0].upper(), *way])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][-1][:40])
def test_a_construction_tells_its_encounters_and_no_others(case: Case) -> None:
    found = find_events(read(*case["text"], title=case.get("title", "News")))
    encounters = [short(event) for event in found if event.type in {"visit", "meeting", "call"}]
    assert sorted(encounters) == sorted(case["tells"])
