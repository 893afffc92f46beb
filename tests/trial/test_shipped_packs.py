"""The packs that are shipped: their limits judged as worked out apart, every change noticed."""

from __future__ import annotations

import pytest

from edustandards.packs.library import opened
from edustandards.packs.trial.trial import trial_of

PACKS = (
    *("cn/quality-balanced@2017", "cn/city-plan@draft"),
    *(f"examples/packs/{name}.yaml" for name in ("index-growth", "top-tenth", "above-mean")),
)


@pytest.mark.parametrize("name", PACKS)
def test_every_change_is_noticed_and_every_case_agrees(name: str) -> None:
    found = trial_of(opened(name))
    assert all(one.holds for one in found.outcomes)
    for one in found.tested:
        assert one.wrong == (), one.standard.id
        assert one.scored is not None
        assert one.scored.survivors == (), one.standard.id
        assert one.cases or one.gaps, one.standard.id
    assert found.passed
