"""Draws random claims from unlabelled documents and writes them for reading by hand.

python -m benchmarks.sample --kind events -n 60 --seed 1 [--source SOURCE] [--shared FOLDER]

Writes out/sample-KIND-SEED.md to read and out/sample-KIND-SEED.tsv to mark: y or n in the first
column, and in the second why not; `python -m benchmarks.precision FILE` turns it into a figure.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from benchmarks.corpus import OUT, SHARED, Entry, load_corpus, read_documents
from communique.evaluation.labels import KINDS, Kind
from communique.extraction.extract import extract
from communique.model import Claim, Document

CONTEXT = 200
"""Code points of text shown on either side of the evidence, cut at line ends."""
ASIDE = {"evidence", "rule", "confidence", "plover", "cameo"}
"""Fields shown elsewhere or not judged."""
COLUMNS = ("ok", "why", "number", "rule", "document", "published", "title", "evidence", "context", "fields")


class Drawn(NamedTuple):
    """A claim with the document that made it."""

    entry: Entry
    document: Document
    claim: Claim


def draw(documents: Iterable[tuple[Entry, Document]], kind: Kind, n: int, seed: int) -> list[Drawn]:
    """Return ``n`` claims of a kind, each claim equally likely, or all of them where there are fewer."""
    claims = [
        Drawn(entry, document, claim)
        for entry, document in documents
        for claim in getattr(extract(document), kind)
    ]
    return random.Random(seed).sample(claims, min(n, len(claims)))  # noqa: S311 - repeatable, not secret


def quotes_of(drawn: Drawn) -> list[str]:
    """Return the evidence of a claim, each quote on one line."""
    return [" ".join(drawn.document.text[span.start : span.end].split()) for span in drawn.claim.evidence]


def context_of(drawn: Drawn) -> str:
    """Return what stands around the first quote of a claim, the quote in 【】."""
    text, span = drawn.document.text, drawn.claim.evidence[0]
    before = text[max(0, span.start - CONTEXT) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + CONTEXT].partition("\n")[0]
    return " ".join(f"{before}【{text[span.start : span.end]}】{after}".split())


def fields_of(claim: Claim) -> dict[str, Any]:
    """Return what a claim says, without how it was found and without empty values."""
    values = msgspec.to_builtins(claim)
    return {name: value for name, value in values.items() if name not in ASIDE and value not in (None, ())}


def write_sheet(file: Path, sample: Sequence[Drawn]) -> None:
    """Write the sample as tab-separated lines to be marked."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter="\t")
        writer.writerow(COLUMNS)
        for number, drawn in enumerate(sample, 1):
            row, claim = drawn.entry.row, drawn.claim
            fields = msgspec.json.encode(fields_of(claim)).decode()
            about = (row.id, drawn.document.published, drawn.document.title)
            said = (" … ".join(quotes_of(drawn)), context_of(drawn), fields)
            writer.writerow(("", "", number, claim.rule, *about, *said))


def as_markdown(kind: Kind, seed: int, sample: Sequence[Drawn]) -> str:
    """Return the sample as a page to read: fields first, then the words they were read from."""
    lines = [f"# {len(sample)} {kind}, seed {seed}", ""]
    for number, drawn in enumerate(sample, 1):
        title = drawn.document.title or drawn.entry.row.id
        fields = fields_of(drawn.claim).items()
        lines += [
            f"## {number}. {title} ({drawn.document.published or 'undated'})", "",
            f"`{drawn.claim.rule}` {drawn.claim.confidence:.2f}", "",
            *(f"- {name}: {msgspec.json.encode(value).decode()}" for name, value in fields), "",
            f"> {context_of(drawn)}", "",
            *(f"> also: {quote}" for quote in quotes_of(drawn)[1:]), "",
        ]
    return "\n".join(lines)


def main() -> None:
    """Draw a sample and write both files."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kind", choices=KINDS, required=True)
    parser.add_argument("-n", type=int, default=60, help="claims to draw")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--source", action="append", default=[], help="cn, ru or wh (may be repeated)")
    parser.add_argument("--shared", type=Path, default=SHARED)
    options = parser.parse_args()
    entries = [entry for entry in load_corpus(options.shared, options.source) if not entry.labelled]
    sample = draw(read_documents(entries), options.kind, options.n, options.seed)
    OUT.mkdir(exist_ok=True)
    sheet = OUT / f"sample-{options.kind}-{options.seed}.tsv"
    write_sheet(sheet, sample)
    sheet.with_suffix(".md").write_text(as_markdown(options.kind, options.seed, sample), encoding="utf-8")
    print(f"{len(sample)} claims in {sheet.with_suffix('.md')}; mark them in {sheet}")


if __name__ == "__main__":
    main()
