"""Modules that every worker needs, imported once by the server that forks them."""

from contextlib import suppress

# A failure here would end the server without a word; in the worker the same import says what is wrong.
with suppress(Exception):
    import spacy  # noqa: F401

    import opsextract.reading
    import opsextract.resolving.extractor
    import opsextract.writing.jsonout  # noqa: F401
