"""One document's claims: the cascade from text to grounded records.

`extract` is a pure function: same text, same lexicons, same claims, on any machine, in any order.
"""

from __future__ import annotations

from communique.extraction.agreements import find_agreements
from communique.extraction.commitments import find_commitments
from communique.extraction.discourse import Discourse, read_discourse
from communique.extraction.events import find_events
from communique.extraction.grammar import grammar
from communique.extraction.grounding import ground
from communique.extraction.offices import find_office_holders
from communique.extraction.positions import find_positions
from communique.extraction.relations import find_relations
from communique.language.en.analysis import analyse
from communique.model import Document, DocumentHeader, Extraction, SectionHeader

ENGINE = "rules-1"
"""Names this engine and its version; goes up with every change that can change a claim."""


def extract(document: Document) -> Extraction:
    """Return all claims of a document, in the codebook's six lists, each grounded in the text as read."""
    return read_claims(read_document(document))


def read_document(document: Document) -> Discourse:
    """Return a document's sentences with mentions, actors and speakers."""
    return read_discourse(analyse(document, grammar().alphabet))


def read_claims(discourse: Discourse) -> Extraction:
    """Return the grounded claims of a document whose discourse is read."""
    events = find_events(discourse)
    document = discourse.analysis.document
    return Extraction(
        document=describe(document),
        events=ground(document, events),
        agreements=ground(document, find_agreements(discourse, events)),
        relations=ground(document, find_relations(discourse, events)),
        commitments=ground(document, find_commitments(discourse, events)),
        positions=ground(document, find_positions(discourse)),
        office_holders=ground(document, find_office_holders(discourse, events)),
    )


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
