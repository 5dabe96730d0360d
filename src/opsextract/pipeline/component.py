"""The markup component: everything the grammars understand of a text, gathered for the fact modules."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from ..lexicons import read_toml
from .dates import find_dates
from .layout import layout
from .lexicon import LEXICON, TEXT
from .markup import Markup, Mention, MentionList
from .measures import find_measures
from .numbers import find_numbers
from .predicates import find_predicates

MARKUP = "opsextract.markup"
"""Key of a document's Markup in `doc.user_data`."""


@Language.component("opsextract_markup")
def mark_up_doc(doc: Doc) -> Doc:
    """Gather lines, sentences and mentions of a document that is a whole release."""
    text = doc.user_data.get(TEXT) or doc.text
    doc.user_data[MARKUP] = mark_up(text, mentions_of(doc, 0))
    return doc


def mentions_of(doc: Doc, offset: int) -> list[Mention]:
    """What recogniser and lexicon found in a document that begins at `offset` of its release."""
    labels = _labels()
    found = [
        Mention(ent.start_char + offset, ent.end_char + offset, "ner", labels[ent.label_], "ner")
        for ent in doc.ents
        if ent.label_ in labels
    ]
    for mention in doc.user_data.get(LEXICON, ()):
        if offset:
            mention = Mention(mention.start + offset, mention.end + offset, mention.kind, mention.value, mention.rule)
        found.append(mention)
    return found


def mark_up(text: str, found: Iterable[Mention]) -> Markup:
    """The Markup of a release: the mentions found by recogniser and lexicon, and all that the grammars find."""
    lines, sentences = layout(text)
    dates = find_dates(text)
    numbers = find_numbers(text, [(m.start, m.end) for m in dates])
    measures = find_measures(text, numbers)
    mentions: dict[str, list[Mention]] = {"date": dates, "number": numbers, "measure": measures}
    for mention in found:
        mentions.setdefault(mention.kind, []).append(mention)
    mentions["predicate"] = find_predicates(text, mentions.pop("predicate_form", []), measures)
    return Markup(text, lines, sentences, {kind: MentionList(items) for kind, items in mentions.items()})


@cache
def _labels() -> dict[str, str]:
    return {label: ours for ours, labels in read_toml("ner_labels.toml")["labels"].items() for label in labels}
