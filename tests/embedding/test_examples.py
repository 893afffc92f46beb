"""The examples for frameworks do what they say."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "embedding"
SCHOOL = {"school": "一小", "stage": "primary", "students": 400, "sports_field_area": 2500}


def example(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def client() -> Any:
    pytest.importorskip("fastapi")
    testclient = pytest.importorskip("fastapi.testclient")
    return testclient.TestClient(example("fastapi_app").app)


def test_a_school_that_meets_the_standard_is_taken_in(client: Any) -> None:
    answer = client.post("/schools", json={**SCHOOL, "gym_area": 500})
    assert (answer.status_code, answer.json()) == (200, {"received": "一小"})


def test_a_school_that_does_not_is_refused_with_the_finding(client: Any) -> None:
    answer = client.post("/schools", json={**SCHOOL, "gym_area": 499.99})
    assert answer.status_code == 422
    [error] = answer.json()["detail"]
    assert error["type"] == "not_met"
    assert "要求 ≥ 7.5 平方米/生" in error["ctx"]["message_zh"]
    [finding] = error["ctx"]["findings"]
    assert (finding["verdict"], finding["margin"]) == ("not_met", "-0.000025")
    assert finding["shortfall"] == {"field": "sports_field_area", "change": "0.01", "unit": "m²"}


def test_a_record_of_any_kind_is_judged(client: Any) -> None:
    answer = client.post("/findings", json={**SCHOOL, "gym_area": 500})
    assert answer.json()["sports-area"] == "met"


def test_a_form_tells_what_is_wrong_in_two_languages() -> None:
    problems = example("web_form").problems
    form = {"stage": "primary", "students": "400", "sports_field_area": "0.25 万平方米"}
    assert problems({**form, "gym_area": "500"}) == []
    assert any("还需" in line or "至少" in line for line in problems({**form, "gym_area": "499"}))
    assert any("required" in line for line in problems({**form, "gym_area": "499"}, "en"))
    assert any("平方米" in line for line in problems({**form, "gym_area": "3 公斤"}))
    assert problems({}) != []
