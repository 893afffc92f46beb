"""What `make demo` runs: packs on a real survey and on a generated county, reports written.

Run it from the root of the repository, with the Python that `edustandards` is installed for.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "demo-output"
PROGRAM = Path(sys.executable).with_name("edustandards")
SUMMARY = 2
SUFFIXES = (".html", ".xlsx", ".json")
"""The reports that are written of each run: to read, to work with, for programs."""
JUDGED = {
    0: "适用的标准全部达标 · all that applies is met",
    1: "有标准未达标 · something is not met",
    3: "没有未达标，但有的数据不足 · nothing is not met, but something is unknown",
}


@dataclass(frozen=True)
class Run:
    """Data and a pack, what to say of them, how many lines to show (0: all), what to explain."""

    zh: str
    en: str
    data: tuple[str, ...]
    pack: str
    name: str
    lines: int = 0
    explain: tuple[str, ...] = ()


RUNS = (
    Run(
        "真实数据：某地级市 2017 年调查，对照城市计划。调查只有合计数，所以大多数据不足",
        "Real figures: a prefecture's survey of 2017, city plan. Only totals, so mostly unknown",
        ("examples/prefecture-survey-2017.csv",),
        "cn/city-plan",
        "survey-city-plan",
        SUMMARY,
        ("--standard", "teacher-ratio", "--entity", "某地级市", "--stage", "primary"),
    ),
    Run(
        "同一调查，核对报告正文所写的三个比例",
        "The same survey: do the shares in its text agree with its counts?",
        ("examples/prefecture-survey-2017-totals.csv",),
        "examples/survey-shares.yaml",
        "survey-shares",
    ),
    Run(
        "同一调查，对照国家标准。国家标准逐校、逐县判断，合计数回答不了，所以全部数据不足",
        "The same survey, national pack, which asks each school and county: all unknown",
        ("examples/prefecture-survey-2017.csv",),
        "cn/quality-balanced",
        "survey-quality-balanced",
        SUMMARY,
    ),
    Run(
        "生成的县（没有一所学校是真的）：62 所学校及其班级，对照国家标准",
        "A generated county, no school in it is real: 62 schools and their classes, national pack",
        ("examples/generated-county-schools.csv", "examples/generated-county-classes.csv"),
        "cn/quality-balanced",
        "generated-county",
        explain=("--standard", "teaching-area", "--entity", "第5小学（生成）"),
    ),
)


def edustandards(*words: str, lines: int = 0) -> int:
    """Run the program, show its first lines, return its exit status; end where it is not judged."""
    print(f"\n$ edustandards {' '.join(words)}", flush=True)
    command = [str(PROGRAM), *words]
    done = subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.PIPE)  # noqa: S603 - our own words
    if done.returncode not in JUDGED:
        raise SystemExit(done.returncode)
    shown = done.stdout.decode("utf-8").splitlines()
    if shown:
        print("\n".join(shown[: lines or len(shown)]), flush=True)
    return done.returncode


def main() -> None:
    """Check each table, show the report, explain a finding, and write the reports to keep."""
    OUTPUT.mkdir(exist_ok=True)
    written: list[Path] = []
    for number, run in enumerate(RUNS, start=1):
        print(f"\n──── {number}. {run.zh}\n     {run.en}", flush=True)
        asked = (*run.data, "--pack", run.pack)
        status = edustandards("check", *asked, lines=run.lines)
        print(f"→ {status}: {JUDGED[status]}", flush=True)
        if run.explain:
            edustandards("explain", *asked, *run.explain)
        for suffix in SUFFIXES:
            kept = (OUTPUT / run.name).with_suffix(suffix).relative_to(ROOT)
            edustandards("check", *asked, "--quiet", "-o", str(kept))
            written.append(kept)
    print("\n──── 报告 · reports")
    for kept in written:
        print(f"{'→ ' if kept.suffix == '.html' else '  '}{kept}")
    print(f"\n在浏览器中打开 · open in a browser: {(ROOT / written[-3]).as_uri()}")
    print("下一步 · next: README.md, docs/zh/getting-started.md, docs/en/getting-started.md")


if __name__ == "__main__":
    main()
