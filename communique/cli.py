"""The command line: ``communique COMMAND …``.

Only the modules of the command in hand are imported, inside it, so that help appears at once.
Exit codes: 0 done, 1 some inputs failed or the surroundings are not in order (each named on standard
error, one line each), 2 wrong use, 130 interrupted, 141 the reader of the output has gone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup

from communique import terminal
from communique.errors import CommuniqueError, InputError, SetupError

if TYPE_CHECKING:
    from communique.model import Document, Extraction
    from communique.reading import Source

DEBUG = "COMMUNIQUE_DEBUG"
"""Environment variable; set to 1, unexpected errors show their traceback."""
LEDGER = "COMMUNIQUE_LEDGER"
"""Environment variable; the ledger to use where ``--ledger`` names none."""


class _Commands(TyperGroup):
    """The commands, none of which ends in a traceback."""

    def invoke(self, ctx: Any) -> object:  # Any: the class of this context is private to Typer
        try:
            return super().invoke(ctx)
        except CommuniqueError as error:
            terminal.complain(str(error))
            raise typer.Exit(1) from error
        except BrokenPipeError as error:
            terminal.discard_output()
            raise typer.Exit(141) from error
        except (typer.Exit, typer.Abort, typer.TyperException):
            raise
        except Exception as error:
            if _debugging():
                raise
            terminal.complain(_unexpected(error))
            raise typer.Exit(1) from error


app = typer.Typer(
    cls=_Commands,
    name="communique",
    help="Read what governments publish about their dealings with each other, and keep the record.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # the examples keep their line breaks, and help appears sooner
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line and exit."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)


def _debugging() -> bool:
    return os.environ.get(DEBUG) == "1"


def _unexpected(error: Exception) -> str:
    return f"unexpected {type(error).__name__}: {error}; please report it, with what {DEBUG}=1 shows"


# --- reading many inputs ----------------------------------------------------------------------------


class _Read(NamedTuple):
    document: Document
    extraction: Extraction


class _Failed(NamedTuple):
    message: str


def _read_one(source: Source) -> _Read | _Failed:
    """Return what one input says, or why it cannot be used; other inputs do not suffer from it."""
    from communique.extraction.extract import extract
    from communique.reading import read_source

    try:
        document = read_source(source)
        return _Read(document, extract(document))
    except InputError as error:
        return _Failed(str(error))
    except SetupError:
        raise
    except Exception as error:
        if _debugging():
            raise
        return _Failed(f"{source.name}: {_unexpected(error)}")


def _read_all(paths: Iterable[str], jobs: int, *, bar: bool) -> Iterator[_Read | _Failed]:
    """Yield the outcome of each input, in the order given, with a progress bar where that helps."""
    from communique.reading import find_sources

    sources = list(find_sources(paths))
    with terminal.progress(len(sources), shown=bar) as advance:
        for outcome in map(_read_one, sources) if jobs == 1 else _read_in_parallel(sources, jobs):
            if isinstance(outcome, _Failed):
                terminal.complain(outcome.message)
            yield outcome
            advance()


def _read_in_parallel(sources: list[Source], jobs: int) -> Iterator[_Read | _Failed]:
    import signal
    from concurrent.futures import ProcessPoolExecutor

    # Ctrl-C reaches the whole group; the parent alone answers it.
    ignore = (signal.SIGINT, signal.SIG_IGN)
    with ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=ignore) as pool:
        yield from pool.map(_read_one, sources, chunksize=4)


# --- extract ----------------------------------------------------------------------------------------


class _Format(StrEnum):
    JSONL = "jsonl"
    JSON = "json"
    TABLE = "table"


Paths = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files and folders to read; - is standard input.")
]
Jobs = Annotated[int, typer.Option("--jobs", min=1, metavar="N", help="Read N documents at a time.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")]


@app.command()
def extract(
    paths: Paths,
    format_: Annotated[
        _Format, typer.Option("--format", help="One JSON object a line, one JSON array, or a table.")
    ] = _Format.JSONL,
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell on standard error which rule made each record.")
    ] = False,
    jobs: Jobs = 1,
) -> None:
    """Print the record of each document, storing nothing.

    Six lists a document: events, agreements, relations, commitments, positions and office-holders, each
    entry with the place of the words that say it. Folders are walked. An input that cannot be used is
    named on standard error, the others are still read, and the exit code is 1.

    \b
    Examples:
      communique extract article.txt
      communique extract press-releases/ --format table
      curl -s https://www.example.org/readout.html | communique extract -
      communique extract archive/ --jobs 2 > record.jsonl
    """
    bar = format_ is _Format.TABLE or not sys.stdout.isatty()
    failed = shown = 0
    for outcome in _read_all(paths, jobs, bar=bar):
        if isinstance(outcome, _Failed):
            failed += 1
            continue
        terminal.write(_rendered(outcome, format_, first=shown == 0))
        shown += 1
        if explain:
            sys.stderr.writelines(terminal.explain(*outcome))
    if format_ is _Format.JSON:
        terminal.write("\n]\n" if shown else "[]\n")
    _finish(failed)


def _rendered(read: _Read, format_: _Format, *, first: bool) -> str:
    import msgspec

    if format_ is _Format.TABLE:
        return terminal.claims_table(*read)
    encoded = msgspec.json.encode(read.extraction)
    if format_ is _Format.JSONL:
        return f"{encoded.decode()}\n"
    return ("[\n" if first else ",\n") + msgspec.json.format(encoded, indent=2).decode()


def _finish(failed: int) -> None:
    if failed:
        raise typer.Exit(1)


# --- the ledger -------------------------------------------------------------------------------------


# --- evaluation -------------------------------------------------------------------------------------


class _Kind(StrEnum):
    EVENTS = "events"
    AGREEMENTS = "agreements"
    RELATIONS = "relations"
    COMMITMENTS = "commitments"
    POSITIONS = "positions"
    OFFICE_HOLDERS = "office_holders"


@app.command()
def evaluate(
    folder: Annotated[
        Path, typer.Argument(metavar="GOLD_DIR", help="Holds NAME.txt with NAME.gold.json for each document.")
    ],
    as_json: AsJson = False,
    misses: Annotated[
        _Kind | None, typer.Option("--misses", help="List what was missed or invented of one kind of record.")
    ] = None,
    split: Annotated[
        bool, typer.Option("--split", help="Show the documents held out from reading beside the others.")
    ] = False,
    jobs: Jobs = 1,
) -> None:
    """Compare the record with labelled documents.

    Prints precision, recall and F1 of each kind of record, and how often each field agrees.

    \b
    Examples:
      communique evaluate labelled/
      communique evaluate labelled/ --misses agreements
      communique evaluate labelled/ --json > figures.json
    """
    from communique.evaluation import gold, predictions, report, scoring

    documents = gold.load_gold(folder)
    sources = [str(folder / f"{document.name}.txt") for document in documents]
    outcomes = list(_read_all(sources, jobs, bar=True))
    predicted = predictions.predictions_of(read.extraction for read in outcomes if isinstance(read, _Read))
    if split:
        terminal.write(report.side_by_side(report.split_evaluations(documents, predicted)) + "\n")
    else:
        result = scoring.score(documents, predicted)
        unpaired = report.list_unpaired(result, misses.value) if misses else ()
        figures = report.as_json(result) if as_json else report.as_table(result)
        terminal.write("\n".join([*unpaired, figures]) + "\n")
    _finish(sum(isinstance(outcome, _Failed) for outcome in outcomes))


@app.command()
def version() -> None:
    """Print the version.

    \b
    Example:
      communique version
    """
    from communique import __version__

    terminal.write(f"communique {__version__}\n")
