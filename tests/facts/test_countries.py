"""Countries: what names a country, what only looks like it, and who took part."""

from __future__ import annotations

import pytest
import spacy

from opsextract.facts import agencies, countries
from opsextract.facts.candidate import Found
from opsextract.lexicons import read_tsv
from opsextract.lexicons.codes import countries as iso_countries
from opsextract.pipeline import build_pipeline, component
from opsextract.pipeline.markup import Markup


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    return build_pipeline(ner=False)


def found(nlp: spacy.language.Language, text: str) -> dict[str, str]:
    markup: Markup = nlp(text).user_data[component.MARKUP]
    candidates = countries.find(markup, Found())
    for candidate in candidates:
        for start, end in candidate.spans:
            assert text[start:end].strip()
    return {c.fields["code"]: c.fields["role"] for c in candidates}


NAMED = [
    ("A man from Côte d'Ivoire flew in.", {"CI"}),
    ("A man from Cote d'Ivoire flew in.", {"CI"}),
    ("Ships from Viet Nam and Timor Leste waited.", {"VN", "TL"}),
    ("The Republic of Korea and Korea (Rep. of) are one.", {"KR"}),
    ("The parcel left Hong Kong (China) on Friday.", {"HK"}),
    ("The parcel left Hong Kong, China on Friday.", {"HK"}),
    ("Two Dutch nationals and a Filipino were on board.", {"NL", "PH"}),
    ("Three Filipinos, an Emirati and a Scot.", {"PH", "AE", "GB"}),
    ("Goods went from the UAE to the U.S. and the UK.", {"AE", "US", "GB"}),
    ("A Scottish farmer and a Welsh miner met in Northern Ireland.", {"GB"}),
    ("Guinea-Bissau is not Guinea.", {"GW", "GN"}),
    ("The boat left Guinea Bissau.", {"GW"}),
    ("Papua New Guinea and Equatorial Guinea signed.", {"PG", "GQ"}),
    ("Niger borders Nigeria.", {"NE", "NG"}),
    ("The Democratic Republic of the Congo signed.", {"CD"}),
    ("TÜRKIYE AND NORTH MACEDONIA SIGNED", {"TR", "MK"}),
    ("Kosovo* and Czechia took part.", {"XK", "CZ"}),
    ("A Georgian ring sent cars to Tbilisi, Georgia.", {"GE"}),
    ("Armenia, Georgia and Moldova signed.", {"AM", "GE", "MD"}),
    ("The flight landed in Jordan.", {"JO"}),
    ("Chad, Niger and Mali closed the border.", {"TD", "NE", "ML"}),
    ("Jordan Customs found the pills.", {"JO"}),
]

NOT_NAMED = [
    "The Eastern District of Michigan and the State of New Mexico agreed.",
    "He lives in West Virginia and works in New England.",
    "Atlanta, Georgia, has a port of entry and so has Savannah.",
    "The U.S. Attorney for the Middle District of Georgia".replace("U.S. ", ""),
    "Jordan Whitfield, 34, of Leeds, was charged.",
    "Detective Chad Morrow spoke.",
    "The ship crossed the Indian Ocean towards the Gulf of Guinea.",
    "He paid by American Express on American Airlines.",
    "Latin American and South American routes; an African American museum.",
    "The release is available in English and French.",
    "Contact us today. CONTACT US NOW",
    "He cooked a turkey and drank from china.",
    "The loss came to 40 million US dollars.".replace("US ", "Jamaican "),
    "A parcel for Surrey, British Columbia.",
    "The European Union and Latin America agreed.",
    "The port of spain".replace("spain", "Spain"),
]

TOOK_PART = [
    ("Police in Brazil arrested nine men.", "BR"),
    ("Spanish police searched three homes.", "ES"),
    ("The operation was led by Thailand.", "TH"),
    ("Participating countries: Angola, Benin, Chile, Fiji and Peru", "FJ"),
    ("Countries involved:\n\nAngola\nBenin\nChile\n", "BJ"),
    ("The following authorities took part:\n\nAustria: Federal Police\nBelgium: Customs\nGreece: Coast Guard\n", "BE"),
    ("In Italy, the Carabinieri made three arrests.", "IT"),
    ("Officers from Ghana, Kenya and Togo were trained.", "KE"),
    ("The meeting was hosted by Morocco.", "MA"),
    ("The National Police of Ukraine dismantled the group.", "UA"),
    ("The FBI and the United States Postal Inspection Service are investigating.", "US"),
    ("Eleven people were arrested, seven in Italy and four in Spain.", "ES"),
    ("Taking part in the third phase: Argentina, Belize, Chile and Peru.", "PE"),
    ("Investigators from Norway, France and the United States were deployed.", "FR"),
]

ONLY_NAMED = [
    ("LYON, France - The results are in.", "FR"),
    ("A Chinese national was convicted.", "CN"),
    ("The project is funded by the Government of Norway.", "NO"),
    ("The rhino horn came from South Africa alone.", "ZA"),
    ("He paid bribes to Vietnamese customs officials.", "VN"),
    ("Victims live in Belgium and the Netherlands.", "BE"),
    ("The bulk carriers were headed for Turkey.", "TR"),
]


@pytest.mark.parametrize(("text", "codes"), NAMED)
def test_named(nlp: spacy.language.Language, text: str, codes: set[str]) -> None:
    assert set(found(nlp, text)) == codes


@pytest.mark.parametrize("text", NOT_NAMED)
def test_not_named(nlp: spacy.language.Language, text: str) -> None:
    assert found(nlp, text) == {}


@pytest.mark.parametrize(("text", "code"), TOOK_PART)
def test_participant(nlp: spacy.language.Language, text: str, code: str) -> None:
    assert found(nlp, text)[code] == "participant"


@pytest.mark.parametrize(("text", "code"), ONLY_NAMED)
def test_mentioned(nlp: spacy.language.Language, text: str, code: str) -> None:
    assert found(nlp, text)[code] == "mentioned"


def test_one_country_one_candidate(nlp: spacy.language.Language) -> None:
    text = "Greek police acted in Greece. The Greeks were thanked."
    markup = nlp(text).user_data[component.MARKUP]
    (greece,) = countries.find(markup, Found())
    assert {text[a:b] for a, b in greece.spans} == {"Greek", "Greece", "Greeks"}


def test_georgia_the_state_beside_its_prosecutors(nlp: spacy.language.Language) -> None:
    text = "The U.S. Attorney said that two Georgians from Macon, Georgia, pleaded guilty."
    assert set(found(nlp, text)) == {"US"}


def test_lexicon_rows() -> None:
    rows = read_tsv("countries.tsv")
    known = iso_countries()
    assert len(rows) > 1200
    assert all(row["code"] in known for row in rows)
    assert {row["type"] for row in rows} == {"name", "abbreviation", "demonym", "adjective", "constituent"}
    assert len({row["surface"] for row in rows}) == len(rows)
    uninhabited = {"AQ", "BV", "HM"}
    assert set(known) - {row["code"] for row in rows} <= uninhabited


def test_the_country_of_an_acting_body_took_part(nlp: spacy.language.Language) -> None:
    text = "Kenya Wildlife Service rangers stopped the lorry. The tusks were bound for Laos and came from Kenya."
    markup = nlp(text).user_data[component.MARKUP]
    both = Found()
    both.add(agencies.find(markup, both))
    roles = {c.fields["code"]: c.fields["role"] for c in countries.find(markup, both)}
    assert roles == {"KE": "participant", "LA": "mentioned"}


def test_a_body_that_is_only_impersonated_did_not_take_part(nlp: spacy.language.Language) -> None:
    text = "The caller was posing as an officer of the Kenya Wildlife Service. He was from Chad."
    markup = nlp(text).user_data[component.MARKUP]
    both = Found()
    both.add(agencies.find(markup, both))
    roles = {c.fields["code"]: c.fields["role"] for c in countries.find(markup, both)}
    assert roles == {"KE": "mentioned", "TD": "mentioned"}
