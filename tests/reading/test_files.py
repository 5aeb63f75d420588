"""Which inputs there are, and what is said of those that cannot be used."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from communique.errors import (
    InputError,
    TooLargeError,
    UnreadableError,
    WrongEncodingError,
    WrongKindError,
    WrongLanguageError,
)
from communique.reading import Source, find_sources, read_source
from communique.reading.tongues import check_english

TALKS = "The two ministers agreed to open a consulate in the café of the port before the end of the year."
FRENCH = "Le ministre français a rencontré le président de la république et ils ont parlé longtemps."


def source(path: Path) -> Source:
    return next(find_sources([path]))


def put(folder: Path, name: str, data: bytes) -> Source:
    path = folder / name
    path.write_bytes(data)
    return source(path)


def test_folder_is_walked_in_order_without_what_is_hidden_or_of_another_kind(tmp_path: Path) -> None:
    passed_over = ("c.gold.json", ".hidden.txt", "README.md", ".git/e.txt", "f.pdf")
    for name in ("b.txt", "a.html", "sub/d.MD", *passed_over):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TALKS)
    names = [Path(found.name).relative_to(tmp_path).as_posix() for found in find_sources([tmp_path])]
    assert names == ["a.html", "b.txt", "sub/d.MD"]


def test_inputs_keep_the_order_in_which_they_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TALKS)
    named = [str(tmp_path / "missing.txt"), "-", str(tmp_path / "a.txt")]
    assert [found.name for found in find_sources(named)] == named


def test_text_is_kept_exactly_as_read(tmp_path: Path) -> None:
    text = f"\ufeffA  title♉\r\n\r\n{TALKS}\rMore , of it.\n"
    found = put(tmp_path, "a.txt", text.encode())
    assert read_source(found).text == (tmp_path / "a.txt").read_text(encoding="utf-8")


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TALKS.encode())))
    document = read_source(source(Path("-")))
    assert (document.path, document.text) == ("-", TALKS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "windows-1252"])
def test_usual_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    assert read_source(put(tmp_path, "a.txt", TALKS.encode(encoding))).text == TALKS


def test_named_encoding_is_used(tmp_path: Path) -> None:
    found = put(tmp_path, "a.txt", TALKS.encode("cp500"))
    assert read_source(found, encoding="cp500").text == TALKS


@pytest.mark.parametrize(
    ("name", "data", "error", "reason"),
    [
        ("a.txt", b"", UnreadableError, "empty"),
        ("a.txt", b" \n ", UnreadableError, "empty"),
        ("a.txt", "🌱 ♉".encode(), UnreadableError, "no words"),
        ("a.html", b"<html><body></body></html>", UnreadableError, "no text of an article"),
        ("a.pdf", b"%PDF-1.7 text", WrongKindError, "a PDF file, which is not read yet"),
        ("a.txt", b"%PDF-1.7 text", WrongKindError, "a PDF file, which is not read yet"),
        ("a.docx", b"PK\x03\x04rest", WrongKindError, "ZIP archive or an office document"),
        ("a.json", b"{}", WrongKindError, ".json"),
        ("a.txt", b"text\0with NUL", WrongKindError, "binary"),
        ("a.txt", TALKS.encode("utf-16-le"), WrongEncodingError, "UTF-16"),
        ("a.txt", "Министр встретился".encode("windows-1251"), WrongEncodingError, "not utf-8"),
        ("a.txt", FRENCH.encode(), WrongLanguageError, "French"),
        ("a.txt", FRENCH.encode("windows-1252"), WrongLanguageError, "French"),
        ("a.txt", b"x" * 2001, TooLargeError, "0.002 MB"),
    ],
)
def test_unusable_input_is_named_with_reason_and_remedy(
    tmp_path: Path, name: str, data: bytes, error: type[InputError], reason: str
) -> None:
    found = put(tmp_path, name, data)
    with pytest.raises(error) as caught:
        read_source(found, limit_bytes=2000)
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / name}: ")
    assert reason in message
    assert "; " in message
    assert "\n" not in message


def test_missing_file_and_empty_folder_are_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        read_source(source(tmp_path / "missing.txt"))
    with pytest.raises(UnreadableError, match="no file that is read"):
        read_source(source(tmp_path))


def test_file_without_permission_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = put(tmp_path, "a.txt", TALKS.encode())

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableError, match="permission"):
        read_source(found)


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Phú Trọng, Võ Văn Thưởng, Phạm Minh Chính, Vương Đình Huệ, Bùi Thanh Sơn, Lê Thị Thu Hằng",
        "Oslo talks",
        "Thủ tướng",
        "JOINT STATEMENT OF THE PRESIDENTS OF FINLAND AND KENYA ON A PARTNERSHIP OF THE TWO STATES",
        "Zoë Ångström met Jürgen Müller, and Łukasz Żółć was received by Søren Ørsted for talks.",
    ],
)
def test_english_with_foreign_names_and_short_texts_pass(text: str) -> None:
    check_english(text, "-")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Minister traf den Präsidenten der Republik in Berlin und sprach über die Lage.", "German"),
        ("De minister was in de stad en sprak met de president over de handel en over de haven.", "Dutch"),
        ("Министр встретился с президентом республики в столице.", "Russian"),
        ("外交部长在北京会见了大使，双方就双边关系交换了意见。", "Chinese"),
    ],
)
def test_other_languages_are_refused_by_name(text: str, language: str) -> None:
    with pytest.raises(WrongLanguageError, match=language):
        check_english(text, "-")
