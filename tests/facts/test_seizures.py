"""Seizures: quantity, unit, category, action and worth, in every shape, and goods that nobody took."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from opsextract.records import Release

Extract = Callable[[str], Release]


def told(record: Release) -> list[tuple[float | None, str | None, str, str, str]]:
    """Quantity, unit, category, action and bound of each seizure."""
    return [(s.quantity, s.unit, s.category, s.action, s.bound) for s in record.seizures]


CASES = [
    ("Officers seized 7 kg of cocaine.", [(7, "kg", "cocaine", "seized", "exact")]),
    ("Some 7 kg of cocaine were seized.", [(7, "kg", "cocaine", "seized", "approx")]),
    ("The seizure of 7 kg of cocaine followed.", [(7, "kg", "cocaine", "seized", "exact")]),
    ("Customs confiscated 1.2 million cigarettes.", [(1.2e6, "piece", "tobacco", "seized", "exact")]),
    ("Customs intercepted over two tonnes of cannabis.", [(2, "t", "cannabis", "intercepted", "at_least")]),
    ("Police recovered 14 stolen cars.", [(14, "piece", "vehicles", "recovered", "exact")]),
    ("Investigators froze 120 bank accounts.", [(120, "piece", "accounts", "frozen", "exact")]),
    ("Authorities destroyed 500 kg of cannabis.", [(500, "kg", "cannabis", "destroyed", "exact")]),
    ("He was ordered to forfeit $40,000.", [(40000, "USD", "money", "forfeited", "exact")]),
    ("Officers seized EUR 3,000 in cash.", [(3000, "EUR", "money", "seized", "exact")]),
    ("Officers seized €406 000 in cash.", [(406000, "EUR", "money", "seized", "exact")]),
    ("Officers seized 14,5 million undeclared USD.", [(14.5e6, "USD", "money", "seized", "exact")]),
    ("Officers seized 12 bitcoin.", [(12, "XBT", "crypto", "seized", "exact")]),
    ("Police took down 30 servers.", [(30, "piece", "servers", "seized", "exact")]),
    ("Officers found 9 kg of heroin in the boot.", [(9, "kg", "heroin", "seized", "exact")]),
    (
        "Officers seized 5 kg of heroin, two cars and EUR 3,000 in cash.",
        [
            (5, "kg", "heroin", "seized", "exact"),
            (2, "piece", "vehicles", "seized", "exact"),
            (3000, "EUR", "money", "seized", "exact"),
        ],
    ),
    (
        "5 kg of heroin, two cars and EUR 3,000 in cash were seized.",
        [
            (5, "kg", "heroin", "seized", "exact"),
            (2, "piece", "vehicles", "seized", "exact"),
            (3000, "EUR", "money", "seized", "exact"),
        ],
    ),
    (
        "The following items were seized:\n\n- 14 firearms\n- 500 rounds of ammunition\n- 3 kg of cannabis\n",
        [
            (14, "piece", "firearms", "seized", "exact"),
            (500, "piece", "ammunition", "seized", "exact"),
            (3, "kg", "cannabis", "seized", "exact"),
        ],
    ),
    (
        "Seizures included 40 kg of cocaine; 2 tonnes of khat; 11 firearms; and 9 phones.",
        [
            (40, "kg", "cocaine", "seized", "exact"),
            (2, "t", "khat", "seized", "exact"),
            (11, "piece", "firearms", "seized", "exact"),
            (9, "piece", "devices", "seized", "exact"),
        ],
    ),
    (
        "Officers seized weapons and cash.",
        [(None, None, "weapons", "seized", "vague"), (None, None, "money", "seized", "vague")],
    ),
    ("Officers seized a pistol.", [(1, "piece", "firearms", "seized", "exact")]),
    (
        "Officers seized 20-30 kg of heroin.",
        [(20, "kg", "heroin", "seized", "at_least"), (30, "kg", "heroin", "seized", "at_most")],
    ),
    ("Officers seized 54 kilograms (119 pounds) of cocaine.", [(54, "kg", "cocaine", "seized", "exact")]),
    ("Officers seized two and a half tonnes of hashish.", [(2.5, "t", "cannabis", "seized", "exact")]),
    ("Officers seized approx. 40 kg of heroin.", [(40, "kg", "heroin", "seized", "approx")]),
    (
        "Officers seized 30 kg of cocaine, along with 3 cars.",
        [(30, "kg", "cocaine", "seized", "exact"), (3, "piece", "vehicles", "seized", "exact")],
    ),
    (
        "1,750 live animals, including 38 primates, have been recovered.",
        [(1750, "piece", "wildlife", "recovered", "exact"), (38, "piece", "wildlife", "recovered", "exact")],
    ),
    (
        "During the search of his flat, 20 phones and two laptops were seized.",
        [(20, "piece", "devices", "seized", "exact"), (2, "piece", "devices", "seized", "exact")],
    ),
    (
        "The items recovered from them at the point of arrest include three pistols and a car.",
        [(1, "piece", "vehicles", "recovered", "exact"), (3, "piece", "firearms", "recovered", "exact")],
    ),
    (
        "Officers seized 3 viss of opium and 20 taels of gold.",
        [(4.89879, "kg", "opioids", "seized", "exact"), (755.98728, "g", "gold", "seized", "exact")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_was_taken_is_told(
    extracted: Extract, text: str, expected: list[tuple[float | None, str | None, str, str, str]]
) -> None:
    assert told(extracted(text)) == expected


WORTH = [
    ("Officers seized 2 kg of heroin worth EUR 80,000.", (80_000, "EUR")),
    ("Officers seized 2 kg of heroin valued at EUR 80,000.", (80_000, "EUR")),
    ("Officers seized 2 kg of heroin with an estimated street value of EUR 80,000.", (80_000, "EUR")),
    ("Officers seized 2 kg of heroin (EUR 80,000).", (80_000, "EUR")),
    ("Officers seized 1,2 tonnes of cocaine worth some EUR 40 million.", (40_000_000, "EUR")),
]


@pytest.mark.parametrize(("text", "value"), WORTH)
def test_an_amount_beside_goods_is_their_value(extracted: Extract, text: str, value: tuple[float, str]) -> None:
    (seizure,) = extracted(text).seizures
    assert seizure.value is not None
    assert (seizure.value.amount, seizure.value.currency) == value


def test_an_amount_worth_of_goods_is_no_money_seized(extracted: Extract) -> None:
    (seizure,) = extracted("Officers seized $2 million worth of ivory.").seizures
    assert (seizure.category, seizure.quantity) == ("wildlife", None)
    assert seizure.value is not None and seizure.value.amount == 2_000_000


def test_one_amount_in_two_currencies_is_one_seizure(extracted: Extract) -> None:
    (seizure,) = extracted("Officers seized $3.5 million (EUR 2.4 million) in cash.").seizures
    assert (seizure.quantity, seizure.unit) == (3_500_000, "USD")


def test_the_country_of_a_seizure_stands_beside_it(extracted: Extract) -> None:
    (seizure,) = extracted("Customs in Ghana seized 40 kg of cocaine.").seizures
    assert seizure.country == "GH"


NEAR_MISSES = [
    "Police will seize 40 kg of cocaine.",
    "Nothing was seized.",
    "Officers did not seize 40 kg of cocaine.",
    "The state seeks the forfeiture of two houses.",
    "He was fined EUR 80,000.",
    "She must pay $40,000 in restitution.",
    "They tried to import 40 kg of cocaine.",
    "He conspired to distribute 5 kg of heroin.",
    "The network stole 300 cars.",
    "Officers may seize goods worth more than EUR 10,000.",
    "The seized goods are in store.",
    "Officers seized the chance to talk to 40 pupils.",
    "Police searched 14 houses.",
    "Police arrested 14 people.",
    "The ministry donated 12 vehicles.",
    "The operation covered 12 ports.",
    "Victims lost $4 million.",
]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_nobody_took_is_no_seizure(extracted: Extract, text: str) -> None:
    assert told(extracted(text)) == []


def bare(record: Release) -> list[tuple[float | None, str | None, str]]:
    """Quantity, unit and category of each seizure."""
    return [(s.quantity, s.unit, s.category) for s in record.seizures]


# What stands before a case, so that its first line is no headline.
BEFORE = "Raid on a barn in the north\n\nOfficers came at dawn.\n\n"

# Lines "label: quantity", and lines of lists without a number.
LINES = [
    # Cells of a table, one to a line.
    (
        "Goods seized:\n\nGarments\n402\nCigarettes\n1,200\n",
        [(402, "piece", "counterfeit"), (1200, "piece", "tobacco")],
    ),
    ("Goods donated:\n\nGarments\n402\n", []),
    ("Seized:\n\n- cash: 312,000 zlotys and 41,000 euros\n", [(312000, "PLN", "money"), (41000, "EUR", "money")]),
    ("Results:\n\nArrests: 52\nCash: £48,200\nWeapons: 22\n", [(48200, "GBP", "money"), (22, "piece", "weapons")]),
    (
        "Seized:\n\n- 40 litres of BMK, a precursor\n- a printer;\nA Lexus.\n",
        [(40, "l", "precursors"), (1, "piece", "devices"), (1, "piece", "vehicles")],
    ),
    ("Seized:\n\n- 40 rifles of various calibers\n\nFive of the rifles were old.\n", [(40, "piece", "firearms")]),
    ("Seized:\n\n- USD 5.7 million in cash\n- 3 vans\n", [(5.7e6, "USD", "money"), (3, "piece", "vehicles")]),
    (
        "The following were seized:\n\nTwo rifles and a crossbow\nA Lexus, a Mercedes van and four motorcycles\n",
        [
            (1, "piece", "weapons"),
            (2, "piece", "firearms"),
            (1, "piece", "vehicles"),
            (1, "piece", "vehicles"),
            (4, "piece", "vehicles"),
        ],
    ),
    (
        "Items seized:\n\n- two scooters, all reported stolen\n- 87 firearms, among them 34 pistols\n",
        [(2, "piece", "vehicles"), (87, "piece", "firearms"), (34, "piece", "firearms")],
    ),
    (
        "Items seized:\n\nCocaine: 3,150 kg\nCigarettes (sticks): 640,000\nHeroin: 18 kg\n",
        [(3150, "kg", "cocaine"), (640_000, "piece", "tobacco"), (18, "kg", "heroin")],
    ),
    (
        "The following were seized:\n\n- Cannabis resin: 412 kg\n- Tramadol tablets | 8,300\n- Cash: EUR 21,500\n"
        "- Vehicles: 6\n",
        [(412, "kg", "cannabis"), (8300, "piece", "opioids"), (21_500, "EUR", "money"), (6, "piece", "vehicles")],
    ),
    ("Cocaine seized: 3,150 kg\nHeroin seized: 18 kg\n", [(3150, "kg", "cocaine"), (18, "kg", "heroin")]),
    ("Cannabis seized - 42 kg\n", [(42, "kg", "cannabis")]),
    (
        "The following were seized:\n\n- Cannabis (kg): 75\n- Villages: 12\n- Ivory: 9 kg\n",
        [(75, "kg", "cannabis"), (9, "kg", "wildlife")],
    ),
    ("Seizures:\n\nCocaine: more than 12 kg\nHeroin: 9 kg\n", [(12, "kg", "cocaine"), (9, "kg", "heroin")]),
    (
        "Table of seizures\n\nCocaine | 12 kg | Spain\nHeroin | 9 kg | Italy\n",
        [(12, "kg", "cocaine"), (9, "kg", "heroin")],
    ),
    ("Results:\n\nArrests: 14\nCocaine: 12 kg\nHouses searched: 9\n", [(12, "kg", "cocaine")]),
    ("Cannabis plants seized: 1,200\n", [(1200, "piece", "cannabis")]),
    ("Cocaine: 3,150 kg\nHeroin: 18 kg\n", []),
    ("Cannabis (in kg) = 75\n", []),
    (
        "The following were seized:\n\n- a hunting rifle\n- a lorry\n- ammunition\n",
        [(1, "piece", "firearms"), (1, "piece", "vehicles"), (None, None, "ammunition")],
    ),
    (
        "The following items were seized:\n\na pistol\nseveral laptops\nThe village lies near a ferry.\n",
        [(1, "piece", "firearms"), (None, "piece", "devices")],
    ),
    ("The ministry donated:\n\n- a van\n- a pistol\n- mobile phones\n", []),
    (
        "Mali: 33 arrests; 96 victims; 14 firearms\nNiger: 8 arrests; 2 firearms\n",
        [(14, "piece", "firearms"), (2, "piece", "firearms")],
    ),
    ("Mali: 33 schools; 96 pupils; 14 firearms\n", []),
    ("Mali will see 33 arrests; 14 firearms\n", []),
    ("Total recovery:\n\nHashish 1,650 kgs\n\nOpium 192 kgs\n", [(1650, "kg", "cannabis"), (192, "kg", "opioids")]),
    ("Our history\n\nHashish 1,650 kgs\n\nOpium 192 kgs\n", []),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_lines_of_lists_tell_what_was_taken(
    extracted: Extract, text: str, expected: list[tuple[float | None, str | None, str]]
) -> None:
    assert bare(extracted(BEFORE + text)) == expected


# Which words take goods, and which only seem to.
TAKING = [
    (
        "Officers seized 4 kg of heroin. Also seized were a van and two watches.",
        [(4, "kg", "heroin"), (1, "piece", "vehicles"), (2, "piece", "jewellery")],
    ),
    (
        "Officers seized 4 kg of heroin. Also recovered from the flat were ammunition and jewellery.",
        [(4, "kg", "heroin"), (None, None, "ammunition"), (None, None, "jewellery")],
    ),
    ("Among the goods seized was a Lexus.", [(1, "piece", "vehicles")]),
    (
        "Among the items recovered were ten laptops, a knife and cash.",
        [(10, "piece", "devices"), (1, "piece", "weapons"), (None, None, "money")],
    ),
    ("Seized were 40 kg of heroin and a van.", [(40, "kg", "heroin"), (1, "piece", "vehicles")]),
    ("Also found was a loaded pistol.", [(1, "piece", "firearms")]),
    ("The goods seized were later sold to a van dealer.", []),
    ("The crates were found to contain 900 kg of cheese.", [(900, "kg", "food")]),
    ("The suitcase was found to contain 62 school books.", []),
    ("Customs found 900 kg of cheese under the nets.", [(900, "kg", "food")]),
    ("Officers found 12 stolen cars.", [(12, "piece", "vehicles")]),
    ("Divers found 12 cars.", []),
    ("Agents found 40 rifles in the attic.", [(40, "piece", "firearms")]),
    ("She found 40 rifles in the attic.", []),
    ("He found that 40 rifles had been sold.", []),
    ("Walkers found 900 photographs.", []),
    ("The navy detained a trawler off the coast.", [(1, "piece", "vessels")]),
    ("A fishing boat was detained by the coast guard.", [(1, "piece", "vessels")]),
    ("Officials apprehended 6 boats in the bay.", [(6, "piece", "vessels")]),
    ("Two vans and a boat were detained.", [(2, "piece", "vehicles"), (1, "piece", "vessels")]),
    ("Police detained the driver of a lorry.", []),
    ("Customs detained two houses.", []),
    ("Two rifles held without a licence were on show.", []),
    ("Officers took 20 kg of heroin out of circulation.", [(20, "kg", "heroin")]),
    ("The team took 600 rifles off the streets.", [(600, "piece", "firearms")]),
    ("The unit removed 14 cars from circulation.", [(14, "piece", "vehicles")]),
    ("Officers took two cars to the harbour.", []),
    ("Officers removed two cars after the storm.", []),
    ("Border guards stopped 140 tonnes of waste.", [(140, "t", "waste")]),
    ("Border guards stopped 140 lorries.", []),
    ("The incineration of 40 kg of heroin took an hour.", [(40, "kg", "heroin")]),
    ("The burning of 40 kg of wood took an hour.", []),
    ("Officers seized 19 magazines and four silencers.", [(19, "piece", "weapons"), (4, "piece", "weapons")]),
    ("The unit destroyed 12 dredges.", [(12, "piece", "other")]),
    ("Investigators discovered he stole more than $2 million from clients.", []),
    ("Investigators discovered $2 million in cash at his home.", [(2000000, "USD", "money")]),
    ("The press makes 4,000 cigarettes an hour and was seized.", []),
    ("Turnover of $9 million was seized on by the press.", []),
    # What authorities foil, or catch people at, they have in their hands.
    ("Customs foiled two attempts to smuggle 40 kg of khat.", [(40, "kg", "khat")]),
    ("Officers thwarted the smuggling of 3 tonnes of ivory.", [(3, "t", "wildlife")]),
    ("Customs foiled a smuggling attempt; 40 kg of gold had left before.", []),
    ("The act prevents the sale of 40 kg bags.", []),
    (
        "The men were caught as they tried to sell nine tusks weighing 61 kg.",
        [(9, "piece", "wildlife"), (61, "kg", "wildlife")],
    ),
    ("The men were praised as they tried to sell 61 kg of ivory for charity.", []),
    ("Customs officers stopped a bus with 81 kilograms of hashish.", [(81, "kg", "cannabis")]),
    ("A bus was stopped near the border carrying 6 kilos of MDMA.", [(6, "kg", "mdma")]),
    ("Customs officers stopped a bus with 81 passengers.", []),
    ("Officers intercepted two vans with 81 kilograms of hashish.", [(2, "piece", "vehicles"), (81, "kg", "cannabis")]),
    ("On board were 7 tonnes of shark fins.", [(7, "t", "wildlife")]),
    ("The seven people on board were tired.", []),
    ("A search of the barn brought to light nine rifles.", [(9, "piece", "firearms")]),
    ("The unit has made 90 seizures of tobacco, amounting to 4 million cigarettes.", [(4000000, "piece", "tobacco")]),
    ("The gang brought 205 kg of heroin into the port, hidden in tins.", []),
    ("The lorry was carrying 20 tonnes of onions.", []),
    ("Officers secured four facilities.", []),
    ("Customs withheld 19 parcels from Spain containing ecstasy.", [(19, "piece", "mdma")]),
    ("Customs intercepted 19 parcels containing 4 kg of ecstasy.", [(4, "kg", "mdma")]),
    ("A bus registered in Spain was impounded.", [(1, "piece", "vehicles")]),
    (
        "Two rifles were recovered, along with a five-figure sum of cash and a hydraulic press.",
        [(2, "piece", "firearms"), (None, None, "money"), (1, "piece", "other")],
    ),
    ("Two rifles were kept hidden, along with sums of cash.", [(2, "piece", "firearms")]),
    # What holds drugs, or says that they are there, where nothing else says what was done.
    ("A dog led officers to 21 packages containing 61 kg of heroin.", [(61, "kg", "heroin")]),
    ("Officers scanned the van. Inside, another nine packages held 38 kg of heroin.", [(38, "kg", "heroin")]),
    ("The dealer sold him a bag containing 10 grams of heroin.", []),
    ("The bomb held the bag containing 10 kg of flour.", []),
    ("Inside the floor of the trailer there were 38 kg of amphetamine.", [(38, "kg", "amphetamine")]),
    ("There were 40 rifles in the museum.", []),
    ("Three laptops were removed from the house.", [(3, "piece", "devices")]),
    ("Three trees were removed from the house.", []),
    ("Inspectors pulled 77 live scorpions out of express parcels.", [(77, "piece", "wildlife")]),
    ("Children pulled 77 crackers.", []),
    ("The navy stopped three boats loaded with 540 cartons of cigarettes.", [(540, "piece", "tobacco")]),
    ("Officers recovered from them $196,500 in cash.", [(196500, "USD", "money")]),
    (
        "Customs officers found inside 31 kg of cocaine and 1,260 kg of dried seafood.",
        [(31, "kg", "cocaine"), (1260, "kg", "food")],
    ),
    ("The team also evacuated 210kg of cannabis.", [(210, "kg", "cannabis")]),
    ("The team also evacuated 210 residents.", []),
    ("The order is to prevent the distribution of 40 kg of tainted meat.", []),
    ("The scheme resulted in $1.7 million in false refunds.", []),
    ("He took over a truck that he believed held a bomb with one ton of explosives.", []),
    ("A provisional attachment was placed on 12 apartments.", [(12, "piece", "property")]),
    ("Rangers rendered unusable three excavators.", [(3, "piece", "vehicles")]),
    ("Inspectors refused entry to 3,900 tablets of sildenafil.", [(3900, "tablet", "medicines")]),
    ("Inspectors refused entry to 39 passengers.", []),
    # Parts, rates and what only might have been made.
    ("Officers seized 63 passports, of which 41 forged.", [(63, "piece", "documents")]),
    ("A machine that makes 5,000 tablets an hour was seized.", []),
    ("More than half a tonne of heroin could have been made from the powder seized.", []),
    (
        "Customs seized 4.2 tonnes of drugs, 1.6 tonnes of which was heroin.",
        [(4.2, "t", "drugs"), (1.6, "t", "heroin")],
    ),
    ("Pens of semaglutide turned up, and 18,400 of them were confiscated.", [(18400, "piece", "medicines")]),
    ("The results of an action against a gang that took $96 million were shown.", []),
    ("The results included USD 3.6 million in fines.", []),
    ("The gang sold heroin. Officers recovered 187 kg of powder.", [(187, "kg", "heroin")]),
    ("The gang sold heroin. Officers recovered 40 kg of the same drug.", [(40, "kg", "heroin")]),
    ("It was the largest seizure of the drug this year.", []),
    # Unknown goods at a verb of seizure, and in its list.
    ("Customs intercepted 12 tonnes of modelling clay.", [(12, "t", "other")]),
    ("Customs intercepted 12 calls.", []),
    (
        "Officers seized 3 kg of heroin and two drying fans.",
        [(3, "kg", "heroin"), (2, "piece", "other")],
    ),
    ("Officers seized 3 kg of heroin in two drying sheds.", [(3, "kg", "heroin")]),
    ("Two vans were seized along with 63 kilograms of thickener.", [(2, "piece", "vehicles"), (63, "kg", "other")]),
    ("Two vans were seized, and 63 sheds were closed.", [(2, "piece", "vehicles")]),
    ("About 300 kg of heroin came to light in a container.", [(300, "kg", "heroin")]),
    ("More than 4 million cigarettes will not reach the black market.", [(4e6, "piece", "tobacco")]),
    ("Aid said that up to 91 percent of the food never reached those in need.", []),
    ("Tucked inside four lamps were 20 kg of cocaine.", [(20, "kg", "cocaine")]),
    ("In the boot: eight rifles.", [(8, "piece", "firearms")]),
    ("Aboard were 2,900 kilos of cocaine in 83 bales.", [(2900, "kg", "cocaine")]),
    ("Stitched into their coats were gold bars weighing 5.3 kg.", [(5.3, "kg", "gold")]),
    (
        "In the back lay three boats and two vans, all of which were seized.",
        [(3, "piece", "vessels"), (2, "piece", "vehicles")],
    ),
    ("In the operation were 200 officers.", []),
    (
        "Confiscated in the raids were 211 mobile phones and four cars.",
        [(211, "piece", "devices"), (4, "piece", "vehicles")],
    ),
    (
        "The tax office apprehended 1,140 mobile phones and 3 kg of gold.",
        [(1140, "piece", "devices"), (3, "kg", "gold")],
    ),
    ("Police apprehended a man on the R511.", []),
    ("A car used in the theft was captured on video.", []),
    ("Rangers laid their hands on 34 rifles.", [(34, "piece", "firearms")]),
    ("Customs held back 300 fake watches.", [(300, "piece", "counterfeit")]),
    ("The station took in 214 firearms that were handed in.", [(214, "piece", "firearms")]),
    ("Troops razed 40 hectares and burnt 12 tonnes of cannabis.", [(12, "t", "cannabis")]),
    (
        "The court issued restraining orders over two houses and seven bank accounts.",
        [(2, "piece", "property"), (7, "piece", "accounts")],
    ),
    # What no known verb takes, and who may have it.
    ("The load of the lorry consisted of 312kg 400g of heroin.", [(312.4, "kg", "heroin")]),
    ("Their packages numbered 60 and made up 40 kg of cocaine.", [(40, "kg", "cocaine")]),
    ("Officers say that users consume 40 kg of cocaine a week.", []),
    ("The men are charged with a plot around 40 kg of cocaine in a container.", []),
    ("The police store has room for 40 kg of cocaine each day.", []),
    ("40 kg of cocaine is more than he can carry.", []),
    ("The office seized the domain names redfield.com and myred.net.", [(2, "piece", "domains")]),
    ("The seizure of Redfield.com was announced.", [(1, "piece", "domains")]),
    ("The sites redfield.so and red.club, which have been shut down, sold data.", [(2, "piece", "domains")]),
    ("The office seized three domains: a-one.com, b-two.com and c-three.com.", [(3, "piece", "domains")]),
    ("A statement on Redfield.com was published.", []),
    (
        "He had 3,200 fentanyl pills and four firearms when his van was searched.",
        [(3200, "tablet", "fentanyl"), (4, "piece", "firearms")],
    ),
    ("He had 3,200 fentanyl pills when he was young.", []),
    ("Through the Recovery Act the city received $13 million.", []),
    ("In the car was more than $10,000 in cash.", [(10000, "USD", "money")]),
    (
        "Customs seized handbags (205 000) and watches (38 500).",
        [(205000, "piece", "other"), (38500, "piece", "jewellery")],
    ),
    ("Customs seized watches (2023).", [(None, None, "jewellery")]),
    (
        "Nine laptops and 19 servers were removed from the addresses.",
        [(9, "piece", "devices"), (19, "piece", "servers")],
    ),
    (
        "Detectives removed 300 fake watches and three cars from addresses in the north.",
        [(300, "piece", "counterfeit"), (3, "piece", "vehicles")],
    ),
    ("The team further laid its hands on 34 rifles.", [(34, "piece", "firearms")]),
    ("From the house were withdrawn 64 phones and a car.", [(64, "piece", "devices"), (1, "piece", "vehicles")]),
    ("Taken from a hide in the wood: 28 kg of amphetamine.", [(28, "kg", "amphetamine")]),
    ("Customs seized 44,000 litres of high speed diesel.", [(44000, "l", "fuel")]),
    ("He was ordered to hand over $2.6 million.", [(2.6e6, "USD", "money")]),
]


@pytest.mark.parametrize(("text", "expected"), TAKING)
def test_words_take_goods_or_only_seem_to(
    extracted: Extract, text: str, expected: list[tuple[float | None, str | None, str]]
) -> None:
    assert bare(extracted(BEFORE + text)) == expected


# What was taken where the words for it are shared, joined, left out or part of a longer phrase.
GOODS = [
    # Containers are so much of what they hold; whole things have a number and a weight.
    ("Customs seized 97 blocks of heroin weighing 62 kg.", [(62, "kg", "heroin")]),
    ("Customs seized 19 rhino horns weighing 42 kg.", [(19, "piece", "wildlife"), (42, "kg", "wildlife")]),
    ("Rangers seized 12 tusks. The tusks weighed 78.5 kg.", [(12, "piece", "wildlife"), (78.5, "kg", "wildlife")]),
    ("Officers seized 56 packages of heroin. The packages weighed 61 kg in all.", [(61, "kg", "heroin")]),
    ("Rangers seized 12 tusks. The elephants weighed 5 tonnes.", [(12, "piece", "wildlife")]),
    (
        "Police seized 14 vans, gold bars weighing 3.2 kg, and computers.",
        [(14, "piece", "vehicles"), (3.2, "kg", "gold"), (None, None, "devices")],
    ),
    ("Officers seized 31 counterfeit EUR 50 banknotes.", [(31, "piece", "counterfeit")]),
    ("Officers seized 46 watches bearing the trademarks of two makers.", [(46, "piece", "counterfeit")]),
    ("Officers seized two rhinoceros horn cups.", [(2, "piece", "wildlife")]),
    ("Officers seized 90 tablets laced with fentanyl.", [(90, "tablet", "drugs")]),
    ('Customs seized 11 million "cheap whites" on a barge.', [(11000000, "piece", "tobacco")]),
    ("A production line and 21 tonnes of cut tobacco were secured.", [(1, "piece", "other"), (21, "t", "tobacco")]),
    (
        "The following were seized: 13 laptops, jewellery and documents.",
        [(13, "piece", "devices"), (None, None, "jewellery"), (None, None, "documents")],
    ),
    ("A Toyota bus used for distribution was impounded.", [(1, "piece", "vehicles")]),
    ("An abalone drying plant was discovered.", []),
    # Fakes of what no lexicon knows, and goods of which much is said before their verb.
    ("Officers seized 890 pairs of unfinished counterfeit trainers.", [(890, "piece", "counterfeit")]),
    ("Officers seized 2,800 fake items.", [(2800, "piece", "counterfeit")]),
    ("900 garments bearing the logo of a sports club were seized.", [(900, "piece", "counterfeit")]),
    (
        "During the searches, nine cars, including two vans, and EUR 620 in cash were seized.",
        [(9, "piece", "vehicles"), (2, "piece", "vehicles"), (620, "EUR", "money")],
    ),
    ("Officers found a cannabis farm with 1,300 plants.", [(1300, "piece", "cannabis")]),
    ("Inspectors found a greenhouse with 1,300 plants.", []),
    (
        "Customs seized Captagon tablets twice. In May officers uncovered 4.1 million tablets.",
        [(4100000, "tablet", "amphetamine")],
    ),
    ("Customs seized cocaine twice. In May officers uncovered 4.1 million tablets.", [(4100000, "tablet", "drugs")]),
    ("The bales held cocaine. Divers recovered 58 bales, weighing 900 kg.", [(900, "kg", "cocaine")]),
    ("Customs seized 6,300 tablets, mostly zopiclone.", [(6300, "tablet", "drugs")]),
    ("Officers placed under seizure 5 tonnes of frozen fish.", [(5, "t", "food")]),
    ("Officers seized 4 tonnes of products. In all, 4 tonnes of rice were seized.", [(4, "t", "food")]),
    # A mass without a noun is of what was weighed before.
    (
        "Customs seized 30 kg of heroin at the airport. A further 12 kg were seized at the port.",
        [(30, "kg", "heroin"), (12, "kg", "heroin")],
    ),
    (
        "Customs seized 30 kg of heroin at the airport.\n\nAnother 2.5 tonnes were found in a shed.",
        [(30, "kg", "heroin"), (2.5, "t", "heroin")],
    ),
    (
        "Officers seized 30 kg of heroin and 9 kg of cocaine. Another 5 kg were seized later.",
        [(30, "kg", "heroin"), (9, "kg", "cocaine"), (5, "kg", "cocaine")],
    ),
    ("Customs seized nine cars. A further 12 kg were seized at the port.", [(9, "piece", "vehicles")]),
    # Two things in one mass, one thing in two measures.
    ("Navy crews seized 12 tonnes of cocaine and marijuana.", [(12, "t", "drugs")]),
    ("Officers seized 340 kg of heroin or cocaine.", [(340, "kg", "drugs")]),
    ("Officers seized 12 tonnes of metal and mixed scrap.", [(12, "t", "waste")]),
    ("Officers seized 40 kg of cocaine and 3 kg of heroin.", [(40, "kg", "cocaine"), (3, "kg", "heroin")]),
    ("Officers seized 12 kg of ketamine and cocaine.", [(12, "kg", "drugs")]),
    ("Officers seized 40 kg of cocaine and other drugs.", [(40, "kg", "cocaine")]),
    ("Officers seized 40 kg of cocaine and a pistol.", [(40, "kg", "cocaine"), (1, "piece", "firearms")]),
    ("Police seized 300 litres and 200 kilograms of chemicals.", [(300, "l", "chemicals"), (200, "kg", "chemicals")]),
    ("Police seized 20 kg of heroin and 40 litres of fuel.", [(20, "kg", "heroin"), (40, "l", "fuel")]),
    # "The drug" is the one named last; "drugs" may be any.
    ("The police were after cocaine and heroin. They seized 7 kg of the drug.", [(7, "kg", "heroin")]),
    ("The police were after cocaine and heroin. They seized 7 kg of drugs.", [(7, "kg", "drugs")]),
    # Phrases.
    ("Officers seized 4,100 falsified, stolen or unlicensed medical products.", [(4100, "piece", "medicines")]),
    ("Officers seized 31,000 suspected smuggled cigarettes.", [(31_000, "piece", "tobacco")]),
    ("Officers seized 900 fake and illegal pills.", [(900, "tablet", "drugs")]),
    ("Officers seized 310 rounds 12 rifles.", [(310, "piece", "ammunition"), (12, "piece", "firearms")]),
    ("In 16 months another 872 kg of cocaine was seized.", [(872, "kg", "cocaine")]),
    ("Officers seized 14 kg of amphetamine oil.", [(14, "kg", "amphetamine")]),
    ("Officers seized 1,104 one-kilogram blocks of cocaine.", [(1104, "piece", "cocaine")]),
    ("Officers seized 60 pills of tramadol 225mg.", [(60, "tablet", "drugs")]),
    ("Officers seized 900 plastic sachets and 3 kg of plastic.", [(900, "piece", "other"), (3, "kg", "waste")]),
    ("Officers seized seven dogs, five of which were dead.", [(7, "piece", "other")]),
]


@pytest.mark.parametrize(("text", "expected"), GOODS)
def test_goods_are_named_in_full(
    extracted: Extract, text: str, expected: list[tuple[float | None, str | None, str]]
) -> None:
    assert bare(extracted(BEFORE + text)) == expected


# Quantity, unit, category and worth, where money is what was taken, what it was worth, or neither.
AMOUNTS = [
    # Of assets the worth is the quantity, of drugs and of counted things it is not.
    ("Investigators froze assets worth EUR 4.2 million.", [(4.2e6, "EUR", "assets", None)]),
    ("Officers seized watches valued at $31,000.", [(31_000, "USD", "jewellery", None)]),
    ("Properties valued at more than EUR 3 million were seized.", [(3e6, "EUR", "property", None)]),
    ("Officers seized cash worth Rs. 2.65 crore from a car.", [(26.5e6, "INR", "money", None)]),
    ("Officers seized heroin worth EUR 90,000.", [(None, None, "heroin", 90_000)]),
    ("Officers seized a car worth EUR 90,000.", [(1, "piece", "vehicles", 90_000)]),
    # Forfeited is what was ordered or agreed, not what is asked for or what a unit is there for.
    ("He will forfeit $62,000.", [(62_000, "USD", "money", None)]),
    ("Under the plea, $62,000 will be forfeited.", [(62_000, "USD", "money", None)]),
    ("The court ordered him to forfeit $62,000.", [(62_000, "USD", "money", None)]),
    ("She agreed to forfeit $62,000.", [(62_000, "USD", "money", None)]),
    ("He was ordered to pay $62,000 in forfeiture.", [(62_000, "USD", "money", None)]),
    ("He shall forfeit $62,000.", []),
    ("The team was set up to forfeit $62 million in illicit wealth.", []),
    ("Prosecutors moved to forfeit $62,000.", []),
    ("The state is seeking the forfeiture and recovery of $62,000.", []),
    ("The office returned $65 million in forfeited funds to victims.", [(65e6, "USD", "money", None)]),
    ("The office returned $65 million in unused funds to victims.", []),
    # A settlement seizes nothing.
    ("Investigators recovered $9 million in stolen funds.", [(9e6, "USD", "money", None)]),
    ("The government recovered $9 million in a False Claims Act settlement.", []),
    ("The agency recovered $9 million in judgments.", []),
    # A denomination says which notes.
    ("Agents seized $14,600 in counterfeit currency.", [(14_600, "USD", "counterfeit", None)]),
    ("Agents seized $9,000 in counterfeit U.S. currency.", [(9000, "USD", "counterfeit", None)]),
    ("Officers seized $7,200 in $20 bills.", [(7200, "USD", "money", None)]),
    ("Officers seized counterfeit $100, $50 and $20 bills.", [(None, None, "counterfeit", None)]),
    ("Officers seized a bundle of $100 bills.", []),
    ("Officers seized 14 counterfeit $100 bills.", [(14, "piece", "counterfeit", None)]),
    # Money in a place is no part of it.
    ("Officers seized $9,000 in his car.", [(9000, "USD", "money", None)]),
    ("Officers seized $126 million in bank accounts.", [(126e6, "USD", "money", None)]),
    ("Officers seized hundreds of thousands of dollars.", [(None, "USD", "money", None)]),
]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_money_is_taken_or_says_what_things_are_worth(
    extracted: Extract, text: str, expected: list[tuple[float | None, str | None, str, float | None]]
) -> None:
    record = extracted(BEFORE + text)
    worths = [s.value.amount if s.value else None for s in record.seizures]
    assert [(*fields, worth) for fields, worth in zip(bare(record), worths, strict=True)] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("41 kg of cocaine in a barn", [(41, "cocaine", 3e6)]),
        ("41 kg of cocaine valued at $3.1 million", [(41, "cocaine", 3.1e6)]),
        ("41 kg of cocaine valued at $7 million", [(None, "cocaine", 3e6), (41, "cocaine", 7e6)]),
        ("41 kg of cannabis in a barn", [(None, "cocaine", 3e6), (41, "cannabis", None)]),
    ],
)
def test_the_worth_in_a_headline_is_that_of_the_goods_below(
    extracted: Extract, body: str, expected: list[tuple[float | None, str, float | None]]
) -> None:
    record = extracted(f"Police seize cocaine worth $3 million\n\nOfficers seized {body}.")
    assert [(s.quantity, s.category, s.value.amount if s.value else None) for s in record.seizures] == expected


def test_an_amount_that_only_describes_a_fraud_in_a_headline_was_not_seized(extracted: Extract) -> None:
    assert extracted("EUR 97 million VAT carousel: nine arrests in five countries\n\nThe ring traded.").seizures == ()


def test_an_amount_of_drugs_in_a_headline_is_their_worth(extracted: Extract) -> None:
    record = extracted("Officers Seize More than $3.2 Million in Hard Narcotics at the Bridge\n\nIt was late.")
    assert [(s.quantity, s.category, s.value and s.value.amount) for s in record.seizures] == [(None, "drugs", 3200000)]
