"""Facts for the tests of exports: a small record of made-up dealings, and facts with any text in them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO, StringIO

from hypothesis import strategies as st

from communique.ledger import Account, Fact, Ledger, Source, open_ledger
from communique.ledger.traits import AnyClaim, dates_of, kind_of, parties_of
from communique.publishing.exports.exporting import export
from communique.publishing.exports.formats import FORMATS
from communique.publishing.exports.selecting import SelectedFacts, Selection
from communique.publishing.exports.tables import Written
from tests.ledger.making import (
    agreement,
    call,
    commitment,
    gathering,
    meeting,
    office,
    person,
    place,
    position,
    relation,
    session,
    telling,
    visit,
)

MADE = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

HOSTILE = (
    '=HYPERLINK("http://example.org";"here")', "+1+1", "-2", "@SUM(A1:A9)", "\t=1", "＝1+1", "'=1", "''@x",
    "'Aho",
    "Nguyễn Thị Ánh", "Сергей Иванов", "王小明", "two\nlines", "two\r\nlines",
    'said "yes", twice; and | more \\|',
    "\x00\x01\x1b[31m\x7f\x85", "\ufffe\uffff", "_x0041_", "<b>&amp;</b>", "]]>", " ", "\N{PILE OF POO}",
    "-", "=",
)  # fmt: skip
"""Texts that break tables, spreadsheets or XML where nobody thought of them."""

hostile = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))


def record() -> Ledger:
    """Return a ledger with a fact of every kind, some told by two documents that differ."""
    ledger = open_ledger(":memory:")
    minister = person("Aino Salo", "FIN", "Minister for Foreign Affairs")
    ledger.add(
        *telling(
            "a.txt",
            visit("FIN", "KEN", "2024-03-04", "2024-03-06", kind="official", participants=(minister,)),
            meeting("2024-03-05", participants=(minister, person(None, "KEN", "President")),
            place=place("Nairobi", "KEN")),
            agreement("agreement on rail links", "2024-03-05", kind="treaty"),
            agreement("several papers", "2024-03-04/2024-03-06", kind="memorandum", count=7,
            approximate=True),
            relation("strategic-partnership", "upgraded", "2024-03-05"),
            commitment("train 20 nurses", ("FIN",), to=("KEN",), sectors=("health",), deadline="2025",
            modality="pledged"),
            position("cease-fire in Freedonia", ("FIN", "KEN")),
            office("Aino Salo", "Minister for Foreign Affairs", "FIN", as_of="2024-03-05"),
            published="2024-03-07",
        )
    )  # fmt: skip
    ledger.add(
        *telling(
            "https://example.org/b",
            visit("FIN", "KEN", "2024-03-04", "2024-03-06", kind="working", participants=(minister,)),
            session("joint commission", 2, "2023-05", parties=("FIN", "KEN")),
            gathering("Lakes Forum", ("EST", "FIN", "UN"), "2022-10-01", "2022-10-02"),
            call(parties=("EST", "KEN")),
            visit("EST", "FIN", "XXXX-06-24", status="planned"),
            relation("diplomatic-relations", "established", "1861-09", parties=("EST", "FIN")),
            published=None,
            outlet=None,
        )
    )  # fmt: skip
    return ledger


class Listed(SelectedFacts):
    """Facts that are given, as if a ledger held them."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.selection, self.undated, self._facts = Selection(), 0, facts

    def unheard(self) -> SelectedFacts:
        return self

    def __iter__(self) -> Iterator[Fact]:
        yield from self._facts


def fact_of(claim: AnyClaim, text: str = "plain words", published: str | None = "2024-05-06") -> Fact:
    """Return a fact with one account, whose document's title, outlet, path and words are the text."""
    source = Source(
        id=1, path=text, version=1, title=text, outlet=text, published=published,
        published_basis="stated" if published else "unknown", content_hash="c0ffee", engine="1", origin=1,
    )  # fmt: skip
    start, end = dates_of(claim)
    account = Account(
        claim_key="beef",
        claim=claim,
        source=source,
        start=start,
        end=end,
        quotes=(text,),
        score=1.0,
        reasons=(),
    )
    return Fact(
        key="beef", kind=kind_of(claim), claim=claim, parties=parties_of(claim), start=start, end=end,
        accounts=(account,),
    )  # fmt: skip


def facts_with(text: str) -> list[Fact]:
    """Return a fact of every kind with the text wherever one may stand."""
    claims: list[AnyClaim] = [
        visit(start="2024-05-01", place=place(text, "FIN"), participants=(person(text, "KEN", text),)),
        session(text, 1, "2024-05-02"),
        gathering(text, ("FIN", "KEN"), "2024-05-03"),
        agreement(text, "2024-05-04"),
        relation("diplomatic-relations", "established", "2024-05-05"),
        commitment(text),
        position(text),
        office(text or "-", text or "-"),
    ]
    return [fact_of(claim, text) for claim in claims]


def written(name: str, facts: SelectedFacts) -> tuple[bytes, Written]:
    """Return what a format of one stream makes of facts, and what it says of it."""
    out = BytesIO()
    done = export(facts, FORMATS[name], out, MADE)
    return out.getvalue(), done


def lines_of(content: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    """Return the rows of a table as another program reads them."""
    return list(csv.DictReader(StringIO(content.decode(), newline=""), delimiter=delimiter))


def unguarded(cell: str) -> str:
    """Return what a cell held before it was guarded, as ``docs/exports.md`` says."""
    bare = cell.lstrip("'")
    return cell[1:] if cell.startswith("'") and bare[:1] in tuple("=+-@\t＝＋－＠") else cell


def parted(cell: str) -> tuple[str, ...]:
    """Return the texts of a list in a cell, as ``docs/exports.md`` says."""
    parts, escaped = [""], False
    for character in cell:
        if escaped or character not in "\\|":
            parts[-1], escaped = parts[-1] + character, False
        elif character == "\\":
            escaped = True
        else:
            parts.append("")
    return (
        tuple(part[1 if i else 0 : len(part) - (i < len(parts) - 1)] for i, part in enumerate(parts))
        if cell
        else ()
    )


def only(values: Iterable[str]) -> str:
    (value,) = values
    return value
