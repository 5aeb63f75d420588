"""Meetings told as a list: a sentence that ends "met with:", and an item on each line after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from communique.extraction.events.drafts import Draft
from communique.extraction.events.participants import codes_of, join
from communique.extraction.events.scene import Scene
from communique.extraction.events.sides import ACTORS, Side, side_after, tables

_MARKS = frozenset("-–—•*·▪●◦")
"""What opens an item of a list."""


def items_after(scene: Scene) -> Iterator[tuple[Scene, Side]]:
    """Yield the lines after a sentence that name people and hold no verb, each with those it names."""
    for clauses in scene.discourse.clauses[scene.clauses.index + 1 :]:
        item = Scene.of(scene.discourse, clauses, scene.anchor)
        if _is_mark(item):
            continue
        start = _first_actor(item)
        if start is None:
            return
        yield item, side_after(clauses, start)


def _is_mark(item: Scene) -> bool:
    """Tell whether a sentence is no more than the number or sign that stands before an item."""
    return len(item.letters) <= len("1.") and not item.sentence.mentions


def _first_actor(item: Scene) -> int | None:
    """Return the unit at which an item names somebody, or None where the line is no item of a list."""
    letters = item.letters
    named = next((k for k, letter in enumerate(letters) if letter in ACTORS), None)
    if named is None or tables().verbs & set(letters):
        return None
    marked = item.word(0)[:1] in _MARKS or letters[:1] == "n"
    return named if marked or named <= 1 else None


def _is_bare(item: Scene) -> bool:
    """Tell whether a line holds no more than names, a mark before and a sign after them."""
    return set(item.letters) <= ACTORS | set(",;.-()n") | tables().articles | tables().joins or (
        len(item.letters) <= _SHORT and item.letters.strip(",;.")[-1:] in ACTORS
    )


_SHORT = 3
"""Units of a line that names one party behind a mark: "• the Republic"."""


def drafts_of_items(scene: Scene, whole: Draft, agent: Side, least: int) -> Iterator[Draft]:
    """Yield a meeting for each item; ``whole`` is what the sentence that opens the list tells of them all.

    Where ``least`` is given, nothing but that many bare lines tells that a list follows.
    """
    items = list(items_after(scene))
    if least and (len(items) < least or not all(_is_bare(item) for item, _ in items)):
        return
    for item, met in items:
        parties = codes_of(agent.codes, met.codes)
        if len(parties) > 1:
            yield replace(
                whole,
                index=item.clauses.index,
                parties=parties,
                participants=join(agent.people, met.people),
                evidence=[*whole.evidence, item.span(met.first, met.last)],
            )
