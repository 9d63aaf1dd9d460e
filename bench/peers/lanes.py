"""The lanes: what events there are, in which form, with which rules, and who else can read them."""
import pathlib
import subprocess
from dataclasses import dataclass, field

SIGMA = ("perilune", "rsigma", "rsigma-routed")
WINDOWS_PROCESS = {"product": "windows", "category": "process_creation"}
WINDOWS_FILE = {"product": "windows", "category": "file_event"}


@dataclass(frozen=True)
class Lane:
    """A lane.

    form: how the seed becomes so many events (the classes of perilune.bench.lanes, or another)
    seed: the file below shared/benchmark/lanes, where there is one
    rules: which rules are run: sigma, eql, linux or correlation
    logsource: what the events are in Sigma's words; a part of the rules has those for it first
    peers: who can read it
    """
    name: str
    form: str
    seed: str = ""
    rules: str = "sigma"
    logsource: dict = field(default_factory=dict)
    peers: tuple = SIGMA
    suffix: str = "ndjson"


def shared(name, seed, logsource):
    yield Lane(name, "repeat", seed, logsource=logsource)
    yield Lane(f"{name}-distinct", "distinct", seed, logsource=logsource)


LANES = {lane.name: lane for lane in (
    *shared("raw", "raw_windows.ndjson", {"product": "windows"}),
    *shared("structured", "structured_windows.ndjson", WINDOWS_PROCESS),
    *shared("cisco", "cisco_syslog.ndjson", {"product": "cisco", "service": "aaa"}),
    *shared("sysmon", "sysmon_file_event.ndjson", WINDOWS_FILE),
    Lane("evtx-shuffled", "shuffle", "evtx", logsource={"product": "windows"},
         peers=(*SIGMA, "zircolite")),
    Lane("evtx", "evtx", logsource={"product": "windows"}, suffix="evtx",
         peers=("perilune", "rsigma", "rsigma-routed", "zircolite")),
    Lane("auditd", "auditd", rules="linux", logsource={"product": "linux", "service": "auditd"},
         suffix="log", peers=("perilune", "zircolite")),
    Lane("endpoint", "endpoint", rules="eql", peers=("perilune", "python-eql")),
    Lane("correlation", "timed", "correlation.ndjson", rules="correlation"),
)}

MAIN = "perilune.bench."


class Workshop:
    """Makes the files of lanes in a folder, and keeps those that are there."""

    def __init__(self, work, shared_folder, java):
        self.folder = pathlib.Path(work) / "lanes"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.shared = pathlib.Path(shared_folder)
        self.java = java

    def made(self, lane, events):
        """Gives the file of a lane with so many events, or a few more, and how many they are."""
        path = self.folder / f"{lane.name}-{events}.{lane.suffix}"
        count = path.with_suffix(".count")
        if not count.exists():
            partial = path.with_suffix(".part")
            told = self.run(lane, events, partial)
            partial.rename(path)
            count.write_text(told.strip() or str(events))
        return path, int(count.read_text())

    def run(self, lane, events, path):
        if lane.form == "evtx":
            return self.call("EvtxLogs", path, events, self.shared / "corpora/sigma")
        if lane.form == "auditd":
            return self.call("ReplayLog", "bundled", path, events)
        if lane.form == "endpoint":
            return self.call("EndpointLog", path, events, 0)
        return self.call("lanes.Lane", lane.form, self.seed(lane), path, events)

    def seed(self, lane):
        if lane.seed != "evtx":
            return self.shared / "benchmark/lanes" / lane.seed
        path = self.folder / "evtx-seed.ndjson"
        if not path.exists():
            self.call("lanes.EvtxLane", path, self.shared / "corpora/sigma")
        return path

    def call(self, name, *arguments):
        command = [*self.java, MAIN + name, *map(str, arguments)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout
