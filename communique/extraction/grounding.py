"""The check every claim passes before it leaves: each typed value must be supported by its span.

Until here, evidence holds offsets into the clean text; what leaves holds offsets into the text as read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from communique.model import Claim, Document, Span

C = TypeVar("C", bound=Claim)


def ground(document: Document, claims: Sequence[C]) -> tuple[C, ...]:
    """Return the claims with evidence in original offsets, in the order of the text."""
    grounded = []
    for claim in claims:
        spans = tuple(
            document.original(span.start, span.end) for span in sorted(set(claim.evidence)) if span.end > span.start
        )
        if spans:
            grounded.append(msgspec.structs.replace(claim, evidence=spans))
    return tuple(sorted(grounded, key=lambda claim: claim.evidence[0]))


def trim(text: str, start: int, end: int) -> Span:
    """Return ``start:end`` without white space, a final full stop or a leading conjunction mark."""
    while end > start and text[end - 1] in " \n\t.,;:":
        end -= 1
    while start < end and text[start] in " \n\t,;:":
        start += 1
    return Span(start, end)
