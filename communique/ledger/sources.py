"""How near a source stands to what it tells: an authority's own word comes before an agency's."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from communique.data import load
from communique.ledger.names import fold

_AUTHORITIES = frozenset({"government", "ministry", "organisation"})


@lru_cache(maxsize=4096)
def is_official(outlet: str | None) -> bool:
    """Return whether the outlet is an authority that speaks for itself: a ministry, an embassy, a presidency.

    A listed outlet's kind decides; of others, the words of its name.
    """
    if outlet is None:
        return False
    kind = _kinds().get(fold(outlet))
    if kind is not None:
        return kind in _AUTHORITIES
    return _authority().search(fold(outlet)) is not None


@cache
def _kinds() -> dict[str, str]:
    return {
        fold(name): entry["kind"]
        for entry in load("outlets")
        for name in (entry["name"], entry.get("short"), *entry.get("aliases", ()))
        if name
    }


@cache
def _authority() -> re.Pattern[str]:
    words = "|".join(re.escape(fold(word)) for word in load("authorities")["words"])
    return re.compile(rf"\b(?:{words})\b")
