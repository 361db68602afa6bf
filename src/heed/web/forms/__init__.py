"""Forms as the pages show them: fields, their cleaning, and the base class of every form.

from heed.web import forms

class ScreeningForm(forms.HeedForm):
    path = forms.RadioField("How will this be taken forward?", options=[...])
    reason = forms.LongTextField("Why")
"""

from heed.web.forms.base import HeedForm, PageForm
from heed.web.forms.choice import CheckboxesField, Option, RadioField, SelectField, TickField, options_from
from heed.web.forms.dates import DateField, WhenField
from heed.web.forms.fields import LineField, LongTextField, PasswordField

__all__ = [
    "CheckboxesField",
    "DateField",
    "HeedForm",
    "LineField",
    "LongTextField",
    "Option",
    "PageForm",
    "PasswordField",
    "RadioField",
    "SelectField",
    "TickField",
    "WhenField",
    "options_from",
]
