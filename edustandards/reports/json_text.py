"""JSON as text that nothing in the data can turn around."""

from __future__ import annotations

import json

_ENCODER = json.JSONEncoder(ensure_ascii=False)


def json_text(data: object) -> str:
    r"""Return data as JSON on one line, readable, but what is not printable escaped.

    >>> print(json_text(["一小", "a\u202eb"]))
    ["一小", "a\u202eb"]
    """
    text = _ENCODER.encode(data)
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else json.dumps(sign).strip('"') for sign in text)
