import pytest

from benchmarks.coverage import Gap, group, load_triggers, shape_of
from communique.language.en.analysis import Mention, Sentence
from communique.language.en.parties import Name
from communique.model import Section


def sentence(text: str, *named: str) -> Sentence:
    mentions = {}
    for i, form in enumerate(named):
        start = text.index(form)
        name = Name(start, start + len(form), "state", "FIN", form)
        mentions[i] = Mention("S", name.start, name.end, name=name)
    section = Section(kind="paragraph", start=0, end=len(text))
    return Sentence(0, len(text), section, (), (), "", mentions)


def test_a_shape_hides_names_and_numbers() -> None:
    text = "In Nairobi Finland and Kenya signed 3 memoranda on forestry."

    read = sentence(text, "Nairobi", "Finland", "Kenya")

    assert shape_of(text, read, (text.index("signed"), text.index(" 3"))) == "P and P [signed] N memoranda on"


def test_names_in_a_row_count_as_one() -> None:
    text = "Nairobi Finland met them"

    assert shape_of(text, sentence(text, "Nairobi", "Finland"), (16, 19)) == "P [met] them"


def test_frequent_shapes_come_first() -> None:
    gaps = [Gap("events", shape, "d", "s") for shape in ("b", "a", "b", "c")]

    assert [(shape, len(of_shape)) for shape, of_shape in group(gaps)] == [("b", 2), ("a", 1), ("c", 1)]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("agreements", "two Memoranda were Signed"), ("commitments", "Kenya will plant trees"),
        ("events", "they met"), ("positions", "condemned the raid"), ("relations", "diplomatic ties"),
        ("office_holders", "the Prime Minister"),
    ],
)
def test_each_kind_has_triggers(kind: str, text: str) -> None:
    assert {str(k): v for k, v in load_triggers().items()}[kind].search(text)


def test_triggers_are_whole_words() -> None:
    assert not load_triggers()["events"].search("the metal helmet")
