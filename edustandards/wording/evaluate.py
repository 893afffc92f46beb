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
    "below-floor": Text(
        "“{standard}”未达到其余各项的最低比例",
        "'{standard}' is below the share that the others have to reach",
    ),
}
