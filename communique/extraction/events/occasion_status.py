"""Whether a sitting or gathering was held or lies ahead, by its construction (codebook, rulings 5, 6, 28)."""

from __future__ import annotations

from communique.extraction.events.arguments import Side
from communique.extraction.events.occasion_frames import Frame
from communique.extraction.events.scene import Scene
from communique.extraction.events.when import Told, noun_status, verb_status
from communique.extraction.grammar import words_of


def told_of(scene: Scene, frame: Frame, side: Side) -> Told:
    """Return what a construction tells of the status of its event; ``side`` are those who take part."""
    fields, occasion, first = frame.rule.fields, frame.occasion, frame.first
    if scene.words(occasion.last, occasion.last + 2) == ["later", "this"] or (
        scene.word(occasion.last).startswith("later this")
    ):
        return "planned"
    if "told" in fields:
        around = noun_status(scene, occasion.first, occasion.last)
        told: Told = fields["told"]
        return around if around == "called-off" else told
    if words_of("%supporting").intersection(scene.words(first - 5, first)):
        return "unreal"  # hosting that is only supported is a position
    if fields.get("noun"):
        told = noun_status(scene, min(first, occasion.first), occasion.last)
        return "planned" if told == "untold" and _lies_ahead(scene, first) else told
    if first >= occasion.last:
        told = verb_status(scene, occasion.last, frame.last - 1)
        return "planned" if told == "held" and _is_scheduled(scene, occasion.last, frame.last) else told
    proposed = not words_of("%proposing").isdisjoint(scene.words(first - 2, first))
    if proposed and scene.word(first).endswith("ing"):
        return "unreal"  # "suggested holding the next session"
    end = side.last if side and side.last <= first else first + 1
    told = verb_status(scene, end, first)
    if told == "held" and scene.is_headline and scene.word(first).endswith("ing"):
        return "untold"  # "Statement on A leading the first meeting": the text tells whether it was held
    ahead = _shares_will(scene, end, first) or _is_settled(scene, first)
    return "planned" if told == "held" and ahead else told


def _is_scheduled(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a name's verb looks ahead: "to be held", "is due to take place"."""
    words = scene.words(first, last)
    return {"to", "be"} <= set(words) or not {"scheduled", "due", "expected", "planned", "slated"}.isdisjoint(
        words
    )


def _is_settled(scene: Scene, verb: int) -> bool:
    """Tell whether an infinitive or gerund hangs on an agreement: "agreed on …, holding the 4th session"."""
    settled = words_of("%settled")
    before = scene.words(max(0, verb - 18), verb)
    if before[-1:] == ["to"]:
        return not settled.isdisjoint(before[-7:])
    return scene.word(verb).endswith("ing") and not settled.isdisjoint(before) and "after" not in before


def _shares_will(scene: Scene, subject_end: int, verb: int) -> bool:
    """Tell whether a verb in its base form shares the "will" of one before it: "will visit A and attend"."""
    past = scene.word(verb).endswith(("ed", "ing", "s", "took", "held"))
    return not past and "will" in scene.words(subject_end, verb)


def _lies_ahead(scene: Scene, unit: int) -> bool:
    """Tell whether the verb before a circumstance looks ahead: "will be decided at", "to be adopted at"."""
    words = scene.words(max(0, unit - 12), unit)
    for k in range(len(words) - 1, -1, -1):
        if words[k] in (";", "that", "which", "who", "was", "were", "had"):
            return False
        if words[k] in ("will", "shall", "'ll", "’ll") or words[k : k + 2] in (
            ["to", "be"],
            ["forward", "to"],
            ["going", "to"],
        ):
            return True
    return False
