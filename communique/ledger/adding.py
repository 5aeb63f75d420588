"""Adding documents to the store, a batch in the caller's transaction: all of them or none."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import Connection, func, select

from communique.ledger.completing import complete_years
from communique.ledger.finding import facts_of, held, neighbourhood_of, rows_of, traits_of, traits_under
from communique.ledger.judging import anchor_anew
from communique.ledger.likeness import link_documents, reported_text, unlink_documents
from communique.ledger.records import Added
from communique.ledger.rows import among, among_texts
from communique.ledger.schema import ClaimRow, DocumentRow, SignatureRow
from communique.ledger.settling import settle_facts
from communique.ledger.signatures import recount
from communique.ledger.traits import Trait
from communique.ledger.writing import (
    Arrival,
    content_hash_of,
    delete_claims,
    insert_claims,
    insert_documents,
    next_id,
    update_header,
)
from communique.model import Document, Extraction

_KNOWN = select(DocumentRow.content_hash, DocumentRow.id, DocumentRow.engine).where(
    among_texts(DocumentRow.content_hash)
)
_VERSIONS = (
    select(DocumentRow.path, func.count()).where(among_texts(DocumentRow.path)).group_by(DocumentRow.path)
)
_SIGNATURES = select(ClaimRow.id, ClaimRow.signature).where(among(ClaimRow.document_id))
_TOLD = (
    select(ClaimRow.document_id, func.count(), func.count(SignatureRow.fact_id.distinct()))
    .join(SignatureRow, SignatureRow.signature == ClaimRow.signature)
    .where(among(ClaimRow.document_id))
    .group_by(ClaimRow.document_id)
)


def add_documents(
    connection: Connection, batch: Sequence[tuple[Document, Extraction]], engine: str
) -> list[Added]:
    """Add documents with what was read from them, and bring the facts they touch up to date.

    A text that the ledger holds already changes nothing, under whatever path; read by another ``engine``
    version, its claims are replaced. Another text under a known path is the path's next version. Returns
    what was done with each document, in their order.
    """
    hashes = [content_hash_of(document.text) for document, _ in batch]
    known = {row.content_hash: row for row in connection.execute(_KNOWN, {"wanted": hashes})}
    arrivals = [
        arrival
        for arrival in _arrivals(connection, batch, hashes, {key: row.id for key, row in known.items()})
        if arrival.is_new or known[arrival.content_hash].engine != engine
    ]
    _write(connection, arrivals, engine)
    return _report(connection, hashes, arrivals, {key: row.id for key, row in known.items()})


def _arrivals(
    connection: Connection,
    batch: Sequence[tuple[Document, Extraction]],
    hashes: Sequence[str],
    known: Mapping[str, int],
) -> Iterator[Arrival]:
    """Yield the documents of a batch, each text once, with the numbers under which they are stored."""
    number = next_id(connection, DocumentRow)
    paths = {document.path for document, _ in batch}
    counted = connection.execute(_VERSIONS, {"wanted": sorted(paths)})
    versions: dict[str, int] = {path: versions for path, versions in counted}  # noqa: C416 (typed as rows)
    first = dict(zip(reversed(hashes), reversed(batch), strict=True))
    for content_hash in dict.fromkeys(hashes):
        document, extraction = first[content_hash]
        is_new = content_hash not in known
        version = versions.get(document.path, 0) + is_new
        yield Arrival(
            number=number if is_new else known[content_hash], is_new=is_new, version=version,
            content_hash=content_hash, document=document, extraction=extraction,
        )  # fmt: skip
        number += is_new
        versions[document.path] = version


def _write(connection: Connection, arrivals: Sequence[Arrival], engine: str) -> None:
    if not arrivals:
        return
    reread = [arrival for arrival in arrivals if not arrival.is_new]
    left: list[Trait] = []  # claims near those that go
    stale: set[int] = set()  # facts that lose an account
    unlinked: set[int] = set()  # documents near those read anew
    if reread:
        left, stale = _retract(connection, [arrival.number for arrival in reread])
        unlinked = unlink_documents(connection, [arrival.number for arrival in reread])
    insert_documents(connection, [arrival for arrival in arrivals if arrival.is_new], engine)
    for arrival in reread:
        update_header(connection, arrival.number, arrival.extraction, engine)
    traits = insert_claims(connection, arrivals)
    left += _link(connection, arrivals, unlinked, stale)
    if reread:
        left += _judged_anew(connection, reread, traits, stale)
    near = [*traits.values(), *left]
    touched, redated, moved = complete_years(connection, {arrival.number for arrival in arrivals}, near)
    neighbourhood = neighbourhood_of(connection, held(connection, [*near, *touched]))
    new = {claim_id: trait.signature for claim_id, trait in traits.items()} | redated
    settle_facts(connection, neighbourhood, new, stale | moved)


def _link(
    connection: Connection, arrivals: Sequence[Arrival], unlinked: Collection[int], stale: set[int]
) -> list[Trait]:
    """Link the documents with those that they nearly repeat; ``unlinked`` are those to look at again.

    Returns the claims of documents that count with another source than before; the ids of the facts that
    those tell are added to ``stale``.
    """
    texts = {
        arrival.number: reported_text(arrival.document.text, arrival.extraction.document.sections)
        for arrival in arrivals
    }
    relinked = link_documents(connection, texts, unlinked)
    stale |= facts_of(connection, relinked)
    return [*traits_of(connection, relinked).values()]


def _judged_anew(
    connection: Connection, reread: Sequence[Arrival], traits: dict[int, Trait], stale: set[int]
) -> list[Trait]:
    """Let judgements hold on the claims read anew: their traits change where they are held apart.

    Returns claims of other documents that are concerned; the ids of the facts that those tell are added to
    ``stale``.
    """
    concerned = [
        trait
        for arrival in reread
        for trait in anchor_anew(connection, arrival.number, arrival.content_hash, stale)
    ]
    borne = {row.id: row.signature for row in rows_of(connection, _SIGNATURES, [a.number for a in reread])}
    known = traits_under(connection, set(borne.values()))
    traits |= {number: known[signature] for number, signature in borne.items()}
    return concerned


def _report(
    connection: Connection, hashes: Sequence[str], arrivals: Sequence[Arrival], known: Mapping[str, int]
) -> list[Added]:
    """Return what was done with each text of a batch; of one that comes twice, the second changes nothing."""
    waiting = {arrival.content_hash: arrival for arrival in arrivals}
    numbers = {**known, **{arrival.content_hash: arrival.number for arrival in arrivals}}
    told = {row[0]: row for row in rows_of(connection, _TOLD, [arrival.number for arrival in arrivals])}
    done = []
    for content_hash in hashes:
        number, arrival = numbers[content_hash], waiting.pop(content_hash, None)
        _, claims, facts = told.get(number, (number, 0, 0)) if arrival else (number, 0, 0)
        is_new = arrival is not None and arrival.is_new
        done.append(Added(new=is_new, document=number, claims=claims, facts=facts))
    return done


def _retract(connection: Connection, documents: Collection[int]) -> tuple[list[Trait], set[int]]:
    """Remove the claims of documents; return the claims near them, and the facts that lost an account."""
    borne = traits_of(connection, documents)
    near = neighbourhood_of(connection, borne.values()).traits
    stale = facts_of(connection, documents)
    delete_claims(connection, documents)
    recount(connection, borne)
    return [*near.values()], stale
