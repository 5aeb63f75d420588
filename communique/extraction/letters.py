"""The letters that stand for words of the rule language in the sentences of an analysis."""

from __future__ import annotations

from functools import cache

from communique.errors import LexiconError
from communique.extraction.grammar import grammar, words_of
from communique.language.en.symbols import MENTIONS, SHAPES


@cache
def letters_of(element: str) -> frozenset[str]:
    """Return the letters that an element of the rule language stands for: words, sets, shapes, mentions.

    Raises LexiconError for a word without a letter of its own: no sentence read so far would show it.
    """
    alphabet = grammar().alphabet
    kinds = MENTIONS | SHAPES
    parts = element.split("|")
    words = frozenset().union(*[words_of(part) for part in parts if part not in kinds])
    unknown = sorted(word for word in words if len(word) > 1 and not alphabet.knows(word))
    if unknown:
        raise LexiconError(f"no letters for {', '.join(unknown)}", "list them in wordsets.yaml")
    return frozenset([*map(alphabet.letter, words), *(kinds[part] for part in parts if part in kinds)])
