"""`sharing report`: the result as a page for a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from sharing_cli.outputs import save
from sharing_cli.pages import earlier_from, page_options, result_of, voice_of
from sharing_cli.reading import files_read


@click.command()
@click.argument("scheme")
@click.argument("staff")
@click.option("-o", "--output", required=True, metavar="FILE", help="The page to write: a name that ends in .html.")
@click.option("--without-names", is_flag=True, help="Tell nothing about one person; small groups stay out.")
@page_options
@click.pass_obj
def report(said: dict[str, Any], /, scheme: str, staff: str, output: str, **options: Any) -> None:
    """Write the result as a page for a browser: pictures, exact tables, who and why.

    The page is one file that fetches nothing and runs no program. In Python:
    `sharing.reports.html.page.html_report(register, templates(), Voice("nl"))`.
    """
    if Path(output).suffix.lower() != ".html":
        raise click.UsageError(f"a report is a page: name a file that ends in .html, not {output!r}")
    result = result_of(scheme, staff, options, said)
    from sharing.files.templates import templates
    from sharing.reports.html.page import html_report

    earlier, voice = earlier_from(result, options), voice_of(result, options, said)
    text = html_report(result, templates(), voice, earlier=earlier, names=not options["without_names"])
    inputs = [options["previous"], *files_read(result.run.scheme, scheme, staff, options)]
    save([(Path(output), text.encode())], said, inputs, force=options["force"])
