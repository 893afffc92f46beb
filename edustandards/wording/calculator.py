"""Sentences of the calculators on the pages of standards."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {
    "calculator-head": Text("试算", "Try your numbers"),
    "calculator-none": Text(
        "本条不能在页内试算：{reason}。请用 edustandards check 检查数据表。",
        "This one cannot be tried in the page: {reason}. Use edustandards check on tables.",
    ),
    "calculator-script": Text("试算需要启用脚本。", "Trying your numbers needs scripts enabled."),
    "calculator-beyond-depth": Text(
        "本条要看下级的下级（如全市各县的各校），页内放不下这样的表",
        "it looks at parts of parts (the schools of each county of a city), which no small table"
        " holds",
    ),
    "calculator-beyond-parts": Text(
        "本条汇总的下级对象没有命名", "the parts that it looks at have no name"
    ),
    "calculator-beyond-years": Text(
        "本条要与往年的数据比较", "it compares with the figures of earlier years"
    ),
    "calculator-beyond-peers": Text(
        "本条要与同级的其他对象比较", "it compares with others of the same kind"
    ),
    "calculator-beyond-stages": Text(
        "本条要用到其他学段的数据", "it needs the figures of another stage"
    ),
    "calculator-beyond-index": Text("本条是加权综合指数", "it is a composite index with weights"),
    "calculator-beyond-proof": Text("本条要求有注明日期的佐证", "it asks for evidence with dates"),
}
