"""Runs MiniStack for as long as whoever started it holds this process's standard input open.

A test run may be killed by a signal that it cannot catch. The pipe closes then too, and MiniStack goes with all of its
workers: they are one process group, which is this one's own.
"""

import os
import shutil
import signal
import threading

from ministack.app import main


def go_with_whoever_started_this() -> None:
    # Not through sys.stdin: a thread that waits there with its lock makes Python abort at the end.
    while os.read(0, 1024):
        pass
    shutil.rmtree(os.environ["TMPDIR"], ignore_errors=True)
    os.killpg(0, signal.SIGKILL)


threading.Thread(target=go_with_whoever_started_this, daemon=True).start()
main()
