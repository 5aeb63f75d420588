"""What a party undertook not to do: a refusal must never read as a promise."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

FIRST_WORDS = 3
"""So many words of an action are looked for in the quotations."""

_NOT = (
    r"\b(?:not(?! (?:only|just|merely|least)\b)|never|cannot|n[’']t|neither|nor|no longer)\s+(?:\w+\s+){0,2}"
)
_NEGATIVE = re.compile(r"(?:not|never|no longer|neither|nor)\b", re.IGNORECASE)


def is_refused(action: str, quotes: Iterable[str]) -> bool:
    """Return whether quotations say that what an action names will not be done, or must not be.

    An action that begins with its own "not" says so itself.
    """
    if not action or _NEGATIVE.match(action):
        return False
    pattern = _pattern(" ".join(action.split()[:FIRST_WORDS]))
    said = tuple(quotes)
    return any(map(pattern[0].search, said)) and not any(map(pattern[1].search, said))


@lru_cache(maxsize=4096)
def _pattern(words: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns of the words under a negation, and of the words without one before them."""
    said = r"\s+".join(map(re.escape, words.split()))
    negated = re.compile(_NOT + said, re.IGNORECASE)
    plain = re.compile(rf"\b(?:to|will|would|shall|should|must|and)\s+{said}", re.IGNORECASE)
    return negated, plain
