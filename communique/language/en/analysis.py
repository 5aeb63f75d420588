"""A document as sentences of units: words and mentions, ready for the grammar.

The stages: gazetteer names and times over the whole text, sentences, titles (people and offices), each
sentence as a string of symbols with its mentions, then whom the people act for, and who an office is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.language.en import symbols
from communique.language.en.allegiance import settle_parties
from communique.language.en.atoms import read_atoms
from communique.language.en.deeds import enter_by_deeds
from communique.language.en.evidence_grammar import patterns
from communique.language.en.holders import find_holder
from communique.language.en.parties import Name, find_names
from communique.language.en.people import People, Person
from communique.language.en.symbols import Alphabet
from communique.language.en.times import find_times
from communique.language.en.titles import Title, find_titles
from communique.language.en.tokens import find_sentences
from communique.language.en.units import Draft, Mention, Sentence, government_patterns, read_units
from communique.model import REPORTING_SECTIONS, Document

__all__ = ["Analysis", "Mention", "Sentence", "analyse"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with its sentences in reading order, its people and its home party.

    ``home`` is the party from which the document speaks, or None where nothing tells.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    people: People
    home: str | None


def analyse(document: Document, alphabet: Alphabet) -> Analysis:
    """Return the analysis of a document; a pure function of its text and the data files."""
    # Both give letters to words of their own: before any sentence is read, so that all are read alike.
    for prepare in (government_patterns, patterns):
        prepare(alphabet)
    text = document.clean
    names = find_names(text)
    drafts = list(_drafts(document, names))
    people = People()
    _find_people(drafts, people, alphabet)
    enter_by_deeds(document, names, people, alphabet)
    times = find_times(text)
    starts = [time.start for time in times]
    sentences = []
    for draft in drafts:
        low, high = bisect_left(starts, draft.start), bisect_left(starts, draft.end)
        sentences.append(read_units(text, draft, times[low:high], people, alphabet))
    home = settle_parties(document, sentences, people, alphabet)
    return Analysis(document, tuple(_settled(sentences, people, home)), people, home)


def _drafts(document: Document, names: Sequence[Name]) -> Iterator[Draft]:
    """Yield the sentences of the sections that report, as atoms."""
    text = document.clean
    starts = [name.start for name in names]
    for section in document.sections:
        if section.kind in REPORTING_SECTIONS:
            for span in find_sentences(text, section.start, section.end):
                within = names[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
                yield Draft(span.start, span.end, section, read_atoms(text, span.start, span.end, within), [])


# --- people --------------------------------------------------------------------------------------


def _find_people(drafts: Sequence[Draft], people: People, alphabet: Alphabet) -> None:
    """Find titles and enter their holders: headlines last, their capitals hide where names end."""
    for draft in drafts:
        if draft.section.kind != "headline":
            draft.titles.extend(find_titles(draft.atoms))
            people.enter(draft.titles)
    for draft in drafts:
        if draft.section.kind == "headline":
            capitals = all(word.isupper() for word in draft.atoms.texts if word[0].isalpha())

            def is_name(word: str, capitals: bool = capitals) -> bool:
                return people.known_word(word) or (not capitals and not alphabet.knows(word.lower()))

            draft.titles.extend(_cut(title, people) for title in find_titles(draft.atoms, is_name))
            people.enter(draft.titles, headline=True)


def _cut(title: Title, people: People) -> Title:
    """Return a headline's title with the name cut where a known person's ends: "X Visits Nairobi"."""
    words = (title.name or "").split()
    if any(len(person.name.split()) >= len(words) for person in people.find(title.name or "")):
        return title
    for count in range(len(words) - 1, 0, -1):
        name = " ".join(words[:count])
        if any(len(person.name.split()) >= count for person in people.find(name)):
            end = title.name_start + len(name)
            return title._replace(
                name=name, name_end=end, end=end if title.end == title.name_end else title.end
            )
    return title


def _settled(sentences: Sequence[Sentence], people: People, home: str | None) -> Iterator[Sentence]:
    """Yield the sentences with the parties of their people, and the offices resolved that stand alone."""
    seen: dict[Person, int] = {}
    for sentence in sentences:
        if symbols.PERSON not in sentence.letters and symbols.OFFICE not in sentence.letters:
            yield sentence
            continue
        letters = list(sentence.letters)
        mentions = {}
        for i, mention in sentence.mentions.items():
            title = mention.title
            if mention.letter == symbols.OFFICE and title is not None:
                person = find_holder(title, people, seen, home)
                if person is not None:
                    mention = mention._replace(letter=symbols.PERSON, person=person)
                    letters[i] = symbols.PERSON
                elif title.party is None and (title.office or "").islower():
                    letters[i] = symbols.WORD
                    continue
            if mention.person is not None:
                seen[mention.person] = mention.start
                party = mention.person.party
                mention = mention._replace(codes=(party,) if party else ())
            mentions[i] = mention
        yield Sentence(
            sentence.start,
            sentence.end,
            sentence.section,
            sentence.starts,
            sentence.ends,
            "".join(letters),
            mentions,
        )
