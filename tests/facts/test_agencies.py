"""Agencies: names from the gazetteer and from grammar, their aliases, and what is no public body."""

from __future__ import annotations

from typing import Any

import pytest
import spacy

from opsextract.facts import agencies
from opsextract.facts.agency_names import definitions
from opsextract.facts.candidate import Found
from opsextract.lexicons import read_tsv
from opsextract.lexicons.codes import countries as iso_countries
from opsextract.pipeline import build_pipeline, component
from opsextract.pipeline.markup import Markup, Mention, MentionList


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    return build_pipeline(ner=False)


def bodies(nlp: spacy.language.Language, text: str) -> list[dict[str, Any]]:
    markup: Markup = nlp(text).user_data[component.MARKUP]
    return [candidate.fields for candidate in agencies.find(markup, Found())]


NAMES = [
    ("The Harlow Police Department made an arrest.", ["Harlow Police Department"]),
    (
        "The Kent County Sheriff's Office and the Tacoma Police Department helped.",
        ["Kent County Sheriff's Office", "Tacoma Police Department"],
    ),
    ("Lewis and Clark County Sheriffs Office deputies came.", ["Lewis and Clark County Sheriffs Office"]),
    ("Officers of the Ministry of Tourism and Antiquities came.", ["Ministry of Tourism and Antiquities"]),
    ("The Prosecutor's Office of Georgia and the FBI met.", ["Prosecutor's Office of Georgia", "FBI"]),
    (
        "The U.S. Attorney's Office for the District of Alaska prosecutes.",
        ["U.S. Attorney's Office for the District of Alaska"],
    ),
    ("U.S. Attorney's Office, Middle District of Georgia", ["U.S. Attorney's Office, Middle District of Georgia"]),
    ("He was sentenced in U.S. District Court in Tacoma.", ["U.S. District Court in Tacoma"]),
    ("The Whatcom County Drug and Gang Task Force led it.", ["Whatcom County Drug and Gang Task Force"]),
    ("The Customs and Excise Administration seized it.", ["Customs and Excise Administration"]),
    ("The Dundee Sheriff Court on Monday jailed him.", ["Dundee Sheriff Court"]),
    ("The Regional Court of Osnabrück and Eurojust agreed.", ["Regional Court of Osnabrück", "Eurojust"]),
    ("Said INTERPOL Secretary General Jane Roe.", ["INTERPOL Secretary General"]),
    (
        "The Special Investigations Unit of the Halifax Police Service filmed it.",
        ["Special Investigations Unit of the Halifax Police Service", "Halifax Police Service"],
    ),
    ("Greece: Coast Guard\nCyprus: Customs Department", ["Coast Guard", "Customs Department"]),
    (
        "The Justice Departments Tax Division and the FBIs Miami Field Office helped.",
        ["Justice Department", "Tax Division", "FBI", "Miami Field Office"],
    ),
    ("The Tollan Agency for Food Hygiene and Nutrition closed it.", ["Tollan Agency for Food Hygiene and Nutrition"]),
    (
        "Ask the Department of Agriculture, Food and the Marine.",
        ["Department of Agriculture, Food and the Marine"],
    ),
    ("A crew from the Gulf Air and Marine Branch came.", ["Gulf Air and Marine Branch"]),
    (
        "The River Coast Violent Offenders and Fugitive Task Force held him.",
        ["River Coast Violent Offenders and Fugitive Task Force"],
    ),
    (
        "Europol's Trafficking and Smuggling of Persons unit led.",
        ["Europol", "Trafficking and Smuggling of Persons unit"],
    ),
    ("Teams from the Vale of Orra Crime Unit came.", ["Vale of Orra Crime Unit"]),
    ("It was the General Directorate of Customs Enforcement.", ["General Directorate of Customs Enforcement"]),
    (
        "The New York State Department of Environmental Conservation and Homeland Security Investigations came.",
        ["New York State Department of Environmental Conservation", "Homeland Security Investigations"],
    ),
    ("The Metz prosecutor's office and the German prosecutors' office asked.", ["Metz prosecutor's office"]),
    ("Follow CBP's Tulsa Field Office on X.", ["CBP", "Tulsa Field Office"]),
    ("Agents of the HSI-led Harbour Crime Task Force came.", ["HSI", "Harbour Crime Task Force"]),
    ("He is held at PDEA Regional Office IV.", ["PDEA", "Regional Office IV"]),
    (
        "Ask the UNODC Regional Office for Central America and the Caribbean.",
        ["UNODC", "Regional Office for Central America and the Caribbean"],
    ),
    ("WCO Trains Customs\n\nThe WCO trained officers in Cairo on Monday.", ["WCO"]),
    ("Orran Customs Finds Gold\n\nOfficers of Orran Customs found gold on Monday.", ["Orran Customs"]),
]

NO_BODY = [
    "Hungarian authorities and local police acted with law enforcement.",
    "Brandt University Hospital and Harbour Bank paid.",
    "U.S. Attorney Jane Roe and Assistant U.S. Attorney John Doe spoke.",
    "The Marketing Department of Acme Ltd and its Customer Service replied.",
    "Operation Night Guard was a success.",
    "The Press Office answers questions.",
    "He went to the food court and had no office.",
    "ICE AND SNOW CLOSED THE ROAD".replace("ICE", "BEST"),
    "The project is financed by the Foreign, Commonwealth and Development Office.",
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names(nlp: spacy.language.Language, text: str, names: list[str]) -> None:
    assert [body["name"] for body in bodies(nlp, text)] == names


@pytest.mark.parametrize("text", NO_BODY)
def test_no_body(nlp: spacy.language.Language, text: str) -> None:
    assert bodies(nlp, text) == []


ALIASES = [
    (
        "Europol's European Cybercrime Centre (EC3) helped.",
        "European Cybercrime Centre",
        {"EC3", "Europol's European Cybercrime Centre"},
    ),
    ("The Criminal Assets Confiscation Taskforce (CACT) sold it.", "Criminal Assets Confiscation Taskforce", {"CACT"}),
    ("Denmark: National Police (Politi)", "National Police", {"Politi"}),
    ("The Drug Enforcement Administration (DEA) and DEA agents.", "Drug Enforcement Administration", {"DEA"}),
    (
        "The FBI's Richmond Field Office acted; FBI agents came.",
        "Richmond Field Office",
        {"FBI's Richmond Field Office", "FBI Richmond Field Office"},
    ),
    ("The U.S. Coast Guard found it. The Coast Guard towed it.", "U.S. Coast Guard", {"Coast Guard"}),
    (
        "The U.S. Attorney's Office for the District of Maine sued. The U.S. Attorney's Office won.",
        "U.S. Attorney's Office for the District of Maine",
        {"U.S. Attorney's Office"},
    ),
]


@pytest.mark.parametrize(("text", "name", "aliases"), ALIASES)
def test_aliases(nlp: spacy.language.Language, text: str, name: str, aliases: set[str]) -> None:
    body = next(b for b in bodies(nlp, text) if b["name"] == name)
    assert aliases <= set(body["aliases"])


def test_a_unit_and_its_parent_are_two(nlp: spacy.language.Language) -> None:
    found = bodies(nlp, "Europol's European Cybercrime Centre (EC3) helped; EC3 and Europol were thanked.")
    assert [b["name"] for b in found] == ["Europol", "European Cybercrime Centre"]


def test_country_from_name_line_and_gazetteer(nlp: spacy.language.Language) -> None:
    text = "France: National Police (Police Nationale)\nUkraine: National Police\nThe Royal Thai Police and INTERPOL agreed."
    found = {(b["name"], b["country"]) for b in bodies(nlp, text)}
    assert {
        ("National Police", "FR"),
        ("National Police", "UA"),
        ("Royal Thai Police", "TH"),
        ("INTERPOL", None),
    } <= found


def test_guarded_acronym_needs_its_country_or_its_name(nlp: spacy.language.Language) -> None:
    assert bodies(nlp, "The FIA said no.") == []
    assert [b["country"] for b in bodies(nlp, "Pakistani officers of the FIA said no.")] == ["PK"]
    assert [b["name"] for b in bodies(nlp, "The Federal Investigation Agency (FIA) said no. The FIA left.")] == [
        "Federal Investigation Agency"
    ]


def test_an_acronym_explained_otherwise_is_no_gazetteer_body(nlp: spacy.language.Language) -> None:
    found = bodies(nlp, "The Cargo Brokers Partnership (CBP) folded. CBP owed money in the U.S.")
    assert not any(b["name"] == "CBP" and b["type"] == "border" for b in found)


def test_types(nlp: spacy.language.Language) -> None:
    text = "The Harlow Police Department, the Leith Sheriff Court, the Ministry of Justice and the Tyne Drug Task Force met."
    assert [b["type"] for b in bodies(nlp, text)] == ["police", "judicial", "ministry", "task_force"]


def test_recogniser_adds_what_rules_do_not_see(nlp: spacy.language.Language) -> None:
    text = "Agents of Sashtra Mitra Bal stopped the lorry."
    markup: Markup = nlp(text).user_data[component.MARKUP]
    assert agencies.find(markup, Found()) == []
    start = text.index("Sashtra")
    markup.mentions["ner"] = MentionList([Mention(start, start + 17, "ner", "AGENCY", "ner")])
    (body,) = agencies.find(markup, Found())
    assert (body.fields["name"], body.rule) == ("Sashtra Mitra Bal", "agencies.ner")


def test_definitions_need_the_initials() -> None:
    text = "The National Crime Agency (NCA) met Acme Holdings (LLC) and the World Customs Organization (WCO)."
    assert definitions(text) == {"NCA": "National Crime Agency", "WCO": "World Customs Organization"}


def test_gazetteer_rows() -> None:
    rows = read_tsv("agencies.tsv")
    known = iso_countries()
    assert len(rows) >= 900
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(not row["country"] or row["country"] in known for row in rows)
    types = {
        "police",
        "customs",
        "border",
        "judicial",
        "ministry",
        "intelligence",
        "regulator",
        "international",
        "task_force",
        "other",
    }
    assert {row["type"] for row in rows} <= types
    for row in rows:
        forms = {row["name"], *row["acronyms"].split("|"), *row["aliases"].split("|")}
        assert set(filter(None, row["guarded"].split("|"))) <= forms


def test_recogniser_adds_no_mere_heads(nlp: spacy.language.Language) -> None:
    text = "Officers of Customs and Police stopped the lorry."
    markup: Markup = nlp(text).user_data[component.MARKUP]
    start = text.index("Customs")
    markup.mentions["ner"] = MentionList([Mention(start, start + 18, "ner", "AGENCY", "ner")])
    assert agencies.find(markup, Found()) == []
