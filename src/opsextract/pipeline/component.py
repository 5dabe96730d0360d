"""The markup component: everything the grammars understand of a document, gathered for the fact modules."""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from ..lexicons import read_toml
from .dates import find_dates
from .layout import layout
from .lexicon import LEXICON
from .markup import Markup, Mention, MentionList
from .measures import find_measures
from .numbers import find_numbers
from .predicates import find_predicates

MARKUP = "opsextract.markup"
"""Key of a document's Markup in `doc.user_data`."""


@cache
def _labels() -> dict[str, str]:
    return {label: ours for ours, labels in read_toml("ner_labels.toml")["labels"].items() for label in labels}


@Language.component("opsextract_markup")
def mark_up(doc: Doc) -> Doc:
    """Gather lines, sentences and mentions of a document into its Markup."""
    text = doc.text
    lines, sentences = layout(text)
    dates = find_dates(text)
    numbers = find_numbers(text, [(m.start, m.end) for m in dates])
    measures = find_measures(text, numbers)
    mentions: dict[str, list[Mention]] = {
        "date": dates,
        "number": numbers,
        "measure": measures,
        "ner": [
            Mention(ent.start_char, ent.end_char, "ner", _labels().get(ent.label_, ent.label_), "ner")
            for ent in doc.ents
        ],
    }
    for mention in doc.user_data.pop(LEXICON):
        mentions.setdefault(mention.kind, []).append(mention)
    mentions["predicate"] = find_predicates(text, mentions.pop("predicate_form", []), measures)
    doc.user_data[MARKUP] = Markup(
        text, lines, sentences, {kind: MentionList(found) for kind, found in mentions.items()}, doc
    )
    return doc
