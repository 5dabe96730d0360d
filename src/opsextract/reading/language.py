"""What language a text is written in, by its letters and its most frequent words: some microseconds a text."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from ..lexicons import read_toml

SAMPLES = (1_200, 6_000)
"""Characters looked at, taken from the start, the middle and the end of a text: more where few are not enough."""
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = {
    "ko": re.compile("[\uac00-\ud7af]"),
    "ja": re.compile("[\u3040-\u30ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
    "hi": re.compile("[\u0900-\u097f]"),
    "ka": re.compile("[\u10a0-\u10ff]"),
    "hy": re.compile("[\u0530-\u058f]"),
}
_UKRAINIAN = re.compile("[іїєґ]")
_PERSIAN = re.compile("[پچژگ]")
_MIN_WORDS = 5
CLEAR_SHARE = 0.15
"""Of the words of running English text more than so many are its stop words."""
_WEIGHTS = [0.0, *(1 / n for n in range(1, 20))]
"""What a stop word counts for each of the languages that share it."""


@cache
def _stopwords() -> dict[str, list[str]]:
    """Each stop word with the languages that it speaks for."""
    words: dict[str, list[str]] = {}
    for code, listed in read_toml("languages.toml")["stopwords"].items():
        for word in dict.fromkeys(listed):
            words.setdefault(word, []).append(code)
    return words


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language of most of a text; "en" where there are too few words to tell."""
    for size in SAMPLES:
        words = _WORD.findall(_sample(text, size).lower())
        votes: defaultdict[str, float] = defaultdict(float)
        stopwords = _stopwords()
        for word in words:
            for code in stopwords.get(word, ()):
                votes[code] += _WEIGHTS[len(stopwords[word])]
        if votes["en"] > CLEAR_SHARE * len(words) and len(words) >= 50:
            return "en"
    if not text.isascii():
        script = _by_script(_sample(text, SAMPLES[-1]), sum(map(len, words)))
        if script:
            return script
    best = max(votes, key=lambda code: votes[code])
    share = votes[best]
    # Names and menus carry few such words of any language: another than English needs a clear lead.
    clear = len(words) >= _MIN_WORDS and share >= max(3, 0.08 * len(words)) and share > 1.5 * votes["en"]
    return best if clear else "en"


def name_of(code: str) -> str:
    """The English name of a language, or its code where the list lacks it."""
    return str(read_toml("languages.toml")["names"].get(code, code))


def _sample(text: str, size: int) -> str:
    if len(text) <= size:
        return text
    third = size // 3
    middle = len(text) // 2
    return f"{text[:third]} {text[middle : middle + third]} {text[-third:]}"


def _by_script(sample: str, letters: int) -> str | None:
    counts = {code: len(pattern.findall(sample)) for code, pattern in _SCRIPTS.items()}
    code = max(counts, key=lambda c: counts[c])
    # Kana and Hangul stand beside Chinese characters in their own languages.
    if code == "zh":
        for other in ("ja", "ko"):
            if counts[other] > 0.1 * counts["zh"]:
                code = other
    # A few words of a second script, such as a body's local name, do not make a text's language.
    weight = 3 if code in ("zh", "ja", "ko", "th") else 1
    if counts[code] * weight < 0.5 * letters or counts[code] < 8:
        return None
    if code == "ru" and len(_UKRAINIAN.findall(sample)) > 0.02 * counts["ru"]:
        return "uk"
    if code == "ar" and len(_PERSIAN.findall(sample)) > 0.02 * counts["ar"]:
        return "fa"
    return code
