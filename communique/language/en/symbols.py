"""Sentences as strings of symbols: one letter a word or mention, so that regular expressions are grammar.

Every word the grammar names has a letter of its own from a private range; other words share a letter by
shape, mentions by kind. The letter of unit *i* stands at index *i*, so a match over letters is a match
over units.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

PERSON, OFFICE, GROUP, STATE, DEMONYM, PAIR, CITY, REGION, TIME = "POGSADLRT"
MENTIONS = {
    "PERSON": PERSON, "OFFICE": OFFICE, "GROUP": GROUP, "STATE": STATE, "DEMONYM": DEMONYM,
    "PAIR": PAIR, "CITY": CITY, "REGION": REGION, "TIME": TIME,
}  # fmt: skip
"""Letters of mentions: a person (with any office), an office alone, "the two sides", a state or
organisation as actor, a demonym, a hyphenated pair of parties, a city or venue, a region, a time."""

WORD, CAPITAL, NUMBER, ORDINAL, ADVERB, ED, ING = "wCnoyeg"
SHAPES = {
    "WORD": WORD, "CAPITAL": CAPITAL, "NUMBER": NUMBER, "ORDINAL": ORDINAL, "ADVERB": ADVERB,
    "ED": ED, "ING": ING,
}  # fmt: skip
"""Letters of words without one of their own, by shape."""

CONTRACTIONS = {"ll": "will", "re": "are", "m": "am", "ve": "have", "d": "would"}
"""What stands behind an apostrophe for a word: "we're ready" has the letters of "we are ready"."""

_FIRST = 0xE000
_REMEMBERED = 50_000
"""Printed words whose letters are kept: a record's common words are all among them; memory stays bounded."""
_NUMBER = re.compile(r"\d")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")


class Alphabet:
    """Gives each word of the grammar its letter; filled while the grammar is read, constant after."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._letters: dict[str, str] = {}
        self._by_print: dict[str, str] = {}
        for mark in "’'`":
            self._letters[mark] = "'"
            self._letters[f"{mark}s"] = "'"
            for ending, word in CONTRACTIONS.items():
                self._letters[f"{mark}{ending}"] = self.letter(word)
            self._letters[f"n{mark}t"] = self.letter("not")
        self._letters["wo"] = self.letter("will")
        for mark in '"“”«»„':
            self._letters[mark] = '"'
        for mark in "-–—":
            self._letters[mark] = "-"
        for word in words:
            self.letter(word)

    def letter(self, word: str) -> str:
        """Return the letter of a lower-case word, giving it one if it has none."""
        found = self._letters.get(word)
        if found is None:
            found = word if len(word) == 1 and not word.isalnum() else chr(_FIRST + len(self._letters))
            self._letters[word] = found
            self._by_print.clear()
        return found

    def letter_class(self, words: Iterable[str]) -> str:
        """Return a regular expression for any one of ``words``."""
        return "[" + "".join(re.escape(self.letter(word)) for word in sorted(words)) + "]"

    def knows(self, word: str) -> bool:
        """Tell whether a lower-case word has a letter of its own."""
        return word in self._letters

    def encode(self, word: str) -> str:
        """Return the letter for a word as printed."""
        found = self._by_print.get(word)
        if found is None:
            found = self._encode(word)
            if len(self._by_print) < _REMEMBERED:
                self._by_print[word] = found
        return found

    def encode_all(self, words: Iterable[str]) -> list[str]:
        """Return the letters for words as printed."""
        known = self._by_print
        return [known.get(word) or self.encode(word) for word in words]

    def _encode(self, word: str) -> str:
        low = word.lower()
        found = self._letters.get(low)
        if found is not None:
            return found
        if not word[0].isalpha():
            if _ORDINAL.match(word):
                return ORDINAL
            return NUMBER if _NUMBER.match(word) else (word if len(word) == 1 else WORD)
        if low.endswith("ly"):
            return ADVERB
        if word[0] != low[0]:
            return CAPITAL
        return ED if low.endswith("ed") else ING if low.endswith("ing") else WORD
