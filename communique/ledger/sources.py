"""How near a source stands to what it tells: the official's own word before an agency's."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from communique.data import load
from communique.ledger.names import fold


@lru_cache(maxsize=4096)
def is_official(outlet: str | None) -> bool:
    """Return whether the outlet's name says that it is an authority: a ministry, an embassy, a presidency."""
    return outlet is not None and _official().search(fold(outlet)) is not None


@cache
def _official() -> re.Pattern[str]:
    words = "|".join(re.escape(fold(word)) for word in load("authorities")["words"])
    return re.compile(rf"\b(?:{words})\b")
