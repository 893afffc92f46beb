"""A plain web form: texts in, a message for each field or the whole form out, in two languages."""

from __future__ import annotations

from collections.abc import Mapping

import edustandards as es

STANDARD = "sports-area"
pack = es.load_pack("cn/quality-balanced@2017")


def problems(form: Mapping[str, str], lang: str = "zh") -> list[str]:
    """Return what is wrong with a form, in words; nothing where the standard is met.

    The texts may name their units: `0.25 万平方米` is 2500 m².
    """
    try:
        finding = pack[STANDARD](form)
    except es.EdustandardsError as error:
        return error.say(lang).splitlines()
    if finding.verdict is es.Verdict.MET:
        return []
    return finding.explain(lang).splitlines()


if __name__ == "__main__":
    sent = {"stage": "primary", "students": "400", "sports_field_area": "0.25 万平方米"}
    print("\n".join(problems(sent | {"gym_area": "499"})))
