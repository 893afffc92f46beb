"""Drawings as SVG inside the page, each with a text that says what it shows."""

from __future__ import annotations

from collections.abc import Sequence

from edustandards.reports.html.tags import Html, Piece, el

WIDE, HIGH = 320, 110


def drawing(label: str, *children: Piece, high: int = HIGH) -> Html:
    """Return a drawing with its label for those who do not see it."""
    return el(
        "svg",
        el("title", label),
        children,
        viewbox=f"0 0 {WIDE} {high}",
        width=WIDE,
        height=high,
        role="img",
        xmlns="http://www.w3.org/2000/svg",
    )


def histogram(label: str, shares: Sequence[float], ends: tuple[str, str, str]) -> Html:
    """Return how many lie how far from their threshold, in steps of a tenth; the middle is on it.

    What is further than the whole threshold is drawn at the end. `ends` stand below the axis.
    """
    bins = [0] * 20
    for share in shares:
        bins[min(max(int((share + 1) * 10 // 1), 0), 19)] += 1
    top, step, base = max(bins) or 1, WIDE / 20, 84
    bars = [
        el(
            "rect",
            x=f"{at * step + 1:.1f}",
            y=f"{base - 76 * count / top:.1f}",
            width=f"{step - 2:.1f}",
            height=f"{76 * count / top:.1f}",
            class_="bad" if at < 10 else "good",
        )
        for at, count in enumerate(bins)
        if count
    ]
    middle = WIDE / 2
    return drawing(
        label,
        bars,
        el("line", x1=0, y1=base, x2=WIDE, y2=base, class_="axis"),
        el("line", x1=middle, y1=4, x2=middle, y2=base + 4, class_="limit"),
        el("text", ends[0], x=0, y=102, class_="soft"),
        el("text", ends[1], x=middle, y=102, text_anchor="middle"),
        el("text", ends[2], x=WIDE, y=102, text_anchor="end", class_="soft"),
    )


def gauge(label: str, value: float, limit: float) -> Html:
    """Return a value on a line from zero, with its limit."""
    top = max(value, limit, 1e-9) * 1.15
    at, mark = (20 + (WIDE - 40) * one / top for one in (max(value, 0.0), limit))
    side = "good" if value <= limit else "bad"
    return drawing(
        label,
        el("line", x1=20, y1=18, x2=WIDE - 20, y2=18, class_="axis"),
        el("rect", x=20, y=11, width=f"{max(at - 20, 1):.1f}", height=14, class_=side),
        el("line", x1=f"{mark:.1f}", y1=4, x2=f"{mark:.1f}", y2=32, class_="limit"),
        high=36,
    )


def course(
    label: str,
    values: Sequence[tuple[int, float]],
    targets: Sequence[tuple[int, float]],
) -> Html:
    """Return values over years as a line with dots, and targets as a line of dashes."""
    both = [*values, *targets]
    first, last = min(one for one, _ in both), max(one for one, _ in both)
    low, high = min(one for _, one in both), max(one for _, one in both)
    wide, tall = max(last - first, 1), (high - low) or 1.0

    def spot(year: int, value: float) -> tuple[float, float]:
        return 24 + (WIDE - 48) * (year - first) / wide, 82 - 68 * (value - low) / tall

    def line(several: Sequence[tuple[int, float]], class_: str) -> Html | None:
        if not several:
            return None
        points = " L".join(f"{x:.1f} {y:.1f}" for x, y in (spot(*one) for one in several))
        return el("path", d=f"M{points}", class_=class_)

    dots = [
        el("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=4, class_="dot")
        for x, y in (spot(*one) for one in values)
    ]
    return drawing(
        label,
        el("line", x1=0, y1=90, x2=WIDE, y2=90, class_="axis"),
        line(targets, "target"),
        line(values, "course"),
        dots,
        el("text", str(first), x=4, y=105, class_="soft"),
        el("text", str(last), x=WIDE - 4, y=105, text_anchor="end", class_="soft")
        if last > first
        else None,
    )
