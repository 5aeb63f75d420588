"""The agenda of a party or a pair: what lies between two days, in words, with numbered sources."""

from __future__ import annotations

from datetime import date

from communique.following.ahead import Item, ItemKind, look_ahead
from communique.following.families import Degree
from communique.following.surroundings import facts_on
from communique.language.en.parties import party_name
from communique.ledger import Ledger
from communique.model import Record, Session
from communique.publishing.statements.citations import Bibliography, Citation
from communique.publishing.statements.dates import date_words
from communique.publishing.statements.sentences import names_of, ordinal_words, sentence_of


class Entry(Record, frozen=True, kw_only=True):
    """One line of an agenda.

    ``uid`` stays the same when documents are added. ``start`` and ``end`` are EDTF, ``when`` the same in
    words. ``is_certain`` tells that the day is announced or follows from a date; a session due by rhythm is
    not. ``years`` is the number of an anniversary, ``is_round`` that it is one to mark. ``answered`` says
    what suggested answers make of the commitment whose deadline it is, None where there are none.
    """

    uid: str
    kind: ItemKind
    start: str
    end: str
    when: str
    text: str
    parties: tuple[str, ...]
    names: tuple[str, ...]
    is_certain: bool
    years: int | None
    is_round: bool
    answered: Degree | None
    citations: tuple[int, ...]


class Agenda(Record, frozen=True, kw_only=True):
    """Entries in order of time from ``since`` to ``until`` (dates), and the numbered sources they cite."""

    parties: tuple[str, ...]
    names: tuple[str, ...]
    since: str
    until: str
    entries: tuple[Entry, ...]
    citations: tuple[Citation, ...]


def agenda(
    ledger: Ledger, party: str | None = None, other: str | None = None, *, since: date, until: date
) -> Agenda:
    """Return the agenda of a party, of two together, or of all, given as codes; both days included.

    Raises LedgerError where the ledger cannot be read.
    """
    parties = tuple(code for code in (party, other) if code is not None)
    bibliography = Bibliography()
    entries = tuple(
        _entry(item, bibliography) for item in look_ahead(facts_on(ledger, party, other), since, until)
    )
    return Agenda(
        parties=parties,
        names=tuple(party_name(code) for code in parties),
        since=since.isoformat(),
        until=until.isoformat(),
        entries=entries,
        citations=bibliography.citations,
    )


def _entry(item: Item, bibliography: Bibliography) -> Entry:
    statements = [bibliography.state(fact) for fact in item.facts]
    return Entry(
        uid=item.uid,
        kind=item.kind,
        start=item.start,
        end=item.end,
        when=date_words(item.start, item.end),
        text=_text(item),
        parties=item.parties,
        names=tuple(party_name(code) for code in item.parties),
        is_certain=item.kind != "session",
        years=item.years,
        is_round=item.is_round,
        answered=item.answered,
        citations=tuple(sorted({number for statement in statements for number in statement.citations})),
    )


def _text(item: Item) -> str:
    match item.kind:
        case "anniversary":
            return f"{ordinal_words(item.years or 0)} anniversary: {sentence_of(item.facts[0])}"
        case "session":
            last = date_words(_last_held(item))
            names = names_of(item.parties)
            return f"Next session of “{item.mechanism}” due by its rhythm, {names}; last held {last}."
        case "deadline":
            return f"Deadline: {sentence_of(item.facts[0])}"
        case "planned":
            return sentence_of(item.facts[0])


def _last_held(item: Item) -> str | None:
    """Return when a mechanism last sat (EDTF)."""
    held = [fact for fact in item.facts if isinstance(fact.claim, Session) and fact.claim.status == "held"]
    return max((fact.start for fact in held if fact.start is not None), default=None)
