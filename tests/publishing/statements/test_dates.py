from __future__ import annotations

import pytest

from communique.publishing.statements.dates import date_words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, "undated"),
        ("2025-03-10", "2025-03-10", "10 March 2025"),
        ("2025-03-10", None, "10 March 2025"),
        ("2025-03-10", "2025-03-12", "10–12 March 2025"),
        ("2025-03-30", "2025-04-02", "30 March to 2 April 2025"),
        ("2024-12-30", "2025-01-02", "30 December 2024 to 2 January 2025"),
        ("2025-03", "2025-03", "March 2025"),
        ("2025-03", "2025-05", "March to May 2025"),
        ("2025", "2025", "2025"),
        ("2024", "2025", "2024 to 2025"),
        ("XXXX-02-21", "XXXX-02-21", "21 February, year unknown"),
        ("XXXX-02", None, "February, year unknown"),
        ("XXXX-05-05/XXXX-05-12", None, "5–12 May, year unknown"),
        ("2025-03-10/2025-03-12", None, "10–12 March 2025"),
        ("spring 2025", None, "spring 2025"),
    ],
)
def test_dates_are_told_as_they_are_known(start: str | None, end: str | None, words: str) -> None:
    assert date_words(start, end) == words
