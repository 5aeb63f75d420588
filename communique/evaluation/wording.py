"""Names, titles and offices compared by their words, without case, marks or little words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence, Set

WORD = re.compile(r"\w+")
UNDECOMPOSED = str.maketrans("đĐ", "dD")
"""Letters with a stroke have no decomposition in Unicode; Vietnamese names need this one."""
LITTLE_WORDS = frozenset({"the", "of", "a", "an", "and", "for", "on", "in", "to", "between"})


def fold(text: str | None) -> str:
    """Return the words of ``text``, casefolded, without marks, parted by single spaces; "" for none."""
    decomposed = unicodedata.normalize("NFKD", (text or "").translate(UNDECOMPOSED))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(WORD.findall(bare.casefold()))


def word_set(text: str | None) -> frozenset[str]:
    """Return the folded words of a name, every one of them."""
    return frozenset(fold(text).split())


def telling_words(text: str | None) -> frozenset[str]:
    """Return the folded words of a title or an office, without the little ones."""
    return word_set(text) - LITTLE_WORDS


def is_same_person(a: Set[str], b: Set[str]) -> bool:
    """Tell whether two names, as sets of words, can be one person's: one holds all words of the other."""
    return bool(a and b) and (a <= b or b <= a)


def shared_people(predicted: Sequence[Set[str]], gold: Sequence[Set[str]]) -> int:
    """Return how many of the gold names have a predicted name that can be the same person's."""
    return sum(any(is_same_person(name, other) for other in predicted) for name in gold)


def jaccard(a: Set[str], b: Set[str]) -> float:
    """Return the share of all members that both sets hold; 1 for two empty sets."""
    return len(a & b) / len(a | b) if a or b else 1.0
