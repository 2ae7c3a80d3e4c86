"""The program's window, as a user handles it.

Where things are on it is told by the program itself: with `ENTENTE_TRACE=FILE` it appends a line of
JSON to FILE whenever what it shows has changed.
"""

from desktop import Failure, last_json, wait


class Window:
    def __init__(self, desktop, binary, files=(), env=None):
        self.desktop = desktop
        self.trace = desktop.home / "trace.jsonl"
        self.process = desktop.run(
            [str(binary), *map(str, files)], "app", env={"ENTENTE_TRACE": str(self.trace), **(env or {})})
        self.id = wait("the window", lambda: self._alive() and desktop.windows("^Entente"))[-1]
        wait("its first frame", lambda: self._alive() and self.state())
        desktop.x("windowactivate", "--sync", self.id)

    def _alive(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended with {self.process.returncode}")
        return True

    def state(self):
        """What the window shows now."""
        self._alive()
        return last_json(self.trace)

    def settled(self, articles):
        """Waits until so many articles are on the map and nothing moves; returns the state then."""
        last = None

        def done():
            nonlocal last
            state = self.state()
            same, last = state == last, state
            return same and state["articles"] == articles and not state["busy"] and state

        wait(f"{articles} articles on the map", done)
        self.desktop.still()
        return self.state()

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
        desktop.key("Return")
        desktop.still()
        # The first file is selected now; the others follow it, and nothing else that the filter lets
        # through comes before them.
        desktop.key(*["shift+Down"] * (len(files) - 1))
        desktop.still()
        desktop.screenshot("dialog-open")
        desktop.key("Return")
        desktop.gone(dialog)

    def export(self, format, path):
        """Ctrl+E, the format, then the path in the system's dialog; waits for the file."""
        desktop = self.desktop
        desktop.key("ctrl+e")
        wait("the export settings", lambda: self.state()["dialog"] == "export")
        desktop.still()
        button = wait(f"the choice {format}", lambda: self.state()["buttons"].get(format))
        self.click(button)
        self.click(self.state()["buttons"]["save"])
        dialog = desktop.window("^(Save|Export).*")
        desktop.still()
        desktop.key("ctrl+a")
        desktop.type(str(path))
        desktop.still()
        desktop.screenshot(f"dialog-save-{format}")
        desktop.key("Return")
        desktop.gone(dialog)
        wait(f"{path.name} to be saved", lambda: str(path) in self.state()["saved"])
        return path

    def click(self, point):
        self.desktop.x("mousemove", "--window", self.id, round(point[0]), round(point[1]))
        self.desktop.still(0.2)
        # Apart, so that both do not fall into one slow frame.
        self.desktop.x("mousedown", 1)
        self.desktop.still(0.2)
        self.desktop.x("mouseup", 1)
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
        self.desktop.x("windowsize", "--sync", self.id, "100%", "100%")
        self.desktop.x("windowmove", self.id, 0, 0)
        self.desktop.still()

    def close(self):
        """Closes the window; the program ends well."""
        self.desktop.x("windowclose", self.id)
        code = wait("the program to end", lambda: (self.process.poll() is not None) and [self.process.poll()])[0]
        if code != 0:
            raise Failure(f"the program ended with {code}")
