"""Claims as JSON: each kind has its own decoder, made once."""

from __future__ import annotations

from typing import Any

import msgspec

from communique.ledger.traits import AnyClaim
from communique.model import Agreement, AnyEvent, Commitment, OfficeHolder, Position, Relation

_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {  # Any: each decodes its own kind
    "events": msgspec.json.Decoder(AnyEvent),
    "agreements": msgspec.json.Decoder(Agreement),
    "relations": msgspec.json.Decoder(Relation),
    "commitments": msgspec.json.Decoder(Commitment),
    "positions": msgspec.json.Decoder(Position),
    "office_holders": msgspec.json.Decoder(OfficeHolder),
}


def decode_claim(kind: str, payload: str) -> AnyClaim:
    """Return the claim of a kind from its JSON; raises msgspec.ValidationError where it is not one."""
    claim: AnyClaim = _DECODERS[kind].decode(payload)
    return claim
