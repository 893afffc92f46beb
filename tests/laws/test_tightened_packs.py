"""A pack that may only be tightened: whoever meets the local pack never fails the national one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import edustandards as es

CITY, NATION = (
    es.load_pack(name)
    for name in ("cn/example-city/quality-balanced@draft", "cn/quality-balanced@2017")
)

# Figures on and around the thresholds of both packs, for a school of a thousand students.
AROUND = {
    "degree_teachers": [41, 42, 43, 52, 53, 54],
    "backbone_teachers": [9, 10, 11],
    "arts_teachers": [8, 9, 10],
    "teaching_area": [3825, 4499, 4500, 5799, 5800, 6000],
    "gym_area": [0],
    "sports_field_area": [6375, 7446, 7499, 7500, 8759, 8760, 10157, 10200, 11949, 11950],
    "equipment_value": [
        1_700_000,
        2_000_000,
        2_500_000,
        3_060_000,
        3_599_999,
        3_600_000,
        3_900_000,
    ],
    "multimedia_rooms": [22, 23, 24],
}
SCHOOLS = st.lists(
    st.fixed_dictionaries(
        {
            "stage": st.sampled_from(["primary", "junior", "senior", "special"]),
            "students": st.sampled_from([1000, None]),
            "school_kind": st.sampled_from(["小学", "教学点", None]),
        }
        | {name: st.sampled_from([*values, None]) for name, values in AROUND.items()}
    ),
    min_size=1,
    max_size=6,
)


def verdicts(pack: es.Pack, rows: list[dict[str, object]]) -> dict[tuple[str, ...], str]:
    """Return the verdict of each standard on each entity and stage."""
    data = [{"school": f"S{at}", "county": "C", **row} for at, row in enumerate(rows)]
    found = pack.evaluate({"school": data}).findings
    keys = zip(found["standard"], found["entity"], found["stage"], strict=True)
    return dict(zip(keys, found["verdict"], strict=True))


@settings(max_examples=60, deadline=None)
@given(rows=SCHOOLS)
def test_what_a_tightened_pack_finds_met_the_original_never_finds_not_met(
    rows: list[dict[str, object]],
) -> None:
    city, nation = verdicts(CITY, rows), verdicts(NATION, rows)
    assert set(city) == set(nation)
    assert [key for key, one in city.items() if one == "met" and nation[key] == "not_met"] == []
    assert [key for key, one in nation.items() if one == "not_met" and city[key] == "met"] == []


@pytest.mark.parametrize(
    ("field", "value", "standard"),
    [("sports_field_area", 8759, "sports-area"), ("equipment_value", 3_599_999, "equipment")],
)
def test_the_local_pack_does_ask_more(field: str, value: int, standard: str) -> None:
    row = {"stage": "primary", "students": 1000, "school_kind": "小学", "gym_area": 0, field: value}
    assert CITY[standard](row).verdict is es.Verdict.NOT_MET
    assert NATION[standard](row).verdict is es.Verdict.MET
