"""Validators in Django: forms, models, migrations, both languages."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

django = pytest.importorskip("django")

from django.conf import settings as django_settings  # noqa: E402

if not django_settings.configured:
    django_settings.configure(USE_I18N=True, LANGUAGE_CODE="en")
django.setup()

from django import forms  # noqa: E402
from django.core.exceptions import ValidationError  # noqa: E402
from django.db import models  # noqa: E402
from django.db.migrations.writer import MigrationWriter  # noqa: E402
from django.utils.translation import override  # noqa: E402

from edustandards.django import Requires  # noqa: E402

AREA = Requires("≥ 8.76 m²/student", unit="m²/student")


@settings(deadline=None)
@given(st.decimals(0, 20, places=4))
def test_it_accepts_what_exact_numbers_say(value: Decimal) -> None:
    right = Fraction(value) >= Fraction("8.76")
    try:
        AREA(value)
        assert right
    except ValidationError as error:
        assert not right
        assert error.code == "not_met"


def test_messages_are_in_the_language_of_django() -> None:
    with override("zh-hans"), pytest.raises(ValidationError) as caught:
        AREA(8)
    assert "要求 ≥ 8.76 平方米/生" in caught.value.messages[0]
    with override("en"), pytest.raises(ValidationError) as caught:
        AREA(8)
    assert "required ≥ 8.76 m²/student" in caught.value.messages[0]


@pytest.mark.parametrize("value", [float("nan"), True, "<b>", None, "9 kg"])
def test_what_is_no_area_is_refused(value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        AREA(value)
    assert caught.value.code != "not_met"


def test_migrations_write_it_and_read_it_back() -> None:
    text, imports = MigrationWriter.serialize(AREA)
    names: dict[str, Any] = {}
    exec("\n".join(imports), names)
    assert eval(text, names) == AREA
    assert Requires("≥ 8.77 m²/student", unit="m²/student") != AREA
    assert len({AREA, Requires("≥ 8.76 m²/student", unit="m²/student")}) == 1
    assert "edustandards.django.Requires" in text


def test_a_form_and_a_model() -> None:
    class Form(forms.Form):
        area = forms.DecimalField(validators=[AREA])

    assert Form({"area": "8.76"}).is_valid()
    form = Form({"area": "8.75"})
    assert not form.is_valid()
    assert "8.76" in str(form.errors)

    class School(models.Model):  # noqa: DJ008
        area = models.DecimalField(max_digits=8, decimal_places=2, validators=[AREA])

        class Meta:
            app_label = "schools"

    School(area=Decimal("8.76")).clean_fields(exclude={"id"})
    with pytest.raises(ValidationError, match="required"):
        School(area=Decimal("8.75")).clean_fields(exclude={"id"})


def test_markup_stays_inert_in_a_form() -> None:
    class Form(forms.Form):
        area = forms.CharField(validators=[AREA])

    assert "<script" not in str(Form({"area": "<script>1</script>"}).errors)
