"""Which of the codebook's sectors a commitment's clause concerns, read from its vocabulary."""

from __future__ import annotations

from functools import cache
from typing import Final

from communique.data import load
from communique.errors import LexiconError
from communique.extraction.phrases import Phrases, fold

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


def find_sectors(clause: str) -> tuple[str, ...]:
    """Return the sectors that ``clause`` concerns, in order of first mention; never empty.

    Weak terms count only where no other term is found; a clause without either is political.
    Source: codebook, "commitments".
    """
    found = [meaning for _, meanings in _load_vocabulary().find(fold(clause)) for meaning in meanings]
    for field in ("terms", "weak"):
        sectors = dict.fromkeys(sector for f, sector in found if f == field)
        if sectors:
            return tuple(sectors)
    return (DEFAULT_SECTOR,)


def sector_label(sector: str) -> str:
    """Return a sector as readers are shown it: "Defence and security"."""
    return _labels()[sector]


@cache
def _labels() -> dict[str, str]:
    return {entry["sector"]: entry["label"] for entry in load("sectors")}


@cache
def _load_vocabulary() -> Phrases[tuple[str, str]]:
    """Load the phrases with their field and sector; raises LexiconError where the file breaks its rules."""
    entries = load("sectors")
    for entry in entries:
        if entry["sector"] not in SECTORS:
            raise LexiconError(f"sectors.yaml: {entry['sector']!r} is no sector", "use one of the codebook's")
    return Phrases(
        (term, (field, entry["sector"]))
        for entry in entries
        for field in ("terms", "weak", "block")
        for term in entry.get(field, ())
    )
