from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.errors import InputError
from communique.extraction.extract import extract
from communique.ledger import Ledger, open_ledger
from communique.ledger.traits import AnyClaim
from communique.model import Span
from communique.publishing.comparing.comparison import Comparison, Point, compare, compare_event
from communique.publishing.comparing.render import lay_out_comparison
from communique.publishing.statements.sheet import write_html, write_markdown
from communique.reading.files import find_sources, read_source
from tests.ledger.making import (
    agreement,
    commitment,
    meeting,
    office,
    person,
    place,
    position,
    relation,
    session,
    telling,
    visit,
)
from tests.publishing.comparing.interviews import CUT, FULL, cut, full

EXAMPLES = Path(__file__).parents[3] / "examples"
NGOZI = person("Adaeze Ngozi", "KEN", "Minister of Trade")
LAINE = person("Oona Laine", "FIN", "Minister of Trade")
COMMON = relation("strategic-partnership", date="2019-05-02")


def told(*documents: tuple[AnyClaim, ...]) -> Comparison:
    """Return the comparison of documents that make these claims."""
    with open_ledger(":memory:") as ledger:
        numbers = [
            ledger.add(*telling(f"{i}.txt", *claims, text=f"Report {i} of the talks.")).document
            for i, claims in enumerate(documents)
        ]
        return compare(ledger, *numbers)


def contrasts(point: Point) -> dict[str, tuple[str, list[str]]]:
    return {c.field: (c.kind, [version.words for version in c.versions]) for c in point.contrasts}


@pytest.fixture(scope="module")
def examples() -> Iterator[Ledger]:
    with open_ledger(":memory:") as ledger:
        for source in find_sources([EXAMPLES]):
            document = read_source(source)
            ledger.add(document, extract(document))
        yield ledger


def number(ledger: Ledger, start: str) -> int:
    return next(source.id for source in ledger.sources() if Path(source.path).name.startswith(start))


# --- what differs ----------------------------------------------------------------------------------


def test_one_fact_with_other_values_is_told_differently() -> None:
    one = visit(start="2025-03-03", end="2025-03-05", kind="official", participants=(NGOZI,))
    other = visit(start="2025-03-03", end="2025-03-05", kind="working", participants=(NGOZI,))
    (point,) = told((one,), (other,)).differing
    assert contrasts(point) == {"kind": ("value", ["official", "working"])}
    assert point.letters == ("A", "B")


def test_a_value_that_one_account_lacks_is_a_gap_and_comes_after_one_that_contradicts() -> None:
    talks = meeting("2025-03-04", participants=(NGOZI, LAINE), place=place("Turku", "FIN"))
    bare = meeting("2025-03-04", participants=(NGOZI, LAINE))
    trips = [visit(start="2025-03-04", kind=kind, participants=(NGOZI,)) for kind in ("state", "private")]
    first, second = told((talks, trips[0]), (bare, trips[1])).differing
    assert contrasts(first)["kind"] == ("value", ["state", "private"])
    assert contrasts(second) == {"place": ("gap", ["Turku", "not told"])}


def test_people_whom_one_account_leaves_out_are_named() -> None:
    aide = person("Eero Salonen", "FIN", "Ambassador")
    one = meeting("2025-03-04", participants=(NGOZI, LAINE, aide))
    (point,) = told((one,), (meeting("2025-03-04", participants=(NGOZI, LAINE)),)).differing
    assert contrasts(point)["participants"][0] == "gap"
    lines = write_markdown(
        lay_out_comparison(told((one,), (meeting("2025-03-04", participants=(NGOZI, LAINE)),)))
    )
    assert "[B] does not name Eero Salonen" in lines


def test_a_number_that_contradicts_is_shown_though_the_record_keeps_two_facts() -> None:
    nine = agreement("nine cooperation documents", "2025-03-04", count=9)
    ten = agreement("ten cooperation documents", "2025-03-04", count=10)
    (point,) = told((nine,), (ten,)).differing
    assert contrasts(point)["count"] == ("value", ["9", "10"])
    assert len(point.facts) == 2


def test_consultations_that_one_side_calls_a_meeting_are_one_point() -> None:
    one = session("political consultations", 4, "2025-03-04", participants=(NGOZI, LAINE))
    (point,) = told((one,), (meeting("2025-03-04", participants=(NGOZI, LAINE)),)).differing
    assert contrasts(point)["type"] == ("value", ["session", "meeting"])


def test_meetings_with_other_people_are_two() -> None:
    other = person("Kalle Rinne", "FIN", "Speaker of Parliament")
    compared = told(
        (
            meeting("2025-03-04", participants=(NGOZI, LAINE)),
            office("Oona Laine", "Minister of Trade", "FIN"),
        ),
        (meeting("2025-03-04", participants=(NGOZI, other)), relation("strategic-partnership", date="2019")),
    )
    assert [point for point in compared.differing if point.kind == "events"] == []


def test_what_one_agreed_and_the_other_only_asked_for_is_told_differently() -> None:
    action = "open a school for ferry pilots in Kotka"
    one = commitment(action, modality="agreed")
    other = commitment(action, ("KEN",), modality="requested", to=("FIN",))
    (point,) = told((one, COMMON), (other, COMMON)).differing
    assert contrasts(point)["modality"] == ("value", ["agreed", "requested"])


def test_like_undertakings_of_other_pairs_are_not_one() -> None:
    action = "open a school for ferry pilots"
    compared = told((commitment(action, ("FIN", "KEN")),), (commitment(action, ("FIN", "UGA")),))
    assert not compared.is_related


def test_items_that_only_one_account_lists_are_shown() -> None:
    both = commitment("build a tram depot", actions=("build a tram depot", "lend forty snow ploughs"))
    (point,) = told((both,), (commitment("build a tram depot"),)).differing
    assert contrasts(point)["only here"] == ("gap", ["“lend forty snow ploughs”"])


def test_a_shorter_form_and_another_order_of_parties_are_no_difference() -> None:
    one = commitment("build a tram depot", ("KEN", "FIN"))
    compared = told((one,), (commitment("build a tram depot", ("FIN", "KEN")),))
    assert compared.differing == ()
    assert [point.kind for point in compared.shared] == ["commitments"]


def test_what_one_alone_tells_is_listed_under_it() -> None:
    compared = told((COMMON, position("war in the delta", ("FIN",))), (COMMON,))
    assert [(point.letters, point.kind) for point in compared.partial] == [(("A",), "positions")]
    assert [point.kind for point in compared.shared] == ["relations"]


def test_documents_with_nothing_in_common_say_so_and_list_nothing() -> None:
    compared = told((meeting("2025-03-04"),), (meeting("2019-08-09", parties=("NOR", "PER")),))
    assert not compared.is_related
    assert (*compared.differing, *compared.partial, *compared.shared) == ()
    assert "nothing in common" in write_markdown(lay_out_comparison(compared))


def interview(*claims: tuple[AnyClaim, ...]) -> Comparison:
    """Return the comparison of the two versions of the interview, recorded as these claims."""
    with open_ledger(":memory:") as ledger:
        numbers = [
            ledger.add(*telling(f"{i}.txt", *told, text=text)).document
            for i, (told, text) in enumerate(zip(claims, (FULL, CUT), strict=True))
        ]
        return compare(ledger, *numbers)


def at(text: str, words: str) -> tuple[Span, ...]:
    start = text.index(words)
    return (Span(start, start + len(words)),)


def test_what_the_other_text_says_unrecorded_is_not_called_left_out() -> None:
    one = commitment("survey the shelf", ("GHA", "ISL"), evidence=at(FULL, "agreed to survey the shelf"))
    (point,) = interview((one,), ()).echoed
    assert point.echo is not None
    assert point.echo.quote.startswith("The two hydrographic offices agreed to survey the shelf")
    assert CUT[point.echo.span.start : point.echo.span.end] == point.echo.quote


@pytest.mark.parametrize("words", ["open a visa desk in Tema", "no trawler loses its nets on a wreck"])
def test_what_the_other_text_leaves_out_or_cuts_off_is_told_by_one(words: str) -> None:
    compared = interview((commitment("do it", ("ISL",), evidence=at(FULL, words)),), ())
    assert [point.letters for point in compared.partial] == [("A",)]
    assert compared.echoed == ()


# --- on the examples -------------------------------------------------------------------------------


def test_both_sides_of_one_meeting_differ_on_the_kind_of_visit(examples: Ledger) -> None:
    compared = compare(examples, number(examples, "01"), number(examples, "02"))
    assert [(paper.letter, paper.party) for paper in compared.papers] == [("A", "KEN"), ("B", "FIN")]
    trips = [point for point in compared.differing if "kind" in contrasts(point)]
    assert contrasts(trips[0])["kind"] == ("value", ["official", "working"])
    assert compared.texts is not None
    assert not compared.texts.is_one_text


def test_a_joint_statement_speaks_for_no_single_party(examples: Ledger) -> None:
    compared = compare(examples, number(examples, "04"), number(examples, "05"))
    assert compared.papers[0].party is None
    counts = [contrasts(point).get("count") for point in compared.differing]
    assert ("value", ["9", "10"]) in counts


def test_every_quote_is_a_stretch_of_its_document(examples: Ledger) -> None:
    compared = compare(examples, number(examples, "06"), number(examples, "08"), number(examples, "11"))
    texts = {paper.letter: examples.text(paper.document) for paper in compared.papers}
    points = (*compared.differing, *compared.partial, *compared.shared)
    assert points
    for said in (said for point in points for said in point.said):
        spans = [texts[said.paper][span.start : span.end] for span in said.evidence]
        assert spans == list(said.quotes)


# --- one event -------------------------------------------------------------------------------------


def test_an_event_is_shown_with_what_its_documents_tell_besides() -> None:
    talks = meeting("2025-03-04", participants=(NGOZI, LAINE))
    far = meeting("2019-08-09", participants=(NGOZI, LAINE))
    elsewhere = meeting("2025-03-04", parties=("FIN", "PER"))
    pledge = commitment("build a tram depot")
    with open_ledger(":memory:") as ledger:
        ledger.add(*telling("a.txt", talks, pledge, far, text="Report a of it."))
        ledger.add(*telling("b.txt", talks, elsewhere, text="Report b of it."))
        ledger.add(*telling("c.txt", pledge, text="Report c of it."))
        event = next(fact for fact in ledger.facts("KEN", "FIN", ["events"]) if fact.start == "2025-03-04")
        compared = compare_event(ledger, event.key)
    assert [paper.path for paper in compared.papers] == ["a.txt", "b.txt"]
    assert compared.event is not None
    assert compared.event.facts == (event.key,)
    assert [(point.kind, point.letters) for point in compared.partial] == [("commitments", ("A",))]


def test_what_was_said_on_another_occasion_is_not_of_the_event() -> None:
    talks = meeting("2025-03-04", participants=(NGOZI, LAINE))
    with open_ledger(":memory:") as ledger:
        ledger.add(*telling("a.txt", talks, text="Report a of it.", published="2025-03-05"))
        later = (talks, commitment("build a tram depot"))
        ledger.add(*telling("b.txt", *later, text="Report b of it.", published="2025-09-01"))
        undated = (talks, meeting("2025-11-02"), commitment("lend forty snow ploughs"))
        ledger.add(*telling("c.txt", *undated, text="Report c of it.", published=None))
        (event,) = (fact for fact in ledger.facts("KEN", "FIN", ["events"]) if fact.start == "2025-03-04")
        compared = compare_event(ledger, event.key)
    assert (*compared.partial, *compared.shared) == ()


def test_an_event_that_one_document_tells_has_nothing_to_compare(examples: Ledger) -> None:
    event = next(fact for fact in examples.facts(kinds=["events"]) if fact.sources == 1)
    compared = compare_event(examples, event.key)
    assert len(compared.papers) == 1
    assert "nothing to compare" in write_markdown(lay_out_comparison(compared))


def test_a_near_copy_is_no_account_of_its_own() -> None:
    text = " ".join(f"The envoy counted {i} lanterns and {i * 7} bells along quay {i}." for i in range(30))
    talks = meeting("2025-03-04", participants=(NGOZI, LAINE))
    with open_ledger(":memory:") as ledger:
        ledger.add(*telling("first.txt", talks, text=text))
        ledger.add(*telling("copy.txt", talks, text=text + " Printed again."))
        (event,) = ledger.facts("KEN", "FIN", ["events"])
        (paper,) = compare_event(ledger, event.key).papers
    assert (paper.path, paper.copies) == ("first.txt", ("copy.txt",))


def test_an_unknown_event_is_an_error(examples: Ledger) -> None:
    with pytest.raises(InputError, match="no fact of this key"):
        compare_event(examples, "0" * 32)


# --- as text and page ------------------------------------------------------------------------------


def test_what_differs_comes_first_then_what_one_leaves_out_then_what_both_tell(examples: Ledger) -> None:
    text = write_markdown(
        lay_out_comparison(compare(examples, number(examples, "01"), number(examples, "02")))
    )
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings[:3] == ["## Told differently", "## Only in [A]", "## Only in [B]"]
    assert headings[3].startswith("## In both")


def test_the_page_marks_the_part_that_was_cut() -> None:
    with open_ledger(":memory:") as ledger:
        numbers = [ledger.add(document, extract(document)).document for document in (full(), cut())]
        page = write_html(lay_out_comparison(compare(ledger, *numbers)))
    assert ">trawler loses its nets on a wreck that somebody else has already found</mark>" in page
    assert "a whole answer" in page


def test_a_page_escapes_what_documents_say() -> None:
    bad = "<script>alert('x')</script> & \"more\""
    one, other = (commitment(bad, modality=modality) for modality in ("agreed", "requested"))
    page = write_html(lay_out_comparison(told((one, COMMON), (other, COMMON))))
    assert "<script" not in page
    assert "&amp;" in page
