"""Chromium without a window, and axe-core in it: what a page asks for, what it complains about, how it measures."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = os.environ.get("SHARING_AXE", "")
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
MEASURE = """
<script>{axe}</script>
<script>
const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
axe.run(document, {{resultTypes: ["violations"]}}).then(found => {{
  const told = found.violations.map(one => one.id + ": " + one.nodes.map(node => node.target.join(" ")).join(", "));
  const out = document.createElement("script");
  out.type = "application/json"; out.id = "measured";
  out.textContent = JSON.stringify({{violations: told, passes: found.passes.length, wide: wide}});
  document.body.append(out);
}});
</script>
"""

needs_browser = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine: apt-get install chromium")
needs_axe = pytest.mark.skipif(
    not (CHROMIUM and AXE and Path(AXE).is_file()),
    reason="SHARING_AXE does not name axe.min.js: npm pack axe-core, or no Chromium",
)


class _Served(SimpleHTTPRequestHandler):
    asked: list[str]

    def __init__(self, *arguments, asked: list[str], **more) -> None:
        self.asked = asked
        super().__init__(*arguments, **more)

    def log_message(self, form: str, *arguments: object) -> None:
        self.asked.append(self.path)


def opened(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Chromium without a window."""
    assert CHROMIUM
    fixed = ["--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--hide-scrollbars"]
    done = [CHROMIUM, *fixed, *arguments]
    return subprocess.run(done, capture_output=True, text=True, timeout=120, check=True)


def asked_and_said(page: Path) -> tuple[list[str], list[str]]:
    """Open a page from a server; gives the paths it asked for, and what it said in the console."""
    asked: list[str] = []
    with ThreadingHTTPServer(("localhost", 0), partial(_Served, directory=str(page.parent), asked=asked)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        done = opened("--dump-dom", f"http://localhost:{server.server_port}/{page.name}")
        server.shutdown()
    return asked, [line for line in done.stderr.splitlines() if "CONSOLE" in line]


def measured(page: Path, *arguments: str, wide: int = 1000) -> dict[str, object]:
    """Measure a copy of a page that lets axe-core run in it: violations, and how far it is too wide."""
    text = POLICY.sub("", page.read_text(encoding="utf-8"))
    copy = page.with_name(f"measured-{page.name}")
    script = MEASURE.format(axe=Path(AXE).read_text(encoding="utf-8"))
    copy.write_text(text.replace("</body>", script + "</body>"), encoding="utf-8")
    size = f"--window-size={wide},900"
    done = opened(size, "--virtual-time-budget=20000", "--dump-dom", *arguments, copy.as_uri())
    found = re.search(r'<script type="application/json" id="measured">(.*?)</script>', done.stdout, re.DOTALL)
    assert found, done.stderr[-2000:]
    return json.loads(html.unescape(found[1]))
