"""A desktop of its own for one program: X server, window manager, session bus, keyboard and mouse.

Nothing of the real user's desktop is seen or touched: display, bus, home and runtime folder are new.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

# Machines under load draw a few frames a second; waiting ends as soon as what is waited for is there.
PATIENCE_SECS = 90


class Failure(Exception):
    """Something that a user would have seen go wrong."""


def wait(what, condition, secs=PATIENCE_SECS):
    """Waits until `condition` returns something true, and returns that."""
    deadline = time.monotonic() + secs
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > deadline:
            raise Failure(f"waited {secs} s in vain for {what}")
        time.sleep(0.05)


class Desktop:
    def __init__(self, out, size=(1400, 900), bus=True):
        self.out = pathlib.Path(out)
        self.out.mkdir(parents=True, exist_ok=True)
        self.size = size
        self.bus = bus
        self.processes = []
        self.logs = []

    def __enter__(self):
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _start(self):
        self.folder = tempfile.TemporaryDirectory(prefix="entente-e2e-", ignore_cleanup_errors=True)
        home = pathlib.Path(self.folder.name)
        for name in ("home", "run"):
            (home / name).mkdir(mode=0o700)
        self.home = home / "home"
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(home / "run"),
            "LANG": "C.UTF-8",
            # The software renderer: what a machine without a graphics card has.
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "NO_AT_BRIDGE": "1",
            # Without any address libdbus would start a bus of its own.
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={home / 'no-bus'}",
        }
        read, write = os.pipe()
        width, height = self.size
        self.run(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24",
             "+extension", "GLX", "-nolisten", "tcp", "-noreset"],
            "xvfb", pass_fds=[write],
        )
        os.close(write)
        with os.fdopen(read) as display:
            number = display.readline().strip()
        if not number:
            raise Failure("Xvfb did not start")
        self.env["DISPLAY"] = f":{number}"
        # libdbus would start a bus of its own where it is told none.
        self.env["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={home / 'no-bus'}"
        if self.bus:
            # The portal is started by the bus and inherits DISPLAY from it.
            read, write = os.pipe()
            self.run(
                ["dbus-daemon", "--session", "--nofork", f"--print-address={write}"],
                "dbus", pass_fds=[write],
            )
            os.close(write)
            with os.fdopen(read) as address:
                self.env["DBUS_SESSION_BUS_ADDRESS"] = address.readline().strip()
        # Without a window manager no dialog gets the keyboard.
        self.run(["openbox"], "openbox")
        wait("the window manager", lambda: b"_NET_SUPPORTING_WM_CHECK(WINDOW)" in subprocess.run(
            ["xprop", "-root"], env=self.env, capture_output=True, check=False).stdout)

    def __exit__(self, kind=None, *_):
        if kind is not None and "DISPLAY" in getattr(self, "env", {}):
            subprocess.run(["import", "-window", "root", str(self.out / "failed.png")], env=self.env,
                           capture_output=True, timeout=20, check=False)
            shutil.copytree(self.home, self.out / "home", dirs_exist_ok=True, ignore_dangling_symlinks=True)
        for process in reversed(self.processes):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
        for log in self.logs:
            log.close()
        if hasattr(self, "folder"):
            self.folder.cleanup()

    def run(self, command, name, env=None, **options):
        """Starts a program that ends with the desktop; what it prints goes to `NAME.log`."""
        log = (self.out / f"{name}.log").open("wb")
        self.logs.append(log)
        process = subprocess.Popen(
            command, env={**self.env, **(env or {})}, stdout=log, stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL, start_new_session=True, **options,
        )
        self.processes.append(process)
        return process

    def x(self, *words, check=True):
        """Runs xdotool; returns what it prints."""
        got = subprocess.run(
            ["xdotool", *map(str, words)], env=self.env, capture_output=True, text=True, check=False)
        if check and got.returncode != 0:
            raise Failure(f"xdotool {' '.join(map(str, words))}: {got.stderr.strip()}")
        return got.stdout.strip()

    def windows(self, name):
        """Visible windows of that title, a regular expression."""
        return self.x("search", "--onlyvisible", "--name", name, check=False).split()

    def window(self, name):
        """Waits for a window of that title and gives it the keyboard."""
        window = wait(f"a window “{name}”", lambda: self.windows(name))[-1]
        self.x("windowactivate", "--sync", window)
        return window

    def gone(self, window):
        """Waits until a window is closed."""
        wait("a window to close", lambda: window not in self.windows("."))

    def key(self, *keys):
        for key in keys:
            self.x("key", "--clearmodifiers", key)

    def type(self, text):
        self.x("type", "--delay", "25", text)

    def screenshot(self, name, window="root"):
        path = self.out / f"{name}.png"
        subprocess.run(["import", "-window", window, str(path)], env=self.env, check=True)
        return path

    def still(self, secs=0.6):
        """Waits until the screen has not changed for a while: a dialog has been drawn, a list is
        filled, and nothing tells so but its looks. A blinking cursor does not count."""
        since, last = time.monotonic(), None

        def settled():
            nonlocal since, last
            now = subprocess.run(
                ["import", "-window", "root", "-depth", "8", "rgb:-"], env=self.env,
                capture_output=True, check=True).stdout
            if last is None or self._n_changed(last, now) > 150:
                since, last = time.monotonic(), now
            return time.monotonic() - since > secs

        wait("the screen to come to rest", settled)

    def _n_changed(self, one, two):
        """Number of pixels that differ, roughly."""
        if one == two:
            return 0
        row, n_changed = 3 * self.size[0], 0
        for at in range(0, len(one), row):
            a, b = one[at:at + row], two[at:at + row]
            if a != b:
                n_changed += sum(x != y for x, y in zip(a[1::3], b[1::3]))
        return n_changed


def last_json(path):
    """The last whole line of a trace, or nothing."""
    try:
        lines = pathlib.Path(path).read_text(encoding="utf8").split("\n")[:-1]
    except FileNotFoundError:
        return None
    return json.loads(lines[-1]) if lines else None
