"""What `packs` has to say."""

from __future__ import annotations

from edustandards.wording.text import Text

SENTENCES = {
    "packs-placeholder": Text("", ""),
}
