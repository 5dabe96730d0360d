"""Precision, recall and F1 of a pipeline on labelled releases: a span counts when both ends and the label are right."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from data import LABELS, Labelled, Span
from spacy.language import Language


@dataclass(frozen=True)
class Score:
    """Counts for one label and what follows from them."""

    found: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of the spans given that are right."""
        return self.found / (self.found + self.wrong) if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the labelled spans that are given."""
        return self.found / (self.found + self.missed) if self.found else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.found / (2 * self.found + self.wrong + self.missed) if self.found else 0.0


def expected(nlp: Language, item: Labelled) -> set[Span]:
    """The labelled spans. One that lacks only the full stop or the plural ending of its last token takes it, as in
    training ("D.C" before a full stop); one that cuts a token otherwise stays as it is and is counted as missed."""
    doc = nlp.make_doc(item.text)
    spans = set()
    for start, end, label in item.spans:
        wide = doc.char_span(start, end, alignment_mode="expand")
        if wide is not None and wide.start_char == start and item.text[end : wide.end_char] in {".", "s", "'s"}:
            end = wide.end_char
        spans.add((start, end, label))
    return spans


def evaluate(nlp: Language, items: Sequence[Labelled]) -> dict[str, Score]:
    """Run the pipeline over whole releases and compare. Returns one Score a label, and "all"."""
    found: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for item in items:
        gold = expected(nlp, item)
        given = {(ent.start_char, ent.end_char, ent.label_) for ent in nlp(item.text).ents}
        found.update(label for *_, label in gold & given)
        wrong.update(label for *_, label in given - gold)
        missed.update(label for *_, label in gold - given)
    scores = {label: Score(found[label], wrong[label], missed[label]) for label in LABELS}
    scores["all"] = Score(found.total(), wrong.total(), missed.total())
    return scores


def words_per_second(nlp: Language, items: Sequence[Labelled]) -> float:
    """Words (by white space) per second of tokenizer and recogniser over whole texts, one at a time."""
    words = sum(len(item.text.split()) for item in items)
    start = time.perf_counter()
    for item in items:
        nlp(item.text)
    return words / (time.perf_counter() - start)


def table(scores: dict[str, Score]) -> str:
    """The scores as a Markdown table."""
    lines = ["| label | spans | precision | recall | F1 |", "|---|---|---|---|---|"]
    for label, score in scores.items():
        count = score.found + score.missed
        lines.append(f"| {label} | {count} | {score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f} |")
    return "\n".join(lines)
