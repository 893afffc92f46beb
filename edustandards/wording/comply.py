"""Sentences of plans to comply."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {
    "comply-no-column": Text(
        "数据中没有“{field}”一列数值，无法据此制订计划；请换一项资源",
        "no table has '{field}' as a column of numbers to plan with; choose another resource",
    ),
    "comply-needs": Text(
        '使校际差异达标需要求解程序：pip install "edustandards[{extra}]"',
        'evening schools out needs a solver: pip install "edustandards[{extra}]"',
    ),
    "comply-curved": Text(
        "“{standard}”不随这项资源按比例变化，未列入计划；仍按计划后的数据重新判断",
        "'{standard}' does not grow in proportion with this resource and is not planned for; it is"
        " judged again all the same",
    ),
    "comply-shared": Text(
        "有的{kind}行没有学段，资源由各学段共用；计划只对写明学段的行增加",
        "some rows of {kind} have no stage and are shared between stages; the plan adds to rows"
        " with a stage only",
    ),
    "comply-uneven": Text(
        "{entity}的“{standard}”：未能找到整步方案使其达标，下面是最接近的",
        "{entity}: no plan in whole steps was found that meets '{standard}'; this is the nearest",
    ),
    "comply-uneven-stage": Text(
        "{entity}{stage}的“{standard}”：未能找到整步方案使其达标，下面是最接近的",
        "{entity}, {stage}: no plan in whole steps was found that meets '{standard}'; this is the"
        " nearest",
    ),
    "comply-step": Text("“{text}”不是大于零的数量", "'{text}' is no amount above zero"),
    "comply-head": Text(
        "增加“{field}”使之达标：共需 {total}，{count} 个对象",
        "More {field}, so that standards are met: {total} in all, for {count}",
    ),
    "comply-nothing": Text(
        "无需增加“{field}”：没有由它可以补上的缺口",
        "no more {field} is needed: there is no gap that it could close",
    ),
    "comply-bound": Text(
        "以 {step} 为一步的任何方案都至少需要{bound}（已精确证明）",
        "any plan in steps of {step} takes {bound} at least, which is proved exactly",
    ),
    "comply-share": Text(
        "{subject}：{now} → {then}（增加 {more}），因 {because}",
        "{subject}: {now} → {then} ({more} more), for {because}",
    ),
    "comply-whole": Text("{whole}：{total}", "{whole}: {total}"),
    "comply-turned": Text(
        "计划之后：新达标 {won} 项，不再达标 {lost} 项（均已按增加后的数据重新精确判断）",
        "after the plan: {won} won, {lost} lost, judged again exactly on the changed data",
    ),
    "comply-open": Text(
        "仍未达标、且与这项资源有关的 {count} 项（多因其他资源）：{standards}",
        "still not met, of what reads this resource: {count}, mostly for want of others"
        " ({standards})",
    ),
    "comply-more": Text(
        "……另有 {count} 个；用 --format json 或 csv 查看全部",
        "… and {count} more; --format json or csv has them all",
    ),
    "help-comply": Text(
        "制订达标计划：最少增加多少某项资源，使每所学校达标、校际差异达标。"
        "退出状态：0 与这项资源有关的都能达标；1 仍有未达标；2 输入无法使用。",
        "plan how to comply: the least of one resource that makes every school meet and evens them"
        " out. Exit status: 0 all that reads the resource is met then, 1 something stays open, 2"
        " the input cannot be used.",
    ),
    "help-resource": Text(
        "资源的字段名，如 equipment_value", "the field of the resource, such as equipment_value"
    ),
    "help-step": Text(
        "按多少取整，如 10000 元；默认 1 个单位",
        "round up to steps of this, such as 10000 yuan; 1 of its unit if not given",
    ),
    "help-comply_form": Text(
        "table 供终端阅读，json 与 csv 有全部对象",
        "table for a terminal; json and csv have everybody",
    ),
}
