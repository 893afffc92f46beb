"""What the stages of a school share, divided by the weights of the pack: exactly."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

import edustandards as es

PACK = es.load_pack("cn/quality-balanced@2017")
WEIGHTS = {
    ("primary", "junior"): (1, Fraction(11, 10)),
    ("junior", "senior"): (1, Fraction(6, 5)),
    ("primary", "junior", "senior"): (1, Fraction(11, 10), Fraction(33, 25)),
}


@given(
    st.sampled_from(list(WEIGHTS)),
    st.lists(st.integers(50, 3000), min_size=3, max_size=3),
    st.integers(1, 10**6),
)
def test_the_stages_get_their_weighted_shares(
    stages: tuple[str, ...], sizes: list[int], area: int
) -> None:
    rows: list[dict[str, object]] = [
        {"学校": "甲", "学段": "", "运动场地面积": area, "体育馆面积": 0}
    ]
    rows += [
        {"学校": "甲", "学段": stage, "在校生数": size}
        for stage, size in zip(stages, sizes, strict=False)
    ]
    report = PACK.evaluate({"school": rows})
    whole = sum(w * n for w, n in zip(WEIGHTS[stages], sizes, strict=False))
    for stage, weight in zip(stages, WEIGHTS[stages], strict=True):
        if stage != "senior":
            finding = report.find("sports-area", "甲", stage=stage)
            assert finding.value == area * weight / whole


def rows(*stages: tuple[str, int | None], area: float = 4200.0) -> list[dict[str, object]]:
    whole: dict[str, object] = {"学校": "甲", "学段": None, "运动场地面积": area, "体育馆面积": 0}
    found = [whole | {"在校生数": None}]
    for one, size in stages:
        found.append({"学校": "甲", "学段": one, "在校生数": size})
    return found


def test_the_row_of_the_whole_is_not_asked_what_its_stages_are() -> None:
    report = PACK.evaluate({"school": rows(("小学", 400), ("初中", 200))})
    asked = [one.stage for one in report if one.standard == "sports-area"]
    assert asked == ["primary", "junior"]


def test_where_it_cannot_be_divided_the_reason_is_said() -> None:
    report = PACK.evaluate({"school": rows(("小学", 400), ("普通高中", 200))})
    finding = report.find("sports-area", "甲", stage="primary")
    assert "split-weights" in [one.code for one in finding.reasons]
    report = PACK.evaluate({"school": rows(("小学", 400), ("初中", None))})
    finding = report.find("sports-area", "甲", stage="primary")
    assert "split-size" in [one.code for one in finding.reasons]


def test_what_a_stage_has_of_its_own_is_left_as_it_is() -> None:
    table = rows(("小学", 400), ("初中", 200))
    table[1]["运动场地面积"] = 3000
    report = PACK.evaluate({"school": table})
    assert report.find("sports-area", "甲", stage="primary").value == Fraction(15, 2)


def test_a_frame_is_divided_as_rows_are() -> None:
    import polars as pl

    table = rows(("小学", 400), ("初中", 200))
    frame = pl.DataFrame(table, infer_schema_length=None)
    by_row = [(one.standard, one.stage, one.verdict) for one in PACK.evaluate({"school": table})]
    found = [(one.standard, one.stage, one.verdict) for one in PACK.evaluate({"school": frame})]
    assert found == by_row
