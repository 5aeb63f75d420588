"""Who commits: the parties, the modality by which they do, and where the evidence begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from communique.extraction.commitments.governing import Governing
from communique.extraction.discourse import Clauses, Discourse, Speaker
from communique.extraction.subjects import (
    Subject,
    find_partners,
    find_subject,
    letters_of,
    names_partners,
    names_someone,
)
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
    subject = find_subject(discourse, clauses, _verb_start(clauses.sentence.letters, group.first))
    if kind == "patient":
        return _by_passage(discourse, clauses, group, subject, speaker, last)
    if kind == "task":
        return _asks(speaker, (), group.first) if speaker else None
    if group.tells("modality") == "should":
        return _should(discourse, clauses, group, subject, speaker)
    if subject is None or not subject.acts:
        return None
    by = _resolve(discourse, clauses, group, subject, speaker)
    if not by:
        return None
    if group.tells("reported") and not _is_reported(clauses, subject):
        return None
    first = _evidence_start(clauses, subject, group)
    name = speaker.name if speaker else None
    if group.owner is not None:
        by = tuple(dict.fromkeys((*by, *clauses.codes_in(*group.owner))))
    if group.tells("modality") == "asking":
        if group.tells("addressed") and group.asked and not names_someone(discourse, clauses, *group.asked):
            return None
        return Who("requested", by, _asked(discourse, clauses, group, by), first, name)
    if group.tells("that") and _is_for_others(clauses, group, by):
        return Who("requested", by, _asked(discourse, clauses, group, by), first, name)
    if group.tells("announced") and not _can_bind(clauses, subject, speaker):
        return None
    return _bind(clauses, group, by, subject, first, name)


def _verb_start(letters: str, unit: int) -> int:
    """Return where the verb group at a unit begins: "continues to call for" begins at "continues"."""
    while unit > 1 and letters[unit - 1] in letters_of("to") and letters[unit - 2] in letters_of("%continues"):
        unit -= 2
    return unit


def _resolve(
    discourse: Discourse, clauses: Clauses, group: Governing, subject: Subject, speaker: Speaker | None
) -> tuple[str, ...]:
    """Return the subject's parties; "all parties" agree for those of the passage, "we" for a joint document."""
    if not subject.codes and _agrees(group):
        return clauses.parties
    says_we = clauses.sentence.letters[subject.first] in letters_of("we|it") and speaker is None
    return (joint_parties(discourse) if says_we else ()) or subject.codes


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


def _asked(discourse: Discourse, clauses: Clauses, group: Governing, by: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parties asked; "both sides" and "we" are the others of the passage."""
    if group.asked is None:
        return ()
    asked = clauses.codes_in(*group.asked) or _capitals(clauses, *group.asked)
    letters = clauses.sentence.letters[slice(*group.asked)]
    if not asked and set(letters) & letters_of("we|they"):
        asked = clauses.parties
    elif not asked and names_partners(discourse, clauses, *group.asked):
        asked = find_partners(discourse, clauses, by)
    return tuple(code for code in asked if code not in by)


def _capitals(clauses: Clauses, first: int, last: int) -> tuple[str, ...]:
    """Return the parties whose capitals stand for them in units ``first:last``: "calls on Windhoek to"."""
    mentions = (clauses.sentence.mentions.get(k) for k in range(first, last))
    return tuple(c for m in mentions if m and m.letter == "L" and m.name and m.name.kind == "capital" for c in m.codes)


# --- nouns: "the readiness of Finland to", "its commitment to" -------------------------------------


def _by_owner(discourse: Discourse, clauses: Clauses, group: Governing, speaker: Speaker | None) -> Who | None:
    """Return whose commitment a noun names: an "of" phrase, a possessor, or the subject of the verb before."""
    name = speaker.name if speaker else None
    verb = _verb_before(clauses, group.first)
    subject = find_subject(discourse, clauses, verb) if verb is not None else None
    if verb is not None and clauses.sentence.letters[verb] in letters_of("@discuss:base|@discuss:s"):
        return None
    first, by = _possessor(discourse, clauses, group, verb, subject)
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
    verbs = letters_of("@affirm|@express|@discuss|have|has|remains|remain|%reflects") - letters_of("shared")
    for k in range(unit - 1, max(-1, unit - 30), -1):
        if letters[k] in verbs:
            return k
        if letters[k] in ';"':
            return None
    return None


def _possessor(
    discourse: Discourse, clauses: Clauses, group: Governing, verb: int | None, subject: Subject | None
) -> tuple[int, tuple[str, ...]]:
    """Return where the noun phrase begins and whose it is."""
    letters = clauses.sentence.letters
    k = group.first
    while k > 0 and group.first - k < 8 and letters[k - 1] not in ",;:.\"" and letters[k - 1] not in letters_of("%prepositions|@affirm|@express|@discuss|have|has|had"):
        k -= 1
        if letters[k] in letters_of("its|their|his|her"):
            return k, subject.codes if subject else _last_codes(clauses, k)
        if letters[k] in letters_of("our|my"):
            return k, _ours(discourse, clauses, k)
        if letters[k] == "'" or letters[k] in "SAD":
            actor = next((a for a in reversed(clauses.actors) if a.last <= k + 1 and a.last >= k), None)
            codes = actor.codes if actor else clauses.codes_in(k, k + 1)
            if codes:
                return (actor.first if actor else k), codes
    if set(letters[k : group.first]) & letters_of("%mutual") and not (subject and subject.codes):
        return k, clauses.parties
    return k, subject.codes if subject is not None and verb is not None and k - verb < 4 else ()


def _last_codes(clauses: Clauses, unit: int) -> tuple[str, ...]:
    actor = clauses.subject(unit)
    return actor.codes if actor else ()


def _ours(discourse: Discourse, clauses: Clauses, unit: int) -> tuple[str, ...]:
    """Return the parties that "our" at a unit stands for: those of "we", the speaker's, or the document's."""
    actor = next((a for a in clauses.actors if clauses.sentence.letters[a.first] in letters_of("we")), None)
    speaker = clauses.speaker(unit)
    if actor is None and speaker is not None and speaker.codes:
        return speaker.codes
    return joint_parties(discourse) or (actor.codes if actor else clauses.home)


def joint_parties(discourse: Discourse) -> tuple[str, ...]:
    """Return the parties in whose name a document speaks: of a joint statement, or paired in its title; or none."""
    if _speaks_jointly(discourse):
        return discourse.main
    title = discourse.clauses[0] if discourse.clauses else None
    if title is None or title.sentence.section.kind != "headline":
        return ()
    for unit, mention in title.sentence.mentions.items():
        if mention.letter == "D" and len(mention.codes) > 1:
            return mention.codes
    return next((a.codes for a in title.actors if a.opens and len(a.codes) > 1 and not a.persons), ())


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
