"""What YAML's parser complains of, said so that people who do not know YAML can mend it."""

from __future__ import annotations

import re

import yaml

from edustandards.errors import Problem, problem
from edustandards.where import Place

MAX_DEPTH = 20

_STRAY = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_TAB = re.compile(r"^(?![ ]*#)[^\t\n]*(\t)", re.MULTILINE)
_MAX_STRAYS = 20

_WIDE_COLON = re.compile(r"^ *(?:- +)?([\w.-]{1,40})(：)(?!.*: )")
_NO_SPACE = re.compile(r"^ *(?:- +)?([\w.-]{1,40})(:)(?![\s/]|$)")

# Each row: words of the parser's context, words of its complaint, the sentence for it, and whether
# the place is that of the context (where the construct began) or of the complaint.
_COMPLAINTS = (
    ("", "nesting depth", "yaml-depth", False),
    ("block scalar", "", "yaml-block", True),
    ("quoted scalar", "end of stream", "yaml-quote-open", True),
    ("quoted scalar", "document separator", "yaml-quote-open", True),
    ("scalar", "scape", "yaml-escape", False),
    ("flow sequence", "", "yaml-bracket", True),
    ("flow mapping", "", "yaml-bracket", True),
    ("alias", "", "yaml-anchor", True),
    ("anchor", "", "yaml-anchor", True),
    ("tag", "", "yaml-tag-sign", True),
    ("", "tag", "yaml-tag-sign", False),
    ("next token", "cannot start any token", "yaml-sign", False),
    ("simple key", "", "yaml-colon-missing", True),
    ("", "mapping values are not allowed", "yaml-colon", False),
    ("", "entries are not allowed", "yaml-dash", False),
    ("", "expected key", "yaml-indent", False),
    ("", "block end", "yaml-indent", False),
    ("", "'-' indicator", "yaml-indent", False),
    ("", "document start", "yaml-indent", False),
    ("", "node content", "yaml-sign", False),
)


def stray_characters(text: str, file: str, *, tabs: bool = False) -> list[Problem]:
    r"""Return a problem for each control or invisible character, and for tabs unless `tabs` may be.

    A tab in a comment does no harm. Elsewhere the two parsers of PyYAML disagree about tabs.

    >>> [str(one.where) for one in stray_characters("a:\tb", "pack.yaml")]
    ['pack.yaml:1:3']
    """
    spots = [(match.start(), "yaml-invisible") for match in _STRAY.finditer(text)]
    if not tabs:
        spots += [(match.start(1), "yaml-tab") for match in _TAB.finditer(text)]
    found = []
    for spot, code in sorted(spots)[:_MAX_STRAYS]:
        line = text.count("\n", 0, spot) + 1
        column = spot - text.rfind("\n", 0, spot)
        params = {} if code == "yaml-tab" else {"code": f"U+{ord(text[spot]):04X}"}
        found.append(problem(code, Place(file, line, column), **params))
    return found


def wide_colon(text: str, file: str, first: int = 1, last: int | None = None) -> Problem | None:
    r"""Return the problem of a full-width colon after a key in lines `first` to `last`, if any.

    >>> str(wide_colon("on: school\n限值：8.76", "pack.yaml").where)
    'pack.yaml:2:3'
    """
    return _spotted(_WIDE_COLON, "yaml-colon-wide", text, file, (first, last))


def reword(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """Return what a complaint of the parser comes from, at the place where it can be mended.

    The parser often blames the line after the slip: full-width colons and missing spaces after a
    colon are looked for from the line where the construct began.
    """
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return problem("yaml-syntax", Place(file))
    mark = error.problem_mark
    began = error.context_mark or mark
    context, complaint = error.context or "", error.problem or ""
    code, at_start = next(
        (
            (code, at_start)
            for in_context, in_complaint, code, at_start in _COMPLAINTS
            if in_context in context and in_complaint in complaint
        ),
        ("yaml-syntax", False),
    )
    if code in {"yaml-colon", "yaml-colon-missing", "yaml-indent", "yaml-syntax"}:
        lines = (max(mark.line, 1), mark.line + 1)
        for pattern, slip in ((_WIDE_COLON, "yaml-colon-wide"), (_NO_SPACE, "yaml-colon-space")):
            if spotted := _spotted(pattern, slip, text, file, lines):
                return spotted
    spot = began if at_start else mark
    params = {"limit": MAX_DEPTH} if code == "yaml-depth" else {}
    return problem(code, Place(file, spot.line + 1, spot.column + 1), **params)


def _spotted(
    pattern: re.Pattern[str], code: str, text: str, file: str, lines: tuple[int, int | None]
) -> Problem | None:
    first, last = lines
    for number, line in enumerate(text.split("\n")[first - 1 : last], first):
        if match := pattern.match(line):
            place = Place(file, number, match.start(2) + 1)
            return problem(code, place, text=match[1])
    return None
