"""Who commits as the subject of a verb: "Finland agreed", "the ministers will", "she asked Kenya to"."""

from __future__ import annotations

from functools import cache

from communique.data import load
from communique.extraction.commitments.binding import (
    asks_at_home,
    can_bind,
    is_in_person,
    is_others_decision,
    is_relative,
    is_thing,
    seeks_at_large,
    wants_here,
)
from communique.extraction.commitments.cases import (
    Case,
    Who,
    ask,
    bind,
    capitals_in,
    has_unknown_maker,
    joint_parties,
    speaks_jointly,
)
from communique.extraction.subjects import (
    Subject,
    find_partners,
    letters_of,
    names_partners,
    names_someone,
)
from communique.language.en.gazetteer import states


def by_subject(case: Case) -> Who | None:
    """Return who commits where the subject acts; None where it is a thing, or can bind no one here."""
    subject, by = _actors(case)
    if subject is None or not by or is_thing(case, subject) or is_relative(case, subject):
        return None
    group = case.group
    if group.tells("joint") and len(by) < 2:
        return None  # a minister instructed by the president is told of home affairs
    if group.tells("reported") and not _is_reported(case, subject):
        return None
    if group.owner is not None:
        by = tuple(dict.fromkeys((*by, *case.clauses.codes_in(*group.owner))))
    if group.tells("modality") == "asking":
        return None if asks_at_home(case, by) else _asking(case, by)
    if group.tells("that") and _is_for_others(case, by):
        return ask(by, _asked(case, by), case.start, case.attribution)
    if (group.tells("announced") and not can_bind(case, subject)) or wants_here(case, subject):
        return None
    if is_others_decision(case, subject) or seeks_at_large(case) or _is_list_of_unknown(case, subject, by):
        return None
    return _bind(case, subject, by)


def _actors(case: Case) -> tuple[Subject | None, tuple[str, ...]]:
    """Return the subject with the parties that it has here, and those who act."""
    subject = case.subject
    if subject is None:
        return None, ()
    if case.spoken_by and _is_ours_alone(case, subject):
        subject = subject._replace(codes=case.spoken_by, plural=False)
    announcer = _announcer(case, subject)
    if announcer:
        return subject._replace(codes=announcer), announcer
    return subject, _parties(case, subject) if subject.acts else ()


def _asking(case: Case, by: tuple[str, ...]) -> Who | None:
    """Return who asks whom, or None where no one else is asked."""
    group = case.group
    if group.tells("addressed") and group.asked and not _names_someone(case):
        return None
    asked = _asked(case, by)
    if not asked and group.asked and set(case.letters[slice(*group.asked)]) & letters_of("%home_affairs"):
        return None
    if group.tells("addressed") and _hopes_at_large(case):
        return None
    if group.tells("of_others") and set(asked) <= set(by):
        return None  # a need that one sees for oneself asks nothing of anyone (ruling 34)
    return ask(by, asked, case.start, case.attribution)


def _hopes_at_large(case: Case) -> bool:
    """Tell whether a speaker hopes for what "we can" do, or for what "they" will: it asks no one named."""
    if case.group.asked is None or not is_in_person(case.discourse, case.clauses):
        return False
    asked, modal = case.letters[slice(*case.group.asked)], case.letters[case.group.complement]
    can = modal in letters_of("can|could") and bool(set(asked) & letters_of("we"))
    return can or asked in letters_of("they")


def _announcer(case: Case, subject: Subject) -> tuple[str, ...]:
    """Return whose announcement tells what "it" will do: "welcomed Kenya's decision that it will"."""
    if case.letters[subject.last - 1] not in letters_of("it|they"):
        return ()
    before = case.letters[: subject.last - 1]
    if before[-1:] not in letters_of("that"):
        return ()
    owner = before.rfind("'", max(0, len(before) - 5))
    return case.clauses.codes_in(owner - 1, owner) if owner > 0 else ()


def _parties(case: Case, subject: Subject) -> tuple[str, ...]:
    """Return the subject's parties: "all parties" are those of the passage, "we" those of a joint text."""
    parties = case.clauses.parties
    is_we = case.letters[subject.first] in letters_of("we")
    is_we = is_we and case.letters[case.group.first] not in letters_of("%deciding")
    alone = len(subject.codes) == 1 and len(parties) == 2 and subject.codes[0] in parties
    if (_agrees(case) or _is_between(case, parties)) and (not subject.codes or (is_we and alone)):
        return parties
    if alone and case.letters[subject.last : subject.last + 1] in letters_of("both"):
        return parties  # "we both are committed to"
    if alone and _has_unknown(case, subject):
        return parties
    forum = joint_parties(case.discourse)
    if len(forum) == 1 and _is_the_leaders(case, subject):
        return forum
    if case.letters[subject.first] in letters_of("we") and has_unknown_maker(case.discourse):
        return ()
    makers = case.discourse.main if speaks_jointly(case.discourse) else ()
    if _is_one_of(case, subject):
        return subject.codes
    others = len(makers) == 1 and not set(subject.codes) <= set(makers)
    if others and (case.letters[subject.first] in letters_of("they") or subject.kinds == "G"):
        return ()  # in a forum's text
    if len(makers) > 2 and set(subject.codes) < set(makers) and _is_the_leaders(case, subject):
        return makers
    says_we = case.letters[subject.first] in letters_of("we|it") and case.speaker is None
    return (joint_parties(case.discourse) if says_we else ()) or subject.codes


def _is_list_of_unknown(case: Case, subject: Subject, by: tuple[str, ...]) -> bool:
    """Tell whether several people agree of whom the text tells the party of but one: no one agrees alone."""
    people = len(subject.kinds) > 1 and set(subject.kinds) <= set("PO")
    return people and _agrees(case) and len(by) == 1 and by[0] in states()


def _is_one_of(case: Case, subject: Subject) -> bool:
    """Tell whether "it" is the one party that is named before it: "as Kenya takes the chair, it will"."""
    if case.letters[subject.first] not in letters_of("it") or len(subject.codes) != 1:
        return False
    return subject.codes[0] in case.clauses.codes_in(0, subject.first)


def _is_between(case: Case, parties: tuple[str, ...]) -> bool:
    """Tell whether what "we" committed to names both sides: "committed to trade between Kenya and Malta"."""
    if not case.group.rule.id.endswith("commit-to"):
        return False
    return set(parties) <= set(case.clauses.codes_in(case.group.complement, len(case.letters)))


def _has_unknown(case: Case, subject: Subject) -> bool:
    """Tell whether a subject is two people, and the party of one of them is not told."""
    people = [a.persons for a in case.clauses.actors if subject.first <= a.first and a.last <= subject.last]
    return any(len(pair) == 2 and any(person.party is None for person in pair) for pair in people)


def _is_ours_alone(case: Case, subject: Subject) -> bool:
    """Tell whether "our" is the speaker's own: "our negotiators", unlike "our countries"."""
    words = _words(case, subject)
    return words[:1] == ["our"] and words[-1] in load("bodies")["ours"]


def _bind(case: Case, subject: Subject, by: tuple[str, ...]) -> Who:
    group = case.group
    if group.rule.id.startswith("commitments.agree"):  # "agreed with Kenya to"
        by = tuple(dict.fromkeys((*by, *case.clauses.codes_in(group.first, group.last))))
    alone = len(by) == 1 and by[0] in states() and case.letters[subject.first] in letters_of("we|i")
    together = _agrees(case) and not alone and (subject.plural or by[0] not in states())
    return bind(by, case.start, case.attribution, together=together or _are_members(case, subject, by))


def _are_members(case: Case, subject: Subject, by: tuple[str, ...]) -> bool:
    """Tell whether the members of a forum bind themselves: "G7 leaders", the "we" of their declaration."""
    if by[0] in states() or not set(case.spoken_by) <= set(by):
        return False
    if speaks_jointly(case.discourse) and case.letters[subject.first] in letters_of("we"):
        return True
    return _words(case, subject)[-1] in _members()


def _is_the_leaders(case: Case, subject: Subject) -> bool:
    """Tell whether a subject is "the leaders", with no number: in a joint text they are all its makers."""
    words = _words(case, subject)
    return subject.kinds == "G" and words[-1] in _members() and set(words) <= {"the", "our", words[-1]}


def _words(case: Case, subject: Subject) -> list[str]:
    sentence = case.clauses.sentence
    phrase = case.discourse.text[sentence.starts[subject.first] : sentence.ends[subject.last - 1]]
    return phrase.casefold().split()


@cache
def _members() -> frozenset[str]:
    return frozenset(load("bodies")["members"])


def _agrees(case: Case) -> bool:
    return bool(case.group.tells("agreeing")) or case.group.rule.id.startswith("commitments.agree")


def _is_for_others(case: Case, by: tuple[str, ...]) -> bool:
    """Tell whether those who agree that somebody should act mean others than themselves."""
    asked, modal = case.group.asked, case.letters[case.group.complement]
    if asked is None or modal not in letters_of("should|must|need|needs"):
        return False
    own = letters_of("they|we|efforts|GROUP")
    return not {*case.clauses.codes_in(*asked)} & {*by} and not {*case.letters[slice(*asked)]} & own


def _is_reported(case: Case, subject: Subject) -> bool:
    """Tell whether a verb of saying stands before a subject: "said that Latvia would"."""
    before = case.letters[max(0, subject.first - 3) : subject.first + 1]
    return bool(set(before) & letters_of("@say|@affirm|@pledge|informed|told|assured"))


def _names_someone(case: Case) -> bool:
    asked = case.group.asked
    return asked is not None and names_someone(case.discourse, case.clauses, *asked)


def _asked(case: Case, by: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parties asked; "we" are those of the passage, "its partners" those of a tour."""
    if case.group.asked is None:
        return ()
    asked = case.clauses.codes_in(*case.group.asked) or capitals_in(case.clauses, *case.group.asked)
    if not asked and set(case.letters[slice(*case.group.asked)]) & letters_of("we|they"):
        return case.clauses.parties
    if not asked and names_partners(case.discourse, case.clauses, *case.group.asked):
        return find_partners(case.discourse, case.clauses, by)
    return asked
