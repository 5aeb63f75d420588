"""Who commits: the parties, the modality by which they do, and where the evidence begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from communique.extraction.commitments.governing import Governing
from communique.extraction.discourse import Clauses, Discourse, Speaker
from communique.extraction.subjects import Subject, find_subject, letters_of
from communique.model import Modality


class Who(NamedTuple):
    """The parties of a commitment and those asked; ``first`` is the unit at which its evidence begins."""

    modality: Modality
    by: tuple[str, ...]
    asked: tuple[str, ...]
    first: int
    attribution: str | None


def who_commits(discourse: Discourse, clauses: Clauses, group: Governing, last: Who | None) -> Who | None:
    """Return who commits by a governing verb group, or None where the text names no one who could.

    ``last`` tells of the commitment before in the same section: passives take their parties from it.
    """
    speaker = clauses.speaker(group.first)
    kind = group.tells("subject")
    if kind == "impersonal":
        return _together(clauses.parties, group.first)
    if kind == "owner":
        return _by_owner(discourse, clauses, group, speaker)
    subject = find_subject(discourse, clauses, group.first)
    if kind == "patient":
        return _by_passage(discourse, clauses, group, subject, speaker, last)
    if kind == "task":
        return _asks(speaker, (), group.first) if speaker else None
    if group.tells("modality") == "should":
        return _should(discourse, clauses, group, subject, speaker)
    if subject is None or not subject.codes or not subject.acts:
        return None
    if group.tells("reported") and not _is_reported(clauses, subject):
        return None
    first = _evidence_start(clauses, subject, group)
    name = speaker.name if speaker else None
    by = subject.codes
    if group.owner is not None:
        by = tuple(dict.fromkeys((*by, *clauses.codes_in(*group.owner))))
    if group.tells("modality") == "asking":
        return Who("requested", by, _asked(clauses, group, by), first, name)
    if group.tells("that") and _is_for_others(clauses, group, by):
        return Who("requested", by, _asked(clauses, group, by), first, name)
    if group.tells("announced") and not _can_bind(clauses, subject, speaker):
        return None
    return _bind(clauses, group, by, subject, first, name)


def _bind(
    clauses: Clauses, group: Governing, by: tuple[str, ...], subject: Subject, first: int, name: str | None
) -> Who:
    with_others = clauses.codes_in(group.first, group.last) if group.tells("agreeing") is None else ()
    if group.rule.id.startswith("commitments.agree") and with_others:
        by = tuple(dict.fromkeys((*by, *with_others)))
    if len(by) > 1 or (subject.plural and _agrees(group)) or (_agrees(group) and _is_organisation(by)):
        return Who("agreed", by, (), first, None)
    return Who("pledged", by, (), first, name)


def _is_for_others(clauses: Clauses, group: Governing, by: tuple[str, ...]) -> bool:
    """Tell whether those who agree that somebody should act mean others than themselves."""
    if group.asked is None or clauses.sentence.letters[group.complement] not in letters_of("should|must|need|needs"):
        return False
    asked = clauses.sentence.letters[slice(*group.asked)]
    named = set(clauses.codes_in(*group.asked))
    return not named & set(by) and not set(asked) & (letters_of("they|we|efforts") | {"G"})


def _agrees(group: Governing) -> bool:
    return bool(group.tells("agreeing")) or group.rule.id.startswith("commitments.agree")


def _is_organisation(codes: tuple[str, ...]) -> bool:
    from communique.language.en.gazetteer import states

    return bool(codes) and codes[0] not in states()


def _together(parties: tuple[str, ...], first: int) -> Who | None:
    return Who("agreed", parties, (), first, None) if len(parties) > 1 else None


def _asks(speaker: Speaker, asked: tuple[str, ...], first: int) -> Who | None:
    if not speaker.codes:
        return None
    return Who("requested", speaker.codes, tuple(c for c in asked if c not in speaker.codes), first, speaker.name)


def _evidence_start(clauses: Clauses, subject: Subject, group: Governing) -> int:
    """Return the subject's first unit where its verb follows, without a leading "that"; else the verb's."""
    if not subject.near:
        return group.first
    first = subject.first
    while first < subject.last - 1 and clauses.sentence.letters[first] in letters_of("that|and|but|,"):
        first += 1
    return first


def _is_reported(clauses: Clauses, subject: Subject) -> bool:
    """Tell whether a verb of saying stands before a subject: "said that Latvia would"."""
    letters = clauses.sentence.letters
    before = letters[max(0, subject.first - 3) : subject.first + 1]
    return bool(set(before) & letters_of("@say|@affirm|@pledge|informed|told|assured"))


def _can_bind(clauses: Clauses, subject: Subject, speaker: Speaker | None) -> bool:
    """Tell whether the party of a "will" can bind itself here: it speaks, or is spoken of by no other."""
    own = {*clauses.parties, *clauses.home, *(speaker.codes if speaker else ())}
    return bool(own & set(subject.codes))


def _asked(clauses: Clauses, group: Governing, by: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parties asked; "both sides" and "we" are the others of the passage."""
    if group.asked is None:
        return ()
    asked = clauses.codes_in(*group.asked)
    letters = clauses.sentence.letters[slice(*group.asked)]
    if not asked and set(letters) & letters_of("we|they"):
        asked = clauses.parties
    return tuple(code for code in asked if code not in by)


# --- nouns: "the readiness of Finland to", "its commitment to" -------------------------------------


def _by_owner(discourse: Discourse, clauses: Clauses, group: Governing, speaker: Speaker | None) -> Who | None:
    """Return whose commitment a noun names: an "of" phrase, a possessor, or the subject of the verb before."""
    name = speaker.name if speaker else None
    verb = _verb_before(clauses, group.first)
    subject = find_subject(discourse, clauses, verb) if verb is not None else None
    first, by, plural = _possessor(discourse, clauses, group, subject, speaker)
    if group.owner is not None:
        by = clauses.codes_in(*group.owner)
    if not by:
        return None
    if subject is not None and subject.near and set(by) <= set(subject.codes):
        first = _evidence_start(clauses, subject, group)
    elif verb is not None and subject is not None:
        first = min(first, verb)
    if len(by) > 1:
        return Who("agreed", by, (), first, None)
    return Who("pledged", by, (), first, name)


def _verb_before(clauses: Clauses, unit: int) -> int | None:
    """Return the verb whose object the noun at ``unit`` is, or None where no such verb stands near."""
    letters = clauses.sentence.letters
    verbs = letters_of("@affirm|@express|@discuss|have|has|remains|remain|with|%reflects")
    for k in range(unit - 1, max(-1, unit - 30), -1):
        if letters[k] in verbs:
            return k
        if letters[k] in ';"':
            return None
    return None


def _possessor(
    discourse: Discourse, clauses: Clauses, group: Governing, subject: Subject | None, speaker: Speaker | None
) -> tuple[int, tuple[str, ...], bool]:
    """Return where the noun phrase begins, whose it is, and whether several share it."""
    letters = clauses.sentence.letters
    k = group.first
    while k > 0 and group.first - k < 8 and letters[k - 1] not in ",;:.\"" and letters[k - 1] not in letters_of("%prepositions|@affirm|@express|@discuss|have|has|had"):
        k -= 1
        if letters[k] in letters_of("its|their|his|her"):
            return k, subject.codes if subject else _last_codes(clauses, k), False
        if letters[k] in letters_of("our|my"):
            return k, _ours(discourse, clauses, speaker), False
        if letters[k] == "'" or letters[k] in "SAD":
            actor = next((a for a in reversed(clauses.actors) if a.last <= k + 1 and a.last >= k), None)
            codes = actor.codes if actor else clauses.codes_in(k, k + 1)
            if codes:
                return (actor.first if actor else k), codes, False
    if set(letters[k : group.first]) & letters_of("%mutual") and subject is None:
        return k, clauses.parties, True
    adjacent = subject is not None and k - subject.last < 8
    return k, subject.codes if subject is not None and adjacent else (), False


def _last_codes(clauses: Clauses, unit: int) -> tuple[str, ...]:
    actor = clauses.subject(unit)
    return actor.codes if actor else ()


def _ours(discourse: Discourse, clauses: Clauses, speaker: Speaker | None) -> tuple[str, ...]:
    actor = next((a for a in clauses.actors if clauses.sentence.letters[a.first] in letters_of("we")), None)
    if actor is not None:
        return actor.codes
    if speaker is not None and speaker.codes:
        return speaker.codes
    first = clauses.actors[0] if clauses.actors else None
    return first.codes if first is not None and first.plural else clauses.home


# --- passives and "should" -------------------------------------------------------------------------


def _by_passage(
    discourse: Discourse, clauses: Clauses, group: Governing, subject: Subject | None,
    speaker: Speaker | None, last: Who | None,
) -> Who | None:  # fmt: skip
    """Return who stands behind a passive: the parties it names, those who spoke last, or the speaker."""
    first = subject.first if subject else group.first
    named = subject.codes if subject else ()
    if group.tells("modality") == "asking":
        return _asks(speaker, named, first) if speaker else None
    if len(named) > 1 and not subject_is_person(subject):
        return Who("agreed", named, (), first, None)
    if clauses.sentence.section.kind not in ("answer",) and speaker is None:
        return None
    if last is not None and last.modality == "agreed":
        return Who("agreed", last.by, (), first, None)
    if speaker is not None and speaker.codes and not named:
        return Who("pledged", speaker.codes, (), first, speaker.name)
    return None


def subject_is_person(subject: Subject | None) -> bool:
    """Tell whether a subject names people: they are acted upon, as in "will be received"."""
    return subject is not None and bool(re.search("[PO]", subject.kinds)) and subject.acts


def _should(
    discourse: Discourse, clauses: Clauses, group: Governing, subject: Subject | None, speaker: Speaker | None
) -> Who | None:
    if subject is None or not subject.acts:
        return None
    by = speaker.codes if speaker else ()
    if not by:
        by = discourse.main if _speaks_jointly(discourse) else ()
    if not by:
        return None
    first = _evidence_start(clauses, subject, group)
    asked = subject.codes
    if len(by) > 1 and set(asked) <= set(by) and asked:
        return Who("agreed", by, (), first, None)
    name = speaker.name if speaker else None
    return Who("requested", by, tuple(code for code in asked if code not in by), first, name)


def _speaks_jointly(discourse: Discourse) -> bool:
    return bool(re.search(r"\b(?:joint|communiqué|declaration)\b", discourse.analysis.document.title or "", re.IGNORECASE))
