"""Sentences that hold a trigger of a kind of record but gave no such record, by how often their shape occurs.

python -m benchmarks.coverage [--kind KIND] [--top N] [--source SOURCE] [--shared FOLDER]

A shape is the trigger with what stands around it, lower-cased, names written P, times and numbers N.
The whole list goes to out/coverage-KIND.tsv; documents held out from reading are left out.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from benchmarks.corpus import HERE, OUT, SHARED, load_corpus, read_documents
from communique.evaluation.labels import KINDS, Kind
from communique.extraction.discourse import Discourse
from communique.extraction.extract import read_claims, read_document
from communique.language.en.analysis import Sentence
from communique.model import Extraction

BEFORE, AFTER = 3, 3
"""Words of a shape that stand before and after the trigger: with the trigger itself some seven in all."""
EXAMPLES = 3
"""Sentences shown with each shape."""
TOKEN = re.compile(r"\w+(?:['’.-]\w+)*|[^\w\s]")
NUMBER = re.compile(r"\d[\d.,:/-]*(?:st|nd|rd|th)?")


class Gap(NamedTuple):
    """A sentence with a trigger and without a record of the trigger's kind."""

    kind: Kind
    shape: str
    document: str
    sentence: str


def load_triggers() -> dict[Kind, re.Pattern[str]]:
    """Return one expression a kind that matches any of its triggers as whole words."""
    lists: Mapping[Kind, list[str]] = yaml.safe_load((HERE / "triggers.yaml").read_text(encoding="utf-8"))
    return {kind: re.compile(rf"\b(?:{'|'.join(lists[kind])})\b", re.IGNORECASE) for kind in KINDS}


def find_gaps(
    discourse: Discourse, extraction: Extraction, triggers: Mapping[Kind, re.Pattern[str]]
) -> Iterator[Gap]:
    """Yield a gap for each sentence and kind with a trigger and no record, shaped by its first trigger."""
    document = discourse.analysis.document
    for kind, expression in triggers.items():
        taken = [span for claim in getattr(extraction, kind) for span in claim.evidence]
        for sentence in discourse.analysis.sentences:
            found = expression.search(document.clean, sentence.start, sentence.end)
            place = document.original(sentence.start, sentence.end)
            if found and not any(span.start < place.end and place.start < span.end for span in taken):
                text = " ".join(document.clean[sentence.start : sentence.end].split())
                yield Gap(kind, shape_of(document.clean, sentence, found.span()), document.path, text)


def shape_of(text: str, sentence: Sentence, trigger: tuple[int, int]) -> str:
    """Return the shape of a sentence around ``trigger`` (clean offsets)."""
    before = _masked(text, sentence, sentence.start, trigger[0])[-BEFORE:]
    after = _masked(text, sentence, trigger[1], sentence.end)[:AFTER]
    return " ".join([*before, f"[{text[trigger[0] : trigger[1]].lower()}]", *after])


def _masked(text: str, sentence: Sentence, start: int, end: int) -> list[str]:
    """Return the words from ``start`` to ``end``, lower-cased, mentions and numbers as one letter each."""
    named = (m for m in sentence.mentions.values() if m.person or m.title or m.name or m.time)
    words: list[str] = []
    at = start
    for mention in sorted(named, key=lambda m: m.start):
        if at <= mention.start and mention.end <= end:
            words += _words(text[at : mention.start])
            words.append("N" if mention.time else "P")
            at = mention.end
    words += _words(text[at:end])
    return [word for i, word in enumerate(words) if word not in "NP" or words[i - 1 : i] != [word]]


def _words(text: str) -> list[str]:
    return [NUMBER.sub("N", token) if token[0].isdigit() else token.lower() for token in TOKEN.findall(text)]


def group(gaps: Sequence[Gap]) -> list[tuple[str, list[Gap]]]:
    """Return the gaps by shape, the most frequent shape first, ties by shape."""
    shapes: dict[str, list[Gap]] = defaultdict(list)
    for gap in gaps:
        shapes[gap.shape].append(gap)
    return sorted(shapes.items(), key=lambda item: (-len(item[1]), item[0]))


def write_table(kind: Kind, shapes: Sequence[tuple[str, list[Gap]]]) -> Path:
    """Write all gaps of a kind as tab-separated lines and return the file."""
    OUT.mkdir(exist_ok=True)
    file = OUT / f"coverage-{kind}.tsv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter="\t")
        writer.writerow(("count", "shape", "document", "sentence"))
        for shape, gaps in shapes:
            writer.writerows((len(gaps), shape, gap.document, gap.sentence) for gap in gaps)
    return file


def main() -> None:
    """Read the corpus and print the most frequent shapes of each kind."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kind", choices=KINDS, action="append", help="only this kind (may be repeated)")
    parser.add_argument("--top", type=int, default=25, help="shapes to print a kind")
    parser.add_argument("--source", action="append", default=[], help="cn, ru or wh (may be repeated)")
    parser.add_argument("--shared", type=Path, default=SHARED)
    options = parser.parse_args()
    kinds: Sequence[Kind] = options.kind or KINDS
    triggers = {kind: expression for kind, expression in load_triggers().items() if kind in kinds}
    entries = [entry for entry in load_corpus(options.shared, options.source) if not entry.held_out]
    gaps: list[Gap] = []
    for _, document in read_documents(entries):
        discourse = read_document(document)
        gaps += find_gaps(discourse, read_claims(discourse).extraction, triggers)
    for kind in kinds:
        shapes = group([gap for gap in gaps if gap.kind == kind])
        total = sum(len(of_shape) for _, of_shape in shapes)
        print(f"\n{kind}: {total} sentences, {len(shapes)} shapes; all in {write_table(kind, shapes)}")
        for shape, of_shape in shapes[: options.top]:
            print(f"{len(of_shape):6} {shape}")
            print(*(f"         {gap.sentence[:180]}" for gap in of_shape[:EXAMPLES]), sep="\n")


if __name__ == "__main__":
    main()
