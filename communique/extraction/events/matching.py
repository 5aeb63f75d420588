"""The places in a sentence where a rule about events holds, the first and longest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from communique.extraction.events.drafts import Draft, EventType
from communique.extraction.events.scene import Scene
from communique.extraction.grammar import Rule, grammar


class Found(NamedTuple):
    """A rule that holds in a sentence, the type of event it tells of, and its match over units."""

    type: EventType
    rule: Rule
    match: re.Match[str]

    @property
    def first(self) -> int:
        """The first governing unit."""
        return self.match.start("v")

    @property
    def last(self) -> int:
        """The unit after the governing ones."""
        return self.match.end("v")

    @property
    def agent(self) -> str:
        """Where the rule finds those who act."""
        return str(self.rule.fields["agent"])

    def has(self, field: str) -> bool:
        """Tell whether the rule has a field that is set."""
        return bool(self.rule.fields.get(field))

    def start(self, group: str) -> int | None:
        """Return the first unit of a group of the pattern, or None where it did not take part."""
        if group not in self.match.re.groupindex or self.match[group] is None:
            return None
        return self.match.start(group)


def find_drafts_of(
    scene: Scene, types: Iterable[EventType], read: Callable[[Scene, Found], Iterable[Draft]]
) -> list[Draft]:
    """Return what ``read`` makes of the rules that hold for ``types``, none sharing governing words.

    Where several rules hold at a place, the types come in the order given, rules that stand for nothing
    alone last, and longer matches first; one of which ``read`` makes nothing leaves its words to the next.
    """
    found: list[tuple[tuple[int, bool, int, int], Found]] = []
    letters = scene.letters
    for rank, type_ in enumerate(types):
        for rule in grammar().candidates(f"{type_}s", letters):
            weak = bool(rule.fields.get("weak"))
            found += [
                ((match.start("v"), weak, rank, -match.end()), Found(type_, rule, match))
                for match in rule.matches(letters)
            ]
    drafts: list[Draft] = []
    taken: set[int] = set()
    for _, one in sorted(found, key=lambda item: item[0]):
        words = range(one.first, one.last)
        if taken.isdisjoint(words) and (made := list(read(scene, one))):
            taken.update(words)
            drafts.extend(made)
    return drafts
