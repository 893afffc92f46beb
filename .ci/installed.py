"""The package as others get it: a wheel, a source archive and a working copy, each installed alone.

Each goes into an empty environment and is used from another folder, with the command line and
without; the packs have to be there every time.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SURVEY = ROOT / "examples" / "prefecture-survey-2017.csv"
USE = """
import edustandards as es
pack = es.load_pack("cn/quality-balanced")
finding = pack["sports-area"](
    {"stage": "primary", "school_kind": "小学", "students": 400,
     "sports_field_area": "0.25 万平方米", "gym_area": 500}
)
assert finding.verdict is es.Verdict.MET, finding
assert finding.value == 7.5
"""
STARTS = {
    "html": "<!DOCTYPE html>",
    "md": "# ",
    "csv": "standard,",
    "xml": "<?xml",
    "sarif": "{",
    "json": "{",
    "txt": "A city",
}
EXTRAS = {"xlsx": "excel", "docx": "word", "pdf": "pdf", "parquet": "arrow"}
"""What each format needs beyond the command line."""


def run(*command: str | Path, folder: Path, status: tuple[int, ...] = (0,)) -> str:
    """Run a command in a folder; stop where its exit status is another than expected."""
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode not in status:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}\n{done.stderr}")
    return done.stdout + done.stderr


def try_out(what: str, source: str, folder: Path, *, editable: bool = False) -> None:
    """Install one form of the package without and with the command line, and use both."""
    home = folder / what
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    flags = ["--editable"] if editable else []
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run(*pip, *flags, source, folder=folder)
    run(python, "-c", USE, folder=folder)
    bare = run(home / "bin" / "edustandards", "packs", folder=folder, status=(2,))
    assert "edustandards[cli]" in bare, bare
    assert len(bare.splitlines()) == 1, bare
    run(*pip, *flags, f"{source}[cli]", folder=folder)
    command = home / "bin" / "edustandards"
    listed = run(command, "packs", folder=folder)
    assert "cn/quality-balanced@2017" in listed, listed
    assert "cn/city-plan@draft" in listed, listed
    table = folder / "survey.csv"
    table.write_bytes(SURVEY.read_bytes())
    options = ["--pack", "cn/city-plan", "--format", "json"]
    found = json.loads(run(command, "check", table, *options, folder=folder, status=(0, 1, 3)))
    assert found["schema"] == 1, found
    assert found["summary"]["met"] > 0, found["summary"]
    try_reports(command, table, folder)
    print(f"{what}: installed alone, packs found, survey checked, reports written")


def try_reports(command: Path, table: Path, folder: Path) -> None:
    """Write the reports that need nothing more, and be told what the others need."""
    asked = ["check", table, "--pack", "cn/city-plan", "--exit-zero"]
    for suffix, start in STARTS.items():
        report = folder / f"report.{suffix}"
        run(command, *asked, "-o", report, folder=folder)
        assert report.read_text(encoding="utf-8-sig").startswith(start), suffix
    assert "prefers-color-scheme" in (folder / "report.html").read_text(encoding="utf-8")
    for suffix, extra in EXTRAS.items():
        said = run(command, *asked, "-o", folder / f"report.{suffix}", folder=folder, status=(2,))
        assert f"edustandards[{extra}]" in said, said
        assert len(said.splitlines()) == 1, said
        assert not (folder / f"report.{suffix}").exists(), suffix


def main() -> None:
    """Build the package and try out every form of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(sys.executable, "-m", "build", "--outdir", folder / "dist", ROOT, folder=folder)
        [wheel] = (folder / "dist").glob("*.whl")
        [archive] = (folder / "dist").glob("*.tar.gz")
        try_out("wheel", str(wheel), folder)
        try_out("archive", str(archive), folder)
        try_out("editable", str(ROOT), folder, editable=True)


if __name__ == "__main__":
    main()
