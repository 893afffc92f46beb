"""The page of benchmarks: what was measured, as tables and charts, from the files of the runs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"
BAR, LABEL, ROW = 300, 190, 26

SINGLE = ("one_school", "start", "columns", "limits", "tables")
"""The files of single figures, in the order of the page."""

SAID = {
    "title": ("基准测试", "Benchmarks"),
    "about": (
        (
            "各方在同一次运行中轮流测量，取中位数；结论逐一比较。“错误结论”是与精确结论不同的个数。"
            "`make bench` 在你的机器上重做。"
        ),
        (
            "Everything is measured in turns within one run, medians; verdicts are compared one by"
            " one. Wrong verdicts are those that differ from the exact ones. `make bench` does it"
            " again on your machine."
        ),
    ),
    "machine": ("测量环境", "Measured on"),
    "table": (
        "{schools:,} 所学校，{on_limit}% 恰在限值上",
        "{schools:,} schools, {on_limit} % exactly on their limits",
    ),
    "who": ("方式", "Way"),
    "seconds": ("秒", "seconds"),
    "ratio": ("倍数", "ratio"),
    "wrong": ("错误结论", "wrong verdicts"),
    "peak": ("内存峰值 MB", "peak of memory, MB"),
    "one": ("一所学校，七项限值", "One school, seven limits"),
    "microseconds": ("微秒", "microseconds"),
    "engines": (
        "从文件到文件，与引擎自身的浮点计算相比",
        "From file to file, against the engine's own floats",
    ),
    "engine": ("引擎", "engine"),
    "schools": ("学校数", "schools"),
    "by_hand": ("手写，秒", "by hand, s"),
    "exact": ("精确，秒", "exact, s"),
    "more": ("其他测量", "What else was measured"),
    "measured": ("实测", "measured"),
    "target": ("目标：至多", "target: at most"),
    "one-verdicts": ("一所学校，每个结论：只要结论", "One school, each verdict: the verdict alone"),
    "one-findings": ("一所学校，每个结论：结果对象", "One school, each verdict: findings"),
    "one-shown": (
        "一所学校，每个结论：读出数值、限值和差距",
        "One school, each verdict: value, threshold and margins read",
    ),
    "one-explained": (
        "一所学校，每个结论：连同缺口与依据",
        "One school, each verdict: with shortfall and evidence",
    ),
    "one-single": (
        "一所学校，逐条检查，每次重读记录",
        "One school, check by check, the record read anew for each",
    ),
    "memory-hand": (
        "内存中 100 万所学校，手写 Polars 浮点",
        "A million schools in memory, Polars by hand in floats",
    ),
    "memory-exact": (
        "内存中 100 万所学校，精确结论",
        "A million schools in memory, exact verdicts",
    ),
    "memory-ratio": ("同上，与手写之比", "The same, against by hand"),
    "memory-peak": ("同上，内存峰值之比", "The same, peaks of memory against each other"),
    "start-import": (
        "import edustandards，比空的 Python 多",
        "import edustandards, over bare Python",
    ),
    "start-help": ("edustandards --help", "edustandards --help"),
    "start-check": (
        "检查 200 行的小表，全国标准包",
        "Checking a table of 200 rows with the national pack",
    ),
    "read-workbook": (
        "5 万行 × 30 列工作簿，读入并检查，与 python-calamine 只读之比",
        "A workbook of 50,000 x 30 read and checked, against python-calamine reading it",
    ),
    "peak-workbook": ("同上，内存峰值", "The same, peak of memory"),
    "read-text": (
        "100 万行 CSV，读入并检查，与 Polars 读入再检查之比",
        "A CSV of a million rows read and checked, against Polars reading it and the checks",
    ),
    "peak-text": ("同上，内存峰值", "The same, peak of memory"),
    "limit-0": ("30 万所学校，无一恰在限值上", "300,000 schools, none exactly on a limit"),
    "limit-5": ("30 万所学校，5% 恰在限值上", "300,000 schools, 5 % exactly on their limits"),
    "limit-50": ("30 万所学校，50% 恰在限值上", "300,000 schools, 50 % exactly on their limits"),
    "spread-300": (
        "3000 个区县中 300 个恰在差异系数界限上，每个多用",
        "300 of 3,000 counties exactly on the limit of a coefficient, each more",
    ),
    "spread-3000": (
        "3000 个区县全在差异系数界限上，每个多用",
        "All of 3,000 counties exactly on the limit of a coefficient, each more",
    ),
    "written-wide": (
        "写出 30 万所学校的结果，每校一行",
        "Results of 300,000 schools written, a row for each school",
    ),
    "written-long": (
        "写出 30 万所学校的结果，每条标准一行",
        "Results of 300,000 schools written, a row for each finding",
    ),
    "scale": ("耗时怎样增长", "How time grows"),
    "scale-about": (
        "在内存中用 Polars 判断，每点取三次的中位数。",
        "Judged in memory by Polars; each point is the median of three.",
    ),
    "rows": ("按行数（6 项限值、2 项差异系数）", "By rows (6 limits, 2 coefficients of variation)"),
    "standards": ("按标准数（100 万所学校）", "By standards (a million schools)"),
    "counties": ("按区县数（30 万所学校）", "By counties (300,000 schools)"),
    "years": ("按年数（每年 3 万所学校）", "By years (30,000 schools a year)"),
    "country": (
        (
            "按最大一点的斜率推算：全国 50 万所学校、十年共 500 万行，6 项限值和 2 项差异系数约需"
            " {country} 秒；"
            "10 亿条班级记录、4 项限值，若 Spark 每核与这里每核一样快，在 100 核上约需"
            " {billion} 秒，不计读写和调度；Spark 慢二十倍（100 万行时实测如此）则约需 {slow} 秒。"
            "这是推算，不是测量。"
        ),
        (
            "By the slope at the largest point: a country of 500,000 schools over ten years, 5"
            " million rows with 6 limits and 2 coefficients, would take about {country} s; a"
            " billion records of classes with 4 limits, if Spark is as fast on each core as this"
            " is, about {billion} s on 100 cores, without reading, writing and scheduling; twenty"
            " times slower, as Spark was found at a million rows, about {slow} s. This is reckoned,"
            " not measured."
        ),
    ),
}


def page(lang: str) -> Iterator[str]:
    """Return the lines of the page, zh or en."""

    def say(name: str, **params: Any) -> str:
        return SAID[name][lang == "en"].format(**params)

    yield f"# {say('title')}"
    yield ""
    yield say("about")
    yield ""
    peers, engines, scale = (_read(name) for name in ("peers", "engines", "scale"))
    if peers:
        for one in peers["frames"]:
            yield f"## {say('table', **one)}"
            yield ""
            ranked = sorted(one["peers"], key=lambda peer: peer["seconds"])
            yield from _chart([(peer["name"], peer["seconds"]) for peer in ranked])
            heads = ["who", "seconds", "ratio", "wrong"]
            heads += ["peak"] if any("peak" in peer for peer in ranked) else []
            rows = [
                [peer["name"], *(str(peer.get(key, "")) for key in heads[1:])] for peer in ranked
            ]
            yield from _table([say(head) for head in heads], rows)
        yield f"## {say('one')}"
        yield ""
        ranked = sorted(peers["rows"], key=lambda peer: peer["microseconds"])
        yield from _chart([(peer["name"], peer["microseconds"]) for peer in ranked])
        heads = ["who", "microseconds", "ratio", "wrong"]
        rows = [[peer["name"], *(str(peer[key]) for key in heads[1:])] for peer in ranked]
        yield from _table([say(head) for head in heads], rows)
    if engines:
        yield f"## {say('engines')}"
        yield ""
        heads = ["engine", "schools", "by_hand", "exact", "ratio"]
        rows = [
            [
                one["engine"],
                f"{one['schools']:,}",
                *(str(one[key]) for key in (*heads[2:], "memory")),
            ]
            for one in engines
        ]
        yield from _table([say(head) for head in [*heads, "peak"]], rows)
    yield from _more(say)
    if scale:
        yield from _scale(scale, say)
    if peers:
        yield f"## {say('machine')}"
        yield ""
        for name, value in peers["machine"].items():
            yield f"- {name}: {value}"
        yield ""


def _more(say: Any) -> Iterator[str]:
    """Return a table of single figures beside what they should be."""
    found = [one for name in SINGLE for one in _read(name) or []]
    if not found:
        return
    yield f"## {say('more')}"
    yield ""
    rows = [
        [
            say(one["what"]),
            f"{one['value']:.3g} {one['unit']}",
            f"{one['target']:g} {one['unit']}" if "target" in one else "",
        ]
        for one in found
    ]
    yield from _table(["", say("measured"), say("target")], rows)


def _scale(scale: dict[str, Any], say: Any) -> Iterator[str]:
    yield f"## {say('scale')}"
    yield ""
    yield say("scale-about")
    yield ""
    for name in ("rows", "standards", "counties", "years"):
        yield f"### {say(name)}"
        yield ""
        yield from _chart([(f"{at:,}", seconds) for at, seconds in scale[name]])
    most, seconds = scale["rows"][-1]
    four = next(seconds for count, seconds in scale["standards"] if count == 4)
    country = round(5_000_000 / most * seconds, 1)
    billion = 1e9 / 1e6 * four * 2 / 100
    yield say("country", country=country, billion=f"{billion:.1g}", slow=f"{billion * 20:.2g}")
    yield ""


def _read(name: str) -> Any:
    path = FOLDER / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(heads) + " |"
    yield "|---" + "|---:" * (len(heads) - 1) + "|"
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


def _chart(bars: Sequence[tuple[str, float]]) -> Iterator[str]:
    """Return bars with their numbers; the longest is as wide as there is room."""
    most = max(value for _, value in bars)
    high = ROW * len(bars)
    yield '<figure class="es-history">'
    yield f'<svg viewBox="0 0 {LABEL + BAR + 90} {high}" role="img">'
    for at, (name, value) in enumerate(bars):
        wide = max(round(BAR * value / most), 1)
        middle = at * ROW + 17
        yield f'<text x="{LABEL - 8}" y="{middle}" text-anchor="end">{escape(name)}</text>'
        yield f'<rect class="es-bar" x="{LABEL}" y="{at * ROW + 5}" width="{wide}" height="16"/>'
        yield f'<text x="{LABEL + wide + 6}" y="{middle}">{value:g}</text>'
    yield "</svg>"
    yield "</figure>"
    yield ""
