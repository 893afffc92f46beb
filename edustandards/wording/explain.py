"""Sentences of an explanation, and the names of verdicts."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {
    "verdict-met": Text("达标", "met"),
    "verdict-not_met": Text("未达标", "not met"),
    "verdict-unknown": Text("数据不足", "unknown"),
    "verdict-not_applicable": Text("不适用", "not applicable"),
    "explain-head": Text("{title}：{verdict}", "{title}: {verdict}"),
    "explain-of": Text("{title}（{subject}）：{verdict}", "{title} ({subject}): {verdict}"),
    "explain-check": Text("要求", "requirement"),
    "explain-clause": Text("依据条款：{clause}", "clause: {clause}"),
    "explain-value": Text("实际值：{value}", "value: {value}"),
    "explain-value-of": Text("实际值：{value}，即 {formula}", "value: {value}, which is {formula}"),
    "explain-numbers": Text("代入数值：{numbers}", "with its numbers: {numbers}"),
    "explain-require": Text("要求：{requirement}", "required: {requirement}"),
    "explain-require-now": Text(
        "要求：{requirement}，此处为 {threshold}", "required: {requirement}, here {threshold}"
    ),
    "explain-holds": Text("要求：{formula}", "required: {formula}"),
    "explain-margin": Text(
        "余量：{margin}（为要求值的 {relative}）", "margin: {margin} ({relative} of the threshold)"
    ),
    "explain-margin-only": Text("余量：{margin}", "margin: {margin}"),
    "explain-relative": Text("余量：为要求值的 {relative}", "margin: {relative} of the threshold"),
    "explain-more": Text(
        "缺口：{field}至少还需增加 {change}（其他数据不变）",
        "to close the gap: at least {change} more of {field}, all else as it is",
    ),
    "explain-less": Text(
        "缺口：{field}至少需减少 {change}（其他数据不变）",
        "to close the gap: at least {change} less of {field}, all else as it is",
    ),
    "explain-evidence": Text("{field}：{value}", "{field}: {value}"),
    "explain-evidence-at": Text("{field}：{value}（{place}）", "{field}: {value} ({place})"),
    "explain-bounds": Text(
        "数据不全，实际值在 {low} 与 {high} 之间",
        "not all is known; the value lies from {low} to {high}",
    ),
    "explain-reference": Text(
        "{field}：{value}（参照值{about}）", "{field}: {value} (reference value{about})"
    ),
    "explain-waiver": Text(
        "豁免：{reason}；批准：{approver}，{granted} 至 {expires}。豁免不改变结论",
        "waiver: {reason}; by {approver}, {granted} to {expires}. It does not change the verdict",
    ),
    "explain-waiver-void": Text(
        "豁免不在有效期内（{granted} 至 {expires}）：{reason}；批准：{approver}",
        "a waiver that is not in force ({granted} to {expires}): {reason}; by {approver}",
    ),
    "explain-missing": Text("缺", "missing"),
    "explain-reason": Text("原因：{reason}", "reason: {reason}"),
    "explain-parts": Text("各部分：", "parts:"),
    "explain-rest": Text("……另有 {count} 项", "… and {count} more"),
    "yes": Text("是", "yes"),
    "no": Text("否", "no"),
    "about": Text("约 {number}", "about {number}"),
}
