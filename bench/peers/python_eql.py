"""Runs a workload in python eql, as the library is used: parse each line, make an event, stream it.

usage: python_eql.py WORKLOAD.json EVENTS.ndjson [--tell]   (prints one line of JSON, or before it
                     one for each match: the rule, and the line of the last of its events)
       python_eql.py --loadable RULES WORKLOAD.json         (writes the EQL rules of a folder of
                     elastic/detection-rules that the library can load)
Needs: pip install eql==1.0.0 lark==1.3.1
"""
import calendar
import json
import pathlib
import re
import sys
import time
import tomllib

import eql
from eql.ast import EqlAnalytic
from eql.parser import (
    allow_runs,
    allow_sample,
    elasticsearch_syntax,
    elasticsearch_validate_optional_fields,
    ignore_missing_functions,
)

TICKS = 10_000_000
# The engine knows functions by one spelling only, where Elasticsearch takes any.
SPELLINGS = [(re.compile(rf"\b{name}(~?)\(", re.IGNORECASE), name) for name in
             ("cidrMatch", "startsWith", "endsWith", "stringContains", "indexOf")]


def parse(query):
    for pattern, name in SPELLINGS:
        query = pattern.sub(lambda hit: name + hit.group(1) + "(", query)
    with elasticsearch_syntax, ignore_missing_functions, allow_runs, allow_sample, \
            elasticsearch_validate_optional_fields:
        return eql.parse_query(query)


def event_of(line):
    document = json.loads(line)
    stamp = document["@timestamp"]
    seconds = calendar.timegm(time.strptime(stamp[:19], "%Y-%m-%dT%H:%M:%S"))
    fraction = stamp[20:-1] or "0"
    ticks = seconds * TICKS + int((fraction + "0000000")[:7])
    return eql.Event(document["event"]["category"], ticks, document)


def loadable(query):
    try:
        eql.PythonEngine().add_query(parse(query))
        return True
    except Exception:  # the library raises many kinds
        return False


def write_loadable(folder, path):
    queries = []
    for file in sorted(pathlib.Path(folder).rglob("*.toml")):
        rule = tomllib.loads(file.read_text(encoding="utf-8"))["rule"]
        if rule["type"] == "eql" and loadable(rule["query"]):
            queries.append({"id": rule["rule_id"], "query": rule["query"]})
    pathlib.Path(path).write_text(json.dumps({"queries": queries}))
    print(f"{len(queries)} queries that python eql loads", file=sys.stderr)


def tell(found, events):
    lines = {id(event): number for number, event in enumerate(events, 1)}
    for match in found:
        print(json.dumps({"rule": match.analytic_id, "line": lines[id(match.events[-1])]}))


def main():
    if sys.argv[1] == "--loadable":
        return write_loadable(sys.argv[2], sys.argv[3])
    workload = json.load(open(sys.argv[1]))
    lines = open(sys.argv[2]).read().splitlines()[: workload.get("peer_events")]
    engine = eql.PythonEngine()
    found = []
    engine.add_output_hook(found.append)
    for query in workload["queries"]:
        engine.add_analytic(EqlAnalytic(query=parse(query["query"]), metadata={"id": query["id"]}))
    # Of the processor, as on the other side: other work on the machine must not count.
    begin = time.process_time()
    events = [event_of(line) for line in lines]
    parsed = time.process_time()
    engine.stream_events(events)
    end = time.process_time()
    if "--tell" in sys.argv:
        tell(found, events)
    print(json.dumps({
        "events": len(events),
        "matches": len(found),
        "engine_only": len(events) / (end - parsed),
        "with_reading": len(events) / (end - begin),
    }))


if __name__ == "__main__":
    main()
