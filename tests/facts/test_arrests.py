"""Arrests in every shape in which releases report them, and what is no arrest."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from opsextract.records import Release

Extract = Callable[[str], Release]

# Text; (count, bound) of each arrest in text order.
CASES = [
    ("The operation led to 219 arrests.", [(219, "exact")]),
    ("The action led to the arrest of more than 300 people.", [(300, "at_least")]),
    ("Officers made 14 arrests.", [(14, "exact")]),
    ("Police arrested 12 people.", [(12, "exact")]),
    ("Police in Spain arrested nine men and two women.", [(11, "exact")]),
    ("Hungarian police arrested a couple.", [(2, "exact")]),
    ("Police arrested two brothers.", [(2, "exact")]),
    ("Police arrested a man.", [(1, "exact")]),
    ("A man was arrested.", [(1, "exact")]),
    ("An individual was arrested at the airport.", [(1, "exact")]),
    ("The suspect was arrested on the spot.", [(1, "exact")]),
    ("Three suspects were detained.", [(3, "exact")]),
    ("22 suspects have been arrested.", [(22, "exact")]),
    ("Twenty-two people were taken into custody.", [(22, "exact")]),
    ("Officers took 402 people into custody.", [(402, "exact")]),
    ("At least six traffickers were apprehended.", [(6, "at_least")]),
    ("Up to 50 suspects were arrested.", [(50, "at_most")]),
    ("Some 160 people were arrested.", [(160, "approx")]),
    ("Close to 10 people were arrested.", [(10, "approx")]),
    ("Nearly 500 people were arrested.", [(500, "approx")]),
    ("Between 30 and 40 people were arrested.", [(30, "at_least"), (40, "at_most")]),
    ("Dozens of people were arrested.", [(None, "vague")]),
    ("Several arrests were made.", [(None, "vague")]),
    ("Arrests were made in the capital.", [(None, "vague")]),
    ("Four people, aged 19 to 44, were arrested.", [(4, "exact")]),
    ("Police arrested six people aged between 25 and 60.", [(6, "exact")]),
    ("Five members of the gang were arrested.", [(5, "exact")]),
    ("Two Dutch nationals were arrested.", [(2, "exact")]),
    ("Raid on printers\n\nResults so far:\n\n- 105 suspects arrested\n- 40 homes searched\n", [(105, "exact")]),
    ("Arrests: 17\nSearches: 20\n", [(17, "exact")]),
    ("Police nab 193 suspects\n\nThe suspects were caught this month.\n", [(193, "exact")]),
    ("Twelve arrested in raid on printers\n\nPolice arrested 12 people.\n", [(12, "exact")]),
    (
        "The action led to 14 arrests, 30 searches and the seizure of 2 kg of heroin.",
        [(14, "exact")],
    ),
    (
        "Officers arrested eight people, searched 11 homes and seized 3 cars.",
        [(8, "exact")],
    ),
    (
        "Police arrested 37 people: 2 in Austria, 11 in Greece, 23 in Spain and 1 in the UK.",
        [(37, "exact"), (2, "exact"), (11, "exact"), (23, "exact"), (1, "exact")],
    ),
    (
        "Police arrested 12 people. Nine of them were detained in Spain.",
        [(12, "exact"), (9, "exact")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_an_arrest_is_counted(extracted: Extract, text: str, expected: list[tuple[int | None, str]]) -> None:
    assert [(a.count, a.bound) for a in extracted(text).arrests] == expected


NEAR_MISSES = [
    "Police will arrest 40 people next week.",
    "The team plans to arrest the leaders.",
    "No one was arrested.",
    "No arrests were made.",
    "Nobody has been arrested.",
    "Police have not arrested anyone.",
    "A court issued arrest warrants for nine men.",
    "A warrant for the arrest of two men was issued.",
    "He suffered a cardiac arrest.",
    "She is under house arrest.",
    "They may arrest up to 40 people.",
    "The reward is for information leading to the arrest of the killer.",
    "If convicted, he faces 20 years in prison.",
    "Twelve people were charged with fraud.",
    "Twelve people were sentenced.",
    "Twelve suspects were identified.",
    "Officers rescued 14 children.",
    "Police detained 3 vessels.",
    "Officers seized 40 phones.",
    "The power of arrest is set out in the law.",
    "The arrest team trained for 12 days.",
    "Customs held 40 containers.",
    "He tried to evade arrest.",
]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_is_no_arrest_gives_none(extracted: Extract, text: str) -> None:
    assert extracted(text).arrests == ()


def test_each_part_has_the_country_that_stands_beside_it(extracted: Extract) -> None:
    record = extracted("Police arrested 37 people: 2 in Austria, 11 in Greece, 23 in Spain and 1 in the UK.")
    assert (record.arrests[0].count, record.arrests[0].scope) == (37, "total")
    assert [(a.count, a.scope, a.country) for a in record.arrests[1:]] == [
        (2, "part", "AT"),
        (11, "part", "GR"),
        (23, "part", "ES"),
        (1, "part", "GB"),
    ]


def test_an_arrest_of_an_earlier_operation_is_not_the_total(extracted: Extract) -> None:
    record = extracted("The operation led to 40 arrests.\n\nThe previous operation had led to 90 arrests.\n")
    assert {a.count: a.scope for a in record.arrests} == {40: "total", 90: "part"}


# What stands before a case, so that its first line is no headline.
BEFORE = "Raid on a barn in the north\n\nOfficers came at dawn.\n\n"

# People told of together are one number; those of whom something else is said are none of it.
TOGETHER = [
    ("Police arrested a man, 45, and two women.", [3]),
    ("The driver, 41, and a passenger were detained.", [2]),
    ("A husband and wife were arrested in the port.", [2]),
    ("The arrest of a mother and daughter followed.", [2]),
    ("The arrest of a 33-year-old man and a 29-year-old woman followed.", [2]),
    ("A man, 37, and a woman, 35, of Hull, were arrested.", [2]),
    ("The skipper, 52, from Hull, and his mate, 38, were arrested.", [2]),
    ("Pills were found, and the driver and his wife were detained.", [2]),
    ("Police arrested a smuggler, his brother and a clerk.", [3]),
    ("The captain, two sailors and a cook were arrested.", [4]),
    ("Police arrested a married couple and their son.", [3]),
    ("Police arrested a smuggler as well as two customs agents.", [3]),
    ("Two male Singaporeans and a woman were arrested.", [3]),
    ("Police arrested two men and a woman, and seized 4 kg of heroin.", [3]),
    ("Police arrested a 33-year-old and his accomplice.", [2]),
    ("Police arrested a Nigerian national, two Ghanaians and a German.", [4]),
    ("Police arrested a courier, a 51-year-old man.", [1]),
    ("Police arrested two recruiters, a former officer and his partner.", [2]),
    ("Police arrested a man and seized a car.", [1]),
    ("Police arrested a smuggler along with his van.", [1]),
    ("Police arrested a mother and her van was seized.", [1]),
    ("Three men were arrested; the driver and a guard were freed.", [3]),
    ("A man was arrested and a woman was questioned.", [1]),
    ("Police arrested a man with his two children in the car.", [1]),
    ("A man and his lawyer met the press.", []),
    ("The minister and his driver were praised.", []),
]

# Names, pronouns and words around a name.
NAMED = [
    ("Miller, Kovacs and Brandt were arrested on Friday.", [3]),
    ("Miller, Kovacs, Brandt and Silva were arrested on Friday.", [4]),
    ("Police arrested Miller, Kovacs and Brandt.", [3]),
    ("Police arrested Miller of Kovacs and Brandt.", [1]),
    ("Miller, Kovacs and Brandt were praised on Friday.", []),
    ("Diaz was arrested in Lima and Soto was arrested in Quito.", [1, 1]),
    ("In May, while on bail, Costa was arrested again.", [1]),
    ("In the port, lead administrator John Smith was arrested.", [1]),
    ("The driver ran off. Officers arrested him an hour later.", [1]),
    ("A woman left the shop. Agents detained her at the border.", [1]),
    ("Officers followed three men and arrested them nearby.", [3]),
    ("Officers questioned nine men. They later arrested them.", [9]),
    ("Officers may arrest him.", []),
    ("Officers arrested them.", []),
    ("They found nine cars and arrested them.", []),
    ("The guards arrested his attention.", []),
]

# Totals, lists under a heading, and counts away from their verb.
COUNTED = [
    ("Two men were arrested on Monday, bringing the total number of arrests to 14.", [2, 14]),
    ("Two were arrested in May, raising the number of those arrested so far to at least 19.", [2, 19]),
    ("This brings the number of people arrested to 31.", [31]),
    ("Last night's raid brought the number of arrests to 57.", [57]),
    # Places behind a count, and another count behind these.
    (
        "Police arrested 30 people, nine in Spain and three in Malta, and detained two drivers.",
        [30, 9, 3, 2],
    ),
    ("The new raids bring the total number of people in custody to 57.", [57]),
    ("Two vans were bought, bringing the number of vans to 19.", []),
    ("Officers found two cars, bringing the total to nine.", []),
    ("The sale brings the total number of arrests to the fore.", []),
    ("Arrests\n\n- 9 men from the port\n- 6 fishermen of Tema\n- 3 dealers\n", [9, 6, 3]),
    ("Arrests\n\n- Nine people in Chad\n- 6 people in Mali\n- 3 pistols\n", [9, 6]),
    ("The following were arrested:\n\n- 3 dealers\n- 2 women\n- 40 crates of beer\n", [3, 2]),
    ("Present were:\n\n- 3 dealers\n- 2 women\n", []),
    ("Police detained this Thursday 13 persons.", [13]),
    ("Police detained yesterday 13 persons.", [13]),
    ("The civil guard arrested on Monday a total of 22 suspects.", [22]),
    ("Police checked this Thursday 13 persons.", []),
    ("Of 49 arrested defendants, nine were jailed.", [49]),
    ("The case has 49 arrested defendants.", [49]),
    ("The case has 49 arrested developments.", []),
    ("The case has 49 accused defendants.", []),
    ("Among those arrested are five traders.", [5]),
    ("Among those arrested were two officials.", [2]),
    ("Also arrested were two men.", [2]),
    ("Among those praised were two officials.", []),
    ("Nine women found working in the plant were detained.", [9]),
    ("Nine boats found rotting in the bay were detained.", []),
    ("Three Dayton, Ohio, residents were arrested.", [3]),
    ("Two Aurora, Illinois, shops were raided.", []),
    ("The raid led to the arrest of traffickers.", [None]),
    ("The unit fights for the arrest of traffickers.", []),
    # The same number of the same people is told once, of other people twice.
    ("Police arrested four fishermen at dawn. The four fishermen were arrested near the pier.", [4]),
    ("Police arrested two clerks at dawn. Later two brothers were arrested.", [2, 2]),
    # A crew "of four", and people of whom much is said before the verb.
    ("The navy detained its crew of four, all of them fishermen.", [4]),
    ("The navy fed its crew of four.", []),
    ("Their 13 crew, suspected of fishing without a licence, are in custody.", [13]),
    ("Fourteen suspects were reported to the court, none of whom is in custody.", []),
    ("Two brothers, Kevin and Mark Alder, wanted for robbery, were taken into custody.", [2]),
    ("Three men – two locals and a visitor – were arrested.", [3]),
    ("The van for which a Spanish driver was arrested was seized.", [1]),
    ("Deputies took custody of the driver, a 38-year-old man.", [1]),
    ("Two persons, father and son, were placed under house arrest.", [2]),
    ("In the second case the driver and his companion, both pensioners, were detained.", [2]),
    ("Police detained a Spanish national thought to have moved more than 500 people.", [1]),
    ("Three suspects, a woman and two men, were arrested.", [3]),
    ("Two men, a woman and a child were arrested.", [4]),
    ("M.K., 34, was arrested at home.", [1]),
    ('Ramón "N", 29, was arrested at home.', [1]),
    # People of whom the verb is not said again.
    ("It led to the arrest of a driver and, two days later, of the owner of the plant.", [1, 1]),
    ("It led to the arrest of a driver and of the end of the ring.", [1]),
    ("Greece reported the arrest of six persons, the Netherlands four, and Romania eleven.", [6, 4, 11]),
    ("A 27-year-old was arrested in Kassel and a 33-year-old in Leipzig.", [1, 1]),
    ("A 27-year-old was arrested in Kassel and a 33-year-old in Leipzig was praised.", [1]),
    ("Seven of the arrests were made in Czechia, six in Slovakia and four in Germany.", [7, 6, 4]),
    ("Six people were arrested; a seventh, believed to be the leader, was detained in Spain.", [6, 1]),
    ("Of those arrested, 43 are believed to be members of the ring.", [43]),
    ("Of those arrested, 43 were charged.", []),
    ("118 people were arrested, among them 47 suspected smugglers and 39 thieves.", [118, 47, 39]),
    ("Four people, two from Malawi, were found packing it and were immediately arrested.", [4]),
    ("Seventeen of those charged were arrested this morning.", [17]),
    ("He brought charges against 38 of those captured.", []),
    # Subjects of which much is said, and numbers that are none of theirs.
    ("Its crew of seven was taken into custody.", [7]),
    ("A couple was arrested in the town.", [2]),
    ("Police arrested a couple running four bars.", [2]),
    ("Three gangmasters, two Indians and an Italian, are now in custody.", [3]),
    ("A 31-year-old man detained in Slovenia had four passports.", [1]),
    ("Ann Costa, 41, who fled after the raid in May, was arrested.", [1]),
    ("Three men aged 24, 29 and 38 were arrested.", [3]),
    ("Two men selling pills that killed three students were arrested.", [2]),
    ("Five teenagers, the youngest of them 15, were held, and a couple in their forties were detained.", [5, 2]),
    ("The four men on board, two Australians, a Pole and a Croat, were arrested.", [4]),
    ("The court ordered the detention of 12 people and, in respect of four others, a fine.", [12]),
    ("A businessman was caught in the act.", [1]),
    ("A businessman was caught in the rain.", []),
    ("Nine people were arrested, bringing the number of arrests in both operations to 33.", [9, 33]),
    # One auxiliary for two participles, others beside the subject, handcuffs, a second man.
    ("The owner was traced to Vigo and taken into custody.", [1]),
    ("They were expelled by Spain and arrested.", []),
    ("The cook, a foreigner, was apprehended along with four helpers.", [5]),
    ("The cook was apprehended along with four ovens.", [1]),
    ("Fourteen clerks were taken away in handcuffs.", [14]),
    ("A woman in her thirties was held on suspicion of fraud.", [1]),
    ("A meeting was held on suspicion of fraud.", []),
    ("The driver and a woman posing as their aunt were detained.", [2]),
    ("A couple accused of selling pills was arrested.", [2]),
    ("Costa, his wife and four others were arrested.", [6]),
    ("Four ground handling staff at one airport were arrested.", [4]),
    ("Following this seizure a man in his 30s was arrested.", [1]),
    ("Five men between the ages of 33 and 68 are in custody.", [5]),
    ("A man was arrested. A second man, who is 29, was arrested.", [1, 1]),
    ("Two peddlers riding a motorcycle were rounded up.", [2]),
    ("Gary Alder-Teale ran the firm. Alder-Teale was detained at noon.", [1]),
    ("The firm was run from afar. Alder-Teale was detained at noon.", []),
    ("Three men and two women were arrested.", [5]),
    ("416 men and 61 women were arrested.", [416, 61]),
    # Lines of a table of arrests.
    ("Arrests by city\n\nSpringfield: 121\n\nWichita: 58\n", [121, 58]),
    ("Visits by city\n\nSpringfield: 121\n\nWichita: 58\n", []),
    ("The consignee and his brother-in-law were placed under arrest.", [2]),
    ("Both the driver and his mate were arrested.", [2]),
    ("The owner, his tenant and a middleman were arrested.", [3]),
    ("Its recipients, two residents of Tollan and a visitor, were arrested.", [3]),
    ("Three boys and a girl, aged between 12 and 15, were rounded up.", [4]),
    ("Officers rounded up 14 local men and five local women.", [19]),
    ("Three armed men and two women were detained.", [3, 2]),
    ("Three members of a ring posing as scrap dealers were caught.", [3]),
    ("Two men suspected of steering the boat were picked up.", [2]),
    ("Three caretakers – Jan Roe, 29, Ann Poe, 41, and Kim Low, 34 – were caught asleep.", [3]),
    ("A team nabbed Jan Roe, 31, and a 45-year-old visitor.", [2]),
    ("Four persons including the leader were arrested.", [4]),
    ("40 persons, including three visitors, were arrested.", [40, 3]),
    ("The other two, both students, were detained.", [2]),
    ("A claimant was collared at the counter.", [1]),
    ("A Plano, Texas man who ran two of them was arrested.", [1]),
    ("The arrest in Orra of an alleged recruiter came at dawn.", [1]),
    ("Collared were the captain and six crewmen.", [7]),
    ("- In cuffs: the owner, his tenant and a middleman", [3]),
    ("- Apprehended: 28 people", [28]),
    ("- 17 persons placed under arrest (11 in Spain, 6 in Malta)", [17, 11, 6]),
    ("Officers took a 29-year-old man into custody.", [1]),
    ("The 29-year-old leaseholder is in police custody.", [1]),
    ("A 20-year-old cook is behind bars after a raid.", [1]),
    ("Ten suspects are behind bars.", [10]),
    ("The driver was booked into the county jail.", [1]),
    ("A man in his 30s was arrested and is being detained.", [1]),
    ("Local police arrested the suspect on 27 April 2024, along with an accomplice.", [2]),
    ("Police have taken the skipper and two crew members into custody.", [3]),
    ("A woman popularly known as Mama Dee and her driver have been apprehended.", [2]),
    # Near misses.
    ("Agents freed nine people being held for ransom.", []),
    ("The pair was booked into a hotel.", []),
    ("More than two million people are behind bars.", []),
    ("Jan Roe has been in custody since May.", []),
    ("The inmate was handcuffed.", []),
    ("He detained a walker without placing her under arrest.", []),
    ("Two Danes of 17 and 22 were arrested.", [2]),
    ("The seizure led to the arrest of eight people and the closing of a bar.", [8]),
    ("Two longliners were apprehended.", []),
    ("Raids to nab the others are going on, and nine absconders are on a list.", []),
    ("1,120 machines were sealed, and by court order the wallets were arrested.", []),
    ("The arrests of this week hit a ring.", []),
    ("Officers took a long look.", []),
]


@pytest.mark.parametrize(("text", "expected"), [*TOGETHER, *NAMED, *COUNTED])
def test_people_are_counted_however_they_are_told_of(extracted: Extract, text: str, expected: list[int | None]) -> None:
    assert [a.count for a in extracted(BEFORE + text).arrests] == expected
