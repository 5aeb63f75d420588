"""One document's claims: the cascade from text to grounded records.

`extract` is a pure function: same text, same lexicons, same claims, on any machine, in any order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from communique.extraction.agreements import find_agreements
from communique.extraction.commitments import find_commitments
from communique.extraction.discourse import Discourse, read_discourse
from communique.extraction.events import find_events
from communique.extraction.grammar import grammar
from communique.extraction.grounding import Rejection, ground, read_support
from communique.extraction.offices import find_office_holders
from communique.extraction.positions import find_positions
from communique.extraction.relations import find_relations
from communique.language.en.analysis import analyse
from communique.model import Claim, Document, DocumentHeader, Extraction, SectionHeader

ENGINE = "rules-1"
"""Names this engine and its version; goes up with every change that can change a claim."""


class Explained(NamedTuple):
    """An extraction together with the values that the grounding check took back."""

    extraction: Extraction
    rejections: tuple[Rejection, ...]


def extract(document: Document) -> Extraction:
    """Return all claims of a document, in the codebook's six lists, each grounded in the text as read."""
    return explain(document).extraction


def explain(document: Document) -> Explained:
    """Return all claims of a document, and what was rejected on the way."""
    return read_claims(read_document(document))


def read_document(document: Document) -> Discourse:
    """Return a document's sentences with mentions, actors and speakers."""
    return read_discourse(analyse(document, grammar().alphabet))


def read_claims(discourse: Discourse) -> Explained:
    """Return the grounded claims of a document whose discourse is read."""
    document = discourse.analysis.document
    support = read_support(document, discourse.parties_named)
    events = find_events(discourse)
    kinds: dict[str, Sequence[Claim]] = {
        "events": events,
        "agreements": find_agreements(discourse, events),
        "relations": find_relations(discourse, events),
        "commitments": find_commitments(discourse, events),
        "positions": find_positions(discourse),
        "office_holders": find_office_holders(discourse, events),
    }
    grounded = {kind: ground(document, claims, support) for kind, claims in kinds.items()}
    lists: dict[str, Any] = {kind: claims for kind, (claims, _) in grounded.items()}  # Any: six kinds
    rejections = tuple(rejection for _, found in grounded.values() for rejection in found)
    return Explained(Extraction(document=describe(document), **lists), rejections)


def describe(document: Document) -> DocumentHeader:
    """Return what an extraction reports of its document, offsets into the text as read."""
    headers = []
    for section in document.sections:
        span = document.original(section.start, section.end)
        headers.append(SectionHeader(kind=section.kind, start=span.start, end=span.end))
    return DocumentHeader(
        path=document.path,
        title=document.title,
        outlet=document.outlet,
        published=document.published,
        published_basis=document.published_basis,
        dateline=document.dateline,
        language=document.language,
        sections=tuple(headers),
    )
