from pathlib import Path

from benchmarks.corpus import Entry, Row
from benchmarks.precision import read_marks
from benchmarks.sample import Drawn, as_markdown, context_of, fields_of, write_sheet
from communique.model import OfficeHolder, Span
from communique.reading import read_text

TEXT = "Nairobi notes\n\nThe day began with rain. Minister Aino Lehto spoke at noon.\nIt ended with fog.\n"
QUOTE = "Minister Aino Lehto"


def drawn() -> Drawn:
    start = TEXT.index(QUOTE)
    claim = OfficeHolder(
        evidence=(Span(start, start + len(QUOTE)),), rule="r.1", confidence=0.5, name="Aino Lehto",
        office="Minister", party=None,
    )
    return Drawn(Entry(Row("id", "2031-03-04", "", TEXT), "cn", TEXT, False, False), read_text(TEXT), claim)


def test_the_quote_stands_marked_in_its_line() -> None:
    assert context_of(drawn()) == "The day began with rain. 【Minister Aino Lehto】 spoke at noon."


def test_only_what_is_to_be_judged_is_shown() -> None:
    assert fields_of(drawn().claim) == {"name": "Aino Lehto", "office": "Minister"}


def test_a_fresh_sheet_is_unmarked(tmp_path: Path) -> None:
    file = tmp_path / "sheet.tsv"
    write_sheet(file, [drawn(), drawn()])

    assert read_marks(file).unmarked == 2


def test_the_page_numbers_the_claims() -> None:
    page = as_markdown("office_holders", 1, [drawn(), drawn()])

    assert "## 2. " in page
    assert '- name: "Aino Lehto"' in page
