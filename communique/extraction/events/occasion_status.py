"""Whether a sitting or gathering was held or lies ahead, by its construction (codebook, rulings 5, 6, 28)."""

from __future__ import annotations

from typing import Final

from communique.extraction.events.arguments import Side
from communique.extraction.events.occasion_frames import Frame
from communique.extraction.events.occasions import Occasion
from communique.extraction.events.scene import Scene
from communique.extraction.events.when import Told, noun_status, verb_status
from communique.extraction.grammar import words_of
from communique.extraction.subjects import letters_of

LONGEST_CLAUSE: Final = 16
"""Units between a verb that looks ahead and what it governs."""


def told_of(scene: Scene, frame: Frame, side: Side) -> Told:
    """Return what a construction tells of the status of its event; ``side`` are those who take part."""
    fields, occasion, first = frame.rule.fields, frame.occasion, frame.first
    if scene.words(occasion.last, occasion.last + 2) == ["later", "this"] or (
        scene.word(occasion.last).startswith("later this")
    ):
        return "planned"
    if _is_habit(scene, first, occasion) or scene.word(frame.last) in words_of("%regularly"):
        return "unreal"
    if "told" in fields:
        around = noun_status(scene, occasion.first, occasion.last)
        told: Told = fields["told"]
        return around if around == "called-off" else told
    if _is_only_supported(scene, first, occasion):
        return "unreal"  # hosting that is only supported is a position
    if fields.get("noun"):
        return _told_of_noun(scene, frame)
    if first >= occasion.last:
        told = verb_status(scene, occasion.last, frame.last - 1)
        return "planned" if told == "held" and _is_scheduled(scene, occasion.last, frame.last) else told
    return _told_of_verb(scene, first, side)


def _told_of_noun(scene: Scene, frame: Frame) -> Told:
    """Return what the words around a phrase tell that is only a circumstance or an object."""
    occasion, first = frame.occasion, frame.first
    if not words_of("%demanding").isdisjoint(scene.words(first - 5, first)):
        return "unreal"  # "called for the convening of a session"
    if _is_where_reached(scene, first):
        return "held"
    told = noun_status(scene, min(first, occasion.first), occasion.last)
    return "planned" if told == "untold" and _lies_ahead(scene, first) else told


def _told_of_verb(scene: Scene, first: int, side: Side) -> Told:
    """Return what the verb at ``first`` tells, whose object the phrase is."""
    if scene.word(first).startswith("continu"):
        return "unreal"  # "continuing our dialogue"
    proposed = not words_of("%proposing").isdisjoint(scene.words(first - 2, first))
    if proposed and scene.word(first).endswith("ing"):
        return "unreal"  # "suggested holding the next session"
    end = side.last if side and side.last <= first else first + 1
    told = "planned" if _is_intended(scene, first) else verb_status(scene, end, first)
    if told == "held" and scene.is_headline and scene.word(first).endswith("ing"):
        return "untold"  # "Statement on A leading the first meeting": the text tells whether it was held
    ahead = _shares_will(scene, end, first) or is_settled(scene, first) or _is_when_present(scene, first)
    return "planned" if told == "held" and ahead else told


_EVERY = (["every", "year"], ["each", "year"], ["a", "year"], ["per", "year"], ["every", "two"], ["on", "a"])


def _is_intended(scene: Scene, verb: int) -> bool:
    """Tell whether an infinitive hangs on an intention that is not denied: "their intention to host"."""
    before = scene.words(verb - 6, verb)
    if before[-1:] != ["to"] or not {"no", "not", "without"}.isdisjoint(before):
        return False
    return not {"intent", "intention", "intentions"}.isdisjoint(before)


def _is_habit(scene: Scene, verb: int, occasion: Occasion) -> bool:
    """Tell whether a verb tells of a habit: "continue to hold", "will convene A annually"."""
    before = scene.words(verb - 3, verb)
    if before[-2:-1] and before[-2] in words_of("%resuming") and before[-1] == "to":
        return True
    after = scene.words(occasion.last, occasion.last + 4)
    often = not words_of("%regularly").isdisjoint([*before[-1:], *after[:2]])
    return often or any(after[k : k + 2] in _EVERY for k in range(2))


def _is_where_reached(scene: Scene, first: int) -> bool:
    """Tell whether something was announced or agreed there: "the plan announced at A, which will"."""
    ahead = {"be", "to", "will"} & set(scene.words(first - 4, first - 1))
    return scene.word(first - 1) in words_of("%reached") and not ahead


def _is_only_supported(scene: Scene, first: int, occasion: Occasion) -> bool:
    """Tell whether a phrase is governed by support, and no word in it says that it lies ahead."""
    if words_of("%supporting").isdisjoint(scene.words(first - 5, first)):
        return False
    return not is_called_upcoming(scene, occasion)


def is_called_upcoming(scene: Scene, occasion: Occasion) -> bool:
    """Tell whether a word within a phrase says that it lies ahead: "the upcoming Forum"."""
    return not words_of("%event_upcoming").isdisjoint(scene.words(occasion.first, occasion.head))


def _is_scheduled(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a name's verb looks ahead: "to be held", "is due to take place"."""
    words = scene.words(first, last)
    return {"to", "be"} <= set(words) or not {"scheduled", "due", "expected", "planned", "slated"}.isdisjoint(
        words
    )


def is_settled(scene: Scene, verb: int) -> bool:
    """Tell whether an infinitive or gerund hangs on an agreement: "agreed on …, holding the 4th session"."""
    settled = words_of("%settled")
    before = scene.words(max(0, verb - 18), verb)
    if before[-1:] == ["to"]:
        return not settled.isdisjoint(before[-9:]) or "commitment" in before[-12:]
    word = scene.word(verb)
    if before[-1:] == ["and"] and "to" in before and not word.endswith(("ed", "held", "ing", "s")):
        return not settled.isdisjoint(before)  # "plans to convene A and host B"
    return word.endswith("ing") and not settled.isdisjoint(before) and "after" not in before


def _is_when_present(scene: Scene, verb: int) -> bool:
    """Tell whether a verb of the present stands after "when": "in June, when A hosts the Summit"."""
    forms = "@hold:s|@hold:base|@chair:s|@attend:s|@meet:base|@meet:s"
    present = scene.letters[verb] in letters_of(forms)
    return present and "when" in scene.words(verb - 6, verb)


def _shares_will(scene: Scene, subject_end: int, verb: int) -> bool:
    """Tell whether a verb in its base form shares the "will" of one before it: "will visit A and attend"."""
    past = scene.word(verb).endswith(("ed", "ing", "s", "took", "held"))
    return not past and "will" in scene.words(subject_end, verb)


_AHEAD = tuple(
    phrase.split()
    for phrase in (
        "to be", "forward to", "going to", "committed to", "view to", "aimed at", "plans to", "plan to",
        "intends to", "intend to",
    )
)
_BUILDING_ON = frozenset(
    {"advance", "base", "based", "build", "building", "follow", "following", "implement", "implementing"}
)


def _lies_ahead(scene: Scene, unit: int) -> bool:
    """Tell whether the verb before a circumstance looks ahead: "will be decided at", "to be adopted at"."""
    words = scene.words(max(0, unit - LONGEST_CLAUSE), unit)
    for k in range(len(words) - 1, -1, -1):
        if words[k] in (";", "that", "which", "who", "was", "were", "had"):
            return False
        if words[k] in ("will", "shall", "'ll", "’ll", "aiming") or words[k : k + 2] in _AHEAD:
            return _BUILDING_ON.isdisjoint(words[k:])
    return False
