"""Sentences as the stages of the language layer see them."""

from __future__ import annotations

from communique.extraction.grammar import grammar
from communique.language.en.analysis import Analysis, analyse
from communique.language.en.atoms import Atoms, read_atoms
from communique.language.en.parties import find_names
from communique.model import Document, OffsetMap, Section, SectionKind


def split_atoms(text: str) -> Atoms:
    """Return the tokens and gazetteer names of a sentence."""
    return read_atoms(text, 0, len(text), find_names(text))


def read(*paragraphs: str, outlet: str | None = None, headline: str | None = None) -> Analysis:
    """Return the analysis of a document of paragraphs, under a headline if one is given."""
    lines = [*([headline] if headline else []), *paragraphs]
    sections, at = [], 0
    for k, line in enumerate(lines):
        kind: SectionKind = "headline" if headline and k == 0 else "paragraph"
        sections.append(Section(kind=kind, start=at, end=at + len(line)))
        at += len(line) + 1
    text = "\n".join(lines)
    document = Document(
        path="-",
        text=text,
        clean=text,
        offsets=OffsetMap(),
        sections=tuple(sections),
        outlet=outlet,
        title=headline,
    )
    return analyse(document, grammar().alphabet)


def parties(analysis: Analysis) -> dict[str, str | None]:
    """Return the party of each person by name."""
    return {person.name: person.party for person in analysis.people.persons}
