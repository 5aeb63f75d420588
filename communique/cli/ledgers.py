"""What the commands that read a ledger share: where it is, the parties that are named, opening it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli import terminal
from communique.errors import LedgerError

if TYPE_CHECKING:
    from communique.ledger import Ledger

LEDGER = "COMMUNIQUE_LEDGER"
"""Environment variable; the ledger to use where ``--ledger`` names none."""
State = Annotated[str, typer.Argument(metavar="STATE", help="A name, code or adjective: Kenya, KEN, Kenyan.")]
AnyState = Annotated[
    str | None,
    typer.Argument(metavar="STATE", help="A name, code or adjective; all that the ledger holds if left out."),
]
OtherState = Annotated[str | None, typer.Argument(metavar="STATE", help="The other of a pair.")]
LedgerPlace = Annotated[
    str, typer.Option("--ledger", envvar=LEDGER, metavar="FILE|URL", help="A file, or a database's URL.")
]
DEFAULT_LEDGER = "communique.sqlite"


def code_of(text: str, hint: str = "STATE") -> str:
    """Return the code of a party that a user typed where ``hint`` says; an unknown name is wrong use."""
    from communique.language.en.parties import party_code

    code = party_code(text)
    if code is None:
        reason = f"no state or organisation is known as {text!r}; give its English name, adjective or code"
        raise typer.BadParameter(reason, param_hint=hint)
    return code


def codes_of(state: str, other: str | None) -> tuple[str, str | None]:
    """Return the codes of one party or of a pair; twice the same is wrong use."""
    first, second = code_of(state), None if other is None else code_of(other)
    if first == second:
        raise typer.BadParameter(f"{state!r} and {other!r} are the same; name two", param_hint="STATE")
    return first, second


def codes_of_some(state: str | None, other: str | None) -> tuple[str | None, str | None]:
    """Return the codes of no party, of one, or of a pair, as `codes_of`."""
    return (None, None) if state is None else codes_of(state, other)


def open_for_reading(place: str) -> Ledger:
    """Return a ledger that is there; reading makes none. Raises LedgerError."""
    from communique.ledger import open_ledger

    if "://" not in place and not Path(place).exists():
        remedy = "make one with communique add, or name another with --ledger"
        raise LedgerError(f"{place}: there is no ledger", remedy)
    return open_ledger(place, terminal.progress_bar)
