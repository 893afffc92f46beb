"""Two packs on the same data: whose verdicts become what."""

from __future__ import annotations

from edustandards.checks.verdict import Verdict
from edustandards.evaluate.observed import Observed
from edustandards.evaluate.run import evaluate
from edustandards.packs.compare.diff import diff
from edustandards.packs.compare.outcome import Outcome, Turned, outcome
from edustandards.packs.document import PackDocument
from tests.compare.conftest import Make

MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
SIZE = "size: {{on: class, indicator: students, require: ≤ {} student}}"
ROOMS = "{}: {{on: school, indicator: multimedia_rooms, require: ≥ 2 room}}"

CLASSES = Observed(
    "class",
    5,
    {
        "school": ["一小"] * 5,
        "class": ["1", "2", "3", "4", "4"],
        "stage": ["primary"] * 5,
        "period": ["2023"] * 5,
    },
    {"students": [45, 46, 50, None, 51]},
)
SCHOOLS = Observed("school", 2, {"school": ["一小", "二小"]}, {"multimedia_rooms": [2, 1]})


def judged(before: PackDocument, after: PackDocument, *tables: Observed) -> Outcome:
    found = [
        evaluate(one.standards, tables or (CLASSES, SCHOOLS), one.vocabulary)
        for one in (before, after)
    ]
    return outcome(diff(before, after), *found)


def test_verdicts_are_laid_side_by_side(pack: Make) -> None:
    found = judged(pack(SIZE.format(45)), pack(SIZE.format(50)))
    # 45 met both; 46 and 50 were not and are now; one is not known; 51 was not and is not.
    assert found.matrix == {
        (MET, MET): 1,
        (NOT_MET, MET): 2,
        (UNKNOWN, UNKNOWN): 1,
        (NOT_MET, NOT_MET): 1,
    }
    assert found.by_standard == {"size": found.matrix}
    assert found.turned == tuple(
        Turned("size", name, "primary", "2023", NOT_MET, MET) for name in ("2", "3")
    )
    assert found.decides


def test_rows_of_one_name_are_told_apart(pack: Make) -> None:
    found = judged(pack(SIZE.format(50)), pack(SIZE.format(51)))
    assert found.turned == (Turned("size", "4", "primary", "2023", NOT_MET, MET),)


def test_findings_gained_and_lost_are_counted(pack: Make) -> None:
    found = judged(pack(SIZE.format(45)), pack(ROOMS.format("rooms")))
    assert found.matrix == {
        (None, MET): 1,
        (None, NOT_MET): 1,
        (MET, None): 1,
        (NOT_MET, None): 3,
        (UNKNOWN, None): 1,
    }
    assert found.turned == ()
    assert found.decides


def test_a_renamed_standard_stays_the_same(pack: Make) -> None:
    found = judged(pack(ROOMS.format("rooms")), pack(ROOMS.format("spaces")))
    assert found.matrix == {(MET, MET): 1, (NOT_MET, NOT_MET): 1}
    assert not found.decides
    assert found.by_standard == {}


def test_nobody_asked_is_no_finding(pack: Make) -> None:
    old, new = pack(SIZE.format(45)), pack(SIZE.format(50))
    assert judged(old, new, SCHOOLS).matrix == {}


def test_a_stage_that_is_no_longer_asked_of_stays_beside(pack: Make) -> None:
    by_stage = "size: {on: class, indicator: students, require: {primary: ≤ 45 student}}"
    found = judged(pack(by_stage), pack(by_stage.replace("primary", "junior")))
    assert found.matrix == {
        (MET, Verdict.NOT_APPLICABLE): 1,
        (NOT_MET, Verdict.NOT_APPLICABLE): 3,
        (UNKNOWN, Verdict.NOT_APPLICABLE): 1,
    }
