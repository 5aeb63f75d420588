"""Gatherings: who attends or hosts which summit or reception (codebook, rulings 5, 8, 9, 27 to 29)."""

from __future__ import annotations

from typing import Literal

from communique.extraction.events.arguments import Side, codes_of, join, person_participant
from communique.extraction.events.attendance import attendance_of
from communique.extraction.events.drafts import Draft
from communique.extraction.events.occasion_drafts import LONGEST_WAY, draft_of
from communique.extraction.events.occasion_frames import Frame
from communique.extraction.events.occasion_kinds import party_codes
from communique.extraction.events.occasion_status import is_called_upcoming, told_of
from communique.extraction.events.occasion_words import occasion_words
from communique.extraction.events.occasions import Occasion
from communique.extraction.events.scene import Scene
from communique.extraction.events.taking_part import parties_by_default, taking_part
from communique.language.en.parties import is_state
from communique.model import Participant, Place


def read_gathering(scene: Scene, frame: Frame) -> Draft | Literal["unreal"] | None:
    """Return the gathering that a frame tells, "unreal" where it is denied or wished for, else None."""
    occasion, fields = frame.occasion, frame.rule.fields
    if not _is_gathering(scene, frame):
        return None
    side = taking_part(scene, frame)
    told = told_of(scene, frame, side)
    if told == "unreal":
        return told
    there = attendance_of(scene, occasion)
    draft = draft_of(scene, frame, side, told)
    draft.participants = join(draft.participants, there.people)
    draft.parties = party_codes(_parties(scene, frame, side, there, draft.place))
    if fields["who"] == "met" and not side and occasion.body:
        draft.weak, draft.parties = True, occasion.codes
    draft.participants = join(draft.participants, _host_ambassador(scene, frame, draft))
    draft.name, draft.ordinal = None if occasion.bare else occasion.title, occasion.ordinal
    if _is_of_home(scene, occasion, draft):
        return None
    if fields.get("dated") and (draft.weak or not (draft.interval or _is_once(scene, occasion))):
        return None
    if draft.name is None and not draft.weak and len(draft.parties) < 2:
        return None
    placed = draft.interval is not None and draft.place is not None
    if fields.get("dated-unnamed") and not placed and not _is_named(scene, occasion):
        return None
    return draft if draft.weak or (draft.parties and _is_identified(draft, frame, side)) else None


def _is_gathering(scene: Scene, frame: Frame) -> bool:
    """Tell whether a phrase can name one gathering in its construction."""
    occasion, fields = frame.occasion, frame.rule.fields
    if occasion.plural or (occasion.body and not fields.get("body")):
        return False
    if fields.get("upcoming"):
        return is_called_upcoming(scene, occasion) and _is_placed_or_named(scene, occasion)
    if fields.get("headline") and not (scene.is_headline and _is_of_states(scene, occasion)):
        return False
    if fields.get("any"):
        return True
    if fields.get("dated-unnamed") and not (occasion.pointing and occasion.bare):
        return True
    if occasion.bare and not occasion.pointing and fields["who"] in ("none", "there"):
        return False  # "a successful summit"
    return _is_named(scene, occasion) and scene.word(occasion.head) not in occasion_words().attended


def _is_of_home(scene: Scene, occasion: Occasion, draft: Draft) -> bool:
    """Tell whether a ceremony or conference is one state's own: nobody else is told to be there."""
    abroad = draft.place is not None and draft.place.party not in (None, *draft.parties)
    alone = draft.parties == scene.clauses.home and not abroad and occasion.ordinal is None
    return alone and not draft.weak and scene.word(occasion.head) in _HOME_AFFAIRS


_HOME_AFFAIRS = frozenset(
    {"celebration", "ceremony", "commemoration", "conference", "event", "gala", "reception", "workshop"}
)


def _is_of_states(scene: Scene, occasion: Occasion) -> bool:
    """Tell whether a headline's phrase names a summit, or a party beside home: not "A's Heritage Day"."""
    own = set(occasion.codes) <= set(scene.clauses.home)
    return occasion.proper and (not own or occasion.ordinal is not None or _is_once(scene, occasion))


def _is_placed_or_named(scene: Scene, occasion: Occasion) -> bool:
    if scene.word(occasion.head) in occasion_words().attended:
        return False
    last = occasion.last
    placed = scene.word(last) == "in" and scene.letters[last + 1 : last + 2] in ("L", "S")
    return placed or _is_named(scene, occasion)


def _is_named(scene: Scene, occasion: Occasion) -> bool:
    """Tell whether a gathering has a name of its own, and is not only "a conference"."""
    called = scene.text(occasion.called, occasion.head + 1)
    return occasion.named or occasion.city is not None or called != called.lower()


def _is_once(scene: Scene, occasion: Occasion) -> bool:
    """Tell whether a name is that of one meeting of its forum, and not of the forum: "the A Summit"."""
    table = occasion_words()
    units = scene.letters[occasion.head : occasion.last]
    once = not (table.cops | table.summits).isdisjoint(units) or units == "S"
    some = scene.word(occasion.first - 1) in ("a", "an")  # "engagement through a Ministerial"
    return occasion.proper and not occasion.body and once and not some


def _is_identified(draft: Draft, frame: Frame, side: Side) -> bool:
    """Tell whether a gathering that is only spoken of is one: by who, when, where, or by its name."""
    occasion = frame.occasion
    if frame.rule.fields["who"] not in ("none", "there"):
        return True
    told = draft.interval or draft.place or draft.participants or side or occasion.ordinal
    if frame.rule.fields.get("told") and (occasion.title[:1].isupper() or occasion.organisation):
        return True  # what is prepared lies ahead of its readers
    return bool(told) or len(occasion.codes) > 1 or (occasion.proper and not occasion.body)


# --- who -----------------------------------------------------------------------------------------

_RECEIVING = frozenset({"celebration", "celebrations", "reception", "receptions"})


def _host_ambassador(scene: Scene, frame: Frame, draft: Draft) -> tuple[Participant, ...]:
    """Return the ambassador of the state whose reception it is, where the document names just one."""
    if scene.word(frame.occasion.head) not in _RECEIVING:
        return ()
    hosts = set(frame.occasion.codes) - {person.party for person in draft.participants}
    people = scene.discourse.analysis.people.persons
    found = [one for one in people if one.party in hosts and "mbassador" in (one.office or "")]
    return (person_participant(found[0]),) if len(found) == 1 else ()


def _parties(scene: Scene, frame: Frame, side: Side, there: Side, place: Place | None) -> tuple[str, ...]:
    """Return those who attend or host, the forum's own, else those the text is about; and the host state."""
    occasion, who = frame.occasion, frame.rule.fields["who"]
    codes = codes_of(side.codes, occasion.codes, there.codes)
    if who == "met" and len(side.codes) == 1:
        return codes_of(codes, scene.clauses.home)
    named = len(occasion.codes) > 1  # "the A-B Summit" is theirs
    if not side.codes and not there.codes and not named and (side.people or who not in ("owner", "subject")):
        forum = occasion.organisation if who != "met" else None  # guests meet there, too
        about = parties_by_default(scene, forum)
        codes = codes_of(codes, tuple(c for c in about if is_state(c) or not occasion.organisation))
    if who in ("none", "there", "named") and not codes:
        return ()  # the state where others meet need not be one of them
    if len(codes) < 2 and occasion.organisation is None:
        codes = codes_of(codes, _host_states(scene, frame, place))
    return codes


_TOWARDS = frozenset({"in", "to", "visit", "visited", "visiting", "visits"})


def _host_states(scene: Scene, frame: Frame, place: Place | None) -> tuple[str, ...]:
    """Return the state in which a gathering is held: by its place, or to which one comes or came for it."""
    if place is not None and place.party:
        return (place.party,)
    for k in range(frame.first - 1, max(0, frame.first - LONGEST_WAY), -1):
        if scene.letters[k] in "SL" and scene.word(k - 1) in _TOWARDS:
            return scene.sentence.mentions[k].codes
    return ()
