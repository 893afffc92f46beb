"""Sentences of the command line."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {
    "cli-missing": Text(
        "命令行需要安装：pip install 'edustandards[cli]'",
        "the command line needs: pip install 'edustandards[cli]'",
    ),
    "cli-unexpected": Text(
        "内部错误（{kind}）：这是本程序的缺陷，请附上命令与数据报告；"
        "设 EDUSTANDARDS_DEBUG=1 可见详情",
        "internal error ({kind}): this is a defect of the program; please report the command and"
        " data; EDUSTANDARDS_DEBUG=1 shows details",
    ),
    "cli-system": Text(
        "无法输出（{why}）；请检查输出的去处与剩余空间",
        "the output cannot be written ({why}); check where it goes, and free space",
    ),
    "cli-date": Text(
        "“{text}”不是日期；应写成 2024-09-01", "'{text}' is no date; write it as 2024-09-01"
    ),
    "cli-no-standard": Text(
        "标准包 {pack} 中没有标准“{text}”；有：{known}",
        "pack {pack} has no standard '{text}'; it has: {known}",
    ),
    "cli-no-entity": Text(
        "没有关于“{text}”的结果；有：{known}", "there is no finding on '{text}'; there are: {known}"
    ),
    "cli-several": Text(
        "“{text}”有 {count} 项结果；请用 --stage 或 --period 指明：{known}",
        "there are {count} findings on '{text}'; choose with --stage or --period: {known}",
    ),
    "cli-output-is-input": Text(
        "输出文件就是输入文件；请另取名称",
        "the output would overwrite the input; choose another name",
    ),
    "cli-output": Text("结果已写入 {path}", "written to {path}"),
    "progress": Text("{what}……{seconds} 秒", "{what} … {seconds} s"),
    "progress-reading": Text("读取数据", "reading the data"),
    "progress-judging": Text("逐项判断", "judging"),
    "progress-doubting": Text("核对数据", "looking for what does not agree in the data"),
    "progress-planning": Text("制订计划", "planning"),
    "progress-writing": Text("写入结果", "writing"),
    "cli-needs-output": Text(
        "“{form}”格式只能写入文件；请用 -o 给出文件名",
        "the format '{form}' is for files only; name one with -o",
    ),
    "cli-usage": Text("{why}；用 --help 查看用法", "{why}; see --help"),
    "cli-option-unknown": Text(
        "没有选项“{option}”；用 --help 查看用法", "there is no option '{option}'; see --help"
    ),
    "cli-option-near": Text(
        "没有选项“{option}”；是否指 {near}？", "there is no option '{option}'; did you mean {near}?"
    ),
    "cli-parameter-missing": Text("缺少 {name}：{about}", "{name} is missing: {about}"),
    "cli-choice": Text("{name} 只能是：{known}", "{name} is one of: {known}"),
    "cli-verb-unknown": Text(
        "请指明一个命令：{known}；用 --help 查看用法", "name one of the verbs {known}; see --help"
    ),
    "help-usage": Text("用法：{usage}", "usage: {usage}"),
    "help-edustandards": Text(
        "按教育标准精确检查数据。退出状态：0 凡适用的都达标；1 有未达标；"
        "3 没有未达标，但有数据不足，或没有任何标准适用；2 输入无法使用。",
        "Check data against education standards, exactly. Exit status: 0 all that applies is met,"
        " 1 something is not met, 3 something is unknown or nothing applied, 2 the input cannot be"
        " used.",
    ),
    "help-check": Text("按标准包检查数据", "check data against a pack"),
    "help-explain": Text(
        "解释一项结果：每个数及其单元格、公式、条款、缺口",
        "explain one finding: every number and its cell, the formula, the clause, the gap",
    ),
    "help-track": Text(
        "按年度跟踪计划：目标、实际、走势、须改变的数据",
        "follow a plan over its years: targets, figures, the course, what would have to change",
    ),
    "help-packs": Text("列出现有的标准包", "list the packs that are there"),
    "help-show": Text("显示标准包，或其中一条标准", "show a pack, or one standard of it"),
    "help-shown": Text(
        "标准包，或“标准包/标准编号”", "a pack, or one of its standards as PACK/STANDARD"
    ),
    "help-data": Text(
        "数据文件：CSV、XLSX 或 Parquet，可以多个",
        "files of data: CSV, XLSX or Parquet, one or more",
    ),
    "help-pack": Text(
        "标准包的编号（cn/x、cn/x@2017）或文件", "a pack by its id (cn/x, cn/x@2017), or a file"
    ),
    "help-as_of": Text(
        "以哪一天有效的版本为准：2024-09-01", "the day whose edition is wanted: 2024-09-01"
    ),
    "help-form": Text(
        "table 供终端阅读，json 供程序读取", "table for a terminal, json for programs"
    ),
    "help-references": Text(
        "参照值：名称=数值，如 capital_public_funds=1200 元/生；可写 名称[学段, 年度]=数值；"
        "日期和来源写在分号之后；可多次使用",
        "a reference value, as in capital_public_funds=1200 yuan/student,"
        " or NAME[primary, 2024]=VALUE;"
        " a date and a source after semicolons; may be repeated",
    ),
    "help-facts": Text(
        "补充资料文件（YAML）：计划年份、参照值、权重、豁免",
        "a facts file (YAML): years of the plan, reference values, weights, waivers",
    ),
    "help-first_year": Text("计划的第一年，如 2024", "the first year of the plan, such as 2024"),
    "help-output": Text("写入文件，不在终端显示", "write to a file, not to the terminal"),
    "help-explain_form": Text(
        "text 供终端阅读，md 与 html 供文档，json 供程序；有 -o 时按后缀",
        "text for a terminal, md and html for documents, json for programs; with -o its suffix"
        " decides",
    ),
    "help-quiet": Text("终端上只显示一行总计", "only the counts in a line on the terminal"),
    "help-exit_zero": Text("不论结论如何，退出状态都为 0", "exit with 0 whatever the verdicts"),
    "help-lang": Text("语言：zh 或 en；默认随系统", "zh or en; the locale decides if not given"),
    "help-version": Text("显示版本", "show the version"),
    "help-_click_default_help": Text("显示本说明", "show this help"),
    "help-key": Text("标准的编号", "the id of the standard"),
    "help-entity": Text("对象的名称，如学校名", "the name of the entity, say of a school"),
    "help-stage": Text("学段；一个对象有几个学段时用", "the stage, where an entity has several"),
    "help-period": Text("年度；有几个年度时用", "the year, where there are several"),
}
