"""The same source is the same wheel, byte for byte, wherever and whenever it is built."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEFT = shutil.ignore_patterns(".venv", ".git", "site", "dist", ".*_cache", "__pycache__")


def built(origin: Path, folder: Path, **env: str) -> dict[str, str]:
    """Build from a copy in a folder; return the digests of what came out by name."""
    source = folder / "source"
    shutil.copytree(origin, source, ignore=LEFT)
    for path in source.rglob("*"):
        os.utime(path, (0, 0))  # when files were fetched is nothing that the wheel should tell
    command = [sys.executable, "-m", "build", "--outdir", str(folder / "dist"), str(source)]
    done = subprocess.run(
        command, env=os.environ | env, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((folder / "dist").iterdir())
    }


def main() -> None:
    """Build twice, in two places, with other clocks and other permissions of new files."""
    with tempfile.TemporaryDirectory() as home:
        origin = Path(home, "origin")
        shutil.copytree(ROOT, origin, ignore=LEFT)  # whoever works on it meanwhile is left out
        first = built(origin, Path(home, "one"), TZ="UTC", SOURCE_DATE_EPOCH="1700000000")
        os.umask(0o077)
        second = built(origin, Path(home, "b"), TZ="Asia/Shanghai", SOURCE_DATE_EPOCH="1700000000")
    if first != second:
        sys.exit(f"two builds differ: {first} {second}")
    for name, digest in first.items():
        print(f"{digest}  {name}")


if __name__ == "__main__":
    main()
