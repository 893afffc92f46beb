"""Words for what stands in other people's programs: models, tests, notebooks."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {
    "model-unknown": Text("{title}：数据不足（{reasons}）", "{title}: unknown ({reasons})"),
    "model-value": Text("数值", "value"),
    "model-stage": Text("学段", "stage"),
    "model-period": Text("年度", "period"),
    "help-model": Text(
        "由标准包生成 pydantic 模型（Python 模块），供编辑器与类型检查使用",
        "write a pydantic model of a pack as a Python module, for editors and type checkers",
    ),
    "help-on": Text("对象的种类，如 school", "the kind of entity, such as school"),
    "help-required": Text(
        "必须达标的标准（可多次给出）；不给则为全部",
        "a standard that has to be met (may be given again); all if there is none",
    ),
    "help-unknown": Text(
        "数据不足时：error 视为错误，pass 放行", "where a verdict is unknown: an error, or pass"
    ),
    "model-no-kind": Text(
        "标准包 {pack} 中没有针对“{text}”的标准；有：{known}",
        "pack {pack} asks nothing of '{text}'; it asks of: {known}",
    ),
}
