"""Whether two claims tell of one fact: a score from 0 to 1 with its reasons, or a contradiction.

Pure functions over traits. Evidence adds up: date, people, ordinal, wording; what cannot be true of one
fact (another day, another ordinal, other people for the same party) rules a join out whatever the score.
Nothing is joined on parties alone.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from communique.ledger.dates import Period, Relation, relate
from communique.ledger.names import is_same_name
from communique.ledger.traits import Person, Trait, shifted
from communique.ledger.wording import likeness, overlap, rank_stems

JOIN_FLOOR = 0.5
"""Score from which two claims are held to tell of one fact; set on hand-labelled pairs of the shared gold."""

VAGUE_DAYS = 300
"""A period this long ("in 2023") names no occasion."""

_DATE_SCORES: dict[Relation, float] = {"same": 0.45, "within": 0.3, "overlaps": 0.3, "next": 0.2}
_DATE_REASONS: dict[Relation, str] = {
    "same": "same date", "within": "one date lies in the other", "overlaps": "dates overlap",
    "next": "dates a day apart",
}  # fmt: skip
_NAME_FLOOR = 0.6
"""Likeness of names from which gatherings told with other parties are still one."""
_TELLING_DAYS = {"visit": 365, "session": 180, "gathering": 180}
"""How far from its publication an undated event of a type is sought; others a month."""
_OCCASION_DAYS = {"commitments": 3, "positions": 14}
"""Statements published further apart than this were made on two occasions."""


class Join(msgspec.Struct, frozen=True, gc=False):
    """How strongly two claims tell of one fact (0 to 1), and why, as short phrases."""

    score: float
    reasons: tuple[str, ...]


def compare(one: Trait, other: Trait) -> Join | None:
    """Return the join of two claims of one kind, None where too little or something contradictory is said."""
    if one.kind != other.kind or one.apart or other.apart or contradiction(one, other) is not None:
        return None
    join = _COMPARISONS[one.kind](one, other)
    return join if join is not None and join.score >= JOIN_FLOOR else None


def contradiction(one: Trait, other: Trait) -> str | None:
    """Return what forbids that two claims tell of one fact, None where nothing does."""
    match one.kind:
        case "events":
            return _event_contradiction(one, other)
        case "agreements":
            return _agreement_contradiction(one, other)
        case "relations":
            return _relation_contradiction(one, other)
        case "office_holders":
            return None if _is_same_office(one.people[0], other.people[0]) else "another office"
        case _:
            return _stated_contradiction(one, other)


# --- events --------------------------------------------------------------------------------------


def _event_contradiction(one: Trait, other: Trait) -> str | None:
    if one.type != other.type or one.label != other.label:
        return "another kind of event"
    if one.type != "gathering" and one.parties != other.parties:
        return "other parties"
    if "called-off" in (one.status, other.status) and one.status != other.status:
        return "called off in one"
    if one.type == "session" and (verdict := _session_contradiction(one, other)) is not None:
        return verdict or None
    if one.type == "gathering" and (verdict := _gathering_contradiction(one, other)) is not None:
        return verdict
    if _date_relation(one, other) == "apart" and not _is_named_alike(one, other):
        return "other dates"
    if one.type == "session" and _date_relation(one, other) != "same" and _people(one, other)[1]:
        return "other people on another day"
    if _is_period_against_day(one, other):
        return "a period against a day"
    if one.type in ("visit", "meeting", "call") and _people(one, other)[1]:
        return "other people"
    if one.type == "meeting" and one.place[1] and other.place[1] and one.place[1] != other.place[1]:
        return "other places"
    return None


def _session_contradiction(one: Trait, other: Trait) -> str | None:
    """Return a verdict on two sessions: a phrase forbids, "" allows outright, None leaves it to the rest."""
    if one.words and other.words and likeness(one.words, other.words) < 0.3:
        return "another mechanism"
    if one.number is not None and other.number is not None:
        return "" if one.number == other.number else "another session of the series"
    return None


def _gathering_contradiction(one: Trait, other: Trait) -> str | None:
    if one.place[1] and other.place[1] and one.place[1] != other.place[1]:
        return "other places"
    numbers = [{word for word in trait.words if word[0].isdigit()} for trait in (one, other)]
    if numbers[0] and numbers[1] and not numbers[0] & numbers[1]:
        return "another of the series"
    if one.parties != other.parties and likeness(one.words, other.words) < _NAME_FLOOR:
        return "other parties"
    return None


def _is_named_alike(one: Trait, other: Trait) -> bool:
    """Return whether two gatherings bear one name and lie within a month: a forum and its opening day."""
    if one.type != "gathering" or one.period is None or other.period is None:
        return False
    if one.period.yearless or other.period.yearless or likeness(one.words, other.words) < _NAME_FLOOR:
        return False
    return relate(shifted(one.period, 31, 31), other.period) != "apart"


def _is_period_against_day(one: Trait, other: Trait) -> bool:
    if one.type not in ("meeting", "call") or one.period is None or other.period is None:
        return False
    lengths = sorted((one.period.days, other.period.days))
    return lengths[1] >= VAGUE_DAYS > lengths[0]


def _compare_events(one: Trait, other: Trait) -> Join:
    reasons: list[str] = []
    score = 0.1 + _date_score(one, other, reasons)
    matched, _ = _people(one, other)
    if matched:
        score += min(0.25 * len(matched), 0.5)
        reasons.append("same people for " + ", ".join(party or "a party" for party in matched))
    elif _has_office_in_common(one, other):
        score += 0.1
        reasons.append("same office")
    if one.place[0] and one.place[0] == other.place[0]:
        score += 0.1
        reasons.append("same place")
    if one.type in ("session", "gathering"):
        score += _name_score(one, other, reasons)
    return Join(round(min(score, 1.0), 3), tuple(reasons))


def _name_score(one: Trait, other: Trait, reasons: list[str]) -> float:
    score = 0.0
    if one.number is not None and one.number == other.number:
        score += 0.4
        reasons.append(f"same ordinal {one.number}")
    alike = likeness(one.words, other.words)
    if alike >= 0.3:
        score += 0.3 * alike
        reasons.append(f"names alike ({alike:.2f})")
    elif one.type == "gathering":
        score -= 0.3
    return score


def _date_score(one: Trait, other: Trait, reasons: list[str]) -> float:
    relation = _date_relation(one, other)
    if one.period is None or other.period is None:
        if relation is None or relation == "apart":
            return 0.0
        reasons.append("undated, told at a fitting time")
        return 0.15
    if relation is None or relation == "apart":
        return 0.0
    if one.period.yearless or other.period.yearless:
        reasons.append(_DATE_REASONS[relation] + " but for the year")
        return 0.3 if relation != "next" else 0.15
    reasons.append(_DATE_REASONS[relation])
    if max(one.period.days, other.period.days) >= VAGUE_DAYS:
        return 0.15
    return _DATE_SCORES[relation]


def _date_relation(one: Trait, other: Trait) -> Relation | None:
    """Return how two events lie in time, an undated one by when it was told; None if nothing is known."""
    first, second = one.period or known_period(one), other.period or known_period(other)
    if first is None or second is None:
        return None
    # Most events that meet are days apart: not worth a look into what was related before.
    gap = max(first.first, second.first) - min(first.last, second.last)
    if gap > 1 and not (first.yearless or second.yearless):
        return "apart"
    return relate(first, second)


def known_period(trait: Trait) -> Period | None:
    """Return an event's period; of an undated one, that in which it may lie by when it was told of."""
    if trait.period is not None or trait.seen is None:
        return trait.period
    reach = _TELLING_DAYS.get(trait.type, 31)
    return shifted(trait.seen, 7, reach) if trait.status == "planned" else shifted(trait.seen, reach, 0)


def _people(one: Trait, other: Trait) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the parties for which both claims name a person in common, and those for which none is."""
    matched, clashing = [], []
    for party in sorted({p.party for p in one.people} & {p.party for p in other.people}):
        ours = [p for p in one.people if p.party == party]
        theirs = [p for p in other.people if p.party == party]
        if any(is_same_name(p.name, q.name) for p in ours for q in theirs):
            matched.append(party)
        elif not _can_be_same(ours, theirs):
            clashing.append(party)
    return tuple(matched), tuple(clashing)


def _can_be_same(ours: list[Person], theirs: list[Person]) -> bool:
    """Return whether a nameless participant leaves it open that the same person is meant."""
    if all(p.name for p in ours) and all(q.name for q in theirs):
        return False
    nameless = [(p, q) for p in ours for q in theirs if not (p.name and q.name)]
    return any(not p.office or not q.office or _is_same_office(p, q) for p, q in nameless)


def _has_office_in_common(one: Trait, other: Trait) -> bool:
    return any(
        p.party == q.party and p.office and q.office and not (p.name and q.name) and _is_same_office(p, q)
        for p in one.people
        for q in other.people
    )


# --- offices -------------------------------------------------------------------------------------


def _is_same_office(one: Person, other: Person) -> bool:
    if one.name and other.name and not is_same_name(one.name, other.name):
        return False
    ours, theirs = frozenset(one.office), frozenset(other.office)
    if not ours or not theirs:
        return ours == theirs
    if _rank(ours) != _rank(theirs):
        return False
    return likeness(ours, theirs) >= 0.5


@lru_cache(maxsize=4096)
def _rank(office: frozenset[str]) -> frozenset[str]:
    ranks = rank_stems()
    return frozenset(ranks[word] for word in office if word in ranks)


def _compare_office_holders(one: Trait, other: Trait) -> Join | None:
    if one.parties != other.parties or not is_same_name(one.people[0].name, other.people[0].name):
        return None
    alike = likeness(frozenset(one.people[0].office), frozenset(other.people[0].office))
    return Join(round(0.5 + 0.5 * alike, 3), ("forms of one name", f"office alike ({alike:.2f})"))


# --- agreements and relations --------------------------------------------------------------------


def _agreement_contradiction(one: Trait, other: Trait) -> str | None:
    if one.parties != other.parties:
        return "other parties"
    if one.number != other.number:
        return "another number of instruments"
    if one.period and other.period and relate(one.period, other.period) == "apart":
        return "other dates"
    return None


def _compare_agreements(one: Trait, other: Trait) -> Join | None:
    alike = likeness(one.words, other.words)
    if alike < 0.4:
        return None
    reasons = [f"titles alike ({alike:.2f})"]
    score = 0.5 * alike + (0.1 if one.label == other.label else 0.0)
    if one.period and other.period:
        relation = relate(one.period, other.period)
        reasons.append(_DATE_REASONS[relation])
        score += 0.4 if relation == "same" else 0.3
    return Join(round(min(score, 1.0), 3), tuple(reasons))


def _relation_contradiction(one: Trait, other: Trait) -> str | None:
    if one.parties != other.parties or one.label != other.label:
        return "another standing"
    if one.type != other.type and not (
        {one.type, other.type} == {"established", "upgraded"} and (one.period or other.period)
    ):
        return "another change"
    if one.type == "standing":
        return None
    if one.period and other.period and relate(one.period, other.period) == "apart":
        return "other dates"
    return None


def _compare_relations(one: Trait, other: Trait) -> Join:
    reasons = ["same level between the same parties"]
    score = 0.6
    if one.period and other.period and one.type != "standing":
        relation = relate(one.period, other.period)
        reasons.append(_DATE_REASONS[relation])
        score += 0.35 if relation == "same" else 0.25
    if one.type == "standing":
        score = 0.9
    return Join(round(score, 3), tuple(reasons))


# --- commitments and positions -------------------------------------------------------------------


def _stated_contradiction(one: Trait, other: Trait) -> str | None:
    if one.parties != other.parties or one.label != other.label or one.type != other.type:
        return "other parties or another stance"
    if one.towards and other.towards and not set(one.towards) & set(other.towards):
        return "towards others"
    if _days_between(one.seen, other.seen) > _OCCASION_DAYS[one.kind]:
        return "stated on two occasions"
    return None


def _compare_stated(one: Trait, other: Trait) -> Join | None:
    if one.document == other.document:
        return None
    alike = likeness(one.words, other.words)
    is_same_speaker = is_same_name(one.speaker, other.speaker)
    if is_same_speaker:
        # Two outlets cut one interview differently: an item here is part of a longer one there.
        alike = max(alike, 0.8 * overlap(one.words, other.words))
    if alike < 0.3:
        return None
    reasons = [f"wording alike ({alike:.2f})"]
    score = 0.6 * alike
    if one.seen is not None and other.seen is not None:
        score += 0.15
        reasons.append("stated at one time")
    if is_same_speaker:
        score += 0.15
        reasons.append("same speaker")
    if set(one.tags) & set(other.tags):
        score += 0.1 * len(set(one.tags) & set(other.tags)) / len(set(one.tags) | set(other.tags))
        reasons.append("sectors in common")
    return Join(round(min(score, 1.0), 3), tuple(reasons))


def _days_between(one: Period | None, other: Period | None) -> int:
    if one is None or other is None:
        return 0
    return max(0, one.first - other.last, other.first - one.last)


_COMPARISONS = {
    "events": _compare_events,
    "agreements": _compare_agreements,
    "relations": _compare_relations,
    "commitments": _compare_stated,
    "positions": _compare_stated,
    "office_holders": _compare_office_holders,
}
