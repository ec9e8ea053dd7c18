"""Babel judges how numbers, amounts, percentages and dates are written; where we write otherwise stands in `DEVIATIONS`.

The judge of English is `en_GB`: the days of the house stand before their months.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from babel.dates import format_date, get_day_names, get_month_names
from babel.numbers import (
    format_currency,
    format_decimal,
    format_percent,
    get_currency_precision,
    get_currency_symbol,
    list_currencies,
)
from hypothesis import given
from hypothesis import strategies as st

from sharing.amounts import SHOWN, SIGNS
from sharing.kinds import DATE
from sharing.reports.calendars import WEEKDAYS, weekday
from sharing.reports.formatting import (
    MONTHS,
    WITHOUT_CENTS,
    date_words,
    decimal,
    money,
    percent,
    safe,
    shown,
)

LOCALES = {"nl": "nl", "en": "en_GB"}
NO_BREAK = "\xa0"

DEVIATIONS = {
    "spaces": "a plain space where Babel has one that does not break: reports are text that people copy and compare",
    "minus": "in Dutch the minus stands before the sign (-€ 5,00), as in English; Babel has it after (€ -5,00)",
    "percent": "in Dutch a space stands before the percent sign (12,91 %), as the norm for writing numbers has it; "
    "Babel has none",
    "dollar": "the dollar is $, and not US$: a report has one currency, and its scheme says which",
    "codes": "every other currency has its code with a space after it (JPY 5), in English too: a sign may be of several",
    "cents": "an amount has two decimals, or none where ISO 4217 has none; more only where it has them. Babel rounds to "
    "those of the currency, three for some dinars, and has none for some currencies that do have cents",
    "ellipsis": "what does not fit in six decimals ends in an ellipsis; Babel rounds",
}
"""Where we write otherwise than Babel, and why; each has a test below that names it."""

languages = st.sampled_from(sorted(LOCALES))
currencies = st.sampled_from(["EUR", "USD", "GBP", "CHF", "SEK", "JPY", "CLP", "KWD", "ALL"])
millionths = st.integers(-(10**18), 10**18)
days = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


def judged(value: Fraction) -> Decimal:
    """Give a value of at most six decimals to Babel, exactly."""
    found = Decimal(value.numerator) / Decimal(value.denominator)
    assert Fraction(found) == value
    return found


def expected(value: Fraction, currency: str, language: str) -> str:
    """What Babel writes for an amount, with the deviations that its patterns can say: decimals, signs, codes, minus."""
    least = 0 if currency in WITHOUT_CENTS else 2
    gap = NO_BREAK if language == "nl" or currency not in SIGNS else ""
    digits = "0" * least + "#" * (SHOWN - least)
    form = f"{'¤' if currency in SIGNS else '¤¤'}{gap}#,##0.{digits}"
    text = format_currency(judged(abs(value)), currency, format=form, locale=LOCALES[language], currency_digits=False)
    return ("-" if value < 0 else "") + text.replace("US$", "$").replace(NO_BREAK, " ")


@given(millionths, languages)
def test_a_number_is_written_as_babel_writes_it(units, language):
    value = Fraction(units, 10**6)
    assert decimal(value, language) == format_decimal(
        judged(value), format="#,##0.######", locale=LOCALES[language], decimal_quantization=False
    )


@given(millionths, currencies, languages)
def test_an_amount_is_written_as_babel_writes_it_but_for_the_deviations(units, currency, language):
    value = Fraction(units, 10**6)
    assert money(value, currency, language) == expected(value, currency, language)


@given(st.integers(0, 10**15), st.sampled_from(["EUR", "GBP"]), languages)
def test_an_amount_in_cents_is_what_babel_writes_unasked(cents, currency, language):
    """Without a pattern of ours: only the space deviates."""
    value = Fraction(cents, 100)
    text = format_currency(judged(value), currency, locale=LOCALES[language])
    assert money(value, currency, language) == text.replace(NO_BREAK, " ")


@given(st.integers(-(10**12), 10**12), languages)
def test_a_percentage_is_written_as_babel_writes_it_but_for_the_space(units, language):
    value = Fraction(units, 10**8)
    text = format_percent(judged(value), locale=LOCALES[language], decimal_quantization=False)
    assert percent(value, language) == (text.replace("%", " %") if language == "nl" else text)


@given(days, languages)
def test_a_date_is_written_as_babel_writes_it(day, language):
    assert date_words(day.toordinal(), language) == format_date(day, "long", locale=LOCALES[language])
    assert shown(Fraction(day.toordinal()), DATE, "EUR", language) == format_date(day, "long", locale=LOCALES[language])
    assert weekday(day.toordinal(), language) == format_date(day, "EEEE", locale=LOCALES[language])


@pytest.mark.parametrize("language", LOCALES)
def test_the_names_of_months_and_days_are_those_of_babel(language):
    assert dict(enumerate(MONTHS[language], 1)) == dict(get_month_names("wide", locale=LOCALES[language]))
    assert dict(enumerate(WEEKDAYS[language])) == dict(get_day_names("wide", locale=LOCALES[language]))


def test_the_deviations_are_what_they_say():
    """Each deviation, ours beside Babel's; one that Babel no longer has must be taken off the list."""
    both = {
        "spaces": (money(Fraction(5), "EUR", "nl"), format_currency(5, "EUR", locale="nl")),
        "minus": (money(Fraction(-5), "EUR", "nl"), format_currency(-5, "EUR", locale="nl").replace(NO_BREAK, " ")),
        "percent": (percent(Fraction(1291, 10000), "nl"), format_percent(0.1291, "#,##0.##%", locale="nl")),
        "dollar": (SIGNS["USD"], get_currency_symbol("USD", locale="nl")),
        "codes": (money(Fraction(5), "JPY", "en"), format_currency(5, "JPY", locale="en_GB")),
        "cents": (money(Fraction(5), "KWD", "en"), format_currency(5, "KWD", "¤¤ #,##0.00", locale="en_GB")),
        "ellipsis": (decimal(Fraction(2, 3), "en"), format_decimal(2 / 3, format="0.######", locale="en_GB")),
    }
    assert both == {
        "spaces": ("€ 5,00", "€\xa05,00"),
        "minus": ("-€ 5,00", "€ -5,00"),
        "percent": ("12,91 %", "12,91%"),
        "dollar": ("$", "US$"),
        "codes": ("JPY 5", "JP¥5"),
        "cents": ("KWD 5.00", "KWD 5.000"),
        "ellipsis": ("0.666666…", "0.666667"),
    }
    assert set(both) == set(DEVIATIONS)


def test_no_currency_without_cents_has_them_by_babel():
    assert {currency for currency in WITHOUT_CENTS if get_currency_precision(currency)} == set()
    assert set(SIGNS) | WITHOUT_CENTS <= list_currencies()


@given(st.text())
def test_what_is_safe_is_printable_and_keeps_its_words_apart(text):
    assert safe(text).isprintable()
    assert safe(text).split() == ["".join(filter(str.isprintable, word)) for word in text.split() if safe(word)]


@pytest.mark.parametrize("space", ["\n", "\r\n", "\t", "\u00a0", "\u202f", "\u2028"])
def test_a_name_over_two_lines_stays_two_words(space):
    assert safe(f"Jan{space}de Wit") == "Jan de Wit"
