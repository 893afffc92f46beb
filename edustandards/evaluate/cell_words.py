"""What people write into cells: for a gap, for yes, for no. Folded to half width and lower case."""

from __future__ import annotations

MISSING = frozenset(
    {"", "-", "--", "—", "——", "–", "/", "\\", "...", "......", "n/a", "na", "null", "none", "nan"}
    | {"无数据", "缺"}
)
"""What people write into a cell that has no value."""

YES = frozenset({"是", "有", "√", "✓", "✔", "yes", "y", "true", "1", "达到", "已"})
NO = frozenset({"否", "无", "没有", "×", "✗", "✘", "x", "no", "n", "false", "0", "未达到", "未"})
