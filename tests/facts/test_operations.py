"""Operations: where a name begins and ends, what is none, and what the release says of each."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
import spacy

from opsextract.facts import agencies, countries, dates, operations
from opsextract.facts.candidate import Candidate, Found
from opsextract.facts.operation_grammar import is_title_case
from opsextract.facts.operation_names import find_namings
from opsextract.pipeline import build_pipeline, component
from opsextract.pipeline.markup import Markup


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    return build_pipeline(ner=False)


def found(nlp: spacy.language.Language, text: str, published: str | None = None) -> dict[str, dict[str, Any]]:
    markup: Markup = nlp(text).user_data[component.MARKUP]
    facts = Found()
    if published:
        facts.add([Candidate("published", {"value": published}, [], "test")])
    for module in (dates, countries, agencies):
        facts.add(module.find(markup, facts))
    candidates = operations.find(markup, facts)
    for candidate in candidates:
        assert candidate.spans
        for start, end in candidate.spans:
            assert candidate.fields["name"].split()[0].casefold() in text[start:end].casefold()
    return {c.fields["name"]: c.fields for c in candidates}


NAMED = [
    ("Police in four states took part in Operation Ember Gate (3 - 9 June 2024).", ["Ember Gate"]),
    ("Operation Ember comes on the heels of a year of work.", ["Ember"]),
    ("The arrests came in the course of Op. Silent Harbour, officers said.", ["Silent Harbour"]),
    ("The case falls under Project Lantern, which ran for a year.", ["Lantern"]),
    ("The WCO's GRAIN Project trained twelve officers.", ["GRAIN"]),
    ("The GRAIN project, paid for by a donor, trained twelve officers.", ["GRAIN"]),
    ("GRAIN is a multi-agency project of three bodies.", ["GRAIN"]),
    ('Officers carried out Operation "Night Heron" on the coast.', ["Night Heron"]),
    ('Officers carried out operation "Night Heron" on the coast.', ["Night Heron"]),
    ('The "Night Heron" operation ended on Friday.', ["Night Heron"]),
    ("The investigation, codenamed Night Heron, began in May.", ["Night Heron"]),
    ("Codenamed Night Heron, the effort drew in nine countries.", ["Night Heron"]),
    ("A police operation dubbed Night Heron drew in nine countries.", ["Night Heron"]),
    ("The operation, called Heron, was run from the port.", ["Heron"]),
    ("The three-month effort known as Project Heron ended.", ["Heron"]),
    ("During Operation FALLOW V, customs opened 300 crates.", ["FALLOW V"]),
    ("During Operation Fallow 3.0, customs opened 300 crates.", ["Fallow 3.0"]),
    ("During Operation Fallow Phase II, customs opened 300 crates.", ["Fallow Phase II"]),
    ("Operation Fallow 2024 was the largest so far.", ["Fallow 2024"]),
    ("Operation 12 Nights at Sea 2.0 covered three oceans.", ["12 Nights at Sea 2.0"]),
    ("Operation 3Finch has been a joint effort.", ["3Finch"]),
    ("Operation Days of Rain closed on Sunday.", ["Days of Rain"]),
    ("The French called it Opération Sentier de la Lune.", ["Sentier de la Lune"]),
    ("It builds on Operations Sickle IV and Sickle V in the region.", ["Sickle IV", "Sickle V"]),
    ("It had help from INTERPOL's Projects Marisma and E-GATE.", ["Marisma", "E-GATE"]),
    ("Operation H.A.W.K. led to nine arrests.", ["H.A.W.K"]),
    ("OP KITE: 106 CONTAINERS HELD AT THE PORT\n\nCustoms held 106 containers, it said.", ["KITE"]),
    (
        "Under the African Joint Operation against Poaching, six were held.",
        ["African Joint Operation against Poaching"],
    ),
    ("Operation Storm Petrel in March 2022 was smaller.", ["Storm Petrel"]),
    ("Operation Storm Petrel 6 March was the first day.", ["Storm Petrel"]),
    ("Operation Kestrel's third phase ended.", ["Kestrel"]),
    ("Agents of the Operation Kestrel Task Force searched the boat.", ["Kestrel"]),
    ('He said: "Operation Kestrel has shown what can be done."', ["Kestrel"]),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_name(nlp: spacy.language.Language, text: str, names: list[str]) -> None:
    assert sorted(found(nlp, text)) == sorted(names)


NO_NAMES = [
    "An operation against smugglers ended on Friday.",
    "The Operation was run from a room in the port.",
    "Officers of the Operation Centre watched the screens.",
    "Operational highlights follow below.",
    "The Operations Directorate of the force led the work.",
    "Head of Operations National Operations Department, Superintendent Ana Lund, said so.",
    "The Special Operations Division and Command Staff met.",
    "She is Project Manager at the port.",
    "The Project Coordinator opened the course.",
    "During the operation Spanish police searched six homes.",
    "After the operation Europol praised the officers.",
    "The firm, a company called Project Greenfield, sold syrup.",
    "Watkins Street Project LLC pleaded guilty.",
    "Tenants were helped by Project Watchman, a non-profit organisation.",
    "He served in Operation Iraqi Freedom before he joined.",
    "The malware known as Bluecap was sold in a forum.",
    "A man known as Kingfisher was arrested.",
    "Officers arrested a man called Jordan Pell.",
    "The Harbour Bridge Infrastructure Project will cost EUR 3 million.",
    "The Co-op City shop was searched.",
    "Court-Authorized Operation Disrupts Worldwide Botnet Controlled by Criminals",
    "Man Who Led Drug Trafficking Operation Gets Eleven Years",
]


@pytest.mark.parametrize("text", NO_NAMES)
def test_no_name(nlp: spacy.language.Language, text: str) -> None:
    assert found(nlp, text) == {}


def test_spellings_are_one(nlp: spacy.language.Language) -> None:
    text = "OPERATION NIGHT HERON STRIKES AGAIN\n\nOperation Night Heron led to nine arrests. Night Heron was run by three states.\n"
    facts = found(nlp, text)
    assert list(facts) == ["Night Heron"]
    assert facts["Night Heron"]["full_name"] == "Operation Night Heron"


def test_editions_are_apart_and_the_bare_name_is_the_latest(nlp: spacy.language.Language) -> None:
    text = (
        "Customs close Operation Red Reed III\n\nOperation Red Reed III led to 31 arrests in six countries. Operation Red Reed "
        "ran from 4 to 9 May 2024.\n\nRed Reed II, held in 2022, had ended with nine arrests.\n"
    )
    facts = found(nlp, text, "2024-06-01")
    assert {name: f["role"] for name, f in facts.items()} == {"Red Reed III": "primary", "Red Reed II": "related"}
    assert facts["Red Reed III"]["period"] == "2024-05-04/2024-05-09"


LEAD = "Nine people have been arrested in six countries, police said on Friday. "
ROLES = [
    (LEAD + "Operation Heron was led by Spain and ran for two weeks.", {"Heron": "primary"}),
    (
        LEAD + "Operation Heron was conducted under the aegis of Project Marsh, which targets fraud.",
        {"Heron": "primary", "Marsh": "related"},
    ),
    (
        LEAD + "Operation Heron follows on from Operation Egret, which ended last year.",
        {"Heron": "primary", "Egret": "related"},
    ),
    (LEAD + "Operation Heron builds on Operation Egret.", {"Heron": "primary", "Egret": "related"}),
    ("Under the banner of Project Marsh, officers learnt to search ships.", {"Marsh": "primary"}),
    (
        "A man from Ohio was sentenced today to six years in prison for fraud, the court said. He had sold tablets for years.\n\n"
        "This case is part of Operation Safe Streets, a nationwide initiative against fraud.",
        {"Safe Streets": "related"},
    ),
    (
        "A man from Ohio was sentenced today to six years in prison for fraud, the court said.\n\n"
        "This case is part of Project Safe Streets , a U.S. Department of Justice nationwide initiative.",
        {"Safe Streets": "related"},
    ),
    (
        "A dealer pleaded guilty today. The plea was the result of Operation Heron, an investigation into the eel trade.",
        {"Heron": "primary"},
    ),
    ("The centre has grown in ten years of work, and it played a key role in Operation Heron.", {"Heron": "related"}),
]


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_role(nlp: spacy.language.Language, text: str, roles: dict[str, str]) -> None:
    assert {name: fields["role"] for name, fields in found(nlp, text).items()} == roles


PERIODS = [
    ("Operation Heron (3 - 9 June 2024) led to nine arrests.", "2024-06-03/2024-06-09"),
    ("Operation Heron, which ran from 15 April to 12 May 2024, led to nine arrests.", "2024-04-15/2024-05-12"),
    ("Between 19 February and 1 March, Operation Heron put officers on the roads.", "2024-02-19/2024-03-01"),
    (
        "Operation Heron led to nine arrests. The operation took place between 6 and 19 May 2024.",
        "2024-05-06/2024-05-19",
    ),
    ("Operation Heron, an investigation led by the RCMP, began in April 2023.", "2023-04/.."),
    (
        "From Sept. 9 through Sept. 20, 2023, officers opened parcels. Operation Heron was run by CBP.",
        "2023-09-09/2023-09-20",
    ),
    ("Officers carried out a day of action yesterday as part of Operation Heron.", "2024-06-11"),
    ("Operation Heron led to nine arrests.", None),
    ("Operation Heron led to the arrest of a man who was sentenced on 3 May 2024.", None),
    ("Operation Heron led to nine arrests, police announced on 11 June 2024.", None),
    ("Operation Heron targets matches that were played between February and June 2022.", None),
    ("Operation Heron led to nine arrests. The group had smuggled gold from 2019 to 2022.", None),
]


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_period(nlp: spacy.language.Language, text: str, period: str | None) -> None:
    assert found(nlp, text, "2024-06-12")["Heron"]["period"] == period


PARTNERS = [
    (
        "Operation Heron, which was led by Austria and coordinated by Romania, Europol and INTERPOL, ended on Friday.",
        {"led_by": ["Austria"], "coordinated_by": ["Romania", "Europol", "INTERPOL"], "supported_by": []},
    ),
    (
        "Operation Heron was supported by the United Nations Office on Drugs and Crime (UNODC) and Eurojust.",
        {
            "led_by": [],
            "coordinated_by": [],
            "supported_by": ["United Nations Office on Drugs and Crime (UNODC)", "Eurojust"],
        },
    ),
    (
        "Operation Heron ended with nine arrests. A firm led by a man from Spain was searched.",
        {"led_by": [], "coordinated_by": [], "supported_by": []},
    ),
]


@pytest.mark.parametrize(("text", "partners"), PARTNERS)
def test_partners(nlp: spacy.language.Language, text: str, partners: dict[str, list[str]]) -> None:
    fields = found(nlp, text)["Heron"]
    assert {role: fields[role] for role in partners} == partners


def test_menus_and_bare_links_name_nothing(nlp: spacy.language.Language) -> None:
    text = "Man sentenced for fraud\n\nA man was sentenced on Friday to two years in prison for fraud, the court in Leeds said.\n\nProject Safe Harbour\n"
    assert found(nlp, text) == {}


def test_namings_are_in_order_and_apart(nlp: spacy.language.Language) -> None:
    text = 'Operation "Heron" and the project GRAIN met Operation Egret II and Operation Egret.'
    namings = find_namings(nlp(text).user_data[component.MARKUP])
    assert all(a.end <= b.start for a, b in pairwise(namings))


@pytest.mark.parametrize(
    ("text", "title"),
    [("Police Arrest Nine In Harbour Raid", True), ("NINE HELD", True), ("Police arrest nine in harbour raid", False)],
)
def test_title_case(text: str, title: bool) -> None:
    assert is_title_case(text) is title
