"""What several commands take and share: arguments, options, the inputs named by paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Annotated

import typer

from communique.cli import intake, terminal
from communique.cli.intake import Read

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files and folders to read; - is standard input.")
]
Jobs = Annotated[int, typer.Option("--jobs", min=1, metavar="N", help="Read N documents at a time.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


class Inputs:
    """The inputs that can be read, in order; the others are complained of and counted."""

    def __init__(self, paths: Iterable[str], jobs: int, *, bar: bool = True) -> None:
        self.paths, self.jobs, self.bar = paths, jobs, bar
        self.failed = 0

    def __iter__(self) -> Iterator[Read]:
        from communique.reading import find_sources

        sources = list(find_sources(self.paths))
        with terminal.progress(len(sources), shown=self.bar) as advance:
            for outcome in intake.read_all(sources, self.jobs):
                if isinstance(outcome, Read):
                    yield outcome
                else:
                    self.failed += 1
                    terminal.complain(outcome.message)
                advance()

    def finish(self) -> None:
        """Exit with 1 where an input failed."""
        if self.failed:
            raise typer.Exit(1)


def day_of(text: str) -> date:
    """Return a day written as ISO 8601 has it, in full; anything else is wrong use."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day; write year, month and day: 2025-04-30") from error


def sector_of(text: str) -> str:
    """Return a sector of the codebook that a user typed; an unknown one is wrong use."""
    from communique.extraction.sectors import SECTORS

    if text not in SECTORS:
        reason = f"{text!r} is no sector; one of {', '.join(sorted(SECTORS))}"
        raise typer.BadParameter(reason, param_hint="--sector")
    return text
