"""Whom a commitment is made or addressed to."""

from __future__ import annotations

from communique.extraction.commitments.cases import Who
from communique.extraction.commitments.governing import Governing
from communique.extraction.discourse import Clauses
from communique.extraction.subjects import letters_of


def find_addressees(
    clauses: Clauses, group: Governing, who: Who, end: int
) -> tuple[str, ...]:
    """Return the parties asked, or those for whom or with whom one party pledges to act; agreed: none.

    Source: codebook, "commitments", and rulings 34 and 39.
    """
    if who.modality == "agreed":
        return ()
    if who.modality == "requested":
        return who.asked or _other_side(clauses, group, who)
    named = _served(clauses, group, who, end)
    if named:
        return named
    if _harms(clauses, group, end):
        return ()
    others = tuple(code for code in clauses.parties if code not in who.by)
    return others if len(clauses.parties) == 2 and len(others) == 1 else ()


def _other_side(clauses: Clauses, group: Governing, who: Who) -> tuple[str, ...]:
    """Return the other party of the passage where "both sides" or "we" are asked to act."""
    if group.asked is None:
        return ()
    letters = clauses.sentence.letters[slice(*group.asked)]
    if "G" in letters or set(letters) & letters_of("we"):
        return tuple(code for code in clauses.parties if code not in who.by)
    return ()


def _served(clauses: Clauses, group: Governing, who: Who, end: int) -> tuple[str, ...]:
    """Return the parties that a clause names after "with", "to", "for" and verbs of helping."""
    letters = clauses.sentence.letters
    serving = letters_of("%serving")
    codes: dict[str, None] = {}
    for k in range(group.complement + 1, end):
        mention = clauses.sentence.mentions.get(k)
        if mention is None or mention.letter not in "POGSAL":
            continue
        before = k - 1
        passed = letters_of("%determiners|%adverbs|and|,|ADVERB|STATE|CAPITAL")
        while before > group.complement and letters[before] in passed:
            before -= 1
        follows = letters[k + 1] if k + 1 < len(letters) else ""
        if letters[before] in serving and follows != "'":
            codes.update(dict.fromkeys(clauses.codes_in(k, k + 1)))
    return tuple(code for code in codes if code not in who.by)


def _harms(clauses: Clauses, group: Governing, end: int) -> bool:
    """Tell whether a clause threatens: its object gets costs or sanctions, and is no addressee."""
    words = clauses.sentence.letters[group.complement : end]
    return bool(set(words) & letters_of("%threats"))
