from pathlib import Path

from benchmarks.speed import FACTORS, as_table, choose_texts, lengthened

TEXT = "Reading aloud\n\nKenya and Finland will plant birches on the road to Nakuru.\n\n###\n"


def test_longer_texts_hold_the_shorter_and_no_end_mark() -> None:
    once, four_times, most = lengthened([TEXT])

    assert four_times.startswith(once.rstrip())
    assert "###" not in most
    lengths = [len(text.split()) for text in (once, four_times, most)]
    assert [round(length / lengths[0]) for length in lengths] == list(FACTORS)


def test_without_a_corpus_the_examples_are_measured(tmp_path: Path) -> None:
    name, texts = choose_texts(tmp_path, 100)

    assert name == "examples"
    assert len(texts) > 5


def test_an_absent_pipeline_is_told() -> None:
    extract = {
        "documents": 1, "words": 10, "words_per_s": 5.0, "peak_rss_mb": 40.0, "start_up_s": 0.1,
        "reading_s": 0.1,
    }
    growth = {"words": [10, 40, 160], "seconds": [1.0, 4.0, 32.0]}

    table = as_table({"extract": extract, "spacy": None, "ratio": None, "growth": growth})

    assert "is not installed" in table
    assert "a word costs 2.00 times that of the first" in table
