"""Relations."""

from __future__ import annotations

from collections.abc import Sequence

from communique.extraction.discourse import Discourse
from communique.model import AnyEvent, Relation


def find_relations(discourse: Discourse, events: Sequence[AnyEvent]) -> list[Relation]:
    """Return the relations of a document."""
    return []
