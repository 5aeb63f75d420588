"""``communique commitments decide``: a person says where a commitment stands."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from communique.cli.arguments import AsJson
from communique.cli.ledgers import DEFAULT_LEDGER, LedgerPlace
from communique.cli.reviewing import Author, Reason, judge

_State = Literal["open", "acted-on", "fulfilled", "lapsed", "dropped"]


def decide(
    key: Annotated[
        str, typer.Argument(metavar="KEY", help="The key of the commitment, or of one of its accounts.")
    ],
    state: Annotated[_State, typer.Argument(metavar="STANDING", help="Where it stands: open, acted-on, …")],
    author: Author,
    reason: Reason,
    score: Annotated[
        int | None,
        typer.Option("--score", min=-1, max=1, help="-1 not complied, 0 in progress, 1 in full."),
    ] = None,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    as_json: AsJson = False,
) -> None:
    """Decide where a commitment stands: open, acted-on, fulfilled, lapsed or dropped.

    It holds whatever is suggested or read later, until it is undone as any judgement is.

    \b
    Examples:
      communique commitments decide 0f3a… fulfilled --author "A. Desk" --reason "flights run since May"
      communique commitments decide 0f3a… acted-on --score -1 --author "A. Desk" --reason "a third was paid"
      communique review undo 3 --author "A. Desk"
    """
    value = {"state": state} if score is None else {"state": state, "score": score}
    judge(ledger, as_json, "decide", [key], author, reason, value=value)
