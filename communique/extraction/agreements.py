"""Agreements."""

from __future__ import annotations

from collections.abc import Sequence

from communique.extraction.discourse import Discourse
from communique.model import AnyEvent, Agreement


def find_agreements(discourse: Discourse, events: Sequence[AnyEvent]) -> list[Agreement]:
    """Return the agreements of a document."""
    return []
