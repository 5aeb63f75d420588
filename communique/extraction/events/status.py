"""What the words say of an event’s status: that it took place, will, was called off, or is no event."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from communique.extraction.events.scene import Scene
from communique.extraction.events.sides import letters_of
from communique.extraction.grammar import words_of
from communique.language.en.times import Interval
from communique.model import EventStatus

Told = Literal["held", "planned", "called-off", "untold", "unreal"]
"""What the words say of an event: its status, nothing about it ("the visit to X"), or that it is none."""


class _Cues(NamedTuple):
    """Words before a verb or noun that tell of its status."""

    futures: frozenset[str]
    unreal: frozenset[str]
    denials: frozenset[str]
    announcements: frozenset[str]
    wishes: frozenset[str]
    upcoming: frozenset[str]
    reports: frozenset[str]
    preparing: frozenset[str]
    doubts: frozenset[str]
    past: frozenset[str]


@cache
def _cues() -> _Cues:
    return _Cues(*(words_of(f"%{name}") for name in _Cues._fields[:5]),
                 *(words_of(f"%event_{name}") for name in _Cues._fields[5:]))  # fmt: skip


_CALLED_OFF = re.compile(
    r"\b(?:cancel(?:l?ed|s|l?ing)?|postpon(?:ed|es|ing|e)|called off|calls? off|put off|scrapped|shelved"
    r"|suspended|deferred|delayed|abandoned|aborted|will not take place|did not take place|not go ahead)\b",
    re.IGNORECASE,
)


def _is_called_off(scene: Scene, first: int, last: int) -> bool:
    return bool(_CALLED_OFF.search(scene.text(max(0, first - 6), last + 8)))


# --- verbs ---------------------------------------------------------------------------------------


def verb_status(scene: Scene, subject_end: int, verb: int) -> Told:
    """Return what the words from the end of a subject to its verb say of the event."""
    cues = _cues()
    if _is_called_off(scene, verb, verb):
        return "called-off"
    start = verb - 9 if subject_end < verb else verb - 6
    before = scene.words(max(subject_end, start) if subject_end < verb else start, verb)
    words = {*before, *scene.words(verb, verb + 1)}
    if "T" in scene.letters[max(0, verb - len(before)) : verb]:
        words.discard("may")  # the month
    if {"to", "have"} <= {*before[-3:]} and {"was", "were"} & words:
        return "called-off" if _CALLED_OFF.search(scene.text(verb, len(scene.letters))) else "unreal"
    if words & cues.denials or _is_conditional(scene, verb):
        return "unreal"
    if words & cues.unreal:
        return "planned" if "would" in words and _is_reported(scene, verb) else "unreal"
    if "to" in before[-3:]:
        return _infinitive(scene, verb, before)
    is_ahead = "forward" in scene.words(verb - 4, verb) or _is_joined_to_future(scene, verb)
    return "planned" if words & cues.futures or is_ahead else "held"


def _is_joined_to_future(scene: Scene, verb: int) -> bool:
    """Tell whether a bare verb shares the "will" of the verb before it: "will see A and then go to B"."""
    joined = "and" in scene.words(verb - 3, verb)
    bare = bool(letters_of("|".join(f"@{one}:base" for one in _BARE)) & set(scene.letters[verb : verb + 1]))
    return joined and bare and "will" in scene.words(0, verb)


_BARE = ("visit", "travel", "meet", "hold", "receive")
"""Classes of verbs of visits and meetings, whose base form stands after "will"."""


def _is_reported(scene: Scene, verb: int) -> bool:
    """Tell whether "would" reports what was agreed or announced: "agreed that he would visit"."""
    return bool(_cues().reports & set(scene.words(0, verb)))


def _is_conditional(scene: Scene, verb: int) -> bool:
    return bool({"if", "unless", "whether"} & set(scene.words(verb - 14, verb)))


def _infinitive(scene: Scene, verb: int, before: list[str]) -> Told:
    """Return the status of "to visit": by what governs the infinitive."""
    back = scene.words(verb - 10, verb)
    near = set(back[-7:])
    if back[-1] == "to" and back[-2:-1] and back[-2] in ("is", "are", "was", "were"):
        return "planned"
    if "no" in back[-5:]:
        return "unreal"  # "has no plans to visit"
    if {"accepted", "accepts", "accept"} & set(back) or near & {*_cues().announcements, "forward"}:
        return "planned"
    if near & _cues().wishes or _is_invited(scene, verb):
        return "planned" if _is_accepted(scene, verb) else "unreal"
    if back[-2:] == ["and", "to"] and _cues().announcements & set(scene.words(0, verb)):
        return "planned"  # "is expected to meet A and to visit B"
    if (scene.is_headline and before[-1] == "to") or "will" in scene.words(0, verb):
        return "planned"
    return "held"


def _is_invited(scene: Scene, verb: int) -> bool:
    """Tell whether "to visit" is what one is invited for, and no visit: "an invitation for A to visit"."""
    words = scene.words(verb - 16, verb)
    if "invitation" not in words:
        return False
    k = words.index("invitation")
    return not {"at", "upon", "on"} & set(words[max(0, k - 3) : k]) and "for" in words[k:]


_ACCEPTED = re.compile(
    r"\b(?:which|who|and|latter|was|were|has|have|had|been|gladly|graciously|gratefully|kindly|warmly)"
    r" (?:\w+ly |with \w+ )?accepted\b(?! (?:the )?(?:draft|proposal|report))"
    r"|\baccept(?:ed|s) (?:\w+ |with \w+ ){0,2}invitation",
    re.IGNORECASE,
)


def _is_accepted(scene: Scene, verb: int) -> bool:
    """Tell whether an invitation is accepted behind it, in its sentence or in the next (ruling 5)."""
    before = set(scene.words(verb - 16, verb))
    if before.isdisjoint(words_of("invite|invited|invites|inviting|invitation|invitations")):
        return False
    following = scene.discourse.clauses[scene.clauses.index + 1 :][:1]
    if _ACCEPTED.search(scene.text(verb, len(scene.letters))):
        return True
    text = next((scene.discourse.text[c.sentence.start : c.sentence.end] for c in following), "")
    return "invitation" in text and _ACCEPTED.search(text) is not None


# --- nouns ---------------------------------------------------------------------------------------


def noun_status(scene: Scene, first: int, last: int) -> Told:
    """Return what the words around a noun phrase ("A’s visit to B", ``first:last``) say of the event."""
    cues = _cues()
    before, after = scene.words(first - 7, first), _same_clause(scene.words(last, last + 8))
    if _is_called_off(scene, first, last):
        return "called-off"
    if cues.upcoming & {*scene.words(first, min(last, first + 6)), *before[-2:]}:
        return "planned"
    if cues.wishes & set(before[-5:]) or cues.doubts & set(before[-3:]):
        return "planned" if "accepted" in scene.words(0, len(scene.letters)) else "unreal"
    if _looks_ahead(before) or (set(after[:5]) & cues.futures and not set(after[:3]) & {".", ";"}):
        return "planned"
    if _later_today(scene, last) or _is_marked_by(scene, first, before):
        return "planned"
    if {"is", "are"} & set(after[:3]) and (cues.announcements | {"prepared"}) & set(after[:5]):
        return "planned"
    if set(after[:4]) & cues.unreal:
        return "unreal"
    is_setting = bool({"during", "at", "in", "for", "on"} & set(before[-3:]))
    if is_setting and "will" in scene.words(last, len(scene.letters)):
        return "planned"
    return "held" if set(after[:3]) & cues.past else "untold"


def _is_marked_by(scene: Scene, first: int, before: list[str]) -> bool:
    """Tell whether a noun is that with which something will be done: "will mark the day with a visit"."""
    if "with" not in before[-4:] or "of" in before[before.index("with") :]:
        return False
    marking = words_of("%event_marking")
    words = scene.words(0, first)
    return any(a == "will" and b in marking for a, b in pairwise(words))


def _later_today(scene: Scene, last: int) -> bool:
    """Tell whether a time right after a noun lies ahead on the same day: "the talks this evening"."""
    after = scene.text(last, last + 6).lower()
    return any(time in after for time in ("tonight", "this evening", "later today", "later this"))


def _same_clause(words: list[str]) -> list[str]:
    """Return words up to a comma after which a pronoun begins another clause: "the meeting today, I will"."""
    pronouns = words_of("%pronouns")
    for k, (word, following) in enumerate(pairwise(words)):
        if word in (",", "and") and following in pronouns:
            return words[:k]
    return words


def _looks_ahead(before: list[str]) -> bool:
    """Tell whether words before a noun place it ahead: "looks forward to", "ahead of", "prepares for"."""
    if "forward" in before and "to" in before[before.index("forward") :]:
        return True
    return bool(_cues().preparing & set(before[-4:])) or before[-4:-2] == ["prior", "to"]


# --- with the time -------------------------------------------------------------------------------


def settle(told: Told, interval: Interval | None, published: str | None) -> EventStatus:
    """Return the status of an event by the words, or by its time where that lies after publication."""
    if told in ("called-off", "planned"):
        return "called-off" if told == "called-off" else "planned"
    if interval is None or published is None or interval.start.startswith("XXXX"):
        return "held"
    size = min(len(interval.start), len(published))
    return "planned" if interval.start[:size] > published[:size] else "held"
