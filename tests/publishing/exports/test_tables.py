from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings

from communique.errors import SetupError
from communique.ledger import KINDS, Fact, Kind
from communique.model import Participant
from communique.publishing.exports import delimited, parquet, workbook
from communique.publishing.exports.building import row_of
from communique.publishing.exports.cells import is_formula, joined, plain
from communique.publishing.exports.exporting import export
from communique.publishing.exports.formats import FORMATS
from communique.publishing.exports.rows import TABLES, EventRow, Row, columns, types
from communique.publishing.exports.selecting import SelectedFacts, Selection
from communique.publishing.exports.tables import fill_tables
from tests.ledger.making import agreement, commitment, meeting, person, relation, visit
from tests.publishing.exports.making import (
    HOSTILE,
    MADE,
    Listed,
    fact_of,
    facts_with,
    hostile,
    lines_of,
    parted,
    record,
    unguarded,
    written,
)

few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def facts() -> SelectedFacts:
    return SelectedFacts(record(), Selection())


@pytest.fixture(scope="module")
def expected(facts: SelectedFacts) -> dict[str, list[Row]]:
    """The rows of each table."""
    kept: dict[str, list[Row]] = {}

    class Kept:
        def __init__(self, name: str) -> None:
            self.rows = kept.setdefault(name, [])

        def write(self, row: Row) -> None:
            self.rows.append(row)

        def close(self) -> None:
            pass

    fill_tables(facts, list(TABLES), lambda name, _: Kept(name))
    return kept


def csv_tables(facts: Iterable[Fact]) -> dict[str, list[dict[str, str]]]:
    """Return all tables as the standard library's reader reads them."""
    files = {name: BytesIO() for name in TABLES}
    fill_tables(facts, list(TABLES), lambda name, row: delimited.open_table(files[name], row))
    return {name: lines_of(file.getvalue()) for name, file in files.items()}


def cell(value: Any) -> str:  # Any: a value of any column
    if isinstance(value, tuple):
        return joined(value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def sheets(content: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


# --- rows ------------------------------------------------------------------------------------------


def test_each_table_begins_with_the_key_and_every_fact_ends_with_its_sources() -> None:
    for name, row in TABLES.items():
        assert columns(row)[0] == "key"
        assert sorted(columns(row)) == sorted(row.__struct_fields__)
        assert name in (*KINDS, "participants", "sources")
    assert all(columns(TABLES[kind])[-3:] == ("outlets", "published", "quotes") for kind in KINDS)
    assert types(EventRow)["start_day"] is date


def test_a_fact_tells_how_many_say_so_and_what_they_contest(expected: dict[str, list[Row]]) -> None:
    (told,) = [row for row in expected["events"] if isinstance(row, EventRow) and row.visit_kind]
    assert (told.accounts, told.sources, told.contested, told.contested_fields) == (2, 2, True, ("kind",))
    assert told.other_values in (("kind: official (a.txt)",), ("kind: working (https://example.org/b)",))
    assert told.documents == ("a.txt", "https://example.org/b")
    assert told.published == ("2024-03-07", "")
    assert all(told.quotes)


def test_a_day_is_given_only_where_the_date_is_one() -> None:
    months = row_of(fact_of(relation("diplomatic-relations", "established", "1861-09")))
    span = row_of(fact_of(agreement("papers", "2024-03-04/2024-03-06")))
    unknown = row_of(fact_of(meeting("XXXX-02-29")))
    assert (getattr(months, "start", ""), getattr(months, "start_day", "")) == ("1861-09", None)
    assert (getattr(span, "start", ""), getattr(span, "end_day", "")) == ("2024-03-04", date(2024, 3, 6))
    assert (getattr(unknown, "end", ""), getattr(unknown, "start_day", "")) == ("XXXX-02-29", None)


def test_codes_follow_the_status_that_is_preferred(expected: dict[str, list[Row]]) -> None:
    codes = {(row.type, row.status): row.cameo for row in expected["events"] if isinstance(row, EventRow)}
    assert codes["visit", "held"] == "042"
    assert codes["visit", "planned"] == "036"


def test_a_person_whose_party_one_account_lacks_is_named_once() -> None:
    unknown = [Participant(name=name, office="Minister", party=None) for name in ("Salo", "Otto Kask")]
    twice = (person("Aino Salo", "FIN", "Minister"), *unknown)
    rows = csv_tables([fact_of(meeting("2024-05-06", participants=twice))])["participants"]
    assert [(row["name"], row["party"]) for row in rows] == [("Aino Salo", "FIN"), ("Otto Kask", "")]


# --- CSV -------------------------------------------------------------------------------------------


def test_csv_gives_back_every_row(facts: SelectedFacts, expected: dict[str, list[Row]]) -> None:
    tables = csv_tables(facts)
    assert {name: len(rows) for name, rows in tables.items()} == {n: len(expected[n]) for n in TABLES}
    for name, rows in tables.items():
        for line, row in zip(rows, expected[name], strict=True):
            assert {c: unguarded(v) for c, v in line.items()} == {c: cell(getattr(row, c)) for c in line}


@few
@given(hostile)
def test_csv_holds_any_text(text: str) -> None:
    tables = csv_tables(facts_with(text))
    assert unguarded(tables["agreements"][0]["title"]) == plain(text)
    assert parted(unguarded(tables["commitments"][0]["actions"])) == ((plain(text),) if text else ())
    for row in (row for rows in tables.values() for row in rows):
        assert not any(value.startswith(tuple("=+-@\t\r")) for value in row.values())


def test_csv_lines_end_as_the_standard_asks() -> None:
    content, _ = written("csv", one_kind("commitments"))
    assert content.count(b"\r\n") == 2
    assert not content.startswith(b"\xef\xbb\xbf")


def one_kind(kind: Kind) -> SelectedFacts:
    return SelectedFacts(record(), Selection(kinds=(kind,)))


# --- Excel -----------------------------------------------------------------------------------------


def test_excel_gives_back_every_row(facts: SelectedFacts, expected: dict[str, list[Row]]) -> None:
    content, done = written("xlsx", facts)
    book = sheets(content)
    assert list(book) == list(TABLES)
    assert done.counts == {name: len(expected[name]) for name in TABLES}
    for name, (header, *lines) in book.items():
        assert header == columns(TABLES[name])
        for line, row in zip(lines, expected[name], strict=True):
            assert [_seen(value) for value in line] == [_shown(getattr(row, column)) for column in header]


def _seen(value: Any) -> Any:  # Any: a value of any column, here and below
    return value.date() if isinstance(value, datetime) else value


def _shown(value: Any) -> Any:
    return joined(value) or None if isinstance(value, tuple) else value


def test_excel_sheets_have_a_frozen_header_and_a_filter(facts: SelectedFacts) -> None:
    book = openpyxl.load_workbook(BytesIO(written("xlsx", facts)[0]))
    assert all(sheet.freeze_panes == "A2" and sheet.auto_filter.ref.startswith("A1:") for sheet in book)


@pytest.mark.parametrize("text", [text for text in HOSTILE if "_x" not in text and text.strip()])
def test_excel_holds_any_text_and_calculates_with_none(text: str) -> None:
    book = openpyxl.load_workbook(BytesIO(written("xlsx", Listed(facts_with(text)))[0]))
    title = book["agreements"]["D2"]
    assert (title.value, title.data_type) == (plain(text), "s")
    assert title.quotePrefix == is_formula(plain(text))


def test_days_that_excel_does_not_know_are_texts() -> None:
    old = fact_of(relation("diplomatic-relations", "established", "1861-09-03"))
    assert sheets(written("xlsx", Listed([old]))[0])["relations"][1][5] == "1861-09-03"


def test_a_cell_that_is_too_long_for_excel_says_that_it_is_cut() -> None:
    for letter in ("a", "\N{PILE OF POO}"):
        title = sheets(written("xlsx", Listed([fact_of(agreement(letter * 40_000))]))[0])["agreements"][1][3]
        assert title.endswith(f"{letter} […]")
        assert 32_000 < len(title.encode("utf-16-le")) // 2 <= workbook.MOST_UNITS


def test_more_rows_than_a_sheet_holds_go_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    book = sheets(written("xlsx", Listed([fact_of(commitment(f"do {i}")) for i in range(5)]))[0])
    assert [len(book[name]) for name in book if name.startswith("commitments")] == [3, 3, 2]
    assert book["commitments 3"][0] == columns(TABLES["commitments"])


# --- Parquet ---------------------------------------------------------------------------------------


def test_parquet_gives_back_every_row(
    facts: SelectedFacts, expected: dict[str, list[Row]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "ROWS_AT_ONCE", 2)
    done = export(facts, FORMATS["parquet"], tmp_path, MADE)
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(f"{name}.parquet" for name in TABLES)
    for name in TABLES:
        table = pyarrow.parquet.read_table(tmp_path / f"{name}.parquet")
        assert table.num_rows == done.counts[name]
        rows = [
            {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()} for row in table.to_pylist()
        ]
        assert rows == [
            {column: getattr(row, column) for column in columns(TABLES[name])} for row in expected[name]
        ]


def test_parquet_keeps_types_where_nothing_is_known(tmp_path: Path) -> None:
    export(Listed([fact_of(meeting())]), FORMATS["parquet"], tmp_path, MADE)
    schema = pyarrow.parquet.read_schema(tmp_path / "events.parquet")
    assert str(schema.field("start_day").type) == "date32[day]"
    assert pyarrow.parquet.read_table(tmp_path / "relations.parquet").num_rows == 0


@few
@given(hostile)
def test_parquet_holds_any_text(text: str) -> None:
    out = BytesIO()
    table = parquet.open_table(out, TABLES["agreements"])
    table.write(row_of(fact_of(agreement(text), text)))
    table.close()
    assert pyarrow.parquet.read_table(BytesIO(out.getvalue()))["title"].to_pylist() == [plain(text)]


def test_a_missing_library_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(SetupError, match=r"pyarrow is not installed; install communique\[parquet\]"):
        export(Listed([fact_of(visit())]), FORMATS["parquet"], tmp_path, MADE)
    assert list(tmp_path.iterdir()) == []


# --- order -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if one.shape == "stream"])
def test_the_same_record_gives_the_same_bytes(name: str) -> None:
    first, second = (written(name, SelectedFacts(record(), Selection()))[0] for _ in range(2))
    assert first == second
