"""The titles of the lint rules, the help of their verb, and how remarks are told."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

TITLES: Mapping[str, Text] = {
    "rule-contradictory-limits": Text("互相矛盾的限值", "limits that contradict each other"),
    "rule-limit-always-met": Text("总能达到的限值", "a limit that everything meets"),
    "rule-at-least-unreachable": Text("达不到的“至少几项”", "a count of parts that cannot be met"),
    "rule-steps-gap": Text("分档之间有空隙", "a gap between steps"),
    "rule-steps-overlap": Text("分档之间有重叠", "steps that overlap"),
    "rule-step-unreachable": Text("永远轮不到的分档", "a step that is never reached"),
    "rule-staged-step-back": Text("后一年反而放宽的目标", "a later target that asks less"),
    "rule-year-outside": Text("不会到来的年份", "a year that never comes"),
    "rule-never-applies": Text("永不适用的标准", "a standard that never applies"),
    "rule-implausible-limit": Text("不合常理的限值", "a limit that is not plausible"),
    "rule-percent-slip": Text("百分数差了一百倍", "a share a hundred times off"),
    "rule-scale-slip": Text("限值相差悬殊", "limits far apart"),
    "rule-mixed-digits": Text("修约位数不一", "limits of unequal digits"),
    "rule-example-wrong": Text("算例与结论不符", "an example that finds otherwise"),
    "rule-example-off-boundary": Text("没有恰在限值上的算例", "no example on the limit"),
    "rule-missing-example": Text("缺少算例", "no example"),
    "rule-missing-source": Text("缺少来源文件", "no source"),
    "rule-missing-clause": Text("缺少条款", "no clause"),
    "rule-missing-title": Text("缺少标题", "no title"),
    "rule-missing-translation": Text("缺少一种语言", "a language is missing"),
    "rule-missing-confidence": Text("没有写可信程度", "no confidence"),
    "rule-placeholder": Text("尚未填写之处", "something left to fill in"),
    "rule-long-title": Text("标题过长", "a long title"),
    "rule-stale-check": Text("核对日期过久", "a comparison long ago"),
    "rule-verified-unchecked": Text("已核实而无核对日期", "verified without a date"),
    "rule-impossible-dates": Text("不可能的日期", "dates that cannot be"),
    "rule-missing-effective": Text("缺少施行日期", "no first day in force"),
    "rule-editions-overlap": Text("两个版本同时有效", "editions in force at once"),
    "rule-unknown-successor": Text("替代版本不存在", "a successor that is not there"),
    "rule-duplicate-check": Text("重复的标准", "a standard twice"),
    "rule-duplicate-title": Text("重复的标题", "a title twice"),
    "rule-near-id": Text("几乎相同的编号", "ids nearly the same"),
    "rule-unused-name": Text("没有用到的名称", "a name that is not used"),
    "rule-known-name": Text("已有的名称又起新名", "a known thing under a new name"),
    "rule-double-name": Text("两个名称同一含义", "two names for one thing"),
    "rule-repeated-item": Text("列表中重复的一项", "an item twice in a list"),
    "rule-wide-signs": Text("单位中的全角符号", "full-width signs in units"),
    "rule-bare-edition": Text("版本没有加引号", "an edition without quotes"),
    "rule-ignore-form": Text("忽略注释写法有误", "an ignore comment that cannot be read"),
    "rule-ignore-reason": Text("忽略而没有理由", "an ignore without a reason"),
    "rule-ignore-unknown": Text("忽略了不存在的规则", "an ignore of no rule"),
    "rule-ignore-unused": Text("没有用处的忽略", "an ignore of nothing"),
}

TOLD: Mapping[str, Text] = {
    "lint-severity-error": Text("错误", "error"),
    "lint-severity-warning": Text("警告", "warning"),
    "lint-severity-note": Text("提示", "note"),
    "lint-summary": Text(
        "{files} 个文件：{errors} 个错误，{warnings} 个警告，{notes} 个提示",
        "files: {files}; errors: {errors}, warnings: {warnings}, notes: {notes}",
    ),
    "lint-ignored": Text("，另有 {count} 处已写明理由忽略", "; ignored with a reason: {count}"),
    "lint-mended": Text("已改正 {path}：{count} 处", "mended {path}: {count}"),
    "lint-mendable": Text("其中 {count} 处可用 --fix 改正", "--fix mends {count} of them"),
    "lint-page": Text("docs/zh/lint/{id}.md", "docs/en/lint/{id}.md"),
    "lint-mends": Text("（可自动改正）", " (can be mended)"),
    "lint-help": Text(
        "{title}。忽略：在该行末尾或上一行写 # lint: ignore {id}: 理由。说明：{page}",
        "{title}. To ignore it, write # lint: ignore {id}: reason at the end of the line or above. "
        "Page: {page}",
    ),
    "lint-unusable": Text("文件无法使用：{title}", "the file cannot be used: {title}"),
    "lint-no-packs": Text(
        "文件夹里没有标准包或词汇表（.yaml）；请写明文件或文件夹",
        "there are no packs or vocabularies (.yaml) in this folder; name a file or a folder",
    ),
    "lint-many-files": Text(
        "文件夹里的 YAML 文件超过 {most} 个；请写明更小的文件夹",
        "this folder has more than {most} YAML files; name a smaller one",
    ),
    "lint-endings": Text(
        "文件中两种换行混用，未改动；请先统一换行",
        "the file mixes two kinds of line ends and was left as it is; make them alike first",
    ),
    "lint-changed": Text(
        "文件在检查期间被改动，未写入；请再运行一次",
        "the file has changed in the meantime and was left as it is; run it again",
    ),
    "lint-rule-near": Text(
        "没有规则“{text}”，是否想写“{near}”？用 --rules 列出全部",
        "there is no rule '{text}'; did you mean '{near}'? --rules lists them",
    ),
    "lint-rule-unknown": Text(
        "没有规则“{text}”；用 --rules 列出全部：{known}",
        "there is no rule '{text}'; --rules lists them: {known}",
    ),
    "lint-days": Text(
        "--stale-after 应是天数，如 730，不能是“{text}”",
        "--stale-after is a number of days such as 730, not '{text}'",
    ),
    "help-lint": Text(
        "检查标准包和词汇表的毛病：矛盾的限值、分档空隙、可疑的单位、缺少的条款、算例和译文等。"
        "不写文件时检查当前文件夹。退出状态：0 没有错误和警告；1 有；2 命令无法执行。",
        "look for what is amiss in packs and vocabularies: limits that contradict, gaps in steps, "
        "units that smell, clauses, examples and translations that are missing. Without files, the "
        "folder where you are. Exit status: 0 no errors and no warnings, 1 some, 2 the command "
        "line cannot be used.",
    ),
    "help-packs_named": Text(
        "标准包或词汇表文件、文件夹，或标准包的编号（cn/x@2017）",
        "files of packs or vocabularies, folders, or packs by id (cn/x@2017)",
    ),
    "help-mending": Text(
        "改正能安全改正的，注释和其他内容原样保留",
        "mend what can be mended safely; comments and all else stay as they are",
    ),
    "help-lint_form": Text(
        "text 供阅读，json 供程序读取，sarif 和 github 供代码托管平台显示",
        "text for people, json for programs, sarif and github for hosts of code",
    ),
    "help-select": Text("只查这些规则，用逗号分开", "look for these rules only, parted by commas"),
    "help-ignore": Text("不查这些规则，用逗号分开", "leave these rules out, parted by commas"),
    "help-today": Text(
        "以哪一天为今天：2024-09-01", "the day to take for today, such as 2024-09-01"
    ),
    "help-stale_after": Text(
        "核对日期超过多少天算过久，默认 730", "after how many days a comparison is old; 730"
    ),
    "help-rules": Text("列出全部规则", "list all rules"),
}
