"""What else an editor shows: words to choose from, forms by name, what a text should look like."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

CHOICES: Mapping[str, Text] = {
    "Kind.number": Text("数值", "a number"),
    "Kind.yes_no": Text("是或否", "yes or no"),
    "Kind.level": Text("等级，各级写在 levels", "a level of the scale in `levels`"),
    "Kind.text": Text("文字", "a text"),
    "Kind.date": Text("日期", "a date"),
    "Judge.full-value": Text("全数值比较法：不修约", "the full value is compared, not rounded"),
    "Judge.rounded-value": Text(
        "修约值比较法：先修约到限值的位数", "the value is rounded to the digits of the limit first"
    ),
    "Counting.all": Text("计全部各项", "all of them count"),
    "Counting.applicable": Text("只计适用的各项", "those that apply count"),
    "Confidence.verified": Text("已由几个来源核实", "borne out by several sources"),
    "Confidence.single-source": Text("只有一个来源", "from one source only"),
    "Confidence.unverified": Text("未核实", "not verified"),
    "Policy.free": Text("可以自由改动", "they may change it freely"),
    "Policy.tighten-only": Text("只能从严，不得放宽", "they may make it stricter, never looser"),
    "Lack.unknown": Text("整个指数为数据不足", "the index is unknown"),
    "Lack.drop": Text(
        "去掉这部分，权重按比例分给其余", "the part is dropped, the others share its weight"
    ),
    "Lack.zero": Text("这部分计零", "the part counts as zero"),
    "Verdict.met": Text("达标", "met"),
    "Verdict.not_met": Text("未达标", "not met"),
    "Verdict.unknown": Text("数据不足", "unknown: data is missing"),
    "Verdict.not_applicable": Text("不适用", "not applicable"),
}

FORMS: Mapping[str, Text] = {
    "PackForm": Text("标准包", "a pack"),
    "VocabularyForm": Text("名称表", "a vocabulary"),
    "FactsForm": Text("补充资料", "a facts file"),
    "StandardForm": Text("一条标准", "a standard"),
    "AddedForm": Text("增加的标准", "an added standard"),
    "SetForm": Text("另定的要求", "another requirement"),
    "RefineForm": Text("另写的说明", "other remarks"),
    "RetireForm": Text("不再采用的理由", "why it is retired"),
    "SelectForm": Text("所采用的标准", "the standards taken over"),
    "BodyForm": Text("一项要求", "a requirement"),
    "CaseForm": Text("一种情形", "a case"),
    "EntityForm": Text("一种对象", "a kind of entity"),
    "StageForm": Text("一个学段", "a stage"),
    "FieldForm": Text("一个字段", "a field"),
    "ReferenceForm": Text("一个参照值", "a reference value"),
    "IndicatorForm": Text("一个指标", "an indicator"),
    "IndexForm": Text("一个指数", "an index"),
    "IndexPartForm": Text("指数的一部分", "a part of an index"),
    "SourceForm": Text("所录入的文件", "the document"),
    "EffectiveForm": Text("施行日期", "the days in force"),
    "PlanForm": Text("计划的年份", "the years of a plan"),
    "SplitForm": Text("拆分办法", "how resources are divided"),
    "PendingForm": Text("尚未写入的内容", "what is not stated yet"),
    "ValueForm": Text("一个数值", "a value"),
    "WaiverForm": Text("一项豁免", "a waiver"),
    "Example": Text("一个算例", "an example"),
}

FILES: Mapping[str, Text] = {
    "pack": Text("标准包：一个文件的一个版本", "a pack: one document in one edition"),
    "vocabulary": Text(
        "名称表：各标准包与数据表共用的名称", "a vocabulary: the names that packs and tables share"
    ),
    "facts": Text(
        "补充资料：计划年份、参照值、权重、豁免",
        "a facts file: years of the plan, reference values, weights, waivers",
    ),
}

PATTERNS: Mapping[str, Text] = {
    "pack": Text(
        "应为小写字母、数字和连字符，各段以斜线分开，如 cn/quality-balanced",
        "lower-case letters, digits and hyphens, in parts separated by slashes:"
        " cn/quality-balanced",
    ),
    "edition": Text(
        "应为不超过 40 个字母、数字、点、连字符，如 2017",
        "at most 40 letters, digits, points and hyphens: 2017",
    ),
    "day": Text("应为日期，如 2024-09-01", "a date, as in 2024-09-01"),
    "whole": Text("应为不超过六位的整数", "a whole number of at most six digits"),
    "truth": Text("应为 true 或 false", "true or false"),
    "count": Text("应为 1 至 9999 的整数", "a whole number from 1 to 9999"),
    "requirement": Text(
        "要求中须有比较词和限值，如 ≥ 7.5 平方米/生、不低于 85 %",
        "a requirement has a comparator and a threshold: ≥ 7.5 m²/student, at least 85 %",
    ),
    "standard-id": Text(
        "编号以字母或数字开头，由字母、数字、点、连字符、下划线组成，不超过 80 个字",
        "an id begins with a letter or digit and has letters, digits, points, hyphens and"
        " underscores, 80 at most",
    ),
    "name": Text(
        "名称由字母、数字、下划线组成，不以数字开头，不超过 60 个字，"
        "也不能是公式中另有含义的词（sum、min、year 等）",
        "a name has letters, digits and underscores, begins with no digit, has 60 at most, and is"
        " no word with a meaning of its own in formulas (sum, min, year)",
    ),
    "year": Text("应为年份，如 2025、第一年", "a year: 2025, year 1"),
}

SNIPPETS: Mapping[str, Text] = {
    "standard": Text("新标准：一个指标与限值", "a new standard: an indicator and a threshold"),
    "standard-by-stage": Text("新标准：按学段的限值", "a new standard: a threshold for each stage"),
    "composition": Text("新标准：几条全部达标", "a new standard: all of several"),
    "example": Text("新算例", "a new example"),
    "overlay": Text("地方标准包：扩展上级的包", "a local pack that extends another"),
    "pack": Text("新标准包", "a new pack"),
    "field": Text("新字段", "a new field"),
    "indicator": Text("新指标", "a new indicator"),
}
