"""What each key of a file means, for those who edit them.

A key that means something else in one form is told there as `Form.key`.
"""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

KEYS: Mapping[str, Text] = {
    # The head of a pack.
    "pack": Text(
        "标准包的编号，小写字母、数字和连字符，各段以斜线分开，如 cn/quality-balanced",
        "the id of the pack: lower-case letters, digits and hyphens in parts separated by slashes,"
        " such as cn/quality-balanced",
    ),
    "edition": Text(
        '所录入文件的版本，通常是年份，加引号，如 "2017"',
        'the edition of the document, usually a year, in quotes, such as "2017"',
    ),
    "PackForm.title": Text(
        "标准包的名称：一段文字，或 {zh: 中文, en: English}",
        "the title of the pack: a text, or {zh: 中文, en: English}",
    ),
    "revision": Text(
        "本次录入的修订号，从 1 起；文件本身的版本写在 edition",
        "how often this transcription was revised, from 1; the document's own edition is `edition`",
    ),
    "superseded_by": Text(
        "取代本版本的版本或标准包，如 2017 或 cn/another@2017",
        "the edition or pack that takes its place, such as 2017 or cn/another@2017",
    ),
    "PackForm.policy": Text(
        "扩展本包的其他包可以怎样改动它的标准",
        "what packs that extend this one may do to its standards",
    ),
    "extends": Text(
        "所扩展的标准包，如 cn/quality-balanced@2017；可以是几个的列表",
        "the pack that this one extends, such as cn/quality-balanced@2017, or a list of several",
    ),
    "jurisdiction": Text("适用地区，如 CN", "where it applies, such as CN"),
    "description": Text("内容简介", "what the pack is about"),
    "PackForm.notes": Text(
        "关于录入、口径和范围的说明", "remarks on the transcription, its terms and its scope"
    ),
    "PackForm.source": Text("所录入的文件", "the document that is transcribed"),
    "effective": Text("施行的起止日期", "the first and the last day in force"),
    "checked_on": Text(
        "最近一次与原文核对的日期，如 2024-09-01；没有核对过就不写",
        "when somebody last compared the pack with its source, such as 2024-09-01; leave it out if"
        " nobody did",
    ),
    "plan": Text("计划的年限和起始年份", "how long a plan runs, and its first year"),
    "split": Text(
        "一贯制学校各学段共用的资源怎样拆分",
        "how what the stages of one school share is divided between them",
    ),
    "conclusion": Text(
        "达到本包即须达到的标准的编号；不写则为没有被其他标准引用的各条",
        "the standards that whoever meets the pack has to meet; if left out, those that no other"
        " standard cites",
    ),
    "standards": Text("各条标准，每条在其编号之下", "the standards, each under its id"),
    "select": Text(
        "只采用上级包中的哪些标准，以及理由",
        "which standards of the extended pack are taken over, and why",
    ),
    "set": Text(
        "另定要求的标准：编号下写新的要求和理由",
        "standards whose requirement is another here: the new one and the reason, under their ids",
    ),
    "refine": Text(
        "要求不变、说明或适用范围有变的标准",
        "standards whose requirement stays, but not their notes or whom they are asked of",
    ),
    "add": Text("在上级包之外增加的标准", "standards in addition to those of the extended pack"),
    "retire": Text("不再采用的标准，以及理由", "standards that are no longer asked, and why"),
    "pending": Text(
        "原文要求而本包尚未写入的内容",
        "what the document asks and the pack does not state yet",
    ),
    # Names.
    "entities": Text("自有的对象种类，如校区", "kinds of entities of one's own, such as a campus"),
    "PackForm.stages": Text("自有的学段", "stages of one's own"),
    "VocabularyForm.stages": Text("学段", "stages of schooling"),
    "PackForm.fields": Text(
        "自有的字段：观测什么、什么单位、表头怎么写",
        "fields of one's own: what is observed, in which unit, under which headers",
    ),
    "VocabularyForm.fields": Text(
        "字段：观测什么、什么单位、表头怎么写",
        "fields: what is observed, in which unit, under which headers",
    ),
    "PackForm.references": Text(
        "由使用者给出的参照值，如省会的生均公用经费",
        "reference values that the user supplies, such as the capital's funds per student",
    ),
    "VocabularyForm.references": Text(
        "由使用者给出的参照值", "reference values that the user supplies"
    ),
    "indicators": Text(
        "指标：字段的公式，各在其名称之下", "indicators: formulas over fields, under their names"
    ),
    "vocabulary": Text("名称表的名称", "the name of this vocabulary"),
    "VocabularyForm.title": Text("名称表的标题", "the title of this vocabulary"),
    "within": Text("属于哪种对象，如班级属于 school", "what it is part of: a class of a school"),
    "headers": Text(
        "实际数据表中的写法（表头或学段的写法）",
        "how real tables write it: headers, or words for a stage",
    ),
    "FieldForm.kind": Text("字段的种类；不写即为数值", "what it holds; a number if left out"),
    "unit": Text(
        '单位，如 m²、元/生、教师/(100 学生)；百分比写 "%"',
        'the unit, such as m², yuan/student, teacher/(100 student); "%" for a share',
    ),
    "levels": Text("各等级，由低到高", "the levels, lowest first"),
    "signed": Text("可以为负数", "it may be negative"),
    "adds_up": Text(
        "可以逐级相加（人数、面积、金额可以，比例和均值不可以）",
        "it has a total over the parts of an entity (counts, areas, money; not shares or means)",
    ),
    "definition": Text("口径：包括什么、不包括什么", "what counts and what does not"),
    "plausible": Text(
        "合理的最小值和最大值，超出时提示", "the least and greatest plausible value; beyond, a note"
    ),
    "FieldForm.within": Text(
        "它是哪个字段的一部分，因而不能更大，如骨干教师数之于专任教师数",
        "the field that it is a part of, and so never above: backbone teachers within teachers",
    ),
    "FieldForm.parts": Text(
        "相加恰为本字段的各字段，不符时提示", "the fields that add up to it exactly; else a note"
    ),
    "formula": Text(
        "公式，如 (sports_field_area + gym_area) / students",
        "the formula, such as (sports_field_area + gym_area) / students",
    ),
    "index": Text("综合指数：各部分及其权重", "a composite index: its parts and their weights"),
    "parts": Text("指数的各部分，各在其名称之下", "the parts of the index, under their names"),
    "missing": Text("某部分缺数据时怎么办", "what a part without a value does to the index"),
    "cap": Text(
        "一个部分最多计多少，默认 100 %；不设上限写 none",
        "the most that a part counts, 100 % by default; none for no cap",
    ),
    "floor": Text(
        "一个部分最少计多少，默认 0；不设下限写 none",
        "the least that a part counts, 0 by default; none for no floor",
    ),
    "IndexPartForm.of": Text("这一部分的公式", "the formula of this part"),
    "IndexPartForm.holds": Text("这一部分的是非条件", "the yes or no that is this part"),
    "target": Text('目标值，如 "≥ 95 %"', 'what it has to reach, such as "≥ 95 %"'),
    "weight": Text("权重，如 30 %；合计须为 100 %", "its weight, such as 30 %; they sum to 100 %"),
    # A standard, and its body.
    "StandardForm.title": Text(
        "标准的名称；不写则用指标的名称",
        "the title of the standard; that of its indicator if left out",
    ),
    "AddedForm.title": Text("标准的名称", "the title of the standard"),
    "RefineForm.title": Text("另用的名称", "another title"),
    "title": Text("名称", "the title"),
    "clause": Text("原文的条款，如 二(一)5", "the clause in the source, such as 二(一)5"),
    "on": Text(
        "对哪种对象提出：class、school、county、city，或自有的种类",
        "whom it is asked of: class, school, county, city, or a kind of one's own",
    ),
    "stages": Text("只对这些学段提出；不写即为全部", "the stages that are asked; all if left out"),
    "where": Text(
        "只对符合这个条件的对象提出，如 not (students < 50 student)",
        "only those that meet this condition are asked, such as not (students < 50 student)",
    ),
    "BodyForm.where": Text(
        "只算符合这个条件的下级对象", "only parts that meet this condition count"
    ),
    "when": Text(
        "符合这个条件时才提出，否则不适用", "asked only when this holds; else not applicable"
    ),
    "CaseForm.when": Text("这一情形的条件", "when this case is taken"),
    "judge": Text(
        "修约前还是修约后与限值比较（GB/T 8170）", "which value is held to the limit (GB/T 8170)"
    ),
    "indicator": Text(
        "指标的名称，或一个公式；要求写在 require",
        "the name of an indicator, or a formula; `require` says what is required of it",
    ),
    "require": Text(
        '要求，加引号，如 "≥ 7.5 平方米/生"；或按学段、年份、档次分别写',
        'what is required, in quotes, such as "≥ 7.5 m²/student"; or one for each stage, year or'
        " step",
    ),
    "steps": Text(
        '按哪个值分档；各档的条件是 require 下的键，如 "≤ 300 学生"',
        'what the steps go by; their conditions are the keys of `require`, such as "≤ 300 student"',
    ),
    "holds": Text(
        "须为“是”的字段或条件，如 fund and rooms >= 3 room",
        "a yes-no field or a condition that must hold, such as fund and rooms >= 3 room",
    ),
    "evidence": Text(
        "写 required：没有佐证材料的“是”不算达标",
        "`required`: a yes without evidence does not count",
    ),
    "meets": Text(
        "须达到的另一个标准包，如 cn/quality-balanced@2017",
        "another pack that must be met, such as cn/quality-balanced@2017",
    ),
    "by_stage": Text("各学段各不相同的要求", "a requirement of another kind for each stage"),
    "by_year": Text("各年份各不相同的要求", "a requirement of another kind for each year"),
    "cases": Text(
        "分情形的要求，取第一个符合的", "requirements by case; the first that applies is taken"
    ),
    "all_of": Text(
        "全部须达标：编号或要求的列表", "all must be met: ids, or requirements in place"
    ),
    "any_of": Text("至少一项达标", "one of these must be met"),
    "not": Text("不得达标的一项", "what must not be met"),
    "at_least": Text("至少几项达标；各项写在 of", "how many of those in `of` must be met"),
    "of": Text("其中的各项：编号或要求", "what is counted: ids, or requirements in place"),
    "others": Text(
        "未达标的各项至少要达到限值的多少，如 85 %",
        "which share of their thresholds those that are not met have to reach, such as 85 %",
    ),
    "counting": Text("计全部各项，还是只计适用的", "whether all count, or those that apply"),
    "for_every": Text(
        "下级的每一个对象都须达标，如 school", "every part must meet it, such as school"
    ),
    "share_of": Text(
        "达标的下级对象须占多大比例，比例写在 require",
        "which share of the parts must meet it; the share stands in `require`",
    ),
    "check": Text(
        "对每个对象的要求：一条标准的编号，或就地写出",
        "what is asked of each: the id of a standard, or a requirement in place",
    ),
    "since": Text("从哪一年起要求，如 2025、第三年", "asked from this year on: 2025, year 3"),
    "confidence": Text("录入有多可靠", "how sure the transcription is"),
    "lock": Text(
        "扩展本包的其他包不得改动：写 true 为整条，写 [require] 为所列的键",
        "what packs that extend this one may not change: true for all of it, or a list of keys,"
        " such as [require]",
    ),
    "policy": Text(
        "扩展本包的其他包可以怎样改动这条标准",
        "what packs that extend this one may do to this standard",
    ),
    "notes": Text("说明，每条一段文字或 {zh, en}", "remarks, each a text or {zh, en}"),
    "examples": Text(
        "算例：给出字段的值，写明结论（expect）；最好包括正好在限值上的",
        "worked examples: values of fields, and the verdict as `expect`; best with one exactly on"
        " the threshold",
    ),
    "reason": Text("为什么这样改", "why it is changed"),
    "SelectForm.reason": Text("为什么只采用这些", "why only these"),
    "SelectForm.standards": Text(
        "采用的标准的编号", "the ids of the standards that are taken over"
    ),
    "RetireForm.reason": Text("为什么不再采用", "why it is no longer asked"),
    "AddedForm.reason": Text("为什么增加", "why it is added"),
    # The rest of the head.
    "document": Text("文号或文件名", "the number or name of the document"),
    "SourceForm.title": Text("文件的标题", "the title of the document"),
    "issued": Text("发文日期，如 2017-04-19", "the day it was issued, such as 2017-04-19"),
    "url": Text("网址", "where it can be read"),
    "from": Text("施行的第一天，如 2017-04-19", "the first day in force, such as 2017-04-19"),
    "to": Text("施行的最后一天", "the last day in force"),
    "years": Text("计划共几年", "how many years the plan has"),
    "first_year": Text("计划的第一年，如 2024", "the first year of the plan, such as 2024"),
    "base_year": Text(
        "基年，须早于第一年", "the year before the plan that growth is measured from"
    ),
    "SplitForm.on": Text("拆分哪种对象，如 school", "whose resources are divided, such as school"),
    "SplitForm.fields": Text("拆分哪些字段", "the fields that are divided"),
    "by": Text("按哪个字段加权，如 students", "the field that weights go with, such as students"),
    "SplitForm.weights": Text(
        "各学段组合的权重，如 {primary: 1, junior: 1.1}",
        "the weights for each set of stages, such as {primary: 1, junior: 1.1}",
    ),
    "line": Text("在原文中的序号", "its number in the document"),
    "PendingForm.kind": Text(
        "缺什么：如参照值、逐年目标", "what is wanting, such as a reference value"
    ),
    # Facts files.
    "facts": Text("补充资料的名称", "the name of this facts file"),
    "FactsForm.references": Text("参照值，各在其名称之下", "reference values, under their names"),
    "weights": Text("指数的权重，合计 100 %", "the weights of an index, which sum to 100 %"),
    "waivers": Text("豁免", "leaves not to meet a standard"),
    "value": Text(
        "数值和单位，如 1200 元/生", "the value with its unit, such as 1200 yuan/student"
    ),
    "stage": Text("只用于这个学段", "for this stage only"),
    "period": Text("只用于这个年度，如 2024", "for this year only, such as 2024"),
    "entity": Text("只用于这个对象，如学校名", "for this entity only, such as a school"),
    "date": Text("数值的日期", "the date of the value"),
    "ValueForm.source": Text("数值的来源", "where the value comes from"),
    "standard": Text("标准的编号", "the id of the standard"),
    "WaiverForm.entity": Text("豁免的对象，如学校名", "who has leave, such as a school"),
    "WaiverForm.reason": Text("为什么豁免", "why leave is given"),
    "approver": Text("由谁批准", "who gave leave"),
    "granted": Text("批准日期", "when leave was given"),
    "expires": Text("到期日；过期即失效", "the last day of the leave"),
    # A text in two languages.
    "zh": Text("中文", "Chinese"),
    "en": Text("英文", "English"),
    # An example.
    "Example.expect": Text("应得的结论", "the verdict that must be found"),
    "Example.stage": Text("学段", "the stage"),
    "Example.value": Text("应得的指标值，如 7.5 平方米/生", "the value that must be found"),
    "Example.margin": Text(
        "应得的余量；正好在限值上为 0", "the margin; 0 exactly on the threshold"
    ),
    "Example.period": Text("年度，如 2024", "the year, such as 2024"),
    "Example.year": Text("计划的第几年", "the year of the plan, from 1"),
    "Example.first_year": Text("计划的第一年，如 2024", "the first year of the plan, such as 2024"),
    "Example.today": Text("评估日期", "the day of the evaluation"),
}
