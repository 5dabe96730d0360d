"""Kind: what a release reports, decided from headline, lead and the facts found."""

from __future__ import annotations

import pytest
import spacy

from opsextract.facts import kind
from opsextract.facts.candidate import Candidate, Found
from opsextract.facts.kind_cues import cues, said
from opsextract.lexicons import read_toml
from opsextract.pipeline import build_pipeline, component


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    return build_pipeline(ner=False)


def decided(nlp: spacy.language.Language, text: str, *facts: Candidate) -> str:
    found = Found()
    found.add(list(facts))
    (candidate,) = kind.find(nlp(text).user_data[component.MARKUP], found)
    return str(candidate.fields["value"])


CASES = [
    (
        "Thousands of crates opened in global customs crackdown\n\nCustoms in 40 countries took part in a coordinated operation against "
        "fake medicines. The operation resulted in 200 seizures.\n",
        "operation",
    ),
    (
        "Trafficking network dismantled in cross-border action day\n\nPolice in Spain and Portugal searched 20 premises at the same time. "
        "The joint operation was supported by Europol.\n",
        "operation",
    ),
    (
        "Ohio Man Sentenced to Six Years in Prison for Fraud\n\nA man of Akron was sentenced today to 72 months in prison, U.S. Attorney "
        "Jane Roe announced. According to court documents, he sold false tickets.\n",
        "case",
    ),
    (
        "Nurse pleads guilty to theft\n\nA nurse from Leeds pleaded guilty today to stealing drugs from a ward.\n",
        "case",
    ),
    (
        "Appeal after theft of cable\n\nPolice are appealing for witnesses after copper cable was stolen from a line.\n",
        "case",
    ),
    (
        "Police chiefs meet in Accra\n\nThe annual conference brought together delegates from 12 states, who discussed joint patrols. "
        "The meeting was hosted by the Ghana Police Service.\n",
        "meeting",
    ),
    (
        "Two services sign accord\n\nThe two services signed an agreement on the exchange of data during a visit to Quito.\n",
        "meeting",
    ),
    (
        "Customs officers learn to read X-ray images\n\nTwenty trainees took part in a five-day training course in Lomé. Participants "
        "gained skills in practical exercises.\n",
        "training",
    ),
    (
        "New report: fraud losses on the rise\n\nThe report finds that losses rose by a tenth compared with the previous year. Key findings "
        "follow below.\n",
        "report",
    ),
    (
        "Cabinet adopts strategy against scams\n\nThe government will fund a new law under the action plan, ministers said. The strategy "
        "aims to halve losses.\n",
        "policy",
    ),
    ("Statement on the death of an officer\n\nOur thoughts are with her family.\n", "other"),
    ("Office closed on Monday\n\nThe counter opens again on Tuesday at nine.\n", "other"),
]


@pytest.mark.parametrize(("text", "value"), CASES)
def test_kind(nlp: spacy.language.Language, text: str, value: str) -> None:
    assert decided(nlp, text) == value


def test_a_named_operation_in_the_headline_outweighs_charges(nlp: spacy.language.Language) -> None:
    text = "Operation Heron: nine charged\n\nNine people have been charged over the sale of shellfish, officers said.\n"
    fields = {"role": "primary", "type": "operation", "name": "Heron"}
    operation = Candidate("operations", fields, [(0, 15)], "test")
    assert decided(nlp, text) == "case"
    assert decided(nlp, text, operation) == "operation"


def test_a_programme_named_as_background_does_not(nlp: spacy.language.Language) -> None:
    text = "Operation Heron: nine charged\n\nNine people have been charged over the sale of shellfish, officers said.\n"
    fields = {"role": "related", "type": "operation", "name": "Heron"}
    assert decided(nlp, text, Candidate("operations", fields, [(0, 15)], "test")) == "case"


def test_cues_are_for_kinds_of_the_contract_and_each_has_a_weight() -> None:
    assert {cue.kind for cue in cues()} == set(kind.KINDS)
    assert all(cue.weights and all(weight > 0 for weight in cue.weights.values()) for cue in cues())


PHRASES = [
    ("The gang was dismantled.", "dismantl*|disrupt*|smash*|halt*", True),
    ("They were dismal.", "dismantl*|disrupt*|smash*|halt*", False),
    ("He gets 12 years.", "gets # years", True),
    ("He gets many years.", "gets # years", False),
    (
        "In very close cooperation with Spain.",
        "in ... cooperation|co-operation|coordination|co-ordination|collaboration|partnership with",
        True,
    ),
    (
        "In a spirit of very close cooperation with Spain.",
        "in ... cooperation|co-operation|coordination|co-ordination|collaboration|partnership with",
        False,
    ),
]


@pytest.mark.parametrize(("text", "phrase", "occurs"), PHRASES)
def test_phrase(text: str, phrase: str, occurs: bool) -> None:
    rows = read_toml("kind.toml")["cue"]
    index = next(i for i, row in enumerate(rows) if phrase in row["phrases"])
    assert (index in said(text, [(0, len(text))])) is occurs
