"""Measures the ledger as it grows: the cost of a claim, of one more document, and of the queries.

python -m benchmarks.growth [--claims N …] [--ledger FILE|URL | --postgresql] [--minutes N] [--seed N]

Claims are made up (`benchmarks.invented`), in a ledger of each size, in a folder that goes where no place is
named; with ``--postgresql`` in a database of its own, started on loopback and stopped afterwards. Seconds are
those of the clock and of the processor, on one core; the processor's leave out what a PostgreSQL does in
processes of its own. A size not reached after ``--minutes`` is measured as far as it came. Queries are those
behind ``brief``, ``timeline``, ``search`` and ``who``, for pairs of states drawn evenly from all, and for the
hundredth of them with most facts. The figures go to out/growth.json or out/growth-postgresql.json.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.corpus import OUT
from benchmarks.invented import World, documents
from benchmarks.postgresql import find_programs, running_postgresql
from communique.ledger import Ledger, open_ledger
from communique.ledger.writing import claims_of
from communique.model import Document, Extraction, OfficeHolder
from communique.publishing.briefing.brief import brief
from communique.publishing.listing.search import search
from communique.publishing.listing.timeline import timeline
from communique.publishing.listing.who import who

SIZES = (10_000, 100_000, 1_000_000)
ONE_BY_ONE = 30
"""Documents added to the full ledger each by itself."""
ASKED = 100
"""Queries of each sort."""
STEP = 2_000
"""Documents between two looks at the clock."""
SHOWN = 50
"""Facts of each kind that a page on the busiest pairs would show."""

BRIEFS = 60
"""Whole briefs: one on a pair that has much of the record takes seconds."""

Figures = dict[str, Any]
"""Named figures of one size, as JSON; ``Any``: numbers and lists of them."""


def main() -> None:
    """Measure the sizes asked for and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--claims", type=int, nargs="+", default=SIZES, metavar="N")
    place = parser.add_mutually_exclusive_group()
    place.add_argument(
        "--ledger", metavar="FILE|URL", help="kept after measuring; one in a folder that goes, if none"
    )
    place.add_argument("--postgresql", action="store_true", help="in a PostgreSQL started for it")
    parser.add_argument("--minutes", type=float, default=15, metavar="N", help="of filling, for each size")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    arguments = parser.parse_args()
    figures = []
    for claims in arguments.claims:
        with _place(arguments.ledger, is_postgresql=arguments.postgresql) as where:
            figures.append(measure(where, claims, arguments.seed, arguments.minutes))
        _show(figures[-1], as_json=arguments.json)
    OUT.mkdir(exist_ok=True)
    name = "growth-postgresql.json" if arguments.postgresql else "growth.json"
    (OUT / name).write_text(json.dumps(figures, indent=2) + "\n")


@contextmanager
def _place(named: str | None, *, is_postgresql: bool) -> Iterator[str]:
    """Give the place named, or one that goes afterwards."""
    if named is not None:
        yield named
    elif is_postgresql:
        programs = find_programs()
        if programs is None:
            raise SystemExit("growth: PostgreSQL is not installed; install it, or name one with --ledger")
        with running_postgresql(programs) as url:
            yield url.render_as_string(hide_password=False)
    else:
        with tempfile.TemporaryDirectory() as folder:
            yield str(Path(folder) / "ledger.sqlite")


def measure(place: str, claims: int, seed: int, minutes: float) -> Figures:
    """Return the figures of a ledger of so many claims, made in an empty place."""
    coming = documents(sys.maxsize, seed)
    with open_ledger(place) as ledger:
        if ledger.size().documents:
            raise SystemExit(f"growth: the ledger is not empty: {place.rpartition('@')[2]}")
        figures = _fill(ledger, coming, claims, minutes)
        size = ledger.size()
        figures |= {"documents": size.documents, "claims": size.claims, "facts": size.facts}
        more = islice(coming, ONE_BY_ONE)
        added = [_timed(lambda item=item: ledger.add(*item)) for item in more]  # type: ignore[misc]
        figures["one_document_ms"] = _spread(added)
        figures["queries_ms"] = _ask(ledger, World(seed).pairs, random.Random(seed))  # noqa: S311 (a draw)
    if "://" not in place:
        figures["megabytes"] = round(Path(place).stat().st_size / 1e6)
    return figures


def _fill(
    ledger: Ledger, coming: Iterator[tuple[Document, Extraction]], claims: int, minutes: float
) -> Figures:
    """Add documents until there are so many claims; making them up is not timed."""
    wall = processor = 0.0
    total = 0
    along: list[Figures] = []
    while total < claims and wall < minutes * 60:
        chunk = _chunk(coming, claims - total)
        began, began_processor = time.perf_counter(), time.process_time()
        count = sum(added.claims for added in ledger.add_all(chunk))
        took, took_processor = time.perf_counter() - began, time.process_time() - began_processor
        wall, processor, total = wall + took, processor + took_processor, total + count
        along.append({
            "claims": total, "a_second": round(count / took),
            "a_processor_second": round(count / took_processor), "load": round(os.getloadavg()[0], 1),
        })  # fmt: skip
    return {
        "claims_per_second": round(total / wall),
        "claims_per_processor_second": round(total / processor),
        "seconds": round(wall),
        "along_the_way": along[:: max(1, len(along) // 10)],
        "stopped_early": total < claims,
    }


def _chunk(coming: Iterator[tuple[Document, Extraction]], claims: int) -> list[tuple[Document, Extraction]]:
    """Return the next documents: `STEP`, or fewer that make so many claims."""
    chunk: list[tuple[Document, Extraction]] = []
    while claims > 0 and len(chunk) < STEP:
        chunk.append(next(coming))
        claims -= sum(1 for _ in claims_of(chunk[-1][1]))
    return chunk


def _ask(ledger: Ledger, pairs: Sequence[tuple[str, str]], chance: random.Random) -> Figures:
    people = ledger.facts(kinds=["office_holders"], limit=2_000)
    names = sorted({fact.claim.name for fact in people if isinstance(fact.claim, OfficeHolder)})
    words = [
        "harbour",
        "visa training",
        "timber harbour",
        "orchestra",
        "strategic partnership",
        "lithium exports",
    ]
    draw = chance.choice
    busiest = pairs[: len(pairs) // 100]
    return {
        "facts of a pair": _times(lambda: ledger.facts(*draw(pairs))),
        "people of a pair": _times(lambda: _people(ledger, *draw(pairs))),
        "timeline": _times(lambda: timeline(ledger, *draw(pairs))),
        "search": _times(lambda: search(ledger, draw(words))),
        "search within a pair": _times(lambda: search(ledger, draw(words), draw(pairs))),
        "who": _times(lambda: who(ledger, draw(names))),
        "office holders of a name": _times(lambda: ledger.office_holders(draw(names))),
        "busiest pairs, all facts": _times(lambda: ledger.facts(*draw(busiest)), 20),
        "busiest pairs, last facts": _times(lambda: ledger.facts(*draw(busiest), limit=SHOWN)),
        "busiest pairs, counts": _times(lambda: ledger.count_facts(*draw(busiest))),
        "a whole brief": _times(lambda: brief(ledger, *draw(pairs)), BRIEFS),
    }


def _people(ledger: Ledger, one: str, other: str) -> None:
    """Ask for the people of a pair, by the last of the documents about it."""
    facts = ledger.facts(one, other, limit=SHOWN)
    told_in = {account.source.id for fact in facts for account in fact.accounts}
    for party in (one, other):
        ledger.officials(party, told_in)


def _times(ask: Callable[[], object], count: int = ASKED) -> Figures:
    return _spread([_timed(ask) for _ in range(count)])


def _timed(run: Callable[[], object]) -> tuple[float, float]:
    """Return the milliseconds that something took, by the clock and by the processor."""
    began, began_processor = time.perf_counter(), time.process_time()
    run()
    return (time.perf_counter() - began) * 1_000, (time.process_time() - began_processor) * 1_000


def _spread(times_ms: Sequence[tuple[float, float]]) -> Figures:
    clock, processor = zip(*times_ms, strict=True)
    return {
        "median": round(median(clock), 1),
        "p95": round(quantiles(clock, n=20)[-1], 1),
        "p95_processor": round(quantiles(processor, n=20)[-1], 1),
    }


def _show(figures: Figures, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(figures), flush=True)
        return
    print(f"{figures['claims']:,} claims, {figures['documents']:,} documents, {figures['facts']:,} facts")
    print(f"  claims a second                {figures['claims_per_second']:>8,}")
    print(f"  claims a processor second      {figures['claims_per_processor_second']:>8,}")
    for name, spread in {"one more document": figures["one_document_ms"], **figures["queries_ms"]}.items():
        times = f"{spread['median']:>8.1f} ms, p95 {spread['p95']:.1f} ms"
        print(f"  {name:<30} {times} (processor {spread['p95_processor']:.1f} ms)", flush=True)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what was started is stopped, then, too
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    main()
