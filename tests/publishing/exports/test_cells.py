from __future__ import annotations

from xml.dom.minidom import parseString
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.publishing.exports.cells import REPLACED, guarded, is_formula, joined, plain
from tests.publishing.exports.making import HOSTILE, hostile, parted, unguarded


@given(hostile)
def test_a_plain_text_is_one_that_xml_allows(text: str) -> None:
    parsed = parseString(f"<a>{escape(plain(text))}</a>").documentElement  # noqa: S318 (made here)
    assert parsed is not None
    assert "".join(node.data for node in parsed.childNodes) == plain(text)  # type: ignore[union-attr]


@given(hostile)
def test_making_a_text_plain_twice_is_doing_it_once(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    "text", ["Nguyễn Thị Ánh", "Сергей Иванов", "王小明", "a\tb\nc", "1–2 “x” \N{PILE OF POO}"]
)
def test_what_is_plain_already_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


def test_line_ends_become_one_and_control_characters_are_shown_as_replaced() -> None:
    assert plain("a\r\nb\rc\x00\x1b\x85") == f"a\nb\nc{REPLACED * 3}"


@pytest.mark.parametrize("sign", "=+-@\t＝＋－＠")
def test_no_cell_begins_like_a_formula(sign: str) -> None:
    assert is_formula(f"{sign}1")
    assert guarded(f"{sign}1") == f"'{sign}1"


@pytest.mark.parametrize("text", ["", "2024-05-06", "'Aho", "a=b", "Peru", "1-2", " =1"])
def test_other_texts_are_left_alone(text: str) -> None:
    assert guarded(text) == text


@given(hostile)
def test_a_guard_can_be_taken_away(text: str) -> None:
    assert unguarded(guarded(plain(text))) == plain(text)


@given(st.lists(hostile.filter(bool), max_size=4))
def test_a_list_in_a_cell_can_be_parted(texts: list[str]) -> None:
    assert parted(joined(texts)) == tuple(texts)


def test_every_hostile_text_survives_guard_and_list() -> None:
    texts = tuple(plain(text) for text in HOSTILE)
    assert parted(unguarded(guarded(joined(texts)))) == texts
