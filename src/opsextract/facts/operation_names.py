"""Names of operations and projects: where one begins, after a head word or "codenamed", and where it ends."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from ..pipeline.markup import Markup, Sentence
from .operation_grammar import QUOTED, grammar, head_type, is_title_case, may_be_name, trigger, words
from .recogniser import Decision, operation_after_noun, operation_ends

_COUNTED = regex.compile(r",\d|[ -]+(?:per ?cent|%|\p{Ll}+(?<!s)s\b(?<!was|has|is|its|this))")
"""After a number that counts things, and so belongs to no name."""
_TITLE_END = regex.compile(r"\s*(?:$|[:;,.()\"–—|-])| \p{Ll}")
_TITLE_ROLES = ("title", "heading", "masthead")


@dataclass(frozen=True, slots=True)
class Naming:
    """One naming of an operation: `start` and `end` with its head word, `name` without it."""

    start: int
    end: int
    name: str
    type: str
    rule: str


def find_namings(markup: Markup) -> list[Naming]:
    """Every naming of an operation or project in the running text, in text order.

    Those in headlines, where capitals do not tell where a name ends, are kept only up to a name that the text
    confirms, or where a colon, a quotation mark or the line ends them.
    """
    sure: list[Naming] = []
    titles: list[tuple[regex.Match[str], Sentence]] = []
    for match in trigger().finditer(markup.text):
        sentence = markup.sentence_at(match.start())
        if sentence is None or sentence.role in ("menu", "tail"):
            continue
        if _reads_as_title(markup, sentence):
            titles.append((match, sentence))
        else:
            sure.extend(_at(markup, match, sentence))
    known = {naming.name.casefold(): naming for naming in sure}
    lengths = sorted({len(name) for name in known}, reverse=True)
    for match, sentence in titles:
        sure.extend(_in_title(markup, match, sentence, known, lengths))
    sure.sort(key=lambda naming: (naming.start, -naming.end))
    kept: list[Naming] = []
    for naming in sure:
        if not kept or naming.start >= kept[-1].end:
            kept.append(naming)
    return kept


def _reads_as_title(markup: Markup, sentence: Sentence) -> bool:
    """Say whether capitals mark no names in a sentence; one of the running text that ends in a full stop is none."""
    row = markup.text[sentence.start : sentence.end]
    if sentence.role not in _TITLE_ROLES and (row[-1] in '.;"' or len(row) > 200) and not row.isupper():
        return False
    return is_title_case(row)


def _at(markup: Markup, match: regex.Match[str], sentence: Sentence) -> list[Naming]:
    """The names at one trigger in running text; several where they are coordinated."""
    text = markup.text
    kind = head_type(match.group())
    if kind is None:
        return _called(markup, match, sentence)
    after = match.end() + (text[match.end() : match.end() + 1] == ".")
    begin = _skip(text, after)
    if begin is not None:
        quoted = QUOTED.match(text, begin, sentence.end)
        if quoted:
            name = (quoted[1] or quoted[2]).strip(" ,.;:")
            if may_be_name(name) and len(name.split()) <= 7:
                return [Naming(match.start(), quoted.end(), name, kind, "operations.quoted")]
        read = _unquoted if match.group()[0].isupper() else _lower
        found = read(markup, match, begin, sentence, kind)
        if found:
            return found
    return _before(markup, match, sentence, kind)


def _lower(markup: Markup, match: regex.Match[str], begin: int, sentence: Sentence, kind: str) -> list[Naming]:
    """The name after the common noun "operation": one in capitals, said again, or seen by the recogniser."""
    name_match = grammar()["name"].match(markup.text, begin, sentence.end)
    head = _lower_head(markup, name_match) if name_match else Decision(False)
    if not name_match or not head.holds:
        return []
    name, end, suffix = _trimmed(markup, name_match, sentence)
    rule = "operations.lower_head" + (head.suffix or suffix)
    return [Naming(match.start(), end, name, kind, rule)] if name else []


def _skip(text: str, at: int) -> int | None:
    """Where a name may begin after a head word: after one space, a comma or colon with a quotation."""
    space = regex.compile(r"(?: |, (?=\"))").match(text, at)
    return space.end() if space else None


def _unquoted(markup: Markup, match: regex.Match[str], begin: int, sentence: Sentence, kind: str) -> list[Naming]:
    """The names after a capitalised head word; several after a plural one."""
    text = markup.text
    plural = match.group().lower().endswith("s") and not match.group().lower().startswith("op.")
    before = text[max(sentence.start, match.start() - 30) : match.start()]
    if _compound(before, plural) or grammar()["business"].search(before):
        return []
    short = match.group() in ("Op", "Ops") and not text[begin : begin + 3].isupper()
    if short and text.count(text[match.start() : begin + 5]) < 2:
        return []  # the Dutch preposition
    found: list[Naming] = []
    start = match.start()
    glues = ""
    while True:
        name_match = grammar()["name"].match(text, begin, sentence.end)
        if not name_match:
            break
        name, end, suffix = _trimmed(markup, name_match, sentence, plural=plural)
        if not name or (plural and not found and not grammar()["coordinated"].match(text, end)):
            break
        found.append(Naming(start, end, name, kind, "operations.head" + suffix))
        glue = grammar()["coordinated"].match(text, end) if plural else None
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
    return plural or word in words("compound")


def _trimmed(
    markup: Markup, match: regex.Match[str], sentence: Sentence, *, plural: bool = False
) -> tuple[str, int, str]:
    """The name that a match of capitalised words holds, cut where another name or the sentence goes on; "" for none.

    plural: names are listed, so that "and" parts two of them. Returns the name, its end, and how its rule's name ends.
    """
    text = markup.text
    start, end = match.start(), match.end()
    rare = None if plural else grammar()["rare"].match(text, end, sentence.end)
    longer = _holds_rare(markup, start, rare.end()) if rare else Decision(False)
    if rare and longer.holds:
        end = rare.end()
    for kind in ("agency", "country"):
        for mention in markup.within(kind, start + 1, end):
            if kind == "country" and not grammar()["authority"].match(text, mention.end):
                continue
            end = min(end, mention.start)
    name = text[start:end].rstrip(" ,.;:-–&'").removesuffix(" Task Force")
    number = regex.search(r" (\d{1,4})$", name)
    if number and _COUNTED.match(text, start + len(name)):
        name = name[: number.start()]
    if not may_be_name(name) or grammar()["no_operation"].match(text, start + len(name)):
        return "", end, ""
    return name, start + len(name), longer.suffix if start + len(name) > match.end() else ""


def _holds_rare(markup: Markup, start: int, end: int) -> Decision:
    """Say whether a name with a small word inside is one: numbered, said twice, or seen by the recogniser."""
    name = markup.text[start:end]
    rules = grammar()["edition"].search(name) is not None or markup.text.count(name) > 1
    return operation_ends(markup, start, end, rules=rules)


def _lower_head(markup: Markup, match: regex.Match[str]) -> Decision:
    """Say whether a name follows the common noun "operation": in capitals, said again, or seen by the recogniser."""
    text = markup.text
    start, end = match.span()
    if any(markup.within(kind, start, start + 1) for kind in ("agency", "country", "date")):
        return Decision(False)
    name = match.group()
    word = name.split(" ")[0]
    again = text.count(f"peration {name}") > 1 or text.count(f"roject {name}") > 1
    return operation_after_noun(markup, start, end, rules=again or (word.isupper() and len(word) > 3))


def _called(markup: Markup, match: regex.Match[str], sentence: Sentence) -> list[Naming]:
    """The name after "codenamed", and after "called" or "dubbed" where an operation is so called."""
    text = markup.text
    begin = regex.compile(r":? (?:as )?(?:the )?").match(text, match.end())
    if begin is None or regex.compile(r"[Oo]p[eé]ra|OPERA|[Oo]p\.? |[Pp]roje").match(text, begin.end()):
        return []
    before = text[sentence.start : match.start()]
    code = "code" in match.group().lower()
    noun = grammar()["described_near"].search(before)
    if not noun and not (code and (grammar()["described"].search(before) or not before.strip())):
        return []
    quoted = QUOTED.match(text, begin.end(), sentence.end)
    if quoted:
        name, end, suffix = (quoted[1] or quoted[2]).strip(" ,.;:"), quoted.end(), ""
    else:
        name_match = grammar()["name"].match(text, begin.end(), sentence.end)
        if not name_match:
            return []
        name, end, suffix = _trimmed(markup, name_match, sentence)
    head = grammar()["head"].match(name)
    if head:
        name = name[head.end() :]
    if not may_be_name(name) or markup.within("agency", begin.end(), begin.end() + 1) or len(name.split()) > 7:
        return []
    kind = "project" if noun and noun.group().lower().startswith("project") else "operation"
    return [Naming(begin.end(), end, name, kind, "operations.codenamed" + suffix)]


def _before(markup: Markup, match: regex.Match[str], sentence: Sentence, kind: str) -> list[Naming]:
    """The name before a head word: the STCE Project, the "Endgame" operation."""
    text = markup.text
    not_before = words("not_before")
    left = text[max(sentence.start, match.start() - 70) : match.start()]
    quoted = regex.search(r"\"([^\"]{2,40})\" $", left)
    if quoted and may_be_name(quoted[1]) and quoted[1][0].isupper():
        start = match.start() - len(quoted.group())
        return [Naming(start, match.end(), quoted[1].strip(" ,."), kind, "operations.quoted_before")]
    if match.group().lower().endswith("s"):
        return []
    against = grammar()["against"].match(text, match.end(), sentence.end)
    if against and (lead := regex.search(r"(?:^|[\s(])((?:\p{Lu}\p{L}+ ){1,3})$", left)) and "Joint " in lead[1]:
        start = match.start() - len(lead[1])
        start += 4 if text.startswith("The ", start) else 0
        return [Naming(start, against.end(), text[start : against.end()], "other", "operations.joint_against")]
    if kind != "project":
        return []
    subject = grammar()["subject"].fullmatch(text, sentence.start, match.start())
    if subject and not markup.within("country", sentence.start, subject.end(1)) and may_be_name(subject[1]):
        return [Naming(subject.start(1), subject.end(1), subject[1], kind, "operations.subject")]
    capitals = grammar()["before"].search(left)
    if not capitals:
        return []
    start = match.start() - len(capitals[1])
    owned = capitals.group()[:1] == " " and left[: capitals.start()].endswith(("'s", "s'"))
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
    goes_on = regex.match(r" \p{Lu}", text[match.end() : match.end() + 2])
    if goes_on or parts[-1] in not_before or not may_be_name(name):
        return []
    if any(m.end >= start + len(name) for m in markup.within("agency", start, start + 1)) or name.endswith("'s"):
        return []
    return [Naming(start, match.end(), name, kind, "operations.head_after")]


def _in_title(
    markup: Markup, match: regex.Match[str], sentence: Sentence, known: dict[str, Naming], lengths: list[int]
) -> list[Naming]:
    """The name in a line in capitals: the longest that the text confirms, or one that the line ends.

    known: the namings of the running text by their folded names; lengths: those of the names, the longest first.
    """
    text = markup.text
    kind = head_type(match.group())
    begin = _skip(text, match.end() + (text[match.end() : match.end() + 1] == ".")) if kind else None
    if begin is None or kind is None:
        return []
    quoted = QUOTED.match(text, begin, sentence.end)
    if quoted:
        name = (quoted[1] or quoted[2]).strip(" ,.;:")
        return [Naming(match.start(), quoted.end(), name, kind, "operations.quoted")] if may_be_name(name) else []
    rest = text[begin : sentence.end]
    folded = rest.casefold()
    for length in lengths:
        naming = known.get(folded[:length])
        if naming is not None and len(folded) >= length and not rest[length : length + 1].isalnum():
            return [Naming(match.start(), begin + length, rest[:length], naming.type, "operations.title")]
    plural = match.group().lower().endswith("s")
    before = text[max(sentence.start, match.start() - 30) : match.start()]
    last = before.split()[-1] if before.split() else ""
    if plural or (last[:1].isupper() and last[-1:] not in (":", "-", ".", ",", "|", "s'") and not last.isupper()):
        return []
    stops = words("title_stop")
    if text[sentence.start : sentence.end].isupper() and last[-1:].isalnum() and last.lower() not in stops:
        return []
    name_match = grammar()["name"].match(text, begin, sentence.end)
    if not name_match:
        return []
    all_words = name_match.group().split(" ")
    length = next((i for i, word in enumerate(all_words) if word.lower() in stops), len(all_words))
    name = " ".join(all_words[:length]).rstrip(" ,.;:-'")
    end = begin + len(name)
    if length == 1 and name.lower().endswith("ed"):
        return []
    stopped = length < len(all_words) or _TITLE_END.match(text, end, sentence.end)
    if not stopped or not may_be_name(name) or length > 4:
        return []
    if not text[sentence.start : match.start()].strip() and end >= sentence.end - 1 and sentence.role != "title":
        return []
    return [Naming(match.start(), end, name, kind, "operations.title")]
