"""The grounding check: what the text does not support does not leave."""

from __future__ import annotations

import pytest

from communique.extraction.grounding import ground, read_support, trim
from communique.model import (
    Agreement,
    Commitment,
    Document,
    Meeting,
    OffsetMap,
    Participant,
    Place,
    Relation,
    Session,
    Span,
)

TEXT = "The 7th joint commission of Kenya and Finland met in Turku on 3 June. Nine documents were signed."


def document(published: str | None = "2024-06-05") -> Document:
    return Document(
        path="made-up.txt", text=TEXT, clean=TEXT, offsets=OffsetMap(), sections=(), published=published
    )


def held(**fields: object) -> Meeting:
    values: dict[str, object] = {
        "evidence": (Span(0, 69),), "rule": "test", "confidence": 1.0, "parties": ("KEN", "FIN"),
    }  # fmt: skip
    return Meeting(**(values | fields))  # type: ignore[arg-type]  # fields vary by test


def checked(claim: Meeting) -> tuple[tuple[Meeting, ...], list[str]]:
    read = document()
    claims, rejections = ground(read, [claim], read_support(read, {"KEN", "FIN"}))
    return claims, [rejection.field for rejection in rejections]


def test_a_supported_claim_leaves_as_it_came() -> None:
    claim = held(start="2024-06-03", end="2024-06-03", place=Place(name="Turku", party="FIN"))
    assert checked(claim) == ((claim,), [])


@pytest.mark.parametrize("day", ["2024-07-03", "2019-06-03", "2024-11-17"])
def test_a_date_the_text_does_not_give_is_taken_back_at_both_ends(day: str) -> None:
    (claim,), fields = checked(held(start=day, end=day))
    assert (claim.start, claim.end) == (None, None)
    assert {"start", "end"} == set(fields)


def test_a_claim_whose_party_is_not_named_is_dropped() -> None:
    assert checked(held(parties=("KEN", "SWE"))) == ((), ["parties"])


def test_a_place_and_a_person_not_in_the_text_are_taken_back() -> None:
    known = Participant(name=None, office="Minister", party="KEN")
    stranger = Participant(name="Ilta Metsola", office=None, party="FIN")
    claim = held(place=Place(name="Nairobi", party="KEN"), participants=(known, stranger))
    (left,), fields = checked(claim)
    assert left.place is None
    assert left.participants == (known,)
    assert fields == ["place", "participants"]


def test_an_ordinal_must_stand_in_the_quote() -> None:
    read = document()
    support = read_support(read, {"KEN", "FIN"})
    session = Session(
        evidence=(Span(0, 69),), rule="test", confidence=1.0, parties=("KEN", "FIN"),
        mechanism="joint commission", ordinal=8,
    )  # fmt: skip
    (left,), (rejection,) = ground(read, [session], support)
    assert left.ordinal is None
    assert (rejection.kind, rejection.field, rejection.value) == ("events", "ordinal", "8")


@pytest.mark.parametrize(("count", "kept"), [(9, 1), (10, 0)])
def test_the_number_of_a_bundle_may_be_given_in_words_but_must_be_given(count: int, kept: int) -> None:
    read = document()
    bundle = Agreement(
        evidence=(Span(70, 98),), rule="test", confidence=1.0, kind="other", title="documents",
        parties=("KEN", "FIN"), status="signed", count=count,
    )  # fmt: skip
    claims, _ = ground(read, [bundle], read_support(read, {"KEN", "FIN"}))
    assert len(claims) == kept


def test_an_addressee_who_is_not_named_is_taken_back_but_the_pledge_stays() -> None:
    read = document()
    pledge = Commitment(
        evidence=(Span(0, 20),), rule="test", confidence=1.0, modality="pledged", by=("KEN",),
        to=("FIN", "NOR"),
    )  # fmt: skip
    (left,), (rejection,) = ground(read, [pledge], read_support(read, {"KEN", "FIN"}))
    assert left.to == ("FIN",)
    assert rejection.reason == "party not named in the text"


def test_evidence_leaves_in_offsets_of_the_text_as_read() -> None:
    text = "x♦yz"
    read = Document(
        path="made-up.txt", text=text, clean="xyz", offsets=OffsetMap((0, 1), (0, 2)), sections=()
    )
    relation = Relation(
        evidence=(Span(1, 3),), rule="test", confidence=1.0, parties=("KEN", "FIN"), level="alliance",
        change="standing",
    )  # fmt: skip
    (left,), _ = ground(read, [relation], read_support(read, {"KEN", "FIN"}))
    assert left.evidence == (Span(2, 4),)


def test_trimming_leaves_out_the_full_stop_and_white_space() -> None:
    assert trim("  agreed to meet. ", 0, 18) == Span(2, 16)
