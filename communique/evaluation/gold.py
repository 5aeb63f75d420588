"""Hand-labelled documents: `NAME.txt` beside `NAME.gold.json`, evidence as exact quotes of the text.

Which labelled documents are held out is told by their names: of a series ``xx-dN`` those whose number
is divisible by three. They are scored, but nothing that lists single records shows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import msgspec

from communique.data import load
from communique.errors import SetupError, UnreadableError
from communique.evaluation.labels import KINDS, AnyLabel, EventLabel, Kind, Labels
from communique.model import (
    AgreementKind,
    AgreementStatus,
    EventStatus,
    Modality,
    Record,
    RelationChange,
    Span,
    Stance,
    VisitKind,
)

SUFFIX = ".gold.json"
SERIES_NUMBER = re.compile(r"-d(\d+)$")
HELD_OUT_EVERY = 3

ALLOWED: dict[tuple[Kind, str], frozenset[str | None]] = {
    ("events", "type"): frozenset({"visit", "meeting", "call", "session", "gathering"}),
    ("events", "status"): frozenset(get_args(EventStatus)),
    ("agreements", "kind"): frozenset(get_args(AgreementKind)),
    ("agreements", "status"): frozenset(get_args(AgreementStatus)),
    ("relations", "change"): frozenset(get_args(RelationChange)),
    ("commitments", "modality"): frozenset(get_args(Modality)),
    ("positions", "stance"): frozenset(get_args(Stance)),
}
VISIT_KINDS: frozenset[str | None] = frozenset({*get_args(VisitKind), None})
PARTY_FIELDS = ("parties", "by", "to")
PARTY = re.compile(r"[A-Z][A-Z0-9-]+")
DATE_FIELDS = ("start", "end", "date", "deadline", "as_of")
DATE = re.compile(r"(\d{4}|XXXX)(-\d\d(-\d\d)?)?[~?]?(/(\d{4}|XXXX)(-\d\d(-\d\d)?)?[~?]?)?")


class GoldDocument(Record, frozen=True, kw_only=True):
    """One labelled document: ``name`` is its file's name without ending."""

    name: str
    text: str
    labels: Labels


def is_held_out(name: str) -> bool:
    """Tell whether a labelled document is one that is scored but never read."""
    number = SERIES_NUMBER.search(name)
    return number is not None and int(number[1]) % HELD_OUT_EVERY == 0


def load_gold(folder: Path) -> list[GoldDocument]:
    """Return the labelled documents of a folder, sorted by file name; none is left out.

    Raises SetupError where the folder holds no labelled document, and UnreadableError where a text is
    missing or a label file is not in the shape of the codebook.
    """
    files = sorted(folder.glob(f"*{SUFFIX}"))
    if not files:
        raise SetupError(f"no labelled documents in {folder}", f"give a folder of NAME.txt with NAME{SUFFIX}")
    return [_load_document(file) for file in files]


def _load_document(file: Path) -> GoldDocument:
    name = file.name.removesuffix(SUFFIX)
    text_file = file.with_name(f"{name}.txt")
    try:
        labels = msgspec.json.decode(file.read_bytes(), type=Labels)
        return GoldDocument(name=name, text=text_file.read_text(encoding="utf-8"), labels=labels)
    except msgspec.DecodeError as error:
        reason = f"not labels in the codebook's shape ({error})"
        raise UnreadableError(str(file), reason, "correct the file") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableError(str(error.filename), reason, "put text and labels side by side") from error


def spans_of(label: AnyLabel, text: str) -> Iterator[Span]:
    """Yield where a label's evidence stands: spans as they are, quotes where they first occur, if at all."""
    for piece in label.evidence or ():
        if isinstance(piece, Span):
            yield piece
        elif (start := text.find(piece)) >= 0:
            yield Span(start, start + len(piece))


def find_problems(document: GoldDocument) -> Iterator[str]:
    """Yield one line for each breach of the codebook's form in a labelled document."""
    for kind in KINDS:
        for i, label in enumerate(document.labels.of(kind)):
            for problem in (*_evidence_problems(label, document.text), *_value_problems(kind, label)):
                yield f"{document.name} {kind}[{i}]: {problem}"


def _evidence_problems(label: AnyLabel, text: str) -> Iterator[str]:
    for piece in label.evidence or ():
        if isinstance(piece, str) and piece not in text:
            yield f"quote not in text: {piece[:70]!r}"
    if not any(True for _ in spans_of(label, text)):
        yield "no evidence"


def _value_problems(kind: Kind, label: AnyLabel) -> Iterator[str]:
    values = msgspec.structs.asdict(label)
    for (where, field), allowed in ALLOWED.items():
        if where == kind and values[field] not in allowed:
            yield f"{field}={values[field]!r}"
    if isinstance(label, EventLabel) and label.type == "visit" and label.kind not in VISIT_KINDS:
        yield f"kind={label.kind!r}"
    known = {entry["sector"] for entry in load("sectors")}
    yield from (f"sector {sector!r}" for sector in values.get("sectors") or () if sector not in known)
    for field in PARTY_FIELDS:
        yield from (f"party {code!r}" for code in values.get(field) or () if not PARTY.fullmatch(code))
    for field in DATE_FIELDS:
        date = values.get(field)
        if date and not DATE.fullmatch(date):
            yield f"{field}={date!r}"
