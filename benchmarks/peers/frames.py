"""The task on whole tables: by hand in Polars, DuckDB and numpy, by validators, and by ours."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import polars as pl
from task import LIMITS, PACK, SPREAD, Verdicts, even_by_numpy, limits_of


def _margin(name: str, share: float = 1.0) -> pl.Expr:
    per = LIMITS[name][0]
    primary, junior = limits_of(name)
    limit = pl.when(pl.col("stage") == "primary").then(primary).otherwise(junior)
    return pl.col(name) * per - limit * share * pl.col("students")


def _even(frame: pl.LazyFrame) -> pl.LazyFrame:
    p = pl.col("students")
    sums = [pl.col(name).cast(pl.Float64).sum().alias(f"x_{name}") for name in LIMITS]
    squares = [(pl.col(name).cast(pl.Float64) ** 2 / p).sum().alias(f"q_{name}") for name in LIMITS]
    most = (
        pl.when(pl.col("stage") == "primary")
        .then(float(SPREAD["primary"]))
        .otherwise(float(SPREAD["junior"]))
    )
    return (
        frame.group_by("county", "stage", maintain_order=True)
        .agg(p.sum().alias("p"), *sums, *squares)
        .select(
            (pl.col("p") * pl.col(f"q_{name}") <= (1 + most**2) * pl.col(f"x_{name}") ** 2).alias(
                name
            )
            for name in LIMITS
        )
    )


def polars_by_hand(frame: pl.DataFrame) -> Verdicts:
    """One lazy plan with the usual float formulas."""
    lazy = frame.lazy()
    met = [(_margin(name) >= 0).alias(name) for name in LIMITS]
    floor = [_margin(name, 0.85) >= 0 for name in LIMITS]
    six = (pl.sum_horizontal(met) >= 6) & pl.all_horizontal(floor)
    schools, even = pl.collect_all([lazy.select(*met, six.alias("six")), _even(lazy)])
    return Verdicts(
        schools.select(list(LIMITS)).to_numpy(), schools["six"].to_numpy(), even.to_numpy()
    )


def duckdb_sql(frame: pl.DataFrame) -> Verdicts:
    """Plain SQL in doubles."""
    import duckdb

    met, floor, even = [], [], []
    for name, (per, primary, junior) in LIMITS.items():
        limit = f"case when stage = 'primary' then {primary}::double else {junior}::double end"
        met.append(f"{name} * {per}::double >= ({limit}) * students as {name}")
        floor.append(f"{name} * {per}::double >= ({limit}) * 0.85::double * students")
        even.append(
            f"sum(students) * sum({name}::double * {name} / students)"
            f" <= (1 + any_value(most) * any_value(most)) * pow(sum({name}::double), 2) as {name}"
        )
    count = " + ".join(f"({one.rsplit(' as ', 1)[0]})::int" for one in met)
    connection = duckdb.connect()
    connection.register("t", frame.to_arrow())
    schools = _fetched(
        connection,
        f"select {', '.join(met)}, ({count}) >= 6 and {' and '.join(floor)} as six from t",
    )
    counties = _fetched(
        connection,
        f"select {', '.join(even)} from (select *, row_number() over () as n, case when stage ="
        f" 'primary' then {SPREAD['primary']}::double else {SPREAD['junior']}::double end as most"
        " from t) group by county, stage order by min(n)",
    )
    return Verdicts(
        schools.select(list(LIMITS)).to_numpy(), schools["six"].to_numpy(), counties.to_numpy()
    )


def _fetched(connection: Any, sql: str) -> pl.DataFrame:
    found = pl.from_arrow(connection.execute(sql).to_arrow_table())
    assert isinstance(found, pl.DataFrame)
    return found


def numpy_by_hand(frame: pl.DataFrame) -> Verdicts:
    """Arrays of floats."""
    students = frame["students"].to_numpy()
    primary = (frame["stage"] == "primary").to_numpy()
    met, floor = [], []
    for name, (per, *_) in LIMITS.items():
        low, high = limits_of(name)
        limit = np.where(primary, low, high) * students
        value = frame[name].to_numpy() * per
        met.append(value >= limit)
        floor.append(value >= limit * 0.85)
    six = (np.sum(met, axis=0) >= 6) & np.all(floor, axis=0)
    return Verdicts(np.column_stack(met), six, even_by_numpy(frame))


def _with_margins(frame: pl.DataFrame) -> pl.DataFrame:
    met = [(_margin(name) >= 0) for name in LIMITS]
    floor = [_margin(name, 0.85) >= 0 for name in LIMITS]
    six = (pl.sum_horizontal(met) >= 6) & pl.all_horizontal(floor)
    return frame.with_columns(
        *(_margin(name).alias(f"m_{name}") for name in LIMITS), six.cast(pl.Int64).alias("m_six")
    )


CHECKED = [*(f"m_{name}" for name in LIMITS), "m_six"]


def pandera(frame: pl.DataFrame) -> Verdicts:
    """Margins worked out before, a check on each; failures turned into a table again."""
    import pandera.polars as pa

    ready = _with_margins(frame)
    limits = {name: (1 if name == "m_six" else 0) for name in CHECKED}
    schema = pa.DataFrameSchema(
        {name: pa.Column(None, pa.Check.ge(limit)) for name, limit in limits.items()}
    )
    verdicts = np.ones((len(ready), len(CHECKED)), dtype=bool)
    try:
        schema.validate(ready, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = error.failure_cases
        for at, name in enumerate(CHECKED):
            rows = cases.filter(pl.col("column") == name)["index"].cast(pl.Int64).to_numpy()
            verdicts[rows, at] = False
    return Verdicts(verdicts[:, :-1], verdicts[:, -1], even_by_numpy(frame))


def pointblank(frame: pl.DataFrame) -> Verdicts:
    """Margins worked out before, a step on each; extracts of rows off."""
    import pointblank as pb

    ready = _with_margins(frame)
    plan = pb.Validate(ready)
    for name in CHECKED:
        plan = plan.col_vals_expr(pl.col(name) >= (1 if name == "m_six" else 0))
    done = plan.interrogate(collect_extracts=False)
    found = [
        np.asarray(step.tbl_checked["pb_is_good_"].to_numpy(), dtype=bool)
        for step in done.validation_info
    ]
    verdicts = np.column_stack(found)
    return Verdicts(verdicts[:, :-1], verdicts[:, -1], even_by_numpy(frame))


def dataframely(frame: pl.DataFrame) -> Verdicts:
    """A rule for each limit, and which rules failed for each row."""
    import dataframely as dy

    def rule_of(condition: pl.Expr) -> Any:
        return dy.rule()(lambda cls: condition)  # noqa: ARG005 - the signature of a rule

    met = {name: _margin(name) >= 0 for name in LIMITS}
    floor = [_margin(name, 0.85) >= 0 for name in LIMITS]
    six = (pl.sum_horizontal(*met.values()) >= 6) & pl.all_horizontal(floor)
    kinds = {"school": dy.String(), "county": dy.String(), "stage": dy.String()}
    numbers = {
        name: dy.Int64() if frame[name].dtype == pl.Int64 else dy.Float64()
        for name in ("students", *LIMITS)
    }
    rules = {f"r_{name}": rule_of(one) for name, one in {**met, "six": six}.items()}
    schema = type("Schools", (dy.Schema,), {**kinds, **numbers, **rules})
    good, failed = schema.filter(frame)
    details = failed.details()
    columns = [f"r_{name}" for name in (*LIMITS, "six")]
    outcome = details.select(
        "school", *((pl.col(name).cast(pl.String) == "valid").alias(name) for name in columns)
    )
    whole = frame.select("school").join(outcome, on="school", how="left", maintain_order="left")
    verdicts = whole.select(pl.col(columns).fill_null(True)).to_numpy()
    assert len(good) + len(details) == len(frame)
    return Verdicts(verdicts[:, :-1], verdicts[:, -1], even_by_numpy(frame))


def great_expectations(frame: pl.DataFrame) -> Verdicts:
    """Margins worked out before, an expectation on each, complete results, through pandas."""
    import great_expectations as gx

    ready = _with_margins(frame).to_pandas()
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    batch = (
        context.data_sources.add_pandas("p")
        .add_dataframe_asset("a")
        .add_batch_definition_whole_dataframe("b")
        .get_batch({"dataframe": ready})
    )
    found = []
    for name in CHECKED:
        least = 1 if name == "m_six" else 0
        expectation = gx.expectations.ExpectColumnValuesToBeBetween(column=name, min_value=least)
        result = batch.validate(expectation, result_format="COMPLETE")
        good = np.ones(len(ready), dtype=bool)
        good[result.result.get("unexpected_index_list") or []] = False
        found.append(good)
    verdicts = np.column_stack(found)
    return Verdicts(verdicts[:, :-1], verdicts[:, -1], even_by_numpy(frame))


def _array(codes: Any) -> Any:
    series = getattr(codes, "series", None)
    return np.array(codes) if series is None else series.to_numpy()


@cache
def _pack() -> Any:
    import edustandards as es

    return es.load_pack(PACK)


def ours(frame: pl.DataFrame) -> Verdicts:
    """The pack of the benchmark, exactly."""
    report = _pack().evaluate({"school": frame.lazy()})
    codes = [_array(one.codes) for one in report.results.judged]
    met = np.column_stack(codes[: len(LIMITS)]) == 2
    even = np.column_stack(codes[len(LIMITS) + 1 :]) == 2
    return Verdicts(met, codes[len(LIMITS)] == 2, even)


FRAMES = {
    "edustandards": ours,
    "Polars, lazy, by hand": polars_by_hand,
    "DuckDB, SQL by hand": duckdb_sql,
    "numpy, by hand": numpy_by_hand,
    "pointblank": pointblank,
    "dataframely": dataframely,
    "pandera (Polars)": pandera,
    "Great Expectations": great_expectations,
}
