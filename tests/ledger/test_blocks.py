from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.ledger.blocks import blocks_of
from communique.ledger.compare import compare
from communique.ledger.traits import AnyClaim, Trait
from tests.ledger.making import agreement, call, meeting, office, person, position, session, trait, visit

DAYS = (
    None, "2024-12-30", "2024-12-31", "2025-01-01", "2025-01", "2024", "2025", "2023-06-30/2025-02-01",
    "XXXX-12-31", "XXXX-01", "2026-07-02",
)  # fmt: skip
starts = st.sampled_from(DAYS)
seen = st.sampled_from((None, "2024-12-31", "2025-01-02", "2025-12-30", "2026-06"))
people = st.lists(
    st.sampled_from([
        person("Wanjiru Achieng", "KEN", "President"), person("W. Achieng", "KEN"),
        person("Tuula Hallberg", "FIN", "Prime Minister"),
    ]), max_size=2,
).map(tuple)  # fmt: skip
claims = st.one_of(
    st.builds(
        lambda make, start, who, status: make(*_ends(start), participants=who, status=status),
        st.sampled_from([meeting, call]), starts, people, st.sampled_from(["held", "planned"]),
    ),
    st.builds(lambda start, who: visit("KEN", "FIN", *_ends(start), participants=who), starts, people),
    st.builds(
        session,
        st.sampled_from(["joint trade committee", "committee on trade"]), st.sampled_from([None, 3]),
        st.sampled_from([day for day in DAYS if day is None or "/" not in day]),
    ),
    st.builds(agreement, st.sampled_from(["treaty on fish", "fish treaty"]), starts),
    st.builds(position, st.sampled_from(["peace in the delta", "peace in the whole delta"])),
    st.builds(office, st.sampled_from(["Wanjiru Achieng", "W. Achieng"]), st.just("President")),
)  # fmt: skip


def _ends(start: str | None) -> tuple[str | None, str | None]:
    first, _, last = (start or "").partition("/")
    return first or None, last or first or None


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(claims, seen, claims, seen)
def test_whatever_can_be_one_fact_by_date_or_name_meets_from_either_side(
    claim: AnyClaim, published: str | None, other_claim: AnyClaim, other_published: str | None
) -> None:
    one = trait(claim, "one", published)
    other = trait(other_claim, "other", other_published)
    if compare(one, other) is not None:
        assert _meet(one, other)
        assert _meet(other, one)


def test_undated_claims_of_a_person_meet_only_those_of_the_years_in_which_they_may_lie() -> None:
    guest = (person("Wanjiru Achieng", "KEN", "President"),)
    undated = trait(visit(participants=guest), "undated", "2025-03-10")
    told = {year: trait(visit(start=f"{year}-03-01", participants=guest)) for year in range(2021, 2028)}
    assert [year for year, dated in told.items() if _meet(dated, undated)] == [2024, 2025]
    assert [year for year, dated in told.items() if _meet(undated, dated)] == [2024, 2025]


def _meet(asking: Trait, asked: Trait) -> bool:
    return not blocks_of(asking).probed.isdisjoint(blocks_of(asked).stored)
