"""Who commits where the verb has no subject that acts: passives, and what "should" be done."""

from __future__ import annotations

from typing import Final

from communique.extraction.commitments.binding import is_in_person, is_relative
from communique.extraction.commitments.cases import Case, Who, ask, bind, own_voice, speaks_jointly
from communique.extraction.subjects import Subject, letters_of
from communique.language.en.gazetteer import states

NEAR: Final = 10
"""Units behind a "should" within which a word tells that both are to act."""


def by_passage(case: Case) -> Who | None:
    """Return who stands behind a passive: the parties it names, those who agreed before, or the speaker."""
    first = case.subject.first if case.subject else case.group.first
    named = case.subject.codes if case.subject else ()
    if case.group.tells("modality") == "asking":
        if case.attribution is None and case.letters[case.group.first] in letters_of("%copulas"):
            return None  # "Kenya was advised to": by whom is not told
        return ask(case.spoken_by, named, first, case.attribution)
    if case.group.rule.id.endswith("will-be-done") and not _has_patient(case):
        return None
    if len(named) > 1 and not _names_people(case):
        return bind(named, first, None)
    if case.clauses.sentence.section.kind != "answer" and case.speaker is None:
        return None
    if case.last is not None and case.last.modality == "agreed":
        return bind(case.last.by, first, None, together=True)
    return bind(case.spoken_by, first, case.attribution) if case.spoken_by and not named else None


def _has_patient(case: Case) -> bool:
    """Tell whether a passive has a subject of its own, and is no relative clause."""
    subject = case.subject
    if subject is None or not subject.near or is_relative(case, subject):
        return False
    relative = letters_of("which|who|where|when")
    inside = case.letters[max(0, subject.first - 1) : case.group.first]
    return not set(inside) & relative and inside[-1:] not in letters_of("that")


def _names_people(case: Case) -> bool:
    """Tell whether a subject names people: they are acted upon, as in "will be received"."""
    subject = case.subject
    return subject is not None and subject.acts and bool(set(subject.kinds) & set("PO"))


def should(case: Case) -> Who | None:
    """Return who asks by "should" and whom, or who agrees what they themselves should do (ruling 34)."""
    if case.subject is None or not case.subject.acts or case.letters[case.subject.first] in letters_of("it"):
        return None
    together = speaks_jointly(case.discourse)
    asked = case.subject.codes
    if is_relative(case, case.subject) or (
        is_in_person(case.discourse, case.clauses) and _asks_at_large(case, case.subject)
    ):
        return None
    if _is_own_opinion(case, case.subject) and not together:
        if not _means_both(case):
            return None
        asked = case.clauses.parties
    by = (case.discourse.main if together else case.spoken_by) or case.spoken_by or own_voice(case)
    if asked and asked == by and together:
        return bind(by, case.start, None, together=by[0] not in states())
    if len(by) > 1 and asked and set(asked) <= set(by):
        return bind(by, case.start, None)
    return ask(by, asked, case.start, case.attribution)


def _asks_at_large(case: Case, subject: Subject) -> bool:
    """Tell whether a speaker holds forth on what no one named should do, or on what "he" should feel."""
    if case.letters[subject.first] in letters_of("he|she|they"):
        return True
    if subject.codes or "G" in subject.kinds:
        return False
    sentence = case.clauses.sentence
    phrase = case.discourse.text[sentence.starts[subject.first] : sentence.ends[subject.last - 1]]
    return not phrase.casefold().endswith("community")


def _means_both(case: Case) -> bool:
    """Tell whether the "we" of one of two parties means both: "we should each"."""
    if len(case.clauses.parties) != 2 or not set(case.spoken_by) <= set(case.clauses.parties):
        return False
    clause = case.letters[case.group.first : case.group.complement + NEAR]
    return bool(set(clause) & letters_of("each|both|jointly"))


def _is_own_opinion(case: Case, subject: Subject) -> bool:
    """Tell whether one speaks of oneself: what "I" or "we must" do is asked of no one who is named."""
    letter = case.letters[subject.first]
    is_we = letter in letters_of("we") and set(subject.codes) <= set(case.spoken_by)
    return is_we or letter in letters_of("i")
