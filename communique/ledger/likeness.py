"""Documents that nearly repeat each other: syndicated copies, and later versions of a page.

Two documents are one source where they share most runs of four words in the sections that report.
Candidates are found by bands of a one-permutation MinHash (Li, Owen and Zhang 2012, with rotation for empty
bins after Shrivastava and Li 2014), so a new document is compared with few others; the resemblance itself is
then counted exactly. Links depend on the texts alone, not on the order in which documents came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from hashlib import blake2b

import msgspec
from sqlalchemy import Connection, delete, insert, or_, select, update

from communique.ledger.fulltext import fold_text
from communique.ledger.rows import among, write_rows
from communique.ledger.schema import BandRow, CopyRow, DocumentRow
from communique.ledger.sources import is_official
from communique.model import REPORTING_SECTIONS, Record, SectionHeader

SHINGLE_WORDS = 4
COPY_FLOOR = 0.65
"""Resemblance (Jaccard, 0 to 1) of copies. Among 1,063 releases and transcripts of governments a corrected
version lies at 1.0; announcements of one series, which differ in names and dates alone, reach 0.59."""
LEAST_SHINGLES = 60
"""A shorter notice is mostly its form: likeness says nothing of it."""

_PRIME = 2**61 - 1
_BASE = 0x9E3779B97F4A7C15 % _PRIME
_BINS, _ROWS = 60, 3
"""Twenty bands of three: a pair at the floor is found with a probability of 0.998, one at 0.3 with 0.42."""
_WORD = re.compile(r"[a-z0-9]+")


class _Header(Record, frozen=True, kw_only=True):
    sections: tuple[SectionHeader, ...] = ()


_NEAR = select(DocumentRow.id, DocumentRow.text, DocumentRow.header).where(
    DocumentRow.id.in_(select(BandRow.document_id).where(among(BandRow.band)))
)
_HEADERS = msgspec.json.Decoder(_Header)


def reported_text(text: str, sections: Sequence[SectionHeader]) -> str:
    """Return what a text reports itself, without menus and teasers; all of it where no sections are known."""
    if not sections:
        return text
    return "\n".join(text[part.start : part.end] for part in sections if part.kind in REPORTING_SECTIONS)


def shingles_of(text: str) -> frozenset[int]:
    """Return hashes of all runs of four words, folded to lower-case ASCII; empty for a short text."""
    words = [_word_hash(word) for word in _WORD.findall(fold_text(text))]
    runs = zip(words, words[1:], words[2:], words[3:], strict=False)
    # A polynomial in an odd number, modulo a prime: as good as hashing each run, at a quarter of the time.
    hashes = frozenset([(((a * _BASE + b) * _BASE + c) * _BASE + d) % _PRIME for a, b, c, d in runs])
    return hashes if len(hashes) >= LEAST_SHINGLES else frozenset()


@lru_cache(maxsize=65536)
def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")


def resemblance(one: Set[int], other: Set[int]) -> float:
    """Return the share of shingles that two texts have in common, 0 to 1 (Jaccard)."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0


def bands_of(shingles: Set[int]) -> frozenset[int]:
    """Return the hashes (63 bits) under which a document meets those that resemble it; none for none."""
    if not shingles:
        return frozenset()
    least: list[int | None] = [None] * _BINS
    for shingle in shingles:
        rest, place = divmod(shingle, _BINS)
        known = least[place]
        if known is None or rest < known:
            least[place] = rest
    filled = [_first_from(least, place) for place in range(_BINS)]
    bands = (repr((i, filled[i : i + _ROWS])).encode() for i in range(0, _BINS, _ROWS))
    return frozenset(int.from_bytes(blake2b(band, digest_size=8).digest(), "big") >> 1 for band in bands)


def _first_from(least: Sequence[int | None], place: int) -> tuple[int, int]:
    """Return the value of a bin, or of the next that is not empty, with how far away that was."""
    for step in range(_BINS):
        value = least[(place + step) % _BINS]
        if value is not None:
            return step, value
    raise AssertionError("no bin holds a shingle")


# --- in the store --------------------------------------------------------------------------------


def link_document(
    connection: Connection,
    number: int,
    text: str,
    sections: Sequence[SectionHeader],
    *,
    is_new: bool = False,
) -> set[int]:
    """Link a document, new or read anew, with those that it nearly repeats.

    Returns the ids of other documents that count with another source than before.
    """
    shingles = shingles_of(reported_text(text, sections))
    was_near = set() if is_new else _unlink(connection, number)
    bands = sorted(bands_of(shingles))
    links = {other: alike for other, alike in _found(connection, bands, shingles) if alike >= COPY_FLOOR}
    write_rows(connection, BandRow, ("band", "document_id"), [(band, number) for band in bands])
    sides = [(pair, alike) for other, alike in links.items() for pair in ((number, other), (other, number))]
    if sides:
        rows = [{"document_id": a, "other_id": b, "likeness": round(alike, 3)} for (a, b), alike in sides]
        connection.execute(insert(CopyRow), rows)
    if not links and not was_near:
        return set()
    return _settle_origins(connection, {number, *was_near, *links}) - {number}


def _unlink(connection: Connection, number: int) -> set[int]:
    """Take a document out of all links; return the documents with which it was linked."""
    was_near = _others(connection, [number])
    connection.execute(
        delete(CopyRow).where(or_(CopyRow.document_id == number, CopyRow.other_id == number))
    )
    connection.execute(delete(BandRow).where(BandRow.document_id == number))
    return was_near


def link_all(connection: Connection) -> None:
    """Link all documents of a ledger that was made before documents were compared."""
    for number in connection.scalars(select(DocumentRow.id).order_by(DocumentRow.id)).all():
        row = connection.execute(
            select(DocumentRow.text, DocumentRow.header).where(DocumentRow.id == number)
        ).one()
        link_document(connection, number, row.text, _HEADERS.decode(row.header).sections)


def _found(
    connection: Connection, bands: Sequence[int], shingles: Set[int]
) -> Iterable[tuple[int, float]]:
    if bands:
        for row in connection.execute(_NEAR, {"wanted": bands}):
            others = shingles_of(reported_text(row.text, _HEADERS.decode(row.header).sections))
            yield row.id, resemblance(shingles, others)


def _others(connection: Connection, numbers: Iterable[int]) -> set[int]:
    query = select(CopyRow.other_id).where(CopyRow.document_id.in_(list(numbers)))
    return set(connection.scalars(query))


def _settle_origins(connection: Connection, touched: Set[int]) -> set[int]:
    """Write the origin of the documents that links lead to; return those whose origin is another now."""
    changed: set[int] = set()
    left = set(touched)
    while left:
        family = frontier = {left.pop()}
        while frontier:
            frontier = _others(connection, frontier) - family
            family = family | frontier
        left -= family
        changed |= _write_origin(connection, family)
    return changed


def _write_origin(connection: Connection, family: Set[int]) -> set[int]:
    columns = (
        DocumentRow.id, DocumentRow.origin_id, DocumentRow.published, DocumentRow.outlet,
        DocumentRow.content_hash,
    )  # fmt: skip
    rows = connection.execute(select(*columns).where(DocumentRow.id.in_(family))).all()
    first = min(
        rows, key=lambda row: (row.published or "9999", not is_official(row.outlet), row.content_hash)
    )
    changed = set()
    for row in rows:
        origin = None if row.id == first.id else first.id
        if origin != row.origin_id:
            changed.add(row.id)
            connection.execute(
                update(DocumentRow).where(DocumentRow.id == row.id).values(origin_id=origin)
            )
    return changed
