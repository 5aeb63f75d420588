"""Shows where the time of `extract` goes: the functions that cost most over a draw from the corpus.

python -m benchmarks.profile_extract [--words N] [--top N] [--shared FOLDER]
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
from pathlib import Path

from benchmarks.corpus import SHARED
from benchmarks.speed import choose_texts
from communique.extraction.extract import extract
from communique.reading import read_text


def main() -> None:
    """Profile `extract` and print its most expensive functions by their own time."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--words", type=int, default=20_000)
    parser.add_argument("--top", type=int, default=30)
    parser.add_argument("--shared", type=Path, default=SHARED)
    options = parser.parse_args()
    documents = [read_text(text) for text in choose_texts(options.shared, options.words)[1]]
    extract(documents[0])
    profile = cProfile.Profile()
    profile.enable()
    for document in documents:
        extract(document)
    profile.disable()
    pstats.Stats(profile).strip_dirs().sort_stats("tottime").print_stats(options.top)


if __name__ == "__main__":
    main()
