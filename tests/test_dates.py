"""The calendar is what dateutil says it is."""

from datetime import date

from dateutil.relativedelta import relativedelta
from dateutil.rrule import MONTHLY, rrule

from sharing.dates import calendar_months, day_number, day_text


def test_every_month_of_the_calendar_begins_where_dateutil_says():
    starts, days, numbers = calendar_months()
    found = [moment.date() for moment in rrule(MONTHLY, dtstart=date(1900, 1, 1), until=date(2200, 12, 1))]
    assert [day.toordinal() for day in found] == starts
    assert [(day + relativedelta(months=1) - day).days for day in found] == days
    assert [12 * day.year + day.month for day in found] == numbers


def test_day_numbers_and_texts_are_each_others_inverse():
    assert "2024-02-29" == day_text(day_number("2024-02-29"))
