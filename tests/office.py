"""LibreOffice, for tests of what another program saves."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SAVED_AS = {"ods": "ods", "xls": "xls:MS Excel 97", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
"""What each suffix is called there."""

_OFFICE = shutil.which("soffice")
asked_for = pytest.mark.skipif(
    _OFFICE is None or "EDUSTANDARDS_OFFICE" not in os.environ,
    reason="needs LibreOffice (soffice), and EDUSTANDARDS_OFFICE to be set, for it takes minutes",
)


def save_again(folder: Path) -> None:
    """Save the workbooks of a folder in each format, into a folder named after its suffix."""
    for suffix, how in SAVED_AS.items():
        subprocess.run(
            [
                _OFFICE or "soffice",
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                *("--headless", "--convert-to", how, "--outdir", str(folder / suffix)),
                *map(str, sorted(folder.glob("*.xlsx"))),
            ],
            check=True,
            capture_output=True,
            timeout=600,
        )
