"""Extractions of the labelled documents, made by the package itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from communique.evaluation.gold import SUFFIX
from communique.model import Extraction


def extract_texts(gold_dir: Path) -> Iterator[Extraction]:
    """Yield the extraction of each labelled document of a folder, in the order of their names.

    Raises InputError where a text cannot be read.
    """
    from communique.extraction.extract import extract
    from communique.reading import find_sources, read_source

    texts = [
        str(file.with_name(file.name.removesuffix(SUFFIX) + ".txt"))
        for file in sorted(gold_dir.glob(f"*{SUFFIX}"))
    ]
    for source in find_sources(texts):
        yield extract(read_source(source))
