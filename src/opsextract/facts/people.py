"""People of whom something is said without a number: named, described, in couples, or plural and uncounted."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Markup, Mention
from ..pipeline.noun_phrase import PERSON_GROUPS, PERSON_HEADS, noun_phrase
from ..pipeline.numbers import Number
from .candidate import Found
from .clause import Clause, measure_of
from .company import Company, company_at, is_one_person, is_thing, last_noun, may_be_person
from .recogniser import Decision, people
from .subjects import OWN_ACT, SINGULAR, auxiliary_before, subject_starts


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people arrested, with where it stands and how it was read; `person` tells one from another."""

    value: float | None
    bound: str
    start: int
    end: int
    rule: str
    person: str = ""


_NAME = (
    r"(?:[A-ZÀ-Þ][\w'.À-ÿ-]+\ (?:(?:de|da|del|der|van|von|bin|ibn|la|le|dos|di)\ )?){0,4}"
    r"(?:[A-ZÀ-Þ][\w'À-ÿ-]+(?:\ (?:Jr|Sr|II|III)\.?)?|[A-Z]\.\ ?[A-Z]\.?(?:\ ?[A-Z]\.?)?|\"[A-Z]\.?\")"
)
_NAMES = regex.compile(
    rf"{_NAME}(?:(?:,\ and\ |,\ (?=\S+\ [A-Z])|,\ (?=[A-Z][\w'-]+(?:,\ (?:and\ )?|\ and\ )[A-Z])|\ and\ )"
    rf"(?![A-Z]+\b){_NAME})*"
)
_DETERMINER = regex.compile(
    r"(?P<det>[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]his|[Bb]oth)\ (?=\S)"
)
_PRONOUN = regex.compile(
    r"(?P<who>[Hh]e|[Ss]he|[Tt]hey|[Bb]oth|[Tt]he\ (?:two|pair|couple|duo)|[Tt]he\ (?P<n>three|four|five"
    r"|six|seven|eight)|[Tt]he\ (?:other|remaining)\ (?P<others>two|three|four|five|six|seven|eight))(?=\ |,)"
)
_POSSESSIVE = regex.compile(
    rf"(?:\b(?P<pronoun>[Hh]is|[Hh]er)|(?P<name>{_NAME})'s?|\b(?:suspect|defendant|man)'s)\ (?:\w+\ ){{0,2}}$"
)
_REPORTED = regex.compile(
    r"\b(?:made|led\ to|resulted\ in|leading\ to|resulting\ in|including|carried\ out|yielded|following"
    r"|coordinated|several|first\ round\ of|multiple|conducted|numerous|dozens\ of"
    r"|hundreds\ of)\ (?:\w+\ )?$"
)
_MADE = regex.compile(r"\ (?:were|have\ been)\ (?:also\ )?(?:made|carried|conducted)|\ (?:in|of)\ (?:the\ )?[A-Z]")
_VERBS = read_toml("people.toml")["verbs"]
_PEOPLE_ONLY = frozenset(_VERBS["people_only"])
# What makes "the arrest of traffickers" one that happened, and not what a unit is for.
_TOLD = regex.compile(
    r"\b(?:led|leading|lead|result(?:ed|ing|s)|follow(?:ed|ing|s)|after|since|with|made|announc\w+|report\w+"
    r"|culminat\w+|ended|contribut\w+"
    r"|yield\w*|brought|includ\w+|saw|enabl\w+|during)\b[^.;]{0,40}$",
    regex.IGNORECASE,
)
_NUMBERED = regex.compile(r"(?:\d|\b(?:all|the|two|three|four|five|six|seven|eight|nine|ten))\ $", regex.IGNORECASE)
_AND = regex.compile(r",?\ and\ (?=\S)")
_OBJECT = regex.compile(r"(?:him|her)(?=[ .,;])")
_BETWEEN_NAMES = regex.compile(r",\ and\ |,\ |\ and\ ")
_NOBODY = regex.compile(r"(?:[Nn]obody|[Nn]o\ one|[Nn]one|[Nn]either|[Nn]o)\b")
# "a seventh, believed to have supplied the paper, was detained": one more, with a noun or without.
_ORDINAL = regex.compile(
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|final|remaining)\b"
)
_STANDS_ALONE = regex.compile(r",|\ (?:was|has|had|is)\b|$")
_ONE_BEFORE = regex.compile(r"\b(?P<det>[Aa]n?|[Oo]ne|[Aa]nother)\ (?:[\w-]+\ ){1,4}$")
_FIRST_NAME = regex.compile(r"(?<![.!?]\ )\b[A-ZÀ-Þ][a-zà-ÿ]+(?:\ [A-Z]\.)?$")
_ROLE = regex.compile(r"(?:[A-Z]?[a-z][\w-]*\ ){0,1}(?:[a-z][\w-]*\ ){0,2}(?P<head>[a-z][\w-]*)\ (?=[A-Z])")
# "Arrested were the captain and six crewmen".
_INVERTED = regex.compile(r"\ (?:was|were|are|is)\ (?=\S)")
_OF_WHOM = regex.compile(
    r"(?:\ (?:in|at|near)\ [A-ZÀ-Þ][\w'-]+(?:[\ ,]{1,2}[A-ZÀ-Þ][\w'-]+){0,3}(?:\ \([^()]{2,30}\))?)?\ of\ "
)
# "A Plano, Texas man": where he is from.
_HOME = regex.compile(r"(?:[A-ZÀ-Þ][\w.'-]+\ ){0,2}[A-ZÀ-Þ][\w.'-]+,\ (?:[A-ZÀ-Þ][\w.]+\ ){1,2}(?=[a-z])")
_NUMBER_WORDS: dict[str, int] = read_toml("numbers.toml")["words"]


def numbered(mention: Mention, start: int, end: int, rule: str) -> list[Count]:
    """The count of a measure, two for a range; none for one that is no whole number."""
    number: Number = measure_of(mention).number
    if number.high is not None:
        return [Count(number.value, "at_least", start, end, rule), Count(number.high, "at_most", start, end, rule)]
    if number.value is not None and number.value != int(number.value):
        return []
    return [Count(number.value, number.bound, start, end, rule)]


def unnumbered_people(clause: Clause, markup: Markup, found: Found, predicate: Mention) -> Count | None:
    """Whom a predicate of arrest, charge or conviction is about without a number: one person, a couple or names."""
    voice = predicate.value.voice
    if voice == "passive" or predicate.value.word in OWN_ACT:
        return _subject(clause, markup, found, predicate)
    if voice == "noun":
        possessive = _POSSESSIVE.search(clause.text, max(clause.sentence.start, predicate.start - 60), predicate.start)
        if possessive and not predicate.value.word.endswith("s"):
            name = (possessive["name"] or "").split(" ")[-1]
            return Count(1, "exact", possessive.start(), predicate.end, "possessive", name or "his")
        if _OF_WHOM.match(clause.text, predicate.end) is None:
            return _unnumbered(clause, predicate)
    return _object(clause, markup, found, predicate)


def people_together(clause: Clause, markup: Markup, predicate: Mention) -> Count | None:
    """People of whom some have a number and some none, or all none, as the subject or object of a predicate.

    "A father and his two sons were arrested", "arrested a man, 45, and two women"; None for anything else.
    """
    text, voice = clause.text, predicate.value.voice
    sure = predicate.value.word in _PEOPLE_ONLY or predicate.value.word.startswith(("arrest", "apprehen"))
    found: list[Company | None] = []
    inverted = _INVERTED.match(text, predicate.end) if predicate.start - clause.sentence.start < 3 else None
    if voice == "passive" and inverted is None:
        auxiliary = auxiliary_before(clause, predicate)
        if auxiliary is None or auxiliary["aux"] in SINGULAR:
            return None
        stop = auxiliary.start()
        starts = subject_starts(text, clause.sentence.start, stop, joined=True)
        earlier = max((p.end for p in clause.predicates if p.end < stop), default=0)
        if earlier and (onward := _AND.search(text[earlier:stop])) is not None:
            starts.append(earlier + onward.end())  # "pills were found, and the driver and his wife were detained"
        # What another arrest was told of is not told of again.
        told = max((p.end for p in clause.predicates if p.value.family == "arrest" and p.end < stop), default=0)
        for start in (one for one in starts if one >= told):
            together = company_at(clause, markup, start, stop, subject=True, only_people=sure)
            found.append(together if together is not None and text[together.end : stop].strip(" ,") == "" else None)
    else:
        start = inverted.end() if inverted is not None else _object_start(text, predicate)
        found.append(company_at(clause, markup, start, clause.sentence.end, only_people=sure))
    for together in found:
        if together is not None and together.count > 1 and together.numbered < together.members:
            start, end = min(together.start, predicate.start), max(together.end, predicate.end)
            return Count(together.count, "exact", start, end, "together")
    return None


def _object_start(text: str, predicate: Mention) -> int:
    """Where the object of a predicate begins: behind it, or behind "of" ("the arrest in Lyon of a courier")."""
    of = _OF_WHOM.match(text, predicate.end)
    return of.end() if of is not None else predicate.end + 1


def _object(clause: Clause, markup: Markup, found: Found, predicate: Mention) -> Count | None:
    """One person or more behind an active verb or "the arrest of"."""
    text, voice, word = clause.text, predicate.value.voice, predicate.value.word
    start = _object_start(text, predicate)
    names = _NAMES.match(text, start, clause.sentence.end)
    # Only people are arrested: a capitalised word right behind is one, unless it is known as something else.
    alone = word.startswith(("arrest", "apprehen"))
    persons = _are_persons(markup, found, names.start(), names.end(), alone=alone) if names else Decision(False)
    if names is not None and persons.holds:
        listed = _split(names.group())
        rule = "names" + persons.suffix
        return Count(len(listed), "exact", predicate.start, names.end(), rule, listed[0].split(" ")[-1])
    if text.startswith(("them ", "them.", "them,"), start) and voice == "active" and word.endswith("ed"):
        return _they(clause, markup, start, start + 4)
    if _OBJECT.match(text, start) and voice == "active" and word.endswith("ed"):
        return Count(1, "exact", predicate.start, start + 3, "one_person", "his")
    determiner = _DETERMINER.match(text, start)
    first, last = noun_phrase(text, determiner.end() if determiner else start)
    head = last_noun(text[first:last])
    if determiner is None:
        # Plurals without a number are arrests that happened only in the past tense or as a noun.
        past = voice == "noun" or word.endswith("ed")
        told = voice != "noun" or bool(
            _TOLD.search(text, max(clause.sentence.start, predicate.start - 50), predicate.start)
        )
        described = voice == "active" and bool(_NUMBERED.search(text, max(0, predicate.start - 14), predicate.start))
        if head in PERSON_HEADS and head.endswith("s") and past and told and not described:
            return Count(None, "vague", predicate.start, last, "people_unnumbered")
        return None
    if head in PERSON_GROUPS and head != "pair":
        return Count(PERSON_GROUPS[head], "exact", predicate.start, last, "group")
    sure = word.startswith(("arrest", "apprehen")) and word != "arrests" and may_be_person(head)
    if (sure or is_one_person(head, text[first:last])) and not is_thing(markup, first, last):
        definite = determiner["det"].lower() in ("the", "this", "his", "her")
        return Count(1, "exact", predicate.start, last, "one_person", "the" if definite else "")
    return None


def _subject(clause: Clause, markup: Markup, found: Found, predicate: Mention) -> Count | None:
    """One person or more before a passive verb."""
    text = clause.text
    auxiliary = auxiliary_before(clause, predicate)
    if auxiliary is None:
        return _headline(clause, predicate) or _reduced(clause, predicate)
    aux = auxiliary["aux"] or ""
    singular = aux in SINGULAR or (predicate.value.word in OWN_ACT and aux not in ("each", "both", "have"))
    for start in subject_starts(text, clause.sentence.start, auxiliary.start()):
        if _NOBODY.match(text, start):
            return None
        people = _subject_at(clause, markup, found, predicate, start, auxiliary.start(), singular)
        if people is not None:
            return people
    return None


def _headline(clause: Clause, predicate: Mention) -> Count | None:
    """ "Boston Man Arrested in Pills Conspiracy": headlines drop the auxiliary."""
    words = clause.text[clause.sentence.start : predicate.start].split()
    if clause.sentence.role != "title" or not words or predicate.value.word not in _PEOPLE_ONLY:
        return None
    head = words[-1].lower().strip(".,")
    counted = "and" in words or any(m.end < predicate.start for m in clause.measures)
    if head in PERSON_HEADS and is_one_person(head, "") and not counted:
        return Count(1, "exact", clause.sentence.start, predicate.end, "headline")
    return None


def _reduced(clause: Clause, predicate: Mention) -> Count | None:
    """ "A 31-year-old man detained in Spain had four passports": a participle right behind one person."""
    text = clause.text
    first = _ONE_BEFORE.search(text, max(clause.sentence.start, predicate.start - 60), predicate.start)
    if first is None or predicate.value.word not in ("arrested", "detained", "apprehended"):
        return None
    start, last = noun_phrase(text, first.end("det") + 1)
    if last != predicate.start - 1 or not is_one_person(last_noun(text[start:last]), text[start:last]):
        return None
    return Count(1, "exact", first.start(), predicate.end, "reduced")


def _subject_at(
    clause: Clause, markup: Markup, found: Found, predicate: Mention, start: int, stop: int, singular: bool
) -> Count | None:
    """The people that a subject from `start` to the auxiliary at `stop` names or describes."""
    text = clause.text
    pronoun = _PRONOUN.match(text, start, stop + 1)
    if pronoun is not None:
        if singular:
            return (
                Count(1, "exact", start, predicate.end, "one_person", "his")
                if pronoun["who"].lower() in ("he", "she")
                else None
            )
        if pronoun["who"].lower() == "they":
            return _they(clause, markup, start, predicate.end)
        if pronoun["others"]:
            return Count(_NUMBER_WORDS[pronoun["others"]], "exact", start, predicate.end, "group", f"+{start}")
        return Count(_NUMBER_WORDS.get(pronoun["n"] or "", 2), "exact", start, predicate.end, "group", "the")
    role = _ROLE.match(text, start, stop)
    if role is not None and is_one_person(role["head"], ""):
        start = role.end()  # "lead administrator John Smith was arrested"
    names = _NAMES.match(text, start, stop)
    alone = (
        predicate.value.word in _PEOPLE_ONLY and names is not None and (names.end() == stop or text[names.end()] == ",")
    )
    whole = names is not None and (names.end() == stop or text[names.end()] == ",")
    persons = (
        _are_persons(markup, found, names.start(), names.end(), alone=alone, whole=whole) if names else Decision(False)
    )
    if names is not None and persons.holds:
        return _named(text, names, predicate, start, stop, singular, "names" + persons.suffix)
    return _described(clause, markup, predicate, start, stop, singular)


def _named(
    text: str, names: regex.Match[str], predicate: Mention, start: int, stop: int, singular: bool, rule: str
) -> Count | None:
    """How many people a subject of names is: "Costa", "Ali and Haider Ali, 40," "A and B each"."""
    listed = _split(names.group())
    person = listed[0].split(" ")[-1]
    rest = text[names.end() : stop]
    if singular and (len(listed) == 1 or rest.startswith(",")):
        return Count(1, "exact", start, predicate.end, rule, person)
    if predicate.value.word in OWN_ACT and len(listed) > 1 and not rest.strip(" ,"):
        return Count(len(listed), "exact", start, predicate.end, rule, person)
    if not singular and len(listed) == 1:
        others = _NAMES.search(rest.rpartition(" and ")[2])
        return Count(2, "exact", start, predicate.end, rule, person) if others else None
    return None if singular else Count(len(listed), "exact", start, predicate.end, rule, person)


def _described(
    clause: Clause, markup: Markup, predicate: Mention, start: int, stop: int, singular: bool
) -> Count | None:
    """A subject given by a noun phrase: "A 34-year-old with ...", "the driver and his brother", "both brothers"."""
    text, end = clause.text, predicate.end
    determiner = _DETERMINER.match(text, start, stop)
    if determiner is None:
        first, last = noun_phrase(text, start)
        head = last_noun(text[first:last])
        plural = not singular and head in PERSON_HEADS and head.endswith("s")
        return Count(None, "vague", start, end, "people_unnumbered") if plural else None
    home = _HOME.match(text, determiner.end(), stop)
    first, last = noun_phrase(text, home.end() if home else determiner.end())
    head = last_noun(text[first:last])
    phrase = text[determiner.start() : min(stop, last + 20)]
    whole = any((m.start, m.end) == (first, last) for m in markup.within("country", first, last))
    sure = predicate.value.word in _PEOPLE_ONLY and may_be_person(head) and not is_thing(markup, first, last)
    sure = sure and (whole or text[first:last].islower())
    if singular:
        if head in PERSON_GROUPS and head != "pair":
            return Count(PERSON_GROUPS[head], "exact", start, end, "group")
        ordinal = _ORDINAL.match(text, determiner.end(), stop)
        if sure or is_one_person(head, phrase) or (ordinal is not None and _STANDS_ALONE.match(text, ordinal.end())):
            known = determiner["det"].lower() in ("the", "this") and ordinal is None
            another = ordinal is not None or determiner["det"].lower() == "another"
            person = f"+{start}" if another else "the" if known else ""
            return Count(1, "exact", start, end, "one_person", person)
        return None
    if head in PERSON_GROUPS or determiner["det"].lower() == "both":
        return Count(PERSON_GROUPS.get(head, 2), "exact", start, end, "group")
    return Count(None, "vague", start, end, "people_unnumbered") if head in PERSON_HEADS else None


def _unnumbered(clause: Clause, predicate: Mention) -> Count | None:
    """ "arrests were made", "led to several arrests": people arrested, and no number."""
    if predicate.value.word not in ("arrests", "detentions", "apprehensions"):
        return None
    before = _REPORTED.search(clause.text, max(clause.sentence.start, predicate.start - 40), predicate.start)
    if before or _MADE.match(clause.text, predicate.end):
        return Count(None, "vague", predicate.start, predicate.end, "arrests_unnumbered")
    return None


def _split(names: str) -> list[str]:
    """The names of a list of names."""
    return [part for part in _BETWEEN_NAMES.split(names) if part]


def _they(clause: Clause, markup: Markup, start: int, end: int) -> Count | None:
    """ "They were arrested": as many people as the sentences just before counted, where these give one number."""
    people = [
        m
        for m in markup.within("measure", max(0, clause.sentence.start - 350), start)
        if m.value.is_person and m.value.value and m.value.value > 1
    ]
    numbers = {m.value.value for m in people}
    return Count(numbers.pop(), "exact", start, end, "they", "the") if len(numbers) == 1 else None


def _are_persons(
    markup: Markup, found: Found, start: int, end: int, *, alone: bool = False, whole: bool = False
) -> Decision:
    """Whether capitalised words are people: by their form and what else they are, and by the recogniser.

    alone: the words are the whole subject of "was arrested", so that a surname is enough. whole: they are the whole
    subject of some verb, so that a surname is enough which ended a full name before.
    """
    known = any(s < end and start < e for kind in ("countries", "agencies") for c in found.of(kind) for s, e in c.spans)
    words = markup.text[start:end].split(" ")
    surname = whole and len(words) == 1 and _is_surname(markup.text, words[0], start)
    rules = not known and (alone or len(words) >= 2 or surname) and not markup.within("agency", start, end)
    return people(markup, start, end, rules=rules, certain=alone)


def _is_surname(text: str, word: str, before: int) -> bool:
    """Whether a word ended somebody's full name earlier in the text: "Gary Abbott-Teale ... Abbott-Teale was held"."""
    at = text.find(f" {word}", max(0, before - 4000), before)
    if text[at + len(word) + 1 : at + len(word) + 2].isalnum():
        return False
    return at > 0 and _FIRST_NAME.search(text, max(0, at - 24), at) is not None
