"""What is given beside the tables: plan years, references, weights, waivers, attestations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

import edustandards as es
from edustandards.evaluate import kin
from edustandards.evaluate.arithmetic import Number
from edustandards.evaluate.row import Row
from edustandards.packs.facts import build_facts

PLAN = es.load_pack("cn/city-plan")
CITY = {
    "市": ["某市"] * 3,
    "年度": ["2024", "2023", "2025"],
    "教育现代化达成度": [72, 60, 79.99],
    "教育国际化达成度": [50, 40, 70],
    "教育经费投入": [101, 100, 101],
}


def facts(text: str, pack: es.Pack = PLAN) -> es.Given:
    return build_facts(text, "facts.yaml", pack.document)


def codes(text: str, pack: es.Pack = PLAN) -> list[str]:
    with pytest.raises(es.PackError) as caught:
        facts(text, pack)
    assert all(one.where.line for one in caught.value.problems)
    return [one.code for one in caught.value.problems]


def by_year(report: es.Report, standard: str) -> dict[str, str]:
    return {one.period: one.verdict.value for one in report if one.standard == standard}


def test_targets_follow_the_years_of_the_plan_whatever_the_order_of_the_rows() -> None:
    report = PLAN.evaluate({"city": CITY}, first_year=2024)
    assert by_year(report, "modernisation") == {"2024": "met", "2025": "not_met"}
    assert by_year(report, "spending") == {"2024": "met", "2025": "not_met"}


def test_without_the_first_year_staged_targets_are_unknown_and_say_so() -> None:
    report = PLAN.evaluate({"city": CITY})
    assert set(by_year(report, "modernisation").values()) == {"unknown"}
    [finding] = [o for o in report if o.standard == "modernisation" and o.period == "2024"]
    assert [one.code for one in finding.reasons] == ["plan-year-unset"]


def test_a_plan_asks_nothing_of_the_years_before_it_and_its_last_target_stays() -> None:
    late = {"市": ["某市"], "年度": ["2030"], "教育现代化达成度": [84.99]}
    report = PLAN.evaluate({"city": late}, first_year=2024)
    assert by_year(report, "modernisation") == {"2030": "not_met"}
    early = {"市": ["某市"], "年度": ["2020"], "教育现代化达成度": [99]}
    report = PLAN.evaluate({"city": early}, first_year=2024)
    assert by_year(report, "modernisation") == {"": "unknown"}


def test_a_gap_in_the_years_leaves_growth_unknown_and_names_the_year() -> None:
    gap = {"市": ["某市"] * 2, "年度": ["2022", "2024"], "教育经费投入": [1, 2]}
    report = PLAN.evaluate({"city": gap})
    assert by_year(report, "spending") == {"2022": "unknown", "2024": "unknown"}
    finding = report.find("spending", "某市", period="2024")
    assert [dict(one.params)["period"] for one in finding.reasons] == [2023]


def test_a_reference_is_unknown_until_it_is_given_with_its_source() -> None:
    city = {"市": ["某市"], "年度": ["2026"], "教育国际化达成度": [71]}
    report = PLAN.evaluate({"city": city}, first_year=2024)
    assert by_year(report, "internationalisation-stages") == {"2026": "unknown"}
    refs = {"capital_internationalisation": "71 %; 2026-01-05; 省会公报"}
    report = PLAN.evaluate({"city": city}, first_year=2024, refs=refs)
    finding = report.find("internationalisation-stages", "某市")
    assert finding.verdict is es.Verdict.MET
    assert finding.margin == 0
    assert "省会公报 2026-01-05" in finding.explain("zh")


def test_the_closest_value_of_a_reference_is_taken() -> None:
    given = facts(
        "references:\n  capital_public_funds:\n"
        "    - {value: 1000 元/生}\n"
        "    - {value: 1200 元/生, stage: 初中}\n"
        '    - {value: 1300 元/生, stage: junior, period: "2024"}\n'
    )
    asked = [("primary", "2024"), ("junior", "2023"), ("junior", "2024")]
    values = [
        given.supplied("capital_public_funds", stage=stage, period=period, entity="")
        for stage, period in asked
    ]
    assert [one.value for one in values if one] == [1000, 1200, 1300]


WEIGHTS = (
    "weights:\n  modernisation_index: {preschool_enrolment: 20 %, senior_enrolment: 20 %,"
    " new_workers: 20 %, migrant_places: 10 %, fitness: 10 %, edtech: 10 %, training: 10 %}\n"
)


def test_an_index_needs_the_weights_of_its_user_and_keeps_its_bounds(tmp_path: Path) -> None:
    city = {"市": "某市", "年度": "2024", "新增劳动力平均受教育年限": 15}
    report = PLAN.evaluate({"city": [city]}, first_year=2024)
    finding = report.find("modernisation", "某市")
    assert "weights-missing" in [one.code for one in finding.reasons]
    assert finding.bounds is None
    path = tmp_path / "facts.yaml"
    path.write_text(WEIGHTS, encoding="utf-8")
    text = "on: city\ncheck: {indicator: modernisation_index, require: ≥ %s}"
    given = PLAN.given(facts=path)
    record = {"new_worker_schooling": Fraction(15, 2)}
    # One part of 20 % is half reached; all the others may be anything.
    for limit, verdict in (("10 %", "met"), ("10.01 %", "unknown"), ("90.01 %", "not_met")):
        found = es.read_check(text % limit)(record, given=given)
        assert (found.verdict.value, found.bounds) == (verdict, (10, 90))


WHO = "entity: a, reason: b, approver: c"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("references: {capitol_public_funds: 1 元/生}", ["reference-near"]),
        ("references: {nothing_like_it: 1}", ["reference-unknown"]),
        ("references: {capital_public_funds: 1 m²}", ["unit-mismatch"]),
        (
            "references: {capital_public_funds: [{value: 1 元/生}, {value: 2 元/生}]}",
            ["reference-twice"],
        ),
        (WEIGHTS.replace("training: 10 %", "training: 9 %"), ["weights-sum"]),
        (WEIGHTS.replace(", training: 10 %", ""), ["weights-parts"]),
        ("weights: {modernisation: {a: 1}}", ["index-near"]),
        (
            f"waivers: [{{standard: x, {WHO}, granted: 2024-01-01, expires: 2025-01-01}}]",
            ["standard-unknown"],
        ),
        (
            f"waivers: [{{standard: spending, {WHO}, granted: 2024-01-02, expires: 2024-01-01}}]",
            ["waiver-dates"],
        ),
        ("waivers: [{standard: spending}]", ["pack-key-missing"] * 5),
        ("first_yaer: 2024", ["pack-key-near"]),
    ],
)
def test_what_is_wrong_with_a_facts_file(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_a_waiver_stands_beside_the_verdict_and_is_void_once_expired(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(
        "first_year: 2024\nwaivers:\n"
        "  - {standard: modernisation, entity: 某市, reason: 洪灾, approver: 省厅,"
        " granted: 2025-01-01, expires: 2025-12-31}\n"
        "  - {standard: modernisation, entity: 别市, reason: x, approver: y,"
        " granted: 2025-01-01, expires: 2025-12-31}\n",
        encoding="utf-8",
    )
    for day, in_force in ((date(2025, 12, 31), True), (date(2026, 1, 1), False)):
        report = PLAN.evaluate({"city": CITY}, facts=path, as_of=day)
        finding = report.find("modernisation", "某市", period="2025")
        assert finding.verdict is es.Verdict.NOT_MET
        assert finding.waived is in_force
        assert report.results.waived() == int(in_force)
        assert "洪灾" in finding.explain("zh")
        assert [one.code for one in report.results.notes] == ["waiver-unmatched"]


def test_an_attestation_that_has_expired_or_lies_ahead_says_nothing() -> None:
    check = PLAN["internationalisation-fund"]
    day = es.Given(day=date(2024, 5, 1))
    said = {"internationalisation_fund": True}
    assert check.verdict(said, given=day) is es.Verdict.MET
    for name, text, expected in (
        ("expires", "2024-04-30", "attestation-expired"),
        ("date", "2024-05-02", "attestation-ahead"),
    ):
        finding = check(said | {f"internationalisation_fund_{name}": text}, given=day)
        assert finding.verdict is es.Verdict.UNKNOWN
        assert [one.code for one in finding.reasons] == [expected]
    good = said | {"internationalisation_fund_expires": date(2024, 5, 1)}
    assert check.verdict(good, given=day) is es.Verdict.MET
    no = {"internationalisation_fund": False, "internationalisation_fund_expires": "2024-04-30"}
    assert check.verdict(no, given=day) is es.Verdict.NOT_MET


def test_a_yes_that_needs_evidence() -> None:
    check = es.read_check("on: city\ncheck: {holds: internationalisation_fund, evidence: required}")
    day = es.Given(day=date(2024, 5, 1))
    said = {"internationalisation_fund": True}
    finding = check(said, given=day)
    assert [one.code for one in finding.reasons] == ["attestation-unproven"]
    proof = {
        "internationalisation_fund_evidence": "预算〔2024〕3号",
        "internationalisation_fund_date": "2024-02-01",
    }
    finding = check(said | proof, given=day)
    assert finding.verdict is es.Verdict.MET
    assert "预算〔2024〕3号" in finding.explain("zh")


def test_a_rank_among_one_is_unknown() -> None:
    pack = es.load_pack("examples/packs/top-tenth.yaml")
    rows = [{"学校": "甲", "优秀学生数": 5, "参评学生数": 10}]
    [finding] = pack.evaluate({"school": rows})
    assert finding.verdict is es.Verdict.UNKNOWN
    assert [one.code for one in finding.reasons] == ["rank-alone"]


def test_a_rank_that_a_missing_peer_cannot_change_is_told() -> None:
    pack = es.load_pack("examples/packs/top-tenth.yaml")
    rows = [{"学校": f"s{n}", "优秀学生数": n, "参评学生数": 30} for n in range(19)]
    rows.append({"学校": "gap", "优秀学生数": None, "参评学生数": 30})
    found = {one.entity: one for one in pack.evaluate({"school": rows})}
    assert found["s18"].verdict is es.Verdict.MET
    assert found["s17"].verdict is es.Verdict.UNKNOWN
    assert found["s17"].bounds == (Fraction(1, 10), Fraction(3, 20))
    assert found["s16"].verdict is es.Verdict.NOT_MET


def test_peers_are_looked_at_once_for_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    pack = es.load_pack("examples/packs/top-tenth.yaml")
    seen = 0
    standing = kin._standing

    def counted(of: Number, peers: Sequence[Row]) -> tuple[list[Fraction], int]:
        nonlocal seen
        seen += len(peers)
        return standing(of, peers)

    monkeypatch.setattr(kin, "_standing", counted)
    rows = [{"学校": f"s{n}", "优秀学生数": n % 30, "参评学生数": 30} for n in range(300)]
    assert pack.evaluate({"school": rows}).summary()[es.Verdict.MET] == 30
    assert seen == 300
