"""Writing documents and claims: each as it was made, nothing overwritten, all in the caller's transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import blake2b, sha256

import msgspec
from sqlalchemy import Connection, delete, func, select, update

from communique.ledger.blocks import blocks_of
from communique.ledger.fulltext import forget_words, index_words
from communique.ledger.rows import among, write_rows
from communique.ledger.schema import UNDATED, ClaimRow, DocumentRow, FactRow
from communique.ledger.signatures import count_in, insert_blocks
from communique.ledger.traits import (
    AnyClaim,
    Trait,
    dates_of,
    kind_of,
    parties_of,
    trait_of,
    type_of,
)
from communique.model import (
    Agreement,
    Commitment,
    Document,
    Extraction,
    Gathering,
    OfficeHolder,
    Position,
    Relation,
    Session,
)

PARTY_MARK = "party"
"""Put before a code in the full-text copy, so that a search can be kept to a party."""

_OF_DOCUMENTS = among(ClaimRow.document_id)
_IDS_OF = select(ClaimRow.id).where(_OF_DOCUMENTS)
_DROP_CLAIMS = delete(ClaimRow.__table__).where(_OF_DOCUMENTS)  # type: ignore[arg-type]


def content_hash_of(text: str) -> str:
    """Return SHA-256 of a text as read, in hexadecimal; two documents with the same hash are one."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def claim_key(document_hash: str, claim: AnyClaim, ordinal: int = 0) -> str:
    """Return the name of a claim for good, 32 hexadecimal digits.

    It depends on the document's content, the evidence and what identifies the claim beside it, not on
    the rule, the confidence or values that a later reading may correct. ``ordinal`` tells claims apart
    that all this leaves alike: two calls in one clause, in March and in May.
    """
    identity: tuple[object, ...] = (type_of(claim), parties_of(claim), ordinal)
    match claim:
        case Agreement():
            identity += (claim.title,)
        case Relation():
            identity += (claim.level,)
        case Commitment():
            identity += (claim.actions,)
        case Position():
            identity += (claim.topic,)
        case OfficeHolder():
            identity += (claim.name, claim.office)
        case Session():
            identity += (claim.mechanism,)
        case Gathering():
            identity += (claim.name,)
        case _:
            identity += tuple(person.name for person in claim.participants)
    content = msgspec.json.encode((document_hash, kind_of(claim), identity, claim.evidence))
    return blake2b(content, digest_size=16).hexdigest()


def claims_of(extraction: Extraction) -> Iterator[AnyClaim]:
    """Yield all claims of an extraction, list by list."""
    yield from extraction.events
    yield from extraction.agreements
    yield from extraction.relations
    yield from extraction.commitments
    yield from extraction.positions
    yield from extraction.office_holders


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """A document about to be written: its id, content hash and version among those of its path.

    ``is_new`` is false where the ledger holds the text and its claims are to be replaced.
    """

    number: int
    is_new: bool
    content_hash: str
    version: int
    document: Document
    extraction: Extraction


_DOCUMENT_COLUMNS = (
    "id", "path", "version", "content_hash", "title", "outlet", "published", "published_basis", "language",
    "text", "header", "engine", "added_at",
)  # fmt: skip


def insert_documents(connection: Connection, arrivals: Sequence[Arrival], engine: str) -> None:
    """Store documents, each as the version of its path that it is."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    rows, words = [], []
    for arrival in arrivals:
        header, text = arrival.extraction.document, arrival.document.text
        rows.append((
            arrival.number, arrival.document.path, arrival.version, arrival.content_hash, header.title,
            header.outlet, header.published, header.published_basis, header.language, text,
            msgspec.json.encode(header).decode(), engine, now,
        ))  # fmt: skip
        parties = {party for claim in claims_of(arrival.extraction) for party in parties_of(claim)}
        words.append((arrival.number, f"{text}\n{_marks(parties)}"))
    write_rows(connection, DocumentRow, _DOCUMENT_COLUMNS, rows)
    index_words(connection, "document_words", words)


def update_header(connection: Connection, number: int, extraction: Extraction, engine: str) -> None:
    """Record that a document was read anew by another engine; what others tell of its year is sought anew."""
    header = extraction.document
    connection.execute(
        update(DocumentRow)
        .where(DocumentRow.id == number)
        .values(
            title=header.title, outlet=header.outlet, published=header.published,
            published_basis=header.published_basis, engine=engine,
            header=msgspec.json.encode(header).decode(), reference=None,
        )
    )  # fmt: skip


_CLAIM_COLUMNS = (
    "id", "key", "document_id", "kind", "type", "signature", "told", "rule", "confidence", "parties", "start",
    "end", "payload", "quotes", "lacks_year",
)  # fmt: skip


def insert_claims(connection: Connection, arrivals: Iterable[Arrival]) -> dict[int, Trait]:
    """Store the claims of documents and the keys they are found by; return their traits by claim id.

    A claim that an extraction holds twice is stored once.
    """
    rows: list[tuple[object, ...]] = []
    words: list[tuple[int, str]] = []
    traits: dict[int, Trait] = {}
    number = next_id(connection, ClaimRow)
    for arrival in arrivals:
        published = arrival.extraction.document.published
        for key, claim in _keyed(arrival.content_hash, claims_of(arrival.extraction)).items():
            trait = trait_of(claim, key=key, document=arrival.content_hash, published=published)
            quotes = [arrival.document.text[span.start : span.end] for span in claim.evidence]
            rows.append(_claim_row(number, arrival, claim, trait, quotes))
            parts = (_words_of(claim), *quotes, _marks(trait.parties))
            words.append((number, "\n".join(parts)))
            traits[number] = trait
            number += 1
    write_rows(connection, ClaimRow, _CLAIM_COLUMNS, rows)
    index_words(connection, "claim_words", words)
    count_in(connection, traits.values())
    insert_blocks(connection, {trait.signature: blocks_of(trait).stored for trait in traits.values()})
    return traits


def next_id(connection: Connection, table: type[DocumentRow | ClaimRow | FactRow]) -> int:
    """Return the number of a table's next row; only the one writer at a time may ask."""
    return 1 + (connection.scalar(select(func.max(table.id))) or 0)


def _keyed(document_hash: str, claims: Iterable[AnyClaim]) -> dict[str, AnyClaim]:
    keyed: dict[str, AnyClaim] = {}
    for claim in dict.fromkeys(claims):
        ordinal = 0
        while (key := claim_key(document_hash, claim, ordinal)) in keyed:
            ordinal += 1
        keyed[key] = claim
    return keyed


def _claim_row(
    number: int, arrival: Arrival, claim: AnyClaim, trait: Trait, quotes: Sequence[str]
) -> tuple[object, ...]:
    start, end = dates_of(claim)
    return (
        number, trait.key, arrival.number, trait.kind, trait.type, trait.signature,
        arrival.extraction.document.published or UNDATED, claim.rule, claim.confidence,
        " ".join(trait.parties), start, end, msgspec.json.encode(claim).decode(),
        msgspec.json.encode(quotes).decode(), trait.period is not None and trait.period.yearless,
    )  # fmt: skip


def _words_of(claim: AnyClaim) -> str:
    match claim:
        case Agreement():
            return claim.title
        case Relation():
            return claim.level.replace("-", " ")
        case Commitment():
            return " ".join((*claim.actions, *claim.sectors))
        case Position():
            return claim.topic
        case OfficeHolder():
            return f"{claim.name} {claim.office}"
        case _:
            people = " ".join(f"{p.name or ''} {p.office or ''}" for p in claim.participants)
            named = getattr(claim, "mechanism", None) or getattr(claim, "name", None) or ""
            place = claim.place.name if claim.place else ""
            return f"{claim.type} {named} {place} {people}"


def _marks(parties: Iterable[str]) -> str:
    return " ".join(f"{PARTY_MARK}{party}" for party in sorted(parties))


def delete_claims(connection: Connection, documents: Collection[int]) -> None:
    """Remove the claims of documents before these are read anew; their signatures must be counted anew."""
    wanted = {"wanted": sorted(documents)}
    ids = list(connection.execute(_IDS_OF, wanted).scalars())
    connection.execute(_DROP_CLAIMS, wanted)
    forget_words(connection, "claim_words", ids)
