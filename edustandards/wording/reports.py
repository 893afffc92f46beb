"""What `reports` has to say."""

from __future__ import annotations

from edustandards.wording.text import Text

SENTENCES = {
    "reports-placeholder": Text("", ""),
}
