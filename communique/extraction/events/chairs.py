"""Who chaired a session or led a delegation to it, told apart from it (codebook, "events", ruling 9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from communique.extraction.events.arguments import Side, participant, side_after, subject_of
from communique.extraction.events.drafts import Draft
from communique.extraction.events.occasions import Occasion
from communique.extraction.events.scene import Scene
from communique.extraction.grammar import Rule, grammar
from communique.model import Participant

LONGEST_PAIR: Final = 30
"""Units in which the heads of two delegations are named."""

_DELEGATION = re.compile(r"\b(?:delegation|side|team)s?$", re.IGNORECASE)


def find_chairs(scene: Scene, occasions: Sequence[Occasion]) -> list[Draft]:
    """Return weak drafts of sessions, one for each construction that names chairs or heads of delegation.

    Where it names the mechanism, as one of the ``occasions`` of its sentence, it is told of that alone.
    """
    drafts: list[Draft] = []
    for rule in grammar().candidates("chairs", scene.letters):
        for match in rule.matches(scene.letters):
            side = _chairs(scene, rule, match)
            if side.people and _is_meant(scene, rule, match):
                named = (o for o in occasions if o.named and o.first < match.end() and match.start() < o.last)
                mechanism = next((occasion.title for occasion in named), None)
                drafts.append(_draft(scene, rule, match, side, mechanism))
    return drafts


def _chairs(scene: Scene, rule: Rule, match: re.Match[str]) -> Side:
    if rule.fields.get("delegation") and rule.fields["who"] == "named":
        return _by_sides(scene, match) or side_after(scene.clauses, match.start("a"))
    if rule.fields["who"] == "named":
        return side_after(scene.clauses, match.start("a"))
    return subject_of(scene.clauses, match.start("v"))


def _by_sides(scene: Scene, match: re.Match[str]) -> Side:
    """Return the heads of delegations, each of the side named before it: "A’s side was led by X"."""
    people: list[Participant] = []
    party: str | None = None
    first, last = match.start(), match.end()
    for k in range(first, min(len(scene.letters), match.start("a") + LONGEST_PAIR)):
        mention = scene.sentence.mentions.get(k)
        if scene.letters[k] == ";":
            break
        if mention is None or mention.letter not in "SAP":
            continue
        if mention.letter in "SA":
            party = mention.codes[0] if len(mention.codes) == 1 else None
        elif party is not None and k >= match.start("a") and (one := participant(mention)):
            people.append(replace(one, party=party))
            party, last = None, k + 1
    return Side(match.start("a"), last, tuple(one.party for one in people if one.party), tuple(people))


def _is_meant(scene: Scene, rule: Rule, match: re.Match[str]) -> bool:
    """Tell whether a delegation is led, where the construction speaks of one, and not a state."""
    if not rule.fields.get("delegation"):
        return True
    first, last = match.start(), match.end() if rule.fields["who"] == "subject" else match.start("v")
    return any(_DELEGATION.search(scene.text(k, k + 1)) for k in range(first, last))


def _draft(scene: Scene, rule: Rule, match: re.Match[str], side: Side, mechanism: str | None) -> Draft:
    first, last = match.span("v")
    return Draft(
        type="session",
        rule=rule.id,
        index=scene.clauses.index,
        first=first,
        last=max(last, side.last),
        parties=side.codes,
        evidence=[scene.span(min(first, side.first), max(last, side.last))],
        participants=side.people,
        weak=True,
        mechanism=mechanism,
    )
