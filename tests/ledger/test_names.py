from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ledger.names import is_same_name, name_words, spelling_keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wanjiru Achieng", "Achieng"),
        ("W. Achieng", "Wanjiru Achieng"),
        ("Aleksandr Petrenkov", "Alexander Petrenkov"),
        ("Sergei Orlovsky", "Sergey Orlovskiy"),
        ("Tuula Mäkinen-Salo", "Tuula Makinen Salo"),
        ("Peter J. Hallberg, Jr.", "Hallberg"),
        ("Tran Duc Binh", "Binh"),
    ],
)
def test_forms_of_one_name_are_recognised(one: str, other: str) -> None:
    assert is_same_name(name_words(one), name_words(other))
    assert is_same_name(name_words(other), name_words(one))
    assert set(spelling_keys(name_words(one))) & set(spelling_keys(name_words(other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tran Duc Binh", "Tran Duc Minh"),
        ("W. Achieng", "Otieno Achieng"),
        ("Wanjiru Achieng", "Wanjiru Kamau"),
        ("Petrenkov", "Petrov"),
        ("A. B.", "Anna Berg"),
        ("", "Anna Berg"),
    ],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert not is_same_name(name_words(one), name_words(other))


words = st.text("abcdefgiklmnoprstuvxy", min_size=1, max_size=9)
names = st.lists(words, max_size=4).map(tuple)


@given(names, names)
def test_sameness_does_not_depend_on_the_order(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert is_same_name(one, other) == is_same_name(other, one)


@given(names, names)
def test_same_names_share_a_key(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    if is_same_name(one, other):
        assert set(spelling_keys(one)) & set(spelling_keys(other))
