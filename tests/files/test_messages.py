"""Catalogues of messages are files beside the code, each read when it is asked for."""

from __future__ import annotations

from sharing.files.messages import catalogue, catalogue_names, dutch
from sharing.messages.dutch import RULES


def test_a_catalogue_that_does_not_exist_is_empty() -> None:
    assert catalogue("no such") == {}


def test_every_file_is_a_catalogue() -> None:
    assert {"S", "shared", "words", "commands"} <= set(catalogue_names())


def test_what_rules_say_is_taken_from_their_definitions() -> None:
    assert catalogue(RULES)["says"]["the exact shares"] == "de exacte delen"
    assert dutch().sentence("the exact shares", "S").text == "de exacte delen"
