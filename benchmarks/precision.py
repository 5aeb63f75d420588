"""Turns marked samples into figures: precision with its interval, and the wrong ones with the reason.

python -m benchmarks.precision FILE.tsv [FILE.tsv …]

The first column holds y (right) or n (wrong); lines not marked are counted and left out.
"""

from __future__ import annotations

import argparse
import csv
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

Z95 = 1.96
"""Standard normal quantile of a two-sided interval of 95 %."""


class Marks(NamedTuple):
    """A marked sample: numbers of lines, and (rule, reason, evidence) of each wrong one."""

    right: int
    wrong: int
    unmarked: int
    reasons: tuple[tuple[str, str, str], ...]

    @property
    def precision(self) -> float | None:
        """Share of the marked lines that are right, None where nothing is marked."""
        marked = self.right + self.wrong
        return self.right / marked if marked else None


def read_marks(file: Path) -> Marks:
    """Return the marks of a sheet. Raises ValueError for a mark that is neither y nor n."""
    right = unmarked = 0
    reasons = []
    with file.open(encoding="utf-8", newline="") as stream:
        for line in csv.DictReader(stream, delimiter="\t"):
            match line["ok"].strip().lower():
                case "y":
                    right += 1
                case "n":
                    reasons.append((line["rule"], line["why"], line["evidence"]))
                case "":
                    unmarked += 1
                case other:
                    raise ValueError(f"{file}: number {line['number']}: {other!r} is neither y nor n")
    return Marks(right, len(reasons), unmarked, tuple(reasons))


def interval(right: int, marked: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson's score interval); ``marked`` is at least 1."""
    share, z2 = right / marked, Z95 * Z95
    centre = (share + z2 / (2 * marked)) / (1 + z2 / marked)
    half = Z95 * math.sqrt(share * (1 - share) / marked + z2 / (4 * marked**2)) / (1 + z2 / marked)
    return max(0.0, centre - half), min(1.0, centre + half)


def report(file: Path, marks: Marks) -> str:
    """Return the figure of one sheet and its wrong lines."""
    if marks.precision is None:
        return f"{file}: nothing marked yet"
    marked = marks.right + marks.wrong
    low, high = interval(marks.right, marked)
    head = f"{file}: {marks.precision:.2f} ({marks.right} of {marked}, 95 % {low:.2f} to {high:.2f})"
    if marks.unmarked:
        head += f", {marks.unmarked} not marked"
    wrong = (f"  {rule}: {why} — {evidence[:160]}" for rule, why, evidence in marks.reasons)
    return "\n".join([head, *wrong])


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of each file; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    for file in parser.parse_args(arguments).files:
        try:
            print(report(file, read_marks(file)))
        except (OSError, ValueError) as error:
            print(error, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
