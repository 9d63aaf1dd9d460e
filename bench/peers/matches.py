"""Whether two engines found the same: pairs of rule and event, and why they differ, rule by rule.

An event is named by its place in the lane, and events with the same content by the first of them: an
engine that gives no places, but the event, is understood too.
"""
import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass

LOGSOURCE = ("product", "category", "service")


class Numbering:
    """Numbers the events of a file of JSON lines; those of other files are all number 0.

    logsource: what is known of an event 0
    """

    def __init__(self, path, logsource):
        self.events, self.lines = [logsource], [0]
        first = {}
        if path.suffix == ".ndjson":
            with open(path, encoding="utf-8") as lines:
                for number, line in enumerate(lines, 1):
                    event = json.loads(line)
                    self.events.append(event)
                    self.lines.append(first.setdefault(canonical(event), number))
        self.first = first

    def of_line(self, line):
        return self.lines[line] if line < len(self.lines) else 0

    def of_event(self, event):
        return self.first.get(canonical(event), 0)

    def event(self, number):
        return self.events[number]


def canonical(event):
    return json.dumps(event, sort_keys=True)


@dataclass
class Difference:
    """A rule that two engines do not find alike."""
    rule: str
    title: str
    ours: int
    theirs: int
    reason: str


def compare(ours, theirs, rules, numbering, unread):
    """Gives how many pairs both found, and the differences, the greatest first.

    unread: by the word "ours" or "theirs", ids of rules that are not run there
    """
    if not any(event for _, event in theirs):
        ours = by_rule(ours)
    known = {rule.id: rule for rule in rules}
    apart = defaultdict(lambda: (Counter(), Counter()))
    for pair in ours.keys() | theirs.keys():
        more = ours[pair] - theirs[pair]
        if more:
            apart[pair[0]][more < 0][pair[1]] += abs(more)
    found = []
    for rule, (here, there) in apart.items():
        head = known.get(rule)
        reason = why(head, here, there, numbering, unread) if head else "the rule is not known"
        found.append(Difference(rule, head.title if head else "", sum(here.values()),
                                sum(there.values()), reason))
    return sum((ours & theirs).values()), sorted(
        found, key=lambda one: (-one.ours - one.theirs, one.rule))


def by_rule(pairs):
    """The same as an engine gives it that does not say which events it found."""
    sums = Counter()
    for (rule, _), count in pairs.items():
        sums[rule, 0] += count
    return sums


def why(rule, ours, theirs, numbering, unread):
    """Says why a rule is not found alike, where that can be told by rule and events."""
    if rule.id in unread["ours"]:
        return "Perilune does not run the rule"
    if rule.id in unread["theirs"]:
        return "the peer does not run the rule"
    events = [numbering.event(number) for number in (*ours, *theirs)]
    if rule.path.suffix == ".toml":
        return of_query(rule, ours, events)
    if "\ncorrelation:" in "\n" + rule.text:
        return "a correlation: the peer tells it again while it stays true, and has times in whole seconds"
    return of_source(rule, events) if theirs and not ours else "not told by rule and events"


def of_source(rule, events):
    """Says what the log source of a rule has to do with events that only the peer found."""
    other = {part for part in LOGSOURCE for event in events
             if part in event and part in rule.logsource and event[part] != rule.logsource[part]}
    if other:
        return f"the peer runs a rule of another {' and '.join(sorted(other))}"
    unsaid = [part for part in LOGSOURCE
              if part in rule.logsource and any(part not in event for event in events)]
    if unsaid:
        return f"the event says no {' and no '.join(unsaid)}, the peer runs the rule all the same"
    return "not told by rule and events"


def of_query(rule, ours, events):
    """Says what a query of EQL has that python eql takes otherwise than Elasticsearch."""
    named_fields = re.findall(r"(?<![?\w.])([a-z_]+(?:\.[a-z_]+)+)\s*(?:[:=!]|in\b|like)", rule.text)
    if ours and "not" in rule.text and any(absent(event, named_fields) for event in events):
        return "python eql takes 'not' of a field that is not there as unknown"
    if re.search(r'"[^"\n]*\?[^"\n]*"', rule.text):
        return "python eql does not take ? for any character"
    return "not told by rule and events"


def absent(event, names):
    def has(name):
        value = event
        for part in name.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        return value is not None
    return any(not has(name) for name in names)


def classes(differences):
    """Sums differences up by reason: rules, pairs."""
    sums = defaultdict(lambda: [0, 0])
    for one in differences:
        sums[one.reason][0] += 1
        sums[one.reason][1] += one.ours + one.theirs
    return sorted(sums.items(), key=lambda item: -item[1][1])


def named(err, rules):
    """Gives the ids of rules whose files an engine names where it tells of errors."""
    with open(err, encoding="utf-8", errors="replace") as text:
        names = set(re.findall(r"[\w./-]+\.(?:ya?ml|toml)", text.read()))
    return {rule.id for rule in rules if any(name.endswith(rule.path.name) for name in names)}
