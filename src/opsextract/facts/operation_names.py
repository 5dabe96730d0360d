"""Names of operations and projects: a head word, a quotation or "codenamed" shows where one begins, grammar where it ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Markup, Sentence

EDITION = r"(?:[IVX]{2,5}\b|[VX]\b|I\b(?=[,;:)\"\n]| \()|\d{1,2}\.\d{1,2}\b|(?:19|20)\d\d\b|\d{1,2}\b|(?:[Pp]hase|PHASE) (?:\d{1,2}|[IVX]+|[Oo]ne|[Tt]wo|[Tt]hree|ONE|TWO|THREE)\b)"
"""What tells one edition of an operation from another: V, 3.0, 2024, 24, Phase II."""

_TRIGGER = regex.compile(
    r"(?<![\w-])(?:[Oo]p[eé]ra(?:tion|ci[oó]n|zione|[cç][aã]o|si)(?:s|nes|ni)?|OPERATIONS?|[Oo]p(?:s|\.)?(?= [\p{Lu}\d\"'])|OPS?\b\.?(?= [\p{Lu}\d\"'])"
    r"|[Pp]roje(?:c?t|kt)s?|PROJECTS?|[Cc]ode[- ]?name(?:d|s)?|CODE-?NAMED|dubbed|[Nn]icknamed|called|named|known as|labelled|baptised|christened|termed)(?!\w)"
)
_WORD = r"(?:(?:\p{Lu}\.){2,}|\p{Lu}[\p{L}\p{N}]*(?:['&/.-](?!s\b)[\p{L}\p{N}]+)*|\d+(?:\.\d+)?\p{L}[\p{L}\p{N}-]*)"
_QUOTED = regex.compile(r"\"\s?([^\"\n]{2,60}?)\s?\"|'(?=\p{Lu}|\d)((?:[^'\n]|'(?=s? \p{L}|\p{L})){2,60}?)'(?!\p{L})")
_ACRONYM = regex.compile(r"\(([A-Z][A-Za-z-]{1,11})\)")
_TITLE_ROLES = ("title", "heading", "masthead")


@dataclass(frozen=True, slots=True)
class Naming:
    """One naming of an operation: `start` and `end` with its head word, `name` without it."""

    start: int
    end: int
    name: str
    type: str
    rule: str


@cache
def _grammar() -> dict[str, regex.Pattern[str]]:
    w = read_toml("operations.toml")["name"]
    inner = rf"(?:{w['inner']})"
    month = rf"(?:{w['months']})\b"
    number = rf"(?:{EDITION}|\d{{1,4}})(?![\d.,]*\d)(?! {month})(?!(?:st|nd|rd|th)\b)"
    follow = rf"(?: {_WORD}(?<!\b{month})| {inner} {_WORD}| {number})"
    rare = rf"(?: (?:{w['inner_rare']}) (?!{month}){_WORD}(?:{follow})*)"
    return {
        "name": regex.compile(rf"(?:{_WORD}|\d{{2,4}}(?= {_WORD}|[ ,.;:)\n]))(?:{follow})*"),
        "rare": regex.compile(rare),
        "subject": regex.compile(rf"(?:[Tt]he )?({_WORD}(?: {_WORD})*)(?: \([^)]{{2,60}}\))? (?:is|was) (?:an?|the) (?:(?!(?:of|on|for|in|to|at|by|from|that|which|who|with)\b)[\w/'-]+,? ){{0,6}}"),
        "business": regex.compile(rf"\b(?:{w['business']})[\"']?,? (?:called|named|known as|as) [\"']?$", regex.I),
        "no_operation": regex.compile(w["business_after"]),
        "against": regex.compile(rf" (?:[Aa]gainst|[Oo]n|to [Cc]ombat|[Ff]or) {_WORD}(?:{follow})*"),
        "edition": regex.compile(rf" (?:{EDITION})$"),
        "coordinated": regex.compile(r"(?:,? (?:and|&) |, )"),
        "described": regex.compile(rf"\b(?:{w['described']})\b[^.;:\n]{{0,30}}$"),
        "described_near": regex.compile(rf"\b(?:{w['described']})(?:\"?,?(?: which| that| and| it)?(?: (?:is|was|were|are|has been|had been|also|being|publicly|internally|aptly|has|we|police|officers|they|investigators))*| \([^)]*\),?)? ?$", regex.I),
        "described_after": regex.compile(rf",? (?:the |an? |this )?(?:[\w-]+ ){{0,4}}?(?:{w['described']})\b"),
    }


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    w = read_toml("operations.toml")["name"]
    no_name = frozenset(w["no_name"]) | frozenset(word.upper() for word in w["no_name"])
    return no_name, frozenset(w["title_stop"]), frozenset(w["not_before"])


@cache
def _bodies() -> frozenset[str]:
    return frozenset(read_toml("operations.toml")["name"]["bodies"])


@cache
def _military() -> frozenset[str]:
    return frozenset(name.casefold() for name in read_toml("operations.toml")["name"]["military"])


def find_namings(markup: Markup) -> list[Naming]:
    """Every naming of an operation or project in the running text, in text order.

    Those in headlines, where capitals do not tell where a name ends, are kept only up to a name that the text
    confirms, or where a colon, a quotation mark or the line ends them.
    """
    sure: list[Naming] = []
    titles: list[tuple[regex.Match[str], Sentence]] = []
    for match in _TRIGGER.finditer(markup.text):
        sentence = markup.sentence_at(match.start())
        if sentence is None or sentence.role in ("menu", "tail"):
            continue
        if _reads_as_title(markup, sentence):
            titles.append((match, sentence))
        else:
            sure.extend(_at(markup, match, sentence))
    known = {naming.name.casefold(): naming for naming in sure}
    for match, sentence in titles:
        sure.extend(_in_title(markup, match, sentence, known))
    sure.sort(key=lambda naming: (naming.start, -naming.end))
    kept: list[Naming] = []
    for naming in sure:
        if not kept or naming.start >= kept[-1].end:
            kept.append(naming)
    return kept


def _reads_as_title(markup: Markup, sentence: Sentence) -> bool:
    """Say whether capitals mark no names in a sentence; one of the running text that ends in a full stop is none."""
    row = markup.text[sentence.start : sentence.end]
    if sentence.role not in _TITLE_ROLES and (row[-1] in ".;\"" or len(row) > 200) and not row.isupper():
        return False
    return is_title_case(row)


def is_title_case(text: str) -> bool:
    """Say whether nearly all long words of a line are capitalised, so that capitals mark no names in it."""
    words = regex.findall(r"\p{L}[\p{L}'-]{3,}", text)
    if len(words) < 3:
        return text.isupper() and len(words) > 1
    return sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def _head(word: str) -> str | None:
    """operation or project, or None for a word that calls something by a name."""
    low = word.lower()
    if low.startswith(("operat", "opera", "opéra", "operasi")) or low.rstrip(".s") == "op":
        return "operation"
    if low.startswith("proje"):
        return "project"
    return None


def _at(markup: Markup, match: regex.Match[str], sentence: Sentence) -> list[Naming]:
    """The names at one trigger in running text; several where they are coordinated."""
    text = markup.text
    kind = _head(match.group())
    if kind is None:
        return _called(markup, match, sentence)
    after = match.end() + (text[match.end() : match.end() + 1] == ".")
    begin = _skip(text, after)
    if begin is not None:
        quoted = _QUOTED.match(text, begin, sentence.end)
        if quoted:
            name = (quoted[1] or quoted[2]).strip(" ,.;:")
            if _may_be_name(name) and len(name.split()) <= 7:
                return [Naming(match.start(), quoted.end(), name, kind, "operations.quoted")]
        found = _unquoted(markup, match, begin, sentence, kind) if match.group()[0].isupper() else _lower(markup, match, begin, sentence, kind)
        if found:
            return found
    return _before(markup, match, sentence, kind)


def _lower(markup: Markup, match: regex.Match[str], begin: int, sentence: Sentence, kind: str) -> list[Naming]:
    """The name after the common noun "operation": one in capitals, said again, or seen by the recogniser."""
    name_match = _grammar()["name"].match(markup.text, begin, sentence.end)
    if not name_match or not _lower_head(markup, name_match):
        return []
    name, end = _trimmed(markup, name_match, sentence)
    return [Naming(match.start(), end, name, kind, "operations.lower_head")] if name else []


def _skip(text: str, at: int) -> int | None:
    """Where a name may begin after a head word: after one space, a comma or colon with a quotation."""
    space = regex.compile(r"(?: |, (?=\"))").match(text, at)
    return space.end() if space else None


def _unquoted(markup: Markup, match: regex.Match[str], begin: int, sentence: Sentence, kind: str) -> list[Naming]:
    text = markup.text
    plural = match.group().lower().endswith("s") and not match.group().lower().startswith("op.")
    before = text[max(sentence.start, match.start() - 30) : match.start()]
    if _compound(before, plural) or _grammar()["business"].search(before):
        return []
    if match.group() in ("Op", "Ops") and not text[begin : begin + 3].isupper() and text.count(text[match.start() : begin + 5]) < 2:
        return []  # the Dutch preposition
    found: list[Naming] = []
    start = match.start()
    glues = ""
    while True:
        name_match = _grammar()["name"].match(text, begin, sentence.end)
        if not name_match:
            break
        name, end = _trimmed(markup, name_match, sentence, plural=plural)
        if not name or (plural and not found and not _grammar()["coordinated"].match(text, end)):
            break
        found.append(Naming(start, end, name, kind, "operations.head"))
        glue = _grammar()["coordinated"].match(text, end) if plural else None
        if not glue:
            break
        glues += glue.group()
        start = begin = glue.end()
        if text.startswith(("Operation ", "Project "), begin):
            break
    return [] if plural and not regex.search("and|&", glues) else found


def _compound(before: str, plural: bool) -> bool:
    """Say whether the head word belongs to a longer name before it: Special Operations, Joint Operation."""
    last = regex.search(r"(\S+) $", before)
    if last is None:
        return False
    word = last[1]
    if not word[0].isupper() or word.endswith((",", ".", ":", "'s", "'", '"', ")")):
        return False
    if word.isupper() and not plural:
        return False
    return plural or word in ("Special", "Field", "Joint", "Cyber", "Global", "Police", "Law", "Intelligence", "Criminal", "Military", "Peace", "Trafficking", "Drug", "Ground", "Air", "Chief", "Enforcement", "Security", "Community", "Capital", "Pilot", "Research")


def _trimmed(markup: Markup, match: regex.Match[str], sentence: Sentence, *, plural: bool = False) -> tuple[str, int]:
    """The name that a match of capitalised words holds, cut where another name or the sentence goes on; "" for none.

    plural: names are listed, so that "and" parts two of them.
    """
    text = markup.text
    start, end = match.start(), match.end()
    rare = None if plural else _grammar()["rare"].match(text, end, sentence.end)
    if rare and _holds_rare(markup, start, rare.end()):
        end = rare.end()
    for kind in ("agency", "country"):
        for mention in markup.within(kind, start + 1, end):
            if kind == "country" and not regex.match(r" (?:police|customs|authorit|officer|law|prosecut|investigat|offic|agent|gendarm|border|national)", text[mention.end : mention.end + 12]):
                continue
            end = min(end, mention.start)
    name = text[start:end].rstrip(" ,.;:-–&'")
    number = regex.search(r" (\d{1,4})$", name)
    if number and regex.match(r",\d|[ -]+(?:per ?cent|%|\p{Ll}+(?<!s)s\b(?<!was|has|is|its|this))", text[start + len(name) : start + len(name) + 20]):
        name = name[: number.start()]
    if not _may_be_name(name) or _grammar()["no_operation"].match(text, start + len(name)):
        return "", end
    return name, start + len(name)


def _holds_rare(markup: Markup, start: int, end: int) -> bool:
    """Say whether a name with a small word inside is one: numbered at its end, said twice, or seen by the recogniser."""
    text = markup.text
    name = text[start:end]
    if _grammar()["edition"].search(name) or text.count(name) > 1:
        return True
    return any(m.value == "OPERATION" and m.end == end for m in markup.within("ner", max(0, start - 14), start + 1))


def _may_be_name(name: str) -> bool:
    no_name, _, _ = _words()
    words = name.split()
    if len(name) < 2 or words[0].rstrip(",.:") in no_name or not any(c.isalnum() for c in name):
        return False
    return (len(words) == 1 or words[-1] not in _bodies()) and name.casefold() not in _military()


def _lower_head(markup: Markup, match: regex.Match[str]) -> bool:
    """Say whether a name follows the common noun "operation": in capitals, said again, or seen by the recogniser."""
    text = markup.text
    start, end = match.span()
    if any(markup.within(kind, start, start + 1) for kind in ("agency", "country", "date")):
        return False
    labels = [m.value for m in markup.of("ner").within(max(0, start - 11), end) if m.end > start]
    if labels:
        return "OPERATION" in labels
    name = match.group()
    word = name.split(" ")[0]
    return (word.isupper() and len(word) > 3) or text.count(f"peration {name}") > 1 or text.count(f"roject {name}") > 1


def _called(markup: Markup, match: regex.Match[str], sentence: Sentence) -> list[Naming]:
    """The name after "codenamed", and after "called" or "dubbed" where an operation or an investigation is so called."""
    text = markup.text
    begin = regex.compile(r":? (?:as )?(?:the )?").match(text, match.end())
    if begin is None or regex.compile(r"[Oo]p[eé]ra|OPERA|[Oo]p\.? |[Pp]roje").match(text, begin.end()):
        return []
    before = text[sentence.start : match.start()]
    code = "code" in match.group().lower()
    noun = _grammar()["described_near"].search(before)
    if not noun and not (code and (_grammar()["described"].search(before) or not before.strip())):
        return []
    quoted = _QUOTED.match(text, begin.end(), sentence.end)
    if quoted:
        name, end = (quoted[1] or quoted[2]).strip(" ,.;:"), quoted.end()
    else:
        name_match = _grammar()["name"].match(text, begin.end(), sentence.end)
        if not name_match:
            return []
        name, end = _trimmed(markup, name_match, sentence)
    head = regex.match(r"(?:Operation|OPERATION|Project|Op\.?) ", name)
    if head:
        name = name[head.end() :]
    if not _may_be_name(name) or markup.within("agency", begin.end(), begin.end() + 1) or len(name.split()) > 7:
        return []
    described = noun.group().lower() if noun else ""
    return [Naming(begin.end(), end, name, "project" if described.startswith("project") else "operation", "operations.codenamed")]


def _before(markup: Markup, match: regex.Match[str], sentence: Sentence, kind: str) -> list[Naming]:
    """The name before a head word: the STCE Project, the "Endgame" operation."""
    text = markup.text
    _, _, not_before = _words()
    left = text[max(sentence.start, match.start() - 70) : match.start()]
    quoted = regex.search(r"\"([^\"]{2,40})\" $", left)
    if quoted and _may_be_name(quoted[1]) and quoted[1][0].isupper():
        return [Naming(match.start() - len(quoted.group()), match.end(), quoted[1].strip(" ,."), kind, "operations.quoted_before")]
    if match.group().lower().endswith("s"):
        return []
    against = _grammar()["against"].match(text, match.end(), sentence.end)
    if against and (lead := regex.search(r"(?:^|[\s(])((?:\p{Lu}\p{L}+ ){1,3})$", left)) and "Joint " in lead[1]:
        start = match.start() - len(lead[1])
        start += 4 if text.startswith("The ", start) else 0
        return [Naming(start, against.end(), text[start : against.end()], "other", "operations.joint_against")]
    if kind != "project":
        return []
    subject = _grammar()["subject"].fullmatch(text, sentence.start, match.start())
    if subject and not markup.within("country", sentence.start, subject.end(1)) and _may_be_name(subject[1]):
        return [Naming(subject.start(1), subject.end(1), subject[1], kind, "operations.subject")]
    words = regex.search(rf"(?:^|(?<!&|and)[\s(]|\bthe)((?:{_WORD} )+)$", left)
    if not words:
        return []
    start = match.start() - len(words[1])
    owned = words.group()[:1] == " " and left[: words.start()].endswith(("'s", "s'"))
    for mention in markup.within("agency", start, match.start()):
        if mention.end < match.start():
            start = mention.end + 1
            owned = True
    parts = text[start : match.start()].split()
    while parts and parts[0] in not_before:
        start += len(parts[0]) + 1
        parts = parts[1:]
    name = " ".join(parts)
    capital = match.group()[0].isupper()
    short = len(parts) == 1 and len(name) >= 4 and sum(c.isupper() for c in name) >= 3
    if not name or not (short or (capital and owned)):
        return []
    if parts[-1] in not_before or not _may_be_name(name) or regex.match(r" \p{Lu}", text[match.end() : match.end() + 2]):
        return []
    if any(m.end >= start + len(name) for m in markup.within("agency", start, start + 1)) or name.endswith("'s"):
        return []
    return [Naming(start, match.end(), name, kind, "operations.head_after")]


def _in_title(markup: Markup, match: regex.Match[str], sentence: Sentence, known: dict[str, Naming]) -> list[Naming]:
    """The name in a line where all words are capitalised: the longest that the text confirms, or one that the line ends."""
    text = markup.text
    kind = _head(match.group())
    begin = _skip(text, match.end() + (text[match.end() : match.end() + 1] == ".")) if kind else None
    if begin is None or kind is None:
        return []
    quoted = _QUOTED.match(text, begin, sentence.end)
    if quoted:
        name = (quoted[1] or quoted[2]).strip(" ,.;:")
        return [Naming(match.start(), quoted.end(), name, kind, "operations.quoted")] if _may_be_name(name) else []
    rest = text[begin : sentence.end]
    for name in sorted(known, key=len, reverse=True):
        if rest.casefold().startswith(name) and not rest[len(name) : len(name) + 1].isalnum():
            return [Naming(match.start(), begin + len(name), rest[: len(name)], known[name].type, "operations.title")]
    plural = match.group().lower().endswith("s")
    before = text[max(sentence.start, match.start() - 30) : match.start()]
    last = before.split()[-1] if before.split() else ""
    if plural or (last[:1].isupper() and last[-1:] not in (":", "-", ".", ",", "|", "s'") and not last.isupper()):
        return []
    if text[sentence.start : sentence.end].isupper() and last and last[-1].isalnum() and last.lower() not in _words()[1]:
        return []
    name_match = _grammar()["name"].match(text, begin, sentence.end)
    if not name_match:
        return []
    words = []
    for word in name_match.group().split(" "):
        if word.lower() in _words()[1]:
            break
        words.append(word)
    name = " ".join(words).rstrip(" ,.;:-'")
    end = begin + len(name)
    if len(words) == 1 and name.lower().endswith("ed"):
        return []
    stopped = regex.match(r"\s*(?:$|[:;,.()\"–—|-])", text[end : sentence.end]) or len(words) < len(name_match.group().split(" ")) or regex.match(r" \p{Ll}", text[end : end + 2])
    if not stopped or not _may_be_name(name) or len(words) > 4:
        return []
    if not text[sentence.start : match.start()].strip() and end >= sentence.end - 1 and sentence.role != "title":
        return []
    return [Naming(match.start(), end, name, kind, "operations.title")]
