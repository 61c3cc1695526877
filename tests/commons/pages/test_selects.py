"""A select is drawn as Django's own templates draw it."""

from django import forms
from django.forms.renderers import DjangoTemplates
from hypothesis import given
from hypothesis import strategies as st

from collegium.commons.pages.selects import Renderer

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=8)
OPTIONS = st.lists(st.tuples(WORDS, WORDS), max_size=5)
CHOICES = st.one_of(OPTIONS, st.lists(st.tuples(WORDS, OPTIONS), max_size=3))


def drawn(renderer, choices, chosen, attrs):
    widget = forms.Select(choices=choices, attrs=attrs)
    return widget.render("place", chosen, renderer=renderer)


@given(
    choices=CHOICES,
    chosen=WORDS,
    attrs=st.dictionaries(st.sampled_from(["id", "class", "required"]), WORDS | st.booleans()),
)
def test_as_the_templates_draw_it(choices, chosen, attrs):
    told = drawn(Renderer(), choices, chosen, attrs)
    assert told == drawn(DjangoTemplates(), choices, chosen, attrs)


def test_a_form_uses_it(settings):
    assert settings.FORM_RENDERER == "collegium.commons.pages.selects.Renderer"
    its = forms.ChoiceField(choices=[("a", "<b>"), ("c", "d")])
    form = type("Its", (forms.Form,), {"its": its})(initial={"its": "c"})
    assert '<option value="a">&lt;b&gt;</option>' in str(form["its"]) and "selected" in str(form["its"])
