"""Compares the visits and meetings found in a corpus with tables of visits that historians coded.

python -m benchmarks.visits [--list] [--shared FOLDER]

A row of a table is reachable where a document published within two days of it names the visitor or the
state (README of the corpus). That is generous: a state is often named for another reason. So recall is
given for three sets of rows, each within the one before: visitor or state named; both named in one
document; both named in one sentence. A row is found where an extracted event has the state, the person
and the day. What was not found goes to out/visits-misses.md; --list prints it too.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec
import yaml
from rapidfuzz.distance import Levenshtein

from benchmarks.corpus import HERE, OUT, SHARED, Entry, load_corpus, read_documents
from communique.evaluation.wording import fold
from communique.extraction.extract import read_claims, read_document
from communique.language.en.parties import find_names, party_code
from communique.model import AnyEvent, Document, Meeting, Visit

WINDOW = timedelta(days=2)
LEAST_LIKE = 0.8
"""Normalised Levenshtein similarity from which two words are spellings of one name (Zelensky, Zelenskyy)."""
SHOWN_DOCUMENTS, SHOWN_SENTENCES = 3, 3
SETS = ("either named", "both named", "in one sentence")


class Layout(msgspec.Struct, frozen=True):
    """Of a table: whether its visits go to the home state, and its columns of people and states."""

    inward: bool
    person: str
    state: str


class Tables(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of the tables' wording."""

    home: str
    source: str
    tables: dict[str, Layout]
    states: dict[str, str]
    titles: list[str]
    suffixes: list[str]


class Row(NamedTuple):
    """A visit of a table; ``name`` are the folded words of the visitor's name without title and suffix."""

    table: str
    id: str
    inward: bool
    who: str
    title: str
    name: tuple[str, ...]
    state: str
    start: date
    end: date
    description: str


class Sentence(NamedTuple):
    """A sentence with its folded words, as one string, and the parties it names."""

    text: str
    folded: str
    codes: frozenset[str]


class Told(NamedTuple):
    """A document of the corpus: what it says, and the visits and meetings found in it."""

    entry: Entry
    day: date
    sentences: tuple[Sentence, ...]
    events: tuple[AnyEvent, ...]


class Outcome(NamedTuple):
    """How a row fared: in which of the three sets it is, what was found of it."""

    row: Row
    sets: tuple[bool, bool, bool]
    near: tuple[Told, ...]
    state_and_day: bool
    person_too: bool


def load_tables() -> Tables:
    """Return the layout of the tables."""
    return msgspec.convert(yaml.safe_load((HERE / "tables.yaml").read_text(encoding="utf-8")), Tables)


def read_rows(shared: Path, tables: Tables) -> Iterator[Row]:
    """Yield the rows of both tables. Raises ValueError for a state that has no code."""
    for name, layout in tables.tables.items():
        with (shared / "corpus" / name).open(encoding="utf-8", newline="") as stream:
            for line in csv.DictReader(stream):
                state = tables.states.get(line[layout.state]) or party_code(line[layout.state])
                if state is None:
                    raise ValueError(f"{name}: no code for {line[layout.state]!r}; add it to tables.yaml")
                title, person = split_name(line[layout.person], tables)
                yield Row(
                    name, line["id"], layout.inward, line[layout.person], title, person, state,
                    date.fromisoformat(line["start"]), date.fromisoformat(line["end"]),
                    line.get("description") or line.get("remarks") or "",
                )


def split_name(who: str, tables: Tables) -> tuple[str, tuple[str, ...]]:
    """Return the folded title that heads a name ("" for none) and the folded words of the name."""
    folded = fold(who)
    title = next((title for title in tables.titles if folded.startswith(f"{title} ")), "")
    words = folded.removeprefix(title).split()
    return title, tuple(word for word in words if word not in tables.suffixes)


def read_told(entries: Iterable[Entry]) -> Iterator[Told]:
    """Yield what each document says."""
    for entry, document in read_documents(entries):
        discourse = read_document(document)
        extraction = read_claims(discourse).extraction
        events = [event for event in extraction.events if isinstance(event, Visit | Meeting)]
        spans = [(sentence.start, sentence.end) for sentence in discourse.analysis.sentences]
        yield Told(entry, date.fromisoformat(entry.day), tuple(_sentences(document, spans)), tuple(events))


def _sentences(document: Document, spans: Sequence[tuple[int, int]]) -> Iterator[Sentence]:
    for start, end in spans:
        text = document.clean[start:end]
        codes = frozenset(name.code for name in find_names(text) if name.code)
        yield Sentence(" ".join(text.split()), f" {fold(text)} ", codes)


# --- what is named ------------------------------------------------------------------------------


def names_person(folded: str, row: Row) -> bool:
    """Tell whether folded text names the visitor: by the last word, two words, or title and any word."""
    present = [word for word in row.name if f" {word} " in folded]
    titled = any(f" {row.title} {word} " in folded for word in present) if row.title else False
    return titled or row.name[-1] in present or len(present) > 1


def reach(row: Row, near: Sequence[Told]) -> tuple[bool, bool, bool]:
    """Return in which of the three sets a row is, given the documents published near it."""
    person = [any(names_person(s.folded, row) for s in told.sentences) for told in near]
    state = [any(row.state in s.codes for s in told.sentences) for told in near]
    together = any(
        row.state in s.codes and names_person(s.folded, row) for told in near for s in told.sentences
    )
    return any(person) or any(state), any(map(all, zip(person, state, strict=True))), together


# --- what is found ------------------------------------------------------------------------------


def is_state_and_day(event: AnyEvent, row: Row, home: str) -> bool:
    """Tell whether an event is between the right states, in the right direction, on a day of the row."""
    if isinstance(event, Visit):
        way = (row.state, home) if row.inward else (home, row.state)
        right = (event.origin, event.destination) == way
    else:
        right = {row.state, home} <= set(event.parties)
    return right and _is_on_a_day(event, row)


def _is_on_a_day(event: AnyEvent, row: Row) -> bool:
    try:
        start, end = date.fromisoformat(event.start or ""), date.fromisoformat(event.end or event.start or "")
    except ValueError:  # a month, a year, or a day of no year
        return False
    return start <= row.end and row.start <= end


def has_person(event: AnyEvent, row: Row) -> bool:
    """Tell whether a participant's name shares a word with the visitor's, spellings apart."""
    words = {word for person in event.participants for word in fold(person.name).split()}
    return any(
        Levenshtein.normalized_similarity(word, other) >= LEAST_LIKE
        for word in words
        for other in row.name
        if len(word) > 1
    )


def judge(row: Row, told: Sequence[Told], home: str) -> Outcome:
    """Return how a row fared against the whole corpus."""
    near = tuple(one for one in told if row.start - WINDOW <= one.day <= row.end + WINDOW)
    events = [event for one in told for event in one.events if is_state_and_day(event, row, home)]
    return Outcome(row, reach(row, near), near, bool(events), any(has_person(event, row) for event in events))


# --- reporting ----------------------------------------------------------------------------------


def as_table(outcomes: Sequence[Outcome]) -> str:
    """Return recall a table and set of rows: state and day, then person too."""
    lines = [f"{'':30}{'rows':>20}{'state, day':>18}{'and person':>18}"]
    for table in (*dict.fromkeys(outcome.row.table for outcome in outcomes), "both"):
        of_table = [outcome for outcome in outcomes if table in (outcome.row.table, "both")]
        lines.append(f"{table:30}{len(of_table):20}")
        for i, name in enumerate(SETS):
            reached = [outcome for outcome in of_table if outcome.sets[i]]
            days = _share(sum(outcome.state_and_day for outcome in reached), len(reached))
            people = _share(sum(outcome.person_too for outcome in reached), len(reached))
            lines.append(f"  {name:28}{len(reached):20}{days:>18}{people:>18}")
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part} = {part / whole:.2f}" if whole else "-"


def describe_misses(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield lines on each reachable row that was not found, those told in one sentence first."""
    missed = [outcome for outcome in outcomes if outcome.sets[0] and not outcome.person_too]
    for outcome in sorted(missed, key=lambda outcome: -sum(outcome.sets)):
        row = outcome.row
        state = f"{row.state}, {'to' if row.inward else 'from'} the home state"
        got = "state and day found, person not" if outcome.state_and_day else "not found"
        yield f"## {row.who} ({state}) {row.start} to {row.end}: {SETS[sum(outcome.sets) - 1]}, {got}"
        yield f"{row.description}\n"
        shown = [told for told in outcome.near if not told.entry.held_out and _telling(told, row)]
        for told in sorted(shown, key=lambda told: abs(told.day - row.start))[:SHOWN_DOCUMENTS]:
            yield f"- {told.day} {told.entry.row.title or told.entry.row.id}"
            yield from (f"  - {sentence.text[:300]}" for sentence in _telling(told, row)[:SHOWN_SENTENCES])
            of_state = (event for event in told.events if row.state in event.parties)
            yield from (f"  - found: {_event_line(event)}" for event in of_state)
        yield ""


def _telling(told: Told, row: Row) -> list[Sentence]:
    """Return the sentences that name the state or the visitor, those that name both first."""
    named = [((row.state in s.codes) + names_person(s.folded, row), s) for s in told.sentences]
    return [s for count, s in sorted(named, key=lambda item: -item[0]) if count]


def _event_line(event: AnyEvent) -> str:
    way = f"{event.origin} → {event.destination}" if isinstance(event, Visit) else ", ".join(event.parties)
    people = "; ".join(person.name or person.office or "" for person in event.participants)
    return f"{event.type} {way} {event.start}/{event.end} {event.status} [{people}]"


def main() -> None:
    """Read corpus and tables and print recall."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--list", action="store_true", help="print what was not found")
    parser.add_argument("--shared", type=Path, default=SHARED)
    options = parser.parse_args()
    tables = load_tables()
    told = list(read_told(load_corpus(options.shared, [tables.source])))
    outcomes = [judge(row, told, tables.home) for row in read_rows(options.shared, tables)]
    misses = "\n".join(describe_misses(outcomes))
    OUT.mkdir(exist_ok=True)
    file = OUT / "visits-misses.md"
    file.write_text(misses, encoding="utf-8")
    if options.list:
        print(misses)
    print(f"{as_table(outcomes)}\nnot found: {file}")


if __name__ == "__main__":
    main()
