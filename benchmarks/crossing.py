"""How well the ledger joins what the program itself read, on labelled pairs of records in two documents.

python -m benchmarks.crossing [--shared FOLDER] [--missed]

Every labelled document is read, extracted and added to a ledger in memory. The records of a pair are found
among what was read as the evaluation finds them, one to one; a pair of which a record was not read cannot be
joined. So there are two figures: over all pairs, and over those of which both records were read, which is
what the ledger answers for. Held-out documents are scored, but nothing of them is listed.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, get_args

import msgspec

from benchmarks.corpus import SHARED
from communique.evaluation.gold import SUFFIX, GoldDocument, is_held_out, load_gold, spans_of
from communique.evaluation.labels import KINDS, AnyLabel, Kind, labels_of
from communique.evaluation.pairing import comparable, pair
from communique.extraction.extract import extract
from communique.ledger import open_ledger
from communique.ledger.traits import AnyClaim
from communique.model import Extraction
from communique.reading import find_sources, read_source

Verdict = Literal["same", "different"]
Told = Mapping[tuple[str, Kind, int], str | None]
"""By document, kind and place of a labelled record: the key of the fact it is read as, None if it is not."""


class Side(msgspec.Struct, frozen=True):
    """One record of a pair: a quote from a document, and its parties or doers."""

    doc: str
    quote: str
    parties: tuple[str, ...]


class Pair(msgspec.Struct, frozen=True):
    """Two records of a kind that are one fact, or only look so, and why."""

    kind: Kind
    a: Side
    b: Side
    why: str


class Outcome(NamedTuple):
    """Pairs by what became of them: `joined`, `apart`, or `unread` where a record of them was not read."""

    joined: list[Pair]
    apart: list[Pair]
    unread: list[Pair]


# --- reading ---------------------------------------------------------------------------------------


def read_told(gold: Sequence[GoldDocument], folders: Iterable[Path]) -> Told:
    """Return for all labelled records the facts they are read as, once all documents are in a ledger."""
    read: dict[str, Extraction] = {}
    with open_ledger(":memory:") as ledger:
        for folder in folders:
            texts = [str(folder / file.name.replace(SUFFIX, ".txt")) for file in folder.glob(f"*{SUFFIX}")]
            for source in find_sources(sorted(texts)):
                document = read_source(source)
                extraction = extract(document)
                read[Path(document.path).stem] = extraction
                ledger.add(document, extraction)
        facts: defaultdict[tuple[str, AnyClaim], list[str]] = defaultdict(list)
        for fact in ledger.facts():
            for account in fact.accounts:
                facts[Path(account.source.path).stem, account.claim].append(fact.key)
    told: dict[tuple[str, Kind, int], str | None] = {}
    for labelled in gold:
        for kind in KINDS:
            claims: Sequence[AnyClaim] = getattr(read[labelled.name], kind)
            keys = [facts.get((labelled.name, claim)) for claim in claims]
            found = _paired(labelled, kind, read[labelled.name])
            for i in range(len(labelled.labels.of(kind))):
                held = keys[found[i]] if i in found else None
                told[labelled.name, kind, i] = held[0] if held else None
    return told


def _paired(document: GoldDocument, kind: Kind, extraction: Extraction) -> dict[int, int]:
    """Return the place of the record read for each labelled record that was."""
    predicted, labelled = labels_of(extraction).of(kind), document.labels.of(kind)
    ready = [[comparable(x, spans_of(x, document.text)) for x in side] for side in (predicted, labelled)]
    return {j: i for i, j in pair(kind, *ready)}


# --- scoring ---------------------------------------------------------------------------------------


def compare(
    gold: Sequence[GoldDocument], told: Told, pairs: Mapping[Verdict, Sequence[Pair]]
) -> dict[Verdict, Outcome]:
    """Return what became of the pairs of each verdict."""
    labels = {document.name: document for document in gold}
    outcomes: dict[Verdict, Outcome] = {}
    for verdict in get_args(Verdict):
        outcomes[verdict] = Outcome([], [], [])
        for asked in pairs[verdict]:
            ours, theirs = (
                {told[name] for name in _named(labels[side.doc], asked.kind, side)} - {None}
                for side in (asked.a, asked.b)
            )
            met = outcomes[verdict]
            (met.unread if not ours or not theirs else met.joined if ours & theirs else met.apart).append(
                asked
            )
    return outcomes


def _named(document: GoldDocument, kind: Kind, side: Side) -> list[tuple[str, Kind, int]]:
    """Return the labelled records that a side means: by quote, and of those by parties if any has them."""
    records = document.labels.of(kind)
    quoted = [i for i, record in enumerate(records) if any(side.quote in q for q in _quotes(record))]
    exact = [i for i in quoted if _parties(records[i]) == {*side.parties}]
    return [(document.name, kind, i) for i in exact or quoted]


def _quotes(record: AnyLabel) -> Iterator[str]:
    return (piece for piece in record.evidence or () if isinstance(piece, str))


def _parties(record: AnyLabel) -> set[str]:
    return {*(getattr(record, "parties", None) or getattr(record, "by", None) or ())}


# --- reporting -------------------------------------------------------------------------------------


def _report(outcomes: Mapping[Verdict, Outcome]) -> Iterator[str]:
    same, different = outcomes["same"], outcomes["different"]
    right, wrong, missed = len(same.joined), len(different.joined), len(same.apart)
    yield _figures("of which both records were read", right, wrong, missed)
    yield _figures("all", right, wrong, missed + len(same.unread))
    yield f"not read: a record of {len(same.unread)} same and of {len(different.unread)} different pairs"


def _figures(which: str, right: int, wrong: int, missed: int) -> str:
    precision = right / (right + wrong) if right else 0.0
    recall = right / (right + missed) if right else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    counts = f"{right} joined rightly, {missed} missed, {wrong} joined wrongly"
    return f"pairs {which}: F1 {f1:.3f}, precision {precision:.3f}, recall {recall:.3f} ({counts})"


def _lines(title: str, pairs: Iterable[Pair]) -> Iterator[str]:
    for shown in pairs:
        if not (is_held_out(shown.a.doc) or is_held_out(shown.b.doc)):
            yield f"{title}: {shown.kind}: {shown.why}"
            yield from (f"    {side.doc}: {side.quote[:200]!r}" for side in (shown.a, shown.b))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, and on demand which pairs were missed, joined wrongly or not read."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args(arguments)
    file = options.shared / "gold" / "cross.json"
    if not file.is_file():
        print("skipped: shared data not present")
        return 0
    folders = [options.shared / "gold" / part for part in ("seeds", "dev")]
    gold = [document for folder in folders for document in load_gold(folder)]
    pairs = msgspec.json.decode(file.read_bytes(), type=dict[Verdict, list[Pair]])
    outcomes = compare(gold, read_told(gold, folders), pairs)
    print(*_report(outcomes), sep="\n")
    if options.missed:
        same, different = outcomes["same"], outcomes["different"]
        print(*_lines("missed", same.apart), *_lines("not read", same.unread), sep="\n")
        print(*_lines("joined wrongly", different.joined), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
