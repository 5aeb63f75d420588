"""Meetings and calls: who met or telephoned whom (codebook, "events", rulings 3, 4, 7 to 9, 27)."""

from __future__ import annotations

from collections.abc import Iterator

from communique.extraction.events.addressing import addressed_before, both, headliners
from communique.extraction.events.arguments import subject_of
from communique.extraction.events.drafts import Draft
from communique.extraction.events.encounter_parts import Encounter, attribution_of, drafts_of
from communique.extraction.events.matching import Found, find_drafts_of
from communique.extraction.events.owners import (
    couple_around,
    owner_of,
    side_of_clause,
    speaker_at,
    subject_beyond,
    with_bearer,
    with_party,
    with_people_before,
)
from communique.extraction.events.participants import person_participant
from communique.extraction.events.scene import Scene
from communique.extraction.events.sides import Side, letters_of, side_after
from communique.extraction.events.status import noun_status, verb_status
from communique.extraction.grammar import words_of

__all__ = ["attribution_of", "find_encounters"]


_LINE_HEAD = 2
"""Units before the time that opens a line of a schedule, at most: a bullet, a weekday."""


def find_encounters(scene: Scene) -> list[Draft]:
    """Return the meetings and calls that a sentence tells, left to right; mentions are not merged yet."""
    return find_drafts_of(scene, ("call", "meeting"), _read)


def _read(scene: Scene, found: Found) -> Iterator[Draft]:
    if (found.has("headline") and not scene.is_headline) or _is_modified(scene, found):
        return
    if found.has("scheduled") and found.match.start() > _LINE_HEAD:
        return
    if found.has("finite") and scene.word(found.first - 1) == "to":
        return  # "called on the parties to resume the talks"
    if _meets_things(scene, found):
        return
    listed = found.start("b")
    met = Side(found.last, found.last)
    if listed is not None and not found.has("noun") and _passes_over(scene, found.last, listed - 1):
        return
    if listed is not None:
        met = side_after(scene.clauses, listed, whole=found.agent == "named" or found.has("whole"))
        if found.rule.fields.get("needs") == "person" and not _are_people(scene, met):
            return
        if found.rule.fields.get("needs") == "codes" and not scene.sentence.mentions[listed].codes:
            return
    agent = with_party(scene, _agent(scene, found, met), met)
    if found.agent == "subject" and not agent:
        return
    if found.has("noun"):
        told = noun_status(scene, found.first, max(found.last, met.last))
    else:
        told = verb_status(scene, agent.last if agent else found.first, found.first)
    if told != "unreal":
        yield from drafts_of(scene, Encounter(found, agent, met, told))


def _meets_things(scene: Scene, found: Found) -> bool:
    """Tell whether what is met is a thing: "meets the highest standards, in line with"."""
    is_met = scene.word(found.last - 1) in words_of("@meet") and found.start("b") != found.last
    return is_met and scene.word(found.last) in ("the", "all", "these", "its", "those") and found.has("far")


def _passes_over(scene: Scene, first: int, last: int) -> bool:
    """Tell whether another encounter stands before those met: "speak again after the meeting with A"."""
    between = scene.words(first, last)
    others = words_of("meeting|talks|visit|summit|call")
    return any(word in others and _follows(between, k) for k, word in enumerate(between))


def _follows(words: list[str], k: int) -> bool:
    """Tell whether an event is told as the setting of another: "after the meeting"."""
    return bool({"after", "before", "during", "following", "ahead", "at"} & set(words[max(0, k - 5) : k]))


def _is_modified(scene: Scene, found: Found) -> bool:
    """Tell whether the words found are not what they seem: "Peru’s continued talks with", "in line with"."""
    if not found.has("noun") and scene.letters[found.first - 1 : found.first] == "'":
        return True
    listed = found.start("b")
    if listed is None or (found.has("own") and listed - 2 < found.last):
        return False
    if found.agent == "named" and _does_something(scene, found.last):
        return True
    tie = words_of("%with_what") - (set() if found.has("noun") else {"together"})
    return not tie.isdisjoint(scene.words(listed - 2, listed - 1))


def _does_something(scene: Scene, unit: int) -> bool:
    """Tell whether a noun is a verb’s subject and no event of those named: "the meeting reviewed ties of"."""
    verbs = letters_of("@discuss:past|@express:past|@agree:past|@support:past") | {"e"}
    told = words_of("%event_takes_place|%arranged")
    return scene.letters[unit : unit + 1] in verbs and scene.word(unit) not in told


def _are_people(scene: Scene, side: Side) -> bool:
    """Tell whether people or bodies that act are named, not merely a state."""
    if side.people or side.anaphoric:
        return True
    for k in range(side.first, side.last):
        mention = scene.sentence.mentions.get(k)
        if mention and mention.letter in "SG" and (mention.name is None or mention.name.kind != "state"):
            return True
    return not words_of("%people_met").isdisjoint(scene.words(side.first, max(side.last, side.first + 4)))


def _agent(scene: Scene, found: Found, met: Side) -> Side:
    """Return those on the near side of the event."""
    nobody = Side(found.first, found.first)
    match found.agent:
        case "given":
            sender = side_after(scene.clauses, found.match.start("a"), found.match.start("b") - 1)
            return with_bearer(scene, found.first, sender)
        case "listed":
            named = found.start("a")
            return owner_of(scene, found.first) if named is None else side_after(scene.clauses, named)
        case "couple":
            return couple_around(scene, found.first)
        case "clause":
            return side_of_clause(scene, found.first)
        case "follower":
            return subject_beyond(scene, found.first, Side(found.first, found.last))
        case "both":
            return both(scene, found.first)
        case "owners":
            owners = owner_of(scene, found.first)
            is_alone = len(owners.codes) < 2 or "its" in scene.words(found.first - 4, found.first)
            return nobody if is_alone else owners
        case "owner":
            return _owner(scene, found, met)
        case "subject":
            return _subject(scene, found, met)
        case _:
            return nobody


def _owner(scene: Scene, found: Found, met: Side) -> Side:
    """Return whose meeting a noun tells of; where nobody is named, travellers told before may be meant."""
    owner = owner_of(scene, found.first)
    if found.has("scheduled"):
        return owner or _home(scene, met)
    owner = owner or subject_beyond(scene, found.first, met) or speaker_at(scene, found.first)
    if found.has("home") and not owner:
        return _home(scene, met)
    nobody = Side(found.first, found.first, anaphoric=True)
    return owner if owner or not met.people else nobody


def _subject(scene: Scene, found: Found, met: Side) -> Side:
    """Return the subject of a verb: those addressed, named before it, or after its participle."""
    side = addressed_before(scene, found.first) or subject_of(scene.clauses, found.first)
    side = side or _following(scene, found, met)
    return side if side.people else with_people_before(scene, side)


def _home(scene: Scene, met: Side) -> Side:
    """Return the party that speaks, where a schedule leaves unsaid whose talks it lists."""
    home = scene.discourse.analysis.home
    if not home or not met.codes or home in met.codes:
        return Side(0, 0)
    named = [person for person in headliners(scene) if person.party == home]
    people = (person_participant(named[0]),) if len(named) == 1 else ()
    return Side(met.first, met.first, (home,), people)


def _following(scene: Scene, found: Found, met: Side) -> Side:
    """Return the subject that follows a participle: "Having met with A, B said"."""
    words = scene.words(found.first, found.last)
    if words[-1].endswith("ing") or words[0] == "having":
        return subject_beyond(scene, found.first, met)
    return Side(found.first, found.first)
