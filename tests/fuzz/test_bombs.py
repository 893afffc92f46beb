"""Small inputs that would become large: each is told or read within bounds of time and memory.

Each is tried in a process of its own, that may take three gigabytes of addresses and a minute of
work; most take a few megabytes and no time. Those of YAML stand in the traps of `tests/packs`,
those of archives and sheets in `tests/tables/hostile`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

BOMBS = {
    # quantities and units
    "digits": "es.quantity('9' * 1_000_000)",
    "a tower of powers": "es.quantity('9**9**9 m')",
    "an exponent": "es.quantity('1e999999999 m')",
    "brackets in a unit": "es.quantity('3 ' + '(' * 500_000)",
    "products in a unit": "es.quantity('3 ' + 'm·' * 500_000)",
    "powers in a unit": "es.quantity('3 ' + 'm^6·' * 40 + 'm')",
    "spaces": "es.quantity('3' + ' ' * 1_000_000 + 'm')",
    "commas": "es.quantity('1,' * 500_000)",
    "each of each": "es.quantity('每' * 1_000_000)",
    # formulas and requirements
    "brackets in a formula": "check('(' * 9_000, '≥ 3')",
    "signs in a formula": "check('-' * 9_000 + 'students', '≥ 3 人')",
    "functions in functions": "check('max(' * 2_000 + 'students', '≥ 3 人')",
    "sums": "check('students+' * 1_000 + 'students', '≥ 3 人')",
    "comparators": "check('students', '≥' * 9_000)",
    "ranges": "check('students', '3至' * 4_000)",
    "spaces in a requirement": "check('students', '在' + ' ' * 9_000 + '到')",
    "floors within floors": "floors(18)",
    "large powers of a value": "evaluated({}, check('*'.join('a' * 140), '≥ 3'))",
    # tables
    "a long header": "es.read_tables([{'school': 'x', '（' * 1_000_000: 3}])",
    "many headers": "es.read_tables([{'school': 'x', **{f'c{n}': 1 for n in range(5_000)}}])",
    "a header of units": "es.read_tables([{'school': 'x', '生均' * 300_000 + '（万平方米）': 3}])",
    "a cell of digits": "evaluated({'students': '9' * 1_000_000})",
    "a cell of commas": "evaluated({'students': '1,' * 500_000})",
    "a cell with an exponent": "evaluated({'students': '1e999999999'})",
    "a cell of spaces": "evaluated({'students': ' ' * 1_000_000 + '3'})",
    "a huge number": "evaluated({'students': 10**100_000})",
    "a huge decimal": "evaluated({'students': Decimal('1e999999999')})",
    "a tiny decimal": "evaluated({'students': Decimal('1e-999999999')})",
    "a fine fraction": "evaluated({'students': Fraction(1, 7**50_000)})",
    "no number": "evaluated({'students': float('nan'), 'gym_area': float('inf')})",
    "a huge name": "evaluated({'school': 10**100_000})",
    "a wide text": "table(','.join(f'c{n}' for n in range(1_000_000)) + '\\n1\\n')",
    "a quote that is open": "table('school,students\\n\"' + 'x\\n' * 5_000_000)",
    "quotes": "table('school,students\\n' + '\"' * 5_000_000)",
    "one line": "table('school,students\\n' + 'x' * 50_000_000)",
    "commas in a table": "table('school,students\\n' + ',' * 20_000_000)",
    "no text": "table('\\0' * 5_000_000)",
    "lines": "table('\\n' * 5_000_000)",
    "tens of millions of rows": "rows(60)",
    # reports, references, names
    "lists in JSON": "saved('[' * 5_000_000)",
    "objects in JSON": "saved('{\"a\":' * 1_000_000)",
    "digits in JSON": "saved('{\"schema\":' + '9' * 5_000_000 + '}')",
    "infinity in JSON": 'saved(\'{"findings":[],"schema":1e999}\')',
    "a margin of digits": "saved(report('1/' + '9' * 1_000_000))",
    "a margin without end": "saved(report('1/0'))",
    "digits of a reference": "plan.given(refs={'capital_funding': '9' * 1_000_000})",
    "notes of a reference": "plan.given(refs={'capital_funding': '3 元/生' + ';' * 1_000_000})",
    "a name of folders": "es.load_pack('a/' * 500_000)",
    "a name of editions": "es.load_pack('@' * 500_000)",
}

BEFORE = """
import json
import os
import resource
import sys
import tempfile
import traceback
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import edustandards as es

pack = es.load_pack("cn/quality-balanced@2017")
plan = es.load_pack("cn/city-plan")
folder = Path(tempfile.mkdtemp())
ROW = {"school": "x", "stage": "primary", "school_kind": "小学", "sports_field_area": 1, "a": 3}


def check(indicator, require):
    head = "on: school\\nfields: {a: {title: a}}\\ncheck: "
    return es.read_check(head + json.dumps({"indicator": indicator, "require": require}))


def floors(deep):
    opening, inner = "{at_least: 1, others: 9 %, of: [", "{indicator: students, require: ≥ 3 人}"
    es.read_check("on: school\\ncheck: " + opening * deep + inner + "]}" * deep)


def evaluated(cells, check=None):
    row = ROW | {"gym_area": 1} | cells
    report = pack.evaluate([row])
    report.write(folder / "x.json")
    report.write(folder / "x.html")
    for finding in pack.judge(row).values():
        finding.explain("zh")
    if check is not None:
        print(len(check({"a": 10**39 + 1}).explain("zh")))


def table(text):
    (folder / "x.csv").write_bytes(text.encode())
    pack.evaluate(folder / "x.csv")


def rows(millions):
    import pyarrow as pa
    import pyarrow.parquet as pq

    one = pa.table({"school": pa.array(["x"] * 1_000_000).dictionary_encode()})
    with pq.ParquetWriter(folder / "x.parquet", one.schema) as writer:
        for _ in range(millions):
            writer.write_table(one)
    pack.evaluate(folder / "x.parquet")


def report(margin):
    pack = {"id": "x", "edition": "1", "hash": ""}
    one = {"standard": "a", "entity": "b", "verdict": "met", "relative_margin": margin}
    return json.dumps({"schema": 1, "pack": pack, "findings": [one]})


def saved(text):
    (folder / "x.json").write_text(text)
    pack.evaluate([ROW]).against(folder / "x.json")



def bounded(what):
    # What is said of an error stays short.
    resource.setrlimit(resource.RLIMIT_AS, (3_000_000_000, 3_000_000_000))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    try:
        exec(what)
    except es.EdustandardsError as error:
        for lang in ("zh", "en"):
            assert 0 < len(error.say(lang)) < 2_000


for line in sys.stdin:
    process = os.fork()
    if not process:
        code = 1
        os.dup2(2, 1)
        try:
            bounded(json.loads(line))
            code = 0
        except BaseException:
            traceback.print_exc()
        sys.stderr.flush()
        os._exit(code)
    _, status = os.waitpid(process, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
"""


@pytest.fixture(scope="module")
def bounds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], tuple[int, str]]]:
    """Return what does one thing in a process of its own: a fork of one that has all loaded."""
    log = tmp_path_factory.mktemp("bombs") / "stderr"
    with (
        log.open("w", encoding="utf-8") as said,
        subprocess.Popen(
            [sys.executable, "-c", BEFORE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
        ) as running,
    ):
        assert running.stdin is not None
        assert running.stdout is not None
        ask, answers = running.stdin, running.stdout

        def tried(what: str) -> tuple[int, str]:
            ask.write(json.dumps(what) + "\n")
            ask.flush()
            answer = answers.readline()
            assert answer, log.read_text(encoding="utf-8")[-2000:]
            return int(answer), log.read_text(encoding="utf-8")[-2000:]

        yield tried
        ask.close()


@pytest.mark.parametrize("what", BOMBS.values(), ids=BOMBS)
def test_bounded(what: str, bounds: Callable[[str], tuple[int, str]]) -> None:
    code, said = bounds(what)
    assert code == 0, said


def test_what_fails_is_no_pass(bounds: Callable[[str], tuple[int, str]]) -> None:
    assert bounds("assert resource.getrlimit(resource.RLIMIT_CPU)[0] == 60")[0] == 0
    code, said = bounds("1 / 0")
    assert (code, "ZeroDivisionError" in said) == (1, True)
