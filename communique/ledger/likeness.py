"""Documents that nearly repeat each other: syndicated copies, and later versions of a page.

Two documents are one source where they share most runs of four words in the sections that report.
Candidates are found by bands of a one-permutation MinHash (Li, Owen and Zhang 2012, with rotation for empty
bins after Shrivastava and Li 2014), so a new document is compared with few others; the resemblance itself is
then counted exactly. Links depend on the texts alone, not on the order in which documents came.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from hashlib import blake2b
from itertools import islice
from operator import add, itemgetter
from struct import pack, unpack

import msgspec
from sqlalchemy import Connection, delete, func, select, update

from communique.ledger.finding import rows_of
from communique.ledger.fulltext import fold_text
from communique.ledger.rows import among, drop_rows, write_rows
from communique.ledger.schema import BandRow, CopyRow, DocumentRow
from communique.ledger.sources import is_official
from communique.model import REPORTING_SECTIONS, Record, SectionHeader

SHINGLE_WORDS = 4
COPY_FLOOR = 0.65
"""Resemblance (Jaccard, 0 to 1) of copies. Among 1,063 releases and transcripts of governments a corrected
version lies at 1.0; announcements of one series, which differ in names and dates alone, reach 0.59."""
LEAST_SHINGLES = 60
"""A shorter notice is mostly its form: likeness says nothing of it."""

_BINS, _ROWS, _SHARED = 90, 3, 2
"""Thirty bands of three, of which two must be shared: a pair at the floor is found with a probability of
0.999, one at 0.3 with 0.19, and one that has 6 % in common, as all communiqués have, with 0.00002. (Were one
band enough, each new document would be compared with one in two hundred of all.)"""
_WORD = re.compile(r"[a-z0-9]+")
_PLACES = tuple(map(itemgetter, range(SHINGLE_WORDS)))


class _Header(Record, frozen=True, kw_only=True):
    sections: tuple[SectionHeader, ...] = ()


_BATCH = 200
_NEAR = select(BandRow.band, BandRow.document_id).where(among(BandRow.band))
_LINKED = select(CopyRow.other_id).where(among(CopyRow.document_id))
_TEXTS = select(DocumentRow.id, DocumentRow.text, DocumentRow.header).where(among(DocumentRow.id))
_HEADERS = msgspec.json.Decoder(_Header)


def reported_text(text: str, sections: Sequence[SectionHeader]) -> str:
    """Return what a text reports itself, without menus and teasers; all of it where no sections are known."""
    if not sections:
        return text
    return "\n".join(text[part.start : part.end] for part in sections if part.kind in REPORTING_SECTIONS)


def shingles_of(text: str) -> frozenset[int]:
    """Return hashes of all runs of four words, folded to lower-case ASCII; empty for a short text."""
    words = _WORD.findall(fold_text(text))
    if len(words) < SHINGLE_WORDS:
        return frozenset()
    # A number a word for each of its places in a run, and their sums: as good as hashing each run
    # (multilinear hashing, Carter and Wegman 1979), and no step of it is made in Python.
    numbers = [*map(_word_hashes, words)]
    first, second, third, fourth = (map(place, islice(numbers, i, None)) for i, place in enumerate(_PLACES))
    hashes = frozenset(map(add, map(add, first, second), map(add, third, fourth)))
    return hashes if len(hashes) >= LEAST_SHINGLES else frozenset()


@lru_cache(maxsize=65536)
def _word_hashes(word: str) -> tuple[int, int, int, int]:
    """Return the numbers (60 bits) that a word stands for as the first to the fourth of a run."""
    first, second, third, fourth = unpack(">4Q", blake2b(word.encode(), digest_size=32).digest())
    return first >> 4, second >> 4, third >> 4, fourth >> 4


def resemblance(one: Set[int], other: Set[int]) -> float:
    """Return the share of shingles that two texts have in common, 0 to 1 (Jaccard)."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0


def bands_of(shingles: Set[int]) -> frozenset[int]:
    """Return the hashes (63 bits) under which a document meets those that resemble it; none for none."""
    if not shingles:
        return frozenset()
    # In descending order, so that the least of a bin is what stays in it.
    least = {shingle % _BINS: shingle for shingle in sorted(shingles, reverse=True)}
    filled = [number for place in range(_BINS) for number in _first_from(least, place)]
    width = 2 * _ROWS
    bands = (pack(f">{width + 1}Q", i, *filled[i : i + width]) for i in range(0, len(filled), width))
    return frozenset(int.from_bytes(blake2b(band, digest_size=8).digest(), "big") >> 1 for band in bands)


def _first_from(least: Mapping[int, int], place: int) -> tuple[int, int]:
    """Return the value of a bin, or of the next that is not empty, with how far away that was."""
    step = 0
    while (found := least.get((place + step) % _BINS)) is None:
        step += 1
    return step, found


# --- in the store --------------------------------------------------------------------------------


def link_documents(
    connection: Connection, texts: Mapping[int, str], unlinked: Collection[int] = ()
) -> set[int]:
    """Link documents, given by what they report, with those that they nearly repeat.

    ``unlinked`` is what `unlink_documents` gave, where some were linked before. Returns the ids of other
    documents that count with another source than before.
    """
    touched = {*unlinked}
    shingles = {number: found for number, text in texts.items() if (found := shingles_of(text))}
    bands = {number: bands_of(found) for number, found in shingles.items()}
    rows = sorted((band, number) for number, borne in bands.items() for band in borne)
    write_rows(connection, BandRow, ("band", "document_id"), rows)
    sides: list[tuple[int, int, float]] = []
    for (one, other), alike in _found(connection, shingles, bands):
        if alike >= COPY_FLOOR:
            sides += [(one, other, round(alike, 3)), (other, one, round(alike, 3))]
            touched |= {one, other}
    write_rows(connection, CopyRow, ("document_id", "other_id", "likeness"), sorted(sides))
    return _settle_origins(connection, touched) - texts.keys() if touched else set()


def count_steps(connection: Connection) -> int:
    """Return in how many steps `link_all` links the documents of a ledger."""
    documents = connection.scalar(select(func.count()).select_from(DocumentRow)) or 0
    return -(-documents // _BATCH)


def link_all(connection: Connection, advance: Callable[[], None] = lambda: None) -> None:
    """Link all documents of a ledger anew; ``advance`` is called after each step."""
    connection.execute(delete(CopyRow))
    connection.execute(delete(BandRow))
    connection.execute(update(DocumentRow).values(origin_id=None))
    numbers = connection.scalars(select(DocumentRow.id).order_by(DocumentRow.id)).all()
    for i in range(0, len(numbers), _BATCH):
        link_documents(connection, _texts(connection, numbers[i : i + _BATCH]))
        advance()


def unlink_documents(connection: Connection, numbers: Collection[int]) -> set[int]:
    """Take documents out of all links, as long as they stand as they were linked.

    Returns them with those with which they were linked.
    """
    texts = _texts(connection, numbers)
    bands = {(band, number) for number, text in texts.items() for band in bands_of(shingles_of(text))}
    drop_rows(connection, BandRow, ("band", "document_id"), sorted(bands))
    near = _others(connection, numbers)
    drop_rows(connection, CopyRow, ("document_id", "other_id"), [(a, b) for a in near for b in numbers])
    connection.execute(delete(CopyRow).where(among(CopyRow.document_id)), {"wanted": sorted(numbers)})
    return near | {*numbers}


def _found(
    connection: Connection, shingles: Mapping[int, Set[int]], bands: Mapping[int, Set[int]]
) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield the pairs of these documents, and of them with others, that share bands, with what they share."""
    bearers: defaultdict[int, list[int]] = defaultdict(list)
    for number, borne in bands.items():
        for band in borne:
            bearers[band].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for band, other in rows_of(connection, _NEAR, bearers):
        # A pair of which both are asked about is met from both sides, and counted from one.
        shared.update((number, other) for number in bearers[band] if other not in bands or number < other)
    pairs = sorted(pair for pair, count in shared.items() if count >= _SHARED)
    others = {other for _, other in pairs if other not in shingles}
    known = {**shingles, **{i: shingles_of(text) for i, text in _texts(connection, others).items()}}
    for one, other in pairs:
        yield (one, other), resemblance(known[one], known[other])


def _texts(connection: Connection, numbers: Collection[int]) -> dict[int, str]:
    return {
        row.id: reported_text(row.text, _HEADERS.decode(row.header).sections)
        for row in rows_of(connection, _TEXTS, numbers)
    }


def _others(connection: Connection, numbers: Collection[int]) -> set[int]:
    return {row.other_id for row in rows_of(connection, _LINKED, numbers)}


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
            connection.execute(update(DocumentRow).where(DocumentRow.id == row.id).values(origin_id=origin))
    return changed
