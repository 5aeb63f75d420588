"""Phrases of a vocabulary looked up in running text, whole words only, the longest at each place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Generic, TypeVar

from ahocorasick_rs import BytesAhoCorasick, MatchKind

Value = TypeVar("Value")

GAP: Final = b"  "
"""What stands between two words of a folded text: a space of either."""

_TYPOGRAPHIC = dict.fromkeys(map(ord, "?‘’“”«»‐‑‒–—…•\u00a0"), " ")
"""Punctuation beyond ASCII, read as a space; and the question mark, which then stands for a letter."""

_SEPARATED = bytes(c if chr(c).isalnum() or c == ord("?") else ord(" ") for c in range(128)) + bytes(128)
"""For each ASCII byte, itself in a word and a space elsewhere; no other byte occurs."""


def fold(text: str) -> bytes:
    """Return ``text`` in lower case with a space on either side of each word, as ASCII bytes.

    Phrases are folded alike, so that a match begins at a word and neighbours share no space. Bytes,
    because their translation is ten times as fast; a letter beyond ASCII becomes ``?``.
    """
    if "?" in text or not text.isascii():
        text = text.translate(_TYPOGRAPHIC)
    words = text.lower().encode("ascii", "replace").translate(_SEPARATED)
    return b" " + words.replace(b" ", GAP) + b" "


class Phrases(Generic[Value]):
    """A fixed set of phrases, each with its values; built once, then only read."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        """Take phrases with a value each; one that comes again gathers its values in order.

        A trailing ``*`` stands for any ending of the last word.
        """
        values: dict[bytes, list[Value]] = {}
        for phrase, value in entries:
            folded = fold(phrase)
            values.setdefault(folded.rstrip() if phrase.endswith("*") else folded, []).append(value)
        self._values = [tuple(v) for v in values.values()]
        self._automaton = BytesAhoCorasick(list(values), matchkind=MatchKind.LeftmostLongest)

    def find(self, folded: bytes) -> list[tuple[int, tuple[Value, ...]]]:
        """Return each phrase found in a text of `fold`, in order: its byte offset there and its values.

        Where phrases overlap, the one that begins first counts, and of those the longest.
        """
        found = self._automaton.find_matches_as_indexes(folded)
        return [(start, self._values[i]) for i, start, _ in found]
