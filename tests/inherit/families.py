"""Families of packs drawn at random: a nation, its provinces, their cities, each with changes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st

from edustandards.checks.verdict import Verdict
from edustandards.errors import PackError
from edustandards.evaluate.given import Given
from edustandards.evaluate.observed import Observed
from edustandards.evaluate.run import evaluate
from edustandards.packs.build import open_text
from edustandards.packs.lexicon import Lexicon
from edustandards.packs.opened import Opened
from edustandards.packs.scope import no_packs
from edustandards.packs.vocabulary import lexicon_of
from edustandards.where import Place

Body = dict[str, Any]
"""A body as plain data; JSON is YAML."""

VOCABULARY = """\
vocabulary: test
entities:
  class: {title: {zh: 班级, en: class}, within: school}
  school: {title: {zh: 学校, en: school}}
stages:
  primary: {title: {zh: 小学, en: primary}}
  junior: {title: {zh: 初中, en: junior}}
fields:
  students: {title: {zh: 在校生数, en: students}, unit: student, adds_up: true}
  area: {title: {zh: 占地面积, en: site area}, unit: m², adds_up: true}
  fund: {title: {zh: 专项资金, en: fund}, kind: yes_no}
  kind: {title: {zh: 办学类型, en: kind}, kind: text}
  tier: {title: {zh: 等级, en: tier}, kind: level, levels: [Ⅰ, Ⅱ, Ⅲ]}
indicators:
  per: {title: {zh: 生均占地, en: area per student}, formula: area / students, unit: m²/student}
"""


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    with TemporaryDirectory() as folder:
        (Path(folder) / "vocabulary").mkdir()
        (Path(folder) / "vocabulary" / "a.yaml").write_text(VOCABULARY, encoding="utf-8")
        return lexicon_of(Path(folder))


@dataclass
class Family:
    """Packs by their names, as texts."""

    texts: dict[str, str] = field(default_factory=dict)
    known: dict[str, Opened] = field(default_factory=dict)

    def write(self, name: str, entries: Mapping[str, object], extends: object = None) -> None:
        self.known.clear()
        head: dict[str, object] = {"pack": name, "edition": "1", "title": name}
        if extends is not None:
            head["extends"] = extends
        lines = []
        for key, one in {**head, **entries}.items():
            if isinstance(one, dict) and key in {"standards", "set", "refine", "add", "retire"}:
                lines.append(f"{key}:")
                lines += [
                    f"  {id_}: {json.dumps(body, ensure_ascii=False)}" for id_, body in one.items()
                ]
            else:
                lines.append(f"{key}: {json.dumps(one, ensure_ascii=False)}")
        self.texts[name] = "\n".join(lines) + "\n"

    def open(self, name: str) -> Opened:
        def load(asked: str, place: Place) -> Opened:
            other = asked.partition("@")[0]
            # A pack may only ask for those that were written before it.
            if other not in list(self.texts)[: list(self.texts).index(name)]:
                return no_packs(asked, place)
            return self.open(other)

        if name not in self.known:
            self.known[name] = open_text(self.texts[name], name, lexicon(), load)
        return self.known[name]

    def codes(self, name: str) -> list[str]:
        """Return the codes of what is wrong with a pack, none if nothing is."""
        try:
            self.open(name)
        except PackError as error:
            return [one.code for one in error.problems]
        return []


NUMBERS = st.sampled_from(["1", "2", "2.0", "2.5", "3", "4"])
UNITS = st.sampled_from(["m²/student", "平方米/生", "m²/student", "100 cm²/student"])
LEASTS = st.sampled_from(["≥", ">", "不低于"])
MOSTS = st.sampled_from(["≤", "<"])
CONDITIONS = st.sampled_from(
    ["fund", "kind = x", "kind != x", "students > 2 student", "students ≥ 3 student", "not fund"]
)
JUDGES = st.sampled_from([{}, {}, {"judge": "rounded-value"}, {"judge": "full-value"}])


@st.composite
def limits(draw: st.DrawFn) -> str:
    number, unit = draw(NUMBERS), draw(UNITS)
    if unit.startswith("100"):
        return f"{draw(LEASTS)} {number}00{unit.removeprefix('100')}"
    return f"{draw(LEASTS)} {number} {unit}"


@st.composite
def staged(draw: st.DrawFn) -> object:
    """Draw a requirement: one, or by stage, by year, or by both."""
    sort = draw(st.sampled_from(["plain", "plain", "stages", "years", "both"]))
    if sort == "plain":
        return draw(limits())
    if sort == "years":
        years = draw(st.sampled_from([["2020"], ["2020", "2022"], ["2021", "2023"]]))
        return {year: draw(limits()) for year in years}
    stages = draw(st.sampled_from([["primary"], ["primary", "junior"], ["junior", "primary"]]))
    if sort == "stages":
        return {stage: draw(limits()) for stage in stages}
    return {"2021": {stage: draw(limits()) for stage in stages}}


LEAVES = st.one_of(
    st.builds(lambda r, j: {"indicator": "per", "require": r, **j}, staged(), JUDGES),
    st.builds(
        lambda s, n: {"indicator": "students", "require": f"{s} {n} student"}, MOSTS, NUMBERS
    ),
    st.builds(lambda c: {"holds": c}, CONDITIONS),
    st.builds(lambda t: {"indicator": "tier", "require": f"≥ {t}"}, st.sampled_from("ⅠⅡⅢ")),
)
SHARES = st.sampled_from(["≥ 50 %", "≥ 80 %", "> 50 %", "≥ 100 %"])


@st.composite
def parts(draw: st.DrawFn, below: tuple[str, ...]) -> list[object]:
    cited = draw(st.lists(st.sampled_from(below), min_size=1, max_size=3, unique=True))
    more = draw(st.lists(LEAVES, max_size=1))
    return [*cited, *more]


@st.composite
def bodies(draw: st.DrawFn, below: tuple[str, ...]) -> Body:
    """Draw a body; `below` are the standards that it may cite."""
    kinds = ["leaf", "leaf", "every", "share", "stages", "years", "not"]
    kinds += ["all", "any", "least", "least", "cases", "check"] if below else []
    kind = draw(st.sampled_from(kinds))
    body: Body
    if kind == "leaf":
        body = draw(LEAVES)
    elif kind in {"every", "share"}:
        key = "for_every" if kind == "every" else "share_of"
        body = {key: "class", "check": draw(LEAVES)}
        if kind == "share":
            body["require"] = draw(SHARES)
        if draw(st.booleans()):
            body["where"] = draw(CONDITIONS)
    elif kind == "stages":
        body = {"by_stage": {"primary": draw(LEAVES), "junior": draw(LEAVES)}}
    elif kind == "years":
        body = {"by_year": {"2020": draw(LEAVES), "2022": draw(LEAVES)}}
    elif kind == "not":
        body = {"not": draw(st.sampled_from(below)) if below else draw(LEAVES)}
    elif kind == "check":
        body = {"check": draw(st.sampled_from(below))}
    elif kind == "cases":
        body = {
            "cases": [
                {"when": draw(CONDITIONS), "check": draw(st.sampled_from(below))},
                {"when": draw(CONDITIONS), "check": draw(LEAVES)},
            ]
        }
    else:
        of = draw(parts(below))
        if kind == "least":
            body = {"at_least": str(draw(st.integers(1, len(of)))), "of": of}
            if draw(st.booleans()):
                body["others"] = draw(st.sampled_from(["50 %", "85 %", "100 %"]))
            if draw(st.booleans()):
                body["counting"] = draw(st.sampled_from(["all", "applicable"]))
        else:
            body = {"all_of" if kind == "all" else "any_of": of}
    if not draw(st.integers(0, 5)):
        body = {**body, "when": draw(CONDITIONS)}
    if not draw(st.integers(0, 8)):
        body = {**body, "since": draw(st.sampled_from(["2020", "2022"]))}
    return body


@st.composite
def nations(draw: st.DrawFn) -> dict[str, Body]:
    """Draw the standards of a nation, each citing those before it."""
    found: dict[str, Body] = {}
    for at in range(draw(st.integers(1, 4))):
        body = draw(bodies(tuple(found)))
        more: Body = {"on": "school", "title": f"第{at}条"}
        if not draw(st.integers(0, 4)):
            more["stages"] = draw(st.sampled_from([["primary"], ["primary", "junior"]]))
        if not draw(st.integers(0, 4)) and "where" not in body:
            more["where"] = draw(CONDITIONS)
        found[f"s{at}"] = {**more, **body}
    return found


@st.composite
def nudged(draw: st.DrawFn, value: Any) -> Any:
    """Draw a value with some of its texts changed a little."""
    if isinstance(value, dict):
        return {key: draw(nudged(one)) for key, one in value.items()}
    if isinstance(value, list):
        found = [draw(nudged(one)) for one in value]
        return found[1:] if len(found) > 1 and not draw(st.integers(0, 9)) else found
    if isinstance(value, str) and not draw(st.integers(0, 2)):
        for old, new in draw(st.permutations(SWAPS)):
            if old in value:
                return value.replace(old, new)
    return value


SWAPS = [
    *(("2.5", "3"), ("2", "3"), ("3", "2"), ("1", "2"), ("4", "3"), ("≥", ">"), (">", "≥")),
    *(("≤", "<"), ("50 %", "85 %"), ("85 %", "50 %"), ("2.0", "2"), ("Ⅱ", "Ⅲ"), ("Ⅲ", "Ⅱ")),
    *(("applicable", "all"), ("fund", "kind = x"), ("= x", "= y"), ("2020", "2021")),
    *(("2022", "2021"), ("rounded-value", "full-value"), ("full-value", "rounded-value")),
]
_NOT_SET = frozenset({"on", "title", "stages", "where"})


@st.composite
def changes(
    draw: st.DrawFn, above: Mapping[str, Body], *, retires: bool = True, tag: str = ""
) -> dict[str, object]:
    """Draw the changes of a pack that extends one with the standards `above`."""
    sets: dict[str, Body] = {}
    refines: dict[str, Body] = {}
    retired: dict[str, Body] = {}
    for at, (id_, body) in enumerate(above.items()):
        asked = {key: one for key, one in body.items() if key not in _NOT_SET}
        kind = draw(st.integers(0, 9))
        if kind < 4:
            new = draw(nudged(asked))
            keys = [key for key in new if not draw(st.integers(0, 1))] or list(new)
            sets[id_] = {**{key: new[key] for key in keys}, "reason": "改"}
        elif kind == 4:
            sets[id_] = {**draw(bodies(tuple(above)[:at])), "reason": "换"}
        elif kind == 5:
            refines[id_] = {"stages": draw(st.sampled_from([["primary"], ["primary", "junior"]]))}
        elif kind == 6 and "where" not in asked:
            refines[id_] = {"where": draw(CONDITIONS)}
        elif kind == 7 and retires:
            retired[id_] = {"reason": "去"}
        if id_ in refines:
            refines[id_]["reason"] = "限"
        elif kind == 8:
            refines[id_] = {"clause": f"条{tag}", "notes": ["注"], "reason": "文"}
    sections = {"set": sets, "refine": refines, "retire": retired}
    found: dict[str, object] = {name: section for name, section in sections.items() if section}
    if draw(st.booleans()):
        body = draw(bodies(tuple(above)))
        found["add"] = {f"n{tag}": {"on": "school", **body, "reason": "新"}}
    return found


@st.composite
def schools(draw: st.DrawFn) -> list[Observed]:
    """Draw a table of schools by stage and year, and one of their classes."""
    keys = draw(
        st.lists(
            st.tuples(
                st.sampled_from("ab"),
                st.sampled_from(["primary", "junior"]),
                st.sampled_from(["2019", "2021", "2022"]),
            ),
            min_size=1,
            max_size=4,
            unique=True,
        )
    )
    classes = [draw(st.sampled_from(keys)) for _ in range(draw(st.integers(0, 4)))]
    tables = [_filled(draw, "school", keys, {"school": [name for name, _, _ in keys]})]
    own = {"class": [str(at) for at in range(len(classes))], "school": [k[0] for k in classes]}
    return [*tables, _filled(draw, "class", classes, own)]


VALUES: dict[str, st.SearchStrategy[Any]] = {
    "students": st.sampled_from([1, 2, 3, 4, None]),
    "area": st.sampled_from([1, 2, 4, 5, 6, 8, 9, 12, None]),
    "fund": st.sampled_from([True, False, None]),
    "kind": st.sampled_from(["x", "y", "z", None]),
    "tier": st.sampled_from(["Ⅰ", "Ⅱ", "Ⅲ", None]),
}


def _filled(
    draw: st.DrawFn, on: str, keys: list[tuple[str, str, str]], own: dict[str, list[str]]
) -> Observed:
    columns = {**own, "stage": [key[1] for key in keys], "period": [key[2] for key in keys]}
    values = {name: [draw(one) for _ in keys] for name, one in VALUES.items()}
    return Observed(on, len(keys), columns, values)


Found = dict[tuple[str, str, str, str], Verdict]


def verdicts(pack: Opened, tables: list[Observed]) -> Found:
    """Return the verdict of each standard of a pack on each row."""
    found: Found = {}
    for standard in pack.document.standards:
        results = evaluate([standard], tables, pack.document.vocabulary, Given(first_year=2020))
        [judged] = results.judged
        keys = zip(judged.entities, judged.stages, judged.periods, strict=True)
        for key, verdict in zip(keys, judged.verdicts(), strict=True):
            found[(standard.id, *key)] = verdict
    return found


JUNK: list[Any] = [
    *(5, "", " ", "x", "≥ 2", [], {}, [[]], [{}], {"a": {"b": []}}, "s0", "s9", ["s0"]),
    *("true", "2020", "primary", {"primary": "≥ 2"}, {"2020": {"primary": "≥ 2"}}, "per", "nat@1"),
    *({"reason": ""}, {"lock": "true"}, [["s0", "s0"]], "tighten-only", "rounded-value"),
]
KEYS = [
    *("require", "check", "of", "where", "when", "since", "judge", "stages", "lock", "policy"),
    *("not", "at_least", "others", "by_stage", "by_year", "steps", "x-mine", "on", "meets"),
    *("s0", "s1", "s9", "examples", "notes", "reason", "select", "conclusion", "plan", "split"),
]


@st.composite
def spoiled(draw: st.DrawFn, value: Any) -> Any:
    """Draw a value with something in it that does not belong there."""
    if isinstance(value, dict) and value and draw(st.integers(0, 3)):
        key = draw(st.sampled_from(sorted(value)))
        return {**value, key: draw(spoiled(value[key]))}
    if isinstance(value, list) and value and draw(st.integers(0, 3)):
        return [draw(spoiled(value[0])), *value[1:]]
    if isinstance(value, dict) and draw(st.booleans()):
        return {**value, draw(st.sampled_from(KEYS)): draw(st.sampled_from(JUNK))}
    return draw(st.sampled_from(JUNK))
