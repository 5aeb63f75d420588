"""Sessions and gatherings: from a phrase in its construction to a draft (codebook, "events", rulings 4 to 9, 24 to 29)."""

from __future__ import annotations

from collections.abc import Sequence

from communique.extraction.events.arguments import Side, codes_of, join
from communique.extraction.events.drafts import Draft
from communique.extraction.events.encounters import attribution_of
from communique.extraction.events.occasion_frames import (
    Frame,
    find_frames,
    mark_occasions,
    side_with,
    taking_part,
    told_of,
)
from communique.extraction.events.occasions import Occasion
from communique.extraction.events.scene import Scene
from communique.extraction.events.when import Told, find_time
from communique.extraction.events.where import find_place, place_of
from communique.language.en.parties import is_state
from communique.model import Place


def find_sittings(scene: Scene, occasions: Sequence[Occasion]) -> list[Draft]:
    """Return the sessions and gatherings that a sentence tells, one draft for each phrase at most, left to right."""
    if not occasions:
        return []
    letters = mark_occasions(scene, occasions)
    drafts: list[Draft] = []
    for kind, read in (("sessions", _session), ("gatherings", _gathering)):
        told: dict[Occasion, Draft | None] = {}
        for frame in find_frames(kind, letters, [o for o in occasions if f"{o.kind}s" == kind]):
            if told.get(frame.occasion) is None:
                told[frame.occasion] = read(scene, frame)
        drafts += [draft for draft in told.values() if draft is not None]
    return drafts


def is_covered(encounter: Draft, occasions: Sequence[Occasion]) -> bool:
    """Tell whether the noun of an encounter ("held the fourth round of boundary talks") is that of a sitting."""
    return any(not occasion.bare and encounter.first <= occasion.head < encounter.last for occasion in occasions)


def _draft(scene: Scene, frame: Frame, side: Side, told: Told) -> Draft:
    """Return the draft of a frame with what both kinds share: evidence, time, place."""
    occasion, rule = frame.occasion, frame.rule
    first, last = min(frame.first, occasion.first), max(frame.last, occasion.last)
    begin = side.first if side and rule.fields["who"] in ("subject", "owner") and side.first < first else first
    leading = _is_dated_by_sentence(scene, frame)
    return Draft(
        type=occasion.kind, rule=rule.id, index=scene.clauses.index, first=first, last=last, parties=(),
        evidence=[scene.span(begin, last)], told=told,
        interval=find_time(scene, first, last, told, leading),
        place=_place(scene, occasion, first, last, leading),
        participants=side.people,
        attribution=attribution_of(scene, first),
        weak=occasion.bare and occasion.pointing,
        headline=scene.is_headline,
        anaphoric=side.anaphoric,
    )  # fmt: skip


def _is_dated_by_sentence(scene: Scene, frame: Frame) -> bool:
    """Tell whether a date that opens the sentence is the occasion's: not where it is only a trip's purpose."""
    if frame.rule.fields["who"] == "met":
        return True
    if frame.rule.fields.get("noun") or "told" in frame.rule.fields:
        return False
    return "to" not in scene.words(frame.first - 2, frame.first)


def _place(scene: Scene, occasion: Occasion, first: int, last: int, leading: bool) -> Place | None:
    place = find_place(scene, first, last, leading)
    if place is None and occasion.city is not None and occasion.kind == "gathering":
        return place_of(scene.discourse.text, scene.sentence.mentions[occasion.city])
    return place


# --- sessions ------------------------------------------------------------------------------------


def _session(scene: Scene, frame: Frame) -> Draft | None:
    """Return the session that a frame tells, or None where nobody sits, or a habit or wish is told."""
    occasion, fields = frame.occasion, frame.rule.fields
    if occasion.body and not fields.get("body") and occasion.ordinal is None:
        return None
    if fields.get("numbered") and not (occasion.ordinal and occasion.named) or occasion.plural:
        return None
    side = taking_part(scene, frame)
    told = told_of(scene, frame, side)
    if told == "unreal" or _is_habit(scene, frame):
        return None
    other = side_with(scene, occasion)
    draft = _draft(scene, frame, side, told)
    draft.participants = join(side.people, other.people)
    draft.parties = _sitting_parties(scene, occasion, side, other)
    draft.mechanism, draft.ordinal = occasion.title, occasion.ordinal
    if draft.weak:
        draft.mechanism = None
        return draft
    if len(draft.parties) < 2 and not occasion.organisation:
        return None
    return draft if _is_told(draft, occasion, side, other) else None


def _is_told(draft: Draft, occasion: Occasion, side: Side, other: Side) -> bool:
    """Tell whether enough is said for a sitting: a name of its own, or who held it and with whom or when."""
    if occasion.named:
        return True
    return len(codes_of(side.codes, other.codes)) > 1 or bool(side and draft.interval)


def _sitting_parties(scene: Scene, occasion: Occasion, side: Side, other: Side) -> tuple[str, ...]:
    codes = codes_of(occasion.codes, side.codes, other.codes)
    if len(codes) < 2 and not occasion.organisation:
        parties = scene.clauses.parties
        codes = codes_of(codes, parties) if not codes or set(codes) <= set(parties) else codes
    return codes


_HABITS = frozenset({"annual", "annually", "regular", "regularly", "continue", "continued", "continues", "continuing", "closer", "further", "more"})


def _is_habit(scene: Scene, frame: Frame) -> bool:
    """Tell whether consultations are spoken of in general: "continued regular consultations"."""
    occasion = frame.occasion
    if occasion.ordinal is not None:
        return False
    near = scene.words(min(frame.first, occasion.first) - 1, occasion.head)
    return bool(_HABITS.intersection(near))


# --- gatherings ----------------------------------------------------------------------------------


def _gathering(scene: Scene, frame: Frame) -> Draft | None:
    """Return the gathering that a frame tells, or None where it has no name or only a wish is told."""
    occasion, fields = frame.occasion, frame.rule.fields
    named = occasion.named or occasion.city is not None or scene.text(occasion.called, occasion.head + 1) != scene.text(
        occasion.called, occasion.head + 1
    ).lower()
    if not named and not fields.get("any") or occasion.plural:
        return None
    side = taking_part(scene, frame)
    told = told_of(scene, frame, side)
    if told == "unreal":
        return None
    draft = _draft(scene, frame, side, told)
    draft.parties = _gathering_parties(scene, frame, side, draft.place)
    draft.name = None if draft.weak else occasion.title
    if draft.place is not None and draft.place.party and is_state(draft.place.party) and _is_state_only(scene, draft.place):
        draft.place = draft.place if fields["who"] != "subject" or frame.first > occasion.first else draft.place
    return draft if draft.parties or draft.weak else None


def _is_state_only(scene: Scene, place: Place) -> bool:
    return any(
        m.letter == "S" and m.name is not None and m.name.kind == "state" and scene.discourse.text[m.start : m.end].endswith(place.name)
        for m in scene.sentence.mentions.values()
    )


def _gathering_parties(scene: Scene, frame: Frame, side: Side, place: Place | None) -> tuple[str, ...]:
    """Return those who attend or host: those named, the forum's own, else those the text is about; and the host state."""
    occasion = frame.occasion
    codes = codes_of(side.codes, occasion.codes)
    if not side.codes and frame.rule.fields["who"] in ("none", "named"):
        codes = codes_of(occasion.codes, scene.clauses.parties)
    if len(codes) < 2 and occasion.organisation is None and place is not None and place.party:
        codes = codes_of(codes, (place.party,))
    return codes
