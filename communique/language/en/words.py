"""Small closed sets of English words."""

from __future__ import annotations

from communique.data import load

NEVER_NAMES: frozenset[str] = frozenset(
    word for words in load("words")["never_names"].values() for word in words
)
"""Lower-case words that are no part of a person's name, even when printed with a capital."""

ALSO_NAMES: frozenset[str] = frozenset(load("words")["also_names"])
"""Those of them that are parts of people's names too, as a name prints them."""
