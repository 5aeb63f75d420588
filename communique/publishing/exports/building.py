"""From facts to the rows of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from communique.ledger import Account, Difference, Fact
from communique.ledger.names import is_same_name, name_words
from communique.model import (
    Agreement,
    AnyEvent,
    Commitment,
    Gathering,
    OfficeHolder,
    Participant,
    Position,
    Relation,
    Session,
    Visit,
)
from communique.publishing.exports.cells import plain
from communique.publishing.exports.coded import code_fact
from communique.publishing.exports.rows import (
    AgreementRow,
    CommitmentRow,
    EventRow,
    FactRow,
    OfficeHolderRow,
    ParticipantRow,
    PositionRow,
    RelationRow,
    SourceRow,
)
from communique.publishing.exports.selecting import told_on
from communique.publishing.statements.lines import without_markup
from communique.publishing.statements.sentences import person_words, sentence_of

_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
_ELLIPSIS = " … "
"""Between quotes of one account that do not follow each other."""


def row_of(fact: Fact) -> FactRow:
    """Return the row of a fact in the table of its kind."""
    match fact.claim:
        case Agreement():
            return _agreement(fact, fact.claim)
        case Relation():
            return _relation(fact, fact.claim)
        case Commitment():
            return _commitment(fact, fact.claim)
        case Position():
            return _position(fact, fact.claim)
        case OfficeHolder():
            return _office_holder(fact, fact.claim)
        case _:
            return _event(fact, fact.claim)


def participant_rows(fact: Fact) -> Iterator[ParticipantRow]:
    """Yield a row for each participant of an event, as `people_of`; none for other kinds."""
    if isinstance(fact.claim, AnyEvent):
        for person in people_of(fact.claim):
            yield ParticipantRow(
                key=fact.key, type=fact.claim.type, status=fact.claim.status, start=fact.start, end=fact.end,
                name=_text(person.name), office=_text(person.office), party=person.party,
            )  # fmt: skip


def source_rows(fact: Fact) -> Iterator[SourceRow]:
    """Yield a row for each account that the ledger lists, in the order of publication."""
    for account in fact.accounts:
        source = account.source
        yield SourceRow(
            key=fact.key, kind=fact.kind, claim=account.claim_key, document=plain(source.path),
            title=_text(source.title), outlet=_text(source.outlet), published=source.published,
            published_basis=source.published_basis, document_id=source.id, origin_id=source.origin,
            start=account.start, end=account.end, quotes=_texts(account.quotes),
            spans=tuple(f"{span.start}-{span.end}" for span in account.evidence),
            attribution=_text(account.claim.attribution), rule=account.claim.rule,
            confidence=account.claim.confidence, score=account.score, reasons=_texts(account.reasons),
        )  # fmt: skip


def people_of(event: AnyEvent) -> tuple[Participant, ...]:
    """Return the participants of an event, each once, in the order of the record.

    Where one account gives a person's party and another does not, the record names the person twice: the
    naming without the party is left out.
    """
    kept = [person for person in event.participants if person.name is None or person.party is not None]
    known = [name_words(person.name) for person in kept if person.name]
    return tuple(
        person
        for person in event.participants
        if person in kept or not any(is_same_name(name_words(person.name or ""), name) for name in known)
    )


def exact_day(edtf: str | None) -> date | None:
    """Return the day that an EDTF date is; None where it is coarser, open to doubt or not in the calendar."""
    if edtf is None or not _DAY.match(edtf):
        return None
    try:
        return date.fromisoformat(edtf)
    except ValueError:
        return None


# --- a row a kind ----------------------------------------------------------------------------------


def _event(fact: Fact, event: AnyEvent) -> EventRow:
    visit = event if isinstance(event, Visit) else None
    session = event if isinstance(event, Session) else None
    place = event.place
    return EventRow(
        type=event.type, status=event.status, parties=event.parties,
        participants=_texts(tuple(person_words(person) for person in people_of(event))),
        place=_text(place.name) if place else None, place_party=place.party if place else None,
        visit_from=visit.origin if visit else None, visit_to=visit.destination if visit else None,
        visit_kind=visit.kind if visit else None,
        mechanism=_text(session.mechanism) if session else None,
        ordinal=session.ordinal if session else None,
        name=_text(event.name) if isinstance(event, Gathering) else None,
        **_time(fact), **_codes(fact), **_backing(fact),
    )  # fmt: skip


def _agreement(fact: Fact, agreement: Agreement) -> AgreementRow:
    return AgreementRow(
        kind=agreement.kind, status=agreement.status, title=plain(agreement.title), parties=agreement.parties,
        count=agreement.count, approximate=agreement.approximate, **_time(fact), **_codes(fact),
        **_backing(fact),
    )  # fmt: skip


def _relation(fact: Fact, relation: Relation) -> RelationRow:
    return RelationRow(
        level=relation.level, change=relation.change, parties=relation.parties, **_time(fact),
        **_backing(fact),
    )  # fmt: skip


def _commitment(fact: Fact, commitment: Commitment) -> CommitmentRow:
    return CommitmentRow(
        modality=commitment.modality, by=commitment.by, to=commitment.to, actions=_texts(commitment.actions),
        sectors=commitment.sectors, deadline=commitment.deadline, **_said(fact), **_codes(fact),
        **_backing(fact),
    )  # fmt: skip


def _position(fact: Fact, position: Position) -> PositionRow:
    return PositionRow(
        by=position.by, stance=position.stance, topic=plain(position.topic), **_said(fact), **_backing(fact)
    )


def _office_holder(fact: Fact, holder: OfficeHolder) -> OfficeHolderRow:
    first, last = vouched(fact)
    return OfficeHolderRow(
        name=plain(holder.name), office=plain(holder.office), party=holder.party, vouched_first=first,
        vouched_last=last, **_backing(fact),
    )  # fmt: skip


def vouched(fact: Fact) -> tuple[str | None, str | None]:
    """Return the first and the last date (EDTF) for which documents vouch that an office was held."""
    given = (getattr(account.claim, "as_of", None) or account.source.published for account in fact.accounts)
    dates = sorted(day for day in given if day and day[:4].isdigit())
    return (dates[0], dates[-1]) if dates else (None, None)


# --- columns that several tables have --------------------------------------------------------------


def _time(fact: Fact) -> dict[str, Any]:  # Any: columns of several types, here and below
    end = fact.end if fact.end is not None else fact.start
    return {
        "start": fact.start, "end": end, "start_day": exact_day(fact.start), "end_day": exact_day(end),
    }  # fmt: skip


def _said(fact: Fact) -> dict[str, Any]:
    told = told_on(fact)
    return {"said_first": told[0] if told else None, "said_last": told[-1] if told else None}


def _codes(fact: Fact) -> dict[str, Any]:
    plover, cameo = code_fact(fact)
    return {
        "plover_type": plover.type if plover else None, "plover_mode": plover.mode if plover else None,
        "plover_context": plover.context if plover else (), "plover_source": plover.source if plover else (),
        "plover_target": plover.target if plover else (), "cameo": cameo,
    }  # fmt: skip


def _backing(fact: Fact) -> dict[str, Any]:
    contested = [difference for difference in fact.differences if difference.kind == "value"]
    return {
        "key": fact.key,
        "text": plain(sentence_of(fact)),
        "accounts": accounts_of(fact),
        "sources": fact.sources,
        "contested": is_contested(fact),
        "contested_fields": tuple(difference.field for difference in contested),
        "other_values": tuple(text for difference in contested for text in _others(difference, fact)),
        "verdict": fact.verdict,
        "documents": _texts(tuple(account.source.path for account in fact.accounts)),
        "outlets": _texts(tuple(account.source.outlet or "" for account in fact.accounts)),
        "published": tuple(account.source.published or "" for account in fact.accounts),
        "quotes": tuple(quote_of(account) for account in fact.accounts),
    }


def accounts_of(fact: Fact) -> int:
    """Return how many accounts tell a fact, those too that the ledger does not list."""
    return len(fact.accounts) + fact.unlisted


def is_contested(fact: Fact) -> bool:
    """Return whether accounts contradict each other on a value; a difference of wording does not count."""
    return any(difference.kind == "value" for difference in fact.differences)


def quote_of(account: Account) -> str:
    """Return an account's evidence as one text, without the markup that a source row has verbatim."""
    return plain(without_markup(_ELLIPSIS.join(account.quotes)))


def _others(difference: Difference, fact: Fact) -> Iterator[str]:
    """Yield what is said otherwise, with the documents that say it: ``kind: state (b.txt)``."""
    paths = {account.source.id: account.source.path for account in fact.accounts}
    for other in difference.others:
        value = other.value if isinstance(other.value, str) else msgspec.json.encode(other.value).decode()
        told_in = ", ".join(paths[number] for number in other.documents if number in paths)
        yield plain(f"{difference.field}: {value}" + (f" ({told_in})" if told_in else ""))


def _text(text: str | None) -> str | None:
    return None if text is None else plain(text)


def _texts(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(plain, texts))
