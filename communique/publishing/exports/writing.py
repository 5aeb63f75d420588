"""Files that appear whole or not at all: written beside their place, then put into it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from communique.errors import SetupError


@contextmanager
def replacing(place: Path) -> Iterator[BinaryIO]:
    """Give a file to write to, and put it at ``place`` once all is written; an error changes nothing there.

    Raises SetupError where it cannot be written there.
    """
    with _explained(place), _beside(place) as (out, temporary):
        yield out
        _put(out, temporary, place)


@contextmanager
def replacing_all(folder: Path, names: Sequence[str]) -> Iterator[Mapping[str, BinaryIO]]:
    """Give a file for each name to write to, and put them all into the folder once all are written.

    The folder is made if there is none; what else lies in it stays. Raises SetupError as `replacing`.
    """
    with _explained(folder), ExitStack() as stack:
        folder.mkdir(parents=True, exist_ok=True)
        files = {name: stack.enter_context(_beside(folder / name)) for name in names}
        yield {name: out for name, (out, _) in files.items()}
        for name, (out, temporary) in files.items():
            _put(out, temporary, folder / name)


@contextmanager
def _beside(place: Path) -> Iterator[tuple[BinaryIO, Path]]:
    temporary = place.with_name(f".{place.name}.{secrets.token_hex(4)}.part")
    # Made anew with the rights that the user's mask leaves, as any file that a program writes.
    with temporary.open("xb") as out:
        try:
            yield out, temporary
        finally:
            temporary.unlink(missing_ok=True)


def _put(out: BinaryIO, temporary: Path, place: Path) -> None:
    out.flush()
    os.fsync(out.fileno())
    temporary.replace(place)


@contextmanager
def _explained(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        reason = f"{place}: cannot be written ({error.strerror or error})"
        raise SetupError(reason, "name another place with --output") from error
