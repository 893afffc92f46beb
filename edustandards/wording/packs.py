"""What is wrong with a pack or vocabulary file, and what would be right."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording import files
from edustandards.wording.text import Text

_FORMS: Mapping[str, Text] = {
    "pack-key-unknown": Text(
        "不认识的项“{text}”；这里可以写：{known}",
        "unknown key '{text}'; known here are: {known}",
    ),
    "pack-key-near": Text(
        "不认识的项“{text}”，是否想写“{near}”？",
        "unknown key '{text}'; did you mean '{near}'?",
    ),
    "pack-key-missing": Text(
        "缺少必需的项“{text}”；请补上",
        "the key '{text}' is missing; add it",
    ),
    "pack-text-expected": Text(
        "这里应是一段文字，不是列表或映射",
        "a text is expected here, not a list or a mapping",
    ),
    "pack-list-expected": Text(
        "这里应是列表，例如 [primary, junior]；只有一项也要写方括号",
        "a list is expected here, such as [primary, junior]; a single item needs brackets too",
    ),
    "pack-list-wide": Text(
        "“{text}”是全角括号，不表示列表；请用半角方括号和半角逗号，例如 [primary, junior]",
        "'{text}' is a full-width bracket and begins no list; use ordinary brackets and commas, as "
        "in [primary, junior]",
    ),
    "pack-mapping-expected": Text(
        "这里应是若干“项: 值”，例如 {{zh: 小学, en: primary}}",
        "keys and values are expected here, such as {{zh: 小学, en: primary}}",
    ),
    "pack-text-or-mapping": Text(
        "这里应是一段文字或若干“项: 值”，不是列表",
        "a text or keys and values are expected here, not a list",
    ),
    "pack-date": Text(
        "“{text}”不是日期；请写成 2017-04-19 的样子",
        "'{text}' is not a date; write it like 2017-04-19",
    ),
    "pack-whole-number": Text(
        "“{text}”不是整数；请写 1、2 这样的数",
        "'{text}' is not a whole number; write one such as 1 or 2",
    ),
    "pack-true-false": Text(
        "“{text}”应是 true（是）或 false（否）",
        "'{text}' should be true or false",
    ),
    "pack-choice": Text(
        "“{text}”在这里无效；可选：{known}",
        "'{text}' is not valid here; choose from: {known}",
    ),
    "pack-id": Text(
        "“{text}”不能作标准包的名称；请用小写字母、数字、连字符和斜杠，例如 cn/quality-balanced",
        "'{text}' cannot name a pack; use small letters, digits, hyphens and slashes, such as "
        "cn/quality-balanced",
    ),
    "pack-edition": Text(
        "“{text}”不能作版本；请写 2017 或 2017.1 的样子，不超过 40 个字符",
        "'{text}' cannot be an edition; write it like 2017 or 2017.1, in at most 40 characters",
    ),
    "pack-effective": Text(
        "终止日期早于起始日期；to 不能早于 from",
        "it ends before it begins; 'to' must not be earlier than 'from'",
    ),
    "pack-no-standards": Text(
        "标准包里没有标准；请在 standards 下至少写一条",
        "the pack has no standards; write at least one under standards",
    ),
}

_NAMES: Mapping[str, Text] = {
    "name-form": Text(
        "“{text}”不能作名称；请用字母或汉字、数字和下划线，不以数字开头，"
        "不用全角字母，不超过 60 个字符",
        "'{text}' cannot be a name; use letters, digits and underscores, no digit first, no "
        "full-width letters, at most 60 characters",
    ),
    "name-reserved": Text(
        "“{text}”在公式或数据表中另有含义；请换一个名称",
        "'{text}' has a meaning of its own in formulas or tables; choose another name",
    ),
    "name-clash": Text(
        "“{text}”已在 {first} 另有定义；请换一个名称，或使两处含义相同",
        "'{text}' means something else at {first}; choose another name, or make both mean the same",
    ),
    "header-clash": Text(
        "表头“{text}”已属于“{owner}”（{first}）；一个表头只能对应一个名称",
        "the header '{text}' belongs to '{owner}' ({first}); a header can stand for one name only",
    ),
    "field-levels": Text(
        "等级字段要有 levels：至少两级，从低到高，互不相同",
        "a level field needs levels: two or more, from lowest to highest, all different",
    ),
    "field-level-key": Text(
        "只有 kind: level 的字段才有 levels，这里的 kind 是 {kind}",
        "only a field of kind: level has levels; this one is of kind {kind}",
    ),
    "field-number-key": Text(
        "只有数值字段才能写 {key}，这里的 kind 是 {kind}；请删去",
        "only a field that holds numbers can have {key}; this one is of kind {kind}: remove it",
    ),
    "field-plausible": Text(
        "plausible 应是由小到大的两个数，例如 [0, 30000]",
        "plausible is two numbers, the smaller first, such as [0, 30000]",
    ),
    "entity-unknown": Text(
        "不认识的对象“{text}”；已有：{known}",
        "unknown kind of entity '{text}'; known are: {known}",
    ),
    "entity-near": Text(
        "不认识的对象“{text}”，是否想写“{near}”？",
        "unknown kind of entity '{text}'; did you mean '{near}'?",
    ),
    "entity-ring": Text(
        "对象不能属于自身：{path}；请改正 within",
        "a kind of entity cannot lie within itself: {path}; mend 'within'",
    ),
    "stage-unknown": Text(
        "不认识的学段“{text}”；已有：{known}",
        "unknown stage '{text}'; known are: {known}",
    ),
    "stage-near": Text(
        "不认识的学段“{text}”，是否想写“{near}”？",
        "unknown stage '{text}'; did you mean '{near}'?",
    ),
    "indicator-ring": Text(
        "指标的公式绕回自身：{path}；请断开其中一处",
        "the formula of an indicator leads back to itself: {path}; break the ring",
    ),
    "indicator-not-number": Text(
        "“{text}”不是数值，不能计算；指标要用数值字段",
        "'{text}' holds no number to compute with; use a field that holds numbers",
    ),
    "formula-heavy": Text(
        "公式“{text}”过大：连同其中的指标最多 {size} 个名称，指标最多套 {depth} 层；请化简",
        "the formula '{text}' is too large: at most {size} names with those of its indicators, "
        "and indicators at most {depth} deep; simplify it",
    ),
}

_STANDARDS: Mapping[str, Text] = {
    "standard-id": Text(
        "“{text}”不能作标准的编号；请用字母或汉字、数字、连字符和点，"
        "不超过 80 个字符，例如 sports-area",
        "'{text}' cannot be the id of a standard; use letters, digits, hyphens and points, at "
        "most 80, such as sports-area",
    ),
    "standard-unknown": Text(
        "本包没有标准“{text}”；已有：{known}",
        "this pack has no standard '{text}'; it has: {known}",
    ),
    "standard-near": Text(
        "本包没有标准“{text}”，是否想写“{near}”？",
        "this pack has no standard '{text}'; did you mean '{near}'?",
    ),
    "standard-ring": Text(
        "标准的引用绕回自身：{path}；请断开其中一处",
        "a standard cites itself: {path}; break the ring",
    ),
    "standard-large": Text(
        "“{text}”连同所引用的标准过大：最多 {size} 项、{depth} 层；请拆分",
        "'{text}' is too large with all that it cites: at most {size} checks, {depth} deep; "
        "divide it",
    ),
    "body-missing": Text(
        "没有写要求什么；请写其中一项：{known}",
        "it does not say what is required; write one of: {known}",
    ),
    "body-twice": Text(
        "已有“{first}”，不能再写“{text}”；请分成两条标准，再用 all_of 合起来",
        "there is '{first}' already, so '{text}' cannot stand here; make two standards and join "
        "them with all_of",
    ),
    "body-key": Text(
        "“{text}”不能与“{body}”同用；它属于：{owners}",
        "'{text}' does not go with '{body}'; it belongs to: {owners}",
    ),
    "body-needs": Text(
        "“{body}”还需要“{text}”；请补上",
        "'{body}' needs '{text}' beside it; add it",
    ),
    "stage-outside": Text(
        "学段“{text}”不在本标准的 stages（{known}）之内；请删去，或补入 stages",
        "the stage '{text}' is not among the stages of this standard ({known}); remove it, or add "
        "it there",
    ),
    "stages-empty": Text(
        "没有写任何学段的要求；请至少写一个，例如 {{primary: ≥ 7.5 m²/student}}",
        "no stage has a requirement; give at least one, such as {{primary: ≥ 7.5 m²/student}}",
    ),
    "indicator-yes-no": Text(
        "“{text}”是“是/否”字段；请写 holds: {text}，不写 indicator 和 require",
        "'{text}' holds yes or no; write holds: {text} in place of indicator and require",
    ),
    "parts-empty": Text(
        "“{text}”下没有任何标准；请至少列出一条",
        "'{text}' lists no standards; list at least one",
    ),
    "part-twice": Text(
        "“{text}”列了两次；请删去一个",
        "'{text}' is listed twice; remove one",
    ),
    "at-least-range": Text(
        "at_least 应是 1 到 {most} 的整数（of 下共 {most} 项），不能是“{text}”",
        "at_least must be a whole number from 1 to {most} (as many as 'of' lists), not '{text}'",
    ),
    "others-share": Text(
        "others 应大于 0 且不超过 100 %，例如 85 %，不能是“{text}”",
        "others must be above 0 and at most 100 %, such as 85 %, not '{text}'",
    ),
    "part-kind": Text(
        "“{text}”不是“{on}”的组成部分；这里应写比“{on}”小一级的对象，例如学校之于区县",
        "'{text}' is not a part of '{on}'; name a kind of entity that lies within it, as schools "
        "lie within a county",
    ),
    "cited-part": Text(
        "“{text}”针对“{its}”，本标准针对“{on}”；请写 for_every: {its}，再写 check: {text}",
        "'{text}' is asked of each {its}, this standard of a {on}; write for_every: {its} and "
        "check: {text}",
    ),
    "cited-level": Text(
        "“{text}”针对“{its}”，而这里问的是“{on}”；只能引用针对同一对象的标准",
        "'{text}' is asked of a {its}, but here a {on} is asked; cite a standard on the same kind "
        "of entity",
    ),
    "example-expect": Text(
        "例子缺少 expect；请写预期的结论：{known}",
        "the example lacks expect; write the verdict that must come out: {known}",
    ),
    "example-field-unknown": Text(
        "不认识的字段“{text}”；可用的字段见词汇表，例如：{known}",
        "unknown field '{text}'; the fields are in the vocabulary, such as: {known}",
    ),
    "example-field-near": Text(
        "不认识的字段“{text}”，是否想写“{near}”？",
        "unknown field '{text}'; did you mean '{near}'?",
    ),
    "example-negative": Text(
        "“{field}”不能为负数；请改正，或在词汇表中给它写 signed: true",
        "'{field}' cannot be negative; mend it, or mark the field signed: true in the vocabulary",
    ),
    "example-yes-no": Text(
        "“{text}”应是 yes（是）或 no（否）",
        "'{text}' should be yes or no",
    ),
    "level-unknown": Text(
        "没有等级“{text}”；从低到高为：{known}",
        "there is no level '{text}'; from lowest to highest: {known}",
    ),
    "level-near": Text(
        "没有等级“{text}”，是否想写“{near}”？",
        "there is no level '{text}'; did you mean '{near}'?",
    ),
}

_LIBRARY: Mapping[str, Text] = {
    "pack-unknown": Text(
        "没有标准包“{text}”；已有：{known}。自己的文件请写路径，以 .yaml 结尾",
        "there is no pack '{text}'; there are: {known}. For a file of your own give its path, "
        "ending in .yaml",
    ),
    "pack-near": Text(
        "没有标准包“{text}”，是否想写“{near}”？",
        "there is no pack '{text}'; did you mean '{near}'?",
    ),
    "edition-unknown": Text(
        "标准包“{id}”没有版本“{text}”；已有：{known}",
        "the pack '{id}' has no edition '{text}'; there are: {known}",
    ),
    "pack-not-in-force": Text(
        "{day} 没有生效的“{id}”版本；各版本的有效期：{known}。可以用“{id}@版本”指定",
        "no edition of '{id}' is in force on {day}; their days in force are: {known}. Name one as "
        "{id}@edition",
    ),
    "pack-misplaced": Text(
        "文件中写的是“{name}”，所在位置却是“{path}”；两者须一致",
        "the file says '{name}' but stands at '{path}'; make both agree",
    ),
    "as-of": Text(
        "“{text}”不是日期；请写成 2024-09-01 的样子",
        "'{text}' is not a date; write it like 2024-09-01",
    ),
}

SENTENCES: Mapping[str, Text] = {
    **files.SENTENCES,
    **_FORMS,
    **_NAMES,
    **_STANDARDS,
    **_LIBRARY,
}
