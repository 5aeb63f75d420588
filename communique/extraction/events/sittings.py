"""Sessions and gatherings of a sentence, and what both have in common: when and where (rulings 24 and 26)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from communique.extraction.events.chairs import find_chairs
from communique.extraction.events.drafts import Draft
from communique.extraction.events.gatherings import read_gathering
from communique.extraction.events.occasion_frames import Frame, find_frames, mark_occasions
from communique.extraction.events.occasions import Occasion
from communique.extraction.events.scene import Scene
from communique.extraction.events.sessions import read_session

_READERS: Final = (("session", read_session), ("gathering", read_gathering))


def find_sittings(scene: Scene, occasions: Sequence[Occasion]) -> list[Draft]:
    """Return the sessions and gatherings that a sentence tells, chairs told apart first, one draft a phrase.

    Where one construction says that there was or will be none, no other one makes an event of the phrase.
    """
    drafts = find_chairs(scene, occasions)
    if not occasions:
        return drafts
    letters = mark_occasions(scene, occasions)
    for kind, read in _READERS:
        told: dict[Occasion, Draft | Literal["unreal"]] = {}
        for frame in find_frames(f"{kind}s", letters, [o for o in occasions if o.kind == kind]):
            if frame.occasion not in told:
                draft = _as_dated(scene, frame, read(scene, frame))
                told |= {frame.occasion: draft} if draft is not None else {}
        drafts += [draft for draft in told.values() if draft != "unreal"]
    return drafts


def _as_dated(
    scene: Scene, frame: Frame, draft: Draft | Literal["unreal"] | None
) -> Draft | Literal["unreal"] | None:
    """Return a draft, untold where its phrase looks ahead and its date is past: "will build on 2021’s A"."""
    published = scene.anchor.published
    ahead = isinstance(draft, Draft) and draft.told in ("planned", "untold")
    if not isinstance(draft, Draft) or not ahead or draft.interval is None or not published:
        return draft
    end = draft.interval.end
    size = min(len(end), len(published))
    noun = not frame.rule.fields.keys().isdisjoint({"noun", "told"})
    if noun and not end.startswith("X") and end[:size] < published[:size]:
        draft.told = "held"
    return draft


_AUXILIARIES = 2
"""Units between a body and the verb that tells that it met: "will soon meet"."""


def is_covered(encounter: Draft, occasions: Sequence[Occasion]) -> bool:
    """Tell whether an encounter is a sitting: "held the fourth round of talks", "the Board will meet"."""
    return any(
        occasion.first <= encounter.first < occasion.last
        or encounter.first <= occasion.head < encounter.last
        or (occasion.body and 0 <= encounter.first - occasion.last <= _AUXILIARIES)
        for occasion in occasions
        if not occasion.bare
    )
