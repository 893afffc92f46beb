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
    "new-exists": Text(
        "文件已经存在，没有改动；请另取名称，或用 --force 覆盖",
        "the file is there already and was not touched; choose another name, or --force",
    ),
    "new-both": Text(
        "--from 和 --extends 只能用一个", "use either --from or --extends, not both of them"
    ),
    "new-headers": Text(
        "找不到表头：需要“名称”和“限值”（或“比较”）两列；认得的列有：{known}",
        "no headers were found: a column 名称 (name) and one 限值 (threshold) or 比较 (comparator)"
        " are needed; columns that are known: {known}",
    ),
    "new-column": Text(
        "不认识“{text}”一列，没有采用；认得的列有：{known}",
        "the column '{text}' is not known and was not used; known are: {known}",
    ),
    "new-column-twice": Text(
        "“{text}”一列与前面的列重复，没有采用；请只留一列",
        "the column '{text}' stands for the same as one before and was not used; keep one",
    ),
    "new-no-name": Text(
        "这一行没有名称；请在每一行写明标准的名称",
        "this row has no name; write the name of the standard in every row",
    ),
    "new-no-limit": Text(
        "这一行没有限值；请写出限值，如 7.5，或连同比较词和单位：≥ 7.5 平方米/生",
        "this row has no threshold; write it, such as 7.5, or with comparator and unit:"
        " ≥ 7.5 m²/student",
    ),
    "new-percent": Text(
        "单元格中的数 {text} 加单位 %：不能确定是否要乘以 100；请把限值写成文字，如 85 %",
        "the number {text} with the unit %: whether it is to be multiplied by 100 cannot be told;"
        " write the threshold as text, such as 85 %",
    ),
    "new-comparator": Text(
        "不认识比较词“{text}”；应为 {known} 之类",
        "the comparator '{text}' is not known; write one such as {known}",
    ),
    "new-differs": Text(
        "“{text}”在 {first} 已有，但指标或对象不同；不同的标准请用不同的名称",
        "'{text}' is there already ({first}) with another indicator or entity; give different"
        " standards different names",
    ),
    "new-stage-wanted": Text(
        "“{text}”在 {first} 已有；同一标准的几行须各写不同的学段",
        "'{text}' is there already ({first}); rows of one standard each need a stage of their own",
    ),
    "new-stage-twice": Text(
        "“{text}”的学段 {stage} 在 {first} 起的行中已有；请删去其中一行",
        "'{text}' has the stage {stage} already, in the rows from {first} on; take one row away",
    ),
    "new-id-twice": Text(
        "编号“{text}”已用于另一名称（{first}）；请改用别的编号",
        "the id '{text}' belongs to another name ({first}); choose another id",
    ),
    "new-many": Text(
        "标准超过 {limit} 条；请分成几个表格", "more than {limit} standards; make several tables"
    ),
    "new-near": Text(
        "提示：“{text}”按相近的名称取为指标 {name}；请核对",
        "note: '{text}' was taken for the indicator {name}, whose name is similar; check it",
    ),
    "new-own-field": Text(
        "提示：名称表中没有“{text}”，暂作直接填报的字段 {name}",
        "note: no name of the vocabulary fits '{text}'; it is a field of its own, {name}",
    ),
    "new-no-example": Text(
        "提示：没有为“{text}”生成算例，请自行补上",
        "note: no example could be made for '{text}'; add one",
    ),
    "help-new": Text(
        "新建标准包：带说明的样本，或扩展别的包，或由标准表格生成",
        "start a pack: one with remarks, one on top of another, or one from a spreadsheet",
    ),
    "help-new_id": Text(
        "标准包的编号，如 cn/my-county", "the id of the pack, such as cn/my-county"
    ),
    "help-title": Text(
        "标准包的名称；两种语言写成“中文 / English”",
        'the title of the pack; in both languages as "中文 / English"',
    ),
    "help-spreadsheet": Text(
        "标准表格（XLSX 或 CSV），列有名称、学段、比较、限值、单位等",
        "a spreadsheet of standards (XLSX or CSV) with columns such as name, stage, comparator,"
        " threshold, unit",
    ),
    "help-extends": Text(
        "所扩展的标准包，如 cn/quality-balanced@2017",
        "the pack that is extended, such as cn/quality-balanced@2017",
    ),
    "help-edition": Text("版本，默认为今年", "the edition; this year if left out"),
    "help-force": Text("覆盖已有的文件", "write over a file that is there"),
}
