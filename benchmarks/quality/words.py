"""Words that made-up records are put together from, by language; all of them invented for this purpose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


def _list(text: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in text.split("|"))


TITLES: Mapping[str, tuple[str, ...]] = {
    "en": _list(
        "Effects of {factor} on {property} of {thing} in {place}|{method} for {task}: evidence from {place}|"
        "How {factor} shapes {property} of {thing}|{property} and {factor}: a {design} of {thing}|"
        "Towards {task} with {method}|Is {property} of {thing} driven by {factor}? A {design} from {place}|"
        "{method} of {thing} under {factor}: {a} {design}|Mapping {property} across {place} by {method}"
    ),
    "de": _list("Zum Einfluss {factor} auf {thing} in {place}|{thing} und ihre Geschichte: Beiträge aus {place}"),
    "fr": _list("Étude de l’influence {factor} sur {thing} en {place}|Vers une histoire {thing} : le cas {factor}"),
    "es": _list("Influencia {factor} en {thing} de {place}|Una historia {factor}: {thing} en {place}"),
    "ru": _list("Влияние {factor} на {thing} в {place}|Анализ {factor} и {thing}"),
    "ja": _list("{place}における{thing}の{factor}に関する研究|{factor}を用いた{thing}の評価"),
    "zh": _list("{place}{thing}{property}的{method}|基于{method}的{thing}{property}研究|{factor}对{thing}{property}的影响"),
}
SLOTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "factor": _list(
            "late frost|CO2 enrichment|nitrogen deposition|night lighting|road salt|river regulation|soil compaction|"
            "grazing pressure|summer drought|light pollution|H2O2 treatment|maternal smoking|remote work|tariff reform|"
            "sleep loss|urban noise|iron deficiency|shift work|peer tutoring|ocean warming|copper leaching"
        ),
        "property": _list(
            "germination|species richness|bone density|reading fluency|shell thickness|wage dispersion|shear strength|"
            "spore dispersal|insulin response|seed yield|trust|crack growth|vaccine uptake|thermal comfort|grain size|"
            "lexical access|carbon storage|household debt|migration timing|wear resistance"
        ),
        "thing": _list(
            "moss carpets|alpine ponds|primary schools|steel bridges|honeybee colonies|coastal dunes|small firms|"
            "oat cultivars|glacier forelands|adolescent runners|lead-free solders|freshwater mussels|city buses|"
            "rural clinics|peat bogs|timber joints|migrant families|rice paddies|bilingual readers|reef fishes"
        ),
        "place": _list(
            "southern Norway|the Andes|eastern Kenya|northern Japan|the Baltic coast|Patagonia|rural Bengal|Anatolia|"
            "the Ebro delta|central Vietnam|Québec|the Carpathians|Tasmania|Upper Austria|the Sahel|Galicia"
        ),
        "method": _list(
            "Bayesian calibration|X-ray tomography|Acoustic monitoring|Graph-based clustering|Isotope tracing|"
            "Finite element analysis|Discourse analysis|Environmental DNA sampling|Kernel regression|Focus groups|"
            "β-spectrum estimation|Stochastic forecasting|Photogrammetry|Whole-genome sequencing"
        ),
        "task": _list(
            "flood warning|early diagnosis of frailty|route planning|crop monitoring|fraud detection|noise control|"
            "teacher training|battery ageing tests|water quality control|archival indexing|speech screening"
        ),
        "design": _list("cohort study|field experiment|ten-year survey|case study|systematic review|randomized trial"),
        "a": _list("a"),
    },
    "de": {
        "factor": _list("des Klimawandels|der Landnutzung|des Fernhandels|früher Fröste|der Schulreform"),
        "thing": _list("Moose|Flussauen|Dorfschulen|Brücken|Handschriften|Streuobstwiesen"),
        "place": _list("Oberösterreich|Thüringen|der Schweiz|Südtirol|Vorpommern"),
    },
    "fr": {
        "factor": _list("du gel tardif|de la réforme scolaire|des crues|du bruit urbain|de l’élevage"),
        "thing": _list("les mousses|des écoles rurales|les ponts en pierre|des vergers|les manuscrits"),
        "place": _list("Bretagne|Franche-Comté|Wallonie|Guyane|Québec"),
    },
    "es": {
        "factor": _list("del riego|de la helada tardía|de la reforma escolar|del ruido urbano|de la sequía"),
        "thing": _list("los musgos|las escuelas rurales|los puentes de piedra|los manuscritos|las marismas"),
        "place": _list("Galicia|los Andes|Yucatán|Aragón|el Ebro"),
    },
    "ru": {
        "factor": _list("засухи|освещения|урбанизации|вырубки|заморозков"),
        "thing": _list("рост мхов|состав почв|развитие школ|миграцию птиц|качество воды"),
        "place": _list("Карелии|Сибири|Поволжье|Приморье|Якутии"),
    },
    "ja": {
        "factor": _list("光環境|降雨|騒音|画像解析|土壌水分"),
        "thing": _list("蘚苔類|木造橋|小学校教育|水田|図書館利用"),
        "place": _list("北海道|京都市|沖縄県|瀬戸内海|東北地方"),
    },
    "zh": {
        "factor": _list("施氮|夜间照明|土壤盐分|放牧强度|升温|水位变化"),
        "thing": _list("苔藓|水稻|木桥|乡村学校|高寒草甸|城市公交|古籍|湿地鸟类"),
        "property": _list("群落结构|产量|承载力|阅读能力|光合特性|空间分布|演替"),
        "place": _list("甘肃省|长江中游|云南高原|珠江口|东北地区|太湖流域"),
        "method": _list("遥感监测|贝叶斯模型|有限元分析|同位素示踪|调查|深度学习"),
    },
}
SENTENCES: Mapping[str, tuple[str, ...]] = {
    "en": _list(
        "We measured {property} of {thing} in {place} over {number} seasons.|Little is known about how {factor} "
        "changes {property}.|{method} was used to separate the effect of {factor} from that of age.|In plots with "
        "{factor}, {property} fell by {number}% (p < 0.05).|The model explained {number}% of the variance, and its "
        "error was below 3.5 units.|These results suggest that {factor} matters less for {thing} than is often "
        "assumed.|Participants were recruited between 2009 and 2013 at {number} sites.|No such trend was found for "
        "{thing}, e.g. in {place}.|We discuss what this means for {task}.|Samples (n = {number}) were kept at -20 °C "
        "until they were analysed."
    ),
    "zh": _list(
        "为了解{factor}对{thing}的影响,在{place}布设了{number}个样地。|结果表明,{thing}的{property}随时间显著增加(P<0.05)。|"
        "本文采用{method}对{place}的{property}进行了分析。|该方法可为{thing}的管理提供参考。|{property}的变化主要受{factor}控制。"
    ),
}
KEYWORDS: Mapping[str, tuple[str, ...]] = {
    "en": _list(
        "bryophytes|dose-response|field experiment|frost|machine learning|gene flow|IL-6|school reform|fatigue|isotopes|"
        "peatland|trust|bilingualism|water quality|β-diversity|climate|cohort|noise|CO2|survey methods|remote sensing"
    ),
    "zh": _list("苔藓|遥感|水稻|群落|演替|土壤|模型|产量|湿地|阅读|桥梁|同位素|草甸|公交"),
}


class Journal(NamedTuple):
    """A made-up journal: its names, what it is registered under, and how its publisher forms DOIs."""

    title: str
    short: str
    publisher: str
    place: str
    doi: str
    """`{year}`, `{volume}`, `{number}` and `{first}` are put in."""
    founded: int
    """The year before volume 1."""
    language: str
    is_electronic: bool = False
    """True if it has article numbers in place of pages."""


JOURNALS: tuple[Journal, ...] = (
    Journal("Journal of Moss Ecology", "J Moss Ecol", "Elsevier", "Amsterdam", "10.1016/j.jme.{year}.{number:06d}",
            1974, "en"),
    Journal("Annals of Applied Frost Research", "Ann Appl Frost Res", "Wiley", "Hoboken", "10.1111/afr.{number}",
            1955, "en"),
    Journal("Bridge Engineering Letters", "Bridge Eng Lett", "Springer", "Cham", "10.1007/s00{number:06d}-0{year}-0071-x",
            1988, "en"),
    Journal("Education & Society Review", "Educ Soc Rev", "Taylor & Francis", "Abingdon",
            "10.1080/0{number:07d}.{year}.{number}", 1990, "en"),
    Journal("Open Wetlands", "Open Wetl", "MDPI", "Basel", "10.3390/ow{volume}010{number}", 2009, "en", True),
    Journal("IEEE Transactions on Night Lighting", "IEEE Trans Night Light", "IEEE", "Piscataway",
            "10.1109/TNL.{year}.{number}", 1983, "en"),
    Journal("Zeitschrift für Landeskunde", "Z Landeskd", "Verlag am Fluss", "Wien", "10.5555/zlk-{year}-{number}", 1949,
            "de"),
    Journal("Revue des études rurales", "Rev Etud Rural", "Éditions du Pré", "Lyon", "10.5555/rer.{number}", 1966, "fr"),
    Journal("Anales de Historia Rural", "An Hist Rural", "Universidad de Aragón", "Zaragoza", "10.5555/ahr.{number}", 1979,
            "es"),
    Journal("Вестник экологии", "Vestn Ekol", "Наука", "Москва", "10.5555/ve-{year}-{number}", 1961, "ru"),
    Journal("日本環境教育研究", "Nihon Kankyo", "環境学会", "東京", "10.5555/nke.{volume}.{number}", 1985, "ja"),
    Journal("草地生态学报", "Caodi Shengtai", "科学出版社", "北京", "10.11999/j.cdst.{year}{number:05d}", 1981, "zh"),
    Journal("中国桥梁工程", "Zhongguo Qiaoliang", "人民交通出版社", "北京", "10.11999/zgql.{year}.{number}", 1990, "zh"),
    Journal("乡村教育研究(社会科学版)", "Xiangcun Jiaoyu", "西部师范大学", "兰州", "10.11999/xcjy.{year}.{number}", 2000, "zh"),
)  # fmt: skip
PEOPLE: Mapping[str, tuple[tuple[str, str], ...]] = {
    script: tuple((family, given) for family in _list(families) for given in _list(givens))
    for script, families, givens in (
        ("west", "Berg|Castillo|Dubois|Eriksen|García Márquez|Ivanova|Kowalski|O'Brien|Le Goff|van der Meer|de la Cruz|"
                 "Müller|Sørensen|Dvořák|Yılmaz|Łukasiewicz|Nguyễn|al-Hakim|Ortega y Gasset|Smith-Jones|Þórsson|Okafor|"
                 "D'Angelo|Papadopoulos|Sharma|Ramírez Núñez|Lindqvist|MacLeod|ter Haar|Ní Bhriain",
                 "Anna|Clara M.|J. P.|José|Văn An|Jean-Luc|Siân|Tarek|Min-jun|Zoë|R.|Ole|Ştefan|Marie-Ève|Kwame|Xiaoli"),
        ("han", "张|王|欧阳|李|刘|陈|司马|诸葛|赵|黄", "伟|晓丽|建国|芳|子墨|明远|雨桐|文清"),
        ("kana", "田中|佐藤|鈴木|高橋|長谷川", "太郎|花子|健一|美咲|翔"),
        ("cyrillic", "Иванова|Петров|Соколова|Кузнецов|Лебедева", "Анна|Олег Павлович|Мария|Сергей|Н. И."),
    )
}  # fmt: skip
GROUPS: tuple[str, ...] = ("World Frost Organization", "Moss Genome Consortium", "Peatland Study Group")
ADDRESSES: Mapping[str, tuple[str, ...]] = {
    "en": _list(
        "Department of Botany, University of Westmark, Oslo, Norway|Institute of Grassland Research, Xining, China|"
        "School of Civil Engineering, Universidad del Sur, Sevilla, Spain|Alpine Field Station, Innsbruck, Austria|"
        "Faculty of Education, University of Lakeside, Kisumu, Kenya|Moss Laboratory, Kyoto Institute, Kyoto, Japan|"
        "Centre for Sleep Research, St. Olav Hospital, Trondheim, Norway|Chair of Statistics, ETH Nord, Zürich, Switzerland"
    ),
    "zh": _list("西部师范大学教育学院,兰州 730070|草地生态研究所,西宁 810008|南方理工大学土木工程学院,广州 510641|太湖湿地观测站,无锡 214000"),
}
"""In the form that Web of Science and Scopus share: parts from the smallest to the country."""
