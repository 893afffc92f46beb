"""Small packs to try, and the ways to them."""

from __future__ import annotations

from edustandards.packs.build import open_text
from edustandards.packs.document import PackDocument
from edustandards.packs.opened import Opened
from edustandards.packs.shelf import shelf
from edustandards.packs.trial.trial import Trial, trial_of
from edustandards.packs.vocabulary import lexicon_of

LEXICON = lexicon_of(shelf())
HEAD = """\
pack: t/tried
edition: "1"
title: {zh: 试用, en: Tried}
plan: {years: 3}
fields:
  pupils: {unit: student, adds_up: true}
  teach: {unit: teacher, adds_up: true}
  area: {unit: m², adds_up: true}
  hall: {unit: m², adds_up: true}
  money: {unit: yuan, adds_up: true}
  music: {unit: room, adds_up: true}
  forms: {unit: class, adds_up: true}
  rate: {unit: "%"}
  grade: {kind: level, levels: [Ⅰ, Ⅱ, Ⅲ, Ⅳ]}
  fund: {kind: yes_no}
  plan_there: {kind: yes_no}
  more: {kind: yes_no}
  sort: {kind: text}
standards:
"""


def pack(standards: str) -> Opened:
    """Return a pack of some standards."""
    return open_text(HEAD + standards, "pack.yaml", LEXICON)


def document(standards: str) -> PackDocument:
    return pack(standards).document


def trial(standards: str) -> Trial:
    return trial_of(pack(standards))
