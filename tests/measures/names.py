"""Fields and indicators that the tests of formulas share."""

from __future__ import annotations

from edustandards.measures import nodes as m
from edustandards.units.unit import ONE, Unit

STUDENT, TEACHER, METRE2 = Unit.of("student"), Unit.of("teacher"), Unit.of("meter", 2)

STUDENTS = m.Field("students", STUDENT)
TEACHERS = m.Field("teachers", TEACHER)
AREA = m.Field("area", METRE2)
GYM = m.Field("gym", METRE2)
SHARE = m.Field("rate", ONE)
RURAL = m.Field("rural", kind=m.Kind.YES_NO)
OPENED = m.Field("opened", kind=m.Kind.DATE)
SORT = m.Field("kind", kind=m.Kind.TEXT)
LEVEL = m.Field("level", kind=m.Kind.LEVEL, levels=("Ⅰ", "Ⅱ", "Ⅲ"))
PER = m.Named("per", m.Quotient(AREA, STUDENTS), METRE2 / STUDENT)
ZH = m.Field("在校生数", STUDENT)

NAMES: dict[str, m.Measure] = {
    one.name: one
    for one in (STUDENTS, TEACHERS, AREA, GYM, SHARE, RURAL, OPENED, SORT, LEVEL, PER, ZH)
}
