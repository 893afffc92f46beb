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
    "cli-output-failed": Text(
        "无法写入（{why}）；请检查路径与权限",
        "cannot be written ({why}); check path and permissions",
    ),
    "cli-usage": Text("{why}；用 --help 查看用法", "{why}; see --help"),
    "cli-progress": Text("已判断 {done} / {total} 条标准", "{done} of {total} standards judged"),
}
