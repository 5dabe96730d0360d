"""`opsextract explain`: why a fact is in the record, or is not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from opsextract.cli import options
from opsextract.cli.output import opened, say
from opsextract.errors import InputError

if TYPE_CHECKING:
    from opsextract.explaining import Passage
    from opsextract.resolving.trace import Trace


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("explain")(explain)


def explain(
    release: Annotated[str, typer.Argument(metavar="RELEASE", help='The file to explain; "-" is standard input.')],
    fact: Annotated[
        int | None, typer.Option("--fact", metavar="N", min=1, help="Only fact N, as `opsextract view` numbers it.")
    ] = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="WORDS", help='Only where these words stand: "22 suspects".')
    ] = None,
    index: Annotated[int, typer.Option("--index", metavar="I", min=0, help="Which release of a feed, from 0.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the trace as JSON.")] = False,
    published: options.Published = None,
    ner: options.Ner = None,
    no_ner: options.NoNer = False,
) -> int:
    """Show what was read in a release, which rules took it, and what became of it: kept, merged, dropped, rejected.

    Example: opsextract explain fixtures/europol-port-offensive.txt --text "31 arrests"
    """
    if fact is not None and text is not None:
        raise typer.BadParameter("--fact and --text cannot stand together; give one of them")
    if text is not None and not text.split():
        raise typer.BadParameter("--text is empty; give words that stand in the release")
    date = options.check_published(published)
    try:
        raw, trace = _traced(release, index, date, ner, no_ner)
        passages = _passages(release, trace, raw, fact, text)
    except InputError as error:
        say(error)
        return 1
    from opsextract.explaining.render import as_json as plain
    from opsextract.explaining.render import as_lines

    with opened(None) as stream:
        if as_json:
            stream.write(json.dumps([plain(one) for one in passages], ensure_ascii=False, indent=2) + "\n")
        else:
            stream.writelines(f"{line}\n" for line in as_lines(passages))
    return 0


def _traced(path: str, index: int, published: str | None, ner: str | None, no_ner: bool) -> tuple[str, Trace]:
    from dataclasses import replace

    from opsextract.report.loading import read_release

    source = read_release(path)
    if published and source.date is None:
        source = replace(source, date=published)
    traces = options.extractor(ner, no_ner).trace(source)
    if index >= len(traces):
        remedy = f"give --index 0 to {len(traces) - 1}" if len(traces) > 1 else "leave --index out"
        raise InputError(path, "explain", f"holds no release {index}", remedy if traces else "give a release")
    return source.text, traces[index]


def _passages(path: str, trace: Trace, raw: str, fact: int | None, text: str | None) -> list[Passage]:
    from opsextract.explaining import explain as explain_all
    from opsextract.explaining import fact_passage, text_passages

    if fact is not None:
        try:
            return [fact_passage(trace, raw, fact)]
        except IndexError as error:
            raise InputError(path, "explain", f"has no fact {fact}: {error}", "see opsextract view") from error
    if text is None:
        return explain_all(trace, raw)
    passages = text_passages(trace, raw, text)
    if not passages:
        raise InputError(path, "explain", f"does not say {text!r}", "give words as they stand in the release")
    return passages
