"""The page of the JSON Schemas, and the schemas themselves beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from edustandards.packs.editor.json_schema import schema_text
from edustandards.reports.findings_schema import report_schema
from edustandards.reports.site.md import code, table
from edustandards.wording.text import Text

_TITLE = Text("JSON 模式", "JSON Schemas")
_ABOUT = Text(
    "四种文件各有一个 JSON 模式，下面可以下载；命令 `edustandards schema` 写出的是同样的内容。",
    "Four kinds of files have a JSON Schema, to download here; `edustandards schema` prints the"
    " same.",
)
KINDS: Mapping[str, tuple[Text, Text]] = {
    "pack": (
        Text("标准包", "A pack"),
        Text(
            "供编辑器补全和检查（draft-07）。各项的含义见[标准包的每一项](keys.md)，设置办法见"
            "[编辑标准包](../editing.md)。编辑器只看形式；内容由 `lint` 和 `try` 检查。",
            "For completion and checks in editors (draft-07). What the keys mean stands in"
            " [every key](keys.md), how to set it up in [editing](../editing.md). An editor sees"
            " the form only; `lint` and `try` look at the meaning.",
        ),
    ),
    "vocabulary": (
        Text("名称表", "A vocabulary"),
        Text(
            "同样供编辑器使用：字段、指标、学段、对象的共用名称。",
            "For editors too: the names of fields, indicators, stages, entities that packs share.",
        ),
    ),
    "facts": (
        Text("补充资料", "A facts file"),
        Text(
            "同样供编辑器使用：计划年份、参照值、权重、豁免，见[计划、指数与参照值](../plans.md)。",
            "For editors too: years of a plan, reference values, weights, waivers; see"
            " [plans](../plans.md).",
        ),
    ),
    "report": (
        Text("检查结果", "A report"),
        Text(
            "`check --format json` 的输出（draft 2020-12），供程序读取。同一个 `schema` 号之内只会"
            '增加键，读取时请放过不认识的键。数值是精确的十进制文字（`"8.76"`），除不尽时是分数'
            '（`"120/13"`）。',
            "What `check --format json` writes (draft 2020-12), for programs. Within one number of"
            " `schema` keys are only added; let those pass that you do not know. Numbers are exact"
            ' decimals as texts (`"8.76"`), or fractions where these have no end (`"120/13"`).',
        ),
    ),
}
_KEY = Text("键", "key")
_MEANING = Text("含义", "meaning")
MEANINGS: Mapping[str, Text] = {
    "schema": Text("这种格式的版本号", "the version of this form"),
    "pack": Text("用的是哪个标准包、哪个版本、内容校验码", "which pack, edition and content hash"),
    "as_of": Text("以哪一天的版本为准", "the day whose edition was asked for"),
    "standards": Text(
        "各条标准：编号、名称、问谁、条款、可靠程度",
        "the standards: id, title, who is asked, clause, how sure the transcription is",
    ),
    "summary": Text("各种结论的数目", "how many of each verdict"),
    "findings": Text("结果，按标准包、再按数据的顺序", "findings, in the order of pack and data"),
    "data": Text("数据中可疑之处", "what is doubtful in the data"),
    "standard": Text("标准的编号", "the id of the standard"),
    "on": Text("哪一种对象", "the kind of entity"),
    "entity": Text("对象的名称", "the name of the entity"),
    "within": Text("它所属的对象", "what it is part of"),
    "stage": Text("学段", "the stage"),
    "period": Text("年度", "the period"),
    "verdict": Text("结论", "the verdict"),
    "value": Text("指标的值", "the value of the indicator"),
    "unit": Text("值、限值、余量的单位", "the unit of value, threshold and margin"),
    "comparator": Text("比较符", "the comparator"),
    "threshold": Text("限值", "the threshold"),
    "margin": Text("余量，带正负号", "the signed margin"),
    "relative_margin": Text("余量占限值的比例", "the margin as a share of the threshold"),
    "shortfall": Text("缺口：改哪个字段，改多少", "the shortfall: which field, and how much"),
    "missing": Text("缺少的字段", "the fields that are missing"),
    "reasons": Text("为什么是数据不足", "why a verdict is unknown"),
    "clause": Text("条款", "the clause"),
    "bounds": Text("不全知道时，值的两端", "the ends of a value that is not wholly known"),
    "waiver": Text("豁免，不改变结论", "a waiver, which changes no verdict"),
}


def page(lang: str) -> Iterator[str]:
    """Return the lines of the page."""
    yield from (f"# {_TITLE.say(lang)}", "", _ABOUT.say(lang), "")
    for kind, (title, about) in KINDS.items():
        yield from (f"## {title.say(lang)}", "")
        yield from (f"[{kind}.schema.json]({kind}.schema.json) · {about.say(lang)}", "")
    schema = json.loads(report_schema())
    for part in (schema, schema["$defs"]["finding"]):
        yield from table(
            [_KEY.say(lang), _MEANING.say(lang)],
            [[code(key), MEANINGS[key].say(lang)] for key in _keys(part)],
        )


def _keys(part: Mapping[str, Any]) -> list[str]:
    return list(part["properties"])


def files(lang: str) -> Iterator[tuple[str, str]]:
    """Return the schemas by the names of their files."""
    for kind in KINDS:
        text = report_schema() if kind == "report" else schema_text(kind, lang)
        yield f"{kind}.schema.json", text
