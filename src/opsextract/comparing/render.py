"""A difference as lines for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from opsextract.comparing.facts import Change
from opsextract.comparing.runs import Difference, ReleaseDifference, by_rule
from opsextract.writing.stored_facts import stored_words
from opsextract.writing.visible import one_line

_SIGNS = {"came": "+", "went": "-", "changed": "~"}
_STATUS = {"both": "", "text": "  (its text has changed)", "came": "  (only in NEW)", "went": "  (only in OLD)"}


def as_json(difference: Difference) -> dict[str, Any]:
    """A difference as JSON: totals, counts by rule, and every differing release with its changes."""
    return {
        "old_releases": difference.old,
        "new_releases": difference.new,
        "same_releases": difference.same,
        "by_rule": {rule: {what: counts[what] for what in _SIGNS} for rule, counts in by_rule(difference).items()},
        "releases": [_release(release) for release in difference.releases],
    }


def _release(release: ReleaseDifference) -> dict[str, Any]:
    return {
        "id": release.id,
        "path": release.path,
        "index": release.index,
        "title": release.title,
        "status": release.status,
        "changes": [
            {
                "what": change.what,
                "kind": change.kind,
                "rule": change.rule,
                "fields": list(change.fields),
                "old": change.old,
                "new": change.new,
            }
            for change in release.changes
        ],
    }


def as_lines(difference: Difference) -> Iterator[str]:
    """A difference as lines: the changes of every release (+ came, - went, ~ changed), then the counts by rule."""
    for release in difference.releases:
        title = f"  {one_line(release.title)}" if release.title else ""
        yield f"{release.path}#{release.index}{title}{_STATUS[release.status]}"
        for change in release.changes:
            yield from _change(change)
        yield ""
    counts = by_rule(difference)
    if counts:
        width = max(len("rule"), *(len(rule) for rule in counts))
        yield f"{'rule':{width}}  {'came':>6}  {'went':>6}  {'changed':>7}"
        for rule, what in counts.items():
            yield f"{rule:{width}}  {what['came']:6}  {what['went']:6}  {what['changed']:7}"
        yield ""
    yield (
        f"{difference.old} releases in OLD, {difference.new} in NEW: "
        f"{difference.same} the same, {len(difference.releases)} differ"
    )


def _change(change: Change) -> Iterator[str]:
    shown = change.new or change.old or {}
    what, words = stored_words(change.kind, shown)
    if change.what != "changed":
        quoted = _quoted(shown)
        yield f"  {_SIGNS[change.what]} {what:12} {one_line(words)}{quoted}  [{change.rule}]"
        return
    before = stored_words(change.kind, change.old or {})[1]
    said = one_line(words) if before == words else f"{one_line(before)} -> {one_line(words)}"
    yield f"  ~ {what:12} {said}: {', '.join(_how(change))}  [{change.rule}]"


def _how(change: Change) -> Iterator[str]:
    old, new = change.old or {}, change.new or {}
    for field in change.fields:
        values = (old.get(field), new.get(field))
        if field == "evidence":
            yield f"evidence{_quoted(old)} ->{_quoted(new)}"
        elif any(isinstance(value, dict | list) for value in values):
            yield field
        else:
            was, became = ("none" if value is None else one_line(value) for value in values)
            yield f"{field} {was} -> {became}"


def _quoted(fact: dict[str, Any]) -> str:
    texts = [str(one.get("text", "")) for one in fact.get("evidence") or ()]
    return "".join(f' "{one_line(text)}"' for text in texts)
