"""Sentences about requirements."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {
    "requirement-empty": Text(
        "要求是空的；请写成“≥ 7.5 平方米/生”这样",
        "the requirement is empty; write it like '≥ 7.5 m²/student'",
    ),
    "requirement-long": Text(
        "要求超过 {limit} 字；请缩短", "a requirement has at most {limit} characters; shorten it"
    ),
    "requirement-comparator": Text(
        "“{text}”没有写明比较方式；请加 ≥、≤、不低于、不超过等",
        "'{text}' does not say how to compare; add ≥, ≤, at least, at most or the like",
    ),
    "requirement-contradicts": Text(
        "“{text}”有两种相反的比较方式；请只留一种，区间写成“3300–5500 K”",
        "'{text}' compares in two ways at once; keep one, and write a range as '3300–5500 K'",
    ),
    "requirement-threshold": Text(
        "“{text}”没有写明数值；请在比较符号后写出",
        "'{text}' states no threshold; write it after the sign",
    ),
    "threshold-bare": Text(
        "{number} 没有单位；指标以 {unit_zh} 计，请写成“{number} {unit_zh}”",
        "{number} has no unit; the indicator is in {unit}, so write '{number} {unit}'",
    ),
    "threshold-unit": Text(
        "要求的单位 {found_zh} 与指标的单位 {unit_zh} 不能换算；请改用可换算的单位",
        "the threshold is in {found}, and the indicator in {unit}; use a unit that converts to it",
    ),
    "ratio-order": Text(
        "“1:N”与指标的次序（{unit}）可能相反；请写明，如“{example_zh}”",
        "a bare ratio may be in the opposite order of {unit}; write it out, as in '{example}'",
    ),
    "range-order": Text(
        "区间“{text}”的下限大于上限；请对调",
        "in the range '{text}' the low end is above the high end; swap them",
    ),
    "requirement-level": Text(
        "“{text}”不在等级中；等级由低到高为：{levels}",
        "'{text}' is no level; from lowest to highest they are {levels}",
    ),
    "share-bound": Text(
        "“{text}”应是一个比较符加一个比例，例如 ≥ 85 %",
        "'{text}' must be one comparator and a share, such as ≥ 85 %",
    ),
    "limit-not-one": Text(
        "“{text}”不是单个界限；请用 between", "'{text}' is not one limit; use between"
    ),
}
