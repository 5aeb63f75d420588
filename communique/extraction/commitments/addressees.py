"""Whom a commitment is made or addressed to."""

from __future__ import annotations

from communique.extraction.commitments.cases import Who
from communique.extraction.commitments.governing import Governing
from communique.extraction.discourse import Clauses, Discourse
from communique.extraction.subjects import letters_of


def find_addressees(
    discourse: Discourse, clauses: Clauses, group: Governing, who: Who, end: int
) -> tuple[str, ...]:
    """Return the parties asked, or those for whom or with whom one party pledges to act; agreed: none.

    Source: codebook, "commitments", and rulings 34 and 39.
    """
    if who.modality == "agreed":
        return ()
    if who.modality == "requested":
        others = _in_conflict(discourse, clauses, group, who, end) or who.asked
        return others or _other_side(clauses, group, who) or _aided(clauses, group, who, end)
    named = _served(clauses, group, who, end)
    if named:
        return named
    if _harms(clauses, group, end) or _is_with_others(clauses, group, end):
        return ()
    others = tuple(code for code in clauses.parties if code not in who.by)
    return others if len(clauses.parties) == 2 and len(others) == 1 else ()


def _is_with_others(clauses: Clauses, group: Governing, end: int) -> bool:
    """Tell whether one will work with a group that is not named: "with African countries", "with donors"."""
    letters = clauses.sentence.letters
    k = letters.find("".join(letters_of("with")), group.complement, min(end, group.complement + 6))
    if k < 0:
        return False
    ahead = letters[k + 1 : min(end, k + 5)]
    heads = [j for j, letter in enumerate(ahead) if letter in letters_of("%unnamed")]
    if set(letters[k:end]) & letters_of("including"):
        return False
    return bool(heads) and not set(ahead[: heads[0] + 1]) & set("PSOG")


def _in_conflict(
    discourse: Discourse, clauses: Clauses, group: Governing, who: Who, end: int
) -> tuple[str, ...]:
    """Return the parties to the conflict of which the text tells, where they are asked as such."""
    if who.asked and group.asked is None:
        return ()
    letters = clauses.sentence.letters
    asked = set(letters[slice(*group.asked)] if group.asked else letters[group.first : end])
    if not asked & letters_of("%contenders|GROUP") or not asked & letters_of("%contended"):
        return ()
    for earlier in reversed(discourse.clauses[: clauses.index + 1]):
        told = earlier.sentence
        for k, mention in sorted(told.mentions.items()):
            following = set(told.letters[k + 1 : k + 3])
            if mention.letter == "D" and following & letters_of("%contended"):
                return mention.codes
    return ()


def _aided(clauses: Clauses, group: Governing, who: Who, end: int) -> tuple[str, ...]:
    """Return who is to be helped where those who are asked to help are not named: "assistance to Kenya"."""
    letters = clauses.sentence.letters
    help_, for_whom = letters_of("%relief"), letters_of("to|for")
    for k in range(group.complement, end - 2):
        if letters[k] in help_ and letters[k + 1] in for_whom:
            unit = k + 2 + (letters[k + 2] in letters_of("%determiners"))
            codes = clauses.codes_in(unit, unit + 1)
            return tuple(code for code in codes if code not in who.by)
    return ()


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
        if letters[before] in serving and follows not in letters_of("'|%contended"):
            codes.update(dict.fromkeys(clauses.codes_in(k, k + 1)))
    return tuple(code for code in codes if code not in who.by)


def _harms(clauses: Clauses, group: Governing, end: int) -> bool:
    """Tell whether a clause threatens: its object gets costs or sanctions, and is no addressee."""
    words = clauses.sentence.letters[group.complement : end]
    return bool(set(words) & letters_of("%threats"))
