"""From bytes to a `Document`: clean text with a map back to the text as read, sections, dates."""

from communique.reading.documents import read_html, read_text
from communique.reading.files import LIMIT_BYTES, Source, find_sources, read_source

__all__ = ["LIMIT_BYTES", "Source", "find_sources", "read_html", "read_source", "read_text"]
