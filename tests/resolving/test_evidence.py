"""Evidence counts in the text that was read, whatever normalising did to it, also in the second release of a file."""

from __future__ import annotations

import pytest

from opsextract import Extractor

BODY = "Officers  seized 1 000 kg of “pure” cocaine – and arrested twelve men."


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(ner=False)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "\ufeff\n\n\n" + BODY,
        BODY.replace(" ", "\u00a0"),
        "Raid on a barn in the north\r\n\r\n" + BODY + "\r\n",
        "Sei\u00adzure in the o\ufb03ce of a barn\n\n" + BODY,
    ],
)
def test_evidence_stands_at_its_offsets(extractor: Extractor, text: str) -> None:
    (record,) = extractor.extract(text)
    assert [(a.count, text[a.evidence[0].start : a.evidence[0].end]) for a in record.arrests] == [
        (12, record.arrests[0].evidence[0].text)
    ]
    (seizure,) = record.seizures
    evidence = seizure.evidence[0]
    assert evidence.text == text[evidence.start : evidence.end]
    assert "1" in evidence.text and "cocaine" in evidence.text


def test_the_second_release_of_a_file_counts_from_the_start_of_the_file(extractor: Extractor) -> None:
    one = (
        "Nine held after raid on a barn\n3 May 2024\n\nPolice arrested nine men in a barn on the coast, where they had "
        "kept bikes and boat engines that belonged to people from three villages, a spokesperson said.\n"
    )
    text = one + "\n==========\n\n" + one.replace("nine", "eleven").replace("Nine", "Eleven")
    records = extractor.extract(text)
    assert [[a.count for a in record.arrests] for record in records] == [[9], [11]]
    evidence = records[1].arrests[0].evidence[-1]
    assert text[evidence.start : evidence.end] == evidence.text
    assert evidence.start > len(one)
