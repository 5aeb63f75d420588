"""Facts into a file, a folder of files, or a stream, in one of the formats."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from communique.publishing.exports.formats import Format
from communique.publishing.exports.selecting import SelectedFacts
from communique.publishing.exports.tables import Written, fill_tables, tables_of
from communique.publishing.exports.writing import replacing, replacing_all


def export(facts: SelectedFacts, format_: Format, place: Path | BinaryIO, made: datetime) -> Written:
    """Write the facts that are asked for to a file, a folder or a stream; return what was written.

    Of a format that has several tables, all go into a folder; where one kind is asked for and the place is no
    folder, its own table alone is written. ``made`` bears its time zone. A file appears whole or not at all.
    Raises SetupError where the place cannot be written or a library is missing, LedgerError where the ledger
    cannot be read.
    """
    if not isinstance(place, Path):
        return _write_one(facts, format_, place, made)
    if format_.shape == "tables" and needs_folder(facts, place):
        names = tables_of(facts.selection.wanted)
        files = {name: f"{name}{format_.ending}" for name in names}
        with replacing_all(place, list(files.values())) as opened:
            return _write_tables(facts, format_, {name: opened[file] for name, file in files.items()})
    with replacing(place) as out:
        return _write_one(facts, format_, out, made)


def needs_folder(facts: SelectedFacts, place: Path | None) -> bool:
    """Return whether tables must go into a folder: there are several kinds, or the place is one already."""
    return len(facts.selection.wanted) != 1 or (place is not None and place.is_dir())


def _write_one(facts: SelectedFacts, format_: Format, out: BinaryIO, made: datetime) -> Written:
    if format_.shape == "tables":
        return _write_tables(facts, format_, {facts.selection.wanted[0]: out})
    written: Written = _module(format_).write(facts, out, made)
    return written


def _write_tables(facts: SelectedFacts, format_: Format, files: Mapping[str, BinaryIO]) -> Written:
    open_table = _module(format_).open_table
    return fill_tables(facts, list(files), lambda name, row: open_table(files[name], row))


def _module(format_: Format) -> Any:  # Any: modules of one shape, which the format names
    return import_module(f"communique.publishing.exports.{format_.module}")
