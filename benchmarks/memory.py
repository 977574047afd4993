"""Memory of this process, and figures taken in a process of their own."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path


def resident() -> float:
    """Megabytes that this process holds now."""
    return _status("VmRSS")


def peak() -> float:
    """The most megabytes that this process has held since it was started."""
    return _status("VmHWM")


def in_fresh_process(function: str, *arguments: str, niceness: int = 0) -> float:
    """What the function ("module:name") gives for the arguments in a process that has done nothing else."""
    command = ["nice", "-n", str(niceness), sys.executable, "-m", "benchmarks.memory", function, *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return float(done.stdout.splitlines()[-1])


def _status(name: str) -> float:
    """From the kernel, since getrusage counts what the parent held before the start."""
    lines = Path("/proc/self/status").read_text().splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith(f"{name}:"))
    return int(kilobytes) / 1024


if __name__ == "__main__":
    from benchmarks.__main__ import set_up

    set_up()
    module, name = sys.argv[1].split(":")
    print(getattr(import_module(module), name)(*sys.argv[2:]))
