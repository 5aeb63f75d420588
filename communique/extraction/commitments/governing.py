"""The verb groups that govern commitments in a sentence, and those that only look like it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final, NamedTuple

from communique.extraction.discourse import Clauses
from communique.extraction.grammar import Rule, grammar
from communique.extraction.subjects import letters_of

FAR: Final = 12
"""Units before a "will" in which a word can make it but an opinion ("he believes that ties will deepen")."""
REACH: Final = 4
"""Units before a verb group in which a word can deny it or put it in the past ("had not yet agreed to")."""


class Governing(NamedTuple):
    """A verb group in units ``first:last``, what it governs from ``complement`` on, ``end`` of the match.

    ``asked`` and ``owner`` are the units of those asked and of those who commit, where the group names them.
    """

    rule: Rule
    first: int
    last: int
    complement: int
    end: int
    asked: tuple[int, int] | None
    owner: tuple[int, int] | None

    def tells(self, field: str) -> Any:  # Any: the data file's own values
        """Return a field of the rule, or None."""
        return self.rule.fields.get(field)


def find_governing(clauses: Clauses) -> list[Governing]:
    """Return the governing verb groups of a sentence, left to right, none overlapping."""
    letters = clauses.sentence.letters
    found = [
        _governing(rule, match)
        for rule in grammar().candidates("commitments", letters)
        for match in rule.matches(letters)
    ]
    found = [group for group in found if not _is_noun(letters, group)]
    found.sort(key=lambda group: group.first)  # at one place the file's order decides
    kept: list[Governing] = []
    for group in found:
        if kept and (group.first < kept[-1].end or _is_governed(letters, kept[-1], group)):
            continue
        if not _is_void(letters, group):
            kept.append(group)
    return kept


def _governing(rule: Rule, match: re.Match[str]) -> Governing:
    def named(group: str) -> tuple[int, int] | None:
        return match.span(group) if group in match.re.groupindex and match[group] is not None else None

    return Governing(
        rule, match.start("v"), match.end("v"), match.start("c"), match.end(), named("to"), named("by")
    )


def _is_governed(letters: str, outer: Governing, inner: Governing) -> bool:
    """Tell whether a group is part of what an earlier one governs: its "that" clause, an item of its list."""
    between = letters[outer.complement : inner.first]
    if set(between) & set(';"'):
        return False
    if outer.tells("that") and not set(between) & letters_of(",|and"):
        return True
    if letters[inner.first] in _base_forms() | _participles():
        return letters[inner.first] in _base_forms() or letters[inner.first - 1] != ","
    return inner.tells("subject") == "owner" and "," not in between


@cache
def _base_forms() -> frozenset[str]:
    classes = "@ask:base|@urge:base|@agree:base|@hope:base|@call:base|@pledge:base|@propose:base"
    return letters_of(f"{classes}|remain|stand|be|look|seek|aim|plan|strive|continue")


@cache
def _participles() -> frozenset[str]:
    return letters_of("@ask:ing|@urge:ing|@agree:ing|@call:ing|@pledge:ing|@propose:ing|looking|hoping")


def _is_noun(letters: str, group: Governing) -> bool:
    """Tell whether the verb's word is a noun here: "their resolve to", "Kenya's offer to"."""
    if (
        group.tells("subject") == "owner"
        or group.first == 0
        or letters[group.first] not in letters_of("%acts_as_nouns")
    ):
        return False
    if letters[group.first - 1] == "w" and group.first > 1 and letters[group.first] not in letters_of("will"):
        return letters[group.first - 2] in letters_of("%possessives|'|DEMONYM")
    return letters[group.first - 1] in _before_nouns()


@cache
def _before_nouns() -> frozenset[str]:
    return (letters_of("%determiners|of|%mutual") - letters_of("that|all|both|each")) | {"'", "A"}


def _is_void(letters: str, group: Governing) -> bool:
    """Tell whether the group is denied, told as history, hypothetical, or praised in another."""
    before = letters[max(0, group.first - REACH) : group.first]
    clause = re.split('[,;:"]', before)[-1]
    if group.rule.id.endswith("intend-to") and set(before[:-1]) & letters_of("what|which|how"):
        return True
    if group.rule.id.endswith("ready-to") and set(before) & letters_of("must|should|what"):
        return True
    opens = set(letters[max(0, group.first - FAR) : group.first])
    foretold = group.tells("announced") or group.tells("subject") == "patient"
    if foretold and opens & letters_of("%opinions") and not opens & set(";:"):
        return True
    if _is_recalled(letters, group) or _is_what_one_needs(letters, group):
        return True
    promised = group.rule.id.endswith(("commit-to", "committed-to", "pledge-to"))
    told = letters[max(0, group.first - 3) : group.complement]
    if promised and set(told) & letters_of("already|previously|earlier"):
        return True
    offered = letters[group.first] in letters_of("offered")
    if offered and set(letters[max(0, group.first - 2) : group.first]) & letters_of("have|has"):
        return True
    hoped = group.tells("announced") and set(before) & letters_of("hope|hopes|hoped|hoping")
    if hoped or _is_subordinate(letters, group) or _is_past_sum(letters, group):
        return True
    if set(clause) & letters_of("%denials|%hypotheses|had"):
        asked = set(clause) & letters_of("how|whether")  # "outlined how they will"
        return bool(asked) or not (group.tells("announced") and set(clause) & letters_of("%hypotheses"))
    if group.tells("subject") == "owner":
        near = letters[max(0, group.first - 8) : group.first]
        return bool(set(near) & letters_of("@praise") or set(near[-2:]) & letters_of("no"))
    return False


def _is_what_one_needs(letters: str, group: Governing) -> bool:
    """Tell whether a need is that of a relative clause: "the pumps that the farmers need to water"."""
    if not group.rule.id.endswith("need-to"):
        return False
    near = letters[max(0, group.first - 4) : group.first]
    that = max((near.rfind(letter) for letter in letters_of("that")), default=-1)
    told = letters_of("@say|@affirm|@stress|@agree|@praise")
    return that > 0 and near[that - 1] not in told


def _is_recalled(letters: str, group: Governing) -> bool:
    """Tell whether a resolve was that of the past ("we were determined to"), or a proposal is a habit."""
    said = letters_of("@say|@affirm|@stress|that")
    is_resolve = group.rule.id.endswith(("committed-to", "ready-to"))
    past = is_resolve and letters[group.first] in letters_of("was|were")
    past |= letters[group.first] in letters_of("determined|resolved") and (
        bool(set(letters[max(0, group.first - 2) : group.first]) & letters_of("was|were"))
    )
    if past and not set(letters[: group.first].rpartition('"')[2]) & said:
        return True
    habit = set(letters[max(0, group.first - 1) : group.first]) & letters_of("always|consistently")
    return bool(habit) and letters[group.first] in letters_of("advocate|advocates")


def _is_subordinate(letters: str, group: Governing) -> bool:
    """Tell whether a verb depends on another or governs but a value: "can offer", "is committed to"."""
    if group.tells("subject") == "owner" or group.first == 0:
        return False
    first = group.first
    while first > 1 and letters[first - 1] in letters_of("%adverbs|ADVERB"):
        first -= 1
    before = letters[first - 1]
    if letters[group.first] in _base_forms() | letters_of("@promise:base"):
        joined = before in letters_of("and|or") and letters[group.first] in letters_of("offer|guarantee")
        return joined or before in letters_of("can|could|may|might")
    return before in letters_of("%copulas") and letters[group.first] in letters_of("committed|resolved")


def _is_past_sum(letters: str, group: Governing) -> bool:
    """Tell whether a sum was given before now: "has committed … since", "had already pledged"."""
    if not group.rule.id.endswith("-sum"):
        return False
    told = letters_of("already|previously|recently|earlier")
    return bool(set(letters[max(0, group.first - 3) : group.first]) & told) or bool(
        set(letters[group.first :]) & letters_of("since")
    )
