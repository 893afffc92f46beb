"""What the lint rules say of packs: where, what is wrong, what would be right."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording import lint_told
from edustandards.wording.text import Text

_LIMITS: Mapping[str, Text] = {
    "lint-empty-range": Text(
        "没有任何数值能满足“{text}”：两端互相排斥；请核对两端和比较词",
        "no value can meet '{text}': its two ends exclude each other; check both ends and signs",
    ),
    "lint-never-met": Text(
        "没有任何数值能满足“{text}”：该指标取不到这样的值；请核对数值、单位和比较词",
        "no value can meet '{text}': the indicator never has such a value; check the number, its "
        "unit and the sign",
    ),
    "lint-exclude": Text(
        "对“{of}”同时要求“{first}”和“{second}”，不可能都满足；请核对，或改用 any_of、分学段写",
        "'{of}' is asked to be '{first}' and '{second}' at once, which nothing can be; check both, "
        "or use any_of, or tell stages apart",
    ),
    "lint-always-met": Text(
        "任何数值都满足“{text}”，等于没有要求；请核对数值和比较词，不作要求的请删去",
        "every value meets '{text}', so nothing is asked; check the number and the sign, or leave "
        "it out",
    ),
    "lint-always-plausible": Text(
        "凡合理的数值都满足“{text}”（见词汇表中该字段的 plausible），等于没有要求；"
        "请核对数值和比较词",
        "every plausible value meets '{text}' (see 'plausible' of the field), so nothing is asked; "
        "check the number and the sign",
    ),
    "lint-at-least": Text(
        "要求至少 {k} 项达标，但各项互相排斥，最多只能有 {most} 项；请改小 at_least，或核对各项",
        "at least {k} parts are asked, but some exclude each other and at most {most} can be met; "
        "lower at_least, or check the parts",
    ),
    "lint-at-least-stage": Text(
        "要求至少 {k} 项达标，但学段 {stage} 最多只能有 {most} 项；"
        "请改小 at_least，或写 counting: applicable",
        "at least {k} parts are asked, but in the stage {stage} at most {most} can be met; lower "
        "at_least, or write counting: applicable",
    ),
    "lint-steps-gap": Text(
        "分档之间有空隙：{piece} 不属于任何一档，落在其中的对象没有要求；请让上一档接到本档",
        "there is a gap between the steps: {piece} belongs to none, and nothing is asked of what "
        "lies there; let the steps meet",
    ),
    "lint-steps-overlap": Text(
        "“{text}”与前面的“{other}”重叠：{piece} 两档都算，实际只按前一档；"
        "请写明边界属于哪一档，如用“超过”或“不足”",
        "'{text}' overlaps '{other}' above: {piece} belongs to both, and the first is taken; say "
        "which has the boundary, with > or <",
    ),
    "lint-step-never": Text(
        "“{text}”这一档的条件不可能成立；请核对条件",
        "the condition of the step '{text}' can never hold; check it",
    ),
    "lint-step-hidden": Text(
        "“{text}”这一档永远轮不到：符合它的都已归入前面的档；请调整次序或边界",
        "the step '{text}' is never reached: whatever fits it is taken by those above; "
        "change their "
        "order or bounds",
    ),
    "lint-step-back": Text(
        "{year} 的目标比 {before} 宽；分年目标通常逐年提高，请核对两年的数值，"
        "确属放宽的请写忽略理由",
        "the target of {year} asks less than that of {before}; staged targets usually rise: check "
        "both, or ignore this with the reason",
    ),
    "lint-year-plan": Text(
        "“{text}”在计划之外：计划共 {most} 年（plan: years）；请核对年份或计划年数",
        "'{text}' lies outside the plan, which has {most} years (plan: years); check the year or "
        "the plan",
    ),
    "lint-year-over": Text(
        "“{text}”在本版失效（{day}）之后，永远不会用到；请核对年份或 effective",
        "'{text}' comes after this edition has ended ({day}), so it is never asked; check the year "
        "or 'effective'",
    ),
    "lint-where-never": Text(
        "没有任何对象符合“{text}”：条件自相矛盾；请核对，例如“且”是否应为“或”",
        "nothing can fit '{text}': it contradicts itself; check it, say whether 'and' "
        "should be 'or'",
    ),
    "lint-when-never": Text(
        "条件“{text}”不可能成立，这一要求永不适用；请核对条件",
        "'{text}' can never hold, so this is never asked; check the condition",
    ),
    "lint-when-against": Text(
        "条件“{text}”与外层的条件（where 或 when）矛盾，这一要求永不适用；请核对两处",
        "'{text}' contradicts the condition around it (where or when), so this is never asked; "
        "check both",
    ),
    "lint-part-stages": Text(
        "“{text}”只针对学段 {its}，而本标准只针对 {stages}，它永不适用；请核对 stages",
        "'{text}' is asked in {its} only, and this standard in {stages}, so it never "
        "applies; check "
        "'stages'",
    ),
}

_UNITS: Mapping[str, Text] = {
    "lint-implausible": Text(
        "限值“{text}”超出合理范围（{span}，按词汇表中各字段的 plausible）；请核对数值和单位",
        "the limit '{text}' is outside what is plausible ({span}, by 'plausible' of the fields); "
        "check the number and its unit",
    ),
    "lint-unusual": Text(
        "限值“{text}”很不寻常：教育标准中这类限值一般在 {span} 之间；请核对数值和单位"
        "（如元与万元）",
        "the limit '{text}' is unusual: such limits of education standards lie within "
        "{span}; check "
        "the number and its unit (yuan for 10,000 yuan?)",
    ),
    "lint-percent-bare": Text(
        "“{text}”没有百分号，{number} 即 {percent} %；是否想写 {number} %？",
        "'{text}' has no percent sign, so {number} means {percent} %; did you mean {number} %?",
    ),
    "lint-percent-small": Text(
        "“{text}”不到百分之一（含），且没有算例恰在其上；是否想写 {percent} %？"
        "若无误，请补一个恰在限值上的算例",
        "'{text}' is one per cent or less, and no example sits on it; did you mean {percent} %? If "
        "it is right, add an example exactly on it",
    ),
    "lint-scale": Text(
        "“{text}”与同一标准的“{other}”相差约 {times} 倍；请核对单位（如元与万元、% 与小数）",
        "'{text}' is about {times} times apart from '{other}' of the same standard; check "
        "the units "
        "(yuan and 10,000 yuan, % and plain shares)",
    ),
    "lint-digits": Text(
        "“{text}”写到小数点后 {has} 位，同一标准另有写到 {most} 位的；按修约值判断时位数决定结论，"
        "请写齐（如 2.30）",
        "'{text}' has {has} digits after the point, others of this standard {most}; values are "
        "rounded to these digits, so write all alike (2.30)",
    ),
    "lint-wide-signs": Text(
        "“{text}”中有全角符号（{wide}）；单位和限值请用半角（{plain}）",
        "'{text}' has full-width signs ({wide}); units and limits are written with {plain}",
    ),
}

_MISSING: Mapping[str, Text] = {
    "lint-no-source": Text(
        "没有写明依据的文件；请写 source: {{document: 文号或名称, issued: 日期}}",
        "it does not say which document it transcribes; write source: {{document: …, issued: …}}",
    ),
    "lint-no-clause": Text(
        "“{id}”没有写明条款；请写 clause: 第几条（或附件、表号）",
        "'{id}' does not say where in the document it stands; write clause: …",
    ),
    "lint-no-title": Text(
        "“{id}”没有标题，报告中只能显示编号；请写 title: {{zh: …, en: …}}",
        "'{id}' has no title, so reports can only show its id; write title: {{zh: …, en: …}}",
    ),
    "lint-no-confidence": Text(
        "“{id}”没有写可信程度，按“未核实”计；请写 confidence: verified、single-source "
        "或 unverified",
        "'{id}' does not say how sure it is and counts as unverified; write confidence: verified, "
        "single-source or unverified",
    ),
    "lint-no-example": Text(
        "“{id}”没有算例；请在 examples 下写达标和未达标的各一个，有限值的再写一个恰在限值上的",
        "'{id}' has no example; write one that meets it, one that does not, and one exactly on its "
        "limit where it has one",
    ),
    "lint-no-english": Text(
        "{key}“{text}”只有中文；请补英文：{{zh: …, en: …}}",
        "{key} '{text}' is in Chinese only; add the English: {{zh: …, en: …}}",
    ),
    "lint-no-chinese": Text(
        "{key}“{text}”只有英文；请补中文：{{zh: …, en: …}}",
        "{key} '{text}' is in English only; add the Chinese: {{zh: …, en: …}}",
    ),
    "lint-same-words": Text(
        "{key}“{text}”的英文照抄了中文；请译成英文",
        "the English of {key} '{text}' repeats the Chinese; translate it",
    ),
    "lint-placeholder": Text(
        "这里还有“{text}”，尚未填写；请填好",
        "'{text}' is left to be filled in here; fill it in",
    ),
    "lint-title-long": Text(
        "标题过长（中文 {zh} 字，英文 {en} 字符）；请不超过 {most_zh} 字、{most_en} 字符，"
        "其余写入 notes",
        "the title is long ({zh} signs in Chinese, {en} in English); keep to {most_zh} and "
        "{most_en}, and put the rest into notes",
    ),
}

_EXAMPLES: Mapping[str, Text] = {
    "lint-example-verdict": Text(
        "“{id}”的这个算例写明 {said}，算出来是 {found}；请核对算例的数据，或标准的限值",
        "this example of '{id}' expects {said}, but finds {found}; check its figures, or the limit",
    ),
    "lint-example-value": Text(
        "“{id}”的这个算例写明数值为 {said}，算出来是 {found}；请核对",
        "this example of '{id}' states the value {said}, but finds {found}; check it",
    ),
    "lint-example-margin": Text(
        "“{id}”的这个算例写明余量为 {said}，算出来是 {found}；请核对",
        "this example of '{id}' states the margin {said}, but finds {found}; check it",
    ),
    "lint-off-boundary": Text(
        "“{id}”没有恰在“{text}”上的算例，含不含该数无从证明；请补一个数值恰等于限值的算例",
        "no example of '{id}' sits exactly on '{text}', so nothing shows whether the limit itself "
        "passes; add one whose value equals it",
    ),
}

_DATES: Mapping[str, Text] = {
    "lint-stale": Text(
        "上次与来源核对是 {day}，距今 {age} 天，超过 {most} 天；请重新核对后改写 checked_on",
        "last compared with its source on {day}, {age} days ago, more than {most}; compare "
        "again and "
        "change checked_on",
    ),
    "lint-verified": Text(
        "{count} 条标准（如“{id}”）标为 verified，但没有核对日期；"
        "与发文原文核对之后请写 checked_on: 日期",
        "{count} standards ('{id}' for one) are called verified, but no day says when they were "
        "compared with the issued text; once they are, write checked_on",
    ),
    "lint-checked-later": Text(
        "核对日期 {day} 在今天（{today}）之后；请核对",
        "checked_on {day} lies after today ({today}); check it",
    ),
    "lint-checked-before": Text(
        "核对日期 {day} 早于文件印发日期 {issued}；请核对两个日期",
        "checked_on {day} lies before the document was issued ({issued}); check both",
    ),
    "lint-no-effective": Text(
        "本标准包有其他版本（{known}），却没有写起始日期，按日期无法选对版本；"
        "请写 effective: {{from: 日期}}",
        "the pack has other editions ({known}) and does not say from when this one holds, so none "
        "can be picked by date; write effective: {{from: …}}",
    ),
    "lint-overlap": Text(
        "与 {other}（{file}）自 {day} 起同时有效；请写终止日期 to，或在旧版写 superseded_by",
        "it is in force together with {other} ({file}) from {day}; give the older one an end (to), "
        "or superseded_by",
    ),
    "lint-no-successor": Text(
        "找不到 {id} 的替代版本“{text}”；现有其他版本：{known}。请补上该版本，或改正 superseded_by",
        "there is no edition '{text}' of {id} to replace this one; there are: {known}; add it, or "
        "mend superseded_by",
    ),
}

_DOUBLES: Mapping[str, Text] = {
    "lint-same-check": Text(
        "“{id}”与“{other}”（{first}）的要求完全相同；请删去一条，或核对是否抄错",
        "'{id}' asks exactly what '{other}' ({first}) asks; remove one, or check for a slip of "
        "copying",
    ),
    "lint-same-title": Text(
        "“{id}”与“{other}”（{first}）标题相同，报告中无法区分；请改其中一个",
        "'{id}' has the title of '{other}' ({first}), so reports cannot tell them apart; "
        "change one",
    ),
    "lint-near-id": Text(
        "“{id}”与“{other}”（{first}）几乎相同，容易写错；请换一个编号",
        "'{id}' is nearly '{other}' ({first}), so one is easily written for the other; choose "
        "another",
    ),
    "lint-unused-entities": Text(
        "对象“{text}”没有用到；请删去，或核对用处的写法",
        "the kind of entity '{text}' is not used; remove it, or check how it is spelt where it is",
    ),
    "lint-unused-stages": Text(
        "学段“{text}”没有用到；请删去，或核对用处的写法",
        "the stage '{text}' is not used; remove it, or check how it is spelt where it is",
    ),
    "lint-unused-fields": Text(
        "字段“{text}”没有用到；请删去，或核对用处的写法",
        "the field '{text}' is not used; remove it, or check how it is spelt where it is",
    ),
    "lint-unused-references": Text(
        "参照值“{text}”没有用到；请删去，或核对用处的写法",
        "the reference '{text}' is not used; remove it, or check how it is spelt where it is",
    ),
    "lint-unused-indicators": Text(
        "指标“{text}”没有用到；请删去，或核对用处的写法",
        "the indicator '{text}' is not used; remove it, or check how it is spelt where it is",
    ),
    "lint-known-title": Text(
        "“{text}”的标题“{title}”已属于“{other}”（{first}）；同一事物请用同一名称，否则请改标题",
        "the title '{title}' of '{text}' is that of '{other}' ({first}); use one name for one "
        "thing, or change the title",
    ),
    "lint-known-formula": Text(
        "“{text}”的公式与“{other}”（{first}）相同；请直接用“{other}”",
        "'{text}' has the formula of '{other}' ({first}); use '{other}'",
    ),
    "lint-repeated": Text(
        "“{text}”在列表中已有；请删去一个",
        "'{text}' stands in this list already; remove one",
    ),
    "lint-bare-edition": Text(
        '版本 {text} 没有加引号，别的程序会当作数字（2012.10 变成 2012.1）；请写 "{text}"',
        "the edition {text} has no quotes, so other programs take it for a number (2012.10 becomes "
        '2012.1); write "{text}"',
    ),
}

_IGNORES: Mapping[str, Text] = {
    "lint-ignore-form": Text(
        "看不懂注释“lint:{text}”；请写 # lint: ignore 规则编号: 理由",
        "'lint:{text}' cannot be read; write # lint: ignore RULE: reason",
    ),
    "lint-ignore-file": Text(
        "ignore-file 只能写在文件开头、standards 等各部分之前；请移到开头，或改为 ignore",
        "ignore-file belongs into the head, above standards and the like; move it there, or write "
        "ignore",
    ),
    "lint-ignore-reason": Text(
        "忽略“{id}”须写明理由，否则不起作用；请写 # lint: ignore {id}: 理由",
        "ignoring '{id}' needs a reason, and has no effect without; write # lint: ignore {id}: "
        "reason",
    ),
    "lint-ignore-near": Text(
        "没有规则“{text}”，是否想写“{near}”？",
        "there is no rule '{text}'; did you mean '{near}'?",
    ),
    "lint-ignore-unknown": Text(
        "没有规则“{text}”；已有：{known}",
        "there is no rule '{text}'; there are: {known}",
    ),
    "lint-ignore-unused": Text(
        "这里没有“{id}”可忽略；请删去这条注释",
        "there is nothing of '{id}' to ignore here; remove the comment",
    ),
}

SENTENCES: Mapping[str, Text] = {
    **lint_told.TITLES,
    **_LIMITS,
    **_UNITS,
    **_MISSING,
    **_EXAMPLES,
    **_DATES,
    **_DOUBLES,
    **_IGNORES,
    **lint_told.TOLD,
}
