"""A brief on a party or a pair: standing, people, exchanges, agreements, undertakings, what is coming.

A brief is a record: parts, entries, sentences, and with each sentence the numbers of its sources. It holds
what fits on two pages, the most important of each part, or everything; `paper` turns it into text and files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from communique.language.en.parties import party_name
from communique.ledger import Ledger
from communique.model import Record
from communique.publishing.briefing.drafting import Draft, DraftPart, Form, Saying
from communique.publishing.briefing.footnotes import WHOLE_CITED, CitedDocument, Footnotes, Mark, numbered
from communique.publishing.briefing.matter import Matter, Wanted, gather
from communique.publishing.briefing.parts.bodies import bodies
from communique.publishing.briefing.parts.coming import coming
from communique.publishing.briefing.parts.exchanges import exchanges
from communique.publishing.briefing.parts.holders import holders
from communique.publishing.briefing.parts.instruments import instruments
from communique.publishing.briefing.parts.stances import stances
from communique.publishing.briefing.parts.standing import standing
from communique.publishing.briefing.parts.undertakings import undertakings
from communique.publishing.briefing.room import choose

DEFAULT = Wanted()
PARTS = (standing, holders, exchanges, bodies, instruments, undertakings, stances, coming)
"""The parts in their order; each makes its drafts of the matter."""


class Sentence(Record, frozen=True, kw_only=True):
    """A sentence, the numbers of the sources that say it (at least one), and the keys of its facts."""

    text: str
    citations: tuple[int, ...]
    facts: tuple[str, ...]


class Entry(Record, frozen=True, kw_only=True):
    """What stands together: a date in words or None, a name set off or None, and at least one sentence.

    The date is that of the first sentence's fact.
    """

    when: str | None
    label: str | None
    sentences: tuple[Sentence, ...]


class Group(Record, frozen=True, kw_only=True):
    """Entries under one title, None where a part is not divided."""

    title: str | None
    entries: tuple[Entry, ...]


class Part(Record, frozen=True, kw_only=True):
    """A part of a brief; without groups where nothing is on record.

    ``note`` is a remark of the program. ``left_out`` counts the entries for which there was no room, and
    ``command`` is what shows them.
    """

    key: str
    title: str
    form: Form
    groups: tuple[Group, ...]
    note: str | None = None
    left_out: int = 0
    command: str | None = None


class Brief(Record, frozen=True, kw_only=True):
    """A brief: its parts in fixed order and the documents that they cite.

    ``on`` is the day as of which it tells (ISO 8601), ``since`` the first day of its exchanges or None,
    ``newest`` the last day of which the record tells or None. ``documents`` counts independent ones among
    those cited: copies and versions of one count once.
    """

    parties: tuple[str, ...]
    names: tuple[str, ...]
    on: str
    since: str | None
    newest: str | None
    sector: str | None
    is_whole: bool
    documents: int
    parts: tuple[Part, ...]
    sources: tuple[CitedDocument, ...]

    @property
    def title(self) -> str:
        """Return the names of the parties, as a title."""
        return " – ".join(self.names)


def brief(ledger: Ledger, party: str, other: str | None = None, *, wanted: Wanted = DEFAULT) -> Brief:
    """Return a brief on a party, or on two, given as codes; raises LedgerError.

    Of people and stances, those are told that stand in documents on the pair.
    """
    pair = (party,) if other is None else (party, other)
    matter = gather(ledger, pair, wanted)
    drafts = [part(matter) for part in PARTS]
    footnotes = Footnotes(ledger, most=WHOLE_CITED) if wanted.is_whole else Footnotes(ledger)
    marks: dict[int, tuple[Mark, ...]] = {}

    def marks_of_saying(saying: Saying) -> tuple[Mark, ...]:
        if id(saying) not in marks:
            marks[id(saying)] = footnotes.marks(saying)
        return marks[id(saying)]

    def marks_of(draft: Draft) -> list[Mark]:
        return [mark for saying in draft.sayings for mark in marks_of_saying(saying)]

    chosen = {p.key: p.drafts for p in drafts} if wanted.is_whole else choose(drafts, marks_of)
    shown = [_grouped(part, chosen[part.key]) for part in drafts]
    sayings = [
        saying for groups in shown for _, entries in groups for entry in entries for saying in entry.sayings
    ]
    sources, numbers = numbered([marks_of_saying(saying) for saying in sayings])
    cited = {id(saying): tuple(sorted(numbers[m.key] for m in marks_of_saying(saying))) for saying in sayings}
    return Brief(
        parties=pair,
        names=tuple(party_name(code) for code in pair),
        on=matter.day.isoformat(),
        since=date.fromordinal(matter.first).isoformat() if matter.first is not None else None,
        newest=date.fromordinal(matter.newest).isoformat() if matter.newest is not None else None,
        sector=wanted.sector,
        is_whole=wanted.is_whole,
        documents=len({source.origin for source in sources}),
        parts=tuple(_part(part, groups, cited, matter) for part, groups in zip(drafts, shown, strict=True)),
        sources=sources,
    )


_Grouped = list[tuple[str | None, list[Draft]]]


def _grouped(part: DraftPart, drafts: Sequence[Draft]) -> _Grouped:
    """Return the chosen drafts under their groups, both in the order in which they are read."""
    return [
        (group, sorted((d for d in drafts if d.group == group), key=lambda draft: draft.place))
        for group in part.groups
        if any(draft.group == group for draft in drafts)
    ]


def _part(part: DraftPart, groups: _Grouped, cited: Mapping[int, tuple[int, ...]], matter: Matter) -> Part:
    shown = sum(len(drafts) for _, drafts in groups)
    left_out = len(part.drafts) - shown
    return Part(
        key=part.key,
        title=part.title,
        form=part.form,
        groups=tuple(
            Group(title=title, entries=tuple(_entry(draft, cited) for draft in drafts))
            for title, drafts in groups
        ),
        note=part.note if groups or part.key == "commitments" else None,
        left_out=left_out,
        command=_command(part.command, matter) if left_out else None,
    )


def _entry(draft: Draft, cited: Mapping[int, tuple[int, ...]]) -> Entry:
    return Entry(
        when=draft.when,
        label=draft.label,
        sentences=tuple(
            Sentence(text=s.text, citations=cited[id(s)], facts=tuple(fact.key for fact in s.facts))
            for s in draft.sayings
        ),
    )


def _command(name: str, matter: Matter) -> str:
    """Return the command that shows what is left out."""
    whole = " --all" if name == "brief" else ""
    return f"communique {name} {' '.join(matter.pair)}{whole}"
