"""Short documents for the tests of commitments: two ministers meet, and something is told of them."""

from __future__ import annotations

from communique.extraction.commitments import find_commitments
from communique.model import Commitment
from tests.extraction.telling import read

MEETING = "Foreign Minister Maria Borg of Malta met Foreign Minister Ram Thapa of Nepal in Valletta."


def commitments(*sentences: str, title: str = "Malta and Nepal hold talks in Valletta") -> list[Commitment]:
    """Return what is found in a document that opens with a meeting of two ministers."""
    return find_commitments(read(MEETING, *sentences, title=title), ())


def only(*sentences: str) -> Commitment:
    """Return the one commitment of a document."""
    found = commitments(*sentences)
    assert len(found) == 1, [(claim.rule, claim.actions) for claim in found]
    return found[0]


def quote(claim: Commitment, *sentences: str) -> str:
    """Return the evidence of a claim in the document that holds the sentences."""
    text = read(MEETING, *sentences, title="Malta and Nepal hold talks in Valletta").text
    return text[claim.evidence[0].start : claim.evidence[0].end]
