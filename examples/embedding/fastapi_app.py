"""A web service that checks a school: 422 with the findings where a standard is not met.

Run it with `uvicorn examples.embedding.fastapi_app:app`, from the root of the repository.
"""

from __future__ import annotations

from fastapi import FastAPI
from pydantic import BaseModel

import edustandards as es
from edustandards.pydantic import meets

pack = es.load_pack("cn/quality-balanced@2017")
app = FastAPI(title="edustandards")


class School(BaseModel):
    """A school as a client sends it; areas in m²."""

    school: str
    stage: str
    students: int
    sports_field_area: float
    gym_area: float = 0.0

    sports = meets(pack["sports-area"])


@app.post("/schools")
def receive(school: School) -> dict[str, str]:
    """Take in a school whose sports area is enough; pydantic refuses any other."""
    return {"received": school.school}


@app.post("/findings")
def findings(record: dict[str, float | str]) -> dict[str, str]:
    """Judge any record against the whole pack, without refusing anything."""
    return {name: verdict.value for name, verdict in pack.verdicts(record).items()}
