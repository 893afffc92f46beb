"""Words for large tables that are judged where they lie: what is left out, files, engines."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {
    "lazy-kind": Text("没有这类对象的表", "there is no table of this kind of entity"),
    "lazy-key": Text(
        "表中没有说明各行属于哪个上级的列", "no column says what the rows are parts of"
    ),
    "lazy-parts": Text(
        "要用到下级对象的表；请用 Pack.evaluate",
        "it asks for parts that have a table of their own; use Pack.evaluate",
    ),
    "lazy-twice": Text(
        "同一对象在另一年度或学段有两行，不知以哪一行为准",
        "an entity has two rows in another year or stage, and nothing says which counts",
    ),
    "lazy-apart": Text(
        "要用到其他分区的行；请把这些分区作为一个表给出",
        "it asks for rows of other partitions; give these as one table",
    ),
    "lazy-digits": Text(
        "有数超过 15 位有效数字，或运算会超出 64 位整数；请用 Pack.evaluate",
        "a number has more than 15 digits, or its arithmetic more than 64 bits; use Pack.evaluate",
    ),
    "lazy-text": Text(
        "数字列中有不是普通数字的文字；请先整理该列",
        "a column of numbers has texts that are no plain numbers; mend the column first",
    ),
    "lazy-type": Text(
        "某一列的数据类型与字段不符（如数字存为 32 位小数、是否存为文字、日期存为文字）",
        "a column is of another type than its field: 32-bit floats, yes and no or dates as text",
    ),
    "lazy-rounding": Text(
        "要取整，所用引擎没有可靠的整除", "it rounds, and the engine has no reliable whole division"
    ),
    "lazy-settle": Text(
        "恰在差异系数或指数界限上的组（行）太多；请用 Pack.evaluate",
        "too many groups or rows lie exactly on the limit of a coefficient or an index; "
        "use Pack.evaluate",
    ),
    "lazy-form": Text(
        "这种形式不能一次判断整列；请用 Pack.evaluate",
        "its form cannot be judged in whole columns; use Pack.evaluate",
    ),
    "lazy-wholes": Text(
        "有的行没有学段，可能是整校数据，须先按学段分摊；请用 Pack.evaluate",
        "some rows have no stage and may speak of whole schools, to be divided; use Pack.evaluate",
    ),
    "lazy-not-frame": Text(
        "这里只接受数据框或关系；其他数据请用 Pack.evaluate",
        "only frames and relations are judged here; use Pack.evaluate for other data",
    ),
    "lazy-file-kind": Text(
        "结果只能写成 Parquet；“{suffix}”不行",
        "the findings are written as Parquet, not '{suffix}'",
    ),
    "big-file-kind": Text(
        "--engine 只读 Parquet 与 CSV；“{suffix}”不行",
        "with --engine files are Parquet or CSV, not '{suffix}'",
    ),
    "big-mixed": Text(
        "同一个表的文件须是同一种格式：或 Parquet，或 CSV",
        "the files of one table are all Parquet or all CSV",
    ),
    "big-engine-missing": Text(
        "引擎 {engine} 未安装：pip install 'edustandards[{engine}]'",
        "the engine {engine} is not installed: pip install 'edustandards[{engine}]'",
    ),
    "big-mapping": Text(
        "对照表在 --engine 下只能指明哪一列是什么；空格、学段、年度与行的条件不行",
        "with --engine a mapping says which column is which; not blanks, stages, years or rows",
    ),
    "big-folder": Text(
        "数据有 {count} 个分区，结果按分区存放；请用 -o 给出文件夹名",
        "the data comes in {count} partitions, and so do the findings; name a folder with -o",
    ),
    "big-with": Text(
        "{option} 不能与 --engine 一起用", "{option} does not go together with --engine"
    ),
    "big-without": Text("{option} 须与 --engine 一起用", "{option} needs --engine"),
    "big-left-out": Text(
        "未判断的标准（{count} 条，不算达标）：",
        "not judged, and so not known to be met ({count} standards):",
    ),
    "big-because": Text("{reason}：{titles}", "{reason}: {titles}"),
    "big-again": Text(
        "{total} 个分区中有 {count} 个此前已完成，未重做",
        "{count} of {total} partitions were done before and not done again",
    ),
    "help-engine": Text(
        "由引擎就地判断大文件（Parquet、CSV，可为分区文件夹），结果用 -o 写成 Parquet",
        "judge large files where they lie (Parquet, CSV, partitioned folders); -o writes Parquet",
    ),
    "help-only_failing": Text(
        "只写出未达标的结果（与 --engine 一起用）", "write only what is not met (with --engine)"
    ),
    "lazy-failed": Text(
        "引擎 {engine} 未能完成：{why}", "the engine {engine} could not do it: {why}"
    ),
}
