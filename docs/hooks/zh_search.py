"""A hook of MkDocs: Chinese is indexed in words of one or two signs, so that parts are found.

Words as long as jieba cuts them hide what stands within: 体育运动/场馆 is not found by 运动场馆.
Questions are cut by the words of the index, and so meet the same short ones.
"""

from __future__ import annotations

from math import log
from typing import Any

import jieba

LONGEST = 2
_UNKNOWN = 0.5


def cut(text: str | bytes) -> list[str]:
    """Return a text in words of at most two signs, the likeliest way of cutting it."""
    said = text.decode() if isinstance(text, bytes) else text
    jieba.initialize()
    total = log(jieba.dt.total)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(said) + 1):
        ways = []
        for start in range(max(0, end - LONGEST), end):
            count = jieba.dt.FREQ.get(said[start:end], 0) or _UNKNOWN
            ways.append((best[start][0] + log(count) - total, start))
        best.append(max(ways))
    words, end = [], len(said)
    while end:
        start = best[end][1]
        words.append(said[start:end])
        end = start
    return words[::-1]


def on_config(config: Any) -> Any:
    """Have the search of the theme cut Chinese so."""
    from material.plugins.search import plugin

    class Cutter:
        """What the plugin takes for jieba."""

        cut = staticmethod(cut)

    plugin.jieba = Cutter
    return config
