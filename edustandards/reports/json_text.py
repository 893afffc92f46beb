"""JSON as text that nothing in the data can turn around."""

from __future__ import annotations

import json


def json_text(data: object) -> str:
    r"""Return data as JSON on one line, readable, but what is not printable escaped.

    >>> print(json_text(["一小", "a\u202eb"]))
    ["一小", "a\u202eb"]
    """
    text = json.dumps(data, ensure_ascii=False)
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else json.dumps(sign).strip('"') for sign in text)
