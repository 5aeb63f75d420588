"""Short documents for the tests of what is found in a sentence."""

from __future__ import annotations

from communique.extraction.discourse import Discourse
from communique.extraction.extract import read_document
from communique.reading.documents import read_text

PUBLISHED = "2025-05-05"


def read(*sentences: str, title: str = "Ministers hold talks in Valletta") -> Discourse:
    """Return the discourse of a document of 5 May 2025 with these paragraphs."""
    return read_document(read_text("\n\n".join([title, PUBLISHED, *sentences])))
