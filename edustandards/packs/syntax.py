"""What YAML's parser complains of, said so that people who do not know YAML can mend it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from edustandards.errors import Problem, problem
from edustandards.packs.punctuation import bracket_broken, colon_too_many, slip_in
from edustandards.where import Place

MAX_DEPTH = 20

_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HIDDEN = (
    "\u00ad\u034f\u115f\u1160\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e007f"
)
_DAMAGED = "\ufffc-\uffff\ud800-\udfff"
# Joiners shape the letters of some scripts and some pictures; beside other signs they only hide.
_JOINER = "(?<![\u0590-\u1fff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
_STRAY = re.compile(
    f"(?P<control>[{_CONTROL}])|(?P<bidi>[{_BIDI}])|(?P<damaged>[{_DAMAGED}])"
    f"|(?P<hidden>[{_HIDDEN}]|{_JOINER})"
)
_ANY = re.compile(f"[{_CONTROL}{_BIDI}{_DAMAGED}{_HIDDEN}\u200c\u200d]")
"""Whether it is worth looking for one at all: most files have none."""
_STRAYS = {
    "control": "yaml-control",
    "bidi": "yaml-direction",
    "damaged": "yaml-damaged",
    "hidden": "yaml-invisible",
}
_TAB = re.compile(r"^(?![ ]*#)[^\t\n]*(\t)", re.MULTILINE)
_MAX_STRAYS = 20
_LOOKED_AT = 4_000
"""How much of a bracket that does not end is looked at for what keeps it from ending."""

# Each row: words of the parser's context, words of its complaint, the sentence for it, and whether
# the place is that of the context (where the construct began) or of the complaint.
_COMPLAINTS = (
    ("", "nesting depth", "yaml-depth", False),
    ("block scalar", "", "yaml-block", True),
    ("quoted scalar", "end of stream", "yaml-quote-open", True),
    ("quoted scalar", "document separator", "yaml-quote-open", True),
    ("scalar", "scape", "yaml-escape", False),
    ("scalar", "hex", "yaml-escape", False),
    ("flow sequence", "", "yaml-bracket", True),
    ("flow mapping", "", "yaml-bracket", True),
    ("alias", "", "yaml-anchor", True),
    ("anchor", "", "yaml-anchor", True),
    ("tag", "", "yaml-tag", True),
    ("", "tag", "yaml-tag", False),
    ("next token", "cannot start any token", "yaml-sign", False),
    ("simple key", "", "yaml-colon-missing", True),
    ("", "mapping values are not allowed", "yaml-colon", False),
    ("", "entries are not allowed", "yaml-dash", False),
    ("", "keys are not allowed", "yaml-sign", False),
    ("", "expected key", "yaml-indent", False),
    ("", "block end", "yaml-indent", False),
    ("", "'-' indicator", "yaml-indent", False),
    ("", "document start", "yaml-indent", False),
    ("", "node content", "yaml-sign", False),
)
_TAG_SHOWN = 60
_KEY_BEFORE = re.compile(r"[^\s,\[\]{}]+$")
_VAGUE = {"yaml-colon", "yaml-colon-missing", "yaml-indent", "yaml-syntax"}


def stray_characters(text: str, file: str, *, tabs: bool = False) -> list[Problem]:
    r"""Return a problem for each control or invisible character, and for tabs unless `tabs` may be.

    A tab in a comment does no harm. Elsewhere the two parsers of PyYAML disagree about tabs.

    >>> [str(one.where) for one in stray_characters("a:\tb", "pack.yaml")]
    ['pack.yaml:1:3']
    """
    spots: list[tuple[int, str]] = []
    if _ANY.search(text):
        spots = [(one.start(), _STRAYS[one.lastgroup or ""]) for one in _STRAY.finditer(text)]
    if not tabs:
        spots += [(match.start(1), "yaml-tab") for match in _TAB.finditer(text)]
    found = []
    for spot, code in sorted(spots)[:_MAX_STRAYS]:
        line = text.count("\n", 0, spot) + 1
        column = spot - text.rfind("\n", 0, spot)
        params = {} if code == "yaml-tab" else {"code": f"U+{ord(text[spot]):04X}"}
        found.append(problem(code, Place(file, line, column), **params))
    return found


def reword(
    error: yaml.YAMLError, lines: Sequence[str], file: str, quoted: tuple[Place, Place] | None
) -> Problem:
    """Return what a complaint of the parser comes from, at the place where it can be mended.

    The parser often blames the line after the slip: slips of punctuation are looked for from the
    line where the construct began. `quoted` is where the last text in quotes begins and ends.
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
    place = Place(file, mark.line + 1, mark.column + 1)
    start = Place(file, began.line + 1, began.column + 1)
    special = _special(code, lines, start, place, quoted)
    if special is not None:
        return special
    spot = start if at_start else place
    match code:
        case "yaml-depth":
            return problem(code, spot, limit=MAX_DEPTH)
        case "yaml-sign":
            return problem(code, spot, text=_sign(lines, spot))
        case "yaml-escape":
            return problem(code, _backslash(lines, spot))
        case "yaml-tag":
            return tag_refused(lines, spot)
        case _:
            return problem(code, spot)


def tag_refused(lines: Sequence[str], place: Place) -> Problem:
    """Return the problem of a tag at a place, with the tag as it is written there."""
    line, column = place.line or 1, place.column or 1
    rest = lines[line - 1][column - 1 :][:_TAG_SHOWN] if line <= len(lines) else ""
    tag = re.search(r"![^\s,\[\]{}]*", rest)
    return problem("yaml-tag", place, text=tag[0] if tag else "!")


def _special(
    code: str,
    lines: Sequence[str],
    start: Place,
    place: Place,
    quoted: tuple[Place, Place] | None,
) -> Problem | None:
    """Return what a vague complaint comes from, where the lines give it away."""
    file, line, column = place.file, place.line or 1, place.column or 1
    text = lines[line - 1] if line <= len(lines) else ""
    if code in _VAGUE and (slip := slip_in(lines, file, max(line - 1, 1), line)) is not None:
        return slip
    if code == "yaml-colon" and (slip := colon_too_many(lines, file, line, column)) is not None:
        return slip
    if code in {"yaml-indent", "yaml-bracket"} and quoted is not None:
        begun, ended = quoted
        if ended.line == line and not text[(ended.column or 1) - 1 : column - 1].strip(" "):
            if begun.line == line:
                return problem("yaml-quote-after", place)
            return problem("yaml-quote-open", begun)
    sign = text[column - 1 : column]
    if code == "yaml-bracket" and sign == "?":
        return problem("yaml-question", place)
    if code == "yaml-bracket":
        within = _between(lines, start, place)
        return bracket_broken(within, file, start.line or 1, start.column or 1)
    if code not in _VAGUE:
        return None
    if text.startswith("%"):
        return problem("yaml-directive", Place(file, line, 1))
    if code == "yaml-syntax" and sign == ":":
        key = _KEY_BEFORE.search(text[max(0, column - 1 - _TAG_SHOWN) : column - 1])
        if key is not None:
            where = Place(file, line, column - len(key[0]))
            return problem("yaml-value-empty", where, text=key[0])
    if code == "yaml-indent" and sign and sign in "]}":
        return problem("yaml-bracket-stray", place, text=sign)
    above = next((one for one in reversed(lines[: line - 1]) if one.strip()), "")
    if code == "yaml-indent" and above.split("#")[0].strip() == "...":
        return problem("yaml-documents", place)
    return None


def _between(lines: Sequence[str], start: Place, end: Place) -> str:
    """Return the text from a place to the end of the line of another, as far as it is looked at."""
    first = (start.line or 1) - 1
    several = [one[:_LOOKED_AT] for one in lines[first : end.line][:_LOOKED_AT]]
    if several:
        several[0] = lines[first][(start.column or 1) - 1 :][:_LOOKED_AT]
    return "\n".join(several)[:_LOOKED_AT]


def _sign(lines: Sequence[str], spot: Place) -> str:
    line = lines[(spot.line or 1) - 1] if (spot.line or 1) <= len(lines) else ""
    return line[(spot.column or 1) - 1 :][:1]


def _backslash(lines: Sequence[str], spot: Place) -> Place:
    """Return where an escape begins; the two parsers blame different signs of it."""
    line = lines[(spot.line or 1) - 1] if (spot.line or 1) <= len(lines) else ""
    at = line.rfind("\\", 0, spot.column or 1)
    return Place(spot.file, spot.line, at + 1) if at >= 0 else spot
