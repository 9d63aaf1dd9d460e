"""One process on given cores: its time on the processor, its time on the clock, its largest memory.

Times of the processor are those of all threads of the process and of what it waited for (compiler
and collector of a JVM among them), so that other work on the machine counts little.
"""
import os
import shutil
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """What a run cost; seconds and bytes."""
    cpu: float
    wall: float
    memory: int


class Failed(Exception):
    """A process ended with a code that it must not have."""


def run(command, cores, out=os.devnull, err=os.devnull, allowed=(0,)):
    """Runs a command, pinned, and gives its cost."""
    pinned = [shutil.which("taskset"), "-c", cores, *command]
    began = os.times().elapsed
    pid = os.posix_spawn(pinned[0], pinned, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
        (os.POSIX_SPAWN_OPEN, 2, err, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
    ])
    _, status, usage = os.wait4(pid, 0)
    wall = os.times().elapsed - began
    code = os.waitstatus_to_exitcode(status)
    if code not in allowed:
        raise Failed(f"exit code {code} of: {' '.join(map(str, command))}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024)
