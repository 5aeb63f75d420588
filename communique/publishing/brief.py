"""A brief on one party or a pair: standing, who is who, what was done, signed, undertaken and planned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from communique.extraction.sectors import sector_label
from communique.language.en.parties import party_name
from communique.ledger import Fact, Ledger
from communique.model import AnyEvent, Commitment, Gathering, OfficeHolder, Record, Relation, Session
from communique.publishing.citations import Bibliography, Citation, Statement


class Group(Record, frozen=True, kw_only=True):
    """Statements under one heading; ``title`` is None where a part is not divided."""

    title: str | None
    statements: tuple[Statement, ...]


class Part(Record, frozen=True, kw_only=True):
    """A part of a brief: its key in English, its title, and at least one group."""

    key: str
    title: str
    groups: tuple[Group, ...]


class Brief(Record, frozen=True, kw_only=True):
    """A brief: parts in fixed order, the empty ones left out, and the numbered sources that they cite.

    ``documents`` counts independent ones: copies and versions of one document count once.
    """

    parties: tuple[str, ...]
    names: tuple[str, ...]
    documents: int
    parts: tuple[Part, ...]
    citations: tuple[Citation, ...]


Grouping = Callable[[Sequence[Fact]], Iterable[tuple[str | None, Sequence[Fact]]]]


def brief(ledger: Ledger, party: str, other: str | None = None) -> Brief:
    """Return what the ledger holds on a party, or between two parties, given as codes.

    Of people, those are listed whom the documents about the pair name. Raises LedgerError where the ledger
    cannot be read.
    """
    parties = (party,) if other is None else (party, other)
    facts = [fact for fact in ledger.facts(party, other) if fact.kind != "office_holders"]
    told_in = {account.source.id for fact in facts for account in fact.accounts}
    people = [
        fact
        for code in parties
        for fact in (
            ledger.facts(code, kinds=["office_holders"]) if other is None else ledger.officials(code, told_in)
        )
    ]
    bibliography = Bibliography()
    parts = [
        part
        for key, title, is_in, grouping in _PARTS
        if (part := _part(key, title, [f for f in (*facts, *people) if is_in(f)], grouping, bibliography))
    ]
    return Brief(
        parties=parties,
        names=tuple(party_name(code) for code in parties),
        documents=bibliography.sources,
        parts=tuple(parts),
        citations=bibliography.citations,
    )


def _part(
    key: str, title: str, facts: Sequence[Fact], grouping: Grouping, bibliography: Bibliography
) -> Part | None:
    groups = [
        Group(title=heading, statements=tuple(bibliography.state(fact) for fact in members))
        for heading, members in grouping(facts)
        if members
    ]
    return Part(key=key, title=title, groups=tuple(groups)) if groups else None


# --- what belongs where --------------------------------------------------------------------------


def _is_event(fact: Fact, *, is_session: bool, is_planned: bool) -> bool:
    if not isinstance(fact.claim, AnyEvent):
        return False
    return isinstance(fact.claim, Session) == is_session and (fact.claim.status == "planned") == is_planned


def _is_exchange(fact: Fact) -> bool:
    return _is_event(fact, is_session=False, is_planned=False)


def _is_session(fact: Fact) -> bool:
    return _is_event(fact, is_session=True, is_planned=False)


def _is_planned(fact: Fact) -> bool:
    return fact.kind == "events" and not _is_exchange(fact) and not _is_session(fact)


def _of_kind(kind: str) -> Callable[[Fact], bool]:
    return lambda fact: fact.kind == kind


def _undivided(facts: Sequence[Fact]) -> Iterable[tuple[str | None, Sequence[Fact]]]:
    yield None, facts


def _by_ladder(facts: Sequence[Fact]) -> Iterable[tuple[str | None, Sequence[Fact]]]:
    standing = [f for f in facts if isinstance(f.claim, Relation) and f.claim.change == "standing"]
    latest = sorted(standing, key=_last_told, reverse=True)
    yield "What holds, as told", latest
    yield "Steps", [fact for fact in facts if fact not in standing]


def _last_told(fact: Fact) -> tuple[str, str]:
    return max((account.source.published or "" for account in fact.accounts), default=""), fact.key


def _by_party(facts: Sequence[Fact]) -> Iterable[tuple[str | None, Sequence[Fact]]]:
    groups: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact.claim, OfficeHolder) and fact.claim.party:
            groups[fact.claim.party].append(fact)
    for party in sorted(groups, key=party_name):
        yield party_name(party), sorted(groups[party], key=_name_and_date)


def _name_and_date(fact: Fact) -> tuple[str, str, str]:
    name = fact.claim.name if isinstance(fact.claim, OfficeHolder) else ""
    return name, fact.start or "", fact.key


def _by_type(facts: Sequence[Fact]) -> Iterable[tuple[str | None, Sequence[Fact]]]:
    yield "Visits, meetings and calls", [f for f in facts if not isinstance(f.claim, Gathering)]
    yield "Gatherings", [f for f in facts if isinstance(f.claim, Gathering)]


def _by_sector(facts: Sequence[Fact]) -> Iterable[tuple[str | None, Sequence[Fact]]]:
    """Put each undertaking under its first sector; the sectors in alphabetical order, none at the end."""
    groups: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact.claim, Commitment):
            groups[fact.claim.sectors[0] if fact.claim.sectors else ""].append(fact)
    for sector in sorted(groups, key=lambda name: (not name, name)):
        yield sector_label(sector) if sector else "Other", sorted(groups[sector], key=_last_told)


_PARTS: tuple[tuple[str, str, Callable[[Fact], bool], Grouping], ...] = (
    ("standing", "Standing", _of_kind("relations"), _by_ladder),
    ("people", "Who is who", _of_kind("office_holders"), _by_party),
    ("exchanges", "Exchanges", _is_exchange, _by_type),
    ("sessions", "Sessions of mechanisms", _is_session, _undivided),
    ("agreements", "Agreements", _of_kind("agreements"), _undivided),
    ("commitments", "Undertakings and requests", _of_kind("commitments"), _by_sector),
    ("positions", "Positions", _of_kind("positions"), _undivided),
    ("planned", "Announced, with no account that it took place", _is_planned, _undivided),
)
