"""Office-holders: each person whom the document names together with an office, once per office."""

from __future__ import annotations

from collections.abc import Sequence

from communique.extraction.discourse import Discourse
from communique.model import AnyEvent, OfficeHolder, Span


def find_office_holders(discourse: Discourse, events: Sequence[AnyEvent]) -> list[OfficeHolder]:
    """Return one claim per person and office (codebook, "office_holders" and rulings 21, 46).

    ``as_of`` is the date of the event in which the person takes part, else the publication.
    """
    holders = []
    published = discourse.analysis.document.published
    for person in discourse.analysis.people.persons:
        for tenure in person.tenures:
            holders.append(
                OfficeHolder(
                    name=person.name, office=tenure.office, party=person.party, as_of=published,
                    evidence=(Span(tenure.start, tenure.end),), rule="offices.title", confidence=0.9,
                )  # fmt: skip
            )
    return holders
