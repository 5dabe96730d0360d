"""Languages and error pages: told where they are, and not seen where they are not."""

from __future__ import annotations

import pytest

from opsextract.reading.condition import condition
from opsextract.reading.errorpage import error_page
from opsextract.reading.language import language_of

TEXTS = {
    "en": "Officers of the port searched two sheds on Monday and found that the nets were not those of the owner.",
    "fr": "Les agents du port ont fouillé deux hangars lundi et ont trouvé des filets qui sont à une autre société.",
    "es": "Los agentes del puerto registraron dos naves el lunes y hallaron redes que no son de la empresa por la que se preguntó.",
    "de": "Die Beamten haben am Montag zwei Schuppen durchsucht und Netze gefunden, die nicht dem Besitzer gehören und für den Verkauf waren.",
    "pt": "Os agentes do porto revistaram dois armazéns na segunda-feira e não encontraram as redes da empresa que foram roubadas.",
    "it": "Gli agenti del porto hanno perquisito due capannoni e nella stanza sono stati trovati anche i motori che la ditta cercava.",
    "nl": "De politie heeft het pand van een bedrijf doorzocht en daar werden ook netten gevonden die niet van de eigenaar zijn.",
    "ru": "Сотрудники порта обыскали два склада и нашли сети, которые принадлежали другой компании.",
    "uk": "Працівники порту обшукали два склади і знайшли сіті, які належали іншій компанії з її майном.",
    "ar": "فتش موظفو الميناء مستودعين يوم الاثنين وعثروا على شباك تعود إلى شركة أخرى.",
    "zh": "港口官员星期一搜查了两个仓库，发现了属于另一家公司的渔网。",
    "ja": "港の職員は月曜日に二つの倉庫を捜索し、別の会社の網を見つけました。",
    "ko": "항만 직원들은 월요일에 창고 두 곳을 수색하여 다른 회사의 그물을 발견했습니다.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_language(code: str) -> None:
    found, diagnoses = condition(TEXTS[code])
    assert found == code
    assert [d.code for d in diagnoses] == ([] if code == "en" else ["language"])


@pytest.mark.parametrize(
    "text",
    [
        "Menu",
        "Nine held in Los Angeles, San Juan and La Paz",
        "Policía Nacional, Guardia Civil, Mossos d'Esquadra and the police of the port of Barcelona took part in it.",
        "The Офіс Генерального прокурора was one of the bodies that took part in the search.",
    ],
)
def test_english_with_foreign_names(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "404 Not Found\n\nnginx",
        "Page not found | Port Police",
        "Access Denied\n\nReference #18",
        "Please enable JavaScript and cookies.",
    ],
)
def test_error_page(text: str) -> None:
    diagnosis = error_page(text)
    assert diagnosis is not None
    assert diagnosis.code == "error_page"
    assert text[diagnosis.start : diagnosis.end]


@pytest.mark.parametrize(
    "text",
    [
        "404 boats were searched on Monday.",
        "Officers of the access team were denied entry. Nine people were held.",
        "Page not found\n\n" + "Nine people were held on Monday in the port. " * 30,
    ],
)
def test_no_error_page(text: str) -> None:
    assert error_page(text) is None


LONG = "Officers of the port searched two sheds on Monday and found that the nets were not those of the owner. " * 2


def codes(text: str) -> list[tuple[str, str]]:
    return [(d.code, text[d.start : d.end][:10]) for d in condition(text)[1]]


def test_second_language() -> None:
    french = (
        "Les agents du port ont fouillé deux hangars lundi et ont trouvé des filets qui sont à une autre société. " * 2
    )
    assert codes(f"Nets found\n\n{LONG}\n\n{LONG}\n\n{french.strip()}") == [("second_language", "Les agents")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Nets found\n\n{LONG}\n\n{LONG}They were to be sold to", ["cut_off"]),
        (f"Nets found\n\n{LONG}\n\n{LONG}They were sold.", []),
        (f"Nets found\n\n{LONG}\n\nParticipating countries\n\nNorway", []),
    ],
)
def test_text_cut_off(text: str, expected: list[str]) -> None:
    assert [code for code, _ in codes(text)] == expected
