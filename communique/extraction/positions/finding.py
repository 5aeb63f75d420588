"""From stance verbs and nouns to positions (codebook, "positions" and rulings 15, 20, 28, 36, 40 to 44)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from communique.extraction.discourse import Clauses, Discourse
from communique.extraction.grammar import Rule, grammar
from communique.extraction.grounding import trim
from communique.extraction.positions import apart
from communique.extraction.positions.extent import find_end, find_topic
from communique.extraction.positions.matters import is_matter, read_matter
from communique.extraction.subjects import Subject, find_subject, letters_of
from communique.model import Position, Stance

CONFIDENCE = 0.8
"""Share of right ones among 60 read by hand in documents that nobody had labelled (docs/accuracy.md)."""

_NEAR = 12
"""Units between a subject and its verb up to which the evidence begins with the subject."""

_OPENING = 4
"""Units after a subject in which "is ready to" and the like open a list of what it will do."""


class _Holding(NamedTuple):
    """A stance in a sentence: its rule, the verb's units, where its object begins, who holds it if named."""

    rule: Rule
    first: int
    last: int
    opens: int
    agent: tuple[int, int] | None


class _Holder(NamedTuple):
    """Who holds a stance: party codes, the unit at which the evidence begins, the attribution."""

    codes: tuple[str, ...]
    first: int
    name: str | None


class _Stance(NamedTuple):
    holding: _Holding
    kind: Stance
    holder: _Holder


class _Letters(NamedTuple):
    negations: frozenset[str]
    asking: frozenset[str]
    future: frozenset[str]
    auxiliaries: frozenset[str]
    thanks: frozenset[str]
    grave: frozenset[str]
    light: frozenset[str]
    base: frozenset[str]
    plural: frozenset[str]
    resume: frozenset[str]
    nouns: frozenset[str]
    ours: frozenset[str]
    articles: frozenset[str]
    asserts: frozenset[str]
    says: frozenset[str]
    participles: frozenset[str]
    to: str


def find_positions(discourse: Discourse) -> list[Position]:
    """Return the positions of a document, evidence in clean offsets; one told twice is returned once."""
    found: dict[tuple[tuple[str, ...], Stance, str], Position] = {}
    for clauses in discourse.clauses:
        if clauses.sentence.section.kind in ("headline", "caption"):
            continue
        for position in _in_sentence(discourse, clauses):
            found.setdefault((position.by, position.stance, position.topic.casefold()), position)
    return list(found.values())


def _in_sentence(discourse: Discourse, clauses: Clauses) -> Iterator[Position]:
    stances = list(_read_stances(discourse, clauses))
    for k, stance in enumerate(stances):
        limit = stances[k + 1].holding.first if k + 1 < len(stances) else len(clauses.sentence.letters)
        position = _position(discourse, clauses, stance, limit)
        if position is not None:
            yield position


def _read_stances(discourse: Discourse, clauses: Clauses) -> Iterator[_Stance]:
    """Yield the stances of a sentence that someone holds, left to right, none within another."""
    sentence = clauses.sentence
    letters, reached = sentence.letters, 0
    for holding in _find_holdings(letters):
        doing = apart.governs_doing(discourse.text, sentence, holding.rule, holding.opens)
        told = holding.first == reached > 0 and holding.opens == holding.first  # "stressed that" governs it
        if holding.first < reached or doing or told:
            continue
        kind = _kind(letters, holding)
        holder = _holder(discourse, clauses, holding) if kind else None
        if kind and holder and holder.codes:
            reached = max(holding.opens, holding.last)
            yield _Stance(holding, kind, holder)


def _find_holdings(letters: str) -> list[_Holding]:
    """Return all matches of the rules in a sentence, left to right, the longer ones first."""
    found: list[_Holding] = []
    for rule in grammar().candidates("positions", letters):
        for match in rule.matches(letters):
            agent = match.span("by") if "by" in match.re.groupindex and match["by"] is not None else None
            found.append(_Holding(rule, *match.span("v"), match.start("o"), agent))
    found = [h for h in found if not _is_adjective(letters, h) and not apart.is_conditional(letters, h.first)]
    return sorted(found, key=lambda holding: (holding.first, -holding.last))


def _is_adjective(letters: str, holding: _Holding) -> bool:
    """Tell whether what looks like a verb modifies a noun: "a shared commitment", "the condemned man"."""
    before = letters[holding.first - 1 : holding.first]
    return before in _table().articles and letters[holding.first] in _table().participles


def _position(discourse: Discourse, clauses: Clauses, stance: _Stance, limit: int) -> Position | None:
    sentence, text = clauses.sentence, discourse.text
    holding, kind, holder = stance
    passive = holding.opens < holding.first
    reached = max(holding.opens, holding.last - 1)
    end = holding.first if passive else find_end(sentence, reached, max(limit, reached + 1))
    matter = read_matter(clauses, text, holding.opens, end)
    words = text[sentence.starts[holding.opens] : sentence.ends[end - 1]]
    if not is_matter(matter, holding.rule.fields["scope"], holder.codes, clauses.parties):
        return None
    start = holding.opens if passive else holder.first
    span = trim(text, sentence.starts[start], sentence.ends[(holding.last if passive else end) - 1])
    return Position(
        evidence=(span,),
        rule=holding.rule.id,
        confidence=CONFIDENCE,
        attribution=holder.name,
        by=holder.codes,
        topic=find_topic(words),
        stance=kind,
    )


# --- who holds it --------------------------------------------------------------------------------


def _holder(discourse: Discourse, clauses: Clauses, holding: _Holding) -> _Holder | None:
    """Return the parties that hold a stance, the unit at which its evidence begins and who says so."""
    speaker = clauses.speaker(holding.first)
    name = speaker.name if speaker else None
    kind = holding.rule.fields.get("holder", "subject")
    if kind == "agent":
        return _Holder(clauses.codes_in(*holding.agent) if holding.agent else (), holding.first, name)
    if kind == "inside":
        return _Holder(clauses.codes_in(holding.first, holding.last), holding.first, name)
    if kind == "dyad":
        return _Holder(clauses.parties if len(clauses.parties) > 1 else (), holding.first, None)
    if kind == "speaker" and clauses.sentence.letters[holding.first] not in _table().says:
        return _Holder(speaker.codes if speaker else (), holding.first, name)
    if kind == "following":
        actor = next((a for a in clauses.actors if a.opens and a.first > holding.opens), None)
        return _Holder(actor.codes if actor else (), holding.first, name)
    subject = find_subject(discourse, clauses, _group_start(clauses.sentence.letters, holding.first))
    if kind == "owner":
        return _owning(clauses, holding, name)
    if kind == "sentence":
        return _sentence_holder(clauses, holding, subject, name)
    if subject is None or not subject.acts or _is_undertaken(clauses.sentence.letters, holding, subject):
        return None
    return _Holder(subject.codes, _opening(holding, subject), name)


def _opening(holding: _Holding, subject: Subject) -> int:
    """Return where the evidence begins: with the subject if it stands right before the verb."""
    return subject.first if subject.near and holding.first - subject.first <= _NEAR else holding.first


def _sentence_holder(
    clauses: Clauses, holding: _Holding, subject: Subject | None, name: str | None
) -> _Holder | None:
    """Return who holds a stance expressed by a noun: its owner, else who expresses it.

    Who asserts "Peru's support" speaks for Peru; who notes or stresses it may be another.
    """
    if subject is not None and subject.acts and subject.codes:
        codes, first = subject.codes, _opening(holding, subject)
    else:
        actor = clauses.subject(holding.first)
        codes, first = actor.codes if actor is not None else (), holding.first
    owner = _owner(clauses, holding)
    asserts = clauses.sentence.letters[holding.first] in _table().asserts
    if owner and not asserts and not set(owner) <= {*codes, *clauses.home}:
        return None
    return _Holder(owner or codes, first, name)


def _owning(clauses: Clauses, holding: _Holding, name: str | None) -> _Holder | None:
    """Return the owner of "their support" or "Peru's support", who must be one that the text speaks for."""
    actor = clauses.subject(holding.first)
    codes = actor.codes if actor is not None else ()
    letters = clauses.sentence.letters[max(0, holding.first - 2 * _NEAR) : holding.first]
    if any(letter in _table().thanks for letter in letters):
        return None
    owner = _owner(clauses, holding)
    if owner:
        return _Holder(owner, holding.first, name) if set(owner) <= {*codes, *clauses.home} else None
    if clauses.sentence.letters[holding.first] in _table().ours:
        speaker = clauses.speaker(holding.first)
        return _Holder(speaker.codes if speaker else clauses.home, holding.first, name)
    return _Holder(codes, holding.first, name)


def _group_start(letters: str, unit: int) -> int:
    """Return the first unit of a verb group: "continues to" and "is ready to" belong to it."""
    table = _table()
    while unit > 0 and letters[unit - 1] in table.light:
        unit -= 1
    return unit


def _owner(clauses: Clauses, holding: _Holding) -> tuple[str, ...]:
    """Return the parties whose support or commitment a noun is said to be: "Peru's support for"."""
    letters = clauses.sentence.letters
    for k in range(holding.last - 1, holding.first - 1, -1):
        if letters[k] in "SPA" and (letters[k + 1] == "'" or letters[k] != "P"):
            return clauses.codes_in(k, k + 1)
        if letters[k] == ",":
            break
    return ()


# --- which stance --------------------------------------------------------------------------------


def _kind(letters: str, holding: _Holding) -> Stance | None:
    """Return the stance of a match, or None where it is negated or a matter of thanks."""
    table = _table()
    verb = letters[holding.first : holding.last]
    lead = letters[_group_start(letters, holding.first) : holding.first]
    kind = holding.rule.fields["stance"]
    if any(letter in table.thanks for letter in verb):
        return None
    if any(letter in table.negations for letter in lead):
        kind = holding.rule.fields.get("negated")
    elif kind == "supports" and any(letter in table.negations for letter in verb):
        return None
    if kind == "concern":
        return "opposes" if any(letter in table.grave for letter in verb) else "neutral"
    return kind  # type: ignore[no-any-return]  # the rules' stances are checked by a test


def _is_undertaken(letters: str, holding: _Holding, subject: Subject) -> bool:
    """Tell whether a verb is asked for or promised ("should", "will", "to"): no stance yet.

    A base form far from its subject belongs to the modal that opened the list: "will A, B and support".
    """
    table = _table()
    gap = letters[subject.last : holding.first]
    base = letters[holding.first] in table.base
    if apart.is_recalled(letters, subject.first, holding.first):
        return True
    asked = table.asking if holding.rule.fields.get("future") else table.asking | table.future
    if (subject.near or base) and any(letter in asked for letter in gap):
        return True
    if base and not subject.near and (table.to in gap[:_OPENING] or apart.is_promised(gap)):
        return True
    if base and subject.near and not any(letter in table.auxiliaries for letter in gap):
        return not _is_plural(letters, subject)
    lead = letters[_group_start(letters, holding.first) : holding.first]
    return table.to in lead and not any(letter in table.resume for letter in lead)


def _is_plural(letters: str, subject: Subject) -> bool:
    """Tell whether a base form can be the verb of a subject; else it is a noun: "Peru's kind support"."""
    if letters[subject.last - 1] not in _table().nouns:
        return False
    return subject.plural or letters[subject.first] in _table().plural


@cache
def _table() -> _Letters:
    resume = letters_of("%resuming")
    return _Letters(
        negations=letters_of("%negations"),
        asking=letters_of("%possibly"),
        future=letters_of("%modals"),
        auxiliaries=letters_of("%auxiliaries"),
        thanks=letters_of("@thank|%gratitude"),
        grave=letters_of("%grave"),
        light=letters_of("%adverbs|%auxiliaries|%negations") | resume | {"y"},
        base=letters_of("@back:base|@heed:base|@condemn:base|remain|stand|welcome|recognise|recognize|value"),
        plural=letters_of("i|we|they"),
        resume=resume,
        nouns=letters_of("%pronouns") | frozenset("POGSL"),
        ours=letters_of("our"),
        articles=letters_of("a|an|the|this|its|their|our|his|her|my|your|any|these|those"),
        asserts=letters_of("@assert"),
        says=letters_of("@say|@stress|@affirm|@agree|@hold"),
        participles=letters_of(
            "@affirm:past|@express:past|@back:past|@condemn:past|@stress:past|@discuss:past"
        ),
        to=grammar().alphabet.letter("to"),
    )
