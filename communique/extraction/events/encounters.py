"""Meetings and calls: who met or telephoned whom (codebook, "events", rulings 3, 4, 7 to 9, 27)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from communique.extraction.events.arguments import Side, codes_of, join, side_after, subject_of
from communique.extraction.events.drafts import Draft, EventType
from communique.extraction.events.owners import owner_of, side_of_clause, subject_beyond
from communique.extraction.events.scene import Scene
from communique.extraction.events.when import Told, find_time, noun_status, verb_status
from communique.extraction.events.where import find_place, opening_states
from communique.extraction.grammar import Rule, grammar
from communique.language.en.times import Interval
from communique.model import Participant, Place


def find_encounters(scene: Scene) -> list[Draft]:
    """Return the meetings and calls that a sentence tells, left to right; mentions are not merged yet."""
    found: list[tuple[int, int, EventType, Rule, re.Match[str]]] = []
    for kind, type_ in (("calls", "call"), ("meetings", "meeting")):
        for rule in grammar().candidates(kind, scene.letters):
            for match in rule.matches(scene.letters):
                found.append((match.start("v"), match.end(), cast(EventType, type_), rule, match))
    found.sort(key=lambda item: (item[0], item[2] != "call", -item[1]))
    drafts: list[Draft] = []
    taken: set[int] = set()
    for _, _, type_, rule, match in found:
        if taken & set(range(*match.span("v"))):
            continue
        read = list(_read(scene, type_, rule, match))
        if read:
            taken.update(range(*match.span("v")))
            drafts.extend(read)
    return drafts


# --- one match -----------------------------------------------------------------------------------


def _read(scene: Scene, type_: EventType, rule: Rule, match: re.Match[str]) -> Iterator[Draft]:
    first, last = match.span("v")
    groups = match.groupdict()
    met = Side(last, last)
    if groups.get("b") is not None:
        met = side_after(scene.clauses, match.start("b"), whole=rule.fields["agent"] == "named")
    if groups.get("b") is not None and rule.fields.get("needs") == "person" and not _are_people(scene, met):
        return
    if _is_modified(scene, rule, match):
        return
    if rule.fields.get("headline") and not scene.is_headline:
        return
    agent = _agent(scene, rule, match, met)
    noun = bool(rule.fields.get("noun"))
    if noun:
        told = noun_status(scene, first, max(last, met.last))
    else:
        told = verb_status(scene, agent.last if agent else first, first)
    if told == "unreal":
        return
    yield from _drafts(scene, type_, rule, match, agent, met, told)


_NOT_MET = frozenset({"connection", "accordance", "line", "together", "along", "keeping", "conjunction", "parallel", "compliance"})
"""Words that make of "with" no tie to those met."""


def _is_modified(scene: Scene, rule: Rule, match: re.Match[str]) -> bool:
    """Tell whether the words found are not what they seem: "Peru’s continued talks with", "in line with"."""
    first = match.start("v")
    if not rule.fields.get("noun") and scene.letters[first - 1 : first] == "'":
        return True
    if match.re.groupindex.get("b") is None or match["b"] is None:
        return False
    return bool(set(scene.words(match.start("b") - 2, match.start("b") - 1)) & _NOT_MET)


_PEOPLE = frozenset(
    {"counterpart", "counterparts", "delegation", "delegations", "leaders", "members", "ministers", "officials", "representatives"}
)
"""Nouns that make of "those from Peru" people who can be met."""


def _are_people(scene: Scene, side: Side) -> bool:
    """Tell whether people or bodies that act are named, not merely a state."""
    if side.people or side.anaphoric:
        return True
    for k in range(side.first, side.last):
        mention = scene.sentence.mentions.get(k)
        if mention is not None and mention.letter in "SG" and (mention.name is None or mention.name.kind != "state"):
            return True
    return bool(_PEOPLE & set(scene.words(side.first, side.last)))


def _agent(scene: Scene, rule: Rule, match: re.Match[str], met: Side) -> Side:
    """Return those on the near side of the event."""
    kind = rule.fields["agent"]
    first, last = match.span("v")
    if kind == "named":
        return Side(first, first)
    if kind == "given":
        return side_after(scene.clauses, match.start("a"), match.start("b") - 1)
    if kind == "clause":
        return side_of_clause(scene, first)
    if kind == "follower":
        return subject_beyond(scene, first, Side(first, last))
    if kind == "owners":
        owners = owner_of(scene, first)
        return owners if len(owners.codes) > 1 else Side(first, first)
    if kind == "owner":
        agent = owner_of(scene, first) or subject_beyond(scene, first, met)
        return agent if agent or not met.people else Side(first, first, anaphoric=True)
    return subject_of(scene.clauses, first) or _following(scene, rule, match, met)


def _following(scene: Scene, rule: Rule, match: re.Match[str], met: Side) -> Side:
    """Return the subject that follows a participle: "Having met with A, B said"."""
    if not scene.words(*match.span("v"))[-1].endswith("ing") and scene.words(match.start("v"), match.start("v") + 1) != ["having"]:
        return Side(match.start("v"), match.start("v"))
    return subject_beyond(scene, match.start("v"), met)


# --- drafts --------------------------------------------------------------------------------------

_DISTANT = re.compile(
    r"\b(?:virtual(?:ly)?|online|remotely|videoconferenc\w*|teleconferenc\w*|video|by phone|telephone|by telephone)\b", re.IGNORECASE
)
_SEQUEL = frozenset({"also", "separately", "later", "then", "subsequently"})
_SPLITTING = re.compile(r"\b(?:respectively|separately|separate|one-on-one)\b", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:previous|last|earlier|recent|recently|first|past|latest|another|next|prior)\b", re.IGNORECASE)


def _drafts(
    scene: Scene, type_: EventType, rule: Rule, match: re.Match[str], agent: Side, met: Side, told: Told
) -> Iterator[Draft]:
    first, last = match.span("v")
    groups = match.groupdict()
    end = max(last, met.last)
    begin = agent.first if agent and agent.first < first else first
    noun = bool(rule.fields.get("noun"))
    around = scene.text(first, max(last, met.first) + 2 if not met else met.first)
    reach = end + 6 if rule.fields.get("wide") else end
    if type_ == "meeting" and _DISTANT.search(scene.text(max(0, first - 2) if noun else first, reach)):
        type_ = "call"
    leading = begin if not noun or _is_scene_setting(scene, first) else 0
    place = None if type_ == "call" else find_place(scene, last if noun else first, end, leading)
    draft = Draft(
        type=type_,
        rule=rule.id,
        index=scene.clauses.index,
        first=first,
        last=end,
        parties=(),
        evidence=[scene.span(begin, end)],
        told=told,
        interval=_published(scene) if rule.fields.get("dated") else find_time(scene, first, end, told, leading, noun=noun),
        place=place,
        soft=scene.is_headline or bool(rule.fields.get("soft")) and not _DISTANT.search(scene.text(first, end)),
        other=bool(_OTHER.search(scene.text(max(0, first - 3), first + 1))),
        headline=scene.is_headline,
        sequel=not noun and bool(_SEQUEL & set(scene.words(max(0, first - 3), last + 2))),
        anaphoric=agent.anaphoric or met.anaphoric,
        attribution=attribution_of(scene, first),
    )
    plural = scene.words(last - 1, last)[-1:] in (["meetings"], ["calls"], ["conversations"])
    if rule.fields.get("leg") or (groups.get("b") is not None and not met.codes):
        yield from _legs(scene, draft, agent)
        return
    if plural and rule.fields["agent"] == "named" and len(met.members) > 2:
        agent, met = _first_and_rest(met)
    for codes, people in _parts(agent, met, bool(_SPLITTING.search(around)) or plural):
        one = replace(draft, evidence=list(draft.evidence), parties=codes, participants=people)
        if _holds(one, rule):
            yield one


def _first_and_rest(side: Side) -> tuple[Side, Side]:
    """Part a list into its first member and the others: "meetings between A and B, C and D"."""
    (codes, people), rest = side.members[0], side.members[1:]
    others = Side(side.first, side.last, codes_of(*(c for c, _ in rest)), join(*(p for _, p in rest)), rest)
    return Side(side.first, side.first, codes, people), others


def _published(scene: Scene) -> Interval | None:
    """Return the day of publication: transcripts are published on the day they record."""
    day = scene.anchor.published
    return Interval(day, day, "day", "published") if day and len(day) == 10 else None


def _legs(scene: Scene, draft: Draft, agent: Side) -> Iterator[Draft]:
    """Yield a meeting in each state that the sentence opens with: "In Peru and Chile, he will meet with leaders"."""
    for destination in opening_states(scene):
        if draft.type == "meeting" and draft.told == "planned" or agent.people:
            place = Place(name=destination.name, party=destination.code)
            yield replace(
                draft, evidence=[scene.span(0, draft.last)], parties=codes_of(agent.codes, (destination.code,)),
                participants=agent.people, place=place, leg=True,
            )  # fmt: skip


def _parts(agent: Side, met: Side, split: bool) -> Iterator[tuple[tuple[str, ...], tuple[Participant, ...]]]:
    """Yield parties and people of each event: one for all, or one for each of those met by turns."""
    if not split or len(met.members) < 2 and len(met.codes) < 2:
        yield codes_of(agent.codes, met.codes), join(agent.people, met.people)
        return
    for codes, people in met.members:
        if not people and len(codes) > 1:
            for code in codes:
                yield codes_of(agent.codes, (code,)), agent.people
        elif codes or people:
            yield codes_of(agent.codes, codes), join(agent.people, people)


def _holds(draft: Draft, rule: Rule) -> bool:
    """Tell whether enough is said for an event: two parties, and a person, time or place where none is certain."""
    if draft.anaphoric:
        return True
    if len(draft.parties) < 2:
        return False
    if any(person.name or person.office for person in draft.participants):
        draft.unsure = bool(rule.fields.get("noun")) and not _both_named(draft)
        return True
    return draft.interval is not None or (draft.place is not None and not rule.fields.get("noun"))


def _both_named(draft: Draft) -> bool:
    """Tell whether people of two parties are named."""
    return len({person.party for person in draft.participants}) > 1


def _is_scene_setting(scene: Scene, unit: int) -> bool:
    """Tell whether a noun opens the scene of its sentence: "during the meeting with A", "a meeting was held"."""
    before = scene.words(max(0, unit - 6), unit)
    return bool({"during", "at", "following", "after", "held", "within"} & set(before)) or unit < 4


def attribution_of(scene: Scene, unit: int) -> str | None:
    """Return who tells of the event, where it is somebody's speech and not the outlet's own report."""
    speaker = scene.clauses.speaker(unit)
    if speaker is None:
        return None
    introduced = any(s.since < unit for s in scene.clauses.speakers[1:])
    return speaker.name if scene.sentence.section.kind == "answer" or introduced else None
