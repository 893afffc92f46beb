"""What was once worth trying is tried in every run, and so is what lies near it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.effort import examples
from tests.fuzz.corpus import HOME, kept
from tests.fuzz.targets import TARGETS, attempt

pytestmark = pytest.mark.filterwarnings("ignore")  # libraries warn of damage before they tell it

SIGNS = (
    *("\0", "\ud800", "\u202e", "\ufeff", "：", "，", "≥", "²", "／", "(", ")", "[", "]", "{", "}"),
    *(
        "'",
        '"',
        "\\",
        "\n",
        "\r",
        "\t",
        " ",
        "*",
        "&",
        "!",
        "%",
        "/",
        "9" * 50,
        "1e999",
        "每",
        "万",
    ),
)


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_but_our_own_errors(name: str) -> None:
    inputs = kept(name)
    assert inputs
    for raw in inputs:
        attempt(TARGETS[name], raw)


@st.composite
def changed(draw: st.DrawFn, inputs: list[bytes]) -> bytes:
    """Return an input with pieces of it taken out, doubled, moved, or replaced by signs."""
    raw = draw(st.sampled_from(inputs))
    for _ in range(draw(st.integers(1, 3))):
        at, end = sorted(draw(st.tuples(*[st.integers(0, len(raw))] * 2)))
        other = draw(st.sampled_from(inputs))
        piece = draw(
            st.one_of(
                st.sampled_from(SIGNS).map(lambda sign: sign.encode(errors="surrogatepass")),
                st.binary(max_size=3),
                st.sampled_from([b"", raw[at:end] * 2, other[at : at + 30]]),
            )
        )
        raw = raw[:at] + piece + raw[min(end, at + 40) :]
    return raw


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_else_near_them(name: str) -> None:
    @settings(max_examples=examples(20), deadline=None, suppress_health_check=list(HealthCheck))
    @given(changed(kept(name)))
    def near(raw: bytes) -> None:
        attempt(TARGETS[name], raw)

    near()


def test_the_corpus_has_no_more_than_the_targets() -> None:
    assert {path.stem for path in HOME.iterdir()} == {*TARGETS}
