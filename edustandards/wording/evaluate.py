"""Why a verdict is unknown, in sentences."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {
    "missing": Text("缺少“{field}”；请补上数据", "'{field}' is missing; supply it"),
    "zero-denominator": Text(
        "除数“{of}”为零，无法计算；请核对",
        "the divisor '{of}' is zero, so there is no value; check it",
    ),
    "zero-mean": Text(
        "均值或权数之和为零，无法计算差异系数；请核对数据",
        "the mean or the sum of weights is zero, so there is no value; check the data",
    ),
    "no-parts": Text(
        "没有下属对象“{kind}”的数据；请提供该表，并写明其所属",
        "there is no data on the parts '{kind}'; supply that table, with the names they belong to",
    ),
    "no-table": Text("没有“{kind}”的数据表；请提供", "there is no table for '{kind}'; supply one"),
    "no-rows": Text("“{kind}”表是空的；请填入数据", "the table for '{kind}' is empty; fill it in"),
    "none-asked": Text(
        "“{kind}”表中没有本条适用的对象；请核对范围条件",
        "no row of '{kind}' is in the population of this standard; check its `where`",
    ),
    "no-period": Text(
        "没有对照年度 {period} 的数据；请补上",
        "there is no data for the period compared with {period}",
    ),
    "row-stage-missing": Text(
        "没有写明学段，而本条按学段要求；请加上“学段”列",
        "the stage is not given, and this standard depends on it; add a column `stage`",
    ),
    "row-stage-unknown": Text(
        "学段“{text}”不在词汇表中；请改用小学、初中等",
        "the stage '{text}' is not in the vocabulary; use primary, junior or another of its words",
    ),
    "reference-missing": Text(
        "没有给出参照值“{name}”；用 --ref {name}=数值 或补充资料文件给出",
        "the reference value '{name}' is not given; give it by --ref {name}=VALUE or a facts file",
    ),
    "weights-missing": Text(
        "没有给出指数“{name}”各部分的权重；请在补充资料文件的 weights 中写明",
        "the weights of the index '{name}' are not given; state them under weights in a facts file",
    ),
    "no-stage-row": Text(
        "没有该对象“{stage}”学段的一行；请补上",
        "there is no row of the stage '{stage}' for this entity; add it",
    ),
    "rank-alone": Text(
        "同一“{kind}”内只有一个对象，名次没有意义",
        "there is only one in its '{kind}', and a rank among one says nothing",
    ),
    "base-year-unset": Text(
        "没有说明基年；请给出计划的第一年（--first-year）或基年",
        "the base year is not known; give the first year of the plan (--first-year) or the base",
    ),
    "plan-year-unset": Text(
        "没有说明计划的第一年，无法知道现在是第几年；用 --first-year 2024 给出",
        "the first year of the plan is not known; give it, as in --first-year 2024",
    ),
    "period-unreadable": Text(
        "年度“{text}”中没有年份，分年目标无法对应；请写成 2024 的样子",
        "the period '{text}' names no year, so no yearly target applies; write it like 2024",
    ),
    "attestation-expired": Text(
        "“{field}”的确认已过有效期；请重新确认", "what attests '{field}' has expired; renew it"
    ),
    "attestation-ahead": Text(
        "“{field}”的确认日期晚于评估日期；请核对",
        "what attests '{field}' is dated after the day of the evaluation; check it",
    ),
    "attestation-unproven": Text(
        "“{field}”须附佐证材料和确认日期；请补上",
        "'{field}' needs evidence and a date; add them",
    ),
    "split-size": Text(
        "一贯制学校共用资源无法拆分：各学段“{text}”不全",
        "what the stages share cannot be divided: '{text}' is not known of all stages",
    ),
    "split-weights": Text(
        "一贯制学校共用资源无法拆分：标准包没有给出“{text}”的权重",
        "what the stages share cannot be divided: the pack has no weights for '{text}'",
    ),
    "waiver-unmatched": Text(
        "豁免所指的对象“{entity}”在“{standard}”的结果中不存在；请核对名称",
        "no finding of '{standard}' is on '{entity}', which the waiver names; check the name",
    ),
    "below-floor": Text(
        "“{standard}”未达到其余各项的最低比例",
        "'{standard}' is below the share that the others have to reach",
    ),
}
