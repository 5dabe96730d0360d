"""What holds for every text: evidence at its offsets, the same bytes twice, the same facts in any layout, no crash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from opsextract import Extractor
from opsextract.lexicons import read_tsv
from opsextract.records import Release

FIXTURES = sorted(Path(__file__).parents[1].joinpath("fixtures").glob("*.txt"))
EXTRACTOR = Extractor(ner=False)
SOME = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LISTS = ("operations", "dates", "countries", "agencies", "arrests", "seizures", "figures")

# Sentences that carry every kind of fact, in our own words, to be put together in any order.
SENTENCES = [
    "Police in Spain arrested twelve people and searched 14 homes.",
    "Customs seized 1,200 kg of cocaine worth EUR 40 million.",
    "More than 300 suspects were detained in Kenya and Ghana.",
    "Officers of Europol and the Guardia Civil took part in Operation Alder (3 – 9 June 2024).",
    "Some 40 victims were rescued on 4 March 2023.",
    "The following were seized:\n- 14 firearms\n- $3.5 million in cash",
    "No arrests were made in Peru.",
    "He was sentenced to 72 months in prison on May 3, 2022.",
]


def extract(text: str) -> list[Release]:
    return EXTRACTOR.extract(text)


def facts(text: str) -> list[dict[str, Any]]:
    """The facts of a text without offsets and without the words that carry them."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: bare(v) for k, v in value.items() if not k.endswith("evidence") and k not in ("source", "id")}
        return [bare(item) for item in value] if isinstance(value, list) else value

    return [{key: bare(record[key]) for key in ("published", "kind", *LISTS)} for record in dumped(text)]


def dumped(text: str) -> list[dict[str, Any]]:
    return [record.model_dump(mode="json") for record in extract(text)]


def evidences(value: Any) -> list[dict[str, Any]]:
    """Every evidence in a record, however deep."""
    if isinstance(value, dict):
        own = [value] if {"start", "end", "text"} == set(value) else []
        return own + [found for item in value.values() for found in evidences(item)]
    return [found for item in value for found in evidences(item)] if isinstance(value, list) else []


def hold(text: str) -> int:
    """How many evidences a text has; each is exactly what stands at its offsets."""
    found = evidences(dumped(text))
    for evidence in found:
        assert text[evidence["start"] : evidence["end"]] == evidence["text"]
    return len(found)


@pytest.mark.parametrize("path", FIXTURES[::5], ids=lambda path: path.stem)
def test_evidence_of_fixtures_stands_at_its_offsets(path: Path) -> None:
    assert hold(path.read_text("utf-8")) > 0


@SOME
@given(
    st.lists(
        st.sampled_from([*SENTENCES, "\u00a0", "\r\n", "\ufeff", "\u00ad", "“q”", "\ufb01ne", "é", "\n\n", "- "]),
        max_size=9,
    )
)
def test_evidence_of_any_mixture_stands_at_its_offsets(parts: list[str]) -> None:
    hold(" ".join(parts))


@SOME
@given(st.lists(st.sampled_from(SENTENCES), max_size=6))
def test_the_same_text_gives_the_same_bytes(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    first = [record.model_dump_json() for record in extract(text)]
    assert first == [record.model_dump_json() for record in extract(text)]


@settings(SOME, max_examples=150)
@given(st.text(max_size=300))
@example("Police arrested \U000116d0 men on 1\U000116d0/10/2024 and 1 May 201\U000116d1, and seized 3&#x116d2; kg.")
def test_no_text_breaks_it(text: str) -> None:
    hold(text)


@SOME
@given(
    st.lists(
        st.one_of(
            st.integers(0, 10**9).map(str),
            st.sampled_from(
                [
                    "of",
                    "to",
                    "and",
                    "-",
                    "–",
                    ".",
                    ",",
                    ":",
                    ";",
                    "(",
                    ")",
                    "$",
                    "€",
                    "%",
                    "kg",
                    "arrested",
                    "seized",
                    "were",
                    "in",
                    "May",
                    "2024",
                    "1/2",
                    "Operation",
                    "\n",
                ]
            ),
        ),
        max_size=60,
    )
)
def test_no_heap_of_words_and_digits_breaks_it(words: list[str]) -> None:
    hold(" ".join(words))


def test_the_order_of_texts_does_not_matter() -> None:
    texts = [path.read_text("utf-8") for path in FIXTURES[:8]]

    def records(order: list[str]) -> dict[str, list[str]]:
        results = EXTRACTOR.pipe(order)
        return {text: [r.model_dump_json() for r in rs] for text, rs in zip(order, results, strict=True)}

    assert records(texts) == records(texts[::-1])


LAYOUTS: dict[str, Callable[[str], str]] = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "nbsp": lambda text: text.replace(" ", "\u00a0"),
    "straight quotes": lambda text: text.translate(str.maketrans("’‘“”", "''\"\"")),
    "leading blank lines": lambda text: "\n\n\n" + text,
    "trailing blanks": lambda text: text.replace("\n", "  \n"),
    "byte order mark": lambda text: "\ufeff" + text,
}


KNOWN = {("us-cbp-eagle-pass", "trailing blanks"): "blanks at line ends change how its lines are read"}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("path", FIXTURES[::9], ids=lambda path: path.stem)
def test_layout_does_not_change_facts(request: pytest.FixtureRequest, path: Path, layout: str) -> None:
    if reason := KNOWN.get((path.stem, layout)):
        request.applymarker(pytest.mark.xfail(strict=True, reason=reason))
    text = path.read_text("utf-8")

    def plain(value: Any) -> Any:
        return str(value).replace("\u00a0", " ").translate(str.maketrans("’‘“”", "''\"\"")).replace('"', "'")

    assert plain(facts(LAYOUTS[layout](text))) == plain(facts(text))


@pytest.mark.xfail(strict=True, reason="a name of the lexicon that a line end cuts in two is not found")
def test_hard_wrapped_prose_gives_the_same_facts() -> None:
    prose = " ".join(sentence for sentence in SENTENCES if "\n" not in sentence)
    title = "Raid on a barn in the north\n\n"
    words, lines, line = prose.split(" "), [], ""
    for word in words:
        if len(line) + len(word) > 72:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    wrapped = "\n".join([*lines, line])
    assert facts(title + wrapped + "\n") == facts(title + prose + "\n")


def test_a_list_of_two_hundred_countries_is_read_whole() -> None:
    names = {row["code"]: row["surface"] for row in reversed(read_tsv("countries.tsv")) if row["type"] == "name"}
    chosen = dict(sorted(names.items())[:200])
    assert len(chosen) == 200
    text = "Customs action in many lands\n\nParticipating countries:\n\n" + "\n".join(
        f"- {name}" for name in chosen.values()
    )
    (record,) = extract(text)
    missing = set(chosen) - {country.code for country in record.countries}
    assert missing <= {"GE", "JO", "TD"}  # names that need a word beside them


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n" * 500,
        "\x00\x01\x02",
        "a" * 20_000,
        "1 " * 5_000,
        "(" * 2_000,
        "arrested " * 2_000,
        "- 1\n" * 2_000,
        "\u202e" * 50,
    ],
)
def test_texts_of_one_kind_of_thing_do_not_break_it(text: str) -> None:
    hold(text)
