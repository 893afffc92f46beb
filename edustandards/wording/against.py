"""Sentences about two runs that are held against each other."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {
    "against-head": Text("{after}，与 {before} 相比", "{after}, against {before}"),
    "against-packs": Text(
        "注意：两次所用的标准内容不同（原为 {before}，现为 {after}），结论的改变可能来自标准",
        "mind: the two runs asked different things ({before} then, {after} now); what changed may"
        " be the standards",
    ),
    "against-summary": Text(
        "新达标 {won}，不再达标 {lost}，其他改变 {other}，不变 {same}；新增 {new}，不再有 {gone}",
        "{won} won, {lost} lost, {other} otherwise changed, {same} the same; {new} new, {gone}"
        " gone",
    ),
    "against-nearer": Text(
        "结论不变的之中，余量变大的 {nearer} 项，变小的 {further} 项",
        "of those with the same verdict, {nearer} have a larger margin and {further} a smaller one",
    ),
    "against-lost": Text("不再达标（{count}）", "Lost ({count})"),
    "against-won": Text("新达标（{count}）", "Won ({count})"),
    "against-other": Text("其他改变（{count}）", "Otherwise changed ({count})"),
    "against-by-entity": Text("各对象的得失（{count} 个）", "Who won and lost ({count})"),
    "against-entity": Text(
        "{entity}：新达标 {won}，不再达标 {lost}", "{entity}: {won} won, {lost} lost"
    ),
    "against-line": Text(
        "{title}，{subject}：{before} → {after}", "{title}, {subject}: {before} → {after}"
    ),
    "against-margin": Text("{verdict}（余量 {margin}）", "{verdict} (margin {margin})"),
    "turn-won": Text("新达标", "won"),
    "turn-lost": Text("不再达标", "lost"),
    "turn-other": Text("其他改变", "other"),
    "turn-same": Text("不变", "same"),
    "turn-new": Text("新增", "new"),
    "turn-gone": Text("不再有", "gone"),
    "saved-too-large": Text("文件超过 {most} MB，未读取", "larger than {most} MB, and not read"),
    "saved-unreadable": Text("无法读取（{why}）", "cannot be read ({why})"),
    "saved-no-json": Text(
        "不是 JSON；应为 check --format json 写出的文件",
        "no JSON; a file that check --format json wrote is wanted",
    ),
    "saved-no-report": Text(
        "不是检查结果；应为 check --format json 写出的文件",
        "no report; a file that check --format json wrote is wanted",
    ),
    "saved-schema": Text(
        "结果文件的格式版本为 {found}，本程序能读 {known}；请用现在的程序重新检查",
        "the report has schema {found} and this program reads {known}; check the data again",
    ),
    "help-report": Text(
        "与以前一次检查的结果相比：哪些新达标，哪些不再达标，是谁。"
        "两个文件都由 check --format json 写出。退出状态：0 没有不再达标的；1 有；2 无法使用。",
        "compare a report with an earlier one: what was won and lost, and by whom. Both are files"
        " that check --format json wrote. Exit status: 0 nothing was lost, 1 something was, 2 a"
        " file cannot be used.",
    ),
    "help-later": Text("较新的结果（JSON）", "the later report (JSON)"),
    "help-against": Text("较早的结果（JSON）", "the earlier report (JSON)"),
    "help-against_form": Text(
        "table 供终端阅读，md 供文档引用，json 供程序读取",
        "table for a terminal, md for documents, json for programs",
    ),
}
