"""Checks in pydantic models accept and refuse as exact arithmetic does."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

import edustandards as es
from edustandards.pydantic import (
    AtLeast,
    AtMost,
    Between,
    In,
    LessThan,
    Meets,
    MoreThan,
    meets,
    module_of,
)
from edustandards.units.bridge import new_registry
from edustandards.units.parse import parse_unit
from edustandards.units.taken import take_quantity
from tests.cli.conftest import (
    Run,
    run,  # noqa: F401 - a fixture
)

DECIMALS = st.decimals(-100, 100, places=4)
SIDES: dict[Any, Callable[[Fraction, Fraction], bool]] = {
    AtLeast: lambda value, limit: value >= limit,
    AtMost: lambda value, limit: value <= limit,
    MoreThan: lambda value, limit: value > limit,
    LessThan: lambda value, limit: value < limit,
}
PACK = es.load_pack("cn/quality-balanced@2017")
SCHOOL = {
    "school": "一小",
    "stage": "primary",
    "students": 400,
    "sports_field_area": "0.25 万平方米",
    "gym_area": 500,
}


def error_of(adapter: TypeAdapter[Any], value: object) -> dict[str, Any]:
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python(value)
    [error] = caught.value.errors()
    return dict(error)


@settings(deadline=None)
@given(st.sampled_from(list(SIDES)), DECIMALS, DECIMALS)
def test_a_limit_accepts_what_exact_numbers_say(kind: Any, limit: Decimal, value: Decimal) -> None:
    right = bool(SIDES[kind](Fraction(value), Fraction(limit)))
    quantity = TypeAdapter(Annotated[es.Quantity, kind(f"{limit} m²/student")])
    plain = TypeAdapter(Annotated[Decimal, kind(f"{limit} m²/student")])
    small = Fraction(value) / 10_000
    hectares = f"({small.numerator}/{small.denominator}) 公顷/生"
    for adapter, given_value in (
        (quantity, value),
        (quantity, f"{value} 平方米/生"),
        (quantity, hectares),
        (plain, value),
    ):
        try:
            adapter.validate_python(given_value)
            accepted = True
        except ValidationError as refused:
            accepted = False
            [error] = refused.errors()
            assert error["type"] == "not_met"
            assert "要求" in error["ctx"]["message_zh"]
        assert accepted == right


@settings(deadline=None)
@given(DECIMALS, DECIMALS, DECIMALS)
def test_between_includes_its_ends(low: Decimal, high: Decimal, value: Decimal) -> None:
    adapter = TypeAdapter(Annotated[float, Between(str(low), str(high))])
    right = Fraction(low) <= Fraction(value) <= Fraction(high)
    try:
        adapter.validate_python(float(value))
        assert right
    except ValidationError:
        assert not right


BAD: dict[str, tuple[object, str]] = {
    "another dimension": ("3 公斤", "unit-mismatch"),
    "no unit that is known": ("3 foo", "unit-unknown-near"),
    "not a number": (float("nan"), "quantity-finite"),
    "infinity": (float("inf"), "quantity-finite"),
    "a truth value": (True, "quantity-truth"),
    "a huge exponent": ("1e999999999 m²", "number-exponent"),
    "a huge decimal": (Decimal("1e999999"), "quantity-range"),
    "nothing like it": ([1], "quantity-kind"),
    "markup": ("<script>alert(1)</script>", ""),
    "braces": ("{0.__class__} {message}", ""),
    "nothing": ("", ""),
    "none": (None, "quantity-kind"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_area_is_refused_with_a_code_and_both_languages(name: str) -> None:
    value, code = BAD[name]
    error = error_of(TypeAdapter(Annotated[es.Quantity, In("m²")]), value)
    if code:
        assert error["type"] == code
    assert error["ctx"]["message"] == error["msg"]
    assert any("一" <= sign <= "龥" for sign in error["ctx"]["message_zh"])
    with pytest.raises(es.EdustandardsError):
        take_quantity(value, parse_unit("m²"))


def test_a_plain_quantity_is_read_from_all_that_people_pass() -> None:
    adapter = TypeAdapter(es.Quantity)
    pint = new_registry().Quantity(7, "meter**2 / student")
    for value in ("7 m²/student", es.quantity("7 平方米/生"), pint):
        assert adapter.validate_python(value).number == 7
    assert adapter.dump_json(es.quantity("7.50 m²/student")) == b'"7.50 m\xc2\xb2/student"'
    assert adapter.validate_json('"7.50 m²/student"') == es.quantity("7.50 m²/student")


@settings(deadline=None)
@given(st.fractions(-1000, 1000, max_denominator=997))
def test_what_is_written_as_json_reads_back(number: Fraction) -> None:
    adapter = TypeAdapter(Annotated[es.Quantity, In("元/生")])
    value = adapter.validate_python(number)
    assert adapter.validate_json(adapter.dump_json(value)) == value
    assert value.number == number


def test_json_schema_has_the_limit_and_ours() -> None:
    for adapter in (
        TypeAdapter(Annotated[es.Quantity, AtLeast("8.76 m²/student")]),
        TypeAdapter(Annotated[float, AtLeast("8.76 m²/student")]),
    ):
        schema = adapter.json_schema()
        assert schema["minimum"] == 8.76
        assert schema["x-edustandards"]["require"] == "≥ 8.76 m²/student"
        assert jsonschema_rs.is_valid(schema, 8.76)
        assert not jsonschema_rs.is_valid(schema, 8.75)
    optional = TypeAdapter(Annotated[es.Quantity | None, AtMost("45 student")])
    assert optional.validate_python(None) is None
    assert jsonschema_rs.is_valid(optional.json_schema(), None)


def test_an_annotation_for_what_is_no_number_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match="Quantity"):
        TypeAdapter(Annotated[str, AtLeast("1 m²")])


ROOMS = es.field("rooms", "room") / es.field("students", "student") >= "2.3 room/(100 student)"


class School(BaseModel):
    rooms: int | None
    students: int
    enough = meets(ROOMS)


class Lenient(BaseModel):
    rooms: int | None
    students: int
    enough = meets(ROOMS, unknown="pass")


@settings(deadline=None)
@given(st.integers(0, 60), st.integers(1, 2000))
def test_a_model_accepts_what_exact_numbers_say(rooms: int, students: int) -> None:
    right = Fraction(rooms, students) >= Fraction(23, 1000)
    try:
        School(rooms=rooms, students=students)
        assert right
    except ValidationError as refused:
        assert not right
        [error] = refused.errors()
        assert error["type"] == "not_met"
        assert Fraction(error["ctx"]["value"]) == Fraction(rooms, students)
        assert error["ctx"]["unit"] == "room/student"


def test_unknown_is_an_error_or_passes() -> None:
    with pytest.raises(ValidationError) as caught:
        School(rooms=None, students=100)
    assert caught.value.errors()[0]["type"] == "unknown"
    assert Lenient(rooms=None, students=100).rooms is None


def test_a_check_on_one_value_and_on_a_model() -> None:
    big = TypeAdapter(Annotated[int, Meets(es.field("students", "student") <= "2000 student")])
    assert big.validate_python(2000) == 2000
    assert error_of(big, 2001)["ctx"]["margin"] == "-1"
    assert "check" in big.json_schema()["x-edustandards"]

    class Plain(BaseModel):
        rooms: int
        students: int

    whole = TypeAdapter(Annotated[Plain, Meets(ROOMS)])
    assert whole.validate_python({"rooms": 23, "students": 1000}).rooms == 23
    assert error_of(whole, {"rooms": 22, "students": 1000})["type"] == "not_met"


def test_checks_of_different_entities_do_not_mix() -> None:
    county = next(check for check in PACK.values() if check.on == "county")
    with pytest.raises(ValueError, match="different entities"):
        meets(PACK["sports-area"], county)


def made(tmp_path: Path, text: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "made"}
    exec(compile(text, str(tmp_path / "made.py"), "exec", dont_inherit=True), names)
    return names


def test_a_model_made_from_a_pack_and_its_module_are_the_same(tmp_path: Path) -> None:
    model = PACK.model(require=["sports-area"])
    other = made(tmp_path, module_of(PACK, PACK.document.name, require=["sports-area"]))["School"]
    assert list(model.model_fields) == list(other.model_fields)
    models: list[Any] = [model, other]
    for one in models:
        school = one(**SCHOOL)
        assert school.sports_field_area.number == 2500
        assert one.model_validate_json(school.model_dump_json()) == school
        with pytest.raises(ValidationError) as caught:
            one(**{**SCHOOL, "gym_area": "499.99 m²"})
        [error] = caught.value.errors()
        assert error["ctx"]["standard"] in {"sports-area", ""}
        assert error["ctx"]["margin"] == "-0.000025"
        with pytest.raises(ValidationError, match="Extra inputs"):
            one(**SCHOOL, food="good")
    schema = model.model_json_schema()
    assert schema["x-edustandards"] == {"entity": "school", "standards": ["sports-area"]}
    assert jsonschema_rs.is_valid(schema, {"students": 400, "gym_area": "500 m²"})
    assert not jsonschema_rs.is_valid(schema, {"students": [400]})


def test_a_model_agrees_with_the_pack() -> None:
    ids = [id_ for id_, check in PACK.items() if check.on == "school"]
    for id_ in ids:
        for field_area in (0, 2500):
            record = {**SCHOOL, "sports_field_area": field_area}
            verdict = PACK[id_].verdict(record).value
            model = PACK.model(require=[id_])
            try:
                model(**record)
                assert verdict in {"met", "not_applicable"}
            except ValidationError as refused:
                assert refused.errors()[0]["type"] == verdict


def test_a_standard_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        PACK.model(require=["nope"])


def test_the_verb(run: Run, tmp_path: Path) -> None:  # noqa: F811
    said = run("model", "cn/quality-balanced", "--require", "sports-area")
    assert said.status == 0
    assert made(tmp_path, said.out)["School"](**SCHOOL).stage == "primary"
    wrong = run("model", "cn/quality-balanced", "--on", "planet")
    assert wrong.status == 2
    assert "model-no-kind" in wrong.err
    assert run("model", "cn/quality-balanced", "--require", "nope").status == 2
    assert json.dumps(SCHOOL)
