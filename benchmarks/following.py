"""How well suggested answers agree with the hand-labelled ones, fed with the labelled records themselves.

python -m benchmarks.following [--shared FOLDER] [--missed] [--unlabelled NUMBER]

Every labelled document is read into a ledger in memory; each commitment is then asked for its answers. A
labelled pair of records counts as suggested where the facts that hold them are. Suggestions that nobody
labelled count for nothing; their number is told, and some can be listed. Held-out documents are scored, but
nothing of them is listed. Source of the measure: pairs that two readers judged, links and look-alikes.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

import msgspec

from benchmarks.corpus import SHARED
from communique.evaluation.gold import SUFFIX, is_held_out
from communique.following.answers import Suggestion, suggest_answers
from communique.following.chronicle import Chronicle
from communique.ledger import KINDS, Fact, Kind, open_ledger
from communique.model import (
    Agreement,
    AnyEvent,
    Commitment,
    Dateline,
    Document,
    DocumentHeader,
    Extraction,
    OfficeHolder,
    OffsetMap,
    Position,
    Relation,
)

SHAPES: dict[Kind, Any] = {  # Any: types as values
    "events": AnyEvent, "agreements": Agreement, "relations": Relation, "commitments": Commitment,
    "positions": Position, "office_holders": OfficeHolder,
}  # fmt: skip
Verdict = Literal["links", "not"]


class Side(msgspec.Struct, frozen=True):
    """One record of a labelled pair, told by document, quote and parties; a commitment's kind goes unsaid."""

    doc: str
    quote: str
    parties: tuple[str, ...]
    kind: Kind = "commitments"


class Pair(msgspec.Struct, frozen=True):
    """A commitment and a record that answers it, or only looks so; ``degree`` of links alone."""

    commitment: Side
    answer: Side
    why: str
    degree: str | None = None


class Score(NamedTuple):
    """Counts: labelled links suggested and missed, look-alikes suggested, links whose degree agrees."""

    found: int
    missed: int
    wrong: int
    same_degree: int

    @property
    def precision(self) -> float:
        """Share of the labelled pairs suggested that are links; 0 where none is."""
        return self.found / (self.found + self.wrong) if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the links suggested; 0 where there is none."""
        return self.found / (self.found + self.missed) if self.found else 0.0


class Outcome(NamedTuple):
    """The score, the links missed and the look-alikes suggested, and the suggestions nobody labelled."""

    score: Score
    missed: tuple[Pair, ...]
    wrong: tuple[Pair, ...]
    unlabelled: tuple[tuple[Fact, Suggestion], ...]


# --- reading ---------------------------------------------------------------------------------------


def read_labelled(file: Path) -> tuple[Document, Extraction]:
    """Return a labelled document with its labels as what was read from it."""
    labels = msgspec.json.decode(file.read_bytes())
    name = file.name.removesuffix(SUFFIX)
    text = file.with_name(f"{name}.txt").read_text(encoding="utf-8")
    lists = {kind: [_claim(record, text) for record in labels.get(kind) or ()] for kind in KINDS}
    header = DocumentHeader(
        path=name, title=labels["document"].get("title"), outlet=labels["document"].get("outlet"),
        published=labels["document"].get("published"), published_basis="stated", dateline=Dateline(),
        language="en", sections=(),
    )  # fmt: skip
    extraction = Extraction(
        document=header,
        **{kind: msgspec.convert(records, tuple[SHAPES[kind], ...]) for kind, records in lists.items()},  # type: ignore[valid-type]
    )
    return Document(path=name, text=text, clean=text, offsets=OffsetMap(), sections=()), extraction


def _claim(record: dict[str, Any], text: str) -> dict[str, Any]:  # Any: JSON
    spans = []
    for quote in _quotes(record):
        start = text.find(quote)
        spans.append({"start": start, "end": start + len(quote)})
    kept = {name: value for name, value in record.items() if name not in ("evidence", "note")}
    return kept | {"evidence": spans, "rule": "labelled", "confidence": 1.0}


def _quotes(record: dict[str, Any]) -> list[str]:  # Any: JSON
    return [quote if isinstance(quote, str) else quote["quote"] for quote in record["evidence"]]


def read_facts(shared: Path) -> tuple[Fact, ...]:
    """Return the facts that all labelled documents tell together."""
    with open_ledger(":memory:") as ledger:
        for part in ("seeds", "dev"):
            for file in sorted((shared / "gold" / part).glob(f"*{SUFFIX}")):
                ledger.add(*read_labelled(file))
        return ledger.facts()


def read_pairs(shared: Path) -> dict[Verdict, list[Pair]]:
    """Return the labelled pairs by verdict."""
    content = (shared / "gold" / "follow.json").read_bytes()
    return msgspec.json.decode(content, type=dict[Verdict, list[Pair]])


# --- scoring ---------------------------------------------------------------------------------------


class Names:
    """Finds the facts that a side of a pair means: by document and quote, and of those by parties."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._told = [
            (fact, account.source.path, account.quotes) for fact in facts for account in fact.accounts
        ]

    def find(self, side: Side) -> set[str]:
        """Return the keys of the facts meant; at least one where the labels are consistent."""
        quoted = [
            fact
            for fact, path, quotes in self._told
            if path == side.doc and fact.kind == side.kind and any(side.quote in quote for quote in quotes)
        ]
        exact = [fact for fact in quoted if _own_parties(fact) == set(side.parties)]
        return {fact.key for fact in exact or quoted}


def _own_parties(fact: Fact) -> set[str]:
    return set(fact.claim.by) if isinstance(fact.claim, Commitment | Position) else set(fact.parties)


def compare(facts: Sequence[Fact], pairs: dict[Verdict, list[Pair]]) -> Outcome:
    """Return how the suggestions for all commitments agree with the labelled pairs."""
    chronicle = Chronicle(facts)
    commitments = [fact for fact in facts if isinstance(fact.claim, Commitment)]
    suggestions = [(fact, made) for fact in commitments for made in suggest_answers(fact, chronicle)]
    made = {(fact.key, suggestion.answer.key): (fact, suggestion) for fact, suggestion in suggestions}
    names, labelled = Names(facts), Counter[tuple[str, str]]()
    hits: dict[Verdict, list[tuple[Pair, Suggestion | None]]] = {}
    for verdict in get_args(Verdict):
        hits[verdict] = []
        for pair in pairs[verdict]:
            keys = [(c, a) for c in names.find(pair.commitment) for a in names.find(pair.answer)]
            labelled.update(keys)
            hits[verdict].append((pair, next((made[key][1] for key in keys if key in made), None)))
    found = [(pair, suggestion) for pair, suggestion in hits["links"] if suggestion is not None]
    missed = tuple(pair for pair, suggestion in hits["links"] if suggestion is None)
    wrong = tuple(pair for pair, suggestion in hits["not"] if suggestion is not None)
    same = sum(pair.degree == suggestion.degree for pair, suggestion in found)
    return Outcome(
        Score(len(found), len(missed), len(wrong), same),
        missed,
        wrong,
        tuple(value for key, value in made.items() if key not in labelled),
    )


# --- reporting -------------------------------------------------------------------------------------


def _is_readable(pair: Pair) -> bool:
    return not is_held_out(pair.commitment.doc) and not is_held_out(pair.answer.doc)


def _report(outcome: Outcome) -> Iterator[str]:
    score = outcome.score
    yield (
        f"precision {score.precision:.3f}, recall {score.recall:.3f}; degree as labelled in "
        f"{score.same_degree} of {score.found}; {len(outcome.unlabelled)} suggestions that nobody labelled"
    )


def _pair_lines(title: str, pairs: Iterable[Pair]) -> Iterator[str]:
    for pair in filter(_is_readable, pairs):
        yield f"{title}: {pair.commitment.doc}: {pair.commitment.quote[:200]!r}"
        yield f"    <- {pair.answer.kind} {pair.answer.doc}: {pair.answer.quote[:160]!r} ({pair.why})"


def _unlabelled_lines(outcome: Outcome, limit: int) -> Iterator[str]:
    readable = [
        (fact, suggestion)
        for fact, suggestion in outcome.unlabelled
        if not any(is_held_out(a.source.path) for f in (fact, suggestion.answer) for a in f.accounts)
    ]
    step = max(1, len(readable) // limit) if limit else 1
    for fact, suggestion in readable[::step][:limit]:
        answer = suggestion.answer
        yield (
            f"{suggestion.score:.2f} {suggestion.degree} {fact.accounts[0].source.path} "
            f"{'+'.join(fact.parties)}: {fact.accounts[0].quotes[0][:220]!r}"
        )
        told = answer.accounts[0]
        yield (
            f"    <- {answer.kind} {told.source.path} {answer.start} {'+'.join(answer.parties)}: "
            f"{told.quotes[0][:160]!r}"
        )
        yield f"    {suggestion.reason}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, and on demand what was missed, wrong or not labelled."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--missed", action="store_true")
    parser.add_argument("--unlabelled", type=int, default=0, metavar="NUMBER")
    options = parser.parse_args(arguments)
    if not (options.shared / "gold" / "follow.json").is_file():
        print("skipped: shared data not present")
        return 0
    outcome = compare(read_facts(options.shared), read_pairs(options.shared))
    print(*_report(outcome), sep="\n")
    if options.missed:
        print(*_pair_lines("missed", outcome.missed), *_pair_lines("wrong", outcome.wrong), sep="\n")
    print(*_unlabelled_lines(outcome, options.unlabelled), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
