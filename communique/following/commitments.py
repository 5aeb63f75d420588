"""What a party or a pair undertook and asked for, with its history, its answers and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from communique.following.chronicle import Chronicle
from communique.following.decisions import ComplianceScore, Decision, State
from communique.following.families import Degree
from communique.following.history import Telling
from communique.following.states import Answer, Tracked, track_commitments
from communique.following.surroundings import facts_on, look_around
from communique.language.en.parties import party_name
from communique.ledger import Ledger
from communique.model import Commitment, Modality, Record
from communique.publishing.statements.citations import Bibliography, Citation, Statement


class Occasion(Record, frozen=True, kw_only=True):
    """One time that a commitment was made.

    ``said`` is EDTF, None where unknown; with ``is_bound`` it was then or later. ``reason`` says why it is
    held to be the same commitment as before, None for the first.
    """

    said: str | None
    is_bound: bool
    reason: str | None
    statement: Statement


class AnswerLine(Record, frozen=True, kw_only=True):
    """A later fact that may answer: its score (0 to 1), why, and what it would amount to for one action.

    ``accepted_by`` names the person who accepted it, None where nobody has looked.
    """

    statement: Statement
    score: float
    reason: str
    action: str
    action_degree: Degree
    degree: Degree
    accepted_by: str | None


class Undertaking(Record, frozen=True, kw_only=True):
    """A commitment as it stands; what is said of it is that of the latest occasion.

    ``deadline`` is EDTF or None, ``age_days`` the days since it was first made, None where that is unknown.
    ``score`` is −1, 0 or +1, None where there is nothing to score. ``occasions`` holds at least one, in order
    of time; ``answers`` the best first.
    """

    key: str
    modality: Modality
    by: tuple[str, ...]
    to: tuple[str, ...]
    actions: tuple[str, ...]
    sectors: tuple[str, ...]
    deadline: str | None
    age_days: int | None
    state: State
    is_decided: bool
    reason: str
    score: ComplianceScore | None
    occasions: tuple[Occasion, ...]
    answers: tuple[AnswerLine, ...]


class Commitments(Record, frozen=True, kw_only=True):
    """Commitments in order of first telling, with the numbered sources that they cite; ``on`` is a date."""

    parties: tuple[str, ...]
    names: tuple[str, ...]
    on: str
    undertakings: tuple[Undertaking, ...]
    citations: tuple[Citation, ...]


def commitments(
    ledger: Ledger,
    party: str | None = None,
    other: str | None = None,
    *,
    on: date,
    sector: str | None = None,
    state: State | None = None,
    by: str | None = None,
    decisions: Sequence[Decision] = (),
) -> Commitments:
    """Return the commitments of a party, between two, or of all, given as codes, as they stand on a day.

    Of a ``sector``, in a ``state``, undertaken ``by`` a party, where these are given. Raises LedgerError
    where the ledger cannot be read.
    """
    parties = tuple(code for code in (party, other) if code is not None)
    held = facts_on(ledger, party, other)
    made = [fact for fact in held if fact.kind == "commitments"]
    around = look_around(ledger, parties, held, made)
    tracked = [
        entry
        for entry in track_commitments(made, Chronicle(around.facts, around.sample), on, decisions)
        if (state is None or entry.state == state) and _concerns(entry, sector, by)
    ]
    bibliography = Bibliography()
    return Commitments(
        parties=parties,
        names=tuple(party_name(code) for code in parties),
        on=on.isoformat(),
        undertakings=tuple(_undertaking(entry, on, bibliography) for entry in tracked),
        citations=bibliography.citations,
    )


def _claim(entry: Tracked) -> Commitment:
    assert isinstance(entry.thread.latest.claim, Commitment)
    return entry.thread.latest.claim


def _concerns(entry: Tracked, sector: str | None, by: str | None) -> bool:
    claim = _claim(entry)
    return (sector is None or sector in claim.sectors) and (by is None or by in claim.by)


def _undertaking(entry: Tracked, on: date, bibliography: Bibliography) -> Undertaking:
    claim, first = _claim(entry), entry.thread.tellings[0]
    return Undertaking(
        key=entry.thread.key,
        modality=claim.modality,
        by=claim.by,
        to=claim.to,
        actions=claim.actions,
        sectors=claim.sectors,
        deadline=entry.deadline,
        age_days=on.toordinal() - first.moment.day if first.moment is not None else None,
        state=entry.state,
        is_decided=entry.is_decided,
        reason=entry.reason,
        score=entry.score,
        occasions=tuple(_occasion(telling, bibliography) for telling in entry.thread.tellings),
        answers=tuple(_answer(answer, bibliography) for answer in entry.answers),
    )


def _occasion(telling: Telling, bibliography: Bibliography) -> Occasion:
    return Occasion(
        said=telling.moment.date if telling.moment is not None else None,
        is_bound=telling.moment is not None and telling.moment.is_bound,
        reason=telling.reason,
        statement=bibliography.state(telling.fact),
    )


def _answer(answer: Answer, bibliography: Bibliography) -> AnswerLine:
    suggestion = answer.suggestion
    return AnswerLine(
        statement=bibliography.state(suggestion.answer),
        score=suggestion.score,
        reason=suggestion.reason,
        action=suggestion.action,
        action_degree=suggestion.action_degree,
        degree=suggestion.degree,
        accepted_by=answer.decision.author if answer.decision is not None else None,
    )
