"""Documents as users name them: files to be read, or documents that a ledger holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from communique.cli.arguments import Inputs
from communique.cli.ledgers import DEFAULT_LEDGER, open_for_reading
from communique.errors import InputError

if TYPE_CHECKING:
    from communique.ledger import Ledger, Source

LEAST_HASH = 8
"""Characters of a document's content hash that name it."""


@contextmanager
def open_holding(named: Sequence[str], place: str | None) -> Iterator[tuple[Ledger, tuple[int, ...]]]:
    """Give a ledger that holds the documents named, and their ids in it.

    That is the ledger at ``place`` (or the usual one) where it holds them all, else one in memory into which
    the files are read. Raises InputError for a name that is neither, or where two name one document.
    """
    place = place or (DEFAULT_LEDGER if Path(DEFAULT_LEDGER).exists() else None)
    are_files = all(name == "-" or Path(name).is_file() for name in named)
    if place is not None and not (are_files and "://" not in place and not Path(place).exists()):
        with open_for_reading(place) as kept:
            found = [_find(kept.sources(), name) for name in named]
            if all(found):
                yield kept, _different(named, [source.id for source in found if source])
                return
            if not are_files:
                missing = next(name for name, source in zip(named, found, strict=True) if source is None)
                remedy = "name files, or documents by their path, file name or title"
                raise InputError(missing, f"neither a file nor a document of the ledger {place}", remedy)
    with _read(named) as (kept, numbers):
        yield kept, numbers


def _find(sources: Sequence[Source], name: str) -> Source | None:
    """Return the document that a user means by a name, the last version of it; None where there is none."""
    by_path = [source for source in sources if source.path == name]
    others = [
        source
        for source in sources
        if Path(source.path).name == name
        or (source.title or "").casefold() == name.casefold()
        or (len(name) >= LEAST_HASH and source.content_hash.startswith(name))
    ]
    found = by_path or others
    if len({source.path for source in found}) > 1:
        paths = ", ".join(sorted({source.path for source in found}))
        raise InputError(name, f"several documents are called so ({paths})", "give the path")
    return max(found, key=lambda source: source.version, default=None)


def _different(named: Sequence[str], numbers: Sequence[int]) -> tuple[int, ...]:
    if len(set(numbers)) < len(numbers):
        raise InputError(" and ".join(named), "they are one document", "name two that differ")
    return tuple(numbers)


@contextmanager
def _read(paths: Sequence[str]) -> Iterator[tuple[Ledger, tuple[int, ...]]]:
    """Give a ledger in memory with the documents of files; exits with 1 where one cannot be read."""
    from communique.ledger import open_ledger

    inputs = Inputs(paths, jobs=1)
    with open_ledger(":memory:") as kept:
        numbers = [kept.add(read.document, read.extraction).document for read in inputs]
        inputs.finish()
        if len(numbers) != len(paths):
            raise typer.BadParameter("name files, not folders", param_hint="DOC DOC")
        yield kept, _different(paths, numbers)
