"""Make the pictures of the gallery again from the examples: `python docs/gallery/pictures.py`; then look at each.

It needs Chromium, LibreOffice, pdftoppm and ImageMagick.
The texts of the gallery are console blocks, which `make docs` writes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
BAKERY = [str(EXAMPLES / "bakery" / name) for name in ("scheme.toml", "staff.csv")]
ROCKET = [str(EXAMPLES / "scaleup" / name) for name in ("scheme.toml", "staff.csv")]
COLOURS = "32"


def sharing(folder: Path, *words: str) -> None:
    """Run a command of this library."""
    subprocess.run([sys.executable, "-m", "sharing_cli", "-q", *words], cwd=folder, check=True, capture_output=True)


def browser(*words: str) -> None:
    """Run Chromium without a window."""
    found = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    fixed = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    subprocess.run([found, *fixed, *words], check=True, capture_output=True)


def small(picture: Path, name: str, crop: str = "") -> None:
    """Keep a picture under a name, in few colours."""
    cut = ["-crop", crop, "+repage"] if crop else []
    target = HERE / name
    subprocess.run(["convert", picture, *cut, "-strip", "+dither", "-colors", COLOURS, f"png8:{target}"], check=True)


def page(folder: Path, name: str, size: str, *words: str) -> None:
    """Take a picture of the page that a command writes."""
    made = folder / f"{name}.html"
    sharing(folder, *words, "-o", str(made))
    browser(f"--window-size={size}", f"--screenshot={folder / name}.png", made.as_uri())
    small(folder / f"{name}.png", f"{name}.png")


def leaf(folder: Path, pdf: Path, name: str, crop: str = "") -> None:
    """Take a picture of the first page of a PDF."""
    subprocess.run(["pdftoppm", "-r", "90", "-png", "-singlefile", pdf, folder / name], check=True)
    small(folder / f"{name}.png", f"{name}.png", crop)


def office(folder: Path, workbook: Path) -> None:
    """Print a workbook as PDF, with a profile of LibreOffice that is thrown away."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, workbook]
    subprocess.run(command, check=True, capture_output=True)


def main() -> None:
    """Make every picture."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page(folder, "report", "1000,1900", "--lang", "en", "report", *ROCKET)
        page(folder, "phone", "500,1180", "report", *BAKERY)
        figures = (EXAMPLES / "bakery" / "figures.toml").read_text(encoding="utf-8")
        before = figures.replace("2025", "2024").replace("128400.00", "118000.00")
        (folder / "2024.toml").write_text(before, encoding="utf-8")
        sharing(folder, "run", *BAKERY, "--figures", "2024.toml", "--ledger", "ledger", "-o", "2024.csv")
        sharing(folder, "run", *BAKERY, "--ledger", "ledger", "-o", "2025.csv")
        letters = ["letters", *BAKERY, "--format", "pdf", "--ledger", "ledger", "--previous", "ledger"]
        sharing(folder, "--lang", "en", *letters, "--contact", "Noor de Korst", "--into", "letters")
        leaf(folder, folder / "letters" / "0011.pdf", "letter", "744x860+0+0")
        sharing(folder, "letters", *ROCKET, "--format", "pdf", "--into", "nothing", "--id", "E0137")
        leaf(folder, folder / "nothing" / "E0137.pdf", "nothing", "744x500+0+0")
        sharing(folder, "--lang", "en", "workbook", *BAKERY, "-o", "workbook.xlsx")
        office(folder, folder / "workbook.xlsx")
        leaf(folder, folder / "workbook.pdf", "workbook", "980x460+40+40")


if __name__ == "__main__":
    main()
