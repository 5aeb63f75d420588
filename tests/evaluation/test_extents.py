from hypothesis import given
from hypothesis import strategies as st

from communique.evaluation.extents import extent_of, likeness, shared_length
from communique.model import Span

SPANS = st.lists(st.builds(Span, st.integers(0, 120), st.integers(0, 120)), max_size=6)


def characters(spans: list[Span]) -> set[int]:
    return {offset for span in spans for offset in range(span.start, span.end)}


@given(SPANS, SPANS)
def test_lengths_are_those_of_sets_of_characters(a: list[Span], b: list[Span]) -> None:
    assert extent_of(a).length == len(characters(a))
    assert shared_length(extent_of(a), extent_of(b)) == len(characters(a) & characters(b))


@given(SPANS, SPANS)
def test_likeness_does_not_depend_on_the_side(a: list[Span], b: list[Span]) -> None:
    assert likeness(extent_of(a), extent_of(b)) == likeness(extent_of(b), extent_of(a))


def test_touching_spans_join_into_one_interval() -> None:
    assert extent_of([Span(5, 9), Span(0, 5), Span(12, 12)]).intervals == ((0, 9),)


def test_a_long_quote_held_in_a_longer_one_is_the_same_passage() -> None:
    assert likeness(extent_of([Span(0, 300)]), extent_of([Span(100, 130)])) == 0.4


def test_a_short_quote_held_in_a_longer_one_is_not() -> None:
    assert likeness(extent_of([Span(0, 300)]), extent_of([Span(100, 110)])) == 0.0


def test_quotes_that_hardly_overlap_are_not_the_same_passage() -> None:
    assert likeness(extent_of([Span(0, 100)]), extent_of([Span(90, 190)])) == 0.0


def test_an_empty_quote_is_like_nothing() -> None:
    assert likeness(extent_of([]), extent_of([])) == 0.0
