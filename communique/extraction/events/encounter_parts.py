"""What one mention of a meeting or call gives: one draft, or one for each of those met by turns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import msgspec

from communique.extraction.events.drafts import Draft, EventType
from communique.extraction.events.enumerations import drafts_of_items
from communique.extraction.events.matching import Found
from communique.extraction.events.participants import codes_of, join
from communique.extraction.events.scene import Scene
from communique.extraction.events.sides import ACTORS, Member, Side
from communique.extraction.events.status import Told
from communique.extraction.events.when import find_time
from communique.extraction.events.where import find_place, opening_states
from communique.extraction.grammar import words_of
from communique.language.en.times import Interval
from communique.model import Place


class Encounter(NamedTuple):
    """A meeting or call as found: the rule's match, both sides, and what is said of its status."""

    found: Found
    agent: Side
    met: Side
    told: Told

    @property
    def first(self) -> int:
        """The first governing unit."""
        return self.found.first

    @property
    def end(self) -> int:
        """The unit after those met, or after the governing words where none follow."""
        return max(self.found.last, self.met.last)


_DISTANT = re.compile(
    r"\b(?:virtual(?:ly)?|online|remotely|videoconferenc\w*|teleconferenc\w*|video|by phone|telephone)\b",
    re.IGNORECASE,
)
_BY_TURNS = re.compile(
    r"\b(?:respectively|separate(?:ly)?|one-on-one|individual(?:ly)?|bilaterally|pull-asides?|in turn|"
    r"(?:bilateral|introductory|series of|number of) (?:meetings|talks|calls|conversations)|"
    r"(?:number of|several|various) (?:his |her |its |their |foreign |other )*"
    r"(?:colleagues|counterparts|countries|heads|leaders|ministers|officials|states|times))\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\b(?:sidelines?|margins?)\b", re.IGNORECASE)
_AT_ONCE = re.compile(
    r"\b(?:trilateral|quadrilateral|quadripartite|multilateral|tripartite|joint(?:ly)?|together|collective(?:ly)?|"
    r"group|format|summit)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:previous|last|earlier|recent|recently|first|past|latest|another|next|prior)\b", re.IGNORECASE
)
_AROUND = 14
"""Units around those met in which words may tell that they were met by turns, or all at once."""
_MANY = 3
"""Parties, at least, that somebody who "also met" them is taken to have met by turns."""
_WIDE = 6
"""Units after those met in which words may still tell how: "hosted him for a virtual meeting"."""


def drafts_of(scene: Scene, encounter: Encounter) -> Iterator[Draft]:
    """Yield the drafts of one mention; none where too little is said for an event."""
    found, agent, met = encounter.found, encounter.agent, encounter.met
    whole = _draft(scene, encounter)
    if found.has("list"):
        yield from drafts_of_items(scene, whole, agent, int(found.rule.fields.get("least", 0)))
        return
    if found.has("leg") or (found.start("b") is not None and not met.codes):
        legs = list(_legs(scene, whole, agent, met))
        yield from legs or _one_sided(scene, whole, encounter)
        return
    plural = found.has("by_turns") or _is_plural(scene, found)
    if plural and found.agent == "named" and len(met.members) > 2:
        agent, met = _first_and_rest(met)
    if found.has("by_turns") and len(agent.codes) > 1 and len(met.codes) == 1:
        agent, met = met, agent  # the ambassadors of several states come one after the other
    vague = "discussions" in scene.words(found.first, found.last)
    split = plural or _are_met_by_turns(scene, encounter, whole.type)
    for codes, people in _parts(agent, met, split=split):
        draft = replace(whole, evidence=list(whole.evidence), parties=codes, participants=people, turn=split)
        if _holds(draft, found, agent, vague=vague):
            yield draft


def _is_plural(scene: Scene, found: Found) -> bool:
    return scene.words(found.last - 1, found.last)[0] in ("meetings", "calls", "conversations")


def _are_met_by_turns(scene: Scene, encounter: Encounter, type_: EventType) -> bool:
    """Tell whether those met were met one after the other: it is said, or they were met beside a forum."""
    found, agent, met = encounter.found, encounter.agent, encounter.met
    head = scene.text(found.first, max(met.first, next(iter(_people_at(scene, met)), met.first)))
    if _BY_TURNS.search(f"{head} {scene.text(met.last, met.last + 2)}"):
        return True
    if not words_of("%by_turns|%sequels").isdisjoint(scene.words(met.first, met.last)):
        return True  # "with A and later with B"
    if type_ != "meeting" or found.agent != "subject" or len(agent.codes) != 1 or found.has("noun"):
        return False
    if _AT_ONCE.search(scene.text(max(0, encounter.first - 4), encounter.end)) or _is_one(scene, met):
        return False
    others = set(met.codes) - set(agent.codes)
    named = {person.party for member in met.members for person in member.people} & others
    if len(named) > _MANY and len(agent.people) == 1:
        return True
    if len(others) >= _MANY and not words_of("%sequels").isdisjoint(scene.words(found.first - 3, found.last)):
        return True
    around = scene.text(max(0, encounter.first - _AROUND), encounter.end + _AROUND)
    return len(others) > 1 and bool(_ASIDE.search(around))


_ONE = re.compile(r"\b(?:call|dinner|lunch|meeting|talks) (?:between|with)\b", re.IGNORECASE)


def _is_one(scene: Scene, met: Side) -> bool:
    """Tell whether the headline calls it one meeting with all those met: "Meeting with A, B and C"."""
    title = scene.discourse.analysis.document.title or ""
    surnames = {person.name.split()[-1] for person in met.people if person.name}
    return bool(_ONE.search(title)) and sum(name in title for name in surnames) > 1


def _people_at(scene: Scene, met: Side) -> Iterator[int]:
    """Yield the units at which those met are named."""
    return (k for k in range(met.first, met.last) if scene.letters[k] in ACTORS)


def _draft(scene: Scene, encounter: Encounter) -> Draft:
    """Return the draft of the whole encounter, parties and people still to be filled in."""
    found, agent, first, end = encounter.found, encounter.agent, encounter.first, encounter.end
    noun = found.has("noun")
    begin = agent.first if agent and agent.first < first else first
    leading = begin if not noun or _is_scene_setting(scene, first) else 0
    type_, told = _type(scene, encounter), encounter.told
    day = published(scene)
    time = day if found.has("dated") else find_time(scene, first, end, told, leading, noun=noun)
    if found.has("unsure") and time == day:
        told = "untold"  # "I look forward to our talks today": those at hand
    return Draft(
        type=type_,
        rule=found.rule.id,
        index=scene.clauses.index,
        first=first,
        last=end,
        parties=(),
        evidence=[scene.span(begin, end)],
        told=told,
        interval=time,
        place=None if type_ == "call" else find_place(scene, found.last if noun else first, end, leading),
        soft=scene.is_headline or _is_soft(scene, encounter),
        other=bool(_OTHER.search(scene.text(first - 3, first + 1))),
        headline=scene.is_headline,
        sequel=not noun and not words_of("%sequels").isdisjoint(scene.words(first - 3, found.last + 2)),
        anaphoric=agent.anaphoric or encounter.met.anaphoric,
        doers=agent.codes if scene.words(agent.first, agent.last) == ["they"] else (),
        attribution=attribution_of(scene, first),
    )


def _is_soft(scene: Scene, encounter: Encounter) -> bool:
    """Tell whether the words leave open if people met or telephoned: "spoke with", "today’s conversation"."""
    found = encounter.found
    is_talk = not {"conversation", "conversations"}.isdisjoint(scene.words(found.first, found.last))
    return (found.has("soft") or is_talk) and not _DISTANT.search(scene.text(found.first, encounter.end))


def _type(scene: Scene, encounter: Encounter) -> EventType:
    """Return the type of event: a meeting held over a distance is a call."""
    begin = encounter.first - 2 if encounter.found.has("noun") else encounter.first
    reach = encounter.end + _WIDE if encounter.found.has("wide") else encounter.end
    if encounter.found.has("headline"):
        reach = encounter.found.match.end()
    if _DISTANT.search(scene.text(begin, reach)):
        return "call"
    is_talk = bool({"conversation", "conversations"} & set(scene.words(begin, encounter.found.last)))
    beside = _ASIDE.search(scene.text(encounter.first, encounter.end + _WIDE))
    actor = scene.letters[encounter.agent.first : encounter.agent.last]
    by_group = encounter.found.agent == "subject" and "G" in actor
    return "meeting" if is_talk and (beside or by_group) else encounter.found.type


def published(scene: Scene) -> Interval | None:
    """Return the day of publication: transcripts are published on the day they record."""
    day = scene.anchor.published
    return Interval(day, day, "day", "published") if day and len(day) == len("YYYY-MM-DD") else None


def _is_scene_setting(scene: Scene, unit: int) -> bool:
    """Tell whether a noun opens the scene of its sentence: "during the meeting with A"."""
    before = scene.words(unit - 6, unit)
    return unit < 4 or bool({"during", "at", "following", "after", "held", "within"} & set(before))


# --- parts ---------------------------------------------------------------------------------------


def _first_and_rest(side: Side) -> tuple[Side, Side]:
    """Part a list into its first member and the others: "meetings between A and B, C and D"."""
    head, rest = side.members[0], side.members[1:]
    others = side._replace(
        codes=codes_of(*(member.codes for member in rest)),
        people=join(*(member.people for member in rest)),
        members=rest,
    )
    return side._replace(codes=head.codes, people=head.people, members=(head,)), others


def _parts(agent: Side, met: Side, *, split: bool) -> Iterator[Member]:
    """Yield parties and people of each event: one for all, or one for each of those met by turns."""
    if not split or (len(met.members) < 2 and len(met.codes) < 2):
        yield Member(codes_of(agent.codes, met.codes), join(agent.people, met.people))
        return
    for codes, people in met.members:
        if people or len(codes) == 1:
            yield Member(codes_of(agent.codes, codes), join(agent.people, people))
        else:
            for code in codes:
                yield Member(codes_of(agent.codes, (code,)), agent.people)


def _legs(scene: Scene, draft: Draft, agent: Side, met: Side) -> Iterator[Draft]:
    """Yield a meeting in each state the sentence opens with: "In Peru and Chile, he will meet leaders".

    People of unknown party met in a single state are of it.
    """
    if draft.type != "meeting":
        return
    states = opening_states(scene)
    for state in states:
        there = tuple(msgspec.structs.replace(person, party=state.code) for person in met.people)
        yield replace(
            draft,
            evidence=[scene.span(0, draft.last)],
            parties=codes_of(agent.codes, (state.code,)),
            participants=join(agent.people, there if len(states) == 1 else ()),
            place=Place(name=state.name, party=state.code),
            leg=True,
        )


def _one_sided(scene: Scene, draft: Draft, encounter: Encounter) -> Iterator[Draft]:
    """Yield an encounter with people whose party goes without saying: "she met with leaders of parties"."""
    agent, met = encounter.agent, encounter.met
    if not agent.codes or encounter.found.has("noun") or encounter.found.has("leg"):
        return
    listed = scene.words(met.first, met.first + 4)
    people = join(agent.people, met.people)
    if draft.type == "meeting" and (met.people or not words_of("%people_met").isdisjoint(listed)):
        yield replace(draft, parties=agent.codes, participants=people, hosted=True)
    elif agent.people and not words_of("%partners_met").isdisjoint(listed):
        yield replace(draft, parties=agent.codes, participants=people, open=True)


def _is_partyless(agent: Side) -> bool:
    """Tell whether people of unknown party act: those met are then not the parties to a meeting."""
    return bool(agent.people) and not agent.codes


def _holds(draft: Draft, found: Found, agent: Side, *, vague: bool) -> bool:
    """Tell whether enough is said for an event: two parties, and a person, or else a time or place."""
    if draft.anaphoric:
        return True
    if len(draft.parties) < 2 or _is_partyless(agent):
        return False
    if draft.participants:
        named = {person.party for person in draft.participants}
        draft.unsure = found.has("unsure") or (found.has("noun") and (vague or len(named) < 2))
        return True
    return draft.interval is not None or (draft.place is not None and not found.has("noun"))


def attribution_of(scene: Scene, unit: int) -> str | None:
    """Return who tells of the event, where it is somebody’s speech and not the outlet’s own report."""
    speaker = scene.clauses.speaker(unit)
    if speaker is None:
        return None
    introduced = any(other.since < unit for other in scene.clauses.speakers[1:])
    return speaker.name if scene.sentence.section.kind == "answer" or introduced else None
