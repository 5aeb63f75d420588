"""Constructions of diplomatic English, as many agencies write them, and the events that they tell."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from communique.extraction.events import find_events
from communique.model import AnyEvent, Visit
from tests.extraction.telling import read

CASES = yaml.safe_load(Path(__file__).with_name("encounter_cases.yaml").read_text(encoding="utf-8"))


def short(event: AnyEvent) -> str:
    """Return an event by the first letter of its type and its parties, a visit’s in the order of travel."""
    way = (event.origin, event.destination) if isinstance(event, Visit) else sorted(event.parties)
    return " ".join([event.type[0].upper(), *way])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_construction_tells_its_events_and_no_others(case: dict[str, str | list[str]]) -> None:
    assert sorted(map(short, find_events(read(str(case["text"]), title="News")))) == sorted(case["tells"])
