from __future__ import annotations

import sqlite3
from itertools import permutations
from pathlib import Path
from typing import Any

import msgspec
import pytest
from alembic import command
from alembic.config import Config

from communique.ledger import Ledger, migrations, open_ledger
from communique.ledger.dialect import make_engine
from communique.ledger.likeness import COPY_FLOOR, bands_of, resemblance, shingles_of
from communique.model import SectionHeader, Visit
from tests.ledger.making import person, telling, visit

STORY = " ".join(
    f"On day {i} the delegation of Kenya toured mill number {i * 7} near Turku and heard how {topic} is made."
    for i, topic in enumerate(("pulp", "paper", "board", "felt", "glue", "yarn", "rope", "cloth"), start=1)
)
EDITED = STORY.replace("delegation of Kenya toured mill number 14", "Kenyan guests saw the mill")
OTHER = " ".join(
    f"Envoy {i} spoke of fish, {i * 3} harbours and the price of ice in week {i}." for i in range(12)
)
TRIP: dict[str, Any] = {  # Any: arguments of different types
    "start": "2025-03-08",
    "participants": (person("Wanjiru Achieng", "KEN", "President"),),
}


def test_a_text_with_small_edits_is_a_copy_and_another_is_not() -> None:
    assert resemblance(shingles_of(STORY), shingles_of(EDITED)) >= COPY_FLOOR
    assert bands_of(shingles_of(STORY)) & bands_of(shingles_of(EDITED))
    assert resemblance(shingles_of(STORY), shingles_of(OTHER)) < 0.05


def test_a_short_notice_resembles_nothing() -> None:
    assert shingles_of("The ambassador of Finland paid a farewell call on Friday.") == frozenset()
    assert bands_of(frozenset()) == frozenset()


def fill(ledger: Ledger, order: tuple[str, ...]) -> None:
    """Put into a ledger a story, an edited copy of it two days later, and another report of the visit."""
    told = {
        "first.txt": telling("first.txt", visit(kind="official", **TRIP), text=STORY, published="2025-03-10"),
        "copy.txt": telling("copy.txt", visit(kind="official", **TRIP), text=EDITED, published="2025-03-12"),
        "other.txt": telling("other.txt", visit(kind="state", **TRIP), text=OTHER, published="2025-03-09"),
    }
    for path in order:
        ledger.add(*told[path])


@pytest.mark.parametrize("order", list(permutations(("first.txt", "copy.txt", "other.txt"))), ids="-".join)
def test_a_copy_counts_with_the_earliest_as_one_source_in_any_order(
    ledger: Ledger, order: tuple[str, ...]
) -> None:
    fill(ledger, order)
    numbers = {source.path: source.id for source in ledger.sources()}
    origins = {source.path: source.origin for source in ledger.sources()}
    assert origins["copy.txt"] == origins["first.txt"] == numbers["first.txt"]
    assert origins["other.txt"] == numbers["other.txt"]
    (fact,) = ledger.facts()
    assert (len(fact.accounts), fact.sources) == (3, 2)
    assert isinstance(fact.claim, Visit)
    assert fact.claim.kind == "state"  # two copies do not outvote the earlier report


def test_menus_do_not_make_two_pages_one_source(ledger: Ledger) -> None:
    for path, body in (("a.html", OTHER), ("b.html", OTHER[400:] + STORY[:200])):
        text = f"{STORY}\n{body}"
        document, extraction = telling(path, visit(**TRIP), text=text)
        sections = (
            SectionHeader(kind="navigation", start=0, end=len(STORY)),
            SectionHeader(kind="paragraph", start=len(STORY) + 1, end=len(text)),
        )
        header = msgspec.structs.replace(extraction.document, sections=sections)
        ledger.add(document, msgspec.structs.replace(extraction, document=header))
    assert [source.origin for source in ledger.sources()] == [1, 2]


def test_a_document_read_anew_is_compared_by_what_it_now_reports(ledger: Ledger) -> None:
    ledger.add(*telling("first.txt", visit(**TRIP), text=STORY))
    copy = telling("copy.txt", visit(**TRIP), text=f"{EDITED}\n{OTHER}", published="2025-03-12")
    document, extraction = copy
    ledger.add(document, extraction)
    assert [source.origin for source in ledger.sources()] == [1, 2]
    for engine, kind, origins in (("next", "paragraph", [1, 1]), ("third", "teaser", [1, 2])):
        parts = ((0, len(EDITED), kind), (len(EDITED) + 1, len(document.text), "teaser"))
        sections = tuple(SectionHeader(kind=kind, start=start, end=end) for start, end, kind in parts)  # type: ignore[arg-type]
        header = msgspec.structs.replace(extraction.document, sections=sections)
        ledger.add(document, msgspec.structs.replace(extraction, document=header), engine=engine)
        assert [source.origin for source in ledger.sources()] == origins
    assert [fact.sources for fact in ledger.facts()] == [2]


def test_a_document_between_two_others_makes_them_one_source(ledger: Ledger) -> None:
    words = [f"word{i}" for i in range(300)]
    for path, first, day in (("a.txt", 0, "10"), ("c.txt", 60, "12"), ("b.txt", 30, "11")):
        text = " ".join(words[first : first + 200])
        ledger.add(*telling(path, visit(**TRIP), text=text, published=f"2025-03-{day}"))
        if path == "c.txt":
            assert [fact.sources for fact in ledger.facts()] == [2]
    assert [fact.sources for fact in ledger.facts()] == [1]


def test_documents_of_an_older_ledger_are_compared_when_it_is_brought_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "ledger.sqlite"
    engine = make_engine(f"sqlite+pysqlite:///{file}")
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    with engine.execution_options(is_writer=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
    engine.dispose()
    with sqlite3.connect(file) as raw:
        for day, text in (("2025-03-10", STORY), ("2025-03-12", EDITED)):
            raw.execute(
                "INSERT INTO documents (path, version, content_hash, published, published_basis, language,"
                " text, header, engine, added_at) VALUES (?, 1, ?, ?, 'stated', 'en', ?, '{}', 'x', ?)",
                (day, day, day, text, day),
            )
    raw.close()
    with open_ledger(file) as ledger:
        assert [source.origin for source in ledger.sources()] == [1, 1]
