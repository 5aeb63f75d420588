"""Office-holders: each person whom the document names together with an office, once per office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from communique.extraction.discourse import Discourse
from communique.language.en.people import Person, Tenure, is_vague, office_words
from communique.model import AnyEvent, OfficeHolder, Span

NEWS_DAYS = 21
"""Days after which an event is no longer what a document reports: all reports labelled so far were sooner."""
_DAY = len("2025-01-01")


def find_office_holders(discourse: Discourse, events: Sequence[AnyEvent]) -> list[OfficeHolder]:
    """Return one claim per person and office (codebook, "office_holders" and rulings 21, 46).

    ``as_of`` is the last day of the latest event, of those reported as news, in which the person took part,
    else the publication. A party is None where the text does not tell it.
    """
    published = discourse.analysis.document.published
    attended = _attended(events, published)
    return [
        _claim(person, tenure, attended.get(person.name, published))
        for person in discourse.analysis.people.persons
        for tenure in person.tenures
        if is_office(tenure.office)
    ]


def is_office(title: str) -> bool:
    """Tell whether a title is of an office: not "leader", not "member of the delegation" (ruling 46)."""
    words = office_words(title)
    return not is_vague(title) and not (
        "delegation" in words and words & {"chief", "head", "leader", "member"}
    )


def _claim(person: Person, tenure: Tenure, as_of: str | None) -> OfficeHolder:
    # Whose state only the run of the text tells is less sure than one printed with the title.
    confidence = 0.9 if person.party is not None else 0.6
    return OfficeHolder(
        name=person.name, office=tenure.office, party=person.party, as_of=as_of,
        evidence=(Span(tenure.start, tenure.end),), rule="offices.title", confidence=confidence,
    )  # fmt: skip


def _attended(events: Sequence[AnyEvent], published: str | None) -> Mapping[str, str]:
    """Return the last day of the latest event that each person took part in, by name."""
    latest: dict[str, str] = {}
    for event in events:
        if event.status != "held" or event.end is None or not _is_news(event.end, published):
            continue
        for participant in event.participants:
            if participant.name is not None:
                latest[participant.name] = max(latest.get(participant.name, ""), event.end)
    return latest


def _is_news(day: str, published: str | None) -> bool:
    """Tell whether the publication reports an event of ``day`` as news: a talk of last year vouches less."""
    if published is None or len(published) < _DAY:
        return True
    if len(day) < _DAY or not day[:4].isdigit():
        return False
    return 0 <= (date.fromisoformat(published[:_DAY]) - date.fromisoformat(day[:_DAY])).days <= NEWS_DAYS
