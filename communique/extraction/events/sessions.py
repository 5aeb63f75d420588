"""Sessions: which mechanism sat or will sit, with whom (codebook, "events", rulings 4, 6 and 27)."""

from __future__ import annotations

from typing import Literal

from communique.extraction.events.arguments import Side, codes_of, join
from communique.extraction.events.attendance import attendance_of
from communique.extraction.events.drafts import Draft
from communique.extraction.events.occasion_drafts import draft_of
from communique.extraction.events.occasion_frames import Frame
from communique.extraction.events.occasion_status import is_called_upcoming, told_of
from communique.extraction.events.occasion_words import occasion_words, ordinal_of
from communique.extraction.events.occasions import Occasion
from communique.extraction.events.scene import Scene
from communique.extraction.events.taking_part import parties_by_default, side_with, taking_part
from communique.extraction.grammar import words_of
from communique.language.en.parties import is_state, members
from communique.model import Place


def read_session(scene: Scene, frame: Frame) -> Draft | Literal["unreal"] | None:
    """Return the session that a frame tells, "unreal" where it is denied or wished for, else None."""
    if not _is_sitting(scene, frame):
        return None
    side = taking_part(scene, frame)
    told = told_of(scene, frame, side)
    if told == "unreal":
        return told
    other = side_with(scene, frame.occasion) or attendance_of(scene, frame.occasion)
    draft = draft_of(scene, frame, side, told)
    draft.participants = join(side.people, other.people)
    draft.parties = _parties(scene, frame, side, other, draft.place)
    draft.ordinal = frame.occasion.ordinal or _later_ordinal(scene, frame)
    if draft.weak:
        return draft
    draft.mechanism = frame.occasion.title
    if len(draft.parties) < 2 and not frame.occasion.organisation:
        return None
    if draft.interval is None and draft.ordinal is None and _is_general(scene, frame):
        return None
    return draft if _is_told(frame, draft, side, other) else None


def _is_sitting(scene: Scene, frame: Frame) -> bool:
    """Tell whether a phrase can name one sitting in its construction: not merely the body, not many."""
    occasion, fields = frame.occasion, frame.rule.fields
    if occasion.plural or (occasion.body and not fields.get("body") and occasion.ordinal is None):
        return False
    if fields.get("upcoming") and not is_called_upcoming(scene, occasion):
        return False
    if fields.get("numbered") and (occasion.body or not (occasion.ordinal or occasion.year)):
        return False
    if occasion.ordinal is not None:
        return True
    new = {"a", "an", "new"} & set(scene.words(frame.first, occasion.head))
    if new and (fields.get("definite") or occasion.body):
        return False  # "will convene a Working Group on": a body is founded
    return not (fields.get("noun") and _is_mere_talk(scene, occasion))


def _is_mere_talk(scene: Scene, occasion: Occasion) -> bool:
    """Tell whether a phrase speaks of consultation as such: no party in its name, no article before it."""
    if occasion.codes or scene.word(occasion.head).endswith("s"):
        return False
    before = scene.letters[occasion.first - 1]
    return not scene.is_headline and before not in occasion_words().articles


def _is_general(scene: Scene, frame: Frame) -> bool:
    """Tell whether a sitting without number or date is only spoken of in general: a habit, a leadership."""
    occasion, fields = frame.occasion, frame.rule.fields
    if fields.get("dated") or (occasion.body and fields.get("body") == "dated"):
        return True
    if fields["who"] == "named":
        between = scene.words(occasion.last, frame.first)
        return {"was", "were", "been", "is"}.isdisjoint(between)  # "the dialogue, led by two ministers"
    if occasion.pointing and occasion.named:
        return False
    return not words_of("%habits").isdisjoint(
        scene.words(min(frame.first, occasion.first) - 1, occasion.head)
    )


def _is_told(frame: Frame, draft: Draft, side: Side, other: Side) -> bool:
    """Tell whether enough is said of a sitting: a name of its own, or who held it with whom.

    Of "consultations" by themselves only held ones count, and "dialogue" by itself is no sitting.
    """
    occasion = frame.occasion
    if occasion.named:
        return True
    both = len(codes_of(side.codes, other.codes)) > 1
    if not occasion.bare:
        return both or bool(side and draft.interval)
    held = draft.told == "held" and frame.rule.fields["who"] == "subject"
    return both and held and occasion.title.lower().startswith("consultation")


def _later_ordinal(scene: Scene, frame: Frame) -> int | None:
    """Return the number of a sitting told after its mechanism: "the Commission held its 15th meeting"."""
    if frame.match.groupdict().get("n") is None:
        return None
    words = (scene.text(k, k + 1) for k in range(*frame.match.span("n")))
    return next((number for word in words if (number := ordinal_of(word)) is not None), None)


def _attending(
    scene: Scene, frame: Frame, organisation: str, about: tuple[str, ...]
) -> tuple[str, ...]:
    """Return who is taken to attend an organisation's sitting where nobody is named: its members.

    Of those a text is ``about`` they are home and those who speak or are named before the sitting, or the
    makers of a joint text.
    """
    known = members(organisation)
    if not scene.discourse.is_joint:
        speaker = scene.clauses.speaker(frame.first)
        spoken = speaker.codes if speaker else ()
        near = {*scene.clauses.codes_in(0, frame.first), *scene.clauses.home, *spoken}
        about = tuple(code for code in about if code in near) or about
    return tuple(code for code in about if not known or not is_state(code) or code in known)


def _parties(scene: Scene, frame: Frame, side: Side, other: Side, place: Place | None) -> tuple[str, ...]:
    """Return those named by the mechanism or as chairs, else those the text is about, at last the host."""
    occasion, about = frame.occasion, parties_by_default(scene, frame.occasion.organisation)
    told = side.codes if side.people or len(occasion.codes) < 2 else ()  # "the two ministers" are of its pair
    codes = codes_of(occasion.codes, told, other.codes)
    if occasion.organisation and frame.rule.fields["who"] != "met":
        about = _attending(scene, frame, occasion.organisation, about)
    if len(codes) < 2 and (occasion.organisation or set(codes) <= set(about)):
        codes = codes_of(codes, about)
    if len(codes) < 2 and occasion.organisation is None and place is not None and place.party:
        codes = codes_of(codes, (place.party,))
    return codes
