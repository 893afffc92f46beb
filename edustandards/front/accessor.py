"""What an accessor of a frame does, whatever library the frame is of."""

from __future__ import annotations

from os import PathLike
from typing import Any

from edustandards.front.pack import Pack, load_pack
from edustandards.front.report import Report


class Accessor:
    """The checks of a frame that holds one row for each entity, stage and period."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def check(
        self, pack: Pack | str | PathLike[str], *, on: str = "school", **given: Any
    ) -> Report:
        """Return the report of a pack, or of one named or at a path, on the frame.

        `on` is the kind of entity that a row speaks of; `given` is what `Pack.evaluate` takes
        beside the data: `refs`, `facts`, `first_year`, `as_of`.

        Raises:
            DataError: where the frame cannot be used, with the column.
            PackError: where the pack cannot be used.
        """
        loaded = pack if isinstance(pack, Pack) else load_pack(pack)
        return loaded.evaluate({on: self._frame}, **given)
