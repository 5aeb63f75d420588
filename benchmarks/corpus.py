"""The unlabelled documents beside a checkout, read as the package reads files."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import msgspec
import yaml

from communique.errors import InputError, SetupError
from communique.evaluation.gold import SUFFIX, is_held_out
from communique.model import Document
from communique.reading import read_text

HERE = Path(__file__).parent
SHARED = Path("../shared")
OUT = Path("out")
SHINGLE = 8
"""Words in a row that are looked up to find a labelled document among the unlabelled ones."""
LEAST_COMMON = 0.5
"""Share of a labelled document's shingles from which a corpus document is taken for it: copies hold 0.7
or more, others of the same series up to 0.2."""
WORD = re.compile(r"\w+")


class Layout(msgspec.Struct, frozen=True):
    """How a collection's documents look as pages; ``short`` is the source's name in reports."""

    short: str
    head: str


class Row(msgspec.Struct, frozen=True):
    """A line of a collection; ``published`` is a date or a date with time (ISO 8601)."""

    id: str
    published: str
    title: str
    text: str


class Entry(NamedTuple):
    """A document of the corpus: its row, its source, and whether it is held out or otherwise labelled."""

    row: Row
    source: str
    page: str
    held_out: bool
    labelled: bool

    @property
    def day(self) -> str:
        """The day of publication (ISO 8601)."""
        return self.row.published[:10]


def load_corpus(shared: Path, sources: Sequence[str] = ()) -> list[Entry]:
    """Return the documents of all collections, or of the named sources, in the order of the files.

    Raises SetupError where the folder holds none.
    """
    layouts = msgspec.convert(
        yaml.safe_load((HERE / "corpora.yaml").read_text(encoding="utf-8")), dict[str, Layout]
    )
    rows = [
        (row, layout)
        for name, layout in layouts.items()
        if not sources or layout.short in sources
        for row in _rows(shared / "corpus" / f"{name}.jsonl")
    ]
    if not rows:
        raise SetupError(f"no corpus in {shared}", "name its folder with --shared")
    labelled = _labelled_rows(shared, [row for row, _ in rows])
    return [
        Entry(row, layout.short, _page(row, layout), any(map(is_held_out, labelled[i])), bool(labelled[i]))
        for i, (row, layout) in enumerate(rows)
    ]


def read_documents(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Document]]:
    """Yield each entry with its document; one that cannot be read is reported and left out."""
    for entry in entries:
        try:
            yield entry, read_text(entry.page, entry.row.id)
        except InputError as error:
            print(error)


def _rows(file: Path) -> Iterator[Row]:
    if file.is_file():
        for line in file.read_bytes().splitlines():
            yield msgspec.json.decode(line, type=Row)


def _page(row: Row, layout: Layout) -> str:
    head = datetime.fromisoformat(row.published).strftime(layout.head)
    return head.replace("{title}", row.title) + row.text + "\n"


def _labelled_rows(shared: Path, rows: Sequence[Row]) -> dict[int, set[str]]:
    """Return which labelled documents each row is, by index; a row that is none has an empty set."""
    owners: dict[str, set[str]] = defaultdict(set)
    sizes: dict[str, int] = {}
    for file in sorted(shared.glob(f"gold/*/*{SUFFIX}")):
        name = file.name.removesuffix(SUFFIX)
        shingles = _shingles(file.with_name(f"{name}.txt").read_text(encoding="utf-8"))
        sizes[name] = len(shingles)
        for shingle in shingles:
            owners[shingle].add(name)
    found: dict[int, set[str]] = {}
    for i, row in enumerate(rows):
        common = Counter(name for shingle in _shingles(row.text) for name in owners.get(shingle, ()))
        found[i] = {name for name, count in common.items() if count >= LEAST_COMMON * sizes[name]}
    return found


def _shingles(text: str) -> set[str]:
    words = WORD.findall(text.lower())
    return {" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}
