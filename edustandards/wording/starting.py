"""What stands in packs that have just been started: whole files, with words to be put in.

`«pack»` and the like are put in by `packs/starting`; all else is as its reader finds it.
"""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

MODELINE = "# yaml-language-server: $schema=«schema»\n"

TEMPLATES: Mapping[str, Text] = {
    "pack": Text(
        """\
# 标准包：把一个文件的各条标准写成可以精确判断的要求。“#”后面是说明，可改可删。
# 改完后依次运行：edustandards lint 检查写法，edustandards try 试算例，edustandards fmt 统一版面。
pack: «pack»  # 编号：小写字母、数字、连字符，如 cn/my-county
edition: "«edition»"  # 文件的版本，一般是年份
revision: 1  # 第几次录入修订
title: «title»
source: {document: 示例文件, issued: «day»}  # 换成实际的文号和发文日期
effective: {from: «day»}  # 施行日期
judge: full-value  # 不修约；按修约后的值判断时写 rounded-value

# 名称表里没有的字段和指标写在这里；常用的（students、sports_area_per_student 等）不必写。
# fields:
#   garden_area:
#     title: {zh: 绿地面积, en: green area}
#     unit: m²
#     adds_up: true
#     headers: [绿地面积]
# indicators:
#   garden_per_student:
#     title: {zh: 生均绿地, en: green area per student}
#     formula: garden_area / students
#     unit: m²/student

standards:
  # 一条标准：编号、名称、条款，对谁提出（on），看哪个指标，要求多少。
  sports-area:
    title: {zh: 生均体育运动场馆面积, en: Sports area per student}
    clause: 第一条
    on: school
    indicator: sports_area_per_student  # 名称表里的指标，也可以直接写公式
    require: {primary: "≥ 8 平方米/生", junior: "≥ 11 平方米/生"}  # 按学段；不分学段就写一个
    confidence: unverified  # 与原文核对后改为 verified
    examples:
      # 算例正好写在限值上和略差一点，录错限值就会被发现。
      - {stage: primary, students: 1, sports_field_area: 7 m², gym_area: 1 m², expect: met}
      - {stage: primary, students: 1, sports_field_area: 6.99 m², gym_area: 1 m², expect: not_met}
      - {stage: junior, students: 1, sports_field_area: 10 m², gym_area: 1 m², expect: met}
      - {stage: junior, students: 1, sports_field_area: 9.99 m², gym_area: 1 m², expect: not_met}

  class-size:
    title: {zh: 班额, en: Class size}
    clause: 第二条
    on: class
    indicator: students
    require: "≤ 45 学生"
    confidence: unverified
    examples:
      - {students: 45, expect: met}
      - {students: 46, expect: not_met}

  # 由别的标准组成的标准：学校的每个班都不超班额。
  classes-in-limit:
    title: {zh: 所有班级不超班额, en: Every class within the limit}
    clause: 第二条
    on: school
    for_every: class
    check: class-size
    confidence: unverified
    examples:
      - {class: [{students: 45}, {students: 44}], expect: met}
      - {class: [{students: 45}, {students: 46}], expect: not_met}
""",
        """\
# A pack: the standards of one document, as requirements that are judged exactly. What follows a
# "#" is a remark; change it or take it away. Then run: edustandards lint (is it well written),
# edustandards try (do its examples hold), edustandards fmt (one layout).
pack: «pack»  # its id: lower-case letters, digits, hyphens, such as cn/my-county
edition: "«edition»"  # the edition of the document, mostly a year
revision: 1  # how often this transcription was revised
title: «title»
source: {document: 示例文件, issued: «day»}  # put the real document and its date here
effective: {from: «day»}  # when it comes into force
judge: full-value  # not rounded; rounded-value if the document says so

# Fields and indicators that the shared vocabulary lacks are named here; common ones need not be.
# fields:
#   garden_area:
#     title: {zh: 绿地面积, en: green area}
#     unit: m²
#     adds_up: true
#     headers: [green area]
# indicators:
#   garden_per_student:
#     title: {zh: 生均绿地, en: green area per student}
#     formula: garden_area / students
#     unit: m²/student

standards:
  # A standard: its id, title and clause, of whom it is asked (on), which indicator, how much.
  sports-area:
    title: {zh: 生均体育运动场馆面积, en: Sports area per student}
    clause: Article 1
    on: school
    indicator: sports_area_per_student  # of the vocabulary; a formula may stand here too
    require: {primary: "≥ 8 m²/student", junior: "≥ 11 m²/student"}  # by stage, or one for all
    confidence: unverified  # verified, once it has been compared with the document
    examples:
      # Examples exactly on the threshold and a little short of it notice a limit that is wrong.
      - {stage: primary, students: 1, sports_field_area: 7 m², gym_area: 1 m², expect: met}
      - {stage: primary, students: 1, sports_field_area: 6.99 m², gym_area: 1 m², expect: not_met}
      - {stage: junior, students: 1, sports_field_area: 10 m², gym_area: 1 m², expect: met}
      - {stage: junior, students: 1, sports_field_area: 9.99 m², gym_area: 1 m², expect: not_met}

  class-size:
    title: {zh: 班额, en: Class size}
    clause: Article 2
    on: class
    indicator: students
    require: "≤ 45 student"
    confidence: unverified
    examples:
      - {students: 45, expect: met}
      - {students: 46, expect: not_met}

  # A standard made of another: every class of the school is within the limit.
  classes-in-limit:
    title: {zh: 所有班级不超班额, en: Every class within the limit}
    clause: Article 2
    on: school
    for_every: class
    check: class-size
    confidence: unverified
    examples:
      - {class: [{students: 45}, {students: 44}], expect: met}
      - {class: [{students: 45}, {students: 46}], expect: not_met}
""",
    ),
    "overlay": Text(
        """\
# 地方标准包：照用 «parent» 的全部标准，只写不同之处，每处写明理由。
# 下面以“## ”开头的是说明；以“# ”开头的是写法，去掉“# ”即可使用。
pack: «pack»
edition: "«edition»"
extends: «parent»
title: «title»
source: {document: 示例文件, issued: «day»}  # 换成实际的文号和发文日期
effective: {from: «day»}  # 施行日期

## 上级包有：«ids»
""",
        """\
# A local pack: it takes all standards of «parent» over, and says only what is different, and why.
# Below, lines that begin with "## " are remarks; take "# " away from the others to use them.
pack: «pack»
edition: "«edition»"
extends: «parent»
title: «title»
source: {document: 示例文件, issued: «day»}  # put the real document and its date here
effective: {from: «day»}  # when it comes into force

## The pack has: «ids»
""",
    ),
    "set": Text(
        """\

## set：另定要求。原为 «require»
# set:
#   «id»:
#     require: «require»  # 改成本地的要求
#     confidence: unverified
#     reason: {zh: 本地要求更高。, en: More is asked here.}
""",
        """\

## set: another requirement. It was «require»
# set:
#   «id»:
#     require: «require»  # put what is required here
#     confidence: unverified
#     reason: {zh: 本地要求更高。, en: More is asked here.}
""",
    ),
    "refine": Text(
        """\

## refine：要求不变，另写名称、条款、说明，或只对一部分对象提出。
# refine:
#   «id»:
#     clause: 本地文件第二条
#     reason: {zh: 本地文件另有条款。, en: The local document has a clause of its own.}
""",
        """\

## refine: the requirement stays; another title, clause or note, or asked of some only.
# refine:
#   «id»:
#     clause: Article 2 of the local document
#     reason: {zh: 本地文件另有条款。, en: The local document has a clause of its own.}
""",
    ),
    "add": Text(
        """\

## add：增加的标准，写法同 standards，另加理由。
# add:
#   local-class-size:
#     title: {zh: 本地班额, en: Local class size}
#     clause: 本地文件第三条
#     on: class
#     indicator: students
#     require: "≤ 40 学生"
#     confidence: unverified
#     reason: {zh: 上级没有此项要求。, en: The pack that is extended does not ask it.}
#     examples:
#       - {students: 40, expect: met}
#       - {students: 41, expect: not_met}
""",
        """\

## add: further standards, written as under `standards`, with a reason.
# add:
#   local-class-size:
#     title: {zh: 本地班额, en: Local class size}
#     clause: Article 3 of the local document
#     on: class
#     indicator: students
#     require: "≤ 40 student"
#     confidence: unverified
#     reason: {zh: 上级没有此项要求。, en: The pack that is extended does not ask it.}
#     examples:
#       - {students: 40, expect: met}
#       - {students: 41, expect: not_met}
""",
    ),
    "retire": Text(
        """\

## retire：不再采用的标准。别的标准引用的，不能单独去掉。
# retire:
#   «id»: {reason: {zh: 本地不适用。, en: It does not apply here.}}
""",
        """\

## retire: standards that are given up; one that others cite cannot be given up alone.
# retire:
#   «id»: {reason: {zh: 本地不适用。, en: It does not apply here.}}
""",
    ),
    "sheet": Text(
        """\
# 由 «file» 生成。请与原文核对：名称、条款、限值、指标，再把 confidence 改为 verified。
# 算例由限值生成：正好在限值上，和差一点、好一点。改了限值，算例也要改。
pack: «pack»
edition: "«edition»"
title: «title»
source: {document: «file»}  # 换成原文的文号，并写发文日期：issued: 2024-01-01
# effective: {from: 2024-01-01}  # 施行日期
""",
        """\
# Made from «file». Compare titles, clauses, thresholds and indicators with the document, then
# set `confidence` to verified. The examples were made from the thresholds: exactly on them, and a
# little below and above; where a threshold changes, they have to change with it.
pack: «pack»
edition: "«edition»"
title: «title»
source: {document: «file»}  # put the document here, and when it was issued: issued: 2024-01-01
# effective: {from: 2024-01-01}  # when it comes into force
""",
    ),
}

REMARKS: Mapping[str, Text] = {
    "title": Text("新建的标准包（示例）", "A pack just started (example)"),
    "near": Text(
        "指标按相近的名称取自名称表，请核对", "the indicator was found by a similar name; check it"
    ),
    "own-field": Text(
        "名称表中没有这个名称，暂作直接填报的字段；能由别的字段算出的，请改为公式",
        "no name of the vocabulary fits, so this is a field of its own; make it a formula if it"
        " can be worked out from others",
    ),
    "no-example": Text("没有生成算例，请自行补上", "no example could be made; add one"),
    "unused": Text("表格中没有用上的行：", "rows of the spreadsheet that were not used:"),
}
