"""Events."""

from __future__ import annotations

from collections.abc import Sequence

from communique.extraction.discourse import Discourse
from communique.model import AnyEvent, AnyEvent


def find_events(discourse: Discourse) -> list[AnyEvent]:
    """Return the events of a document."""
    return []
