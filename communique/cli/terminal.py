"""What the command line writes to a terminal: lines, a progress bar, a table of claims.

Everything printed here may come from a stranger's document or file name, so control characters are
shown, never sent.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from rich.progress import Progress as RichProgress

    from communique.extraction.grounding import Rejection
    from communique.model import AnyEvent, Claim, Document, Extraction

PROGRESS_AFTER_S = 2.0
"""Work shorter than this shows no bar."""


def one_line(text: str) -> str:
    """Return ``text`` with line breaks and control characters turned into visible escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def visible(text: str) -> str:
    """Return ``text``, lines and all, with every other control character turned into a visible escape."""
    return "\n".join(one_line(line) for line in text.split("\n"))


def complain(message: str) -> None:
    """Write one line to standard error."""
    sys.stderr.write(f"communique: {one_line(message)}\n")


def write(text: str) -> None:
    """Write ``text`` to standard output as UTF-8, whatever the locale, and send it off."""
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def as_json(value: object) -> str:
    """Return a record, or a structure of records, as one line of JSON."""
    import msgspec

    return msgspec.json.encode(value).decode() + "\n"


def discard_output() -> None:
    """Send what is still to be written nowhere: the reader has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


# --- progress --------------------------------------------------------------------------------------


@contextmanager
def progress(total: int, *, shown: bool) -> Iterator[Callable[[], None]]:
    """Give a function to call after each of ``total`` steps; a bar appears once the work takes long.

    The bar goes to standard error and only where that is a terminal; ``shown`` false keeps it away,
    as where the output itself runs down the same terminal.
    """
    bar: RichProgress | None = None
    done, started = 0, time.monotonic()
    shown = shown and sys.stderr.isatty()

    def advance() -> None:
        nonlocal bar, done
        done += 1
        if bar is not None:
            bar.advance(bar.task_ids[0])
        elif shown and time.monotonic() - started > PROGRESS_AFTER_S:
            bar = _start_bar(total, done)

    try:
        yield advance
    finally:
        if bar is not None:
            bar.stop()


def progress_bar(total: int) -> AbstractContextManager[Callable[[], None]]:
    """Give what `progress` gives, for work before any output."""
    return progress(total, shown=True)


def _start_bar(total: int, done: int) -> RichProgress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    bar = Progress(
        BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        console=Console(stderr=True), transient=True, redirect_stdout=False,
    )
    bar.add_task("reading", total=total, completed=done)
    bar.start()
    return bar


# --- a table of claims -----------------------------------------------------------------------------


def claims_table(document: Document, extraction: Extraction) -> str:
    """Return the claims of one document as a table, as wide as the terminal, each with its words."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    header = extraction.document
    parts = (header.title or header.path, header.outlet, header.published or "undated")
    title = " · ".join(part for part in parts if part)
    table = Table(title=Text(one_line(title)), title_justify="left", show_lines=False, expand=False)
    for name, ratio in (("what", 2), ("when", None), ("who", 3), ("in its words", 5)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for claim in _claims(extraction):
        quote = document.text[claim.evidence[0].start : claim.evidence[0].end]
        cells = (*_row(claim), " ".join(quote.split()))
        table.add_row(*(Text(one_line(cell)) for cell in cells))
    console = Console(file=sys.stdout)
    with console.capture() as capture:
        console.print(table)
    return capture.get()


def explain(document: Document, extraction: Extraction, rejections: Sequence[Rejection]) -> Iterator[str]:
    """Yield a line for each claim, with the rule that made it, then what the grounding check took back."""
    for claim in _claims(extraction):
        words = " … ".join(" ".join(document.text[span.start : span.end].split()) for span in claim.evidence)
        line = f"{document.path}: {_row(claim)[0]} [{claim.rule}, {claim.confidence:.2f}] “{words}”"
        yield one_line(line) + "\n"
    for rejected in rejections:
        value = f"{rejected.kind} {rejected.field} {rejected.value}"
        line = f"rejected {value}: {rejected.reason} [{rejected.rule}] “{rejected.quote}”"
        yield one_line(f"{document.path}: {line}") + "\n"
    for reason, count in Counter(rejected.reason for rejected in rejections).most_common():
        yield one_line(f"{document.path}: {count} rejected, {reason}") + "\n"


def _claims(extraction: Extraction) -> Iterator[Claim]:
    yield from extraction.events
    yield from extraction.agreements
    yield from extraction.relations
    yield from extraction.commitments
    yield from extraction.positions
    yield from extraction.office_holders


def _row(claim: Claim) -> tuple[str, str, str]:
    """Return what, when and who of a claim."""
    from communique import model

    match claim:
        case model.Visit() | model.Meeting() | model.Call() | model.Session() | model.Gathering():
            return _event_row(claim)
        case model.Agreement():
            many = f" × {'about ' if claim.approximate else ''}{claim.count}" if claim.count > 1 else ""
            what = f"{claim.status} {claim.kind}: {claim.title}{many}"
            return what, claim.date or "", ", ".join(claim.parties)
        case model.Relation():
            return f"{claim.level} {claim.change}", claim.date or "", ", ".join(claim.parties)
        case model.Commitment():
            who = ", ".join(claim.by) + (f" → {', '.join(claim.to)}" if claim.to else "")
            when = f"by {claim.deadline}" if claim.deadline else ""
            return f"{claim.modality}: {'; '.join(claim.actions)}", when, who
        case model.Position():
            return f"{claim.stance}: {claim.topic}", "", ", ".join(claim.by)
        case model.OfficeHolder():
            return claim.office, claim.as_of or "", f"{claim.name} ({claim.party or 'party unknown'})"
    raise AssertionError(f"no row for {type(claim).__name__}")


def _event_row(event: AnyEvent) -> tuple[str, str, str]:
    from communique import model

    what: str = event.type
    who = ", ".join(event.parties)
    match event:
        case model.Visit():
            what = f"{event.kind} visit" if event.kind else "visit"
            who = f"{event.origin} → {event.destination}"
        case model.Session():
            what = f"session: {event.mechanism}" + (f", no. {event.ordinal}" if event.ordinal else "")
        case model.Gathering():
            what = f"gathering: {event.name}" if event.name else "gathering"
    if event.status != "held":
        what = f"{what} ({event.status})"
    when = event.start or ""
    if event.start and event.end and event.end != event.start:
        when = f"{event.start}/{event.end}"
    people = "; ".join(p.name or p.office or "" for p in event.participants)
    return what, when, f"{who}: {people}" if people else who
