"""Which of the codebook's sectors a commitment's clause concerns, read from its vocabulary."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from communique.data import load
from communique.errors import LexiconError

SECTORS: Final = (
    "political", "defence-security", "law-enforcement-justice", "trade", "investment", "finance", "energy",
    "mining", "industry", "agriculture-fisheries", "environment-climate", "science-technology", "digital-ai",
    "space", "education-training", "health", "transport-logistics", "tourism", "culture-sports",
    "labour-migration", "consular-visa", "people-to-people", "local-cooperation",
    "development-humanitarian", "parliament-party", "multilateral", "media",
)
"""The codebook's closed list, in its order."""

DEFAULT_SECTOR: Final = "political"
"""The sector of a clause that names none: cooperation at large is coded as political."""

_TYPOGRAPHIC = dict.fromkeys(map(ord, "‘’“”«»‐‑‒–—…•\u00a0"), " ")
"""Punctuation beyond ASCII, read as a space."""

_SEPARATED = bytes(c if chr(c).isalnum() or c == ord("?") else ord(" ") for c in range(128)) + bytes(128)
"""For each ASCII byte, itself in a word and a space elsewhere; no other byte occurs."""


class _Vocabulary(NamedTuple):
    """The automaton over all phrases; for each phrase, by its index, what it names and names weakly."""

    automaton: BytesAhoCorasick
    strong: tuple[tuple[str, ...], ...]
    weak: tuple[tuple[str, ...], ...]


def find_sectors(clause: str) -> tuple[str, ...]:
    """Return the sectors that ``clause`` concerns, in order of first mention; never empty.

    Weak terms count only where no other term is found; a clause without either is political.
    Source: codebook, "commitments".
    """
    vocabulary = _load_vocabulary()
    found = [i for i, _, _ in vocabulary.automaton.find_matches_as_indexes(_pad(clause))]
    for names in (vocabulary.strong, vocabulary.weak):
        sectors = dict.fromkeys(sector for i in found for sector in names[i])
        if sectors:
            return tuple(sectors)
    return (DEFAULT_SECTOR,)


def _pad(text: str) -> bytes:
    """Return ``text`` in lower case with a space on either side of each word, as ASCII bytes.

    Phrases are padded alike, so that a match begins at a word and neighbours share no space. Bytes,
    because their translation is ten times as fast; a letter beyond ASCII becomes ``?``, in no phrase.
    """
    if not text.isascii():
        text = text.translate(_TYPOGRAPHIC)
    words = text.replace("?", " ").lower().encode("ascii", "replace").translate(_SEPARATED)
    return b" " + words.replace(b" ", b"  ") + b" "


@cache
def _load_vocabulary() -> _Vocabulary:
    """Build the automaton from the data file; raises LexiconError where the file breaks its rules."""
    strong: dict[bytes, list[str]] = {}
    weak: dict[bytes, list[str]] = {}
    patterns: dict[bytes, None] = {}
    for entry in load("sectors"):
        sector = entry["sector"]
        if sector not in SECTORS:
            raise LexiconError(f"sectors.yaml: {sector!r} is no sector of the codebook", "use one that is")
        for field, names in (("terms", strong), ("weak", weak), ("block", None)):
            for term in entry.get(field, ()):
                pattern = _pad(term).rstrip() if term.endswith("*") else _pad(term)
                patterns[pattern] = None
                if names is not None:
                    names.setdefault(pattern, []).append(sector)
    return _Vocabulary(
        BytesAhoCorasick(list(patterns), matchkind=MatchKind.LeftmostLongest),
        tuple(tuple(strong.get(p, ())) for p in patterns),
        tuple(tuple(weak.get(p, ())) for p in patterns),
    )
