"""Sentences of the report as HTML."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {
    "html-skip": Text("跳到正文", "skip to the findings"),
    "html-contents": Text("目录", "Contents"),
    "html-pack": Text("标准包", "Pack"),
    "html-revision": Text("修订 · 内容校验码", "Revision · content hash"),
    "html-source": Text("依据文件", "Source"),
    "html-day": Text("评估日期", "As of"),
    "html-files": Text("数据文件", "Data"),
    "html-summary": Text("总体情况", "Summary"),
    "html-total": Text(
        "共 {total} 项结果，其中 {decided} 项有明确结论。",
        "{total} findings, {decided} of them decided.",
    ),
    "html-share": Text("占 {share} %", "{share} %"),
    "html-by-standard": Text("各项标准", "By standard"),
    "html-bar": Text("分布", "Share"),
    "html-unverified": Text("数值尚未与原文核对", "not yet compared with its source"),
    "html-places": Text("分组比较", "Compared by county or school"),
    "html-compared": Text(
        "按{parent}比较{on}的结果，未达标比例高的在前。",
        "Findings on {on} by {parent}, the largest share not met first.",
    ),
    "html-rate": Text("达标率", "Met"),
    "html-left-out": Text("另有 {count} 个未列出。", "{count} more are not listed."),
    "html-map": Text("对象与标准", "Entities and standards"),
    "html-map-of": Text(
        "{kind}与标准：共 {count} 行，未达标多的在前。",
        "{kind} and standards: {count} rows, most not met first.",
    ),
    "html-map-first": Text(
        "只列前 {shown} 行，其余见工作簿或 CSV。",
        "The first {shown} are shown; the workbook and CSV have the rest.",
    ),
    "html-map-columns": Text(
        "另有 {count} 项标准未列出。", "{count} more standards are not shown."
    ),
    "html-course-first": Text(
        "只列前 {shown} 项；`track` 列出全部。", "The first {shown}; `track` has them all."
    ),
    "html-distance": Text("离限值多远", "Distance to the threshold"),
    "html-distance-about": Text(
        "每格为限值的十分之一；虚线左侧未达标，右侧达标。",
        "Each step is a tenth of the threshold; left of the dashed line is not met.",
    ),
    "html-distance-of": Text(
        "{count} 项中 {below} 项低于要求；中位数 {median} %，最差 {worst} %。",
        "{below} of {count} are short of it; median {median} %, worst {worst} %.",
    ),
    "html-sampled": Text("（从 {total} 项中均匀抽取）", "(evenly drawn from {total})"),
    "html-limit": Text("限值", "limit"),
    "html-dispersion": Text("校际差异", "Evenness"),
    "html-dispersion-about": Text(
        "差异系数与限值（虚线），超出最多的在前。",
        "Coefficients of variation and their limits (dashed), the furthest above first.",
    ),
    "html-without-value": Text(
        "{count} 项没有数值（数据不足或不适用）。",
        "{count} have no value (unknown or not applicable).",
    ),
    "html-whom": Text("对象", "Entity"),
    "html-verdict": Text("结论", "Verdict"),
    "html-value": Text("实际值", "Value"),
    "html-drawn": Text("图示", "Drawn"),
    "html-course": Text("分年目标", "Targets by year"),
    "html-course-about": Text(
        "实线为实际值，虚线为目标；每年列出实际值 / 目标。",
        "The line is what was reached, the dashes what was asked; each year: reached / asked.",
    ),
    "html-shortfalls": Text("缺口", "Shortfalls"),
    "html-shortfalls-about": Text(
        "离要求最近的在前；点开可见依据、条款与单元格。",
        "What is nearest to its requirement comes first; each opens to its grounds, clause, cells.",
    ),
    "html-furthest": Text("离要求最远的", "Furthest from what is asked"),
    "html-rest": Text(
        "另有 {count} 项未列出；工作簿与 CSV 中有全部。",
        "{count} more are not listed; the workbook and CSV have them all.",
    ),
    "html-unknown": Text("未能判定的内容", "What was not judged"),
    "html-unknown-about": Text("原因与涉及的结果", "Reasons, and the findings they concern"),
    "html-reason": Text("原因", "Reason"),
    "html-findings": Text("结果数", "Findings"),
    "html-concerns": Text("涉及", "Concerns"),
    "html-no-column": Text("数据中没有“{field}”一列", "no column has '{field}'"),
    "html-pending": Text("标准包尚未收录的要求", "What the pack does not state yet"),
    "html-unverified-head": Text(
        "数值尚未与原文核对的标准", "Standards not yet compared with their source"
    ),
    "html-data": Text("数据本身的问题", "Problems of the data"),
    "html-doubts-about": Text(
        "相互矛盾或可疑的数值；影响结论的在前。",
        "Numbers that disagree or are hardly meant; those that a verdict hangs on come first.",
    ),
    "html-severity": Text("程度", "Severity"),
    "html-doubt": Text("问题", "Problem"),
    "html-cells": Text("单元格", "Cells"),
    "html-hanging": Text("影响的结论", "Verdicts that hang on it"),
    "html-notes": Text("读取说明", "Notes on reading"),
    "html-ignored": Text("未识别的列", "Columns that were not understood"),
    "html-waivers": Text("豁免", "Waivers"),
    "html-waivers-about": Text(
        "豁免不改变结论，只在旁注明。", "A waiver changes no verdict; it stands beside it."
    ),
    "html-standard": Text("标准", "Standard"),
    "html-why": Text("理由", "Reason"),
    "html-approver": Text("批准人", "Approved by"),
    "html-dates": Text("期限", "Dates"),
    "html-state": Text("状态", "State"),
    "html-in-force": Text("有效", "in force"),
    "html-void": Text("无效", "void"),
    "html-legend": Text("说明", "How to read this"),
    "html-means-met": Text("要求已满足。", "The requirement is met."),
    "html-means-not_met": Text("要求未满足。", "The requirement is not met."),
    "html-means-unknown": Text(
        "缺少数据或数据有误，无法判定；不等于达标。",
        "Data is missing or unusable, so nobody can tell; this is no pass.",
    ),
    "html-means-not_applicable": Text(
        "该标准不适用于这一对象。", "The standard does not ask this of the entity."
    ),
    "html-made-by": Text(
        "由 edustandards {version} 生成。结论按原数值精确计算，图形只作示意。",
        "Made by edustandards {version}. Verdicts are exact; drawings are for the eye only.",
    ),
}
