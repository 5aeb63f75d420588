from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from communique.extraction.extract import extract
from communique.ledger import Ledger, open_ledger
from communique.publishing.briefing.brief import Brief, Part, brief
from communique.publishing.briefing.matter import Wanted
from communique.publishing.paper.markdown import render_markdown
from communique.reading import find_sources, read_source
from tests.ledger.making import (
    agreement,
    commitment,
    gathering,
    meeting,
    office,
    person,
    position,
    relation,
    session,
    telling,
    visit,
)
from tests.publishing.briefing.inventing import invented
from tests.publishing.briefing.walking import entries_of, sentences_of, walk

ACHIENG = person("Wanjiru Achieng", "KEN", "President")
BERG = person("Tuula Berg", "FIN", "President")
MINISTRY = "Ministry of Foreign Affairs of Kenya"
ON = Wanted(on=date(2025, 4, 1))


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    """Two documents on Kenya and Finland that tell one visit differently, and one on Kenya and Uganda."""
    with open_ledger(":memory:") as ledger:
        ledger.add(
            *telling(
                "agency.txt",
                visit(start="2025-03-10", end="2025-03-12", kind="official", participants=(ACHIENG,)),
                meeting("2025-03-11", participants=(ACHIENG, BERG)),
                relation("diplomatic-relations", date="1964-06-14"),
                relation("strategic-partnership", "upgraded", date="2025-03-11"),
                session("joint trade committee", 3, "2025-02-21"),
                agreement("Air Services Agreement", "2025-03-11"),
                agreement("11 cooperation documents", "2025-03-11", kind="other", count=11),
                commitment(
                    "issue visas free of charge", ("FIN",), modality="pledged", to=("KEN",), deadline="2026"
                ),
                commitment(
                    "send forestry teachers",
                    ("KEN",),
                    modality="requested",
                    to=("FIN",),
                    sectors=("education-training",),
                ),
                position("the Lake Basin ceasefire", by=("FIN", "KEN")),
                office("Wanjiru Achieng", "President", as_of="2025-03-10"),
                meeting("2019-05-02", parties=("FIN", "KEN")),
                text="Kenya and Finland. Achieng asked Finland to send forestry teachers.",
            )
        )
        ledger.add(
            *telling(
                "ministry.txt",
                visit(start="2025-03-10", end="2025-03-12", kind="state", participants=(ACHIENG,)),
                meeting("2025-09-01", status="planned", parties=("FIN", "KEN")),
                published="2025-03-13",
                outlet=MINISTRY,
            )
        )
        ledger.add(
            *telling(
                "other.txt",
                meeting("2025-03-20", parties=("KEN", "UGA")),
                office("Amos Okello", "Envoy", "UGA"),
                published="2025-03-21",
            )
        )
        yield ledger


def part(made: Brief, key: str) -> Part:
    (found,) = [part for part in made.parts if part.key == key]
    return found


def said(made: Brief, key: str) -> list[tuple[str | None, str]]:
    return [
        (entry.when or entry.label, " ".join(sentence.text for sentence in entry.sentences))
        for group in part(made, key).groups
        for entry in group.entries
    ]


def test_a_brief_has_all_parts_in_order_and_says_where_nothing_is_known(ledger: Ledger) -> None:
    made = brief(ledger, "KEN", "UGA", wanted=ON)
    assert [part.key for part in made.parts] == [
        "standing", "people", "exchanges", "mechanisms", "agreements", "commitments", "positions", "coming",
    ]  # fmt: skip
    assert part(made, "mechanisms").groups == ()
    assert "## Mechanisms\n\nNothing on record.\n" in render_markdown(made)


def test_standing_tells_what_holds_and_the_steps_before(ledger: Ledger) -> None:
    assert said(brief(ledger, "KEN", "FIN", wanted=ON), "standing") == [
        (None, "Strategic partnership, to which relations were upgraded on 11 March 2025."),
        ("14 June 1964", "Diplomatic relations established."),
    ]


def test_a_visit_is_told_with_its_talks_and_with_what_is_told_otherwise(ledger: Ledger) -> None:
    assert said(brief(ledger, "KEN", "FIN", wanted=ON), "exchanges") == [
        (
            "10–12 March 2025",
            "Kenyan President Wanjiru Achieng paid a state visit to Finland. "
            "Wanjiru Achieng met Finnish President Tuula Berg on 11 March 2025. Elsewhere: official visit.",
        )
    ]


def test_what_is_told_otherwise_cites_only_who_tells_it(ledger: Ledger) -> None:
    made = brief(ledger, "KEN", "FIN", wanted=ON)
    (other,) = [s for s in sentences_of(made) if s.text.startswith("Elsewhere")]
    (document,) = [d for d in made.sources for n in d.footnotes if n.number in other.citations]
    assert document.path == "agency.txt"


def test_exchanges_are_those_of_the_months_before_the_last_thing_on_record(ledger: Ledger) -> None:
    recent = brief(ledger, "KEN", "FIN", wanted=Wanted(on=date(2026, 12, 1), months=24))
    assert (recent.newest, recent.since) == ("2025-03-13", "2023-03-13")
    longer = brief(ledger, "KEN", "FIN", wanted=Wanted(on=date(2025, 4, 1), since=date(2019, 1, 1)))
    assert "2 May 2019" in [when for when, _ in said(longer, "exchanges")]


def test_as_of_a_day_nothing_told_later_is_known(ledger: Ledger) -> None:
    made = brief(ledger, "KEN", "FIN", wanted=Wanted(on=date(2025, 3, 12)))
    assert {source.path for source in made.sources} == {"agency.txt"}
    assert brief(ledger, "KEN", "FIN", wanted=Wanted(on=date(2025, 1, 1))).sources == ()


def test_people_agreements_and_positions_are_told_as_the_record_holds_them(ledger: Ledger) -> None:
    made = brief(ledger, "KEN", "FIN", wanted=ON)
    assert said(made, "people") == [("Wanjiru Achieng", "President (10 March 2025)")]
    assert said(made, "agreements") == [
        ("11 March 2025", "11 cooperation documents."), ("11 March 2025", "Air Services Agreement."),
    ]  # fmt: skip
    assert said(made, "positions") == [("10 March 2025", "The Lake Basin ceasefire.")]
    assert [group.title for group in part(made, "positions").groups] == ["Kenya and Finland support"]


def test_mechanisms_tell_the_last_session_and_the_next(ledger: Ledger) -> None:
    ledger.add(
        *telling(
            "next.txt",
            session("joint trade committee", 4, "2025-11", status="planned"),
            published="2025-03-14",
        )
    )
    assert said(brief(ledger, "KEN", "FIN", wanted=ON), "mechanisms") == [
        (
            "Joint trade committee",
            "Last held 21 February 2025 (3rd session). Next: November 2025 (4th session).",
        )
    ]


def test_undertakings_stand_under_their_sectors_with_age_and_deadline(ledger: Ledger) -> None:
    made = brief(ledger, "KEN", "FIN", wanted=ON)
    assert [group.title for group in part(made, "commitments").groups] == ["Trade", "Education and training"]
    assert said(made, "commitments") == [
        ("10 March 2025", "Finland pledged to issue visas free of charge (due 2026; open 22 days)."),
        ("10 March 2025", "Kenya asked Finland to send forestry teachers (open 22 days)."),
    ]
    assert part(made, "commitments").note == "2 on record: 2 open, as the record suggests."


def test_a_sector_keeps_undertakings_and_agreements_to_it(ledger: Ledger) -> None:
    made = brief(ledger, "KEN", "FIN", wanted=Wanted(on=date(2025, 4, 1), sector="education-training"))
    assert [text for _, text in said(made, "commitments")] == [
        "Kenya asked Finland to send forestry teachers (open 22 days)."
    ]
    assert said(made, "agreements") == []
    assert said(made, "exchanges") != []


def test_a_deadline_of_the_coming_year_is_told_once(ledger: Ledger) -> None:
    made = brief(ledger, "KEN", "FIN", wanted=Wanted(on=date(2026, 4, 1)))
    assert [text for _, text in said(made, "commitments")] == [
        "Kenya asked Finland to send forestry teachers (open 1 year 1 month)."
    ]
    assert ("2026", "Deadline: Finland pledged to issue visas free of charge.") in said(made, "coming")


def test_plans_and_anniversaries_lie_ahead_and_plans_past_are_told_apart(ledger: Ledger) -> None:
    made = brief(ledger, "KEN", "FIN", wanted=ON)
    assert said(made, "coming") == [
        ("14 June 2025", "61st anniversary of the establishment of diplomatic relations (14 June 1964)."),
        ("1 September 2025", "Kenya and Finland are to meet."),
        ("11 March 2026", "1st anniversary of the upgrade to strategic partnership (11 March 2025)."),
    ]
    later = brief(ledger, "KEN", "FIN", wanted=Wanted(on=date(2025, 12, 1), is_then=False))
    assert ("1 September 2025", "Kenya and Finland were to meet.") in said(later, "coming")
    assert part(later, "coming").groups[-1].title == "Announced, with no account that it took place"


def test_a_brief_on_a_pair_leaves_out_what_concerns_others(ledger: Ledger) -> None:
    made = brief(ledger, "FIN", "KEN", wanted=ON)
    assert made.documents == 2
    assert not any("Okello" in s.text or "Uganda" in s.text for s in sentences_of(made))
    assert any("Uganda" in s.text for s in sentences_of(brief(ledger, "KEN", wanted=ON)))


def test_a_brief_on_one_party_names_its_partners(ledger: Ledger) -> None:
    made = brief(ledger, "KEN", wanted=ON)
    assert made.names == ("Kenya",)
    assert said(made, "standing")[0][1].startswith("Strategic partnership with Finland, ")


def test_a_brief_on_strangers_is_empty(ledger: Ledger) -> None:
    made = brief(ledger, "SWE", "UGA", wanted=ON)
    assert (made.sources, made.documents) == ((), 0)
    assert "holds nothing" in render_markdown(made)


def test_without_a_day_a_brief_tells_of_the_last_on_record(ledger: Ledger) -> None:
    assert brief(ledger, "KEN", "FIN").on == "2025-03-13"


def test_names_can_be_had_in_ascii() -> None:
    with open_ledger(":memory:") as ledger:
        minister = person("Nguyễn Đức Hạnh", "KEN", "Minister")
        ledger.add(*telling("one.txt", visit(start="2025-03-10", participants=(minister,))))
        texts = [
            said(brief(ledger, "KEN", "FIN", wanted=Wanted(spelling=spelling)), "exchanges")[0][1]
            for spelling in ("original", "ascii")
        ]
    assert texts == [
        "Kenyan Minister Nguyễn Đức Hạnh visited Finland.",
        "Kenyan Minister Nguyen Duc Hanh visited Finland.",
    ]


def test_a_successor_takes_the_place_of_who_held_an_office_before() -> None:
    with open_ledger(":memory:") as ledger:
        for day, name, envoy in (
            ("2023-05-01", "Amos Otieno", "Njeri Kamau"), ("2025-03-01", "Wanjiru Achieng", "Barasa Wekesa"),
        ):  # fmt: skip
            claims = (office(name, "President", as_of=day), office(envoy, "Ambassador", as_of=day))
            ledger.add(*telling(f"{day}.txt", *claims, meeting(day), published=day))
        made = brief(ledger, "KEN", "FIN", wanted=Wanted(months=60))
    assert sorted(str(name) for name, _ in said(made, "people")) == [
        "Barasa Wekesa", "Njeri Kamau", "Wanjiru Achieng",
    ]  # fmt: skip


def test_gatherings_of_many_come_after_what_concerns_the_two() -> None:
    with open_ledger(":memory:") as ledger:
        parties = ("FIN", "KEN", "NOR", "SWE", "UGA")
        forums = [gathering(f"Forum {i}", parties, f"2025-01-{i + 1:02d}") for i in range(20)]
        ledger.add(*telling("one.txt", *forums, meeting("2024-12-01", participants=(ACHIENG, BERG))))
        made = brief(ledger, "KEN", "FIN")
    assert said(made, "exchanges")[-1][0] == "1 December 2024"
    exchanges = part(made, "exchanges")
    assert exchanges.left_out == 21 - len(said(made, "exchanges")) > 0
    assert exchanges.command == "communique timeline KEN FIN"


def test_a_brief_comes_back_from_json(ledger: Ledger) -> None:
    made = brief(ledger, "KEN", wanted=ON)
    assert msgspec.json.decode(msgspec.json.encode(made), type=Brief) == made


# --- from every sentence to its source -------------------------------------------------------------


@pytest.fixture(scope="module")
def examples(root: Path) -> Iterator[Ledger]:
    """A ledger of the project's examples."""
    with open_ledger(":memory:") as ledger:
        for source in find_sources([root / "examples"]):
            document = read_source(source)
            ledger.add(document, extract(document))
        yield ledger


@pytest.mark.parametrize("pair", [("KEN", "FIN"), ("FIN", "KEN"), ("KEN",), ("FIN",)], ids="-".join)
@pytest.mark.parametrize("is_whole", [False, True], ids=["chosen", "whole"])
def test_every_sentence_on_the_examples_leads_to_words_that_say_it(
    examples: Ledger, pair: tuple[str, ...], is_whole: bool
) -> None:
    wanted = Wanted(on=date(2025, 12, 1), is_then=False, is_whole=is_whole, months=None if is_whole else 24)
    assert walk(brief(examples, *pair, wanted=wanted), examples) > 20


@pytest.mark.parametrize("seed", range(6))
def test_every_sentence_on_invented_records_leads_to_words_that_say_it(seed: int) -> None:
    with invented(seed, 5 + 12 * seed, is_wordy=seed % 2 == 1) as ledger:
        for is_whole in (False, True):
            wanted = Wanted(on=date(2025, 6, 1), is_whole=is_whole, months=None if is_whole else 24)
            made = brief(ledger, "KEN", "FIN", wanted=wanted)
            assert walk(made, ledger) > 0
            assert len(list(entries_of(made))) > 0


def test_everything_is_in_a_whole_brief(examples: Ledger) -> None:
    made = brief(
        examples, "KEN", "FIN", wanted=Wanted(on=date(2025, 12, 1), is_then=False, is_whole=True, months=None)
    )
    assert [part.left_out for part in made.parts] == [0] * len(made.parts)
    chosen = brief(examples, "KEN", "FIN", wanted=Wanted(on=date(2025, 12, 1), is_then=False, months=None))
    shown = {key for sentence in sentences_of(chosen) for key in sentence.facts}
    assert shown < {key for sentence in sentences_of(made) for key in sentence.facts}


def test_the_five_articles_give_a_brief_that_holds(shared: Path) -> None:
    with open_ledger(":memory:") as ledger:
        for source in find_sources(sorted((shared / "gold" / "seeds").glob("*.txt"))):
            document = read_source(source)
            ledger.add(document, extract(document))
        made = brief(ledger, "VNM", "BLR", wanted=Wanted(on=date(2025, 6, 1)))
        assert walk(made, ledger) > 20
