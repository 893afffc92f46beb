"""The names of units, and how people write them; their sizes stand in `education.txt`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from edustandards.units.unit import Unit


@dataclass(frozen=True, slots=True)
class Name:
    """How one unit is written.

    `zh` stands after a number (`400 名学生`), `per` after a slash (`元/生`), `noun` between the
    numbers of a ratio (`1:19 教师/学生`). `symbols` are read exactly as they stand, `words` in
    upper and lower case alike.
    """

    name: str
    zh: str
    en: str
    plural: str = ""
    per: str = ""
    noun: str = ""
    symbols: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    counted: bool = False


def _people(name: str, plural: str, per: str, noun: str, words: str) -> Name:
    zh = noun if per == noun == "人" else f"名{noun}"
    return Name(name, zh, name, plural, per, noun, (), _split(words), counted=True)


def _thing(name: str, plural: str, zh: str, words: str = "") -> Name:
    en = name.replace("_", "-")
    return Name(name, zh, en, plural, words=_split(words), counted=True)


def _measure(name: str, zh: str, en: str, words: str = "", symbols: str = "") -> Name:
    return Name(name, zh, en, symbols=_split(symbols), words=_split(words))


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.replace("_", " ") for part in text.split())


# In the word lists below, spaces part the words and "_" stands for a space within one.
_LENGTHS = (
    _measure("meter", "米", "m", "meter meters metre metres 公尺"),
    _measure("kilometer", "千米", "km", "公里 kilometer kilometers kilometre kilometres", "㎞"),
    _measure("hectometer", "百米", "hm", "hectometer hectometers hectometre hectometres"),
    _measure("decimeter", "分米", "dm", "decimeter decimeters decimetre decimetres"),
    _measure(
        "centimeter", "厘米", "cm", "公分 centimeter centimeters centimetre centimetres", "㎝"
    ),
    _measure("millimeter", "毫米", "mm", "millimeter millimeters millimetre millimetres", "㎜"),
    _measure("foot", "英尺", "ft", "foot feet"),
    _measure("inch", "英寸", "inch", "inches"),
    _measure("mile", "英里", "mile", "miles"),
)
_MEASURES = (
    *_LENGTHS,
    _measure("hectare", "公顷", "ha", "hectare hectares"),
    _measure("mu", "亩", "mu", "市亩 mus"),
    _measure("acre", "英亩", "acre", "acres"),
    _measure("litre", "升", "L", "litre litres liter liters 公升", "l"),
    _measure("millilitre", "毫升", "mL", "millilitre millilitres milliliter milliliters", "ml"),
    _measure("kilogram", "千克", "kg", "公斤 kilogram kilograms", "㎏"),
    _measure("gram", "克", "g", "gram grams"),
    _measure("milligram", "毫克", "mg", "milligram milligrams", "㎎"),
    _measure("microgram", "微克", "μg", "microgram micrograms", "㎍"),
    _measure("tonne", "吨", "t", "tonne tonnes 公吨"),
    _measure("second", "秒", "s", "second seconds 秒钟"),
    _measure("minute", "分钟", "min", "minute minutes"),
    _measure("hour", "小时", "h", "hour hours 个小时 时"),
    Name("day", "天", "day", "days", words=("日", "个工作日", "工作日")),
    Name("week", "周", "week", "weeks", words=("星期", "个星期", "教学周")),
    Name("year", "年", "year", "years", words=("学年", "个学年", "年度", "岁", "周岁")),
    Name("month", "个月", "month", "months", per="月"),
    Name("semester", "个学期", "semester", "semesters", per="学期", words=("term", "terms")),
    Name(
        *("class_hour", "学时", "class-hour", "class-hours"),
        words=_split("课时 节 节课 个学时 个课时 class_hour class_hours lesson lessons"),
    ),
    _measure("kelvin", "开", "K", "kelvin kelvins 开尔文"),
    _measure("candela", "坎德拉", "cd", "candela candelas"),
    _measure("lumen", "流明", "lm", "lumen lumens"),
    _measure("lux", "勒克斯", "lx", "lux 勒"),
    _measure("decibel", "分贝", "dB", "decibel decibels", "dB(A) ㏈"),
    _measure("angle_degree", "°", "°", "angular_degree angular_degrees"),
    _measure("watt", "瓦", "W", "watt watts 瓦特"),
    _measure("kilowatt", "千瓦", "kW", "kilowatt kilowatts"),
    _measure("kilowatt_hour", "千瓦时", "kWh", "kilowatt-hour kilowatt-hours 千瓦小时"),
    _measure("becquerel", "贝可", "Bq", "becquerel becquerels 贝可勒尔"),
    _measure("bit", "比特", "bit", "bits"),
    _measure("kilobit", "千比特", "kbit", "kilobit kilobits", "kb"),
    _measure("megabit", "兆比特", "Mbit", "megabit megabits", "Mb"),
    _measure("gigabit", "吉比特", "Gbit", "gigabit gigabits", "Gb"),
    _measure("percent", "%", "%", "percent per_cent"),
    Name(
        *("percentage_point", "个百分点", "percentage point", "percentage points"),
        words=_split("百分点 pp percentage-point percentage-points"),
    ),
    _measure("permille", "‰", "‰", "permille per_mille"),
    _measure("ppm", "ppm", "ppm"),
    _measure("yuan", "元", "yuan", "人民币元 元人民币 CNY RMB"),
    Name("dollar", "美元", "dollar", "dollars", words=("usd",)),
    Name("euro", "欧元", "euro", "euros", words=("eur",)),
    Name("pound_sterling", "英镑", "GBP", words=("gbp",)),
    Name("rupee", "卢比", "rupee", "rupees", words=("inr", "印度卢比")),
    Name("kenyan_shilling", "肯尼亚先令", "KES", words=("kes",)),
    Name("hong_kong_dollar", "港元", "HKD", words=("hkd", "港币")),
    Name("point", "分", "point", "points"),
)
_PEOPLE = (
    _people("person", "persons", "人", "人", "名 个人 位 people 人员"),
    _people(
        *("student", "students", "生", "学生"),
        "名生 个学生 位学生 在校生 名在校生 幼儿 名幼儿 儿童 名儿童 "
        "pupil pupils learner learners child children",
    ),
    _people(
        *("teacher", "teachers", "教师", "教师"),
        "师 名师 老师 名老师 个教师 位教师 专任教师 名专任教师",
    ),
    _people(
        *("staff", "staff", "教职工", "教职工"),
        "个教职工 位教职工 教职员工 名教职员工 教职员 员工 名员工 职工 名职工 "
        "staff_member staff_members",
    ),
)
_THINGS = (
    Name(
        *("class", "个班", "class", "classes", "班", "班"),
        words=_split("班级 个班级 教学班 个教学班"),
        counted=True,
    ),
    _thing("room", "rooms", "间", "教室 间教室 个教室 室 classroom classrooms"),
    Name(
        *("school", "所", "school", "schools", "校", "学校"),
        words=_split("所学校 个学校 幼儿园 所幼儿园 kindergarten kindergartens"),
        counted=True,
    ),
    _thing("book", "books", "册", "册图书 本 本图书 册(件) volume volumes"),
    _thing(
        *("set", "sets", "台"),
        "套 台套 台(套) 台计算机 台电脑 计算机 computer computers 终端 台终端",
    ),
    _thing("seat", "seats", "座", "个座位 座位 座席 个座席"),
    Name("place", "个学位", "place", "places", "学位", "学位", counted=True),
    _thing("bed", "beds", "床", "张床 床位 个床位"),
    Name(
        *("toilet", "个厕位", "toilet", "toilets", "厕位", "厕位"),
        words=_split("蹲位 个蹲位 closet closets latrine latrines"),
        counted=True,
    ),
    Name("tap", "个水龙头", "tap", "taps", "水龙头", "水龙头", counted=True),
    _thing("building", "buildings", "栋", "幢 座楼"),
    _thing("item", "items", "个", "件 项"),
    _thing("kind", "kinds", "种"),
    _thing("subject", "subjects", "门", "学科 个学科 门学科 科 course courses 门课程"),
    _thing(
        "person_visit",
        "person-visits",
        "人次",
        "person_visit person_visits person-time person-times 人次数",
    ),
    _thing("occasion", "occasions", "次", "time times"),
)

NAMES: Mapping[str, Name] = {one.name: one for one in (*_MEASURES, *_PEOPLE, *_THINGS)}
PEOPLE = frozenset(one.name for one in _PEOPLE)
LENGTHS = frozenset(one.name for one in _LENGTHS)

MULTIPLIERS: Mapping[str, int] = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
    "ten": 10,
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
}
POWER_WORDS: Mapping[str, int] = {"square": 2, "sq": 2, "cubic": 3, "cu": 3, "平方": 2, "立方": 3}


def _symbols() -> dict[str, Unit]:
    table = {
        "㎡": Unit.of("meter", 2),
        "㎢": Unit.of("kilometer", 2),
        "㎠": Unit.of("centimeter", 2),
        "㎥": Unit.of("meter", 3),
        "平方": Unit.of("meter", 2),
        "平米": Unit.of("meter", 2),
        "立方": Unit.of("meter", 3),
        "立米": Unit.of("meter", 3),
        "Mbps": Unit.of("megabit") / Unit.of("second"),
        "kbps": Unit.of("kilobit") / Unit.of("second"),
        "Gbps": Unit.of("gigabit") / Unit.of("second"),
    }
    for one in NAMES.values():
        forms = (one.name, one.zh, one.en, one.per, one.noun, *one.symbols)
        table.update(dict.fromkeys(filter(None, forms), Unit.of(one.name)))
    return table


def _words() -> dict[str, Unit]:
    table = {}
    for one in NAMES.values():
        forms = [one.name, one.plural, *one.words]
        # A symbol is read exactly: `mL` and `K` have neighbours that differ by case alone.
        forms += [one.en] if one.counted or one.plural else []
        table.update({form.casefold(): Unit.of(one.name) for form in forms if form})
    return table


SYMBOLS: Mapping[str, Unit] = _symbols()
"""What is read exactly as it stands."""
WORDS: Mapping[str, Unit] = _words()
"""What is read in upper and lower case alike; the keys are in lower case."""
OFFSETS = frozenset({"℃", "°C", "摄氏度", "℉", "°F", "华氏度"})
"""Temperatures with a zero of their own: no factor leads from them to kelvin."""


def unit_named(text: str) -> Unit | None:
    """Return the unit that one name stands for, without powers or multipliers.

    >>> unit_named("Students") == unit_named("生") == Unit.of("student")
    True
    >>> unit_named("M") is None
    True
    """
    return SYMBOLS.get(text) or WORDS.get(text.casefold())
