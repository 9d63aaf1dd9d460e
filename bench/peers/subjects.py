"""The subjects: each engine, how it is called, and how its matches are read."""
import json
import pathlib
import shutil
import subprocess
import sys
from collections import Counter

HERE = pathlib.Path(__file__).parent


class Task:
    """One thing to do: a lane's file, its rules, and where a work folder is."""

    def __init__(self, lane, events, rules, work):
        self.lane, self.events, self.rules, self.work = lane, events, rules, work

    def correlates(self):
        return self.lane.rules == "correlation"


class Subject:
    """An engine. Matches are counted by rule and event, or event 0 where it does not say which."""

    def reads(self, lane):
        """Says whether it can read a lane that engines of its kind can."""
        return True

    def prepare(self, task):
        """Does what is not measured, such as converting rules."""

    def left_out(self, task, rules):
        """Gives ids of rules that were not given to the engine."""
        return set()


class Perilune(Subject):
    def __init__(self, command):
        self.command = command

    def arguments(self, task, _telling):
        return [*self.command, "hunt", "--skip-broken-rules", "--output", "matches",
                "--rules", str(task.rules), str(task.events)]

    def matches(self, task, out, numbering):
        found = Counter()
        with open(out, encoding="utf-8") as lines:
            for line in lines:
                match = json.loads(line)
                if match["type"] == "match":
                    last = numbering.of_line(match["events"][-1]["line"])
                    found[match["rule"]["id"].lower(), last] += 1
        return found


class Rsigma(Subject):
    def __init__(self, program, routed):
        self.program, self.routing = program, ["--logsource-routing"] if routed else []
        self.features = subprocess.run([program, "--version"], capture_output=True, text=True,
                                       check=True).stdout

    def reads(self, lane):
        return lane.suffix != "evtx" or "evtx" in self.features

    def arguments(self, task, telling):
        return [self.program, "engine", "eval", "-r", str(task.rules), "-e", f"@{task.events}",
                *self.routing, *(["--include-event"] if telling else []),
                *(["--no-detections"] if task.correlates() else [])]

    def matches(self, task, out, numbering):
        found = Counter()
        with open(out, encoding="utf-8") as lines:
            for line in lines:
                match = json.loads(line)
                if task.correlates() and "correlation_type" not in match:
                    # What a correlation counts is told besides.
                    continue
                number = numbering.of_event(match["event"]) if "event" in match else 0
                found[(match["rule_id"] or "").lower(), number] += 1
        return found


class PythonEql(Subject):
    def __init__(self, python):
        self.python = python

    def prepare(self, task):
        """Writes the queries that the library can load, by its own word."""
        path = self.workload(task)
        if not path.exists():
            subprocess.run([self.python, HERE / "python_eql.py", "--loadable", task.rules, path],
                           check=True, stdout=sys.stderr)

    def workload(self, task):
        return task.work / f"eql-{pathlib.Path(task.rules).name}.json"

    def arguments(self, task, telling):
        return [self.python, str(HERE / "python_eql.py"), str(self.workload(task)),
                str(task.events), *(["--tell"] if telling else [])]

    def left_out(self, task, rules):
        taken = {query["id"] for query in json.loads(self.workload(task).read_text())["queries"]}
        return {rule.id for rule in rules} - taken

    def matches(self, task, out, _numbering):
        found = Counter()
        with open(out, encoding="utf-8") as lines:
            for line in lines:
                match = json.loads(line)
                if "rule" in match:
                    found[match["rule"], match["line"]] += 1
        return found


class Zircolite(Subject):
    """Needs a checkout, for it is in no registry; rules are converted once, before it is measured."""

    FORMS = {"ndjson": ["--json-input"], "log": ["--auditd-input"], "evtx": []}
    PIPELINES = {"windows": ["-p", "sysmon", "-p", "windows-logsources"]}

    def __init__(self, python, folder):
        self.python, self.folder = python, pathlib.Path(folder)

    def prepare(self, task):
        path = self.ruleset(task)
        if path.exists():
            return
        made = path.parent / "zircolite-made"
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir()
        pipelines = self.PIPELINES.get(task.lane.logsource["product"], [])
        subprocess.run([*self.base(task), "-r", task.rules, "-sr", *pipelines],
                       cwd=made, check=False, stdout=sys.stderr)
        # It names the file itself.
        max(made.glob("*.json"), key=lambda file: file.stat().st_size).rename(path)

    def base(self, task):
        return [self.python, str(self.folder / "zircolite.py"), "--no-auto-detect",
                "-c", str(self.folder / "config/config.yaml"),
                "-l", str(task.work / "zircolite.log"), "-o", str(self.detected(task)),
                "-e", str(task.events), *self.FORMS[task.lane.suffix]]

    def ruleset(self, task):
        return task.work / f"zircolite-{task.lane.name}-{pathlib.Path(task.rules).name}.json"

    def arguments(self, task, _telling):
        return [*self.base(task), "-r", str(self.ruleset(task))]

    def detected(self, task):
        return task.work / "zircolite-detected.json"

    def matches(self, task, out, numbering):
        """Counts by rule alone: its rows say nothing of places."""
        found = Counter()
        for rule in json.loads(self.detected(task).read_text()):
            found[rule["id"].lower(), 0] += len(rule["matches"])
        return found


def known(given):
    """The subjects that can run here, by name, in the order in which they take turns."""
    subjects = {"perilune": Perilune(given.perilune.split())}
    if given.rsigma:
        subjects["rsigma"] = Rsigma(given.rsigma, routed=False)
        subjects["rsigma-routed"] = Rsigma(given.rsigma, routed=True)
    if given.eql_python:
        subjects["python-eql"] = PythonEql(given.eql_python)
    if given.zircolite:
        subjects["zircolite"] = Zircolite(given.zircolite_python, given.zircolite)
    return subjects
