"""Sentences about formulas and their units."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

_FORMULAS: Mapping[str, Text] = {
    "formula-empty": Text(
        "公式是空的；请写出字段、数字与运算",
        "the formula is empty; write fields, numbers and operators",
    ),
    "formula-long": Text(
        "公式超过 {limit} 字；请拆成几个指标", "a formula has at most {limit} characters; split it"
    ),
    "formula-long-tokens": Text(
        "公式超过 {limit} 个成分；请拆成几个指标", "a formula has at most {limit} parts; split it"
    ),
    "formula-nested": Text(
        "括号嵌套超过 {limit} 层；请拆成几个指标",
        "brackets nest more than {limit} deep; split the formula",
    ),
    "formula-sign": Text(
        "公式中不能有“{text}”；可用 + - * / ( ) 和比较符号",
        "'{text}' has no meaning in a formula; use + - * / ( ) and comparisons",
    ),
    "formula-thousands": Text(
        "公式中的逗号分隔参数，“{text}”有歧义；请写成 {plain}，或在逗号后空一格",
        "a comma of a formula parts arguments, so '{text}' may be one number or several; write"
        " {plain}, or a space after the comma",
    ),
    "formula-expected": Text(
        "“{text}”处应为字段、数字或括号",
        "a field, a number or a bracket is wanted where '{text}' stands",
    ),
    "formula-operator": Text(
        "“{text}”之前应有运算符或右括号",
        "an operator or a closing bracket is wanted before '{text}'",
    ),
    "formula-unfinished": Text(
        "公式“{text}”没有写完；末尾应为字段或数字",
        "the formula '{text}' stops short; end it with a field or number",
    ),
    "formula-bracket": Text("公式“{text}”缺右括号", "the formula '{text}' lacks a closing bracket"),
    "formula-word": Text(
        "“{text}”是文字，不能计算；这里应为字段或数字",
        "'{text}' is a word and cannot be computed with; a field or number is wanted",
    ),
    "formula-condition": Text(
        "这里应为数值，而不是条件", "a number is wanted here, and this is a condition"
    ),
    "formula-no-condition": Text(
        "这里应为条件（如 students ≥ 50 student），而不是数值",
        "a condition is wanted here (such as students ≥ 50 student), and this is a number",
    ),
    "formula-word-wanted": Text(
        "{name} 应与一个词比较；请在比较符号后写出",
        "{name} is compared with a word; write it after the sign",
    ),
    "formula-in": Text(
        "in 之前应为文字字段或等级字段", "`in` needs a field of words or levels before it"
    ),
    "name-unknown": Text(
        "“{text}”不是字段、指标或函数；请用词汇表中的名称",
        "'{text}' is no field, indicator or function; use a name of the vocabulary",
    ),
    "name-unknown-near": Text(
        "“{text}”不是字段、指标或函数；是否指“{near}”？",
        "'{text}' is no field, indicator or function; is '{near}' meant?",
    ),
    "argument-twice": Text(
        "参数 {name} 重复；请只写一次", "the argument {name} stands twice; write it once"
    ),
    "argument-order": Text("{name} 的带名参数应写在最后", "named arguments of {name} come last"),
    "argument-over": Text(
        "{key}= 之后应为一个名称，如 school、primary",
        "{key}= takes a name, such as school or primary",
    ),
    "argument-both": Text(
        "{name} 不能同时写 over= 和 within=；前者取下属，后者取同类",
        "{name} takes over= (its parts) or within= (its peers), not both",
    ),
    "argument-needed": Text(
        "{name} 须写明 {key}=，如 rank(x, within=city)、at(x, stage=primary)",
        "{name} needs {key}=, as in rank(x, within=city) or at(x, stage=primary)",
    ),
    "argument-count": Text(
        "{name} 应有 {wanted} 个参数，而有 {found} 个",
        "{name} takes {wanted} argument, and has {found}",
    ),
    "argument-unknown": Text(
        "{name} 没有参数 {key}；请删去", "{name} has no argument {key}; leave it out"
    ),
    "argument-proven": Text("proven() 之中应为一个是非字段", "proven() takes one yes/no field"),
    "argument-since": Text(
        "since= 之后应为年份（如 2017）或 base（计划基年）",
        "since= takes a year, such as 2017, or base, the base year of the plan",
    ),
}

_UNITS: Mapping[str, Text] = {
    "cv-inside": Text(
        "差异系数只能相加、相减，或乘除一个数；请改写公式",
        "a coefficient of variation can only be added, or multiplied by a number;"
        " rewrite the formula",
    ),
    "not-yes-no": Text(
        "{name} 不是是非字段，不能单独作条件",
        "{name} is no yes/no field and no condition by itself",
    ),
    "not-a-number": Text(
        "{name} 不是数值字段（{kind}），不能参与计算",
        "{name} holds no numbers ({kind}) and cannot be computed with",
    ),
    "not-persons": Text(
        "persons() 只用于计人的数量，如学生、教师",
        "persons() takes a count of people, such as students or teachers",
    ),
    "condition-wanted": Text(
        "{fold}() 应对条件计数，如 {fold}(students ≥ 50 student)",
        "{fold}() takes a condition, such as {fold}(students ≥ 50 student)",
    ),
    "formula-wanted": Text("{fold}() 应有一个公式", "{fold}() takes a formula"),
    "cv-weight": Text(
        "cv 须写明权数（weight=students）；不加权的是 cv_unweighted，不带权数",
        "cv needs its weight (weight=students); the form without weights is cv_unweighted",
    ),
    "not-a-word": Text(
        "“{text}”是文字，只能与文字字段或等级字段比较",
        "'{text}' is a word; only a field of words or levels is compared with it",
    ),
    "not-a-level": Text(
        "“{text}”不在 {name} 的等级中；等级为：{levels}",
        "'{text}' is no level of {name}; its levels are {levels}",
    ),
    "word-order": Text(
        "{name} 是文字，没有大小；只能用 = ≠ in",
        "{name} holds words, which have no order; only = ≠ and in apply",
    ),
    "field-twice": Text(
        "{field} 有两种含义（{one} 与 {other}）；请统一",
        "{field} means two things here (in {one} and in {other}); make them one",
    ),
}

SENTENCES: Mapping[str, Text] = {**_FORMULAS, **_UNITS}
