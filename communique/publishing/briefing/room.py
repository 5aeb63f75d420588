"""What fits on two pages: each part gives its most important entries until the room is used up.

The room is reckoned in points of height on A4 as the PDF is laid out (`paper/brief.typ`): a line of text, a
line of a source in its column. The reckoning is the same for all formats, so that all show the same choice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from communique.publishing.briefing.drafting import Draft, DraftPart
from communique.publishing.briefing.footnotes import Mark

PAGES = 2
PAGE_PT = 842.0 - 2 * 52.0
"""Height of A4 between the margins."""
HEAD_PT = 66.0
"""Title, line of what the brief rests on, heading of the sources."""
SAFETY = 0.98
"""Part of the room that is given out: letters are of different widths, and columns end unevenly."""

TEXT_CHARS, FULL_CHARS, COLUMN_CHARS, SOURCE_CHARS = 101, 119, 57, 72
"""Letters on a line: beside a date, without one, in one of two columns, of a source. Set so that on invented
and on real records the two pages are filled but for 4 to 13 % of the room."""
LINE_PT, SOURCE_PT = 11.3, 7.9
"""Height of a line of text, and of one of the sources, which stand in two columns."""
ENTRY_PT, GROUP_PT, PART_PT = 0.0, 11.6, 21.0
"""Space after an entry, height of a group's title and of a part's."""
DOCUMENT_PT = 3.0
NUMBER_CHARS = 3
QUOTE_CHARS = 6
"""Letters that a number takes in the text, and that the marks of a quotation take."""


class Room:
    """What is left, and what stands already: a source that is cited twice takes its room once."""

    def __init__(self) -> None:
        self.left = (PAGES * PAGE_PT - HEAD_PT) * SAFETY
        self._marks: set[object] = set()
        self._documents: set[int] = set()
        self._groups: set[tuple[str, str | None]] = set()

    def reserve(self, part: DraftPart) -> None:
        """Take the room for a part's title, its note, and a line that says what is left out or missing."""
        note = LINE_PT * _lines(len(part.note), FULL_CHARS) if part.note else 0
        self.left -= PART_PT + LINE_PT + note

    def take(self, part: DraftPart, draft: Draft, marks: Sequence[Mark]) -> bool:
        """Take the room for an entry with its sources, and return True; False where there is not enough."""
        cost = self._entry_cost(part, draft, marks) + self._source_cost(marks)
        if cost > self.left:
            return False
        self.left -= cost
        self._marks.update(mark.key for mark in marks)
        self._documents.update(mark.account.source.id for mark in marks)
        self._groups.add((part.key, draft.group))
        return True

    def _entry_cost(self, part: DraftPart, draft: Draft, marks: Sequence[Mark]) -> float:
        chars = sum(len(saying.text) + 1 for saying in draft.sayings) + NUMBER_CHARS * len(marks)
        chars += len(draft.label or "") + 1
        is_new = draft.group is not None and (part.key, draft.group) not in self._groups
        if part.form == "columns":
            return (_lines(chars, COLUMN_CHARS) * LINE_PT + ENTRY_PT + is_new * GROUP_PT) / 2
        if part.form == "run-in" and is_new:
            chars += len(draft.group or "")
        width = TEXT_CHARS if draft.when else FULL_CHARS
        title = GROUP_PT if is_new and part.form == "list" else 0
        return _lines(chars, width) * LINE_PT + ENTRY_PT + title

    def _source_cost(self, marks: Sequence[Mark]) -> float:
        height = 0.0
        fresh = {mark.key: mark for mark in marks if mark.key not in self._marks}
        for mark in fresh.values():
            chars = sum(len(quotation.text) + QUOTE_CHARS for quotation in mark.quotations)
            height += _lines(chars, SOURCE_CHARS) * SOURCE_PT
        for source in {m.account.source.id: m.account.source for m in fresh.values()}.values():
            if source.id not in self._documents:
                chars = min(len(source.title or source.path), TITLE_CHARS) + len(source.outlet or "") + 20
                height += _lines(chars, SOURCE_CHARS) * SOURCE_PT + DOCUMENT_PT
        return height / 2


TITLE_CHARS = 120
"""A document's title is cut after so many letters where it stands above its quotations."""


def choose(
    parts: Sequence[DraftPart], marks_of: Callable[[Draft], Sequence[Mark]]
) -> dict[str, tuple[Draft, ...]]:
    """Return the entries of each part that fit, by the part's key, in order of importance.

    First each part gives its ``least``, then one after the other one more in turn, at most its ``most``. An
    entry that does not fit closes its part, so that none jumps a more important one.
    """
    room = Room()
    for part in parts:
        room.reserve(part)
    chosen: dict[str, list[Draft]] = {part.key: [] for part in parts}
    open_parts = list(parts)
    for extra in range(max((part.most for part in parts), default=0) + 1):
        for part in list(open_parts):
            taken = chosen[part.key]
            while len(taken) < min(part.least + extra, part.most, len(part.drafts)):
                draft = part.drafts[len(taken)]
                if not room.take(part, draft, marks_of(draft)):
                    open_parts.remove(part)
                    break
                taken.append(draft)
    return {key: tuple(drafts) for key, drafts in chosen.items()}


def _lines(chars: int, width: int) -> int:
    return max(1, -(-chars // width))
