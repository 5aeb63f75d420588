"""``communique add``, ``timeline``, ``search``: the record of many documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli import terminal
from communique.cli.arguments import AsJson, Inputs, Jobs, Paths
from communique.cli.ledgers import DEFAULT_LEDGER, LedgerPlace, OtherState, State
from communique.cli.ledgers import code_of as _party
from communique.cli.ledgers import codes_of as _parties
from communique.cli.ledgers import open_for_reading as _open_for_reading

if TYPE_CHECKING:
    from communique.model import Document, Extraction


def add(
    paths: Paths, ledger: LedgerPlace = DEFAULT_LEDGER, as_json: AsJson = False, jobs: Jobs = 1
) -> None:
    """Read documents into the ledger.

    The ledger is made if there is none. A document that it holds already changes nothing.

    \b
    Examples:
      communique add press-releases/
      communique add readout.txt --ledger records/kenya.sqlite
    """
    from communique.extraction.extract import ENGINE
    from communique.ledger import open_ledger

    inputs = Inputs(paths, jobs)
    names: list[str] = []

    def coming() -> Iterator[tuple[Document, Extraction]]:
        for read in inputs:
            names.append(read.document.path)
            yield read.document, read.extraction

    with open_ledger(ledger, terminal.progress_bar) as kept:
        made = list(kept.add_all(coming(), engine=ENGINE))  # in transactions of many: a fifth of the time
        done = list(zip(names, made, strict=True))
        size = kept.size()
    if as_json:
        documents = [{"path": path, "added": added} for path, added in done]
        terminal.write(terminal.as_json({"documents": documents, "ledger": size}))
    else:
        new = sum(added.new for _, added in done)
        terminal.write(
            f"{new} added, {len(done) - new} held already, {inputs.failed} failed; the ledger holds "
            f"{size.documents} documents, {size.claims} claims, {size.facts} facts\n"
        )
    inputs.finish()


def timeline(
    state: State, other: OtherState = None, ledger: LedgerPlace = DEFAULT_LEDGER, as_json: AsJson = False
) -> None:
    """List the dated facts in order.

    \b
    Examples:
      communique timeline Kenya Finland
      communique timeline ASEAN --json
    """
    from communique.publishing.listing import timeline as publishing
    from communique.publishing.listing.render import render_timeline

    pair = _parties(state, other)
    with _open_for_reading(ledger) as kept:
        result = publishing.timeline(kept, *pair)
    terminal.write(terminal.as_json(result) if as_json else terminal.visible(render_timeline(result)))


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORD", help="All the words are looked for.")],
    parties: Annotated[
        list[str] | None, typer.Option("--party", metavar="STATE", help="Only what concerns it; may repeat.")
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", min=1, metavar="N", help="Print at most N facts and N documents.")
    ] = 20,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    as_json: AsJson = False,
) -> None:
    """Find facts and documents by words.

    \b
    Examples:
      communique search geothermal training
      communique search visa --party Kenya --party Finland
    """
    from communique.publishing.listing import search as publishing
    from communique.publishing.listing.render import render_findings

    codes = [_party(party) for party in parties or ()]
    with _open_for_reading(ledger) as kept:
        result = publishing.search(kept, " ".join(words), codes, limit)
    terminal.write(terminal.as_json(result) if as_json else terminal.visible(render_findings(result)))
