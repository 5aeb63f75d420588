"""``communique who``, ``mechanisms`` and ``review``: asking the record, and judging it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli import terminal
from communique.cli.arguments import AsJson
from communique.cli.ledgers import DEFAULT_LEDGER, LedgerPlace, OtherState, State, codes_of, open_for_reading

if TYPE_CHECKING:
    from communique.ledger import Verb

AUTHOR = "COMMUNIQUE_AUTHOR"
"""Environment variable; who judges where ``--author`` says nothing."""
SomeState = Annotated[str | None, typer.Argument(metavar="STATE", help="A name, code or adjective.")]
Key = Annotated[str, typer.Argument(metavar="KEY", help="The key of a fact or account.")]
Keys = Annotated[list[str], typer.Argument(metavar="KEY", help="Keys of facts or accounts.")]
Author = Annotated[str, typer.Option("--author", envvar=AUTHOR, metavar="NAME", help="Who judges.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")]

review = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name in any of its forms.")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="Only offices held on that day.")
    ] = None,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    as_json: AsJson = False,
) -> None:
    """Tell who someone is: offices held, from when to when, as documents vouch for it.

    \b
    Examples:
      communique who Achieng
      communique who "Wanjiru Achieng" --on 2024-06-30 --json
    """
    from communique.ledger.dates import read_period
    from communique.publishing.listing import who as publishing
    from communique.publishing.listing.render import render_directory

    if on is not None and read_period(on) is None:
        raise typer.BadParameter(f"{on!r} is no date; write it as 2024-06-30", param_hint="--on")
    with open_for_reading(ledger) as kept:
        result = publishing.who(kept, name, on)
    _show(result, render_directory, as_json)


def mechanisms(
    state: SomeState = None,
    other: OtherState = None,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    as_json: AsJson = False,
) -> None:
    """Show mechanisms as numbered series: sessions, gaps, rhythm, the next one due.

    \b
    Examples:
      communique mechanisms Kenya Finland
      communique mechanisms --json
    """
    from communique.publishing.listing import mechanisms as publishing
    from communique.publishing.listing.render import render_mechanisms

    pair = codes_of(state, other) if state is not None else ()
    with open_for_reading(ledger) as kept:
        result = publishing.mechanisms(kept, *pair)
    _show(result, render_mechanisms, as_json)


@review.callback()
def _review() -> None:
    """Look at what is doubtful, and judge it.

    Judgements keep their author, time and reason, outlast every later reading, and can be undone.

    \b
    Examples:
      communique review list Kenya Finland
      communique review reject 0f3a… --author "A. Desk" --reason "misread caption"
      communique review undo 3 --author "A. Desk"
    """


@review.command("list")
def list_items(
    state: SomeState = None,
    other: OtherState = None,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    as_json: AsJson = False,
) -> None:
    """List what needs review, the most pressing first.

    \b
    Example:
      communique review list Kenya
    """
    from communique.publishing.listing import review as publishing
    from communique.publishing.listing.render import render_review

    pair = codes_of(state, other) if state is not None else ()
    with open_for_reading(ledger) as kept:
        result = publishing.review(kept, *pair)
    _show(result, render_review, as_json)


@review.command()
def accept(
    key: Key, author: Author, reason: Reason, ledger: LedgerPlace = DEFAULT_LEDGER, as_json: AsJson = False
) -> None:
    """Accept a fact: it needs no more review.

    \b
    Example:
      communique review accept 0f3a… --author "A. Desk" --reason "on the ministry's page too"
    """
    judge(ledger, as_json, "accept", [key], author, reason)


@review.command()
def reject(
    key: Key, author: Author, reason: Reason, ledger: LedgerPlace = DEFAULT_LEDGER, as_json: AsJson = False
) -> None:
    """Reject a fact: it is shown no more.

    \b
    Example:
      communique review reject 0f3a… --author "A. Desk" --reason "misread caption"
    """
    judge(ledger, as_json, "reject", [key], author, reason)


@review.command()
def correct(
    key: Key,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="A field of the record; date for its dates.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="Text, or JSON.")],
    author: Author,
    reason: Reason,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    as_json: AsJson = False,
) -> None:
    """Set a value of a fact; what was preferred before is kept beside it.

    \b
    Examples:
      communique review correct 0f3a… date 2025-03-10 --author "A. Desk" --reason "diary"
      communique review correct 0f3a… parties '["FIN", "KEN"]' --author "A. Desk" --reason "diary"
    """
    judge(ledger, as_json, "correct", [key], author, reason, field=field, value=_value(field, value))


@review.command()
def join(
    keys: Keys, author: Author, reason: Reason, ledger: LedgerPlace = DEFAULT_LEDGER, as_json: AsJson = False
) -> None:
    """Make one fact of several.

    \b
    Example:
      communique review join 0f3a… 77c2… --author "A. Desk" --reason "one visit, misdated"
    """
    judge(ledger, as_json, "join", keys, author, reason)


@review.command()
def split(
    keys: Keys, author: Author, reason: Reason, ledger: LedgerPlace = DEFAULT_LEDGER, as_json: AsJson = False
) -> None:
    """Take accounts out of their fact, to stand by themselves.

    \b
    Example:
      communique review split 77c2… --author "A. Desk" --reason "another meeting"
    """
    judge(ledger, as_json, "split", keys, author, reason)


@review.command()
def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="Of the judgement.")],
    author: Author,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")] = "",
    ledger: LedgerPlace = DEFAULT_LEDGER,
    as_json: AsJson = False,
) -> None:
    """Take a judgement back; it stays on record.

    \b
    Example:
      communique review undo 3 --author "A. Desk"
    """
    from communique.publishing.listing.render import render_judgements

    with open_for_reading(ledger) as kept:
        undone = kept.undo(number, author=author, reason=reason)
    _show(undone, lambda judgement: render_judgements([judgement]), as_json)


@review.command()
def judgements(ledger: LedgerPlace = DEFAULT_LEDGER, as_json: AsJson = False) -> None:
    """List all judgements in order of time, those undone too.

    \b
    Example:
      communique review judgements
    """
    from communique.publishing.listing.render import render_judgements

    with open_for_reading(ledger) as kept:
        made = kept.judgements()
    _show(made, render_judgements, as_json)


@review.command()
def counts(state: State, ledger: LedgerPlace = DEFAULT_LEDGER, as_json: AsJson = False) -> None:
    """Check the counts of partners that documents state.

    \b
    Example:
      communique review counts Kenya
    """
    from communique.publishing.listing import review as publishing
    from communique.publishing.listing.render import render_counts

    party, _ = codes_of(state, None)
    with open_for_reading(ledger) as kept:
        result = publishing.counts(kept, party)
    _show(result, render_counts, as_json)


def judge(
    ledger: str, as_json: bool, verb: Verb, keys: list[str], author: str, reason: str, **given: Any
) -> None:  # Any: a field, and a value as JSON
    """Record a judgement and print it; raises InputError where this cannot be judged so."""
    from communique.publishing.listing.render import render_judgements

    with open_for_reading(ledger) as kept:
        made = kept.judge(verb, *keys, author=author, reason=reason, **given)
    _show(made, lambda judgement: render_judgements([judgement]), as_json)


def _value(field: str, text: str) -> Any:  # Any: JSON
    """Return what a user typed for a field; a year alone is a date, not a number."""
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return text if isinstance(value, int) and field in ("date", "deadline", "as_of") else value


def _show(result: Any, render: Any, as_json: bool) -> None:  # Any: a record, and what puts it into words
    terminal.write(terminal.as_json(result) if as_json else terminal.visible(render(result)))
