"""A governing verb group in its place, and who is found to commit by it."""

from __future__ import annotations

import re
from typing import NamedTuple

from communique.extraction.commitments.governing import Governing
from communique.extraction.discourse import Clauses, Discourse, Speaker
from communique.extraction.subjects import Subject, letters_of
from communique.language.en.gazetteer import organisations
from communique.language.en.parties import members
from communique.model import Modality

_JOINT_TITLE = re.compile(
    r"^(?!.*\b(?:remarks|press conference|interview)\b)"
    r".*\b(?:joint|communiqu[eé]|declaration|leaders['’]? (?:\w+ )?statement)\b",
    re.IGNORECASE,
)

_OWN_TITLE = re.compile(
    r"^(?!.*\b(?:call|conversation|joint|meeting|talks|travel|visit)\b)"
    r".*?\b(?:statement|comment|position paper|concept paper|note verbale|declaration)\b"
    r".*?(?=\s(?:about|against|concerning|following|in connection|in response|on|regarding)\s|$)",
    re.IGNORECASE,
)
"""Titles of what one party itself states, up to the topic."""


class Who(NamedTuple):
    """The parties of a commitment and those asked; ``first`` is the unit at which its evidence begins."""

    modality: Modality
    by: tuple[str, ...]
    asked: tuple[str, ...]
    first: int
    attribution: str | None


class Case(NamedTuple):
    """A verb group with its subject and who speaks; ``last`` is who made the commitment before it."""

    discourse: Discourse
    clauses: Clauses
    group: Governing
    subject: Subject | None
    speaker: Speaker | None
    last: Who | None

    @property
    def letters(self) -> str:
        """The letters of the sentence."""
        return self.clauses.sentence.letters

    @property
    def spoken_by(self) -> tuple[str, ...]:
        """The parties of the speaker; empty where the outlet itself tells."""
        return self.speaker.codes if self.speaker is not None else ()

    @property
    def attribution(self) -> str | None:
        """The name of the speaker."""
        return self.speaker.name if self.speaker is not None else None

    @property
    def start(self) -> int:
        """The unit at which the evidence begins: the subject if its verb follows, else the verb."""
        if self.subject is None or not self.subject.near:
            return self.group.first
        first = self.subject.first
        while first < self.subject.last - 1 and self.letters[first] in letters_of("that|and|but|,"):
            first += 1
        return first


def bind(by: tuple[str, ...], first: int, name: str | None, *, together: bool = False) -> Who:
    """Return several parties as agreeing, one as pledging (codebook, ruling 14).

    A forum is none beside the members that are all named with it; alone, it is its members acting together.
    """
    by = tuple(code for code in by if not members(code) or not set(members(code)) <= set(by))
    if together or len(by) > 1 or (by and is_forum(by[0])):
        return Who("agreed", by, (), first, None)
    return Who("pledged", by, (), first, name)


def ask(by: tuple[str, ...], asked: tuple[str, ...], first: int, name: str | None) -> Who | None:
    """Return parties as asking others, or None where no one asks."""
    return Who("requested", by, tuple(code for code in asked if code not in by), first, name) if by else None


def joint_parties(discourse: Discourse) -> tuple[str, ...]:
    """Return the parties for whom a document speaks: a joint statement's, a pair in the title; or none."""
    if speaks_jointly(discourse):
        return () if has_unknown_maker(discourse) else discourse.main
    title = discourse.clauses[0] if discourse.clauses else None
    if title is None or title.sentence.section.kind != "headline":
        return ()
    for mention in title.sentence.mentions.values():
        if mention.letter == "D" and len(mention.codes) > 1:
            return mention.codes
    pair = next((a.codes for a in title.actors if a.opens and len(a.codes) > 1 and not a.persons), ())
    mentions = title.sentence.mentions.values()
    named = {code for mention in mentions if mention.letter not in "LR" for code in mention.codes}
    return pair or (tuple(named) if len(named) == 1 and is_forum(*named) else ())


def has_unknown_maker(discourse: Discourse) -> bool:
    """Tell whether the title of a joint text names two people, but not all parties it was taken to be by."""
    heading = discourse.clauses[0].sentence
    people = [mention for mention in heading.mentions.values() if mention.letter in "PO"]
    named = {code for mention in heading.mentions.values() for code in mention.codes}
    return speaks_jointly(discourse) and len(people) > 1 and not named.issuperset(discourse.main)


def with_own_voice(case: Case) -> Case:
    """Return a case whose "we" is that of a ministry's own text, not of the one quoted last."""
    subject = case.subject
    if subject is None or case.letters[subject.first] not in letters_of("we"):
        return case
    if not _is_outlets_own(case, subject.first):
        return case
    return case._replace(speaker=None, subject=subject._replace(codes=case.clauses.home))


def _is_outlets_own(case: Case, unit: int) -> bool:
    """Tell whether no one is quoted at a unit and its section has no speaker."""
    section = case.clauses.sentence.section
    told = section.speaker is None and section.kind != "answer" and not speaks_jointly(case.discourse)
    if not told or not case.clauses.home:
        return False
    before = case.discourse.text[section.start : case.clauses.sentence.starts[unit]]
    opened = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return case.speaker is not None and not opened


def speaks_jointly(discourse: Discourse) -> bool:
    """Tell whether the document's title says that several parties speak."""
    return bool(_JOINT_TITLE.search(discourse.analysis.document.title or ""))


def own_voice(case: Case) -> tuple[str, ...]:
    """Return for whom a document speaks that calls itself a statement, comment or position paper; or none."""
    title = case.discourse.analysis.document.title or ""
    about = _OWN_TITLE.match(title)
    if about is None or case.clauses.sentence.section.kind in ("question", "answer"):
        return ()
    heading = case.discourse.clauses[0].sentence
    end = heading.start + about.end()
    codes = [m.codes for m in heading.mentions.values() if m.start < end and m.codes and m.letter in "POSA"]
    return codes[0][:1] if heading.section.kind == "headline" and codes else case.clauses.home


def is_forum(code: str) -> bool:
    """Tell whether a party is states that meet, with no body that could bind itself apart from them."""
    organisation = organisations().get(code)
    return organisation is not None and organisation.kind in ("forum", "group")


def capitals_in(clauses: Clauses, first: int, last: int) -> tuple[str, ...]:
    """Return the parties whose capitals stand for them in units ``first:last``: "calls on Windhoek to"."""
    mentions = [m for k in range(first, last) if (m := clauses.sentence.mentions.get(k)) and m.letter == "L"]
    return tuple(code for m in mentions if m.name and m.name.kind == "capital" for code in m.codes)
