"""Bytes to text: what is no UTF-8 text is named for what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edustandards.errors import PackError
from edustandards.packs.encoding import MAX_BYTES, decode, read_text


def code(raw: bytes) -> str:
    """Return the code of the one problem of some bytes."""
    with pytest.raises(PackError) as caught:
        decode(raw, "p")
    (one,) = caught.value.problems
    assert str(one.where) == "p"
    return one.code


@pytest.mark.parametrize(
    "text",
    [
        "小学：县（市、区）",
        "École, déjà vu",
        "Школа начальная и средняя",
        "μm",
        "Ω ± 5 °",
        "a × b ÷ c",
        "",
    ],
)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf8_with_and_without_a_mark(text: str, mark: bytes) -> None:
    assert decode(mark + text.encode(), "p") == text


def test_line_ends_become_line_feeds() -> None:
    assert decode(b"a\r\nb\rc\n", "p") == "a\nb\nc\n"


@pytest.mark.parametrize("text", ["县域义务教育", "stage: 小学", "小学", "title: 初中 # 小学"])
def test_gbk_is_named_even_where_its_bytes_are_valid_utf8(text: str) -> None:
    assert code(text.encode("gbk")) == "pack-file-gbk"


def test_the_bytes_of_a_primary_school_in_gbk_are_valid_utf8() -> None:
    assert "小学".encode("gbk").decode("utf-8") == "Сѧ"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("pack: x".encode("utf-16"), "pack-file-utf16"),
        (b"\xfe\xff\0a", "pack-file-utf16"),
        (b"PK\x03\x04\0\0", "pack-file-format"),
        (bytes(range(256)), "pack-file-binary"),
        (b"a" * (MAX_BYTES + 1), "pack-file-large"),
    ],
)
def test_other_bytes_are_refused(raw: bytes, expected: str) -> None:
    assert code(raw) == expected


def test_files_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "file.yaml").write_bytes(b"a: 1")
    assert read_text(tmp_path / "file.yaml") == "a: 1"
    for path, expected in [
        (tmp_path, "pack-file-folder"),
        (tmp_path / "none.yaml", "pack-file-missing"),
        (tmp_path / "file.yaml" / "x.yaml", "pack-file-missing"),
        (tmp_path / ("x" * 300 + ".yaml"), "pack-file-unreadable"),
        (Path("a\0.yaml"), "pack-file-unreadable"),
    ]:
        with pytest.raises(PackError) as caught:
            read_text(path)
        assert [one.code for one in caught.value.problems] == [expected]
        assert caught.value.say("zh").startswith(str(path))


@given(st.binary(max_size=80))
def test_no_bytes_raise_anything_else(raw: bytes) -> None:
    try:
        decode(raw, "p")
    except PackError as error:
        assert error.say("zh")
