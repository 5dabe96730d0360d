"""The spaCy pipeline: tokenizer, recogniser, lexicon, and the markup that the fact modules read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

WEIGHTS = Path(__file__).parent / "weights"
"""The packaged recogniser."""
_KEPT = frozenset(["doc.ents", "doc.spans", "doc.tensor", "doc._.trf_data"])
"""What pipes of another recogniser may give: entities (a span_ruler's come by way of doc.spans), and vectors."""


def build_pipeline(ner: bool | str | Path = True) -> Language:
    """The pipeline that marks up a normalised release.

    ner: True for the packaged recogniser, False for none, or the path or package name of any spaCy pipeline whose
    entities serve in its place: of its pipes those that give entities stay (ner, entity_ruler, ...), with what they
    stand on; labels are mapped by lexicons/ner_labels.toml, and those that it does not name are left out.

    Raises OSError when a named pipeline is not installed.
    """
    import spacy

    from . import component, lexicon  # noqa: F401  registers the factories
    from .whole_text import WholeText

    if ner is False:
        nlp = spacy.blank("en")
        nlp.tokenizer = WholeText(nlp.vocab)
    elif ner is True:
        # Its tokenizer is the language's own: reading it again would take longer than the weights.
        nlp = spacy.load(WEIGHTS, exclude=["tokenizer"])
    else:
        nlp = spacy.load(ner)
        for name in [name for name in nlp.pipe_names if not _serves(nlp, name)]:
            nlp.remove_pipe(name)
    nlp.add_pipe("opsextract_lexicon")
    nlp.add_pipe("opsextract_markup")
    # Lengths are watched by words where texts are batched; spaCy's own limit is for parsers.
    nlp.max_length = 100_000_000
    return nlp


def _serves(nlp: Language, name: str) -> bool:
    """Whether a pipe gives entities or the vectors for them; one that does not declare what it gives may."""
    meta = nlp.get_pipe_meta(name)
    gives = set(meta.assigns) or {"doc.ents"}
    return meta.factory != "attribute_ruler" and bool(gives & _KEPT)
