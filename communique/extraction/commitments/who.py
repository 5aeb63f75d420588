"""Who commits: by the subject of the verb, the owner of the noun, or the passage where neither is named."""

from __future__ import annotations

from communique.extraction.commitments.by_owner import by_owner
from communique.extraction.commitments.by_passage import by_passage, should
from communique.extraction.commitments.by_subject import by_subject
from communique.extraction.commitments.cases import Case, Who, ask, bind, with_own_voice
from communique.extraction.commitments.governing import Governing
from communique.extraction.discourse import Clauses, Discourse
from communique.extraction.subjects import find_subject, letters_of


def who_commits(discourse: Discourse, clauses: Clauses, group: Governing, last: Who | None) -> Who | None:
    """Return who commits by a governing verb group, or None where the text names no one who could.

    ``last`` tells of the commitment before: passives take their parties from it.
    """
    subject = find_subject(discourse, clauses, _verb_start(clauses.sentence.letters, group.first))
    case = with_own_voice(Case(discourse, clauses, group, subject, clauses.speaker(group.first), last))
    kind = group.tells("subject")
    if kind == "impersonal":
        parties = clauses.parties
        return bind(parties, group.first, None) if len(parties) > 1 else None
    if kind == "owner":
        return by_owner(case)
    if kind == "patient":
        return by_passage(case)
    if kind == "task":
        return ask(case.spoken_by, (), group.first, case.attribution)
    if group.tells("modality") == "should":
        return should(case)
    return by_subject(case)


def _verb_start(letters: str, unit: int) -> int:
    """Return where the verb group at a unit begins: "continues to call for" begins at "continues"."""
    to, continues = letters_of("to"), letters_of("%continues")
    while unit > 1 and letters[unit - 1] in to and letters[unit - 2] in continues:
        unit -= 2
    return unit
