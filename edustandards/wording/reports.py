"""Sentences of reports."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {
    "report-head": Text("{title}（{name}）", "{title} ({name})"),
    "report-identity": Text(
        "修订 {revision}，内容校验码 {hash}", "revision {revision}, content hash {hash}"
    ),
    "show-superseded": Text("由 {edition} 取代", "superseded by {edition}"),
    "show-shelf": Text("在 {folder}", "in {folder}"),
    "show-extends": Text("继承自：{packs}", "extends: {packs}"),
    "show-checked": Text("最近一次与原文核对：{day}", "last compared with its source: {day}"),
    "show-never": Text("尚未核对", "never"),
    "report-as-of": Text("以 {day} 为准", "as of {day}"),
    "report-summary": Text(
        "共 {total} 项结果：达标 {met}，未达标 {not_met}，"
        "数据不足 {unknown}，不适用 {not_applicable}",
        "{total} findings: {met} met, {not_met} not met, {unknown} unknown,"
        " {not_applicable} not applicable",
    ),
    "report-nothing": Text(
        "没有任何一项标准适用于这些数据；这不等于达标",
        "nothing applied to this data; that is no pass",
    ),
    "report-standard": Text("标准", "standard"),
    "report-failed": Text("未达标", "Not met"),
    "report-unknown": Text("数据不足", "Unknown"),
    "report-line": Text(
        "{title}，{subject}：{value}，要求 {requirement}",
        "{title}, {subject}: {value}, required {requirement}",
    ),
    "report-line-alone": Text(
        "{title}：{value}，要求 {requirement}", "{title}: {value}, required {requirement}"
    ),
    "report-line-plain-alone": Text("{title}：未达标", "{title}: not met"),
    "report-line-plain": Text("{title}，{subject}", "{title}, {subject}"),
    "report-more": Text("，还需{field} {change}", "; {change} more of {field} would do"),
    "report-less": Text("，须减{field} {change}", "; {change} less of {field} would do"),
    "report-parts": Text(
        "：{count} 项中有 {failed} 项未达标", ": {failed} of {count} parts not met"
    ),
    "report-rest": Text(
        "……另有 {count} 项；用 --format json 查看全部",
        "… and {count} more; --format json has them all",
    ),
    "report-clause": Text("条款", "clause"),
    "report-unknown-line": Text(
        "{title}，{subject}：数据不足（{reasons}）", "{title}, {subject}: unknown ({reasons})"
    ),
    "report-hanging": Text("{count} 项结论取决于此。", "Verdicts that hang on it: {count}."),
    "report-needs": Text(
        '写“{form}”格式需要另外安装：pip install "edustandards[{extra}]"',
        "the format '{form}' needs more: pip install \"edustandards[{extra}]\"",
    ),
    "report-no-column": Text(
        "数据中没有“{field}”一列，{count} 项结果因此无法判定（{standards}）",
        "no column has '{field}'; findings that stay unknown: {count} ({standards})",
    ),
    "report-more-columns": Text("还缺少：{fields}", "also missing: {fields}"),
    "report-reason-for": Text(
        "{reason}：{count} 项（{entities}）", "{reason}; findings: {count} ({entities})"
    ),
    "report-columns": Text(
        "读表：识别 {known} 列，未识别 {ignored} 列", "columns: {known} understood, {ignored} not"
    ),
    "report-ignored": Text("未识别，未采用：{headers}", "not understood and not used: {headers}"),
    "report-file-kind": Text(
        "不会写“{suffix}”文件；可写：{known}",
        "no report is written as '{suffix}'; known suffixes: {known}",
    ),
    "report-failed-to-write": Text(
        "无法写入（{why}）；请检查路径、权限与剩余空间，并关闭已打开的同名文件",
        "cannot be written ({why}); check path, permissions and free space, and close the file if"
        " it is open",
    ),
    "report-unverified": Text(
        "下列标准的数值尚未与原文核对：{titles}",
        "the figures of these standards are not yet verified against the source: {titles}",
    ),
    "report-pending": Text(
        "原文另有 {count} 项要求，本标准包尚未收入（用 show 查看）",
        "the document asks {count} more things, which this pack does not state yet (see `show`)",
    ),
    "show-effective": Text("施行：{first} 至 {last}", "in force: {first} to {last}"),
    "show-open": Text("今", "today"),
    "show-unlimited": Text("不限", "open"),
    "show-source": Text("来源：{document}", "source: {document}"),
    "show-clause": Text("条款 {clause}", "clause {clause}"),
    "show-on": Text("对象：{kind}", "asked of: {kind}"),
    "show-stages": Text("学段：{stages}", "stages: {stages}"),
    "show-stage": Text("{stage}：{requirement}", "{stage}: {requirement}"),
    "track-head": Text("{title}，{subject}：{course}", "{title}, {subject}: {course}"),
    "track-reached": Text("已达到", "reached"),
    "track-on_course": Text("按此进度可达到", "on course"),
    "track-off_course": Text("按此进度达不到", "off course"),
    "track-unknown": Text("无法判断", "cannot be told"),
    "track-year": Text("年度", "year"),
    "track-target": Text("目标", "target"),
    "track-actual": Text("实际", "actual"),
    "track-chart": Text("走势 {chart}", "course {chart}"),
    "track-forecast": Text(
        "按现有进度，到 {year} 年约为 {value}", "at this pace it comes to {value} in {year}"
    ),
    "track-more": Text(
        "要达到 {year} 年的目标，{field}还需增加 {change}（其他数据不变）",
        "for the target of {year}, {change} more of {field}, all else as it is",
    ),
    "track-less": Text(
        "要达到 {year} 年的目标，{field}须减少 {change}（其他数据不变）",
        "for the target of {year}, {change} less of {field}, all else as it is",
    ),
    "track-silent": Text(
        "没有数据可跟踪的标准（{count} 条）：{titles}",
        "standards without data to follow ({count}): {titles}",
    ),
    "track-nothing": Text(
        "没有可跟踪的数据：请提供带年度的数据表", "there is nothing to follow; give data by year"
    ),
    "track-summary": Text(
        "已达到 {reached} 项，可达到 {on_course} 项，达不到 {off_course} 项，无法判断 {unknown} 项",
        "{reached} reached, {on_course} on course, {off_course} off course,"
        " {unknown} cannot be told",
    ),
    "show-year": Text("{year} 年起：", "from {year} on:"),
    "show-plan-year": Text("计划第 {year} 年起：", "from year {year} of the plan on:"),
    "report-waived": Text(
        "其中 {count} 项未达标有豁免（不计为达标）",
        "not met under a waiver in force: {count} (they stay not met)",
    ),
    "report-waiver": Text(
        "；豁免：{reason}（{approver}，至 {expires}）",
        "; waived: {reason} ({approver}, until {expires})",
    ),
    "report-waiver-void": Text(
        "；豁免（{reason}，{approver}）不在有效期内，至 {expires}",
        "; a waiver ({reason}, {approver}) that is not in force, until {expires}",
    ),
    "show-formula": Text("{title} = {formula}", "{title} = {formula}"),
    "show-where": Text("范围：{condition}", "population: {condition}"),
    "show-when": Text("适用条件：{condition}", "applies when: {condition}"),
    "show-all-of": Text("以下各项全部达标：", "all of these are met:"),
    "show-any-of": Text("以下至少一项达标：", "at least one of these is met:"),
    "show-not": Text("以下不成立：", "this is not met:"),
    "show-at-least": Text(
        "以下 {count} 项中至少 {k} 项达标：", "at least {k} of these {count} are met:"
    ),
    "show-at-least-applicable": Text(
        "以下 {count} 项中至少 {k} 项达标（每有一项不适用，所需项数减一）：",
        "at least {k} of these {count} are met, one fewer for each that does not apply:",
    ),
    "show-rounded": Text("（按修约值比较）", " (by its rounded value)"),
    "show-others": Text("其余各项不低于要求的 {share}", "the others reach {share} of theirs"),
    "show-for-every": Text("每个{kind}都达标：", "every {kind} meets:"),
    "show-share-of": Text(
        "达标的{kind}所占比例 {requirement}：", "of each {kind}, the share {requirement} meets:"
    ),
    "show-note": Text("说明：{note}", "note: {note}"),
    "show-confidence": Text("核对程度：{confidence}", "confidence: {confidence}"),
    "show-example": Text("例：{values} → {verdict}", "example: {values} → {verdict}"),
    "catalogue-rows": Text("另有 {count} 行数据", "and {count} more rows"),
    "show-pending": Text("原文有而本包尚未收入：", "in the document and not yet in this pack:"),
    "confidence-verified": Text("已核对", "verified"),
    "confidence-single-source": Text("单一来源", "single source"),
    "confidence-unverified": Text("未核对", "unverified"),
    "requirement-of": Text("{formula} {requirement}", "{formula} {requirement}"),
}
