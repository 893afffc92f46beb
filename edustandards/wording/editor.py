"""Sentences of laying packs out, starting them, and the editor's schema."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {
    "fmt-kind": Text(
        "看不出这是哪种文件：最外层应有以下键之一：{known}",
        "what kind of file this is cannot be told: at the top there should be one of {known}",
    ),
    "fmt-meaning": Text(
        "没有改动：改版面会改变这个文件的内容或丢失注释。这是本程序的缺陷，请附上文件报告",
        "nothing was changed: the layout would change what this file says, or lose a comment;"
        " this is a defect of the program, please report it with the file",
    ),
    "fmt-output-one": Text(
        "用 --output 时只能给出一个文件", "with --output there can be one file only"
    ),
    "fmt-many": Text(
        "文件夹中的 YAML 文件超过 {limit} 个；请分开给出",
        "the folder has more than {limit} YAML files; name parts of it",
    ),
    "fmt-changed": Text(
        "改动 {changed} 个文件，{unchanged} 个本已合格",
        "{changed} changed, {unchanged} were laid out already",
    ),
    "fmt-would-change": Text(
        "{changed} 个文件的版面需要改动，{unchanged} 个合格；没有写入任何文件",
        "{changed} would change, {unchanged} are laid out already; nothing was written",
    ),
    "help-fmt": Text(
        "统一标准包、名称表和补充资料文件的版面；内容和注释不变",
        "lay out packs, vocabularies and facts files; what they say and their comments stay",
    ),
    "help-laid": Text(
        "YAML 文件，或其所在的文件夹，可以多个", "YAML files, or folders of them, one or more"
    ),
    "help-only_check": Text(
        "只检查，不写入；有需要改动的，退出状态为 1",
        "only look, write nothing; exit with 1 if a file would change",
    ),
    "help-only_diff": Text(
        "显示会改动什么，不写入；有需要改动的，退出状态为 1",
        "show what would change, write nothing; exit with 1 if a file would change",
    ),
    "schema-kind": Text(
        "没有“{text}”这种文件；有：{known}", "there is no kind of file '{text}'; there are {known}"
    ),
    "help-schema": Text(
        "输出 JSON Schema，供编辑器补全和检查标准包",
        "print the JSON Schema by which editors complete and check packs",
    ),
    "help-kind": Text(
        "pack 标准包（默认），vocabulary 名称表，facts 补充资料",
        "pack (if left out), vocabulary, or facts",
    ),
    "help-told": Text(
        "说明文字的语言：zh、en 或 both（默认）", "the language of descriptions: zh, en or both"
    ),
}
