"""Meetings that are the sitting of a mechanism told beside them: told twice, it is one record (codebook)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from communique.extraction.events.drafts import Draft
from communique.extraction.events.participants import join

OPENING: Final = 3
"""Sentences after a headline within which the meeting is told that it names as a session."""

_SPOKEN_OF = "sessions.headline"


def join_meetings(events: Sequence[Draft]) -> list[Draft]:
    """Return the events, each meeting that a session is told to be joined into that session.

    A headline names the mechanism and the text tells that its members met; or one verb tells both: "met under
    the aegis of the Working Group". A statement on a session in a headline alone, with no meeting, is none.
    """
    meetings = [event for event in events if event.type == "meeting"]
    joined: list[Draft] = []
    for session in (event for event in events if event.type == "session"):
        meeting = next((one for one in meetings if _is_sitting(session, one)), None)
        if meeting is not None:
            _absorb(session, meeting)
            meetings = [one for one in meetings if one is not meeting]
            joined.append(meeting)
    return [one for one in events if not (any(one is other for other in joined) or _is_only_spoken_of(one))]


def _is_sitting(session: Draft, meeting: Draft) -> bool:
    if set(session.parties) != set(meeting.parties) or session.told == "called-off" or meeting.other:
        return False
    if session.told != meeting.told and "untold" not in (session.told, meeting.told):
        return False
    if session.index == meeting.index and session.rule in ("sessions.meet-for", "sessions.receive-for"):
        return session.first < meeting.last and meeting.first < session.last
    return session.headline and session.interval is None and session.index < meeting.index <= OPENING


def _absorb(session: Draft, meeting: Draft) -> None:
    session.participants = join(session.participants, meeting.participants)
    session.interval = session.interval or meeting.interval
    session.place = session.place or meeting.place
    session.evidence.extend(meeting.evidence)
    session.headline = session.headline and meeting.headline
    session.told = meeting.told if session.told == "untold" else session.told


def _is_only_spoken_of(event: Draft) -> bool:
    """Tell whether a sitting is known only from the title of a text on it."""
    return event.rule == _SPOKEN_OF and len(event.evidence) == 1
