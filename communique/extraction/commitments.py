"""Commitments."""

from __future__ import annotations

from collections.abc import Sequence

from communique.extraction.discourse import Discourse
from communique.model import AnyEvent, Commitment


def find_commitments(discourse: Discourse, events: Sequence[AnyEvent]) -> list[Commitment]:
    """Return the commitments of a document."""
    return []
