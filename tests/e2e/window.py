"""The program's window, as a user handles it.

What is on it and where is told by the program itself: with `ENTENTE_TRACE=FILE` it adds to FILE what
it tells screen readers, whenever that has changed.
"""

import re
import time

from desktop import Failure, last_json, wait


class Window:
    def __init__(self, desktop, binary, files=(), env=None):
        self.desktop = desktop
        self.trace = desktop.home / "trace.jsonl"
        # What an earlier window on this desktop has told.
        self.trace.unlink(missing_ok=True)
        started = time.monotonic()
        self.process = desktop.run(
            [str(binary), *map(str, files)], "app", env={"ENTENTE_TRACE": str(self.trace), **(env or {})})
        self.id = wait("the window", lambda: self.alive() and desktop.windows("^Entente$"))[-1]
        wait("its first frame", lambda: self.alive() and self.widgets())
        # Told, not judged: machines differ. Includes up to 50 ms until we look.
        self.first_frame_ms = round(1000 * (time.monotonic() - started))
        desktop.x("windowactivate", "--sync", self.id)

    def alive(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended with {self.process.returncode}")
        return True

    def widgets(self):
        """Everything on the window that has a name or a value."""
        self.alive()
        return last_json(self.trace) or []

    def said(self, pattern):
        """Widgets whose name or value fits a regular expression."""
        return [w for w in self.widgets() if re.search(pattern, w["name"]) or re.search(pattern, w["value"])]

    def find(self, pattern):
        """Waits for a widget whose name or value fits."""
        return wait(f"“{pattern}” on the window", lambda: self.said(pattern))[0]

    def nodes(self):
        """The map's nodes: name → middle, in pixels."""
        nodes = {}
        for widget in self.widgets():
            if widget["name"].startswith("Node "):
                left, top, right, bottom = widget["place"]
                nodes[widget["name"].removeprefix("Node ")] = ((left + right) / 2, (top + bottom) / 2)
        return nodes

    def settled(self):
        """Waits until something is on the map, nothing is being read and nothing moves."""
        since, last = time.monotonic(), None

        def done():
            nonlocal since, last
            widgets = self.widgets()
            if widgets != last or self.said("^Stop reading$") or not self.nodes():
                since, last = time.monotonic(), widgets
            return time.monotonic() - since > 1

        wait("the map", done)
        self.desktop.still()
        return self.nodes()

    def bounds(self):
        """The map's nodes: name → left, top, right, bottom, in pixels."""
        return {w["name"].removeprefix("Node "): w["place"] for w in self.widgets()
                if w["name"].startswith("Node ")}

    def size(self):
        """Width and height, in pixels."""
        told = self.desktop.x("getwindowgeometry", "--shell", self.id)
        numbers = dict(line.split("=") for line in told.splitlines())
        return int(numbers["WIDTH"]), int(numbers["HEIGHT"])

    def shoot_inside(self, name):
        """The window without its frame, in its own pixels."""
        self.desktop.still()
        return self.desktop.screenshot(name, self.id)

    def shoot(self, name):
        self.desktop.still()
        return self.desktop.screenshot(name)

    def open_in_dialog(self, files):
        """Ctrl+O, then the folder's path, then the files by keyboard."""
        desktop = self.desktop
        desktop.key("ctrl+o")
        dialog = desktop.window("^Open articles$")
        desktop.still()
        # A slash opens the dialog's field for a path, with a slash in it.
        desktop.key("slash")
        desktop.still()
        desktop.key("ctrl+a")
        desktop.type(f"{files[0].parent}/")
        desktop.still()
        # The dialog may have completed what was typed to the start that all files there share.
        desktop.key("Delete")
        desktop.key("Return")
        desktop.still()
        # The first file is selected now; the others follow it, and nothing that the dialog's filter
        # lets through comes between them.
        desktop.key(*["shift+Down"] * (len(files) - 1))
        desktop.still()
        desktop.screenshot("dialog-open")
        desktop.key("Return")
        desktop.gone(dialog)

    def export(self, choice, path):
        """Ctrl+E, the format, then the path in the system's dialog; waits for the file."""
        desktop = self.desktop
        desktop.key("ctrl+e")
        self.click(f"^{choice}$")
        wait(f"{choice} to be chosen", lambda: self.find(f"^{choice}$")["on"])
        self.click("^Save…$")
        dialog = desktop.window("^Export map$")
        desktop.still()
        # The name is selected without its ending.
        desktop.key("ctrl+a")
        desktop.type(str(path))
        desktop.still()
        desktop.screenshot(f"dialog-{path.name}")
        desktop.key("Return")
        desktop.gone(dialog)
        self.find(f"{re.escape(str(path))}$")
        return path

    def click(self, pattern):
        """Clicks what fits, once it has come to rest: dialogs take a frame or two to find their place."""
        self.find(pattern)
        self.desktop.still()
        left, top, right, bottom = self.find(pattern)["place"]
        self.press((left + right) / 2, (top + bottom) / 2)

    def press(self, x, y):
        self.desktop.x("mousemove", "--window", self.id, round(x), round(y))
        self.desktop.still(0.3)
        # Apart, so that both do not fall into one slow frame, but no longer than a click may take.
        self.desktop.x("mousedown", 1, "sleep", "0.2", "mouseup", 1)
        self.desktop.still(0.3)

    def drag(self, start, end, steps=8):
        desktop = self.desktop
        desktop.x("mousemove", "--window", self.id, round(start[0]), round(start[1]))
        desktop.still(0.3)
        desktop.x("mousedown", 1)
        desktop.still(0.3)
        for step in range(1, steps + 1):
            x = start[0] + (end[0] - start[0]) * step / steps
            y = start[1] + (end[1] - start[1]) * step / steps
            desktop.x("mousemove", "--window", self.id, round(x), round(y))
            desktop.still(0.1)
        desktop.x("mouseup", 1)

    def maximize(self):
        # The title takes the rest.
        self.desktop.x("windowsize", "--sync", self.id, "100%", "97%")
        self.desktop.x("windowmove", self.id, 0, 0)
        self.desktop.still()

    def close(self):
        """Closes the window as its manager does; the program ends well. A manager that is busy can
        miss a key, so it is pressed again after a while, as a user would. Work that is not saved is
        asked about, and not wanted."""
        pressed = None

        def ended():
            nonlocal pressed
            if self.process.poll() is None and (pressed is None or time.monotonic() - pressed > 15):
                pressed = time.monotonic()
                self.desktop.x("windowactivate", "--sync", self.id, check=False)
                self.desktop.key("alt+F4")
            if self.process.poll() is None and self.said("^Don’t save$"):
                self.click("^Don’t save$")
            return self.process.poll() is not None

        wait("the program to end", ended)
        if self.process.returncode != 0:
            raise Failure(f"the program ended with {self.process.returncode}")
