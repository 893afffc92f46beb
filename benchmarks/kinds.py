"""Every kind of check on 100,000 schools over five years, against Polars by hand, side by side."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl

import edustandards as es

SCHOOLS, COUNTIES, CITIES, RUNS = 100_000, 1_000, 20, 7
YEARS = range(2020, 2025)
PACK = Path(__file__).parent / "kinds.yaml"
CAPITAL, PASS, MONEY = 800.0, 0.25, 0.75


def make() -> pl.DataFrame:
    """Return the schools by year: in each year about half lie exactly on a threshold."""
    rng = random.Random(20242)
    rows = []
    for school in range(SCHOOLS):
        county = school * COUNTIES // SCHOOLS
        pupils, area, money = 20 * rng.randint(2, 60), rng.randint(2, 30) * 100, 0
        stage = ("primary", "junior")[school % 2]
        for year in YEARS:
            money = pupils * rng.choice([700, 750, 800, 850]) + rng.randint(0, 3) * year
            rows.append(
                (
                    *(f"s{school}", f"c{county}", f"t{county * CITIES // COUNTIES}", stage),
                    *(str(year), pupils, pupils // rng.choice([10, 19, 20])),
                    *(float(pupils * rng.choice([4, 7.5, 8, 10.25])), float(money)),
                    *(pupils * rng.choice([8, 17, 18, 19]) // 20, rng.randint(0, 3)),
                    *(rng.randint(4, 40), rng.choice("ⅠⅡⅢⅣ"), rng.random() < 0.9, area),
                )
            )
    names = ("school", "county", "city", "stage", "period", "pupils", "teach", "area", "money")
    return pl.DataFrame(
        rows,
        schema=[*names, "passed", "music", "forms", "grade", "fund", "site"],
        orient="row",
    )


def by_hand(frame: pl.DataFrame) -> list[pl.DataFrame]:
    """Return the same booleans from the usual float formulas."""
    year = pl.col("period").cast(pl.Int32)
    area, money = pl.col("area") / pl.col("pupils"), pl.col("money") / pl.col("pupils")
    share = pl.col("passed") / pl.col("pupils")
    peers = ["city", "stage", "period"]
    primary = pl.col("stage") == "primary"
    lazy = frame.lazy().with_columns(
        year.alias("year"),
        area.alias("area_per"),
        money.alias("money_per"),
        share.alias("share"),
        pl.col("money").shift(1).over("school").alias("before"),
        pl.col("money").first().over("school").alias("base"),
    )
    target = pl.when(pl.col("year") >= 2023).then(8.0).when(pl.col("year") >= 2021).then(7.5)
    pupils, teach = pl.col("pupils"), pl.col("teach")
    load = pupils / teach
    score = PASS * pl.min_horizontal(pl.col("share") / 0.9, 1.0) + MONEY * pl.min_horizontal(
        pl.col("money_per") / 800, 1.0
    )
    rows = lazy.select(
        *("school", "county", "stage", "period"),
        (pl.col("area_per") >= target.otherwise(None)).alias("staged"),
        (pl.col("money") > pl.col("before")).alias("grows"),
        (pl.col("money") / pl.col("base") - 1 >= 0.1).alias("rises"),
        (pl.col("money_per") >= CAPITAL).alias("capital"),
        pl.col("grade").is_in(["Ⅲ", "Ⅳ"]).alias("level"),
        pl.col("fund").alias("attested"),
        pl.when(pupils <= 60)
        .then(teach >= 2)
        .when(pupils <= 200)
        .then(teach >= 5)
        .otherwise(load <= 40)
        .alias("steps"),
        (pl.col("music") >= (pl.col("forms") / 12).ceil()).alias("ceiling"),
        (pl.col("site") >= 350 + 4.1 * pupils).alias("linear"),
        load.is_between(10, 20).alias("range"),
        pl.when(pupils > 100).then(pl.col("area_per") >= 7.5).alias("conditional"),
        (
            pl.col("share").rank("min", descending=True).over(peers) / pl.len().over(peers) <= 0.1
        ).alias("top"),
        (pl.col("share") > pl.col("passed").sum().over(peers) / pupils.sum().over(peers)).alias(
            "above"
        ),
        (score >= 0.95).alias("index"),
        pl.when(primary).then(load <= 19).otherwise(load <= 13.5).alias("ratio"),
    )
    weighted = (pupils * (pl.col("area_per") - pl.col("area").sum() / pupils.sum()) ** 2).sum()
    mean = pl.col("area").sum() / pupils.sum()
    groups = lazy.group_by("county", "stage", "period").agg(
        ((weighted / pupils.sum()).sqrt() / mean <= 0.3).alias("spread"),
        (mean >= 7.5).alias("mean"),
        ((pl.col("area_per") >= 7.5).mean() >= 0.85).alias("most"),
        (pl.col("area_per") >= 4).all().alias("every"),
    )
    return pl.collect_all([rows, groups])


def timed(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    frame = make()
    pack = es.load_pack(PACK)
    refs = {"capital": "800 yuan/student"}

    def ours() -> object:
        report = pack.evaluate(frame, refs=refs)
        return [judged.counts() for judged in report.results.judged]

    pairs = [(timed(lambda: by_hand(frame)), timed(ours)) for _ in range(RUNS)]
    hand = statistics.median(one for one, _ in pairs)
    exact = statistics.median(other for _, other in pairs)
    ratio = statistics.median(other / one for one, other in pairs)
    print(
        f"{SCHOOLS:,} schools, {len(YEARS)} years, {COUNTIES:,} counties, every kind ({RUNS} runs)"
    )
    print(f"  float plan by hand  {hand * 1000:7.0f} ms")
    print(f"  exact verdicts      {exact * 1000:7.0f} ms   ratio {ratio:.2f}  (target 2)")


if __name__ == "__main__":
    main()
