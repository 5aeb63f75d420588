"""What people decide about the record: each with its author, time and reason, never overwritten, undoable.

A judgement is anchored to claims as they were when it was made: the document's content, the kind, the
evidence and what the claim said. When a document is read anew, the claim that now says the same in the same
place takes the judgement over; where none does, the judgement waits, and holds again if one comes back. So
what holds depends on the documents and the judgements alone, not on the order in which either came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, get_args

import msgspec

from communique.errors import InputError
from communique.ledger.claims import decode_claim
from communique.ledger.dates import read_period
from communique.ledger.records import Difference, Judgement, Resolution, State, Variant, Verb
from communique.ledger.traits import AnyClaim, Kind, kind_of, parties_of, type_of
from communique.model import AnyEvent, Commitment, Record, Span

VALUE_VERBS: frozenset[Verb] = frozenset({"accept", "reject", "correct", "decide"})
"""The judgements on what one fact says; the others are on which accounts make up a fact."""

BASIS = "judgement"
"""The reason given for a value that a person set."""

OVERLAP_FLOOR = 0.5
"""Share of evidence (Jaccard over code points) from which a claim read anew may be the one judged."""

_PARTIES_FLOOR = 0.5
"""Share of parties (Jaccard) below which it says something else: four visits may be told in one clause."""

_SAME = 4.0
"""Closeness of a claim to itself; another reaches 3 at most."""

_FIXED = frozenset({"evidence", "rule", "confidence", "attribution", "type", "plover", "cameo"})
"""Fields that say how a claim was made, or what it is: no one corrects them."""

_DATES = frozenset({"date", "deadline", "as_of"})
"""Fields that hold EDTF. An event's ``start`` and ``end`` are corrected as one ``date``."""


class Anchor(Record, frozen=True, kw_only=True):
    """A claim as it was judged; ``current`` is the key of what says it now, None while nothing does.

    Anchors of one ``root`` are one claim, judged at several readings. A ``witness`` is another claim of the
    judged fact, by which the judgement holds if the first is gone.
    """

    document: str
    root: str
    claim_key: str
    claim: AnyClaim
    witness: bool = False
    current: str | None = None

    @property
    def kind(self) -> Kind:
        """Return the codebook's list to which the claim belongs."""
        return kind_of(self.claim)


# --- anchoring -----------------------------------------------------------------------------------


def match_anchors(anchors: Iterable[Anchor], claims: Mapping[str, AnyClaim]) -> dict[str, str]:
    """Return the key of the claim that now stands for each anchor of a document, by the anchor's root.

    A claim stands for one judged claim at most; the closest pairs are matched first, whatever their order.
    """
    pairs = sorted(
        (-closeness, anchor.root, key)
        for anchor in anchors
        for key, claim in claims.items()
        if (closeness := _SAME if key == anchor.claim_key else _closeness(anchor.claim, claim)) > 0
    )
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, root, key in pairs:
        if root not in found and key not in taken:
            found[root] = key
            taken.add(key)
    return found


def _closeness(one: AnyClaim, other: AnyClaim) -> float:
    """Return how far a claim says what another said in the same place; 0 where it is another claim."""
    if kind_of(one) != kind_of(other) or type_of(one) != type_of(other):
        return 0.0
    overlap = _overlap(one.evidence, other.evidence)
    parties = _share({*parties_of(one)}, {*parties_of(other)})
    if overlap < OVERLAP_FLOOR or parties < _PARTIES_FLOOR:
        return 0.0
    ours, theirs = _said(one), _said(other)
    alike: int = sum(ours[name] == theirs.get(name) for name in ours)
    return overlap + parties + alike / max(len(ours), 1)


def _said(claim: AnyClaim) -> dict[str, Any]:  # Any: fields of any claim, as JSON
    return {name: value for name, value in msgspec.to_builtins(claim).items() if name not in _FIXED}


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    return _share(*({i for span in spans for i in range(span.start, span.end)} for spans in (one, other)))


def _share(one: set[Any], other: set[Any]) -> float:  # Any: whatever is compared
    union = one | other
    return float(len(one & other) / len(union)) if union else 1.0


# --- applying ------------------------------------------------------------------------------------


def corrected(claim: AnyClaim, field: str, value: Any) -> AnyClaim:  # Any: as above
    """Return the claim with a field set to a value given as JSON.

    Raises InputError where the claim has no such field, or the value is none that the field can hold.
    """
    said = _correctable(claim)
    if field not in said:
        raise InputError(field, "no field that can be corrected", f"name one of {', '.join(sorted(said))}")
    if field in _DATES and value is not None and (not isinstance(value, str) or read_period(value) is None):
        remedy = "write it as 2025-03-10 or 2025-03-10/2025-03-12"
        raise InputError(field, f"{value!r} is no EDTF date", remedy)
    changes = {field: value}
    if field == "date" and isinstance(claim, AnyEvent):
        start, _, end = (value or "").partition("/")
        changes = {"start": start or None, "end": end or start or None}
    content = msgspec.json.encode(msgspec.to_builtins(claim) | changes).decode()
    try:
        return decode_claim(kind_of(claim), content)
    except msgspec.ValidationError as error:
        reason = f"{value!r} is no value for it ({error})"
        raise InputError(field, reason, "give a value of its kind") from error


def read_resolution(claim: AnyClaim, value: Any) -> Resolution:  # Any: as above
    """Return what is decided of a commitment, given as JSON.

    Raises InputError where the claim is no commitment, or the value decides nothing that can be decided.
    """
    if not isinstance(claim, Commitment):
        remedy = "name a commitment; communique commitments --json gives their keys"
        raise InputError(kind_of(claim), "only of a commitment is it decided where it stands", remedy)
    try:
        resolution = msgspec.convert(value, Resolution)
    except msgspec.ValidationError as error:
        remedy = f"name a state, one of {', '.join(get_args(State))}, or a score of -1, 0 or 1"
        raise InputError("state", f"{value!r} decides nothing ({error})", remedy) from error
    if resolution == Resolution():
        raise InputError("state", "nothing is decided", f"name one of {', '.join(get_args(State))}")
    return resolution


def _correctable(claim: AnyClaim) -> dict[str, Any]:  # Any: as above
    """Return the fields of a claim that can be corrected, with their values as JSON."""
    said = _said(claim)
    if isinstance(claim, AnyEvent):
        start, end = said.pop("start"), said.pop("end")
        said["date"] = start if end in (None, start) else f"{start}/{end}"
    return said


def verdict_of(judgements: Iterable[Judgement]) -> Literal["accept", "reject"] | None:
    """Return what was last said of a fact by the judgements that hold on it, None where nothing was."""
    verdict: Literal["accept", "reject"] | None = None
    for judgement in sorted(judgements, key=_order):
        if judgement.verb == "accept" or judgement.verb == "reject":
            verdict = judgement.verb
    return verdict


def apply_corrections(
    claim: AnyClaim,
    differences: tuple[Difference, ...],
    told: Sequence[tuple[int, AnyClaim]],
    judgements: Iterable[Judgement],
) -> tuple[AnyClaim, tuple[Difference, ...]]:
    """Return the claim with the values that people set, and the differences with what was preferred before.

    ``told`` are the fact's claims with their documents. A correction that no longer fits the claim is passed
    over.
    """
    for judgement in sorted(judgements, key=_order):
        if judgement.verb != "correct" or judgement.field is None:
            continue
        before = _correctable(claim).get(judgement.field)
        try:
            claim = corrected(claim, judgement.field, judgement.value)
        except InputError:
            continue  # read anew, the claim has become one without this field
        saying = {number for number, one in told if _correctable(one).get(judgement.field) == before}
        documents = tuple(sorted(saying or {number for number, _ in told}))
        differences = _set_by_judgement(differences, judgement, before, documents)
    return claim, differences


def _set_by_judgement(
    differences: tuple[Difference, ...],
    judgement: Judgement,
    before: Any,  # Any: as above
    told: tuple[int, ...],
) -> tuple[Difference, ...]:
    known = next((d for d in differences if d.field == judgement.field), None)
    if known is not None and known.reason == BASIS:
        others = known.others
    else:
        others = known.others if known else ()
        if before is not None:
            others = (Variant(value=before, documents=told), *others)
    made = Difference(
        field=judgement.field or "",
        preferred=judgement.value,
        reason=BASIS,
        others=tuple(variant for variant in others if variant.value != judgement.value),
    )
    return (*(d for d in differences if d.field != judgement.field), made)


def _order(judgement: Judgement) -> tuple[str, int]:
    return judgement.at, judgement.id
