"""For which party each person of a document acts.

Most officials are printed with their state. For the others the evidence of the text is weighed with the
home party, from which the document speaks; where it is thin or divided, the party stays unknown. The order
of evidence, the strongest first:

1. the state printed with the title, anywhere in the document;
2. what the person says that their own state wants, or whom they call on, visit and thank;
3. whom they accompany: both are of one party;
4. whom they meet: an official whom home officials meet is not of home, but of the state visited, or of the
   one other state of the document, or of the party of those met together with them;
5. the home party, for those against whom nothing of all this speaks and whose office the state has.

Two sources of equal weight that disagree make the party unknown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from communique.data import load
from communique.language.en.evidence import AGAINST, OWN_WILL, Evidence
from communique.language.en.evidence_grammar import Patterns, patterns
from communique.language.en.home import find_issuer, find_publisher, infer_home
from communique.language.en.parties import is_state
from communique.language.en.people import People, Person, Tenure, office_words, surname
from communique.language.en.symbols import Alphabet
from communique.language.en.units import Sentence
from communique.model import Document

HOME_SURE, HOME_USUAL = 2, 1
"""Weight of the home party for an official printed without a state: the publisher's, or an inferred one."""


def settle_parties(
    document: Document, sentences: Sequence[Sentence], people: People, alphabet: Alphabet
) -> str | None:
    """Give the people without a party the one for which the text has evidence; return the home party."""
    table = patterns(alphabet)
    evidence = Evidence(people)
    for sentence in sentences:
        evidence.read(sentence, table)
    home, is_sure = find_publisher(document)
    if home is None:
        home = find_issuer(sentences, document)
        is_sure = home is not None
    if home is None:
        home = infer_home(sentences, people, evidence, table)
    bare = [person for person in people.persons if person.party is None and evidence.is_official(person)]
    makers = _unnamed_makers(sentences, table, document.clean)
    for person in bare:
        person.private = person.private or _is_private(person)
        default = home if _may_be_home(person, home, evidence, makers) else None
        person.party = _choose(person, evidence, default, is_sure)
    if home is not None:
        other = _other_party(sentences, home)
        _part_holders(bare, people, home, other, evidence, document.title or "")
        _place_guests(bare, home, other, evidence, document.title or "")
    _place_escorts(bare, evidence)
    return home


def _choose(person: Person, evidence: Evidence, home: str | None, is_sure: bool) -> str | None:
    """Return the party for which the evidence is strongest, or None where it is thin or divided.

    Where nothing speaks for another party, one printed without a state is a home official, unless the
    evidence is against it or the home state has no such office.
    """
    told = evidence.of[person]
    total = Counter({code: n for code, n in told.items() if n >= OWN_WILL and can_hold(code, person)})
    if (
        home is not None
        and not person.private
        and can_hold(home, person)
        and (is_sure or told[home] > -AGAINST)
    ):
        total[home] = max(told[home], 0) + (HOME_SURE if is_sure else HOME_USUAL)
    ranked = total.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


_QUOTES = frozenset("\"“”")


def _unnamed_makers(sentences: Sequence[Sentence], table: Patterns, text: str) -> set[frozenset[str]]:
    """Return the highest offices whose home holder speaks unnamed: "Statement of the President", with "I".

    Another whom such a text calls President is another state's. The "I" of a quotation makes no text.
    """
    told = (s for s in sentences if not _QUOTES.intersection(text[s.start : s.end]))
    titles = [
        mention.title
        for sentence in sentences if sentence.section.kind == "headline"
        for mention in sentence.mentions.values() if mention.letter == "O"
    ]  # fmt: skip
    makers = {office_words(t.office) for t in titles if t and t.office and t.party is None} & _tops()
    return makers if makers and any(table.i.search(s.letters) for s in told) else set()


def _may_be_home(person: Person, home: str | None, evidence: Evidence, makers: set[frozenset[str]]) -> bool:
    """Tell whether nothing around the name speaks against an official of the home party."""
    offices = {office_words(tenure.office) for tenure in person.tenures}
    barred = makers | {office_words(office) for office in load("allegiance")["of_organisations"]}
    return not offices & barred and evidence.near.get(person, {home}) == {home}


def _is_private(person: Person) -> bool:
    """Tell whether all a person's offices are of firms and the like."""
    firms = [frozenset(words.split()) for words in load("allegiance")["private"]]
    offices = [office_words(tenure.office) for tenure in person.tenures]
    return bool(offices) and all(any(firm <= words for firm in firms) for words in offices)


def _part_holders(
    bare: Sequence[Person], people: People, home: str, other: str | None, evidence: Evidence, title: str
) -> None:
    """Leave one home holder of each of the highest offices: a state has one president at a time.

    The one told with the state, or else the one whom the text names first and the publisher does not meet,
    stays; who met that one is the other state's official, where the document is of two.
    """
    holders = [person for person in people.persons if person.party == home]
    for person in sorted(holders, key=lambda p: (p in bare, p in evidence.guests, _place_told(p, title))):
        for rival in holders:
            if rival is person or rival not in bare or {rival.party, person.party} != {home}:
                continue
            if _share_top(person, rival) and evidence.of[rival][home] < OWN_WILL:
                met = other is not None and can_hold(other, rival) and person in evidence.met[rival]
                rival.party = other if met else None


def _place_guests(
    bare: Sequence[Person], home: str, other: str | None, evidence: Evidence, title: str
) -> None:
    """Give those whom home officials met, or who cannot be such, the one other party of the encounter."""
    hosts: dict[Person, list[Person]] = {}
    for host, received in evidence.received.items():
        for person in received if host.party == home else ():
            hosts.setdefault(person, []).append(host)
    for person in bare:
        by_office = person in evidence.of_offices and any(map(_is_top, person.tenures))
        is_guest = person in evidence.guests and surname(person.name).casefold() not in title.casefold()
        met_by_home = person in hosts or by_office or is_guest  # who is in the title may be the speaker
        is_received = met_by_home and not evidence.received[person]
        if is_received and evidence.of[person][home] < OWN_WILL:
            person.party = None
        met = any(one.party == home for one in evidence.met[person])
        met_home = by_office or person in evidence.guests or met
        if person.party is None and met_home and not person.private:
            party = _party_met(person, hosts.get(person, ()), home, other, evidence)
            row = {person, *(one for row in evidence.rows if person in row for one in row if one in bare)}
            person.party = party if party and all(can_hold(party, one) for one in row) else None


def _party_met(
    person: Person, hosts: Sequence[Person], home: str, other: str | None, evidence: Evidence
) -> str | None:
    """Return the party whom a home official meets: of the state visited, or else the only other one."""
    visited = {code for host in hosts for code in evidence.visited.get(host, ()) if code != home}
    named = visited & evidence.met_in.get(person, set()) or visited
    beside = {one.party for row in evidence.rows if person in row for one in row if one is not person}
    beside -= {None, home}
    candidates = named or beside or ({other} if other else set())
    if len(candidates) != 1 or (other is not None and beside - {other}):
        return None
    if not (named or beside) and evidence.met_amid.get(person, set()) - {home, other}:
        return None  # "met with leaders of the G7 and President X"
    return next(iter(candidates))


def _place_escorts(bare: Sequence[Person], evidence: Evidence) -> None:
    """Give those who accompany an official the official's party, unless they speak for another."""
    for leader, escorts in evidence.escorts.items():
        for person in escorts:
            if person in bare and evidence.of[person].total() < OWN_WILL:
                possible = leader.party is not None and can_hold(leader.party, person)
                person.party = leader.party if possible else None


def _other_party(sentences: Sequence[Sentence], home: str) -> str | None:
    """Return the one state that the document is about beside the home party, if there is just one.

    It is named at least twice as often as any other party.
    """
    counts: Counter[str] = Counter()
    for sentence in sentences:
        for mention in sentence.mentions.values():
            if mention.letter in "SADPO":
                counts.update(code for code in mention.codes if code != home)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0] if is_state(ranked[0][0]) else None


def _place_told(person: Person, title: str) -> tuple[int, int]:
    """Return where the document first tells of a person: in its title, or else in the text."""
    at = title.casefold().find(surname(person.name))
    return at if at >= 0 else len(title), min((tenure.start for tenure in person.tenures), default=0)


# --- offices that states have or lack ------------------------------------------------------------

_TIMES = frozenset({"former", "acting", "interim", "caretaker"})


def can_hold(code: str, person: Person) -> bool:
    """Tell whether a state has the person's offices at all: there is no king of a republic.

    Of organisations every office is possible.
    """
    if not is_state(code):
        return True
    for tenure in person.tenures:
        words = office_words(tenure.office) - _TIMES
        if code in load("polities")["called"].get(tenure.office, ()):
            continue
        if any(word in words and code in codes for word, codes in load("polities")["without_word"].items()):
            return False
        if code in _holders("without").get(words, ()) or code not in _holders("with").get(words, (code,)):
            return False
    return True


@cache
def _holders(key: str) -> dict[frozenset[str], frozenset[str]]:
    """Return the states with, or without, each of the highest offices, by the office's words."""
    return {office_words(office): frozenset(codes) for office, codes in load("polities")[key].items()}


@cache
def _tops() -> frozenset[frozenset[str]]:
    return frozenset(office_words(office) for office in load("polities")["tops"])


def _is_top(tenure: Tenure) -> bool:
    """Tell whether an office is one of the highest: those who receive its holder are of another state."""
    return office_words(tenure.office) in _tops()


def _share_top(a: Person, b: Person) -> bool:
    """Tell whether two people are told to hold the same one of the highest offices."""
    x, y = ({office_words(tenure.office) for tenure in person.tenures} for person in (a, b))
    return not _tops().isdisjoint(x & y)
