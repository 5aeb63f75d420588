"""The command line: ``communique COMMAND …``.

Only the modules of the command in hand are imported, inside it, so that help appears at once.
Exit codes: 0 done, 1 some inputs failed or the surroundings are not in order (each named on standard
error, one line each), 2 wrong use, 130 interrupted, 141 the reader of the output has gone.
"""

from __future__ import annotations

import sys
from typing import Any

import typer
from typer.core import TyperGroup

from communique.cli import (
    briefing,
    comparing,
    deciding,
    exporting,
    extracting,
    following,
    intake,
    measuring,
    recording,
    reviewing,
    terminal,
)
from communique.errors import CommuniqueError


class _Commands(TyperGroup):
    """The commands, some of two words; none ends in a traceback."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # Any: classes private to Typer
        """Return the command that the first word names, or the first two together, and what follows."""
        named = " ".join(args[:2])
        return super().resolve_command(ctx, [named, *args[2:]] if named in self.commands else args)

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
            if intake.is_debugging():
                raise
            terminal.complain(intake.describe_unexpected(error))
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

app.command()(extracting.extract)
app.command()(recording.add)
app.command()(briefing.brief)
app.command()(recording.timeline)
app.command()(recording.search)
app.command()(following.commitments)
app.command("commitments decide")(deciding.decide)
app.command()(following.agenda)
app.command()(comparing.compare)
app.command()(comparing.digest)
app.command()(reviewing.who)
app.command()(reviewing.mechanisms)
app.add_typer(reviewing.review, name="review")
app.command()(exporting.export)
app.command()(measuring.evaluate)


@app.command()
def version() -> None:
    """Print the version.

    \b
    Example:
      communique version
    """
    from communique import __version__

    terminal.write(f"communique {__version__}\n")


def main() -> None:
    """Run the command line and exit."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
