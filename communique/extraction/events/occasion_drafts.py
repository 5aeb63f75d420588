"""The draft of a sitting or gathering: evidence, when and where (codebook, rulings 23, 24 and 26)."""

from __future__ import annotations

from typing import Final

from communique.extraction.events.arguments import Side
from communique.extraction.events.drafts import Draft
from communique.extraction.events.encounters import attribution_of
from communique.extraction.events.occasion_frames import Frame
from communique.extraction.events.occasion_status import is_settled
from communique.extraction.events.occasion_words import occasion_words
from communique.extraction.events.occasions import Occasion
from communique.extraction.events.scene import Scene
from communique.extraction.events.when import Told, find_time
from communique.extraction.events.where import find_place, place_of
from communique.language.en.times import Interval, resolve
from communique.model import Place

LONGEST_OPENING: Final = 12
"""Units at the head of a sentence in which its date and place stand."""

LONGEST_WAY: Final = 14
"""Units before a name in which the city or state is told to which somebody travels for it."""


def draft_of(scene: Scene, frame: Frame, side: Side, told: Told) -> Draft:
    """Return the draft of a frame without its parties and name; those who take part are ``side``."""
    occasion, rule = frame.occasion, frame.rule
    first, last = min(frame.first, occasion.first), max(frame.last, occasion.last)
    if "n" in rule.regex.groupindex:
        last = max(last, frame.match.end("n"))
    acts = rule.fields["who"] in ("subject", "owner")
    begin = min(first, side.first) if side and acts else first
    leading = min(begin, LONGEST_OPENING) if _is_dated_by_sentence(frame) else 0
    stays = _is_purpose_of_stay(scene, frame)
    agreed = frame.rule.fields.get("told") == "planned" and rule.fields["who"] == "subject"
    apart = "reference" if stays or agreed or _is_recalled(scene, first) else "mention"
    return Draft(
        type=occasion.kind,
        rule=rule.id,
        index=scene.clauses.index,
        first=first,
        last=last,
        parties=(),
        evidence=[scene.span(begin, last)],
        participants=side.people,
        told=told,
        interval=_time(scene, frame, begin, last, told, 0 if stays else leading),
        place=_place(scene, frame, first, last, leading),
        attribution=attribution_of(scene, first),
        weak=occasion.bare and occasion.pointing,
        anaphoric=side.anaphoric,
        headline=scene.is_headline,
        merged=[apart] if apart == "reference" or _is_only_mentioned(frame, side) else [],
    )


def _is_dated_by_sentence(frame: Frame) -> bool:
    """Tell whether a date that opens the sentence is the occasion's."""
    fields = frame.rule.fields
    return fields["who"] == "met" or not (fields.get("noun") or "told" in fields)


def _is_purpose_of_stay(scene: Scene, frame: Frame) -> bool:
    """Tell whether an occasion is why somebody met "is in" a country: that day is not its own."""
    words = scene.words(max(0, frame.first - 8), frame.first)
    return "to" in words[-2:] and "in" in words and not {"is", "are", "was", "were", "been"}.isdisjoint(words)


def _is_only_mentioned(frame: Frame, side: Side) -> bool:
    """Tell whether an occasion is only spoken of: what is told around it need not be of its time."""
    fields = frame.rule.fields
    apart = fields["who"] in ("none", "there") and not side.people and len(frame.occasion.codes) < 2
    return apart and not {"noun", "told"}.isdisjoint(fields)


def _is_recalled(scene: Scene, first: int) -> bool:
    """Tell whether what is told is set off from now: "we last met at"."""
    return not _RECALLED.isdisjoint(scene.words(first - 4, first + 1))


_RECALLED = frozenset({"earlier", "last", "previous", "previously"})


def _time(scene: Scene, frame: Frame, begin: int, last: int, told: Told, leading: int) -> Interval | None:
    if _is_purpose_of_stay(scene, frame):
        begin = frame.occasion.first
    elif frame.rule.fields.get("told", "untold") != "untold" and frame.rule.fields["who"] == "none":
        begin = frame.occasion.first  # "spoke today in advance of": that day is the conversation's
    elif frame.rule.fields["who"] != "subject":
        begin = min(frame.first, frame.occasion.first)
    if "noun" in frame.rule.fields and frame.first <= 1 and scene.letters.find(",", last) >= last:
        return _time_in_opening(scene, frame.occasion, told) or _year_in_name(scene, frame.occasion)
    if scene.word(frame.first - 1) == "to" and is_settled(scene, frame.first):
        begin = frame.first  # "agreed on Friday to hold": that day is the agreement's
    noun = not frame.rule.fields.keys().isdisjoint({"noun", "told"})
    near = None
    if frame.match.end("e") <= frame.occasion.first:  # one of two joined by "and": its own day, if it has one
        near = find_time(scene, frame.occasion.first, last, told, 0, noun=True)
    elif begin <= frame.first < frame.occasion.first:
        near = find_time(scene, frame.first, last, told, 0, noun=noun)
    time = near or find_time(scene, begin, last, told, leading, noun=noun) or _told_beside(scene, last, told)
    if time is not None and _is_year_marked(scene, frame.occasion, time):
        time = None
    return time or _year_in_name(scene, frame.occasion)


def _time_in_opening(scene: Scene, occasion: Occasion, told: Told) -> Interval | None:
    """Return the time told up to the comma after a phrase that opens its sentence: "At A in May, B said"."""
    comma = scene.letters.find(",", occasion.last)
    if "T" not in scene.letters[occasion.first : comma + 1]:
        return None
    return find_time(scene, occasion.first, occasion.last, told, 0, noun=True)


def _is_year_marked(scene: Scene, occasion: Occasion, time: Interval) -> bool:
    """Tell whether a bare year is that of what is marked: "the 80th anniversary of the peace of 1945"."""
    published = scene.anchor.published or ""
    printed = {scene.text(k, k + 1)[-4:] for k, letter in enumerate(scene.letters) if letter == "T"}
    marks = "anniversary" in scene.words(occasion.first, occasion.last) and time.start in printed
    return marks and time.start < published[: len(time.start)]


def _year_in_name(scene: Scene, occasion: Occasion) -> Interval | None:
    """Return the year that stands in a name: "the 2031 Lima Summit"; None where there is none."""
    time = scene.sentence.mentions[occasion.year].time if occasion.year is not None else None
    return None if time is None else resolve(time, scene.anchor, None)


_TAKING_PLACE = frozenset(
    {"convened", "happening", "held", "hosted", "scheduled", "set", "taking", "takes", "took"}
)


def _told_beside(scene: Scene, last: int, told: Told) -> Interval | None:
    """Return the time told of an occasion in a clause of its own: "…, which is taking place on 3 May"."""
    words = scene.words(last, last + LONGEST_WAY)
    which = next((k for k, word in enumerate(words) if word in ("which", "that")), None)
    if which is None or _TAKING_PLACE.isdisjoint(words[which + 1 : which + 5]):
        return None
    return find_time(scene, last + which + 1, last + which + 2, told, 0)


def _place(scene: Scene, frame: Frame, first: int, last: int, leading: int) -> Place | None:
    """Return where an occasion is: the place in its clause, to which one travels for it, or in its name."""
    occasion = frame.occasion
    place = None
    if leading or frame.rule.fields["who"] in ("none", "there"):
        place = find_place(scene, first, last, leading, _end_of_phrase(scene, frame, last))
    place = place or find_place(scene, occasion.first, occasion.last, 0)
    if occasion.kind == "session" or place is not None:
        return place
    city = _city_before(scene, frame)
    if city is None:
        city = occasion.city
    return None if city is None else place_of(scene.discourse.text, scene.sentence.mentions[city])


def _end_of_phrase(scene: Scene, frame: Frame, last: int) -> int:
    """Return where places end that belong to a phrase that is only spoken of: before "and" and a noun."""
    if {"noun", "told"}.isdisjoint(frame.rule.fields):
        return len(scene.letters)
    joins = occasion_words().joins
    return next((k for k in range(last, len(scene.letters)) if scene.letters[k] in joins), len(scene.letters))


def _city_before(scene: Scene, frame: Frame) -> int | None:
    """Return the unit of the city to which somebody travels for an occasion: "will travel to A for …"."""
    if frame.rule.fields["who"] not in ("subject", "owner", "none"):
        return None
    first = frame.occasion.first
    for k in range(first - 1, max(0, first - LONGEST_WAY), -1):
        if scene.letters[k] in "P;":
            return None
        if scene.letters[k] == "L" and {"to", "in", "at", "of"} & set(scene.words(k - 2, k)):
            return k
    return None
