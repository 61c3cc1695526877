"""What is to be put right is told by the name of its field, at the head of the page."""

from django import forms
from django.template import engines
from django.utils import translation


class Its(forms.Form):
    name = forms.CharField(label="The name")
    why = forms.CharField(label="Why is it so?")


def told():
    page = engines["jinja2"].from_string('{% import "pages/ui.jinja" as ui with context %}{{ ui.errors(form) }}')
    return page.render({"form": Its({})})


def test_each_line_names_its_field():
    head = told()
    assert '<a href="#id_name">The name: This field is required.</a>' in head
    assert '<a href="#id_why">Why is it so? This field is required.</a>' in head
    assert "2 things to put right" in head


def test_a_colon_stands_as_the_language_writes_it():
    with translation.override("fr"):
        assert ">The name\u202f: " in told()
