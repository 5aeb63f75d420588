"""Predictions made from gold by seeded accidents: what an imperfect extraction might have found."""

import random
from collections.abc import Iterator
from typing import Any

LISTS = ("events", "agreements", "relations", "commitments", "positions", "office_holders")
OTHER_VALUES: dict[str, list[Any]] = {
    "type": ["visit", "meeting", "call", "session", "gathering"],
    "status": ["held", "planned", "called-off", "signed", "in-force", "negotiating", "proposed"],
    "kind": ["official", "state", None, "agreement", "plan", "memorandum"],
    "change": ["established", "upgraded", "ended", "standing"],
    "level": ["strategic-partnership", "diplomatic-relations", "alliance"],
    "modality": ["agreed", "pledged", "requested"],
    "stance": ["supports", "opposes", "neutral"],
    "party": ["FIN", None],
    "from": ["FIN", None],
    "to": ["FIN"],
    "ordinal": [1, 2, None],
    "count": [1, 7, None],
    "name": ["Đặng Thị Example", "", None],
    "office": ["Deputy Head of the Office for Everything", None],
    "title": ["agreement on the exchange of weather maps", "", None],
    "place": [{"name": "Espoo"}, None],
}
DATES = (None, "2021-06", "XXXX-02-21", "2022-03-01/2022-03-09", "2023", "XXXX-05-05/XXXX-05-12")
LIST_VALUES: dict[str, list[Any]] = {
    "parties": ["FIN", "USA"], "by": ["FIN", "USA"], "to": ["FIN"], "sectors": ["trade", "space"],
}


def perturbed(labels: dict[str, Any], path: str, text: str, rng: random.Random) -> dict[str, Any]:
    """Return an extraction of ``text``: its labels dropped, doubled, shuffled and altered."""
    out: dict[str, Any] = {"document": {"path": path}}
    for kind in LISTS:
        records = [record for label in labels.get(kind) or [] for record in _copies(label, text, rng)]
        rng.shuffle(records)
        out[kind] = records
    return out


def _copies(label: dict[str, Any], text: str, rng: random.Random) -> Iterator[dict[str, Any]]:
    for _ in range(rng.choices((0, 1, 2), (2, 7, 1))[0]):
        record = {field: _altered(field, value, rng) for field, value in label.items() if rng.random() < 0.98}
        if ("X" in (record.get("start") or "")) != ("X" in (record.get("end") or "")):
            record.pop("end", None)  # one bound with a year and one without is outside the codebook
        record["evidence"] = [_shifted(quote, text, rng) for quote in label["evidence"] if rng.random() < 0.9]
        yield record


def _altered(field: str, value: Any, rng: random.Random) -> Any:
    if rng.random() > 0.12:
        return value
    if field in {"start", "end", "date", "deadline"}:
        return rng.choice(DATES)
    if field == "participants":
        return [*rng.sample(value, rng.randint(0, len(value))), {"name": rng.choice(["Aino Example", None])}]
    if isinstance(value, list):
        others = LIST_VALUES.get(field, [])
        return rng.sample(value, rng.randint(0, len(value))) + others[: rng.randint(0, 1)]
    return rng.choice(OTHER_VALUES.get(field, [value]))


def _shifted(quote: str, text: str, rng: random.Random) -> dict[str, int]:
    start = text.find(quote)
    end = start + len(quote)
    if rng.random() < 0.5:
        reach = len(quote)
        start = max(0, start + rng.randint(-reach, reach // 2))
        end = min(len(text), max(start, end + rng.randint(-reach // 2, reach)))
    return {"start": start, "end": end}
