"""Beginnings that an editor offers: a new standard, a new example, a pack on top of another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Snippet = Mapping[str, Any]

_STANDARD = {
    "title": {"zh": "${2:名称}", "en": "${3:Title}"},
    "clause": "${4:第一条}",
    "on": "${5:school}",
}
_TOLD = {"confidence": "${9:unverified}"}
_EXAMPLE = {"stage": "${1:primary}", "students": "${2:100}", "expect": "${3:met}"}

SNIPPETS: Mapping[str, Mapping[str, Any]] = {
    "standard": {
        "${1:new-standard}": {
            **_STANDARD,
            "indicator": "${6:sports_area_per_student}",
            "require": "${7:≥ 7.5 平方米/生}",
            **_TOLD,
        }
    },
    "standard-by-stage": {
        "${1:new-standard}": {
            **_STANDARD,
            "indicator": "${6:sports_area_per_student}",
            "require": {"primary": "${7:≥ 7.5 平方米/生}", "junior": "${8:≥ 10.2 平方米/生}"},
            **_TOLD,
        }
    },
    "composition": {
        "${1:new-standard}": {**_STANDARD, "all_of": ["${6:one}", "${7:another}"], **_TOLD}
    },
    "example": _EXAMPLE,
    "pack": {
        "pack": "${1:my/pack}",
        "edition": "'${2:2024}'",
        "title": {"zh": "${3:名称}", "en": "${4:Title}"},
        "source": {"document": "${5:文号}"},
        "standards": {
            "${6:new-standard}": {
                "on": "${7:school}",
                "indicator": "${8:sports_area_per_student}",
                "require": "${9:≥ 7.5 平方米/生}",
            }
        },
    },
    "overlay": {
        "pack": "${1:my/local-pack}",
        "edition": "'${2:2024}'",
        "extends": "${3:cn/quality-balanced@2017}",
        "title": {"zh": "${4:名称}", "en": "${5:Title}"},
        "set": {
            "${6:sports-area}": {
                "require": "${7:≥ 9 平方米/生}",
                "reason": "${8:理由}",
            }
        },
    },
    "field": {
        "${1:new_field}": {
            "title": {"zh": "${2:名称}", "en": "${3:Title}"},
            "unit": "${4:m²}",
            "headers": ["${5:表头}"],
        }
    },
    "indicator": {
        "${1:new_indicator}": {
            "title": {"zh": "${2:名称}", "en": "${3:Title}"},
            "formula": "${4:sports_field_area / students}",
            "unit": "${5:m²/student}",
        }
    },
}

PLACES: Mapping[str, tuple[str, ...]] = {
    "PackForm": ("pack", "overlay"),
    "standards": ("standard", "standard-by-stage", "composition"),
    "add": ("standard", "standard-by-stage", "composition"),
    "fields": ("field",),
    "indicators": ("indicator",),
    "examples": ("example",),
}
"""Where each is offered: below which key, or at the root of which form."""
