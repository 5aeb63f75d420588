"""What may stand in a brief: sentences with the facts they rest on, before the room for them is known."""

from __future__ import annotations

from typing import Literal

from communique.ledger import Fact
from communique.model import Record

Form = Literal["list", "run-in", "columns"]
"""How a part is laid out: its groups one after the other under their titles, or with the title at the head of
the first entry where there is little room, or side by side."""


class Saying(Record, frozen=True, kw_only=True):
    """A sentence and the facts that it rests on, at least one; each gives at least one source.

    ``only`` names the documents (ids) whose accounts it speaks of, where it does not speak of all.
    """

    text: str
    facts: tuple[Fact, ...]
    only: tuple[int, ...] = ()


class Draft(Record, frozen=True, kw_only=True):
    """An entry that may be printed: its group's title, date in words, a name set off, its sentences.

    ``place`` puts the entries of a group in order; drafts themselves come in order of importance.
    """

    group: str | None
    place: tuple[int | str, ...]
    sayings: tuple[Saying, ...]
    when: str | None = None
    label: str | None = None


class DraftPart(Record, frozen=True, kw_only=True):
    """A part: its drafts, the most important first, and how many of them a short brief holds.

    ``least`` come before any other part gives more than its own, ``most`` are the most. ``groups`` gives the
    order of the groups' titles; ``note`` is what the program adds of its own, no statement of any document;
    ``command`` shows what is left out.
    """

    key: str
    title: str
    drafts: tuple[Draft, ...]
    least: int
    most: int
    groups: tuple[str | None, ...] = (None,)
    form: Form = "list"
    note: str | None = None
    command: str = ""
