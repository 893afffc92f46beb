"""What is claimed, and the test that proves it: a page in both languages, made from one list.

`python docs/hooks/claims.py` writes `docs/zh/claims.md` and `docs/en/claims.md`; a test holds that
they are as written and that every test named here is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1]
LAWS = "tests/laws/test_laws_of_verdicts.py"
TABLES = "tests/laws/test_laws_of_tables.py"
REFERENCE = "tests/reference/test_reference.py"
ENGINES = "tests/engines/test_every_engine.py"
DIGEST = "tests/packs/test_digest.py"
GIVEN = "tests/evaluate/test_given_and_waivers.py"


@dataclass(frozen=True)
class Claim:
    """One claim, and the tests that prove it: `file::function`."""

    zh: str
    en: str
    tests: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Claims about one thing."""

    zh: str
    en: str
    claims: tuple[Claim, ...]


CLAIMS: Sequence[Group] = (
    Group(
        "精确",
        "Exactness",
        (
            Claim(
                "结论等于按书写的数作有理数运算所得的结论。",
                "A verdict is the one that rational arithmetic gives on the numbers as written.",
                (
                    f"{LAWS}::test_a_verdict_is_that_of_rational_arithmetic",
                    f"{LAWS}::test_at_the_boundary",
                ),
            ),
            Claim(
                "另写一个判定程序，只共用标准包文件；"
                "随机生成的各类标准包与数据表，结论、值和余量都与它一致。",
                "A second judge that shares nothing but the files of packs gives the same "
                "verdicts, values and margins on packs and tables of every kind, drawn at random.",
                (
                    f"{REFERENCE}::test_verdicts_values_and_margins_of_drawn_packs",
                    f"{REFERENCE}::test_shipped_packs_on_drawn_tables",
                    f"{REFERENCE}::test_what_was_found_stays_mended",
                ),
            ),
            Claim(
                "无论用哪种引擎、哪种文件，结论都相同。",
                "Every engine and every kind of file give the same verdicts.",
                (
                    f"{REFERENCE}::test_each_way_into_a_pack",
                    f"{ENGINES}::test_every_engine_finds_what_fractions_find",
                ),
            ),
            Claim(
                "换一种单位写法，结论不变。",
                "Another way to write a unit never changes a verdict.",
                (f"{LAWS}::test_units_never_change_a_verdict",),
            ),
            Claim(
                "差异系数恰好落在限值上也判断得准。",
                "A coefficient of variation exactly on its limit is judged rightly.",
                (
                    f"{ENGINES}::test_coefficients_exactly_on_their_limit",
                    "tests/laws/test_engines_agree.py::test_coefficients_near_their_limit",
                ),
            ),
        ),
    ),
    Group(
        "结论的规律",
        "Laws of verdicts",
        (
            Claim(
                "组合遵循克林三值逻辑；不适用的部分不起作用。",
                "Compositions follow Kleene's logic; what does not apply is neutral.",
                (
                    f"{LAWS}::test_composition_follows_kleene",
                    f"{TABLES}::test_what_does_not_apply_changes_no_verdict_and_no_margin",
                ),
            ),
            Claim(
                "补上缺数，不会推翻已有的达标或未达标。",
                "Filling in what was missing never contradicts a verdict of met or not met.",
                (f"{TABLES}::test_filling_a_gap_never_contradicts_a_verdict",),
            ),
            Claim(
                "好的东西多了，不会由达标变为未达标。",
                "More of a good thing never harms.",
                (f"{LAWS}::test_more_of_a_good_thing_never_harms",),
            ),
            Claim(
                "余量的正负与结论一致；补足缺口即达标，少补一点则不达标。",
                "The margin agrees with the verdict; closing the shortfall makes it met, "
                "and a little less does not.",
                (
                    f"{LAWS}::test_the_margin_agrees_with_the_verdict",
                    f"{LAWS}::test_what_is_short_closes_the_gap_and_no_more",
                ),
            ),
            Claim(
                "打乱次序、分块、逐校判定，结论都不变。",
                "Shuffled, in chunks, or one by one: the verdicts are the same.",
                (
                    f"{TABLES}::test_a_shuffled_table_has_the_same_verdicts",
                    f"{TABLES}::test_a_table_split_by_county_has_the_same_verdicts",
                    f"{TABLES}::test_one_school_alone_has_the_verdicts_that_it_has_among_others",
                ),
            ),
            Claim(
                "豁免只列在一旁，不改变结论，到期失效。",
                "A waiver stands beside a verdict, never changes it, and is void once expired.",
                (f"{GIVEN}::test_a_waiver_stands_beside_the_verdict_and_is_void_once_expired",),
            ),
        ),
    ),
    Group(
        "标准包",
        "Packs",
        (
            Claim(
                "版本的生效日期精确到日。",
                "Which edition is in force is told to the day.",
                ("tests/packs/test_pack_library.py::test_the_edition_in_force_on_a_day",),
            ),
            Claim(
                "只能从严的包达标之处，上级的包不会未达标。",
                "What a tightened pack finds met, the original never finds not met.",
                (
                    (
                        "tests/laws/test_tightened_packs.py::"
                        "test_what_a_tightened_pack_finds_met_the_original_never_finds_not_met"
                    ),
                    (
                        "tests/laws/test_families_of_packs.py::"
                        "test_what_loads_under_tighten_only_is_never_met_where_an_ancestor_is_not"
                    ),
                ),
            ),
            Claim(
                "比较两个包所说的区间，正是结论改变的区间。",
                "The intervals that a comparison tells are those in which verdicts change.",
                ("tests/laws/test_diff_intervals.py::test_exactly_the_values_told_change_sides",),
            ),
            Claim(
                "摘要只忽略排版，别的改动都会改变它。",
                "The hash of a pack ignores its layout, and nothing else.",
                (f"{DIGEST}::test_layout_does_not_count", f"{DIGEST}::test_all_else_does"),
            ),
            Claim(
                "检查写成 YAML 再读回来，还是原样；填报表填好后读回来，数也是原样。",
                "A check written as YAML reads back as it was, and so does what is filled into a "
                "workbook.",
                (
                    "tests/fluent/test_yaml_round_trip.py",
                    "tests/template/test_round_trip.py",
                ),
            ),
        ),
    ),
    Group(
        "报告与输入",
        "Reports and input",
        (
            Claim(
                "各种格式的报告，总数与结论一致。",
                "Reports of all formats agree in their totals and verdicts.",
                ("tests/reports/test_formats_agree.py::test_totals_and_verdicts_agree",),
            ),
            Claim(
                "文件要么写完整，要么不写；原有文件不会被毁。",
                "A file is written whole or not at all, and an existing one is never destroyed.",
                (
                    "tests/faults/test_nothing_half_written.py::test_an_old_file_stays",
                    "tests/faults/test_processes.py::test_killed_while_it_writes",
                ),
            ),
            Claim(
                "无论读入什么字节，只会给出本库自己的错误。",
                "Whatever bytes come in, only errors of our own come out.",
                ("tests/fuzz/test_corpus.py::test_nothing_but_our_own_errors",),
            ),
            Claim(
                "无论程序传入什么，公开的函数只抛出本库的错误：有编号，有中英文说明。",
                "Whatever a program passes, public functions raise only errors of our own: with a"
                " code, in both languages.",
                (
                    (
                        "tests/embedding/test_refused_calls.py::"
                        "test_nothing_but_our_own_errors_leaves_a_public_function"
                    ),
                    (
                        "tests/embedding/test_refused_calls.py::"
                        "test_a_wrong_call_is_told_with_code_languages_and_context"
                    ),
                ),
            ),
            Claim(
                "公开的名称都写了下来，增减不会无人知晓。",
                "What is public is written down, and nothing comes or goes unseen.",
                (
                    "tests/house/test_surface.py::test_what_is_public_is_what_is_written_down",
                    (
                        "tests/house/test_surface.py::"
                        "test_what_has_gone_since_a_version_is_told_and_what_is_private_is_not"
                    ),
                ),
            ),
            Claim(
                "公开发表的数据与差异系数，重算后相同。",
                "Published tables give their published coefficients again.",
                (
                    (
                        "tests/outside/test_published_spreads.py::"
                        "test_the_coefficient_is_the_published_one"
                    ),
                ),
            ),
        ),
    ),
)


def page(lang: str) -> str:
    """Return the page of claims in a language."""
    zh = lang == "zh"
    lines = ["# 说到的，都有测试为证" if zh else "# Claims, and the tests that prove them", ""]
    lines += [
        "本页由一份清单生成：每句话后面是证明它的测试。测试不在了，构建就失败。"
        if zh
        else "This page is made from a list: after each claim stand the tests that prove it. "
        "A claim whose test is gone fails the build."
    ]
    for group in CLAIMS:
        lines += ["", f"## {group.zh if zh else group.en}", ""]
        for claim in group.claims:
            lines.append(f"- {claim.zh if zh else claim.en}")
            lines += [f"    - `{test}`" for test in claim.tests]
    return "\n".join([*lines, ""])


def main() -> None:
    """Write the page in both languages."""
    for lang in ("zh", "en"):
        (DOCS / lang / "claims.md").write_text(page(lang), encoding="utf-8")


if __name__ == "__main__":
    main()
