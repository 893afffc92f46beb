"""Puts what the playground runs beside its page: Python for the browser, packages, this library.

`python docs/hooks/playground.py`, after generate.py and before a build. Python comes from npm and
the packages from the index of packages, both held to hashes and kept in `.venv/playground`. Where
npm or the network is missing the page says that it cannot run, and so does this script.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1]
ROOT = DOCS.parent
RUNTIME = DOCS / "zh" / "assets" / "playground" / "runtime"
"""The site in English lies within the Chinese one, so one copy serves both."""

PYODIDE = "pyodide@314.0.7"
INTEGRITY = (
    "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
)
"""SHA-512 of the archive, as npm publishes it."""
PYTHON = (
    *("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"),
    *("python_stdlib.zip", "pyodide-lock.json"),
)
PACKAGES = Path(__file__).with_name("playground.txt")
PLATFORM = (
    *("--python-version", "3.14", "--implementation", "cp", "--abi", "cp314", "--abi", "none"),
    *("--platform", "pyemscripten_2026_0_wasm32", "--platform", "manylinux2014_x86_64"),
)

EXAMPLES = (
    ("limit", DOCS / "playground" / "limit.yaml", "恰在界线上", "Exactly on the limit"),
    (
        *("tightened", DOCS / "playground" / "tightened.yaml"),
        *("在国家标准之上从严", "Stricter than the nation"),
    ),
    (
        *("staffing", ROOT / "standards" / "cn" / "staffing" / "2014.yaml"),
        *("自带的标准包：教职工编制", "A pack that comes with it: staffing"),
    ),
    ("slips", DOCS / "playground" / "slips.yaml", "写错的标准包", "A pack with slips"),
)
"""The name of the data, the pack, and the title in Chinese and English."""


_LISTED = (PYODIDE + PACKAGES.read_text(encoding="utf-8")).encode()
KEPT = ROOT / ".venv" / "playground" / hashlib.sha256(_LISTED).hexdigest()[:16]
"""What was fetched, apart for each list of what to fetch."""


class WrongHashError(ValueError):
    """What was fetched is not what was asked for."""


def main() -> None:
    """Write the files; without those of Python, only what says so."""
    RUNTIME.mkdir(parents=True, exist_ok=True)
    try:
        python(KEPT)
        packages(KEPT)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.stderr.write(f"playground: left out, its page says so ({error})\n")
        complete = False
    else:
        complete = True
        for name in (*PYTHON, "packages.zip"):
            (RUNTIME / name).write_bytes((KEPT / name).read_bytes())
        library(RUNTIME / "library.zip")
    told = {"runtime": complete, "examples": [example(*one) for one in EXAMPLES]}
    script = f"globalThis.EduPlayground = {json.dumps(told, ensure_ascii=False)};\n"
    (RUNTIME / "files.js").write_text(script, encoding="utf-8")


def example(name: str, pack: Path, zh: str, en: str) -> dict[str, object]:
    """Return a pack and a table to begin with."""
    data = {
        lang: (DOCS / "playground" / f"{name}.{lang}.csv").read_text(encoding="utf-8")
        for lang in ("zh", "en")
    }
    return {
        "title": {"zh": zh, "en": en},
        "pack": pack.read_text(encoding="utf-8"),
        "data": data,
    }


def python(folder: Path) -> None:
    """Fetch Python for the browser.

    Raises:
        WrongHashError: where it is another one.
    """
    if all((folder / name).exists() for name in PYTHON):
        return
    folder.mkdir(parents=True, exist_ok=True)
    packed = ["npm", "pack", "--silent", "--pack-destination", str(folder), PYODIDE]
    subprocess.run(packed, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    archive = folder / f"{PYODIDE.replace('@', '-')}.tgz"
    found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != INTEGRITY:
        raise WrongHashError(f"{archive.name}: sha512-{found}")
    with tarfile.open(archive) as packed_files:
        for name in PYTHON:
            part = packed_files.extractfile(f"package/{name}")
            if part is None:
                raise FileNotFoundError(name)
            _put(folder / name, part.read())
    archive.unlink()


def packages(folder: Path) -> None:
    """Fetch the packages, which pip holds to their hashes, and pack them as one."""
    made = folder / "packages.zip"
    if made.exists():
        return
    wheels = folder / "wheels"
    fetched = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    fetched += ["--only-binary", ":all:", *PLATFORM, "--dest", str(wheels), "-r", str(PACKAGES)]
    subprocess.run(fetched, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as together:
        for wheel in sorted(wheels.glob("*.whl")):
            with zipfile.ZipFile(wheel) as one:
                for name in one.namelist():
                    # The parser in C is for another machine; the one in Python takes its place.
                    if not name.startswith("yaml/_yaml."):
                        together.writestr(name, one.read(name))
    _put(made, packed.getvalue())


def _put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: what is there is taken for complete the next time."""
    begun = path.with_suffix(".part")
    begun.write_bytes(content)
    begun.replace(path)


def library(made: Path) -> None:
    """Pack this library with its standards, as its wheel has them."""
    sources = [one for one in (ROOT / "edustandards").rglob("*") if one.is_file()]
    standards = [one for one in (ROOT / "standards").rglob("*") if one.is_file()]
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as together:
        for one in sorted(sources):
            if "__pycache__" not in one.parts:
                together.write(one, one.relative_to(ROOT))
        for one in sorted(standards):
            together.write(one, Path("edustandards") / one.relative_to(ROOT))


if __name__ == "__main__":
    main()
