"""Which count goes with which verb, in lists, bullets, passives and inclusions."""

from __future__ import annotations

from functools import cache

import pytest
import spacy

from opsextract.facts.attachment import LIST_RULE, clauses
from opsextract.pipeline import build_pipeline, component


@cache
def pipeline() -> spacy.language.Language:
    """The pipeline without the recogniser."""
    return build_pipeline(ner=False)


def bound(text: str) -> dict[str, str | None]:
    """The family of the predicate that each measure of a text is bound to, by the words of the measure."""
    markup = pipeline()(text).user_data[component.MARKUP]
    return {
        text[m.start : m.end]: (p.value.family if (p := clause.predicate_of(m)) else None)
        for clause in clauses(markup)
        for m in clause.measures
    }


CASES = [
    (
        "Police arrested eight people, searched 11 homes and seized 3 cars.",
        {"eight people": "arrest", "11 homes": "search", "3 cars": "seize"},
    ),
    (
        "Eight people were arrested, 11 homes were searched and 3 cars were seized.",
        {"Eight people": "arrest", "11 homes": "search", "3 cars": "seize"},
    ),
    (
        "5 kg of heroin, two cars and EUR 3,000 were seized.",
        {"5 kg of heroin": "seize", "two cars": "seize", "EUR 3,000": "seize"},
    ),
    (
        "Eight people, including two women, were arrested.",
        {"Eight people": "arrest", "two women": "arrest"},
    ),
    (
        "Nine men who had hidden in a barn were arrested.",
        {"Nine men": "arrest"},
    ),
    (
        "Twelve suspects in charge of the warehouses were arrested.",
        {"Twelve suspects": "arrest"},
    ),
    (
        "Customs intercepted USD 39 million stolen from a company.",
        {"USD 39 million": "intercept"},
    ),
    ("The group has 40 members.", {"40 members": None}),
    # Inclusions, and what is said of a subject before its verb.
    (
        "1,750 live animals, including 38 primates, have been recovered.",
        {"1,750 live animals": "recover", "38 primates": "recover"},
    ),
    ("Nine men, all residents of the port, were arrested.", {"Nine men": "arrest"}),
    ("Nine women found working in the plant were detained.", {"Nine women": "arrest"}),
    (
        "Of the seized items, including 3 cars and 14 rifles, some were new.",
        {"3 cars": "seize", "14 rifles": "seize"},
    ),
    ("Items recovered at the point of arrest include 3 cars.", {"3 cars": "recover"}),
    ("Those arrested include 3 women.", {"3 women": "arrest"}),
    # A list that ends in a passive of its own does not hang on a search before it.
    ("During searches, 17 phones and 3 laptops were seized.", {"17 phones": "seize", "3 laptops": "seize"}),
    ("Police searched nine sheds and 3 cars.", {"nine sheds": "search", "3 cars": "search"}),
    # Goods held somewhere are not taken; people are.
    ("Two rifles held without a licence were on show.", {"Two rifles": None}),
    ("Two men held without a charge were freed.", {"Two men": "arrest"}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_count_goes_with_its_verb(text: str, expected: dict[str, str | None]) -> None:
    assert bound(text) == expected


LISTS = [
    ("The following were seized:\n\n- 14 firearms\n- 3 cars\n", {"14 firearms": "seize", "3 cars": "seize"}),
    ("Results:\n\n- 14 firearms\n- 3 cars\n", {"14 firearms": "result", "3 cars": "result"}),
    (
        "The results:\n\n- 9 people arrested\n- 14 homes searched\n- 3 cars\n",
        {"9 people": "arrest", "14 homes": "search", "3 cars": "result"},
    ),
    ("The ministry donated the following:\n\n- 14 firearms\n- 3 cars\n", {"14 firearms": None, "3 cars": None}),
    # Things in a list of arrests are results of what stands around it, if anything does.
    ("Results:\n\nArrests:\n\n- 14 people\n- 3 pistols\n", {"14 people": "arrest", "3 pistols": "result"}),
    ("Arrests:\n\n- 14 people\n- 3 pistols\n", {"14 people": "arrest", "3 pistols": None}),
    (
        "Mali: 33 arrests; 96 victims; 14 firearms\n",
        {"33 arrests": "result", "96 victims": "result", "14 firearms": "result"},
    ),
    ("Mali: 33 schools; 96 pupils; 14 firearms\n", {"33 schools": None, "96 pupils": None, "14 firearms": None}),
    ("Mali has 33 arrests; 14 firearms\n", {"33 arrests": None, "14 firearms": None}),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_members_of_a_list_take_the_verb_that_leads_it_in(text: str, expected: dict[str, str | None]) -> None:
    text = f"Raid on a barn in the north\n\nOfficers came at dawn.\n\n{text}"
    assert bound(text) == expected


def test_a_list_ends_where_prose_goes_on() -> None:
    text = (
        "Raid on a barn in the north\n\nThe following were seized:\n\n- 14 firearms\n\n"
        "The village lies in the hills and has a school, a mill and 300 houses.\n"
    )
    assert bound(text) == {"14 firearms": "seize", "300 houses": None}


def test_an_inherited_predicate_is_marked_as_such() -> None:
    markup = pipeline()("Seized:\n\n- 14 firearms\n").user_data[component.MARKUP]
    (member,) = [c for c in clauses(markup) if c.measures]
    predicate = member.predicate_of(member.measures[0])
    assert predicate is not None and predicate.rule == LIST_RULE
