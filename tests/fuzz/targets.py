"""What strangers can send, one target for each door: bytes in, our own errors or nothing out.

A target calls what is public with whatever the bytes say. The fuzzer, and the tests that replay
its corpus, hold that nothing but an `EdustandardsError` leaves, and that it can be said.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

import edustandards as es
from edustandards.cli.options import day_of
from edustandards.errors import EdustandardsError
from edustandards.front.pack import Pack
from edustandards.packs.build import open_text
from edustandards.packs.encoding import decode
from edustandards.packs.facts import parse_reference
from edustandards.packs.layout.lay import laid_out
from edustandards.packs.lexicon import Lexicon
from edustandards.packs.library import opened
from edustandards.packs.lint.run import Wanted, look
from edustandards.packs.shelf import shelf
from edustandards.packs.vocabulary import lexicon_of
from edustandards.units.show import show_quantity, show_unit

Target = Callable[[bytes], None]

PACK = """pack: x/y
edition: "1"
title: x
source: {document: x}
"""
SMALL_PACK = PACK + (
    "references: {city_fund: {title: x, unit: 元/生}}\n"
    "standards: {a: {title: x, on: school, indicator: students, require: ≤ 900 学生}}\n"
)
BOOKS = (".xlsx", ".xls", ".xlsb", ".ods", ".parquet", ".zip", ".csv.gz", ".csv", ".tsv")
PARTS = (
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)


@cache
def folder() -> Path:
    """Return a folder for what a target has to find in a file; in memory where there is some."""
    memory = Path("/dev/shm")
    where = memory if os.access(memory, os.W_OK) else None
    made = Path(tempfile.mkdtemp(prefix="edustandards-fuzz-", dir=where))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


@cache
def lexicon() -> Lexicon:
    return lexicon_of(shelf())


@cache
def pack() -> Pack:
    return Pack(open_text(SMALL_PACK, "p", lexicon()).document)


@cache
def balanced() -> Pack:
    return es.load_pack("cn/quality-balanced@2017")


def text_of(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def quantity(raw: bytes) -> None:
    found = es.quantity(text_of(raw))
    for lang in ("zh", "en"):
        shown = show_quantity(found, lang)
        # What is no decimal is shown as a fraction, for people.
        assert "/" in shown.split()[0] or es.quantity(shown) == found


def unit(raw: bytes) -> None:
    from edustandards.units.parse import parse_unit

    found = parse_unit(text_of(raw))
    for lang in ("zh", "en"):
        assert parse_unit(show_unit(found, lang)) == found


def check(raw: bytes) -> None:
    found = es.read_check(text_of(raw))
    assert es.read_check(found.to_yaml()) == found
    found({}).explain("zh")
    found({"students": 3, "stage": "primary"})


def formula(raw: bytes) -> None:
    from edustandards.measures.parse import parse_condition, parse_formula

    names = lexicon().formulas.names
    try:
        parse_formula(text_of(raw), names)
    except EdustandardsError:
        parse_condition(text_of(raw), names)


def requirement(raw: bytes) -> None:
    """Read a requirement of values in several units."""
    from edustandards.checks.parse import parse_requirement
    from edustandards.units.parse import parse_unit

    names = lexicon().formulas.names
    for unit in ("m²/student", "student/teacher", "%", "", "room/(100 student)", "yuan/student"):
        with suppress(EdustandardsError):
            parse_requirement(text_of(raw), parse_unit(unit), names)
    parse_requirement(text_of(raw), parse_unit("m²"), names, ("Ⅰ", "Ⅱ"))


def source(raw: bytes) -> None:
    """Read a pack, show it laid out, and judge nothing at all by it."""
    text = decode(raw, "p")
    try:
        laid_out(text, "p")
    except EdustandardsError as error:
        assert "fmt-meaning" not in {one.code for one in error.problems}
    document = open_text(text, "p", lexicon()).document
    made = Pack(document)
    for kind in {one.on for one in document.standards}:
        made.judge({"stage": "primary", "students": 0}, kind)


def standards(raw: bytes) -> None:
    """Read standards below the head of a pack, which a mutator would rarely leave whole."""
    source(PACK.encode() + raw)


def lint(raw: bytes) -> None:
    path = folder() / "lint.yaml"
    path.write_bytes(raw)
    for remark in look(path, Wanted(date(2024, 1, 1))).remarks:
        remark.problem.say("zh")


def vocabulary(raw: bytes) -> None:
    """Read a shelf whose vocabulary is the bytes."""
    home = folder() / "home"
    (home / "vocabulary").mkdir(parents=True, exist_ok=True)
    (home / "vocabulary" / "x.yaml").write_bytes(raw)
    lexicon_of(home)
    opened("x/y", shelves=[home])


def header(raw: bytes) -> None:
    """Read a table whose headers, one a line, are the bytes."""
    names = text_of(raw).split("\n")[:8]
    tables = es.read_tables([{"school": "甲", **dict.fromkeys(names, "3")}])
    tables.mapping()
    tables.account("en")


def cell(raw: bytes) -> None:
    """Read a table whose cells of every kind of field hold the bytes."""
    text = text_of(raw)
    names = ("students", "site_area", "stage", "period", "school_kind", "equipment", "county")
    balanced().evaluate([{"school": text, **dict.fromkeys(names, text)}])


def delimited(raw: bytes) -> None:
    """Check a CSV, and write what came of it in every text format."""
    path = folder() / "x.csv"
    path.write_bytes(raw)
    report = balanced().evaluate(path)
    report.write(folder() / "x.json")
    report.against(folder() / "x.json")
    report.write(folder() / "x.html")
    report.write(folder() / "x.md")


def workbook(raw: bytes) -> None:
    """Read a file of a kind that its first byte names."""
    suffix = BOOKS[(raw[0] if raw else 0) % len(BOOKS)]
    path = folder() / f"x{suffix}"
    path.write_bytes(raw[1:])
    es.read_tables(path)


def sheet(raw: bytes) -> None:
    """Read a workbook whose parts are the bytes, cut at NUL: deflated, a mutator never met them."""
    path = folder() / "sheet.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        for name, part in zip(PARTS, raw.split(b"\0"), strict=False):
            archive.writestr(name, part)
    es.read_tables(path)


def facts(raw: bytes) -> None:
    path = folder() / "facts.yaml"
    path.write_bytes(raw)
    pack().given(facts=path)


def mapping(raw: bytes) -> None:
    path = folder() / "mapping.yaml"
    path.write_bytes(raw)
    es.read_tables([{"school": "甲", "学生": "3", "占地": "3"}], mapping=path)


def saved(raw: bytes) -> None:
    """Hold a report against another that is the bytes."""
    path = folder() / "saved.json"
    path.write_bytes(raw)
    pack().evaluate([{"school": "甲", "students": 3}]).against(path)


def reference(raw: bytes) -> None:
    with suppress(EdustandardsError):
        day_of(text_of(raw))
    parse_reference(text_of(raw), pack().document)


def name(raw: bytes) -> None:
    """Look for a pack of a name; what is no text cannot be one."""
    found = es.load_pack(text_of(raw).replace("\0", ""))
    assert len(found)


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        one.__name__: one
        for one in (
            *(quantity, unit, formula, requirement, check, source, standards, lint, vocabulary),
            *(header, cell, delimited, workbook, sheet, facts, mapping, saved, reference, name),
        )
    }
)


def attempt(target: Target, raw: bytes) -> None:
    """Run a target on bytes; an error of ours has to be sayable in both languages.

    Whatever else leaves the target is a defect, and leaves here too.
    """
    try:
        target(raw)
    except EdustandardsError as error:
        assert error.problems
        for lang in ("zh", "en"):
            assert error.say(lang).strip()
