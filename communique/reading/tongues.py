"""The language gate: only English is read, and a short or name-laden English text must pass."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.errors import WrongLanguageError

_SAMPLE = 2000
"""Characters that are looked at; enough for certainty, and quick."""
_WORD = re.compile(r"[^\W\d_]+")
# Words that are frequent in English and not words of its neighbours ("in", "is" and "was" are Dutch too).
_FUNCTION_WORDS = frozenset(
    {
        "after", "also", "an", "and", "are", "be", "been", "by", "for", "from", "has", "have", "it", "its",
        "said", "that", "the", "their", "they", "this", "to", "were", "which", "who", "will", "with", "would",
    }
)
_ENGLISH_SHARE = 0.1
"""Share of these among words in lower case from which on a text is English; prose has 0.25 or more."""
_FEWEST_WORDS = 8
"""Words in lower case below which no verdict is given: a list of names looks like any language."""
_FEWEST_LETTERS = 10
_NAMES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "kk": "Kazakh", "km": "Khmer", "ko": "Korean", "lo": "Lao", "lt": "Lithuanian",
    "lv": "Latvian", "mn": "Mongolian", "ms": "Malay", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovene", "sq": "Albanian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}


def check_english(text: str, source: str) -> None:
    """Raise WrongLanguageError where ``text`` is plainly not English; say nothing of short texts."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    running = [word for word in words if not word[0].isupper()]
    if not _is_foreign_script(words):
        if len(running) < _FEWEST_WORDS:
            return
        if sum(word in _FUNCTION_WORDS for word in running) >= _ENGLISH_SHARE * len(running):
            return
    language = _classify(sample)
    if language != "en":
        name = _NAMES.get(language, f"language {language!r}")
        remedy = "only English is read: give its English version"
        raise WrongLanguageError(source, f"the text is in {name}", remedy)


def _is_foreign_script(words: Sequence[str]) -> bool:
    """Say whether most letters are of another script than the Latin one (up to U+024F, and Vietnamese)."""
    letters = "".join(words)
    foreign = sum(char > "\u024f" and not "\u1e00" <= char <= "\u1eff" for char in letters)
    return len(letters) >= _FEWEST_LETTERS and 2 * foreign > len(letters)


def _classify(sample: str) -> str:
    import py3langid  # loads a model: some 0.1 s, and most texts never need it

    py3langid.set_languages(["en", *_NAMES])
    language, _ = py3langid.classify(sample)
    return str(language)
