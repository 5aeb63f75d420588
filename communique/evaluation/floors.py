"""Holds accuracy against the floors kept in a file: ``python -m communique.evaluation.floors``.

Exit codes: 0 all floors held, or no labelled documents present; 1 a floor is broken or something is not
in order; 2 wrong use.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import yaml

from communique.errors import CommuniqueError, SetupError
from communique.evaluation.extracting import extract_texts
from communique.evaluation.gold import load_gold
from communique.evaluation.labels import Kind
from communique.evaluation.predictions import predictions_of
from communique.evaluation.report import split_evaluations
from communique.evaluation.scoring import Evaluation
from communique.model import Record

ABSENT = "skipped: shared data not present"


class Floors(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one set of labelled documents must reach, 0 to 1; ``None`` where nothing is asked yet.

    ``fields`` is keyed ``kind.field``. ``gap`` is how far the F1 of a kind may lie lower on the
    held-out documents than on the set as a whole.
    """

    macro_f1: float | None = None
    kinds: dict[Kind, float | None] = msgspec.field(default_factory=dict)
    fields: dict[str, float | None] = msgspec.field(default_factory=dict)
    gap: float | None = None


class Check(Record, frozen=True):
    """One figure beside what is asked of it.

    ``value`` is ``None`` where nothing could be measured, ``floor`` where nothing is asked.
    """

    name: str
    value: float | None
    floor: float | None

    @property
    def holds(self) -> bool:
        """Tell whether nothing is asked, or the figure was measured and reaches its floor."""
        return self.floor is None or (self.value is not None and self.value >= self.floor)


def read_floors(file: Path) -> dict[str, Floors]:
    """Return the floors of each set, by the name of its folder. Raises SetupError for a file in disorder."""
    try:
        return msgspec.convert(yaml.safe_load(file.read_text(encoding="utf-8")), dict[str, Floors])
    except OSError as error:
        raise SetupError(f"{file}: {error.strerror or error}", "run this where floors.yaml lies") from error
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise SetupError(f"{file}: not a table of floors ({error})", "correct the file") from error


def compare(parts: dict[str, Evaluation], floors: Floors) -> Iterator[Check]:
    """Yield the figures named in the floors, and those of the held-out documents where a gap is set.

    ``parts`` holds the evaluations of ``all`` documents and of those ``unread``, if any.
    """
    whole = parts["all"]
    yield Check("macro F1", whole.macro_f1, floors.macro_f1)
    for kind, floor in floors.kinds.items():
        yield Check(kind, whole.kinds[kind].f1, floor)
    for name, floor in floors.fields.items():
        yield Check(name, _field_rate(whole, name), floor)
    if floors.gap is not None and "unread" in parts:
        for kind, score in parts["unread"].kinds.items():
            yield Check(f"{kind}, held out", score.f1, round(whole.kinds[kind].f1 - floors.gap, 3))


def _field_rate(evaluation: Evaluation, name: str) -> float | None:
    kind, _, field = name.partition(".")
    for known, score in evaluation.kinds.items():
        if known == kind and field in score.fields:
            return score.fields[field].rate
    return None


def as_table(name: str, checks: Sequence[Check]) -> str:
    """Return the checks of one set as lines of a table, the broken ones marked."""
    lines = [f"{name:30}{'found':>8}{'floor':>8}"]
    for check in checks:
        value = "none" if check.value is None else f"{check.value:.3f}"
        floor = "-" if check.floor is None else f"{check.floor:.3f}"
        mark = "" if check.holds else "  BELOW"
        lines.append(f"  {check.name:28}{value:>8}{floor:>8}{mark}")
    return "\n".join(lines)


def check_set(gold_dir: Path, floors: Floors) -> list[Check]:
    """Extract and score one folder of labelled documents and return its checks."""
    predictions = predictions_of(extract_texts(gold_dir))
    return list(compare(split_evaluations(load_gold(gold_dir), predictions), floors))


def main(arguments: Sequence[str] | None = None) -> int:
    """Check every set named in the file of floors that is present; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m communique.evaluation.floors", description=__doc__)
    parser.add_argument("--floors", type=Path, default=Path("floors.yaml"), help="the file of floors")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"), help="folder of the sets")
    options = parser.parse_args(arguments)
    try:
        floors = read_floors(options.floors)
        present = [name for name in floors if (options.gold / name).is_dir()]
        checks = {name: check_set(options.gold / name, floors[name]) for name in present}
    except CommuniqueError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for name, of_set in checks.items():
        sys.stdout.write(as_table(name, of_set) + "\n")
    if not present:
        sys.stdout.write(f"{ABSENT}\n")
    return 0 if all(check.holds for of_set in checks.values() for check in of_set) else 1


if __name__ == "__main__":
    sys.exit(main())
