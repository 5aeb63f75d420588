"""A document that is itself a joint statement, communiqué or declaration (codebook, rulings 10 and 30)."""

from __future__ import annotations

import re
from typing import Final

from communique.extraction.discourse import Clauses, Discourse
from communique.extraction.dyads import continued
from communique.extraction.instruments import InstrumentPhrase, find_instruments
from communique.extraction.subjects import letters_of
from communique.language.en.gazetteer import organisations
from communique.language.en.parties import is_state, members
from communique.language.en.times import Anchor, Date, edtf, resolve
from communique.model import Agreement, Span

OPENING: Final = 6
"""Sentences at the head of a document in which it says who makes the statement."""

_JOINT = frozenset({"joint-statement", "declaration"})
_ABOUT = re.compile(
    r"\b(?:address|adopts?|attends?|briefing|event|fact sheet|holds?|implementation of|interview"
    r"|participat\w+|press conference|readout|remarks|signs?|speech)\b",
    re.IGNORECASE,
)
"""Words by which a headline tells of a statement, and is not its title."""


_TOPIC = re.compile(r"\s(?:about|against|announcing|concerning|on|regarding|to)\s", re.IGNORECASE)
"""What ends the makers in a title: the parties after it are what the statement is about."""


def find_joint_document(discourse: Discourse) -> Agreement | None:
    """Return the agreement that the document itself is, or None where it is none.

    Its title decides: a joint statement, communiqué, readout or declaration of two parties or more.
    """
    heading = next((c for c in discourse.clauses if c.sentence.section.kind == "headline"), None)
    title = discourse.analysis.document.title
    if heading is None or title is None:
        return None
    sentence = heading.sentence
    quote = discourse.text[sentence.start : sentence.end]
    phrase = _statement(quote)
    if phrase is None:
        return None
    parties = _parties(discourse, heading)
    if not parties:
        return None
    return Agreement(
        evidence=(Span(sentence.start, sentence.end),),
        rule="agreements.joint-document",
        confidence=0.95,
        kind=phrase.kind,
        title=" ".join(quote.split()),
        parties=parties,
        date=_date(discourse, heading),
        status="signed",
    )


def _date(discourse: Discourse, heading: Clauses) -> str | None:
    """Return the day that the title itself names, else that of publication."""
    published = discourse.analysis.document.published
    for _, mention in sorted(heading.sentence.mentions.items()):
        time = mention.time
        if time is not None and isinstance(time.meaning, Date) and time.meaning.day is not None:
            resolved = resolve(time, Anchor(published=published), "past")
            if resolved is not None:
                return edtf(resolved)
    return published


def _statement(title: str) -> InstrumentPhrase | None:
    """Return the phrase by which a title calls the document a joint statement, or None."""
    about = _ABOUT.search(title)
    for phrase in find_instruments(title):
        if phrase.kind in _JOINT and phrase.count is None and (about is None or phrase.start < about.start()):
            return phrase
    return None


def _parties(discourse: Discourse, heading: Clauses) -> tuple[str, ...]:
    """Return who makes the statement: those whom the title names, else those of the first sentences.

    One party that the title names is among these. A forum that it names stands for its members, unless one of
    the first sentences names most of them.
    """
    whole = len(heading.sentence.letters)
    named = _of(heading, _topic_at(discourse, heading)) or _of(heading, whole)
    if len(named) >= 2:
        return named
    forum = named[0] if named and not is_state(named[0]) and members(named[0]) else None
    if named and forum is None and (partner := _with_home(discourse, heading)):
        return partner
    for clauses in discourse.clauses[:OPENING]:
        if clauses.sentence.section.kind == "headline":
            continue
        opening = _of(clauses)
        if forum is not None:
            opening = tuple(code for code in opening if code in members(forum))
            if 2 * len(opening) > len(members(forum)):
                return opening
        elif len(opening) >= 2 and set(named) <= set(opening):
            return opening
    return () if forum is None else (forum,)


def _topic_at(discourse: Discourse, heading: Clauses) -> int:
    """Return the unit at which a title begins to tell what the statement is about."""
    sentence = heading.sentence
    topic = _TOPIC.search(discourse.text, sentence.start, sentence.end)
    if topic is None:
        return len(sentence.letters)
    return sum(start < topic.start() for start in sentence.starts)


def _with_home(discourse: Discourse, heading: Clauses) -> tuple[str, ...]:
    """Return the document's own party and that of the one official whom its title names with another."""
    home = discourse.analysis.home
    officials = {c for m in heading.sentence.mentions.values() if m.letter in "PO" for c in m.codes}
    if home is None or len(officials) != 1 or home in officials:
        return ()
    return (home, *officials)


def _of(clauses: Clauses, end: int | None = None) -> tuple[str, ...]:
    """Return the parties that a sentence names, without an organisation that only tells of its own members.

    "Malta, Nepal and the EU" holds three; "states recognised by the UN" does not hold the UN. ``end`` is the
    unit before which they stand; adjectives ("its Nepali presidency") name none.
    """
    last = len(clauses.sentence.letters) if end is None else end
    adjectives = {k for k, m in clauses.sentence.mentions.items() if m.letter == "A"}
    units = [k for k in range(last) if k not in adjectives]
    codes = continued(code for k in units for code in clauses.codes_in(k, k + 1))
    codes = tuple(code for code in codes if is_state(code) or code in organisations())
    listed, agents = _bodies(clauses, "and|,"), _bodies(clauses, "by") if end is None else set[str]()
    told = {code for code in codes if len(set(members(code)) & set(codes)) < 2} - agents | listed
    return tuple(code for code in codes if is_state(code) or code in told)


def _bodies(clauses: Clauses, words: str) -> set[str]:
    """Return the organisations that stand right after one of the words, with an article or without."""
    letters = clauses.sentence.letters
    before, articles = letters_of(words), letters_of("the")
    found: set[str] = set()
    for unit, mention in clauses.sentence.mentions.items():
        at = unit - 1 if letters[unit - 1 : unit] in articles else unit
        if at > 0 and letters[at - 1] in before:
            found.update(code for code in mention.codes if not is_state(code))
    return found
