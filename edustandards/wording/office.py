"""Sentences of workbooks and documents that offices pass on."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

_SHEETS: Mapping[str, Text] = {
    "office-summary": Text("汇总", "Summary"),
    "office-findings": Text("结果", "Findings"),
    "office-shortfalls": Text("缺口", "Shortfalls"),
    "office-problems": Text("数据问题", "Data problems"),
    "office-waivers": Text("豁免", "Waivers"),
    "office-pack": Text("标准包", "Pack"),
    "office-by": Text("按{kind}", "By {kind}"),
}

_HEADS: Mapping[str, Text] = {
    "office-standard": Text("编号", "Id"),
    "office-title": Text("标准", "Standard"),
    "office-clause": Text("条款", "Clause"),
    "office-on": Text("对象类别", "Kind"),
    "office-entity": Text("对象", "Entity"),
    "office-within": Text("所属", "Part of"),
    "office-stage": Text("学段", "Stage"),
    "office-period": Text("年度", "Period"),
    "office-verdict": Text("结论", "Verdict"),
    "office-value": Text("实际值", "Value"),
    "office-unit": Text("单位", "Unit"),
    "office-exact": Text("精确值", "Exact value"),
    "office-required": Text("要求", "Required"),
    "office-threshold": Text("限值", "Threshold"),
    "office-margin": Text("余量", "Margin"),
    "office-relative": Text("相对余量", "Relative margin"),
    "office-field": Text("缺口：字段", "Shortfall: field"),
    "office-change": Text("缺口：至少增减", "Shortfall: least change"),
    "office-change_unit": Text("缺口：单位", "Shortfall: unit"),
    "office-parts": Text("未达标的部分", "Parts not met"),
    "office-missing": Text("缺少的数据", "Missing data"),
    "office-waiver": Text("豁免情况", "Waived"),
    "office-cells": Text("数据单元格", "Cells"),
    "office-number": Text("序号", "No."),
    "office-effort": Text("增减占现值", "Change / present"),
    "office-total": Text("合计", "Total"),
    "office-rate": Text("达标率", "Rate met"),
    "office-waived-count": Text("其中豁免", "Of these waived"),
    "office-confidence": Text("核对程度", "Checked"),
    "office-sheet": Text("工作表", "Sheet"),
    "office-kind": Text("类别", "Kind"),
    "office-said": Text("说明", "What it is"),
    "office-about": Text("涉及对象", "Concerns"),
    "office-count": Text("数量", "Count"),
    "office-hanging": Text("取决于此的结论", "Verdicts that hang on it"),
    "office-reason": Text("理由", "Reason"),
    "office-approver": Text("批准", "Approved by"),
    "office-granted": Text("自", "From"),
    "office-expires": Text("至", "Until"),
    "office-in-force": Text("是否有效", "In force"),
}

_SAID: Mapping[str, Text] = {
    "office-report": Text("{title}检查结果", "{title}: findings"),
    "office-report-title": Text("检查结果", "Findings"),
    "office-waived": Text("有效（至 {expires}）", "in force (until {expires})"),
    "office-waiver-void": Text("不在有效期（至 {expires}）", "not in force (until {expires})"),
    "office-live": Text(
        "各数由“结果”表的公式统计，改动或删减该表的行，这里随之变化；保存的是检查时的数。",
        "Counts are formulas over the sheets of findings, and follow what is changed there; the"
        " values stored are those of the check.",
    ),
    "office-rate-note": Text(
        "达标率＝达标÷（达标＋未达标）；数据不足、不适用的不计入。",
        "The rate is met / (met + not met); what is unknown or does not apply is left out.",
    ),
    "office-shortfalls-note": Text(
        "按与限值的差距从小到大排列，最容易补上的在前，由各部分合成的在后；"
        "每行只改一个字段，其他数据不变。",
        "Ordered by the distance to the threshold, the smallest first, compositions last; each line"
        " changes one field, all else as it is.",
    ),
    "office-left-out": Text("未列出的还有 {count} 行。", "Lines that are not shown: {count}."),
    "office-worst-note": Text(
        "要求：{required}。未达标的在前（差得最多的最先），其后为数据不足、达标、不适用。",
        "Required: {required}. Not met first (the largest gap before all), then unknown, met, not"
        " applicable.",
    ),
    "office-worst-note-plain": Text(
        "未达标的在前（差得最多的最先），其后为数据不足、达标、不适用。",
        "Not met first (the largest gap before all), then unknown, met, not applicable.",
    ),
    "office-chapter-basis": Text("检查依据和数据", "What was checked, by what"),
    "office-chapter-summary": Text("总体情况", "Summary"),
    "office-chapter-wholes": Text("分区域比较", "Compared by area"),
    "office-chapter-failed": Text("未达标事项", "What is not met"),
    "office-chapter-waived": Text("豁免", "Waivers"),
    "office-chapter-problems": Text("数据问题", "Problems of the data"),
    "office-concluded": Text("综合结论（{title}）", "Conclusion ({title})"),
    "office-failed-note": Text(
        "按差距从大到小排列。“补足办法”是只改一个字段、其他数据不变时至少需要的增减；"
        "百分数保留一位小数。",
        "The largest gap first. 'What would do' is the least change of one field, all else as it"
        " is. Percentages are rounded to one digit.",
    ),
    "office-needed": Text("补足办法", "What would do"),
    "office-more": Text("{field}增加 {change}", "{change} more of {field}"),
    "office-less": Text("{field}减少 {change}", "{change} less of {field}"),
    "office-parts-are": Text("未达标：{parts}", "not met: {parts}"),
    "office-rest": Text(
        "另有 {count} 行未列出，见工作簿。", "Lines that the workbook has besides: {count}."
    ),
    "office-rest-there": Text(
        "另有 {count} 行，见“{sheet}”表。", "Lines that stand in the sheet '{sheet}' only: {count}."
    ),
    "office-problems-note": Text(
        "数据中的疑点，结论为“数据不足”的原因，以及读表时的说明。",
        "What is doubtful in the data, why verdicts are unknown, and what was noted in reading.",
    ),
    "office-waivers-note": Text(
        "豁免不改变结论：有豁免的仍是未达标，另行计数。",
        "A waiver does not change a verdict: it stays not met, and is counted apart.",
    ),
    "office-pack-note": Text(
        "由此可以找回所用的标准和数据。", "From this both the standards and the data can be found."
    ),
    "office-by-title": Text("各{parent}的{kind}", "Findings on each {kind}, by {parent}"),
    "office-no-sheet": Text("无结论，不另列表", "none: nothing decided"),
    "office-no-sheet-many": Text("见“{sheet}”表", "see '{sheet}'"),
    "office-open": Text("打开 →", "open →"),
    "office-link": Text("← 汇总", "← Summary"),
    "office-ignored": Text("未识别的列", "column not used"),
    "office-note": Text("说明", "note"),
    "office-unverified": Text("未核对的标准", "unverified standard"),
}

_PACK: Mapping[str, Text] = {
    "office-pack-name": Text("标准包", "Pack"),
    "office-pack-title": Text("名称", "Title"),
    "office-pack-edition": Text("版本（修订）", "Edition (revision)"),
    "office-pack-edition-of": Text(
        "{edition}（修订 {revision}）", "{edition} (revision {revision})"
    ),
    "office-pack-jurisdiction": Text("适用地区", "Jurisdiction"),
    "office-pack-source": Text("依据文件", "Source"),
    "office-pack-issued": Text("印发日期", "Issued"),
    "office-pack-url": Text("网址", "Address"),
    "office-pack-effective": Text("施行日期", "In force"),
    "office-pack-period": Text("{first} 至 {last}", "{first} to {last}"),
    "office-pack-checked": Text("最近与原文核对", "Last compared with its source"),
    "office-pack-extends": Text("继承自", "Extends"),
    "office-pack-digest": Text("内容校验码", "Content hash"),
    "office-pack-as-of": Text("以此日为准", "As of"),
    "office-pack-data": Text("数据", "Data"),
    "office-pack-data-of": Text("{place}：{kind}，{count} 行", "{place}: {kind}, {count} rows"),
    "office-pack-made-by": Text("检查工具", "Made by"),
    "office-pack-pending": Text("尚未收入的要求", "Not stated yet"),
}

SENTENCES: Mapping[str, Text] = {**_SHEETS, **_HEADS, **_SAID, **_PACK}
