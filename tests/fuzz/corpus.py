"""The kept corpus: what each target was once worth trying with, one input a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

HOME = Path(__file__).parent / "corpus"


def kept(target: str) -> list[bytes]:
    """Return the inputs that are kept for a target."""
    path = HOME / f"{target}.jsonl"
    if not path.exists():
        return []
    return [_bytes(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def keep(target: str, inputs: Iterable[bytes]) -> None:
    """Keep inputs for a target: text as text, other bytes in hexadecimal, the short ones first."""
    lines = [
        json.dumps(_said(one), ensure_ascii=False) for one in sorted(set(inputs), key=_by_size)
    ]
    HOME.mkdir(exist_ok=True)
    (HOME / f"{target}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _by_size(raw: bytes) -> tuple[int, bytes]:
    return len(raw), raw


def _said(raw: bytes) -> str | dict[str, str]:
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return {"hex": raw.hex()}
    # What a reader of lines would take for an end of a line must not stand in one.
    return text if text.isprintable() or text.isascii() else {"hex": raw.hex()}


def _bytes(said: str | dict[str, str]) -> bytes:
    return said.encode() if isinstance(said, str) else bytes.fromhex(said["hex"])
