#!/usr/bin/env python3
"""Runs Perilune and its peers over the same files, rules and cores, in turn, and prints ratios.

    bench/peers/run.py --shared ../shared --work /tmp/bench --rsigma rsigma \\
        --lanes structured,sysmon --rounds 3 --small 100000 --large 400000 --out result

writes result.md and result.json. --long takes 0.5 and 2 million events. A subject that is slow
takes fewer events by itself, see --slow.
"""
import argparse
import datetime
import json
import os
import pathlib
import subprocess
import sys

import lanes
import matches
import measure
import report
import rules as rule_files
import subjects

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
# Orders of magnitude slower than the others: so many events are enough for a slope.
SLOW = {"python-eql": (500, 2_000), "zircolite": (5_000, 20_000)}


def options():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--shared", default=str(REPOSITORY.parent / "shared"), help="rules, lanes, event logs")
    add("--work", default="/tmp/perilune-bench", help="folder for lanes, rules and outputs")
    add("--lanes", default="raw,structured,cisco,sysmon", help=", ".join(lanes.LANES))
    add("--subjects", default="", help="which of those that are there; all where it is not given")
    add("--rules", default="all", help="numbers of Sigma rules, such as 100,1000,all,10000")
    add("--cores", default="0", help="sets of cores as taskset takes them, parted by /: 0/0,1")
    add("--rounds", type=int, default=3)
    add("--small", type=int, default=100_000, help="events")
    add("--large", type=int, default=400_000, help="events")
    add("--long", action="store_true", help="0.5 and 2 million events")
    add("--compared", type=int, default=20_000, help="events over which matches are compared")
    add("--out", default="", help="files to write, without .md and .json; a name in --work if not given")
    add("--java", default="java -XX:+UseSerialGC -cp "
        f"{REPOSITORY}/bench/target/classes:{REPOSITORY}/bench/target/lib/*", help="makes lanes")
    add("--perilune", default=str(REPOSITORY / "perilune"), help="command")
    add("--rsigma", help="program")
    add("--eql-python", help="an interpreter with eql 1.0")
    add("--zircolite", help="folder of a checkout")
    add("--zircolite-python", default=sys.executable, help="an interpreter with what it requires")
    return parser.parse_args()


def main():
    given = options()
    if given.long:
        given.small, given.large = 500_000, 2_000_000
    pathlib.Path(given.work, "out").mkdir(parents=True, exist_ok=True)
    available = subjects.known(given)
    chosen = given.subjects.split(",") if given.subjects else list(available)
    bench = Bench(given, {name: available[name] for name in chosen})
    result = {"when": datetime.date.today().isoformat(), "machine": machine(given), "lanes": []}
    out = pathlib.Path(given.out or pathlib.Path(given.work, "result"))
    for name in given.lanes.split(","):
        for count in given.rules.split(","):
            for cores in given.cores.split("/"):
                result["lanes"].append(bench.lane(lanes.LANES[name], count, cores))
                # Written each time: a run takes hours, and what is done is done.
                out.with_suffix(".json").write_text(json.dumps(result, indent=1))
                out.with_suffix(".md").write_text(report.markdown(result))
    print(report.markdown(result))


class Bench:
    def __init__(self, given, chosen):
        self.given, self.chosen = given, chosen
        self.work = pathlib.Path(given.work)
        self.shared = pathlib.Path(given.shared)
        self.workshop = lanes.Workshop(given.work, given.shared, given.java.split())
        self.sigma = rule_files.sigma(self.shared / "corpora/sigma/rules")

    def lane(self, lane, count, cores):
        folder = self.rules(lane, count)
        able = {name: one for name, one in self.chosen.items() if name in lane.peers and one.reads(lane)}
        tasks = {name: self.tasks(lane, name, folder) for name in able}
        for name, subject in able.items():
            subject.prepare(tasks[name]["small"][0])
        measured = {name: [] for name in able}
        for number in range(self.given.rounds):
            for name, subject in able.items():
                costs = {size: measure.run(subject.arguments(task, False), cores)
                         for size, (task, _) in tasks[name].items()}
                measured[name].append(costs)
                say(f"{lane.name} {count} [{cores}] round {number + 1} {name}: "
                    f"{slope(tasks[name], costs, 'cpu'):,.0f} events/s of CPU")
        return {
            "name": lane.name, "rules": str(len(list(folder.rglob('*.*ml')))), "cores": cores,
            "subjects": {name: summed(able[name], tasks[name], measured[name]) for name in able},
            "matches": self.matches(lane, folder, able, cores),
        }

    def tasks(self, lane, name, folder):
        """The lane with one event and in both lengths, with the true number of events."""
        small, large = SLOW.get(name, (self.given.small, self.given.large))
        made = {}
        for size, events in (("one", 1), ("small", small), ("large", large)):
            path, true = self.workshop.made(lane, events)
            made[size] = subjects.Task(lane, path, folder, self.work), true
        return made

    def rules(self, lane, count):
        if lane.rules == "correlation":
            return HERE / "correlation"
        if lane.rules == "eql":
            into = self.work / "rules-eql"
            into.exists() or rule_files.eql(self.shared / "corpora/elastic-detection-rules/rules", into)
            return into
        whole = self.shared / "corpora/sigma/rules"
        whole = whole / "linux" if lane.rules == "linux" else whole
        if count == "all":
            return whole
        into = self.work / f"rules-{lane.name.removesuffix('-distinct')}-{count}"
        if not into.exists():
            if int(count) > len(self.sigma):
                rule_files.with_variants(self.sigma, int(count), into)
            else:
                rule_files.subset(self.sigma, int(count), lane.logsource, into)
        return into

    def matches(self, lane, folder, able, cores):
        """Compares over a shorter lane, in further runs that tell what they found."""
        found, unread = {}, {}
        rules = rule_files.heads(folder)
        slow = min([self.given.compared] + [SLOW[name][1] for name in able if name in SLOW])
        path, events = self.workshop.made(lane, slow)
        numbering = matches.Numbering(path, lane.logsource)
        for name, subject in able.items():
            out, err = self.work / f"out/{lane.name}-{name}.out", self.work / f"out/{lane.name}-{name}.err"
            task = subjects.Task(lane, path, folder, self.work)
            measure.run(subject.arguments(task, True), cores, str(out), str(err))
            found[name] = subject.matches(task, out, numbering)
            unread[name] = matches.named(err, rules) | subject.left_out(task, rules)
        return {peer: compared(found, unread, peer, rules, numbering, events)
                for peer in found if peer != "perilune" and "perilune" in found}


def compared(found, unread, peer, rules, numbering, events):
    both, apart = matches.compare(found["perilune"], found[peer], rules, numbering,
                                  {"ours": unread["perilune"], "theirs": unread[peer]})
    return {"events": events, "both": both, "rules": len(apart),
            "ours": sum(one.ours for one in apart), "theirs": sum(one.theirs for one in apart),
            "classes": matches.classes(apart), "differences": [vars(one) for one in apart]}


def slope(tasks, costs, clock):
    """Events a second between the two lengths: what is paid once falls out."""
    seconds = getattr(costs["large"], clock) - getattr(costs["small"], clock)
    return (tasks["large"][1] - tasks["small"][1]) / max(seconds, 0.01)


def summed(subject, tasks, rounds):
    return {
        "command": " ".join(subject.arguments(tasks["large"][0], False)),
        "small": tasks["small"][1], "large": tasks["large"][1],
        "cpu_rate": [slope(tasks, costs, "cpu") for costs in rounds],
        # The clock tells of other work too: the least disturbed run of each length counts.
        "wall_rate": slope(tasks, {size: min((costs[size] for costs in rounds), key=lambda one: one.wall)
                                   for size in tasks}, "wall"),
        "start_cpu": [costs["one"].cpu for costs in rounds],
        "start_wall": [costs["one"].wall for costs in rounds],
        "mebibytes": [costs["large"].memory / 2**20 for costs in rounds],
        "costs": [{size: vars(cost) for size, cost in costs.items()} for costs in rounds],
    }


def machine(given):
    cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if "model name" in line),
               "unknown")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "machine": f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GiB",
        "load before": f"{os.getloadavg()[0]:.1f}",
        "JDK": told(given.java.split()[0], "-version").splitlines()[0],
        "commit": told("git", "-C", str(REPOSITORY), "rev-parse", "--short", "HEAD"),
        "rsigma": told(given.rsigma, "--version").splitlines()[0] if given.rsigma else "not run",
        "corpus": rule_files.fingerprint(pathlib.Path(given.shared) / "corpora/sigma/rules"),
    }


def told(*command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return f"{command[0]} is not there"
    return (done.stdout + done.stderr).strip()


def say(text):
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
