"""Which later facts may answer a commitment, each with a score and a reason in words.

Suggestions are for people to judge. What is asked for (data/answers.yaml), who takes part, when it happened
and the words in common decide; a fact that came before, or among other parties, is never suggested.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from communique.extraction.sectors import DEFAULT_SECTOR, find_sectors
from communique.following.chronicle import Chronicle, Later, name_of
from communique.following.families import Degree, Pattern, is_broad, plain_words, rank_factor, rank_of
from communique.following.naming import is_party, matter_words, names_in
from communique.following.questions import Question, context_of, find_questions, pairs_of
from communique.language.en.parties import is_state, party_name
from communique.ledger import Fact
from communique.ledger.wording import content_words
from communique.model import Agreement, Commitment, Event, Position, Record, Relation

SUGGEST_FLOOR = 0.5
"""Score (0 to 1) from which a later fact is suggested."""

FRESH_DAYS = 365
"""An answer within so many days loses nothing; of the labelled answers half lie within 200."""

STALE_DAYS = 5 * 365
"""What follows so much later loses half of its score; the latest labelled answer came after 863 days."""

LATE_FACTORS: dict[Degree, float] = {"acted-on": 0.9, "fulfilled": 0.6}
"""What comes after the deadline: a visit of another year is another visit."""

TOPIC_FLOOR = 0.5
"""Weight of words in common, 1 for each rare one, from which two matters are one."""

MATTER_FLOOR = 1.2
"""Weight of words in common, 1 for each rare one, from which talks are held to have been on the matter."""

MORE_PARTIES = 3
"""With so many parties more, something is still between those who undertook; beyond, they were only there."""

SECTOR_WORDS_FLOOR = 0.3
"""Share of wording (0 to 1) that an instrument of the same sector has in common with the undertaking."""

MANY_SECTORS = 3
"""A bundle of instruments of no named field answers an undertaking to cooperate in so many."""

_IN_COMMON = "words in common:"


class Suggestion(Record, frozen=True, kw_only=True):
    """A later fact that may answer a commitment.

    ``score`` is 0 to 1. ``action`` is the one of the commitment's actions that is answered, ``action_degree``
    what the answer makes of that action, ``degree`` what it makes of the whole commitment: one of several
    actions fulfilled leaves the whole acted on. ``days`` passed between the two.
    """

    commitment: Fact
    answer: Fact
    score: float
    reason: str
    action: str
    action_degree: Degree
    degree: Degree
    days: int


def suggest_answers(commitment: Fact, chronicle: Chronicle) -> list[Suggestion]:
    """Return the later facts that may answer a commitment, the best first, each once.

    Empty where the time of the commitment is not known, or nothing that it asks for would leave a record.
    The cost does not grow with the chronicle.
    """
    best: dict[str, Suggestion] = {}
    for question in find_questions(commitment, chronicle):
        for pattern in question.ask.family.answers:
            for later in _candidates(question, pattern, chronicle):
                suggestion = _suggestion(question, pattern, later, chronicle)
                if suggestion.score >= SUGGEST_FLOOR:
                    known = best.get(later.fact.key, suggestion)
                    best[later.fact.key] = max(known, suggestion, key=lambda made: made.score)
    return sorted(best.values(), key=lambda made: (-made.score, made.days, made.answer.key))


def _candidates(question: Question, pattern: Pattern, chronicle: Chronicle) -> Iterator[Later]:
    seen: set[str] = set()
    words = question.words if pattern.words is not None else None
    for side in pairs_of(question):
        for later in chronicle.after(question.since, pattern.type, side, words):
            if later.fact.key not in seen and _is_possible(pattern, later):
                seen.add(later.fact.key)
                yield later


def _is_possible(pattern: Pattern, later: Later) -> bool:
    match claim := later.fact.claim:
        case Agreement():
            # One in force that has no date was in force before, as far as anyone knows; so it is with one
            # signed that nothing but the parties and the field tells from others.
            is_new = later.is_dated or (claim.status != "in-force" and pattern.words is not None)
            return is_new and claim.status in pattern.status and claim.kind not in pattern.not_kinds
        case Relation():
            return later.is_dated and claim.change in pattern.change and claim.level not in pattern.not_kinds
        case Position():
            return claim.stance in pattern.change
        case Event():
            return claim.status == "held"
        case _:
            return False


def _suggestion(question: Question, pattern: Pattern, later: Later, chronicle: Chronicle) -> Suggestion:
    reasons = [pattern.reason or question.ask.family.reason]
    score = _score(question, pattern, later, chronicle, reasons)
    is_late = question.due is not None and later.day > question.due
    if is_late:
        reasons.append("after the deadline")
        score *= LATE_FACTORS[pattern.degree]
    is_for_all = later.parties >= question.sides and not is_late
    action_degree: Degree = pattern.degree if is_for_all else "acted-on"
    claim = question.fact.claim
    is_whole = isinstance(claim, Commitment) and len(claim.actions) == 1
    return Suggestion(
        commitment=question.fact,
        answer=later.fact,
        score=round(min(score, 1.0), 3),
        reason="; ".join(reasons),
        action=question.action,
        action_degree=action_degree,
        degree=action_degree if is_whole else "acted-on",
        days=later.day - question.since,
    )


# --- scoring ---------------------------------------------------------------------------------------


def _score(
    question: Question, pattern: Pattern, later: Later, chronicle: Chronicle, reasons: list[str]
) -> float:
    """Return the score of one candidate, 0 where something is missing; reasons are added in words."""
    score = pattern.weight * _party_factor(question, later, reasons) * _time_factor(question, later, reasons)
    if pattern.words is not None:
        share = chronicle.share(question.words, later.name)
        if share < pattern.words or not _is_telling(question, later, chronicle):
            return 0.0
        score += 0.1 * share
        reasons.append(_words_in_common(question.words & later.name, later))
    is_answer = not pattern.sector or (pattern.bundle and _is_bundle(question, later))
    if not is_answer and not _is_one_sector(question, later, chronicle, reasons):
        return 0.0
    if not _is_one_topic(question, later, chronicle, reasons):
        return 0.0
    if question.is_specific and not _is_taken_up(question, later, chronicle, reasons):
        score *= question.ask.family.unsaid
    if question.wants_high and isinstance(later.fact.claim, Event):
        score *= rank_factor(rank_of(person.office) for person in later.fact.claim.participants)
    return score


def _is_telling(question: Question, later: Later, chronicle: Chronicle) -> bool:
    """Return whether the words in common tell one matter from others.

    A forum's own summit has no other name than the forum's, which is among its parties.
    """
    is_forum = any(not is_state(party) for party in question.sides)
    if later.type == "gathering" and is_forum and later.parties >= question.sides:
        return True
    return sum(map(chronicle.weight, question.words & later.name)) >= TOPIC_FLOOR


def _party_factor(question: Question, later: Later, reasons: list[str]) -> float:
    if later.parties == question.sides:
        reasons.append("same parties")
        return 1.0
    if later.parties >= question.sides:
        reasons.append("among more parties")
        return 0.9 if len(later.parties - question.sides) <= MORE_PARTIES else 0.65
    reasons.append("some of the parties")
    return 0.95 if question.centre is not None else 0.85


def _time_factor(question: Question, later: Later, reasons: list[str]) -> float:
    if not later.is_dated:
        reasons.append("undated, first told later")
        return 0.75
    days = later.day - question.since
    reasons.append("a day later" if days == 1 else f"{days} days later")
    return max(0.5, 1.0 - 0.5 * max(0, days - FRESH_DAYS) / (STALE_DAYS - FRESH_DAYS))


def _is_one_topic(question: Question, later: Later, chronicle: Chronicle, reasons: list[str]) -> bool:
    """Return whether the matter is the same, or need not be: what a pair does answers the pair."""
    if question.ask.family.needs == "matter":
        return later.parties >= question.sides and _is_taken_up(question, later, chronicle, reasons)
    if not question.needs_topic and (later.parties >= question.sides or question.centre is not None):
        return True
    named = question.names & names_in(context_of(later.fact))
    names = sorted(name for name in named - question.actors if is_state(name) or not is_party(name))
    if _is_one_matter(names, question, later):
        third = sorted(party_name(name) for name in names if name not in later.parties)
        reasons.append(f"both concern {', '.join(third)}")
        return True
    common = question.topic & later.name
    if not question.needs_topic and sum(map(chronicle.weight, common)) >= TOPIC_FLOOR:
        reasons.append(_words_in_common(common, later))
        return True
    return False


def _is_taken_up(question: Question, later: Later, chronicle: Chronicle, reasons: list[str]) -> bool:
    """Return whether an event is said to have been about what the action is about."""
    common = question.words & (matter_words(later.fact) | later.name)
    if sum(map(chronicle.weight, common)) < MATTER_FLOOR:
        return False
    if not any(reason.startswith(_IN_COMMON) for reason in reasons):
        reasons.append(_words_in_common(common, later))
    return True


def _is_one_matter(names: Sequence[str], question: Question, later: Later) -> bool:
    """Return whether names in common tell of one matter.

    A region does, or states outside those who undertook and those who met: of a conflict, both its sides.
    """
    thirds = [name for name in names if is_state(name) and name not in later.parties | question.sides]
    matter = [name for name in question.names - question.sides if is_state(name)]
    if any(not is_party(name) and not is_broad(name) for name in names):
        return True
    return bool(thirds) and len([name for name in names if is_state(name)]) >= min(2, len(matter))


def _is_one_sector(question: Question, later: Later, chronicle: Chronicle, reasons: list[str]) -> bool:
    """Return whether an instrument is on a sector and a matter of the undertaking."""
    common = sorted(_sectors_of(later) & question.sectors)
    if not common or chronicle.share(question.words, later.name) < SECTOR_WORDS_FLOOR:
        return False
    words = _words_in_common(question.words & later.name, later)
    reasons.append(f"both on {', '.join(common)}; {words}")
    return True


def _is_bundle(question: Question, later: Later) -> bool:
    """Return whether many instruments of no named field meet a wish to cooperate in many."""
    is_many = isinstance(later.fact.claim, Agreement) and later.fact.claim.count > 1
    return is_many and not _sectors_of(later) and len(question.sectors - {DEFAULT_SECTOR}) >= MANY_SECTORS


def _sectors_of(later: Later) -> set[str]:
    return {*find_sectors(name_of(later.fact))} - {DEFAULT_SECTOR}


def _words_in_common(stems: Iterable[str], later: Later) -> str:
    """Return the words that both use, in the later fact's own spelling."""
    wanted = set(stems)
    spelled: dict[str, str] = {}
    for word in plain_words(f"{name_of(later.fact)} {context_of(later.fact)}").split():
        for found in content_words(word) & wanted:
            spelled.setdefault(found, word)
    return f"{_IN_COMMON} {', '.join(sorted(spelled.values()))}"
