"""Who is who now: the latest office of each person, without those whom others have followed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from communique.following.families import rank_of
from communique.language.en.parties import party_name
from communique.ledger import Fact
from communique.ledger.dates import read_dated
from communique.ledger.names import Name, fold, is_same_name, name_words
from communique.model import OfficeHolder, Record
from communique.publishing.briefing.drafting import Draft, DraftPart, Saying
from communique.publishing.briefing.matter import Matter
from communique.publishing.briefing.people import office_words, rank_order
from communique.publishing.briefing.spelling import spelled
from communique.publishing.statements.dates import date_words

LEAST_A_PARTY, MOST_A_PARTY = 3, 6
SHARED = frozenset({
    "adviser", "advisor", "ambassador", "assistant", "deputy", "director", "envoy", "member", "official",
    "permanent", "representative", "spokesman", "spokesperson", "spokeswoman", "vice",
})  # fmt: skip
"""Words of offices that several people may hold at once; of the others a new holder follows the old."""


class _Holding(Record, frozen=True, kw_only=True):
    """A person's office and the last day that documents vouch for (EDTF), None where none gives one.

    ``documents`` are the ids of those that do; ``day`` is 0 without a date. ``fullest`` gives the name in
    full where another fact does.
    """

    fact: Fact
    name: str
    office: str
    as_of: str | None
    day: int
    documents: tuple[int, ...]
    fullest: Fact | None = None


def holders(matter: Matter) -> DraftPart:
    """Return the people of each party, the highest offices first."""
    drafts: list[tuple[tuple[int, int], Draft]] = []
    for party in matter.pair:
        now = _current([_holding(fact) for fact in matter.people if _holder(fact).party == party])
        known = [h for h in now if matter.first is None or h.day >= matter.first]
        ranked = sorted(known or now, key=lambda h: (rank_order(h.office), -h.day, h.name))
        drafts += [((i, matter.pair.index(party)), _draft(h, i, matter)) for i, h in enumerate(ranked)]
    ordered = [draft for _, draft in sorted(drafts, key=lambda entry: entry[0])]
    return DraftPart(
        key="people", title="Who is who", drafts=tuple(ordered), least=LEAST_A_PARTY * len(matter.pair),
        most=MOST_A_PARTY * len(matter.pair),
        groups=tuple(party_name(code) for code in matter.pair), form="columns",
        note="The date is that for which a document last names the person in the office.", command="brief",
    )  # fmt: skip


def _draft(holding: _Holding, rank: int, matter: Matter) -> Draft:
    name = spelled(holding.name, matter.wanted.spelling)
    when = date_words(holding.as_of) if holding.as_of else "no date"
    text = f"{office_words(holding.office)} ({when})"
    facts = (holding.fact, holding.fullest) if holding.fullest is not None else (holding.fact,)
    return Draft(
        group=party_name(_holder(holding.fact).party or ""), place=(rank,), label=name,
        sayings=(Saying(text=text, facts=facts, only=holding.documents),),
    )  # fmt: skip


def _current(holdings: Iterable[_Holding]) -> list[_Holding]:
    """Return the latest office of each person, and of an office that one person holds its latest holder."""
    people: list[list[_Holding]] = []
    for holding in sorted(holdings, key=lambda h: (-len(h.name), h.fact.key)):
        same = [person for person in people if _is_one_person(person, holding)]
        if len(same) == 1:
            same[0].append(holding)
        else:
            people.append([holding])
    latest = [_latest(person) for person in people]
    return [h for h in latest if not any(_follows(other, h) for other in latest)]


def _latest(person: Sequence[_Holding]) -> _Holding:
    """Return a person's latest office, under the fullest name that documents give with that office."""
    latest = max(person, key=lambda h: (h.day, len(h.office), h.fact.key))
    named = [h for h in person if _is_one_office(h, latest) or is_same_name(_words(h), _words(latest))]
    fullest = max(named, key=lambda h: (_fullness(h.name), h.day, h.fact.key))
    if _fullness(fullest.name) <= _fullness(latest.name):
        return latest
    return msgspec.structs.replace(latest, name=fullest.name, fullest=fullest.fact)


def _words(holding: _Holding) -> Name:
    return name_words(holding.name)


def _fullness(name: str) -> int:
    """Return how many words of a name are more than initials; capitals throughout count as less."""
    return sum(len(word) > 1 for word in name_words(name)) - name.isupper()


def _is_one_person(person: Sequence[_Holding], other: _Holding) -> bool:
    """Return whether two are one: by name, or by office and family name ("Joe Berg", "Joseph R. Berg")."""
    one, two = name_words(person[0].name), name_words(other.name)
    if is_same_name(one, two):
        return True
    return bool(one and two) and one[-1] == two[-1] and any(_is_one_office(h, other) for h in person)


def _is_one_office(one: _Holding, other: _Holding) -> bool:
    return fold(one.office).split() == fold(other.office).split() and rank_of(one.office) == "top"


def _follows(one: _Holding, other: _Holding) -> bool:
    """Return whether one holds now what the other held before."""
    is_same = fold(one.office).split() == fold(other.office).split()
    return one.day > other.day and is_same and _is_single(other.office)


def _is_single(office: str) -> bool:
    """Return whether one person alone holds an office: a president, a minister for something."""
    words = fold(office).split()
    if SHARED & set(words):
        return False
    return rank_of(office) == "top" or bool(
        {"minister", "secretary"} & set(words) and {"of", "for"} & set(words)
    )


def _holding(fact: Fact) -> _Holding:
    claim = _holder(fact)
    vouched = []
    for account in fact.accounts:
        own = account.claim
        date = (own.as_of if isinstance(own, OfficeHolder) else None) or account.source.published
        period = read_dated(date)
        if period is not None:
            vouched.append((period.last, date, account.source.id))
    day, as_of, _ = max(vouched, default=(0, None, 0))
    documents = tuple(document for last, _, document in vouched if last == day)
    return _Holding(
        fact=fact, name=claim.name, office=claim.office, as_of=as_of, day=day, documents=documents
    )


def _holder(fact: Fact) -> OfficeHolder:
    assert isinstance(fact.claim, OfficeHolder)
    return fact.claim
