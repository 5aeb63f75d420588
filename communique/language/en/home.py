"""The home party of a document: the one from which it speaks.

A publisher's office speaks for its party. Of other texts, home is the party that the text treats as the
publisher does its own: named first in pairs, host of ambassadors, told of by officials without a state.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from communique.data import load
from communique.language.en.evidence import OWN_WILL, Evidence
from communique.language.en.evidence_grammar import Patterns
from communique.language.en.parties import party_code
from communique.language.en.people import People, Person
from communique.language.en.units import Mention, Sentence
from communique.model import Document
from communique.reading.outlets import find_outlet

ENOUGH = 2
"""Evidence from which on a home party is inferred, and the weight of one strong mark."""
_MOST_PAIRS = 4
"""Pairs beyond these tell nothing more."""
_LEDE = 3
"""Sentences in which pairs of states are those the document is about."""


def find_publisher(document: Document) -> tuple[str | None, bool]:
    """Return the party of the outlet, and whether it is an office of that party and speaks for it."""
    for source in (document.outlet, document.dateline.agency):
        outlet = find_outlet(source) if source else None
        if outlet is not None:
            return outlet.party, outlet.kind in ("government", "ministry", "organisation")
    return None, False


_ISSUED = re.compile(
    r"(?:(?:press|official|foreign ministry|presidential) )?"
    r"(?:statement|comment|commentary|announcement|declaration|press release|position paper|white paper)\b"
    r"[^,;:]{0,40}?\b(?:by|of|from) (?:the )?(?=[A-Z])",
    re.IGNORECASE,
)
"""How a headline begins that tells who issues the document: "Press statement by the Ministry of …"."""


def find_issuer(sentences: Sequence[Sentence], document: Document) -> str | None:
    """Return the party of the one government or official by whom the headline says a document is issued."""
    for sentence in sentences:
        issued = _ISSUED.match(document.clean, sentence.start, sentence.end)
        if sentence.section.kind == "headline" and issued is not None:
            unit = bisect_left(sentence.starts, issued.end())
            mention = sentence.mentions.get(unit)
            alone = sentence.letters[unit + 1 : unit + 2] not in (",", "D") and mention is not None
            if alone and mention is not None and mention.letter in "SOP":
                codes = mention.codes or ((mention.person.party,) if mention.person else ())
                return codes[0] if len(codes) == 1 else None
    return None


def infer_home(
    sentences: Sequence[Sentence], people: People, evidence: Evidence, table: Patterns
) -> str | None:
    """Return the party for which the text has the most marks of home, or None where few or divided."""
    bare = [p for p in people.persons if p.party is None and evidence.is_official(p) and not p.private]
    stated = [p for p in people.persons if p.party is not None]
    score = _of_bare(evidence, people)
    if bare:
        for person in stated:  # the state of which other states' officials speak as of their partner
            score.update({code: ENOUGH for code, n in evidence.of[person].items() if n < 0})
    acting = {*evidence.acting, *(person.party for person in stated if person.party)}
    score.update(_first_named(sentences, acting, table))
    score.update(dict.fromkeys(_accredited(sentences), ENOUGH))
    score.update(dict.fromkeys(_opening(sentences, table), ENOUGH))
    score.update(dict.fromkeys(_answering(sentences, people), ENOUGH))
    if bare:
        spoken = {
            code for p in people.persons if p.party is None for code, n in evidence.of[p].items() if n > 0
        }
        for code in {person.party for person in stated if person.party} - spoken:
            score[code] -= ENOUGH
    if max(score.values(), default=0) < ENOUGH:
        own = {*_hosting(bare, evidence), *_convening(sentences, table)} if bare else set()
        score.update(dict.fromkeys(own - {person.party for person in stated}, ENOUGH))
    ranked = score.most_common(2)
    if not ranked or ranked[0][1] < ENOUGH or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]


def _of_bare(evidence: Evidence, people: People) -> Counter[str]:
    """Count the parties for which officials speak who are printed without a state."""
    score: Counter[str] = Counter()
    for person in people.persons:
        top = evidence.of[person].most_common(1)
        if person.party is None and person.tenures and top and top[0][1] >= OWN_WILL:
            score[top[0][0]] += top[0][1]
    return score


def _hosting(bare: Sequence[Person], evidence: Evidence) -> Iterator[str]:
    """Yield the states in whose capitals officials without a state meet those of others."""
    for person in bare:
        others = {met.party for met in evidence.received[person]}
        yield from evidence.hosts_in.get(person, set()) - others - evidence.visited.get(person, set())


def _convening(sentences: Sequence[Sentence], table: Patterns) -> Iterator[str]:
    """Yield the states that stand before a region, or hold a forum with one: "the Japan-Africa agenda"."""
    forums = load("allegiance")["convened_by"]
    for sentence in sentences:
        for match in table.format.finditer(sentence.letters):
            yield from sentence.mentions[match.start()].codes
        for mention in sentence.mentions.values():
            yield from (forums[code] for code in mention.codes if code in forums)


def _answering(sentences: Sequence[Sentence], people: People) -> set[str]:
    """Return the party of the one who speaks throughout; empty where officials of several parties do."""
    names = {s.section.speaker for s in sentences if s.section.kind == "answer" and s.section.speaker}
    parties = {person.party for name in names for person in people.find(name.split()[-1])[:1]}
    return {party for party in parties if party} if len(parties) == 1 else set()


def _opening(sentences: Sequence[Sentence], table: Patterns) -> tuple[str, ...]:
    """Return the party of the first official of the text, if it is printed, or of who meets others."""
    for sentence in sentences:
        lead = table.host.match(sentence.letters)
        if lead is not None:  # "Kenya holds talks with Peru"
            return sentence.mentions[lead.end("who") - 1].codes[:1]
        for _, mention in sorted(sentence.mentions.items()):
            if mention.letter in "PO":
                if mention.codes:
                    return mention.codes[:1]
                return (mention.person.party,) if mention.person and mention.person.party else ()
    return ()


def _first_named(sentences: Sequence[Sentence], acting: set[str], table: Patterns) -> Counter[str]:
    """Count which acting party is named first in pairs: who publishes names itself first."""
    first: Counter[str] = Counter()
    for k, sentence in enumerate(sentences):
        for match in table.first.finditer(sentence.letters):
            named = [sentence.mentions[i] for i in range(*match.span()) if i in sentence.mentions]
            codes = [code for mention in named for code in _standing(mention)]
            if len(set(codes)) > 1 and (k < _LEDE or codes[0] in acting):
                first[codes[0]] += ENOUGH if k < _LEDE else 1
        if k < _LEDE:  # "the Foreign Ministries of A and B"
            pairs = [m.codes for m in sentence.mentions.values() if m.letter == "S" and len(m.codes) > 1]
            first.update({codes[0]: ENOUGH for codes in pairs[:1]})
    return Counter({code: min(n, _MOST_PAIRS) for code, n in first.items()})


def _standing(mention: Mention) -> tuple[str, ...]:
    """Return the parties that a name can stand for beside another: of places, a capital only."""
    return mention.codes if mention.letter != "L" or (mention.name and mention.name.kind == "capital") else ()


def _accredited(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield both states of the first ambassador: one of them is where the document comes from."""
    for sentence in sentences:
        for mention in sentence.mentions.values():
            title = mention.title
            if title is not None and title.party is not None and "mbassador" in (title.office or ""):
                host = re.search(r"\bto (?:the )?(\S.*)$", title.office or "")
                code = party_code(host[1]) if host else None
                if code:
                    yield from (title.party, code)
                    return
