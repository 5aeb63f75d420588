"""Files, folders and standard input: which inputs there are, and each as a `Document`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from communique.errors import InputError, TooLargeError, UnreadableError, WrongKindError
from communique.model import Document, Record
from communique.reading.documents import read_html, read_text
from communique.reading.encodings import decode_bytes, refuse_binary

LIMIT_BYTES = 10_000_000
"""Size up to which an input is read unless told otherwise; the longest releases have 0.3 MB."""

_TEXT_KINDS = frozenset({".txt", ".text", ".md"})
_PAGE_KINDS = frozenset({".html", ".htm"})
_READ_KINDS = _TEXT_KINDS | _PAGE_KINDS
_READABLE = "text (.txt, .text, .md) and HTML (.html, .htm) are read"
_PAGE_STARTS = ("<!doctype html", "<html", "<?xml")


class Source(Record, frozen=True, kw_only=True):
    """An input as named by the user: a file, or standard input where ``path`` is ``None``.

    ``listed`` says that it was found in a folder and not named itself.
    """

    name: str
    path: Path | None
    listed: bool = False


def find_sources(paths: Iterable[str | Path]) -> Iterator[Source]:
    """Yield the inputs that ``paths`` name, in their order; ``-`` is standard input.

    Folders are walked in sorted order for files of the kinds that are read; hidden ones and the
    ``README`` of a folder are passed over. A path that cannot be read is yielded all the same, so that
    `read_source` reports it and the others are still read. Never raises.
    """
    for given in paths:
        name = str(given)
        path = Path(given)
        if name == "-":
            yield Source(name=name, path=None)
        elif path.is_dir():
            found = False
            for file in _walk(path):
                found = True
                yield Source(name=str(file), path=file, listed=True)
            if not found:
                yield Source(name=name, path=path)
        else:
            yield Source(name=name, path=path)


def read_source(source: Source, *, limit_bytes: int = LIMIT_BYTES, encoding: str | None = None) -> Document:
    """Return the document that ``source`` holds.

    Raises an InputError that names the source, the reason and the remedy: UnreadableError (missing, not
    permitted, empty, a folder with nothing to read), WrongKindError, WrongEncodingError,
    WrongLanguageError or TooLargeError (over ``limit_bytes``).
    """
    suffix = source.path.suffix.lower() if source.path else ""
    if source.path and source.path.is_dir():
        raise UnreadableError(source.name, "the folder holds no file that is read", _READABLE)
    data = _read_bytes(source, limit_bytes)
    if suffix and suffix not in _READ_KINDS and source.path and source.path.is_file():
        refuse_binary(data, source.name)
        raise WrongKindError(source.name, f"files of the kind {suffix} are not read", _READABLE)
    text = decode_bytes(data, source.name, encoding=encoding, is_html=suffix in _PAGE_KINDS)
    is_page = suffix in _PAGE_KINDS or (
        suffix not in _TEXT_KINDS and text.lstrip("\ufeff \n\t").lower().startswith(_PAGE_STARTS)
    )
    return (read_html if is_page else read_text)(text, source.name)


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            file = Path(parent, name)
            if file.suffix.lower() in _READ_KINDS and not name.startswith((".", "README")):
                yield file


def _read_bytes(source: Source, limit_bytes: int) -> bytes:
    """Return the bytes of ``source``, never more than one beyond the limit."""
    try:
        if source.path is None:
            data = sys.stdin.buffer.read(limit_bytes + 1)
        else:
            with source.path.open("rb") as file:
                data = file.read(limit_bytes + 1)
    except OSError as error:
        raise _explain(source, error) from error
    if len(data) > limit_bytes:
        reason = f"it is larger than the limit of {limit_bytes / 1e6:g} MB"
        raise TooLargeError(source.name, reason, "split it, or give the part that matters")
    return data


def _explain(source: Source, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return UnreadableError(source.name, "there is no such file or folder", "check the path")
    if isinstance(error, PermissionError):
        return UnreadableError(source.name, "permission to read it is denied", "change its permissions")
    return UnreadableError(source.name, f"it cannot be read ({error.strerror})", "check the file")
