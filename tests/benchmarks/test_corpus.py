import json
from pathlib import Path

import pytest

from benchmarks.corpus import load_corpus
from communique.errors import SetupError

TEXTS = {
    "a": "The ministers of Finland and Kenya opened a school of forestry in Nakuru and stayed for lunch.",
    "b": "A delegation from Ghana inspected the new harbour cranes and went home before the storm had come.",
    "c": "Nobody has ever labelled this short note about the price of lighthouse oil in the far north.",
}


def write_corpus(folder: Path) -> Path:
    (folder / "corpus").mkdir()
    (folder / "gold" / "dev").mkdir(parents=True)
    lines = [
        json.dumps({"id": name, "published": "2031-03-04T09:05:00", "title": f"Title {name}", "text": text})
        for name, text in TEXTS.items()
    ]
    (folder / "corpus" / "cn_mfa_2023.jsonl").write_text("\n".join(lines), "utf-8")
    for name, text in (("x-d04", TEXTS["a"]), ("x-d06", TEXTS["b"])):
        (folder / "gold" / "dev" / f"{name}.txt").write_text(f"A headline\n{text}\n", "utf-8")
        (folder / "gold" / "dev" / f"{name}.gold.json").write_text("{}", "utf-8")
    return folder


def test_labelled_and_held_out_documents_are_known_again_by_their_words(tmp_path: Path) -> None:
    entries = load_corpus(write_corpus(tmp_path))

    assert [(entry.row.id, entry.labelled, entry.held_out) for entry in entries] == [
        ("a", True, False), ("b", True, True), ("c", False, False),
    ]


def test_a_document_stands_under_the_head_of_its_source(tmp_path: Path) -> None:
    page = load_corpus(write_corpus(tmp_path))[2].page

    assert page.startswith("Title c\nUpdated: March 4, 2031 09:05\nNobody has ever")


def test_only_the_sources_asked_for_are_read(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="no corpus"):
        load_corpus(write_corpus(tmp_path), ["wh"])
