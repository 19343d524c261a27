"""Measure the index on a slow phone: `python -m tools.site_speed FOLDER`, where a zip was unpacked.

The profile is Lighthouse's for a phone on a slow 4G network: a CPU four times slower, 150 ms a round trip,
1.6 Mbit/s. A server on this machine gives the pages out, packed.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tools.proof_pictures import PHONE

NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
SLOWER = 4
RUNS = 5
START, LETTERS = "START-HERE.html", "names.css"
TIMES = """() => [performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd,
  performance.getEntriesByName("first-contentful-paint")[0].startTime,
  Math.max(0, ...performance.getEntriesByType("resource").map(one => one.responseEnd))]"""
SHIFT = """() => new Promise(done => { let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(one => sum += one.value))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 500); })"""


class Quiet(SimpleHTTPRequestHandler):
    """Gives files out, packed as hosts do, and says nothing."""

    def do_GET(self) -> None:
        """Answer with a page."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_response(404)
            return self.end_headers()
        data = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def main() -> None:
    """Print the median of some visits."""
    folder = Path(sys.argv[1]).resolve()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/{START}"
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        visits = [_visit(browser, address) for _ in range(RUNS)]
        browser.close()
    server.shutdown()
    usable, seen, letters, typed, shift = (statistics.median(column) for column in zip(*visits, strict=True))
    size = sum((folder / name).stat().st_size for name in (START, LETTERS))
    print(f"{size / 1000:.0f} kB, seen after {seen:.0f} ms, usable after {usable:.0f} ms")
    print(f"letters of every language after {letters:.0f} ms")
    print(f"a name is found in {typed:.0f} ms, shift {shift:.4f}")


def _visit(browser: Browser, address: str) -> tuple[float, ...]:
    """Return milliseconds until it answers, is seen, has its letters, has found; and how far it shifts."""
    page = browser.new_page(viewport=PHONE)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load")
    times = page.evaluate(TIMES)
    shift = page.evaluate(SHIFT)
    typed = page.evaluate(
        """() => { const field = document.getElementById("find"), start = performance.now();
        field.value = "amha"; field.dispatchEvent(new Event("input")); document.body.offsetHeight;
        return performance.now() - start; }"""
    )
    page.close()
    return (*map(float, times), float(typed), float(shift))


if __name__ == "__main__":
    main()
