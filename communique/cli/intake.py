"""Reads many inputs, each on its own: one that fails is told of, and the others do not suffer from it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from communique.errors import InputError, SetupError

if TYPE_CHECKING:
    from communique.extraction.grounding import Rejection
    from communique.model import Document, Extraction
    from communique.reading import Source

DEBUG = "COMMUNIQUE_DEBUG"
"""Environment variable; set to 1, unexpected errors show their traceback."""
CHUNK = 4
"""Documents handed to a worker at a time: enough to hide the hand-over, few enough to share evenly."""


class Read(NamedTuple):
    """An input that was read: the document, its claims, and the values that the grounding check took back."""

    document: Document
    extraction: Extraction
    rejections: tuple[Rejection, ...]


class Failed(NamedTuple):
    """An input that could not be used; ``message`` names it, the reason and the remedy in one line."""

    message: str


def read_all(sources: Sequence[Source], jobs: int = 1) -> Iterator[Read | Failed]:
    """Yield the outcome of each source, in their order, ``jobs`` of them at a time.

    Raises:
        SetupError: the program's own data are not in order, so that no document can be read.
    """
    if jobs == 1:
        yield from map(_read_one, sources)
        return
    from concurrent.futures import ProcessPoolExecutor

    # Ctrl-C reaches the whole group; the parent alone answers it.
    ignore = (signal.SIGINT, signal.SIG_IGN)
    with ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=ignore) as pool:
        yield from pool.map(_read_one, sources, chunksize=CHUNK)


def is_debugging() -> bool:
    """Tell whether unexpected errors shall show where they came from."""
    return os.environ.get(DEBUG) == "1"


def describe_unexpected(error: Exception) -> str:
    """Return what to tell of an error that no one foresaw."""
    return f"unexpected {type(error).__name__}: {error}; please report it, with what {DEBUG}=1 shows"


def _read_one(source: Source) -> Read | Failed:
    import msgspec

    from communique.extraction.extract import explain
    from communique.reading import read_source

    try:
        document = read_source(source)
        # A file's name may hold bytes that are not UTF-8, which JSON cannot carry: they are spelt out.
        path = document.path.encode("utf-8", "backslashreplace").decode("utf-8")
        document = msgspec.structs.replace(document, path=path)
        return Read(document, *explain(document))
    except InputError as error:
        return Failed(str(error))
    except SetupError:
        raise
    except Exception as error:
        if is_debugging():
            raise
        return Failed(f"{source.name}: {describe_unexpected(error)}")
