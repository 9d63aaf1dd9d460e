"""Perilune beside python eql: the same documents, the same queries, in turn, as ratios.

usage: side_by_side.py --rules DIR --python PYTHON [--rounds N] [--events N]
  DIR     rules of elastic/detection-rules (rules/**/*.toml); they stay where they are
  PYTHON  an interpreter that has eql 1.0.0
Needs the class path of `mvn -pl bench -am package -DskipTests`. Times are those of the processor,
of all threads of a process: other work on the machine counts little.
"""
import argparse
import glob
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import tomllib

HERE = pathlib.Path(__file__).parent
TARGET = HERE.parent / "target"
JAVA = [
    os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java",
    "-Xmx1g", "-XX:+UseSerialGC", "-XX:MaxNewSize=128m", "--enable-native-access=ALL-UNNAMED",
    "-cp", f"{TARGET}/classes:{TARGET}/lib/*",
]
ONE = 'process where event.type == "start" and process.name == "curl" and process.command_line : "* -o *"'
SEQUENCE = """sequence by host.id with maxspan=30s
  [process where event.type == "start" and process.name == "curl"]
  [network where destination.port >= 60000]"""
PENDING = """sequence by process.entity_id with maxspan=1h
  [process where event.type == "start"]
  [file where file.path == "/never/written"]"""


def corpus(folder, python):
    """The corpus's EQL rules that python eql can load, in an order drawn by a fixed seed."""
    rules = []
    for path in sorted(glob.glob(f"{folder}/rules/**/*.toml", recursive=True)):
        if "_deprecated" not in path:
            rule = tomllib.load(open(path, "rb"))["rule"]
            if rule["type"] == "eql":
                rules.append({"id": rule["rule_id"], "query": rule["query"]})
    check = "import json,sys; sys.path.insert(0, sys.argv[1]); import python_eql; " \
        "print(json.dumps([python_eql.loadable(q['query']) for q in json.load(sys.stdin)]))"
    out = subprocess.run([python, "-c", check, str(HERE)], input=json.dumps(rules),
                         capture_output=True, text=True, check=True)
    kept = [rule for rule, good in zip(rules, json.loads(out.stdout)) if good]
    print(f"{len(rules)} EQL rules, {len(kept)} that python eql loads", flush=True)
    random.Random(20261122).shuffle(kept)
    return rules, kept


def workloads(rules, kept, events):
    one = [{"id": "one", "query": ONE}]
    yield {"name": "one event query", "queries": one, "peer_events": events}
    yield {"name": "sequence, maxspan 30 s", "peer_events": events,
           "queries": [{"id": "sequence", "query": SEQUENCE}]}
    yield {"name": "sequence, 10,000 pending keys", "peer_events": events // 2, "pending": True,
           "queries": [{"id": "pending", "query": PENDING}]}
    for count, peer in ((1, events), (10, events // 5), (100, events // 20),
                        (len(kept), events // 100)):
        yield {"name": f"{count} corpus rules", "queries": kept[:count], "peer_events": peer}
    yield {"name": f"all {len(rules)} corpus rules (Perilune only)", "queries": rules,
           "peer_events": 0}


def run(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{command}\n{done.stderr}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--rules", required=True)
    options.add_argument("--python", required=True)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--events", type=int, default=50_000)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        logs = {}
        for pending in (False, True):
            logs[pending] = f"{folder}/{'pending' if pending else 'mixed'}.ndjson"
            subprocess.run([*JAVA, "perilune.bench.EndpointLog", logs[pending], str(given.events),
                            str(10_000 if pending else 0)], check=True)
        for workload in workloads(*corpus(given.rules, given.python), given.events):
            compare(workload, logs[workload.get("pending", False)], folder, given)


def compare(workload, log, folder, given):
    path = f"{folder}/workload.json"
    json.dump(workload, open(path, "w"))
    queries = tempfile.mkdtemp(dir=folder)
    for number, query in enumerate(workload["queries"]):
        pathlib.Path(queries, f"{number:04}.eql").write_text(query["query"])
    ours, theirs, bare = [], [], []
    for _ in range(given.rounds):
        here = run([*JAVA, "perilune.bench.EqlRuns", queries, log])
        ours.append(here["events_a_second"])
        if workload["peer_events"]:
            there = run([given.python, str(HERE / "python_eql.py"), path, log])
            theirs.append(there["with_reading"])
            bare.append(there["engine_only"])
    text = f"{workload['name']}: {statistics.median(ours):,.0f} events/s, " \
        f"{here['matches']} matches of {here['events']} events"
    if theirs:
        ratio = statistics.median(o / t for o, t in zip(ours, theirs))
        engine = statistics.median(o / t for o, t in zip(ours, bare))
        text += f"; python eql {statistics.median(theirs):,.0f} with reading (ratio {ratio:,.1f}), " \
            f"{statistics.median(bare):,.0f} engine only (ratio {engine:,.1f}), " \
            f"{there['matches']} matches of {there['events']} events"
    print(text, flush=True)


if __name__ == "__main__":
    main()
