from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model import Document
from communique.publishing.comparing.aligning import align
from communique.publishing.comparing.omissions import Omission, TextComparison, compare_texts
from communique.publishing.comparing.passages import cut_passages
from communique.publishing.comparing.rewordings import Rewording
from communique.reading.documents import read_text
from communique.reading.files import find_sources, read_source
from tests.publishing.comparing.interviews import CUT, FULL, cut, full

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture(scope="module")
def compared() -> TextComparison:
    return compare_texts(full(), cut())


def example(name: str) -> Document:
    (source,) = find_sources([next(EXAMPLES.glob(f"{name}*"))])
    return read_source(source)


def left_out(compared: TextComparison, paper: int) -> list[Omission]:
    return [omission for omission in compared.omissions if omission.paper == paper]


def marked(rewording: Rewording, text: str, side: int) -> list[str]:
    return [text[mark.start : mark.end] for mark in rewording.excerpts[side].marks]


def test_an_answer_left_out_is_found_whole_with_its_question(compared: TextComparison) -> None:
    first = left_out(compared, 0)[0]
    assert (first.kind, first.is_whole, first.sentences) == ("answer", True, 2)
    assert first.excerpt.quote.startswith("It was. Ghanaian seamen wait eleven weeks")
    assert first.question == "Fishing crews complain about visas. Was that discussed?"


def test_the_question_of_an_answer_left_out_is_not_told_twice(compared: TextComparison) -> None:
    assert not any("visas" in omission.excerpt.quote for omission in compared.omissions[1:])


def test_a_sentence_cut_short_shows_the_part_that_is_missing(compared: TextComparison) -> None:
    shortened = {r.excerpts[1].quote: r for r in compared.rewordings if r.kind == "shortened"}
    charts = shortened["The charts will be published for everyone."]
    (part,) = marked(charts, FULL, 0)
    assert part == "trawler loses its nets on a wreck that somebody else has already found"
    assert marked(charts, CUT, 1) == []


def test_what_both_say_in_like_words_is_neither_left_out_nor_shortened(compared: TextComparison) -> None:
    drilling = [r for r in compared.rewordings if "geothermal drilling" in r.excerpts[0].quote]
    assert [r.kind for r in drilling] == ["reworded"]
    assert not any("geothermal" in omission.excerpt.quote for omission in compared.omissions)


def test_questions_at_the_same_place_of_a_talk_are_one_question(compared: TextComparison) -> None:
    pairs = [(r.excerpts[0].quote, r.excerpts[1].quote) for r in compared.rewordings]
    assert ("What about the sea bed?", "And the sea bed?") in pairs


def test_comparing_the_other_way_round_finds_the_same(compared: TextComparison) -> None:
    turned = compare_texts(cut(), full())
    assert turned.passages == compared.passages[::-1]
    assert {o.excerpt.quote for o in turned.omissions} == {o.excerpt.quote for o in compared.omissions}
    papers = {omission.excerpt.quote: omission.paper for omission in compared.omissions}
    assert all(turned_one.paper == 1 - papers[turned_one.excerpt.quote] for turned_one in turned.omissions)


def test_a_text_beside_itself_lacks_nothing() -> None:
    alone = compare_texts(full(), full())
    assert (*alone.omissions, *alone.rewordings) == ()
    assert alone.common == alone.passages


def test_two_governments_accounts_are_worded_independently() -> None:
    compared = compare_texts(example("01"), example("02"))
    assert not compared.is_one_text
    assert compared.omissions == ()


CALL = (
    "The two spoke by telephone. They discussed the harbour, the tunnel and the lighthouse on the cape.",
    "The host recalled the storm that closed every port. The guest offered pumps and two icebreakers.",
    "Both praised the pilots who had stayed aboard. A group of engineers will count the damaged buoys.",
)
ENDS = (
    "Nobody had foreseen that musicians would travel north in such numbers during one single winter.",
    "A ferry terminal opens tomorrow when the mayor of the old port cuts a ribbon of red silk at noon.",
)


def notice(day: str, parts: Sequence[str], end: str) -> Document:
    return read_text("\n\n".join([day, *parts, f"{end} {end[::-1]}"]), "notice.txt")


def test_like_notices_of_one_office_are_one_text_only_where_they_are_near_in_time() -> None:
    one, near = notice("March 5, 2025", CALL, ENDS[0]), notice("March 6, 2025", CALL, ENDS[1])
    far = notice("October 6, 2025", CALL, ENDS[1])
    assert (one.published, far.published) == ("2025-03-05", "2025-10-06")
    assert compare_texts(one, near).is_one_text
    assert not compare_texts(one, far).is_one_text


def test_a_few_phrases_in_common_do_not_make_one_text() -> None:
    one, other = notice("March 5, 2025", CALL[:2], ENDS[0]), notice("March 6, 2025", CALL[:2], ENDS[1])
    assert not compare_texts(one, other).is_one_text


def test_the_interview_of_the_examples_is_one_text_in_two_outlets() -> None:
    compared = compare_texts(example("06"), example("07"))
    assert compared.is_one_text
    quotes = [omission.excerpt.quote for omission in left_out(compared, 0)]
    assert any("prepared to help Rwanda and Tanzania" in quote for quote in quotes)
    assert not any("memorandum of understanding" in quote for quote in quotes)


def test_quotes_and_marks_lie_in_the_text_as_read(compared: TextComparison) -> None:
    texts = FULL, CUT
    for omission in compared.omissions:
        span = omission.excerpt.span
        assert texts[omission.paper][span.start : span.end] == omission.excerpt.quote
    for rewording in compared.rewordings:
        for text, excerpt in zip(texts, rewording.excerpts, strict=True):
            assert text[excerpt.span.start : excerpt.span.end] == excerpt.quote
            assert all(excerpt.span.start <= m.start < m.end <= excerpt.span.end for m in excerpt.marks)


SENTENCES = [
    "The ministers opened a ferry line from Tema to Akureyri.",
    "A glass museum will lend forty lamps to Kumasi.",
    "Eleven botanists count mosses on the lava fields.",
    "Nobody spoke of herring quotas during the dinner.",
    "The orchestra of the coast guard played twice.",
    "Pilots practised landings in heavy fog near Tamale.",
    "A cookery book with recipes of both islands appeared.",
    "Librarians exchanged maps of forgotten harbours.",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=2, unique=True), st.sets(st.integers(0, 7)))
def test_of_sentences_dropped_none_is_missed_and_none_invented(kept: list[str], dropped: set[int]) -> None:
    shorter = [sentence for i, sentence in enumerate(kept) if i not in dropped] or kept[:1]
    one, other = (cut_passages(read_text("\n\n".join(lines), "x.txt")) for lines in (kept, shorter))
    blocks = align(one, other)
    told = {i for block in blocks for i in block.ours}
    assert told == {i for i, sentence in enumerate(kept) if sentence in shorter}
    assert all(len(block.ours) == len(block.theirs) == 1 for block in blocks)
