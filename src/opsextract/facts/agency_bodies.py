"""The bodies of one release while they are gathered: forms, places and owners of each, until every body stands once."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import regex

from .agency_gazetteer import Body, Hit, lookup
from .agency_grammar import Phrase
from .agency_names import acronym_in, fold, type_of
from .agency_words import grammar

Key = tuple[str, ...]
_US_NAME = regex.compile(
    r"\bU\.?S\.? |\bUnited States |\bCounty\b|\bSheriff|District Attorney|State Police|Highway Patrol|Strike Force|"
    r"\bHIDTA\b|District Court|Bankruptcy Court|FBI|DEA|Resident Agency|Field Office|Field Division"
)


@dataclass(slots=True, eq=False)
class Item:
    """One body: the forms of its name in the order found, and where they stand."""

    forms: list[str]
    spans: dict[tuple[int, int], None]
    """Its evidences in the order found."""
    rule: str
    body: Body | None = None
    country: str | None = None
    owner: Key | None = None
    acronym: str | None = None
    possessive: set[str] = field(default_factory=set)
    """Forms with another body's name before them: aliases, never the name."""
    bracketed: set[str] = field(default_factory=set)
    """Forms that stand in brackets after another: aliases, never the name."""

    @property
    def name(self) -> str:
        """The fullest form: the longest that is no acronym and names no other body before it."""
        aside = self.possessive | self.bracketed
        plain = [f for f in self.forms if f not in aside] or self.forms
        return max(plain, key=lambda f: (acronym_in(f) is None, len(f)))

    @property
    def aliases(self) -> list[str]:
        """The other forms."""
        name = self.name
        return [f for f in self.forms if f != name]

    def add_form(self, form: str, span: tuple[int, int] | None = None) -> None:
        """Add a form with its place, once."""
        form = " ".join(form.split())
        if form and form not in self.forms:
            self.forms.append(form)
        if span is not None:
            self.spans[span] = None

    def add_alias(self, form: str) -> None:
        """Add a form given in brackets; an acronym becomes the body's acronym."""
        if form not in self.forms:
            self.bracketed.add(form)
        self.add_form(form)
        if self.acronym is None and acronym_in(form):
            self.acronym = form

    def fields(self, home: str | None) -> dict[str, Any]:
        """The record's fields; `home` is the country of bodies whose country the text leaves open."""
        name = self.name
        acronym = self.acronym
        if acronym is None:
            own = self.body.acronyms if self.body else ()
            acronym = next((f for f in self.forms if f in own), None) or next(
                (f for f in self.forms if acronym_in(f)), None
            )
        country = self.body.country if self.body else self.country
        if country is None and self.body is None:
            country = "US" if _US_NAME.search(name) else home
        kind = self.body.type if self.body else type_of(name)
        return {"name": name, "acronym": acronym, "aliases": self.aliases, "country": country, "type": kind}


class Items:
    """All bodies of one release, found by the same key or by the place where they stand."""

    def __init__(self, text: str, country_at: Callable[[int, int], str | None], american: bool) -> None:
        self._text = text
        self._country_at = country_at
        self._american = american
        self._by_key: dict[Key, Item] = {}
        self._ends: dict[int, Item] = {}
        # For look-up: keys by what stands in them, the spans in text order, and where an item stands in all of these.
        self._with_part: defaultdict[str, list[Key]] = defaultdict(list)
        self._spans: list[tuple[int, int]] = []
        self._longest = 0
        self._at: defaultdict[tuple[int, int], list[Item]] = defaultdict(list)
        self._keys_of: defaultdict[int, list[Key]] = defaultdict(list)
        self._ends_of: defaultdict[int, list[int]] = defaultdict(list)

    def _keep(self, key: Key, item: Item) -> None:
        """Let a key lead to an item, and each of its words to the key."""
        if key not in self._by_key:
            for part in dict.fromkeys(key[1:]) if key[0] in ("unit", "name") else ():
                self._with_part[part].append(key)
        self._by_key[key] = item
        self._keys_of[id(item)].append(key)

    def _end(self, offset: int, item: Item) -> None:
        """Let an item be the one that ends at an offset."""
        self._ends[offset] = item
        self._ends_of[id(item)].append(offset)

    def _name(self, item: Item, form: str, span: tuple[int, int]) -> None:
        """Add a form with its place to an item."""
        item.add_form(form, span)
        if span not in self._at:
            insort(self._spans, span)
            self._longest = max(self._longest, span[1] - span[0])
        if item not in self._at[span]:
            self._at[span].append(item)

    def ordered(self) -> list[Item]:
        """The bodies in the order of their first naming."""
        seen: dict[int, Item] = {id(item): item for item in self._by_key.values()}
        return sorted(seen.values(), key=lambda item: min(item.spans))

    def add_hit(self, hit: Hit, whole: tuple[int, int] | None = None) -> Item:
        """Take a body of the gazetteer; `whole` is the longer name around it, when there is one."""
        item = self._by_key.get(("body", hit.body.id))
        span = whole or (hit.start, hit.end)
        if item is None:
            item = Item([], {}, "gazetteer", hit.body)
            self._keep(("body", hit.body.id), item)
        self._name(item, self._text[span[0] : span[1]], span)
        if whole:
            item.add_form(self._text[hit.start : hit.end])
        self._end(hit.end, item)
        self._end(span[1], item)
        return item

    def note_owner(self, hit: Hit, phrase: Phrase) -> None:
        """A gazetteer body in the possessive of another: the longer form is one of its names."""
        if phrase.owner is not None:
            item = self.add_hit(hit)
            whole = self._text[phrase.owner[0] : phrase.end]
            item.add_form(whole)
            item.possessive.add(whole)

    def add_phrase(self, phrase: Phrase) -> Item:
        """Take a name that the grammar read, with the names of its owner and its parents."""
        text = self._text
        if phrase.strength == "known":
            return self.add_name(phrase.start, phrase.end, "gazetteer")
        name = " ".join(text[phrase.start : phrase.end].split())
        if lookup(name) is not None and not phrase.parents:
            return self._owned_name(phrase)
        core = " ".join(text[phrase.core[0] : phrase.core[1]].split())
        country = self._country_at(phrase.start, phrase.end)
        owner_key: Key | None = None
        owner_forms: list[str] = []
        owner = phrase.owner
        if owner is not None:
            owner_name = " ".join(text[owner[0] : owner[1]].split()).removeprefix("The ").removeprefix("the ")
            body = lookup(owner_name)
            owner_key = ("body", body.id) if body else ("name", fold(owner_name))
            if body and body.country:
                country = country or body.country
            if owner[1] <= phrase.start:
                whole = " ".join(text[owner[0] : phrase.end].split()).removeprefix("The ")
                owner_forms = [whole, f"{owner_name} {name}", regex.sub(r"\s*\([^()]*\)", "", whole)]
        unit = core if phrase.parents or (owner is not None and owner[0] >= phrase.core[1]) else name
        key: Key = ("unit", *(owner_key or ("",)), fold(unit)) if owner_key else ("name", fold(unit), country or "")
        item = self._by_key.get(key) or self._unowned(unit, owner_key, country)
        if item is None:
            item = Item([], {}, "grammar", None, country, owner_key)
        if self._by_key.get(key) is not item:
            self._keep(key, item)
        item.country = item.country or country
        item.owner = item.owner or owner_key
        self._name(item, unit, (phrase.start, phrase.end))
        for form in [name, *owner_forms]:
            if form != unit:
                item.add_form(form)
                if form != name:
                    item.possessive.add(form)
        self._end(phrase.end, item)
        if phrase.core[1] not in self._ends:
            self._end(phrase.core[1], item)
        for start, end in phrase.parents:
            parent = text[start:end]
            if lookup(parent) is None:
                self.add_name(start, end, "grammar")
        return item

    def _owned_name(self, phrase: Phrase) -> Item:
        item = self.add_name(phrase.start, phrase.end, "gazetteer")
        if phrase.owner is not None:
            whole = " ".join(self._text[phrase.owner[0] : phrase.end].split())
            item.add_form(whole)
            item.possessive.add(whole)
        return item

    def add_name(self, start: int, end: int, rule: str) -> Item:
        """Take a plain name at [start, end)."""
        name = " ".join(self._text[start:end].split())
        body = lookup(name)
        country = self._country_at(start, end)
        key: Key = ("body", body.id) if body else ("name", fold(name), country or "")
        item = self._by_key.get(key)
        if item is None:
            item = Item([], {}, rule, body, country)
            self._keep(key, item)
        self._name(item, name, (start, end))
        if end not in self._ends:
            self._end(end, item)
        return item

    def _unowned(self, unit: str, owner: Key | None, country: str | None) -> Item | None:
        """A unit that was named with another owner or none, where its words are telling enough to be the same."""
        for key in self._with_part.get(fold(unit), ()):
            item = self._by_key[key]
            if owner is None or item.owner is None:
                if country and item.country and country != item.country:
                    continue
                return item
        return None

    def drop(self, unwanted: Callable[[Item], bool]) -> None:
        """Take out the bodies that are none of this release's."""
        self._by_key = {key: item for key, item in self._by_key.items() if not unwanted(item)}

    def ending_at(self, offset: int) -> Item | None:
        """The body whose name ends at an offset, or None."""
        return self._ends.get(offset)

    def within(self, start: int, end: int) -> list[Item]:
        """The bodies named inside [start, end)."""
        at = bisect_left(self._spans, (start, 0))
        found: dict[int, Item] = {}
        while at < len(self._spans) and self._spans[at][0] < end:
            found.update((id(item), item) for item in self._at[self._spans[at]])
            at += 1
        return sorted(found.values(), key=lambda item: min(item.spans))

    def overlapping(self, start: int, end: int) -> bool:
        """Say whether any body's name overlaps [start, end)."""
        first = bisect_left(self._spans, (start - self._longest, 0))
        return any(b > start for _, b in self._spans[first : bisect_left(self._spans, (end, 0))])

    def may_be_one(self, item: Item, other: Item) -> bool:
        """Say whether a body in brackets is the one before them under another name."""
        if other.body is not None and item.body is not None:
            same_land = item.body.country is not None and item.body.country == other.body.country
            return other.body.id == item.body.id or (same_land and len(other.spans) == 1)
        return True

    def merge(self, item: Item, other: Item) -> None:
        """Make two items one; the first keeps its place."""
        if item is other:
            return
        for form in other.forms:
            item.add_form(form)
        item.possessive |= other.possessive
        item.bracketed |= other.bracketed - set(item.forms)
        item.spans |= other.spans
        for span in other.spans:
            self._at[span] = [one for one in self._at[span] if one is not other and one is not item] + [item]
        item.body = item.body or other.body
        item.country = item.country or other.country
        item.acronym = item.acronym or other.acronym
        for key in self._keys_of.pop(id(other), ()):
            if self._by_key[key] is other:
                self._keep(key, item)
        for end in self._ends_of.pop(id(other), ()):
            if self._ends[end] is other:
                self._end(end, item)

    def merge_short_forms(self) -> None:
        """Give the short names of a body, told by their words, to the body itself."""
        items = self.ordered()
        folded = {id(item): [fold(f) for f in item.forms] for item in items}
        generic = [fold(d) for d in ("U.S. Attorney's Office", "U.S. Attorneys Office", "U.S. District Court")]
        edges: defaultdict[str, dict[int, None]] = defaultdict(dict)  # beginnings and ends of forms -> their items
        for at, item in enumerate(items):
            for edge in _edges(item.forms, folded[id(item)]):
                edges[edge][at] = None
        places = {id(item): at for at, item in enumerate(items)}
        gone: set[int] = set()
        for short in sorted(items, key=lambda i: len(i.name)):
            name = fold(short.name)
            near = sorted({*edges.get(name, ()), *(edges.get(short.acronym, ()) if short.acronym else ())} - gone)
            longer = [
                items[at]
                for at in near
                if items[at] is not short and self._is_short_for(short, name, items[at], folded[id(items[at])])
            ]
            if len(longer) == 1 or (longer and name in generic):
                target = longer[0]
                self.merge(target, short)
                folded[id(target)] = [fold(f) for f in target.forms]
                for edge in _edges(short.forms, folded[id(short)]):
                    edges[edge][places[id(target)]] = None
                gone.add(places[id(short)])

    def _is_short_for(self, short: Item, name: str, item: Item, forms: list[str]) -> bool:
        if short.country and item.country and short.country != item.country:
            return False
        if short.body and item.body:
            return False
        if short.acronym and short.acronym in item.forms:
            return True
        for form in forms:
            if form == name:
                return short.owner is None or item.owner is None or short.owner == item.owner
            if len(form) <= len(name):
                continue
            if form.startswith(name + " ") and short.owner is None and (item.owner is None):
                rest = form[len(name) + 1 :]
                return bool(rest) and rest.split()[0] not in _UNIT_WORDS and short.body is None and not _has_head(rest)
            if form.endswith(" " + name) and short.owner is None and short.body is None:
                return any(_ends_with(f, short.name) for f in item.forms if f not in item.possessive)
        return False


_UNIT_WORDS = frozenset(w.casefold() for w in ("Division", "Section", "Unit", "Branch", "Squad"))


def _edges(forms: list[str], folded: list[str]) -> Iterator[str]:
    """What a short name of a body may be: its forms, and the words that a folded form begins or ends with."""
    yield from forms
    for form in folded:
        words = form.split(" ")
        for count in range(1, len(words) + 1):
            yield " ".join(words[:count])
            yield " ".join(words[-count:])


def _ends_with(form: str, short: str) -> bool:
    """Say whether the short name ends the form, and is not the larger body after "of the"."""
    at = len(form) - len(short)
    return (
        fold(form[at:]) == fold(short) and regex.search(r"(?:\b(?:of|for|in|and|at)(?: the)?|'s) ?$", form[:at]) is None
    )


def _has_head(words: str) -> bool:
    return any(word.capitalize() in grammar().heads for word in words.split())
