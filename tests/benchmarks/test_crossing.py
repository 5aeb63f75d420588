from __future__ import annotations

from benchmarks.crossing import Pair, Side, compare
from communique.evaluation.gold import GoldDocument
from communique.evaluation.labels import EventLabel, Labels

HARBOUR = "The ministers of Kenya and Finland met in Turku."
CALL = "They spoke by telephone in May."


def document(name: str) -> GoldDocument:
    events = tuple(
        EventLabel(type=kind, parties=("FIN", "KEN"), evidence=(quote,), status="held")
        for kind, quote in (("meeting", HARBOUR), ("call", CALL))
    )
    return GoldDocument(name=name, text=f"{HARBOUR} {CALL}", labels=Labels(events=events))


def asked(one: str, other: str) -> Pair:
    sides = [
        Side(doc=name, quote=quote, parties=("FIN", "KEN"))
        for name, quote in (("one", one), ("other", other))
    ]
    return Pair(kind="events", a=sides[0], b=sides[1], why="made up")


def test_a_pair_counts_by_the_facts_its_records_are_read_as() -> None:
    told = {
        ("one", "events", 0): "a", ("one", "events", 1): "b", ("other", "events", 0): "a",
        ("other", "events", 1): None,
    }  # fmt: skip
    meetings, unread, mixed = asked(HARBOUR, HARBOUR), asked(CALL, CALL), asked(CALL, HARBOUR)
    pairs = {"same": [meetings, unread], "different": [mixed]}
    outcomes = compare([document("one"), document("other")], told, pairs)  # type: ignore[arg-type]
    assert outcomes["same"] == ([meetings], [], [unread])
    assert outcomes["different"] == ([], [mixed], [])
