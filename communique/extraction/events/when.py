"""When an event took or will take place: the time its own clause gives (codebook, "Dates")."""

from __future__ import annotations

import re
from functools import cache, partial

from communique.extraction.events.scene import Scene
from communique.extraction.events.sides import letters_of
from communique.extraction.events.status import Told, noun_status, verb_status
from communique.extraction.grammar import words_of
from communique.language.en.times import Decade, Duration, Interval, resolve
from communique.language.en.times.meanings import Tense

__all__ = ["Told", "find_time", "noun_status", "verb_status"]

_TENSES: dict[Told, Tense] = {"planned": "future", "held": "past"}
_LEFT = 6
"""Units before an event's words within which a time still belongs to them: "yesterday’s talks"."""


def find_time(
    scene: Scene, first: int, last: int, told: Told, leading: int, *, noun: bool = False
) -> Interval | None:
    """Return when the event told by units ``first:last`` is, or None where its clause does not say.

    Times after the words come before those right in front of them, and these before one that opens the
    sentence, within the first ``leading`` units; but where one opens it, those of a purpose ("to sign what
    they agreed in May") do not count. Around a ``noun`` fewer words may stand between.
    """
    opening = _opening(scene, first, leading)
    is_dated = bool(opening) and opening[0] < _HEAD and _is_usable(scene, opening[0])
    units = [*_after(scene, first, last, noun, is_dated), *_before(scene, first, noun), *opening]
    for unit in map(partial(_exact, scene), units):
        time = scene.sentence.mentions[unit].time
        if time is None or not _is_usable(scene, unit):
            continue
        interval = resolve(time, scene.anchor, _TENSES.get(told))
        if interval is not None and not (told == "held" and _lies_ahead(scene, first, interval)):
            return interval
    return None


_PAST = re.compile(r"(?:met|spoke|held|talked|visited|received|travelled|traveled|hosted|welcomed)")


def _lies_ahead(scene: Scene, first: int, interval: Interval) -> bool:
    """Tell whether a time cannot be that of a verb of the past: it follows the day of publication."""
    published = scene.anchor.published
    if not published or not _PAST.fullmatch(scene.word(first)) or interval.start.startswith("X"):
        return False
    size = min(len(published), len(interval.start))
    return interval.start[:size] > published[:size]


def _exact(scene: Scene, unit: int) -> int:
    """Return the date that stands beside a relative time and tells it: "tomorrow, December 21"."""
    beside = scene.letters[unit + 1 : unit + 3] == f"{scene.letters[unit + 1 : unit + 2]}T"
    joined = beside and scene.word(unit + 1) in (",", "(")
    relative = scene.word(unit) in ("today", "tomorrow", "yesterday") or "day" in scene.word(unit)
    return unit + 2 if joined and relative and any(map(str.isdigit, scene.word(unit + 2))) else unit


def _is_usable(scene: Scene, unit: int) -> bool:
    """Tell whether a time can date an event: no length, no limit, no part of a name like "2031 Summit"."""
    time = scene.sentence.mentions[unit].time
    assert time is not None
    if isinstance(time.meaning, Decade | Duration):
        return False
    if time.relation in ("name", "since", "before", "by", "until"):
        return False
    following = scene.letters[unit + 1 : unit + 2]
    return not (following and following in "CSPO" and scene.text(unit, unit + 1).isdigit())


_HEAD = 3
"""Units within which a time opens its sentence: "On the evening of May 2"."""


def _is_purpose(scene: Scene, k: int) -> bool:
    """Tell whether an infinitive begins at ``k``: "to" with no place, person or time after it."""
    return scene.letters[k] in letters_of("to") and scene.letters[k + 1 : k + 2] not in (*"POSGADLRTC", "")


def _after(scene: Scene, first: int, last: int, noun: bool, is_dated: bool) -> list[int]:
    """Return the times after an event's first word, up to the end of its clause.

    Where its sentence ``is_dated``, that is up to a purpose told with it.
    """
    stops = letters_of("which|where|who|whom|when|while|said|says|noted|stressed|that|whereas|but|;")
    found: list[int] = []
    for k in range(first, len(scene.letters)):
        letter = scene.letters[k]
        if letter == "T":
            found.append(k)
        if k < last:
            continue
        if letter in stops or (letter in letters_of("and|,") and _opens_clause(scene, k + 1)):
            found.extend(_behind_aside(scene, k + (letter == ",")) if not noun and not found else ())
            break
        if (noun and _ends_noun(scene, k)) or (is_dated and _is_purpose(scene, k)):
            break
    return found


_ASIDE = 16
"""Units of a relative clause behind which a verb's own time can follow: "met A, who is …, on May 3"."""


def _behind_aside(scene: Scene, k: int) -> list[int]:
    """Return the time that ends the sentence behind a relative clause between commas from ``k`` on."""
    if scene.letters[k] not in letters_of("who|which|where") or scene.letters[k - 1] != ",":
        return []
    end = len(scene.letters.rstrip("."))
    comma = scene.letters.rfind(",", k, min(end, k + _ASIDE))
    behind = scene.letters[comma + 1 : end]
    plain = comma > 0 and behind.endswith("T") and len(behind) <= _LEFT
    opens = scene.word(comma + 1) in ("on", "in", "at", "this") or behind == "T"
    return [end - 1] if plain and opens and behind.count("T") == 1 else []


def _before(scene: Scene, first: int, noun: bool) -> list[int]:
    """Return the time right in front of an event's words, if there is one."""
    stops = letters_of("which|where|who|whom|when|while|said|says|noted|stressed|that|whereas|but|;")
    if noun:
        stops |= letters_of("%prepositions|%copulas|and|or")
    for k in range(first - 1, max(-1, first - _LEFT), -1):
        if scene.letters[k] == "T":
            return [] if scene.word(k + 1) == "to" else [k]  # "in May to hold": the day of what comes before
        if scene.letters[k] in stops:
            break
    return []


def _opening(scene: Scene, first: int, leading: int) -> list[int]:
    """Return the first time among the ``leading`` units of the sentence, if there is one."""
    return [k for k in range(min(leading, first)) if scene.letters[k] == "T"][:1]


@cache
def _finite() -> frozenset[str]:
    verbs = ("say", "express", "agree", "meet", "hold", "discuss", "receive", "visit", "attend")
    return letters_of("|".join(f"@{verb}:past" for verb in verbs) + "|%copulas|has|have|had|will")


def _opens_clause(scene: Scene, unit: int) -> bool:
    """Tell whether a new clause with its own verb begins at ``unit``, and no "held on May 3"."""
    if scene.word(unit) == "held" and scene.word(unit + 1) in ("on", "in", "at", "from"):
        return False
    for letter in scene.letters[unit : unit + 6]:
        if letter in _finite():
            return True
        if letter in ",;T":
            return False
    return False


def _ends_noun(scene: Scene, k: int) -> bool:
    """Tell whether what follows a noun of an event is no longer about it: another noun, or another verb."""
    word, following = ([*scene.words(k, k + 2), "", ""])[:2]
    if word in (",", "and"):
        return following in ("his", "her", "their", "its", "the", "our")
    taking_place = words_of("%event_takes_place")
    if word == "will" and following == "be":
        return scene.word(k + 2) not in taking_place  # "the plan of the Forum will be adopted next year"
    return word in ("was", "were", "is", "has", "have", "had") and following not in taking_place
