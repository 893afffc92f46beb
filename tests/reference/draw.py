"""Packs of every kind and tables full of boundaries, drawn from what packs can say.

Every function is given `pick`, which takes one of several by chance.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, TypeAlias

Pick: TypeAlias = Callable[[Sequence[Any]], Any]
Body: TypeAlias = dict[str, Any]

FIELDS: dict[str, dict[str, Any]] = {
    "pupils": {"unit": "student", "adds_up": "true"},
    "teach": {"unit": "teacher", "adds_up": "true"},
    "area": {"unit": "m²", "adds_up": "true"},
    "gym": {"unit": "m²", "adds_up": "true"},
    "money": {"unit": "yuan", "adds_up": "true"},
    "passed": {"unit": "student", "adds_up": "true"},
    "music": {"unit": "room", "adds_up": "true"},
    "forms": {"unit": "class", "adds_up": "true"},
    "rate": {"unit": "%"},
    "warmth": {"unit": "K"},
    "grade": {"kind": "level", "levels": ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ"]},
    "fund": {"kind": "yes_no"},
    "sort": {"kind": "text"},
}
NUMERIC = frozenset(name for name, entry in FIELDS.items() if "kind" not in entry)
_PARTS = {
    "area": {"of": "area_per", "target": "≥ 4 m²/student"},
    "load": {"of": "load", "target": "≤ 4 student/teacher"},
    "pass": {"of": "pass_share"},
    "fund": {"holds": "fund"},
}
INDICATORS: dict[str, dict[str, Any]] = {
    "area_per": {"formula": "(area + gym) / pupils", "unit": "m²/student"},
    "money_per": {"formula": "money / pupils", "unit": "yuan/student"},
    "pass_share": {"formula": "passed / pupils", "unit": "%"},
    "load": {"formula": "pupils / teach", "unit": "student/teacher"},
    "known": {"formula": "first(rate, pass_share)", "unit": "%"},
}
NUMBERS = ["0", "1", "2", "3", "4", "5", "6", "8", "10", "1.5", "2.5", "7.5", "0.1", "0.3", "4.25"]
LIMITS = [
    "0",
    "1",
    "2",
    "3",
    "4",
    "0.5",
    "1.5",
    "2.5",
    "0.50",
    "2.0",
    "1.33",
    "0.85",
    "1.2",
    "3.25",
]
SHARES = ["0 %", "50 %", "50.0 %", "75 %", "100 %", "33.3 %", "40 %", "85 %", "120 %", "1/2"]
SCALES: dict[str, list[tuple[str, str]]] = {
    "m²": [("m²", "1"), ("平方米", "1"), ("万平方米", "10000"), ("亩", "2000/3"), ("ha", "10000")],
    "yuan": [("yuan", "1"), ("元", "1"), ("万元", "10000")],
    "student": [("student", "1"), ("生", "1")],
    "teacher": [("teacher", "1"), ("教师", "1")],
    "room": [("room", "1"), ("间", "1")],
    "class": [("class", "1"), ("班", "1")],
    "%": [("%", "1/100")],
    "K": [("K", "1")],
}


def plan_of(pick: Pick) -> Body:
    plans = [{}, {"plan": {"years": "3", "first_year": "2022"}}, {"plan": {"years": "3"}}]
    return dict(pick(plans))


def index_of(pick: Pick) -> Body:
    """Return an index whose weights sum to one."""
    names = pick([["area", "fund"], ["area", "load", "fund"], ["pass", "load"], list(_PARTS)])
    weights = {2: ["60 %", "0.4"], 3: ["30 %", "0.5", "1/5"], 4: ["25 %", "0.25", "20 %", "30 %"]}
    parts = {
        name: {**_PARTS[name], "weight": weight}
        for name, weight in zip(names, weights[len(names)], strict=True)
    }
    entry: Body = {"missing": pick(["unknown", "drop", "zero"]), "parts": parts}
    entry |= pick([{}, {"cap": "none"}, {"cap": "120 %"}, {"floor": "10 %"}])
    return entry


def limited(pick: Pick, unit: str) -> str:
    """Return a requirement on something in a unit."""
    if unit == "%":
        share = pick(SHARES[:-1])
        return f"{sign(pick)} {share}"
    if unit == "":
        return f"{sign(pick)} {pick(LIMITS)}"
    form = pick(["plain", "plain", "plain", "word", "range", "after"])
    if form == "range":
        low, high = sorted((pick(LIMITS), pick(LIMITS)), key=Fraction)
        return f"{low}–{high} {unit}" if Fraction(low) < Fraction(high) else f"≥ {low} {unit}"
    if form == "word":
        word = pick(["不低于", "不少于", "至少", "大于", "超过", "不超过", "至多", "不足", "小于"])
        return f"{word} {pick(LIMITS)} {unit}"
    if form == "after":
        return f"{pick(LIMITS)} {unit}{pick(['以上', '以下', '以内'])}"
    return f"{sign(pick)} {pick(LIMITS)} {unit}"


def sign(pick: Pick) -> str:
    return str(pick(["≥", "≥", ">", "≤", "≤", "<", "=", ">=", "<="]))


_OF_ONE = [
    ("area_per", "m²/student"),
    ("area_per", "平方米/生"),
    ("money_per", "yuan/student"),
    ("money_per", "万元/(10000 student)"),
    ("pass_share", "%"),
    ("load", "student/teacher"),
    ("known", "%"),
    ("area", "m²"),
    ("money", "yuan"),
    ("pupils", "student"),
    ("rate", "%"),
    ("(area - gym) / pupils", "m²/student"),
    ("teach / pupils", "teacher/student"),
    ("teach / pupils", "teacher/(10 student)"),
    ("music / pupils", "间/(10 学生)"),
    ("min(area, gym)", "m²"),
    ("max(area, gym) / pupils", "m²/student"),
    ("2 * area + gym / 3", "m²"),
    ("area / (teach * pupils)", "m²/(teacher*student)"),
    ("ceil(pupils / (2 student/teacher)) - teach", "teacher"),
    ("(area / gym) * (gym / pupils)", "m²/student"),
    ("area - gym", "m²"),
    ("money / (area - gym)", "yuan/m²"),
    ("persons(pupils) + persons(teach)", "person"),
    ("first(area, gym)", "m²"),
]
_OVER_TIME = [
    ("change(money)", "yuan"),
    ("growth(money)", "%"),
    ("growth(area_per, since=base)", "%"),
    ("change(pass_share, since=base)", "percentage points"),
    ("change(money, since=2021)", "yuan"),
    ("previous(pupils)", "student"),
    ("money - previous(money)", "yuan"),
]
_AMONG_SCHOOLS = [
    ("rank(money, within=county)", "%"),
    ("rank(-area_per, within=county)", "%"),
    ("count(within=county)", ""),
    ("money - mean(money, within=county)", "yuan"),
    ("sum(money, within=county) - 2 * money", "yuan"),
    ("mean(area_per, weight=pupils, within=county)", "m²/student"),
]
_OF_PARTS = [
    ("cv(area_per, weight=pupils)", ""),
    ("cv(money_per, weight=pupils)", ""),
    ("cv(area_per, weight=pupils, where=not (sort in (点)))", ""),
    ("cv_unweighted(money)", ""),
    ("mean(cv(area_per, weight=pupils), cv(money_per, weight=pupils))", ""),
    ("cv_unweighted(money) * 2", ""),
    ("mean(money)", "yuan"),
    ("mean(area_per, weight=pupils)", "m²/student"),
    ("mean(money, where=pupils > 2 student)", "yuan"),
    ("min(money)", "yuan"),
    ("max(area_per)", "m²/student"),
    ("sum(money)", "yuan"),
    ("share(pupils > 2 student)", "%"),
    ("share(fund)", "%"),
    ("sum(money, where=fund)", "yuan"),
    ("count(over=school)", ""),
]
_CONDITIONS = [
    "fund",
    "not fund",
    "pupils > 2 student",
    "pupils ≤ 3 student and fund",
    "sort in (点, 校)",
    "sort = 点",
    "not (sort in (点) and pupils < 5 student)",
    "area ≥ gym or fund",
    "grade ≥ Ⅲ",
    "pass_share ≥ 50 %",
    "money_per = 2 yuan/student",
    "forms ≠ 0 class",
]


def required(pick: Pick, kind: str) -> Body:
    """Return a body with an indicator and what is required of it."""
    asked = [*_OF_ONE, ("degree", "%"), ("degree", "%")]
    if kind == "school":
        asked += [*_OVER_TIME, *_AMONG_SCHOOLS, ("grade", "level")]
    if kind == "county":
        asked = [*_OF_PARTS, *_OF_PARTS, *asked]
    indicator, unit = pick(asked)
    if unit == "level":
        return {"indicator": indicator, "require": f"{pick(['≥', '≤', '=', '>'])} {pick('ⅠⅡⅢⅣ')}"}
    if indicator == "pupils" and pick([True, False]):
        return {
            "indicator": "teach",
            "steps": "pupils",
            "require": {
                "≤ 2 student": "≥ 1 teacher",
                "≤ 4 student": limited(pick, "teacher"),
                "> 5 student": "≥ ceil(pupils / (3 student/teacher))",
            },
        }
    if indicator == "money_per" and pick([True, False]):
        return {"indicator": indicator, "require": f"{sign(pick)} capital"}
    if indicator == "area" and pick([True, False]):
        formula = pick(["1 m² + 1.5 m²/student * pupils", "gym", "floor(gym / (2 m²)) * (2 m²)"])
        return {"indicator": indicator, "require": f"{sign(pick)} {formula}"}

    def limit() -> str:
        return limited(pick, unit)

    form = pick(["one", "one", "stages", "years", "both", "plan"])
    match form:
        case "stages":
            need: Any = {"primary": limit(), "junior": limit()}
            need = pick([need, {"primary": limit()}])
        case "years":
            need = {"2021": limit(), "2023": limit()}
        case "plan":
            need = {"year 1": limit(), "year 2": limit()}
        case "both":
            need = {"primary": {"2022": limit(), "2023": limit()}, "junior": limit()}
        case _:
            need = limit()
    return {"indicator": indicator, "require": need}


def body(pick: Pick, kind: str, depth: int, names: Sequence[str], lower: Sequence[str]) -> Body:
    """Return what a standard asks of a kind: `names` can be cited, `lower` of its parts."""
    forms = ["require"] * 4 + ["holds"]
    if depth:
        forms += ["all_of", "any_of", "not", "at_least", "at_least", "cases", "by_stage", "by_year"]
        forms += ["for_every", "share_of"] * 2 if kind == "county" else []

    def part() -> Any:
        if names and pick([True, False]):
            return pick(names)
        inner = body(pick, kind, depth - 1, names, lower)
        if pick(range(6)) == 0:
            inner["when"] = pick(_CONDITIONS)
        return inner

    def parts(least: int = 2) -> list[Any]:
        drawn = [part() for _ in range(pick([least, 3, 4]))]
        return [one for at, one in enumerate(drawn) if one not in drawn[:at]]

    def below() -> Any:
        return pick(lower) if lower and pick([True, False]) else body(pick, "school", 0, lower, [])

    match pick(forms):
        case "holds":
            return {"holds": pick(_CONDITIONS)}
        case "all_of":
            return {"all_of": parts()}
        case "any_of":
            return {"any_of": parts()}
        case "not":
            return {"not": part()}
        case "at_least":
            of = parts()
            found: Body = {"at_least": str(pick(range(1, len(of) + 1))), "of": of}
            if pick([True, False]):
                found["others"] = pick(["85 %", "50 %", "0.8"])
            return {**found, **pick([{}, {"counting": "applicable"}])}
        case "cases":
            steps = [{"when": pick(_CONDITIONS), "check": part()} for _ in range(pick([1, 2, 3]))]
            return {"cases": steps}
        case "by_stage":
            return {"by_stage": {"primary": part(), "junior": part()}}
        case "by_year":
            return {"by_year": {"2022": part(), "2023": part()}}
        case "for_every":
            return {"for_every": "school", "check": below()} | where(pick)
        case "share_of":
            need = f"{sign(pick)} {pick(['50 %', '75 %', '100 %', '33 %', '0 %'])}"
            return {"share_of": "school", "check": below(), "require": need} | where(pick)
        case _:
            return required(pick, kind)


def where(pick: Pick) -> Body:
    return {"where": pick(_CONDITIONS)} if pick(range(3)) == 0 else {}


def pack(pick: Pick, sizes: tuple[int, int] = (3, 3)) -> Body:
    """Return a pack as it would be written."""
    standards: dict[str, Body] = {}
    schools: list[str] = []
    for kind, size in zip(("school", "county"), sizes, strict=True):
        names: list[str] = []
        for number in range(size):
            name = f"{kind[0]}{number}"
            found = {"on": kind, **body(pick, kind, pick([0, 1, 2]), names, schools)}
            if kind == "school" and pick(range(4)) == 0:
                found["where"] = pick(_CONDITIONS)
            if pick(range(5)) == 0:
                found["when"] = pick(_CONDITIONS)
            if pick(range(6)) == 0:
                few = [] if "junior" in str(found) else [["primary"]]
                found["stages"] = pick([["primary", "junior"], *few])
            if pick(range(8)) == 0:
                found["since"] = pick(["2022", "2023", "year 2"])
            if pick(range(6)) == 0:
                found["judge"] = "rounded-value"
            standards[name] = found
            names.append(name)
        if kind == "school":
            schools = names
    return {
        "pack": "test/drawn",
        "edition": "1",
        "title": {"zh": "抽取", "en": "Drawn"},
        **plan_of(pick),
        "fields": FIELDS,
        "references": {"capital": {"unit": "yuan/student"}},
        "indicators": {**INDICATORS, "degree": {"unit": "%", "index": index_of(pick)}},
        "standards": standards,
    }


# ---- Tables -----------------------------------------------------------------------------------


def plain(value: Fraction) -> str:
    """Return a fraction as decimals where it has an end, else as near below as ten digits are."""
    for digits in range(12):
        scaled = value * 10**digits
        if scaled.denominator == 1:
            text = f"{abs(scaled.numerator):0{digits + 1}d}"
            whole, rest = (text[:-digits], text[-digits:]) if digits else (text, "")
            return ("-" if scaled < 0 else "") + whole + (f".{rest}" if digits else "")
    return plain(Fraction(int(value * 10**10), 10**10))


def amount(pick: Pick, field: str, *, texts: bool) -> Any:
    """Return a value of a field, mostly small and round, so that limits are hit."""
    entry = FIELDS[field]
    match entry.get("kind"):
        case "yes_no":
            return pick([True, False]) if not texts else pick(["yes", "no", "是", "否"])
        case "text":
            return pick(["点", "校"])
        case "level":
            return pick("ⅠⅡⅢⅣ")
    value = Fraction(pick(NUMBERS))
    if field == "rate":
        value *= 20
    elif field not in {"area", "gym", "money", "warmth"}:
        value = Fraction(int(value))
    value += pick([Fraction(0)] * 9 + [Fraction(1, 10**4)]) if field in {"area", "money"} else 0
    if not texts:
        return int(value) if value.denominator == 1 else float(plain(value))
    unit, size = pick([("", "1"), *SCALES[entry["unit"]]])
    scaled = value if not unit or entry["unit"] == "%" else value / Fraction(size)
    return f"{plain(scaled)} {unit}".strip()


def rows(
    pick: Pick, *, texts: bool, gaps: bool, years: Sequence[str], stages: Sequence[str] = ()
) -> list[dict[str, Any]]:
    found = []
    stages = stages or ("primary", "junior")
    held = pick([list(FIELDS), list(FIELDS), [one for one in FIELDS if pick(range(5))]])
    for number in range(pick([1, 2, 3, 4, 5, 6])):
        own_stages = pick([[stages[0]], [stages[-1]], list(dict.fromkeys(stages))])
        county = pick(["A", "A", "B"])
        for stage in own_stages:
            for year in years or ("",):
                row: dict[str, Any] = {"school": f"s{number}", "county": county, "stage": stage}
                if year:
                    row["period"] = year
                for field in held:
                    gone = gaps and pick(range(10)) == 0
                    row[field] = None if gone else amount(pick, field, texts=texts)
                found.append(row)
    return found


def tables(pick: Pick) -> tuple[dict[str, list[dict[str, Any]]], bool]:
    """Return the tables of a county or two, and whether their cells are texts."""
    texts = pick([True, False])
    years = pick([(), (), ("2022", "2023"), ("2021", "2022", "2023")])
    return {"school": rows(pick, texts=texts, gaps=pick([True, False]), years=years)}, texts
