"""When an event took or will take place: its status and its time (codebook, "Dates" and rulings 3, 22 to 24)."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from communique.extraction.events.scene import Scene
from communique.extraction.grammar import grammar, words_of
from communique.language.en.times import Decade, Duration, Interval, Time, resolve
from communique.model import EventStatus

Told = Literal["held", "planned", "called-off", "untold", "unreal"]
"""What the words say of an event: its status, nothing about it ("the visit to X"), or that it is none."""


class _Cues(NamedTuple):
    future: frozenset[str]
    unreal: frozenset[str]
    denied: frozenset[str]
    announced: frozenset[str]
    wished: frozenset[str]


@cache
def _cues() -> _Cues:
    sets = {name: words_of(f"%{name}") for name in ("futures", "unreal", "denials", "announcements", "wishes")}
    return _Cues(sets["futures"], sets["unreal"], sets["denials"], sets["announcements"], sets["wishes"])


_CALLED_OFF = re.compile(
    r"\b(?:cancel(?:l?ed|s|l?ing)?|postpon(?:ed|es|ing|e)|called off|calls? off|put off|scrapped|shelved|suspended|deferred|delayed"
    r"|abandoned|aborted|will not take place|did not take place|not go ahead)\b", re.IGNORECASE
)


# --- status --------------------------------------------------------------------------------------


def verb_status(scene: Scene, subject_end: int, verb: int) -> Told:
    """Return what the words between a subject and its verb say of the event that the verb tells."""
    cues = _cues()
    before = scene.words(max(subject_end, verb - 9), verb)
    if not before or subject_end > verb:
        before = scene.words(max(0, verb - 6), verb) if subject_end > verb else before
    words = set(before)
    if _is_called_off(scene, verb, verb):
        return "called-off"
    if words & cues.denied or words & cues.unreal and not ("would" in words and _is_agreed(scene, verb)):
        return "unreal"
    if "would" in words:
        return "planned"
    if _is_conditional(scene, verb):
        return "unreal"
    word = scene.words(verb, verb + 1)[0]
    words.add(word)
    if "to" in before[-3:]:
        return _infinitive(scene, verb, before)
    if words & cues.future:
        return "planned"
    if word.endswith("ing") and "forward" in scene.words(verb - 4, verb):
        return "planned"
    return "held"


def _is_agreed(scene: Scene, verb: int) -> bool:
    """Tell whether "would" reports what was agreed or announced: "agreed that he would visit"."""
    return bool({"agreed", "announced", "confirmed", "decided", "said", "informed"} & set(scene.words(0, verb)))


def _is_conditional(scene: Scene, verb: int) -> bool:
    words = scene.words(0, verb)
    tail = words[-14:]
    return any(word in ("if", "unless", "whether") for word in tail)


def _infinitive(scene: Scene, verb: int, before: list[str]) -> Told:
    """Return the status of "to visit": by what governs the infinitive."""
    cues = _cues()
    back = scene.words(max(0, verb - 10), verb)
    near = set(back[-7:])
    if back[-2:-1] and back[-1] == "to" and back[-2] in ("is", "are", "was", "were"):
        return "planned"
    if "accepted" in back or "accepts" in back or "accept" in back:
        return "planned"
    if near & cues.announced or "forward" in near:
        return "planned"
    if near & cues.wished:
        return "unreal"
    if scene.is_headline and before and before[-1] == "to":
        return "planned"
    if "will" in scene.words(0, verb):
        return "planned"
    return "held"


def noun_status(scene: Scene, first: int, last: int) -> Told:
    """Return what the words around a noun phrase ("A's visit to B") at units ``first:last`` say of the event."""
    cues = _cues()
    before, after = scene.words(max(0, first - 7), first), scene.words(last, last + 8)
    inside = scene.words(first, last)
    sentence = scene.text(0, len(scene.letters))
    if _is_called_off(scene, first, last):
        return "called-off"
    if set(inside[:6]) & {"upcoming", "forthcoming", "planned", "scheduled", "impending"} or set(before[-2:]) & {
        "upcoming", "forthcoming", "planned", "scheduled", "impending",
    }:
        return "planned"
    if set(before[-5:]) & cues.wished or set(before[-3:]) & {"possible", "potential", "possibility", "any", "no", "without"}:
        return "planned" if "accepted" in sentence else "unreal"
    if "forward" in before and "to" in before[before.index("forward") :]:
        return "planned"
    if set(before[-4:]) & {"ahead", "before"} or before[-4:-2] == ["prior", "to"]:
        return "planned"
    if {"preparations", "preparation", "prepare", "prepares", "preparing"} & set(before[-5:]):
        return "planned"
    if set(after[:5]) & {"will", "shall", "scheduled", "slated"} and not set(after[:3]) & {".", ";"}:
        return "planned"
    if set(after[:4]) & {"would", "could", "may", "might"}:
        return "unreal"
    if set(before[-3:]) & {"during", "at", "in", "for", "on"} and "will" in scene.words(last, len(scene.letters)):
        return "planned"
    if set(after[:3]) & {"was", "were", "took", "has", "had", "concluded", "ended"}:
        return "held"
    return "untold"


def _is_called_off(scene: Scene, first: int, last: int) -> bool:
    return bool(_CALLED_OFF.search(scene.text(max(0, first - 6), min(len(scene.letters), last + 8))))


def settle(told: Told, interval: Interval | None, published: str | None) -> EventStatus:
    """Return the status of an event by the words, or by its time where the words leave it open."""
    if told == "called-off":
        return "called-off"
    ahead = bool(interval and published and interval.start[:4] != "XXXX" and _after(interval.start, published))
    if told == "planned":
        return "planned"
    return "planned" if ahead else "held"


def _after(start: str, published: str) -> bool:
    """Tell whether a date lies wholly after another, at the coarser precision of both."""
    size = min(len(start), len(published))
    return start[:size] > published[:size]


# --- time ----------------------------------------------------------------------------------------


@cache
def _stops() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    alphabet = grammar().alphabet

    def letters(element: str) -> frozenset[str]:
        return frozenset(alphabet.letter(word) for word in words_of(element))

    return letters("which|where|who|whom|when|while|said|says|noted|stressed|that|whereas|but"), letters("and|,"), letters("%prepositions|%copulas")


def find_time(scene: Scene, first: int, last: int, told: Told, leading: int, *, noun: bool = False) -> Interval | None:
    """Return when the event told by units ``first:last`` is, or None where its clause does not say.

    Times after the words come before those right in front of them, and these before one that opens the
    sentence, within the first ``leading`` units.
    """
    tense: Literal["past", "future"] | None = {"planned": "future", "held": "past"}.get(told)  # type: ignore[assignment]
    for unit in _time_units(scene, first, last, leading, noun):
        mention = scene.sentence.mentions[unit]
        assert mention.time is not None
        if not _is_usable(scene, unit, mention.time):
            continue
        interval = resolve(mention.time, scene.anchor, tense)
        if interval is not None:
            return interval
    return None


def _is_usable(scene: Scene, unit: int, time: Time) -> bool:
    if time.relation in ("name", "since", "before", "by", "until") or isinstance(time.meaning, Decade):
        return False
    if isinstance(time.meaning, Duration):
        return False
    following = scene.letters[unit + 1 : unit + 2]
    return not (following and following in "CSPO" and scene.text(unit, unit + 1).isdigit())


def _time_units(scene: Scene, first: int, last: int, leading: int, noun: bool) -> list[int]:
    letters = scene.letters
    stops, joins, ties = _stops()
    found: list[int] = []
    k = first
    while k < len(letters):
        letter = letters[k]
        if letter == "T":
            found.append(k)
        if k >= last and (letter in stops or letter == ";"):
            break
        if k >= last and letter in joins and _opens_clause(scene, k + 1):
            break
        if noun and k >= last and _ends_noun(scene, k):
            break
        k += 1
    k = first - 1
    while k >= 0 and first - k < 6:
        if letters[k] == "T":
            found.append(k)
            break
        if letters[k] in stops or letters[k] == ";" or noun and letters[k] in ties:
            break
        k -= 1
    if leading:
        opening = next((k for k in range(min(leading, first)) if letters[k] == "T"), None)
        if opening is not None and opening not in found:
            found.append(opening)
    return found


_TAKES_PLACE = frozenset(
    {"held", "took", "take", "taking", "takes", "place", "scheduled", "planned", "began", "begin", "begins", "started",
     "concluded", "ended", "due", "set", "slated", "expected", "opened", "will", "be", "been", "being", "conducted"}
)  # fmt: skip
"""Verbs after a noun like "visit" or "talks" whose time is that of the event."""


def _ends_noun(scene: Scene, k: int) -> bool:
    """Tell whether what follows a noun of an event is no longer about it: another noun, or another verb."""
    word, following = ([*scene.words(k, k + 2), "", ""])[:2]
    if word in (",", "and"):
        return following in ("his", "her", "their", "its", "the", "our")
    return word in ("was", "were", "is", "has", "have", "had") and following not in _TAKES_PLACE


@cache
def _finite() -> frozenset[str]:
    alphabet = grammar().alphabet
    elements = "@say:past|@express:past|@agree:past|@meet:past|@hold:past|@discuss:past|@receive:past|@visit:past|@attend:past|%copulas|has|have|had|will"
    return frozenset(alphabet.letter(word) for word in words_of(elements))


def _opens_clause(scene: Scene, unit: int) -> bool:
    """Tell whether a new clause with its own verb begins at ``unit``."""
    letters = scene.letters
    for k in range(unit, min(unit + 6, len(letters))):
        if letters[k] in _finite():
            return True
        if letters[k] in ",;T":
            return False
    return False
