"""Standards and parts that are never asked of anything: their conditions exclude each other."""

from __future__ import annotations

from collections.abc import Iterator

from edustandards.checks import nodes as c
from edustandards.errors import problem
from edustandards.packs.lint.possible import possible
from edustandards.packs.lint.remark import Slip
from edustandards.packs.lint.sheet import Sheet, Stated, stated
from edustandards.packs.lint.walk import Body, bodies, parts_of
from edustandards.packs.near import cut
from edustandards.packs.opened import Opened
from edustandards.packs.source import Scalar


def never_applies(sheet: Sheet, opened: Opened) -> Iterator[Slip]:  # noqa: ARG001 - a rule
    """Return standards and parts of which it is certain that nothing is ever asked."""
    for one in stated(opened):
        standard, form = one.standard, one.form
        if standard.where is not None and form.where is not None and not possible(standard.where):
            place = form.where.place
            yield Slip(problem("lint-where-never", place, text=cut(form.where.text)))
            continue
        before = (standard.where,) if standard.where is not None else ()
        for body in bodies(form, standard.check, before):
            yield from _when(body)
            yield from _where(body)
            yield from _cited(body, one)


def _when(body: Body) -> Iterator[Slip]:
    when = body.form.when
    if when is not None and body.given and not possible(*body.given):
        code = "lint-when-never" if len(body.given) == 1 else "lint-when-against"
        yield Slip(problem(code, when.place, text=cut(when.text)))


def _where(body: Body) -> Iterator[Slip]:
    check, where = body.check, body.form.where
    if where is None or not isinstance(check, c.ForEvery | c.ShareOf):
        return
    if check.where is not None and not possible(check.where):
        yield Slip(problem("lint-where-never", where.place, text=cut(where.text)))


def _cited(body: Body, one: Stated) -> Iterator[Slip]:
    """Return parts that are asked in stages only in which the whole is not."""
    stages = one.standard.stages
    for part, check in parts_of(body.form, body.check):
        if not isinstance(part, Scalar) or not isinstance(check, c.Cited) or not stages:
            continue
        if isinstance(check.check, c.ByStage):
            its = [stage for stage, _ in check.check.cases]
            if not set(its) & set(stages):
                said = {"its": ", ".join(its), "stages": ", ".join(stages)}
                yield Slip(problem("lint-part-stages", part.place, text=cut(part.text), **said))
