"""Where sentences end, and the dots that end none."""

from __future__ import annotations

import pytest

from opsextract.pipeline.sentences import MAX_SENTENCE, sentence_bounds

CASES = [
    ("Two men were held. They had 3 kg of tea.", ["Two men were held.", "They had 3 kg of tea."]),
    ("More checks are to come.OFFICERS said so.", ["More checks are to come.", "OFFICERS said so."]),
    ("Crews met in phase 2.Customs joined.", ["Crews met in phase 2.", "Customs joined."]),
    ('"We found it." He smiled.', ['"We found it."', "He smiled."]),
    ("He lives in the U.S. The port is near.", ["He lives in the U.S.", "The port is near."]),
    ("Harbour Freight Inc. He was fined.", ["Harbour Freight Inc.", "He was fined."]),
    ("Write to tips.harbour.gov. Officers read it.", ["Write to tips.harbour.gov.", "Officers read it."]),
    ("Was it sold? Yes! On 3 May.", ["Was it sold?", "Yes!", "On 3 May."]),
    ("Nothing was seized. 12 people were fined.", ["Nothing was seized.", "12 people were fined."]),
    ("It cost Rs. 65 lakh. 12 people were fined.", ["It cost Rs. 65 lakh.", "12 people were fined."]),
    ("It was in euros. 12 people were fined.", ["It was in euros.", "12 people were fined."]),
    ("They said no. Others agreed.", ["They said no.", "Others agreed."]),
]

WHOLE = [
    "The U.S. Customs office in Macon, Ga. told Sgt. Ada B. Cole on Oct. 6, 2020 about lot No. 5.",
    "Gold worth Rs. 2.65 crore and cash of Rp. 40 million lay there, approx. 3 kg in all.",
    "It weighed 1.2 tonnes at 4.30 a.m. near St. Mary Pier.",
    "Lines v. Harbour Board was heard by Mr. Okoro.",
    "3. Boats and nets were listed.",
    "40 boats; 12 nets; 3 cars; and one lorry.",
    "See ports.example.com or mail desk@ports.example for more",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences_end(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in sentence_bounds(text, 0, len(text))] == expected


@pytest.mark.parametrize("text", WHOLE)
def test_sentence_goes_on(text: str) -> None:
    assert sentence_bounds(text, 0, len(text)) == [(0, len(text))]


def test_bounds_count_in_the_whole_text() -> None:
    text = "Head\nOne came. Two left."
    assert [text[a:b] for a, b in sentence_bounds(text, 5, len(text))] == ["One came.", "Two left."]


@pytest.mark.parametrize("run", ["boats and nets, ", "boats ", "x"])
def test_a_run_without_an_end_is_cut_and_nothing_is_lost(run: str) -> None:
    text = run * (2 * MAX_SENTENCE // len(run) + 9)
    bounds = sentence_bounds(text, 0, len(text))
    assert len(bounds) > 1 and all(0 < end - start <= MAX_SENTENCE for start, end in bounds)
    assert "".join(text[start:end] for start, end in bounds).replace(" ", "") == text.replace(" ", "")
    if run != "x":
        assert all(text[end - 1] in ", " for _, end in bounds[:-1])
