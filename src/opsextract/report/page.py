"""The review page: one file with its style, its script and its data inside, that opens no connection.

Nothing of a release becomes markup or script: data stands in JSON blocks whose angle brackets are escapes, the script
makes text nodes of it, and the content security policy lets only the page's own style and script (by their hashes) run.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from opsextract.merging.page import page_data
from opsextract.report.data import choices, details, row

if TYPE_CHECKING:
    from opsextract.explaining.decisions import Decision
    from opsextract.report.loading import Paired

SCRIPTS = (
    *("dom", "data", "store", "filters", "charts", "overview"),
    *("dossiers", "text", "facts", "gold", "zip", "corrections", "main"),
)
"""The page's script, in the order in which its parts stand in it."""

# Inside a script element only "<" can end it; the others are for readers of other kinds. U+2028 and lone surrogates
# cannot stand in every file.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def page(releases: Iterable[tuple[Paired, list[Decision] | None]], title: str) -> Iterator[str]:
    """The page in pieces, for any number of records, each with its text and what was rejected (None: not asked for)."""
    rows: list[dict[str, Any]] = []
    blocks: list[str] = []
    records: list[dict[str, Any]] = []
    for number, (paired, rejected) in enumerate(releases):
        rows.append(row(paired.release))
        records.append(paired.release.model_dump(mode="json", exclude={"text"}))
        blocks.append(_block(f"r{number}", details(paired, rejected)))
        if paired.text is not None:
            blocks.append(_block(f"t{number}", paired.text))
    style, script = _asset("page.css"), _script()
    head, _, tail = _asset("page.html").partition("{{data}}")
    # In one pass: a title that says {{style}} stays a title.
    holes = {"policy": policy(style, script), "title": escape(title), "style": style}
    yield re.sub(r"\{\{(\w+)\}\}", lambda match: holes[match[1]], head)
    shared = page_data(records)
    yield _block("index", {"title": title, "releases": rows, "choices": choices(), "dossiers": len(shared)})
    yield _block("dossiers-data", shared)
    # The script runs when it is read: the overview stands before the releases below it have come in.
    yield f"<script>{script}</script>\n"
    yield from blocks
    yield tail


def policy(style: str, script: str) -> str:
    """The content security policy: nothing but this style and this script, no connection, no markup made by script."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _block(name: str, value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    harmless = _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
    return f'<script type="application/json" id="{name}">{harmless}</script>\n'


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _script() -> str:
    parts = "\n".join(_asset(f"{name}.js") for name in SCRIPTS)
    return f'"use strict";(()=>{{\n{parts}\n}})();'


def _asset(name: str) -> str:
    return files(__package__).joinpath("assets", name).read_text("utf-8")
