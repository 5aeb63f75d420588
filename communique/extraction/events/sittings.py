"""Sessions and gatherings: from a phrase in its construction to a draft (codebook, "events", rulings 4 to 9, 24 to 29)."""

from __future__ import annotations

from collections.abc import Sequence

from communique.extraction.events.arguments import Side, codes_of, join, person_participant
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
from communique.extraction.events.occasion_words import occasion_words, ordinal_of
from communique.extraction.events.occasions import Occasion
from communique.extraction.events.scene import Scene
from communique.extraction.events.when import Told, find_time
from communique.extraction.events.where import find_place, place_of
from communique.language.en.times import Interval
from communique.model import Participant, Place


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
    if "n" in rule.regex.groupindex:
        last = max(last, frame.match.end("n"))
    begin = side.first if side and rule.fields["who"] in ("subject", "owner") and side.first < first else first
    leading = min(begin, LONGEST_OPENING) if _is_dated_by_sentence(frame) else 0
    return Draft(
        type=occasion.kind, rule=rule.id, index=scene.clauses.index, first=first, last=last, parties=(),
        evidence=[scene.span(begin, last)], told=told,
        interval=_time(scene, frame, begin, last, told, leading),
        place=_place(scene, frame, first, last, leading),
        participants=side.people,
        attribution=attribution_of(scene, first),
        weak=occasion.bare and occasion.pointing,
        headline=scene.is_headline,
        anaphoric=side.anaphoric,
        merged=["reference"] if _is_purpose_of_stay(scene, frame) else [],
    )  # fmt: skip


LONGEST_OPENING = 12
"""Units at the head of a sentence in which its date and place stand."""


def _is_dated_by_sentence(frame: Frame) -> bool:
    """Tell whether a date that opens the sentence is the occasion's."""
    fields = frame.rule.fields
    return fields["who"] == "met" or not (fields.get("noun") or "told" in fields)


def _time(scene: Scene, frame: Frame, begin: int, last: int, told: Told, leading: int) -> Interval | None:
    """Return when the occasion is: not the day on which somebody is met who has come for it."""
    if _is_purpose_of_stay(scene, frame):
        return find_time(scene, frame.occasion.first, last, told, 0)
    if frame.rule.fields["who"] != "subject":
        begin = min(frame.first, frame.occasion.first)
    return find_time(scene, begin, last, told, leading)


def _is_purpose_of_stay(scene: Scene, frame: Frame) -> bool:
    """Tell whether an occasion is why somebody met "is in" a country."""
    words = scene.words(max(0, frame.first - 8), frame.first)
    return "to" in words[-2:] and "in" in words and bool({"is", "are", "was", "were", "been"} & set(words))


def _place(scene: Scene, frame: Frame, first: int, last: int, leading: int) -> Place | None:
    """Return where an occasion is: the place in its clause, to which one travels for it, or in its name."""
    occasion = frame.occasion
    place = find_place(scene, first, last, leading) if leading or frame.rule.fields["who"] in ("none", "there") else None
    place = place or find_place(scene, occasion.first, occasion.last, 0)
    if occasion.kind == "session" or place is not None:
        return place
    city = _city_before(scene, frame)
    if city is None:
        city = occasion.city
    return None if city is None else place_of(scene.discourse.text, scene.sentence.mentions[city])


def _city_before(scene: Scene, frame: Frame) -> int | None:
    """Return the unit of the city to which somebody travels for an occasion: "will travel to A on Friday for …"."""
    if frame.rule.fields["who"] not in ("subject", "owner", "none"):
        return None
    for k in range(frame.occasion.first - 1, max(0, frame.occasion.first - 14), -1):
        if scene.letters[k] in "P;":
            return None
        if scene.letters[k] == "L" and {"to", "in", "at", "of"} & set(scene.words(k - 2, k)):
            return k
    return None


# --- sessions ------------------------------------------------------------------------------------


def _session(scene: Scene, frame: Frame) -> Draft | None:
    """Return the session that a frame tells, or None where nobody sits, or a habit or wish is told."""
    occasion, fields = frame.occasion, frame.rule.fields
    if occasion.body and not fields.get("body") and occasion.ordinal is None:
        return None
    if fields.get("definite") and not occasion.ordinal and {"a", "an", "new"} & set(scene.words(frame.first, occasion.head)):
        return None
    if fields.get("numbered") and (occasion.ordinal is None or occasion.body) or occasion.plural:
        return None
    side = taking_part(scene, frame)
    told = told_of(scene, frame, side)
    if told == "unreal":
        return None
    other = side_with(scene, occasion)
    draft = _draft(scene, frame, side, told)
    draft.participants = join(side.people, other.people)
    draft.parties = _sitting_parties(scene, frame, side, other, draft.place)
    draft.mechanism, draft.ordinal = occasion.title, occasion.ordinal or _later_ordinal(scene, frame)
    if draft.weak:
        draft.mechanism = None
        return draft
    if len(draft.parties) < 2 and not occasion.organisation or draft.interval is None and _is_habit(scene, frame):
        return None
    if occasion.body and fields.get("body") == "dated" and draft.interval is None:
        return None
    if draft.interval is None and occasion.ordinal is None and (fields.get("dated") or _is_led_in_general(scene, frame)):
        return None
    return draft if _is_told(draft, frame, side, other) else None


def _later_ordinal(scene: Scene, frame: Frame) -> int | None:
    """Return the number of a sitting told after its mechanism: "the Joint Commission held its 15th meeting"."""
    if frame.match.groupdict().get("n") is None:
        return None
    words = (scene.text(k, k + 1) for k in range(*frame.match.span("n")))
    return next((number for word in words if (number := ordinal_of(word)) is not None), None)


def _is_led_in_general(scene: Scene, frame: Frame) -> bool:
    """Tell whether a mechanism is only said to be led by somebody: "the dialogue, led by the ministers of energy"."""
    between = scene.words(frame.occasion.last, frame.first)
    return frame.rule.fields["who"] == "named" and not {"was", "were", "been", "is"} & set(between)


def _is_told(draft: Draft, frame: Frame, side: Side, other: Side) -> bool:
    """Tell whether enough is said for a sitting: a name of its own, or who held it with whom.

    Of "consultations" by themselves only held ones count, and "dialogue" by itself is no sitting.
    """
    if frame.occasion.named:
        return True
    both = len(codes_of(side.codes, other.codes)) > 1
    if frame.occasion.bare:
        return both and draft.told == "held" and frame.rule.fields["who"] == "subject" and _word_is_consultation(draft)
    return both or bool(side and draft.interval)


def _word_is_consultation(draft: Draft) -> bool:
    return (draft.mechanism or "").lower().startswith(("consultation", "political", "2+2"))


def _sitting_parties(
    scene: Scene, frame: Frame, side: Side, other: Side, place: Place | None
) -> tuple[str, ...]:
    """Return those who sit: named by the mechanism or as its chairs, else those the text is about; at last the host."""
    occasion = frame.occasion
    codes = codes_of(occasion.codes, side.codes, other.codes)
    if len(codes) < 2 and (occasion.organisation or not codes or set(codes) <= set(scene.clauses.parties)):
        codes = codes_of(codes, scene.clauses.parties)
    if len(codes) < 2 and occasion.organisation is None and place is not None and place.party:
        codes = codes_of(codes, (place.party,))
    return codes


_HABITS = frozenset({"annual", "annually", "regular", "regularly", "continue", "continued", "continues", "continuing", "closer", "further", "more"})


def _is_habit(scene: Scene, frame: Frame) -> bool:
    """Tell whether consultations are spoken of in general: "continued regular consultations"."""
    occasion = frame.occasion
    if occasion.ordinal is not None or occasion.pointing and occasion.named:
        return False
    near = scene.words(min(frame.first, occasion.first) - 1, occasion.head)
    return bool(_HABITS.intersection(near))


# --- gatherings ----------------------------------------------------------------------------------


def _gathering(scene: Scene, frame: Frame) -> Draft | None:
    """Return the gathering that a frame tells, or None where it has no name or only a wish is told."""
    occasion, fields = frame.occasion, frame.rule.fields
    if not _is_named(scene, occasion) and not fields.get("any") or occasion.plural:
        return None
    if not fields.get("any") and scene.words(occasion.head, occasion.head + 1)[0] in occasion_words().attended:
        return None
    if occasion.body and not fields.get("body"):
        return None
    side = taking_part(scene, frame)
    told = told_of(scene, frame, side)
    if told == "unreal":
        return None
    draft = _draft(scene, frame, side, told)
    draft.parties = _gathering_parties(scene, frame, side, draft.place)
    draft.participants = join(draft.participants, _host_ambassador(scene, frame, draft))
    draft.name = None if draft.weak else occasion.title
    if fields.get("dated") and (draft.interval is None or draft.weak) or not _is_identified(draft, frame):
        return None
    return draft if draft.parties or draft.weak else None


def _is_identified(draft: Draft, frame: Frame) -> bool:
    """Tell whether a gathering that is only spoken of is one: by who, when, where, or by its name."""
    occasion = frame.occasion
    spoken_of = frame.rule.fields["who"] in ("none", "there") and not draft.weak
    told = draft.interval or draft.place or draft.participants or occasion.ordinal or occasion.organisation
    return not spoken_of or bool(told) or len(occasion.codes) > 1


_RECEIVING = frozenset({"celebration", "celebrations", "reception", "receptions"})


def _host_ambassador(scene: Scene, frame: Frame, draft: Draft) -> tuple[Participant, ...]:
    """Return the ambassador of the state whose reception it is, where the document names just one."""
    if scene.words(frame.occasion.head, frame.occasion.head + 1)[0] not in _RECEIVING:
        return ()
    present = {person.party for person in draft.participants}
    hosts = [
        person
        for person in scene.discourse.analysis.people.persons
        if person.party in frame.occasion.codes and person.party not in present and "mbassador" in (person.office or "")
    ]
    return (person_participant(hosts[0]),) if len(hosts) == 1 else ()


def _is_named(scene: Scene, occasion: Occasion) -> bool:
    """Tell whether a gathering has a name of its own, and is not only "a conference"."""
    called = scene.text(occasion.called, occasion.head + 1)
    return occasion.named or occasion.city is not None or called != called.lower()


def _gathering_parties(scene: Scene, frame: Frame, side: Side, place: Place | None) -> tuple[str, ...]:
    """Return those who attend or host: those named, the forum's own, else those the text is about; and the host state."""
    occasion, who = frame.occasion, frame.rule.fields["who"]
    codes = codes_of(side.codes, occasion.codes)
    if who == "met" and len(side.codes) == 1:
        return codes_of(codes, scene.clauses.home)
    if who not in ("owner", "subject") and not side.codes:
        codes = codes_of(codes, scene.clauses.parties)
    if len(codes) < 2 and occasion.organisation is None:
        codes = codes_of(codes, _host_states(scene, frame, place))
    return codes


def _host_states(scene: Scene, frame: Frame, place: Place | None) -> tuple[str, ...]:
    """Return the state in which a gathering is held: by its place, or to which one comes or came for it."""
    if place is not None and place.party:
        return (place.party,)
    for k in range(frame.first - 1, max(0, frame.first - 14), -1):
        if scene.letters[k] in "SL" and scene.words(k - 1, k)[0] in ("in", "to", "visit", "visited", "visiting", "visits"):
            return scene.sentence.mentions[k].codes
    return ()
