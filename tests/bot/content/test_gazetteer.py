"""The gazetteer as shipped: what people type is understood; and what is wrong in its files is told."""

import runpy
import shutil
from pathlib import Path

import pytest

from bot.content.gazetteer import read_places
from flows.model import ContentError, Language
from flows.places import Places, name, recognise

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "flows" / "gazetteer"
SHOWN = (Language("en"), Language("es"), Language("ar"))
PROJECT = [
    "am", "ar", "bn", "en", "es", "fa", "fr", "hi", "id", "km", "ms", "my", "ne", "pt", "ro", "ru", "sw", "th", "tl", "tr",
    "uk", "ur", "vi", "zh",
]  # fmt: skip


@pytest.fixture(scope="module")
def places() -> Places:
    return read_places(FOLDER)


UNDERSTOOD = """
AE-DU | dubai · Dubái · دبي · أنا في دبي · شغل بدبي · Дубай · я в Дубае · दुबई में हूँ · দুবাইতে আছি · دبئی میں · 迪拜 · ดูไบ · ዱባይ · bur dubai
AE    | UAE · u.a.e. company in the emirates · الامارات · ОАЭ · यूएई · Emiratos Árabes Unidos · 我在阿联酋 · uni emirat arab
SA    | saudi arabia · Saudi · KSA · السعودية · سافرت للسعودية · সৌদি আরব · साउदी अरबमा · arab saudi · в Саудовской Аравии · saudi arabai
SA-02 | jeddah · جدة · we live in jedda
KW    | kuwait · i am in kuwait city · कुवैत · ኩዌት · koweit
QA    | qatar · doha · قطر · qatarma chu · कतार नहीं कतर में
LB    | beirut · بيروت · liban · ሊባኖስ · lebanon
OM    | muscat · salalah · Oman
JO    | amman · jordan · الأردن
OM JO | عمان
IQ-AR | erbil · في أربيل
KH    | cambodia · kampuchea · camboya · 柬埔寨 · កម្ពុជា · campuchia · kamboja · combodia · cambodai
KH-18 | sihanoukville · sihanukville · 西港 · 我被关在西哈努克 · kampong som · near sihanoukvile
KH-12 | near phnom penh · phnom pen · ភ្នំពេញ · pnom penh cambodia
KH-1  | poipet · ปอยเปต · poi pet
KH-20 | bavet
MM-13 | myawaddy · KK Park · kk园区 · shwe kokko · 妙瓦底 · มาถึงเมียวดีแล้ว · မြဝတီ · miawadi
MM-17 | laukkaing · 果敢 · tachileik
LA-BK TH-57 | golden triangle
LA-BK | golden triangle laos · bokeo · 金三角
TH-63 | mae sot · maesot · แม่สอด · mae sod
TH-10 | bangkok · bkk · อยู่กรุงเทพค่ะ
TH    | thailand · ไทย · thái lan · থাইল্যান্ড
MY-14 | i am in kuala lumpur · kuala lumpor · KL · i live in kl
SG    | singapore · singapura · s'pore · 新加坡
VN-SG | saigon · sài gòn · tp hcm
IT    | italy · Ý · in italia
US    | usa · USA · i am in usa · Estados Unidos · EEUU · США · mỹ · U.S. · abd
US-CA | Los Angeles USA · los ángeles · L.A. Koreatown · california · Los Angeles, CA · Лос-Анджелес · 洛杉矶 · لوس أنجلوس
US-NY | new york · nueva york · NYC · brooklyn
US-TX | estoy en texas
US-GA | georgia usa · atlanta
GE US-GA | georgia · جورجيا
GE    | batumi · в батуми · грузия
MX-BCN | tijuana · cosecha en baja california
AR-X ES-AN | cordoba
ES-AN GD NI | granada
US-CA CR | san jose
CR    | san jose de costa rica
CL DO | santiago
GB-ENG US-AL | birmingham
LB LY | tripoli · طرابلس
LY    | tripoli libya
IN-TS PK-SD | hyderabad
PK-SD | hyderabad pakistan
IN-PB PK-PB | punjab
CD CG | congo · конго
CD    | kinshasa congo
KR KP | korea · corea
KR    | south korea · seoul korea · 한국
GN GW GQ | guinea
GN    | guinea conakry
GW    | guinea-bissau · guinea bisau
GQ    | equatorial guinea
PG    | papua new guinea
DM    | dominica
DO    | dominican republic · república dominicana
FR-PAC | Nice · Niza
GB    | UK · i live in the UK · reino unido · united kingdom
NL    | the netherlands · holland
ES-MD | estoy en Madrid
DE-BY | münchen · munich · في ميونخ
DE    | بألمانيا · Deutschland · germany · almanyada · в Германии · germania
TR-34 | istanbul'da
CI    | cote divoire · ivory coast
NP    | काठमाडौंमा · nepal
ET    | አዲስ አበባ · addis ababa ethiopia
KE    | nairobi · mombasa
NP    | from nepal to qatar
BD    | আমি বাংলাদেশ থেকে কুয়ালালামপুর
PL    | łódź · lodz · в лодзь
"""


@pytest.mark.parametrize(
    ("regions", "text"),
    [
        (regions.strip(), text.strip())
        for line in UNDERSTOOD.strip().splitlines()
        for regions, _, texts in [line.partition("|")]
        for text in texts.split("·")
    ],
)
def test_what_people_type_is_understood(places: Places, regions: str, text: str) -> None:
    assert sorted(recognise(text, places)) == sorted(regions.split())


WANTED = """
LY | I am locked in Libya, I wanted to go to Italy · estoy en Libia y quiero ir a Italia · я в Ливии, хочу в Италию · أنا في ليبيا وأريد السفر إلى إيطاليا
QA | I am from Nepal, now working in Qatar · soy de Nepal y trabajo en Qatar · я из Непала, работаю в Катаре · من نیپال سے ہوں قطر میں کام
   | the agent wants me to travel to Canada · quiero volver a Honduras con mis hijos · хочу вернуться в Грузию · muốn về Việt Nam gấp
   | italyaya gitmek istiyorum yardım · saya mau pulang ke Indonesia · nataka kurudi Kenya haraka · je veux rentrer au Mali bientôt
   | quero voltar ao Brasil logo · vreau sa ajung in Moldova repede · hochu vernutsya v Tadjikistan · 我想回中国 · ចង់ទៅថៃ · อยากกลับไทย
   | I am from Kenya and I need help · soy de Venezuela y necesito ayuda · я из Узбекистана помогите · embassy of Nepal phone please
SA | embassy of Kenya in Riyadh phone please · ubalozi wa Kenya Riyadh uko wapi · سفارة السودان بالرياض وينها
FR | avocat pour sans papiers à rennes svp · ouvrier au noir à montpellier
UA | я зараз в Одесі без грошей · допомога у Вінниці є
RU | мы под Краснодаром работаем на стройке · живу в Тюмени без паспорта
KR | v Inchon zavod ne platit · 仁川工厂不给钱
TH | nayog ko sa bangkok ang amo · ကျွန်တော် ဘန်ကောက်မှာ အလုပ်လုပ်တယ် · โรงงานที่ชลบุรีไม่จ่ายเงิน
IN | मुंबई में मालिक ने पासपोर्ट रखा · মুম্বাইতে আটকে আছি ভাই
TR | Mersinde patron para vermiyor · دنیزلی کار میکنم پول نمیدن
   | nici nu stiu unde ma pune la munca · put it in my room · sabah erken iş başlıyor · bulan ini baki gaji belum dibayar
   | kaj kore taka dey na · mataram meu amigo ontem · me multan por llegar tarde · сам у темряві сиджу
"""


@pytest.mark.parametrize(
    ("country", "text"),
    [
        (country.strip(), text.strip())
        for line in WANTED.strip("\n").splitlines()
        for country, _, texts in [line.partition("|")]
        for text in texts.split("·")
    ],
)
def test_the_place_is_where_help_is_wanted(places: Places, country: str, text: str) -> None:
    assert "".join(region[:2] for region in recognise(text, places)[:1]) == country


@pytest.mark.parametrize(
    ("text", "first"),
    [("georgia", "GE"), ("congo", "CD"), ("korea", "KR"), ("cordoba", "AR-X"), ("birmingham", "GB-ENG")],
)
def test_the_likelier_place_comes_first(places: Places, text: str, first: str) -> None:
    assert recognise(text, places)[0] == first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("niger", "nigeria"), ("iran", "iraq"), ("austria", "australia"), ("slovakia", "slovenia"), ("mali", "malawi"),
        ("dominica", "dominican republic"), ("oman", "roma"), ("gambia", "zambia"), ("mauritania", "mauritius"),
        ("иран", "ирак"), ("النيجر", "نيجيريا"), ("sweden", "sudan"), ("paraguay", "uruguay"),
        ("swaziland", "switzerland"), ("macau", "palau"), ("lagos", "laos"), ("bahrain", "bahamas"), ("ghana", "guyana"),
    ],
)  # fmt: skip
def test_one_place_is_never_taken_for_another(places: Places, one: str, other: str) -> None:
    assert set(recognise(one, places)).isdisjoint(recognise(other, places))
    assert len(recognise(one, places)) == len(recognise(other, places)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "help me please", "nice to meet you", "a man took my phone", "my mobile is broken", "i am reading your page",
        "is this job real", "they took me in a car of the boss", "it is not so bad, be safe", "to me no one is at home",
        "I ran away", "my sister is hungry", "la empresa usa mi pasaporte", "no gana nada para comer", "ayuda para mi mama",
        "grandes problemas, apenas como", "mi madre dejo la casa en la mesa", "a minha mãe quer ir para a praia",
        "j'ai une réunion au travail", "la vie est nice", "aku tidak tahu sekarang, tak ada surat", "mali ang pangalan ko",
        "cuba lagi esok", "كيف الحال", "صباح الخير وين انت", "مين معي", "من того дома", "из того дома", "у меня пар нет",
        "dacă vrei bani", "ama para yok", "sưa lại nhà", "hello", "stop", "menu", "chat", "salary", "police", "hola", "gracias",
        "IN", "it", "so", "am", "HELP ME I AM IN A ROOM", "NO", "OK", "",
    ],
)  # fmt: skip
def test_everyday_words_are_no_places(places: Places, text: str) -> None:
    assert recognise(text, places) == (("IN", "US-IN") if text == "IN" else ())


def test_every_name_of_a_country_means_that_country_in_every_language(places: Places) -> None:
    missed = [
        (language, region)
        for language, names in places.names.items()
        for countries in places.areas.values()
        for region in countries
        if region
        not in {*recognise(names[region], places), *recognise(names[region].partition("(")[0], places)}
    ]

    assert not missed


def test_every_word_to_be_careful_with_is_met(places: Places) -> None:
    """A name in the list of everyday words must be silent in a sentence; alone it is what it was."""
    for word in sorted(places.spellings.plain_words):
        assert recognise(f"xx yy zz {word} xx yy", places) == (), word


@pytest.mark.parametrize("language", SHOWN)
def test_names_fit_a_button_and_differ_where_one_is_asked(places: Places, language: Language) -> None:
    names = places.names[language]
    shown = [names[region] for countries in places.areas.values() for region in countries]
    asked = [meant for meant in places.spellings.exact.values() if len(meant) > 1]

    assert [text for text in shown if len(text) > 20] == []
    assert [text for code, text in names.items() if "-" in code and len(text) > 20] == []
    for meant in asked:
        assert len({name(places, region, language) for region in meant}) == len(meant), meant


def test_a_page_of_the_picker_exists_for_each_language_and_area(places: Places) -> None:
    assert sorted(places.likeliest) == PROJECT
    assert len(places.areas) == 22
    assert sum(map(len, places.areas.values())) == 250
    assert all(name(places, area, language) != area for area in places.areas for language in SHOWN)
    assert name(places, "US", SHOWN[0]) == "United States"
    assert name(places, "GB", SHOWN[0]) == "UK"
    assert name(places, "US-CA", SHOWN[2]) == "كاليفورنيا"


def test_three_hundred_cities_and_more_are_known(places: Places) -> None:
    cities = (FOLDER / "cities.yaml").read_text(encoding="utf-8").count("- {name:")

    assert cities > 300


def test_names_are_current() -> None:
    """Else: `make places`."""
    made = runpy.run_path(str(ROOT / "tools" / "make_places.py"))["lines"](FOLDER)

    assert (FOLDER / "names.tsv").read_text(encoding="utf-8").splitlines() == list(made)


BROKEN = [
    ("cities.yaml", "in: AE-DU", "in: AE-XX", "«AE-XX» is no region we know"),
    ("cities.yaml", "zone: Asia/Dubai", "zone: Asia/Nowhere", "no names for this zone"),
    ("cities.yaml", "- {name: Ajman, in: AE-AJ", "- {name: Dubai, in: AE-DU", "Dubai stands here twice"),
    ("cities.yaml", "- {name: Ajman, ", "- {", "a city needs a name and a region"),
    ("areas.yaml", "[BM, CA,", "[BM, MX, CA,", "MX is in two areas"),
    ("areas.yaml", "[BM, CA,", "[BM, QZ, CA,", "names of QZ are missing"),
    ("names.tsv", "Cambodia\t", "", "KH has 24 names"),
    ("names.tsv", "Cambodia\tCamboya", "Cambodia\t", "names of KH are missing"),
    ("countries.yaml", "\nAG:", "\nQZ:", "«QZ» is no region"),
    ("subdivisions.yaml", "\nAE-AJ: {en: Ajman, ", "\nAE-AJ: {", "AE-AJ has no English name"),
    ("subdivisions.yaml", "\nAE-AJ:", "\nQZ-AJ:", "«QZ-AJ» is no region"),
    ("likeliest.yaml", "\nen: [AE, SA,", "\nen: [AE, AE,", "en has 7 different countries"),
    ("likeliest.yaml", "\nen: [AE, SA,", "\nen: [AE, QZ,", "«QZ» is no region we know"),
    ("words.yaml", "initials: [", "# [", "the list initials is missing"),
    ("directions.yaml", "left_behind: [", "# [", "the list left_behind is missing"),
    ("misspellings.yaml", "\nAE:", "\nQZ:", "«QZ» is no region we know"),
]


@pytest.mark.parametrize(("file", "old", "new", "what"), BROKEN)
def test_a_fault_is_told_with_its_line(tmp_path: Path, file: str, old: str, new: str, what: str) -> None:
    folder = tmp_path / "gazetteer"
    shutil.copytree(FOLDER, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=what) as caught:
        read_places(folder)

    assert any(problem.source.path == file or "QZ" in what for problem in caught.value.problems)
    assert all(problem.source.line >= 1 and problem.mend for problem in caught.value.problems)
