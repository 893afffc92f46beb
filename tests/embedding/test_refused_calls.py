"""What programs pass by mistake: an error of ours each, with a code, both languages, context."""

from __future__ import annotations

import inspect
import json
import pickle
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pint
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import edustandards as es
from edustandards import testing
from edustandards.errors import LANGUAGES, problem
from edustandards.pydantic import AtLeast, Between, In, meets, model_of, module_of

PACK: Any = es.load_pack("cn/quality-balanced@2017")
AREA: Any = es.field("site_area", "m²")
LEVEL: Any = es.field("level", levels=("低", "高"))
CHECK: Any = AREA >= "3 m²"
ROW = {"school": "一小", "stage": "primary", "students": 400}
REPORT: Any = PACK.evaluate([ROW | {"gym_area": 3000}, ROW | {"stage": "junior"}])
TABLES: Any = es.read_tables([ROW])
ANY: Any = es
NAN, HUGE = float("nan"), Decimal("1e300")
CALL, NUMBER, NAME = es.CallError, es.NumberError, es.UnknownNameError

# What is called, the class of the error, its code, and a part of its context.
REFUSED: dict[str, tuple[Callable[[], object], type[es.EdustandardsError], str, dict[str, Any]]] = {
    # Numbers that are none.
    "quantity(nan)": (lambda: ANY.quantity(NAN), NUMBER, "quantity-finite", {"text": "nan"}),
    "quantity(inf)": (lambda: ANY.quantity(-np.inf), NUMBER, "quantity-finite", {"text": "-inf"}),
    "quantity(sNaN)": (lambda: ANY.quantity(Decimal("sNaN")), NUMBER, "quantity-finite", {}),
    "quantity(True)": (lambda: ANY.quantity(True), NUMBER, "quantity-truth", {"text": "True"}),
    "quantity(numpy truth)": (lambda: ANY.quantity(np.True_), NUMBER, "quantity-truth", {}),
    "quantity(huge)": (lambda: ANY.quantity(HUGE), NUMBER, "quantity-range", {"limit": 40}),
    "quantity(long)": (lambda: ANY.quantity(10**500), NUMBER, "quantity-long", {"limit": 400}),
    "quantity(bytes)": (lambda: ANY.quantity(b"3"), NUMBER, "quantity-kind", {"kind": "bytes"}),
    "quantity(None)": (lambda: ANY.quantity(None), NUMBER, "quantity-kind", {}),
    "quantity(array)": (lambda: ANY.quantity(np.zeros(2)), NUMBER, "quantity-kind", {}),
    "quantity(complex)": (lambda: ANY.quantity(3j), NUMBER, "quantity-kind", {"kind": "complex"}),
    "quantity(text, unit)": (lambda: ANY.quantity("3 元", "m²"), es.UnitError, "unit-mismatch", {}),
    "quantity(3, 3)": (lambda: ANY.quantity(3, 3), CALL, "call-kind", {"name": "unit"}),
    "field >= nan": (lambda: AREA >= NAN, NUMBER, "quantity-finite", {}),
    "field >= 1e300": (lambda: AREA >= 1e300, NUMBER, "quantity-range", {}),
    "field >= True": (lambda: AREA >= True, NUMBER, "quantity-truth", {}),
    "field >= None": (lambda: AREA >= None, CALL, "call-kind", {"found": "NoneType"}),
    "field >= bytes": (lambda: AREA >= b"", CALL, "call-kind", {"name": "operand"}),
    "field + set": (lambda: AREA + set(), CALL, "call-kind", {"found": "set"}),
    "field between": (lambda: AREA.between("3 m²", {}), CALL, "call-kind", {"found": "dict"}),
    "level >= 3": (lambda: LEVEL >= 3, CALL, "call-kind", {"name": "limit"}),
    # Fields, formulas, aggregates.
    "field(None)": (lambda: ANY.field(None), CALL, "call-kind", {"name": "name"}),
    "field blank": (lambda: es.field(" "), CALL, "call-empty", {"name": "name"}),
    "field unit": (lambda: ANY.field("a", None), CALL, "call-kind", {"name": "unit"}),
    "field kind": (lambda: es.field("a", kind="nope"), CALL, "call-choice", {"text": "nope"}),
    "field levels": (lambda: ANY.field("a", levels="abc"), CALL, "call-kind", {"name": "levels"}),
    "require": (lambda: AREA.require(3), CALL, "call-kind", {"name": "text"}),
    "holds": (AREA.holds, CALL, "call-field-kind", {"kinds": "yes_no"}),
    "one_of": (LEVEL.one_of, CALL, "call-empty", {"name": "words"}),
    "named": (lambda: AREA.named(3), CALL, "call-kind", {"name": "name"}),
    "bool(formula)": (lambda: bool(AREA), CALL, "truth-formula", {}),
    "total": (lambda: ANY.total(3), CALL, "call-kind", {"name": "of", "found": "int"}),
    "cv weight": (lambda: ANY.cv(AREA, weight=3), CALL, "call-kind", {"name": "weight"}),
    "count where": (lambda: ANY.count(where=3), CALL, "call-kind", {"name": "condition"}),
    "count over": (lambda: ANY.count(over=3), CALL, "call-kind", {"name": "over"}),
    "first": (es.first, CALL, "call-empty", {"name": "of"}),
    "rank": (lambda: ANY.rank(AREA, within=None), CALL, "call-kind", {"name": "within"}),
    "at_stage": (lambda: ANY.at_stage(AREA, 3), CALL, "call-kind", {"name": "stage"}),
    "previous": (lambda: es.previous(AREA, since="ever"), CALL, "call-choice", {"text": "ever"}),
    "growth": (lambda: ANY.growth(AREA, since=1.5), CALL, "call-kind", {"name": "since"}),
    "reference": (lambda: ANY.reference("a", 3), CALL, "call-kind", {"name": "unit"}),
    "part": (lambda: ANY.part("a", 3), CALL, "call-kind", {"name": "of"}),
    "part target": (lambda: es.part("a", AREA, target="3–4 m²"), CALL, "call-target", {}),
    "part weight": (lambda: ANY.part("a", AREA, weight=NAN), NUMBER, "quantity-finite", {}),
    "index": (lambda: es.index("a", []), CALL, "call-parts", {}),
    "index missing": (
        lambda: es.index("a", [es.part("a", AREA, target="≥ 3 m²")], missing="x"),
        CALL,
        "call-choice",
        {"name": "missing"},
    ),
    "index weights": (
        lambda: es.index("a", [es.part("a", AREA, target="≥ 3 m²", weight="60 %")]),
        CALL,
        "call-weights",
        {},
    ),
    # Checks.
    "check & 3": (lambda: CHECK & 3, CALL, "call-kind", {"name": "checks", "found": "int"}),
    "all_of(3)": (lambda: ANY.all_of(3), CALL, "call-kind", {"name": "checks"}),
    "all_of()": (es.all_of, CALL, "call-composition", {}),
    "any_of others": (
        lambda: CHECK | PACK["sports-area-balance"],
        CALL,
        "call-entities",
        {"kinds": "county, school"},
    ),
    "at_least k": (lambda: es.at_least(2, of=[CHECK]), CALL, "call-k", {"text": "2", "count": 1}),
    "at_least True": (lambda: es.at_least(True, of=[CHECK]), CALL, "call-kind", {"name": "k"}),
    "at_least of": (lambda: ANY.at_least(1, of=CHECK), CALL, "call-kind", {"name": "of"}),
    "at_least share": (lambda: es.at_least(1, of=[CHECK], others=0), CALL, "call-share", {}),
    "at_least counting": (
        lambda: es.at_least(1, of=[CHECK], counting="some"),
        CALL,
        "call-choice",
        {"name": "counting", "text": "some"},
    ),
    "by_stage": (lambda: ANY.by_stage([CHECK]), CALL, "call-kind", {"name": "cases"}),
    "by_year": (lambda: ANY.by_year({"a": CHECK}), CALL, "call-kind", {"name": "year"}),
    "by_year order": (lambda: es.by_year({2020: CHECK, 2019: CHECK}), CALL, "call-years", {}),
    "first_case": (lambda: ANY.first_case([(CHECK,)]), CALL, "call-kind", {"name": "cases"}),
    "for_every": (lambda: ANY.for_every("class", 3), CALL, "call-kind", {"name": "check"}),
    "share_of": (lambda: ANY.share_of("class", CHECK, 3), CALL, "call-kind", {"name": "require"}),
    "when": (lambda: CHECK.when(3), CALL, "call-kind", {"name": "condition"}),
    "when a composition": (
        lambda: CHECK.when(es.at_least(1, of=[CHECK])),
        CALL,
        "call-condition",
        {},
    ),
    "rounded": ((CHECK & CHECK).by_rounded_value, CALL, "call-rounded", {}),
    "bool(check)": (lambda: bool(CHECK), CALL, "truth-check", {}),
    "bool(verdict)": (lambda: bool(es.Verdict.MET), CALL, "truth-verdict", {}),
    "check(None)": (lambda: CHECK(None), CALL, "call-kind", {"name": "record"}),
    "check(5)": (lambda: CHECK(5), CALL, "call-kind", {"name": "record", "found": "int"}),
    "check(frame)": (lambda: CHECK([ROW]), CALL, "call-kind", {"found": "list"}),
    "check given": (lambda: CHECK(ROW, given=0), CALL, "call-kind", {"name": "given"}),
    "explain": (lambda: CHECK(ROW).explain("fr"), CALL, "call-choice", {"name": "lang"}),
    "say": (lambda: problem("call-parts").say("de"), CALL, "call-choice", {"text": "de"}),
    # Packs.
    "load_pack": (lambda: ANY.load_pack(None), CALL, "call-kind", {"name": "name"}),
    "load_pack day": (
        lambda: es.load_pack("cn/quality-balanced", as_of="soon"),
        CALL,
        "as-of",
        {"text": "soon"},
    ),
    "load_pack folders": (
        lambda: es.load_pack("cn/quality-balanced", folders="packs"),
        CALL,
        "call-kind",
        {"name": "folders"},
    ),
    "read_check": (lambda: ANY.read_check(None), CALL, "call-kind", {"name": "text"}),
    "pack[near]": (lambda: PACK["sport-area"], NAME, "key-standard-near", {"near": "sports-area"}),
    "pack[list]": (lambda: PACK[[]], NAME, "key-standard-unknown", {"text": "list"}),
    "judge near": (lambda: PACK.judge(ROW, "scool"), NAME, "key-kind-near", {"near": "school"}),
    "verdicts on": (lambda: PACK.verdicts(ROW, None), NAME, "key-kind-unknown", {}),
    "judge text": (lambda: PACK.judge("abc"), CALL, "call-kind", {"name": "record"}),
    "judge given": (lambda: PACK.judge(ROW, given="x"), CALL, "call-kind", {"name": "given"}),
    "first_year": (
        lambda: PACK.evaluate([ROW], first_year="zz"),
        CALL,
        "call-kind",
        {"name": "first_year"},
    ),
    "as_of": (lambda: PACK.evaluate([ROW], as_of=3), CALL, "call-kind", {"name": "as_of"}),
    "refs": (lambda: PACK.evaluate([ROW], refs=["a"]), CALL, "call-kind", {"name": "refs"}),
    "facts": (lambda: PACK.given(facts=3), CALL, "call-kind", {"name": "facts"}),
    "given": (lambda: PACK.evaluate([ROW], given=3), CALL, "call-kind", {"name": "given"}),
    "evaluate(None)": (lambda: PACK.evaluate(None), es.DataError, "data-unknown", {}),
    "comply": (lambda: PACK.comply([ROW], 3), CALL, "call-kind", {"name": "resource"}),
    "model": (
        lambda: PACK.model("nope"),
        NAME,
        "key-kind-unknown",
        {"known": "school, county, class"},
    ),
    "model require": (
        lambda: PACK.model(require=["sports"]),
        NAME,
        "key-standard-near",
        {"near": "sports-area"},
    ),
    "model unknown": (lambda: PACK.model(unknown="x"), CALL, "call-choice", {"name": "unknown"}),
    "module": (lambda: module_of(PACK, "p", "nope"), NAME, "key-kind-unknown", {"text": "nope"}),
    "document": (lambda: PACK.document.standard("x"), NAME, "key-standard-unknown", {}),
    # Reports and tables.
    "write lang": (
        lambda: REPORT.write("x.html", lang="fr"),
        CALL,
        "call-choice",
        {"name": "lang", "text": "fr", "known": "zh, en"},
    ),
    "write path": (lambda: REPORT.write(3), CALL, "call-kind", {"name": "path"}),
    "to_frame": (lambda: REPORT.to_frame("numpy"), CALL, "call-choice", {"name": "library"}),
    "against": (lambda: REPORT.against(3), CALL, "call-kind", {"name": "earlier"}),
    "find standard": (lambda: REPORT.find("sports", "一小"), NAME, "key-standard-near", {}),
    "find entity": (
        lambda: REPORT.find("sports-area", "一小学"),
        NAME,
        "key-entity-near",
        {"near": "一小"},
    ),
    "find several": (
        lambda: REPORT.find("sports-area", "一小"),
        NAME,
        "key-finding",
        {"count": 2, "known": "primary; junior"},
    ),
    "find none": (
        lambda: REPORT.find("sports-area", "一小", stage="senior"),
        NAME,
        "key-finding",
        {"count": 0},
    ),
    "table": (lambda: TABLES["county"], NAME, "key-table-unknown", {"known": "school"}),
    "column": (lambda: TABLES["school"]["student"], NAME, "key-column-near", {"near": "students"}),
    "account": (lambda: TABLES.account("fr"), CALL, "call-choice", {"name": "lang"}),
    "doubts": (lambda: TABLES.doubts(3), CALL, "call-kind", {"name": "pack"}),
    "read_tables pack": (lambda: ANY.read_tables([ROW], pack=3), CALL, "call-kind", {}),
    "read_tables mapping": (
        lambda: ANY.read_tables([ROW], mapping=3),
        CALL,
        "call-kind",
        {"name": "mapping"},
    ),
    "wide": (
        lambda: PACK.lazy(pl.LazyFrame([ROW])).wide("planet"),
        NAME,
        "key-kind-unknown",
        {"text": "planet"},
    ),
    # In models and in test suites.
    "meets": (lambda: meets(3), CALL, "call-kind", {"name": "checks"}),  # type: ignore[arg-type]
    "model_of": (lambda: model_of(PACK, "x"), NAME, "key-kind-unknown", {"text": "x"}),
    "AtLeast": (lambda: AtLeast(3), CALL, "call-kind", {"name": "limit"}),  # type: ignore[arg-type]
    "Between": (lambda: Between("1 m²", "2 kg"), es.UnitError, "unit-mismatch", {}),
    "In": (lambda: In(None), CALL, "call-kind", {"name": "unit"}),  # type: ignore[arg-type]
    "assert_met": (
        lambda: testing.assert_met(3),  # type: ignore[arg-type]
        CALL,
        "call-kind",
        {"name": "what"},
    ),
    "assert_met lang": (
        lambda: testing.assert_met(CHECK, {"site_area": 3}, lang="fr"),
        CALL,
        "call-choice",
        {"name": "lang"},
    ),
    "records": (lambda: testing.records(PACK, "x"), NAME, "key-kind-unknown", {"text": "x"}),
    "tables": (lambda: testing.tables(3), CALL, "call-kind", {"name": "pack"}),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_wrong_call_is_told_with_code_languages_and_context(name: str) -> None:
    call, kind, code, context = REFUSED[name]
    with pytest.raises(es.EdustandardsError) as caught:
        call()
    error = caught.value
    assert type(error) is kind
    [one] = error.problems
    assert one.code == code
    told = one.as_dict()
    assert json.loads(json.dumps(told)) == told
    assert context.items() <= told["params"].items()
    assert told["message"]["zh"] != told["message"]["en"]
    assert any("一" <= sign <= "龥" for sign in told["message"]["zh"])
    assert error.say("en") == str(error) == f"{told['message']['en']} [{code}]"
    assert pickle.loads(pickle.dumps(error)).problems == error.problems


def test_errors_are_of_the_classes_of_python_that_people_catch() -> None:
    for kind in (ValueError, TypeError):
        with pytest.raises(kind):
            es.load_pack("cn/quality-balanced", as_of="soon")
    with pytest.raises(KeyError):
        PACK["nope"]
    assert PACK.get("nope") is None
    assert "nope" not in PACK
    assert issubclass(es.NumberError, es.NotationError)


def test_what_can_be_meant_is_taken() -> None:
    plain: Any = es.field("rank")
    assert plain.between(np.int64(3), np.float64(4)).node == plain.between(3, 4).node
    theirs = pint.UnitRegistry().Quantity(3, "meter ** 2")
    assert AREA.equal_to(theirs).verdict({"site_area": 3}) is es.Verdict.MET
    assert es.quantity(Fraction(1, 3), "m²").number == Fraction(1, 3)
    assert es.quantity("7.50 m²", "m²").places == 2
    assert es.quantity("0.25 万平方米", "m²") == es.Quantity(Fraction(2500), AREA.unit)
    assert es.quantity(es.quantity("1 km²"), "m²").number == 10**6
    given = PACK.given(as_of=datetime(2024, 9, 1, 12), first_year=np.int64(2023))  # noqa: DTZ001
    assert (given.day, given.first_year) == (date(2024, 9, 1), 2023)
    assert ANY.at_least(np.int64(1), of=[CHECK], others=0.85).node == (
        es.at_least(1, of=[CHECK], others="85 %").node
    )
    half = [es.part(name, AREA, target="≥ 3 m²", weight=0.5) for name in "ab"]
    assert es.index("x", half).node is not None


@pytest.mark.parametrize("value", ["3 公斤", "3 kg", es.quantity("3 kg")])
def test_a_unit_of_another_dimension_is_unknown_on_every_way_in(value: Any) -> None:
    row = ROW | {"sports_field_area": 1, "gym_area": value}
    texts = {**row, "gym_area": str(value)} if isinstance(value, str) else row
    found: dict[str, es.Finding] = {
        "check": PACK["sports-area"](row),
        "judge": PACK.judge(row)["sports-area"],
        "records": PACK.evaluate([row]).find("sports-area", "一小"),
        "columns": PACK.evaluate({"school": {k: [v] for k, v in row.items()}}).find(
            "sports-area", "一小"
        ),
        "pandas": PACK.evaluate(pd.DataFrame([row])).find("sports-area", "一小"),
    }
    if isinstance(value, str):
        for frame in (pl.DataFrame([texts]), pl.LazyFrame([texts])):
            found[type(frame).__name__] = PACK.evaluate(frame).find("sports-area", "一小")
    for way, one in found.items():
        assert one.verdict is es.Verdict.UNKNOWN, way
        assert [reason.code for reason in one.reasons] == ["cell-unit"], way


def test_half_a_character_can_be_said_and_written(tmp_path: Path) -> None:
    text = "gym\udcff"
    with pytest.raises(es.NotationError) as caught:
        es.quantity("\udcff")
    finding = CHECK({"school": text, "site_area": text})
    said = [caught.value.say(lang) for lang in LANGUAGES]
    said += [finding.explain(lang) for lang in LANGUAGES]
    said += [json.dumps(caught.value.problems[0].as_dict(), ensure_ascii=False)]
    (tmp_path / "said.txt").write_text("\n".join(said), encoding="utf-8")
    assert all("\\udcff" in one for one in said)


class Evil:
    """What cannot be compared, said, counted or asked for its truth."""

    def _no(self, *_: object) -> Any:
        raise RuntimeError("evil")

    __eq__ = __bool__ = __str__ = __repr__ = __len__ = __format__ = _no
    __hash__ = None  # type: ignore[assignment]


THINGS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(2).map(lambda power: 10 ** min(power, 6000)),
    st.floats(),
    st.decimals(),
    st.just(Decimal("sNaN")),
    st.fractions(),
    st.complex_numbers(),
    st.text(max_size=20),
    st.sampled_from(["3 m²", "≥ 3 m²", "school", "primary", "zh", "2024-01-01", "\udcff", "85 %"]),
    st.binary(max_size=8),
    st.dates(),
    st.datetimes(),
    st.sampled_from(
        [AREA, LEVEL, CHECK, PACK, REPORT, TABLES, es.Verdict.MET, es.quantity("3 m²")]
    ),
    st.sampled_from([np.zeros(3), np.int64(3), np.float32("nan"), np.datetime64("NaT"), pd.NA]),
    st.sampled_from([pd.NaT, pd.Series([1, 2]), pl.Series([1]), int, len, object(), Ellipsis]),
    st.sampled_from([ROW, [ROW], [CHECK], {"primary": CHECK}, {2020: CHECK}, [(CHECK, CHECK)]]),
    st.builds(Evil),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)
LEFT_OUT = {"Pack.lazy"}  # it takes frames alone, which the tests of engines hold
OPERATORS = {
    *("__add__", "__rsub__", "__mul__", "__truediv__", "__ge__", "__and__", "__getitem__"),
    "__call__",
}


def functions() -> Iterator[tuple[str, Callable[..., object]]]:
    """Return all public functions, and the methods of what a program holds."""
    for name in es.__all__:
        one = getattr(es, name)
        if inspect.isfunction(one):
            yield name, one
    for holder in (AREA, CHECK, PACK, TABLES, CHECK(ROW)):
        for name in dir(type(holder)):
            kind = type(holder).__name__
            public = not name.startswith("_") or name in OPERATORS
            if public and f"{kind}.{name}" not in LEFT_OUT:
                found = getattr(holder, name)
                if inspect.ismethod(found):
                    yield f"{kind}.{name}", found
    for name in ("find", "to_frame", "against", "write"):
        yield f"Report.{name}", getattr(REPORT, name)
    for holder in (meets, model_of, module_of, AtLeast, Between, In):
        yield holder.__name__, holder
    for name in ("assert_met", "assert_not_met", "quantities", "records", "tables"):
        yield f"testing.{name}", getattr(testing, name)


FUNCTIONS = dict(functions())


def _holders(name: str) -> list[str]:
    return [one for one in FUNCTIONS if one.startswith(f"{name}.")]


def test_the_public_functions_are_all_thrown_at() -> None:
    assert {"field", "quantity", "load_pack", "read_tables", "cv", "index"} <= set(FUNCTIONS)
    assert "Check.__call__" in _holders("Check")
    assert "Pack.judge" in _holders("Pack")
    assert len(FUNCTIONS) > 70


@pytest.mark.parametrize("name", FUNCTIONS)
@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_nothing_but_our_own_errors_leaves_a_public_function(
    name: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    function = FUNCTIONS[name]
    taken = inspect.signature(function).parameters.values()
    places, names = [], {}
    for one in taken:
        if one.kind is one.VAR_POSITIONAL:
            places += data.draw(st.lists(THINGS, max_size=3))
        elif one.kind is one.KEYWORD_ONLY:
            if one.default is one.empty or data.draw(st.booleans()):
                names[one.name] = data.draw(THINGS)
        elif one.kind is not one.VAR_KEYWORD:
            places.append(data.draw(THINGS))
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(tmp_path_factory.getbasetemp())
            function(*places, **names)
    except es.EdustandardsError as error:
        assert all(error.say(lang).encode() for lang in LANGUAGES)
        assert all(json.dumps(one.as_dict()) for one in error.problems)
    except AssertionError:
        assert name.startswith("testing.assert")
