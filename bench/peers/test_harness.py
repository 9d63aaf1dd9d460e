"""python3 -m unittest discover bench/peers: what of the harness does not need an engine."""
import json
import pathlib
import sys
import tempfile
import unittest
from collections import Counter

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import lanes
import matches
import measure
import rules
import run
import subjects

RULE = """title: A Rule
id: 11111111-2222-3333-4444-555555555555
logsource:
    product: windows
    category: process_creation
detection:
    selection:
        EventID: 1
        Provider_Name: 'Microsoft-Windows-Sysmon'
        Image|endswith: '\\powershell.exe'
        CommandLine|re: 'abcdef.*'
        CommandLine|contains:
            - ' -download '
            - 'x y'
    condition: selection
level: high
"""


class RulesTest(unittest.TestCase):

    def setUp(self):
        self.rule = rules.SigmaRule(pathlib.Path("a.yml"), RULE)

    def test_a_head_tells_id_title_and_log_source(self):
        self.assertEqual(("11111111-2222-3333-4444-555555555555", "A Rule"),
                         (self.rule.id, self.rule.title))
        self.assertEqual({"product": "windows", "category": "process_creation"}, self.rule.logsource)

    def test_a_variant_has_other_words_in_values_alone(self):
        old, new = RULE.split("\n"), rules.variant(RULE, 1).split("\n")
        changed = [a.strip() for a, b in zip(old, new) if a != b]
        self.assertEqual(["title: A Rule", "id: 11111111-2222-3333-4444-555555555555",
                          "Image|endswith: '\\powershell.exe'", "- ' -download '"], changed)

    def test_variants_differ_and_come_again(self):
        self.assertEqual(rules.variant(RULE, 1), rules.variant(RULE, 1))
        self.assertNotEqual(rules.variant(RULE, 1), rules.variant(RULE, 2))

    def test_so_many_rules_are_written_as_were_asked_for(self):
        with tempfile.TemporaryDirectory() as folder:
            rules.with_variants([self.rule], 5, folder)
            written = rules.sigma(folder)
            self.assertEqual(5, len({rule.id for rule in written}))

    def test_a_part_has_the_rules_of_the_log_source_first(self):
        other = rules.SigmaRule(pathlib.Path("b.yml"), RULE.replace("windows", "linux"))
        with tempfile.TemporaryDirectory() as folder:
            rules.subset([other, self.rule], 1, {"product": "windows"}, folder)
            self.assertEqual("windows", rules.sigma(folder)[0].logsource["product"])


class MatchesTest(unittest.TestCase):

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        lane = pathlib.Path(self.folder.name, "lane.ndjson")
        events = [{"product": "linux", "a": "1"}, {"a": "2"}, {"a": "1", "product": "linux"}]
        lane.write_text("".join(json.dumps(event) + "\n" for event in events))
        self.numbering = matches.Numbering(lane, {"product": "windows"})
        self.rule = rules.SigmaRule(pathlib.Path("a.yml"), RULE)

    def reasons(self, ours, theirs, unread=()):
        _, found = matches.compare(Counter(ours), Counter(theirs), [self.rule], self.numbering,
                                   {"ours": set(), "theirs": set(unread)})
        return [one.reason for one in found]

    def test_equal_events_are_one(self):
        self.assertEqual([1, 2, 1], [self.numbering.of_line(line) for line in (1, 2, 3)])
        self.assertEqual(1, self.numbering.of_event({"a": "1", "product": "linux"}))

    def test_what_both_found_is_no_difference(self):
        both, found = matches.compare(Counter({("r", 1): 2}), Counter({("r", 1): 2}), [],
                                      self.numbering, {"ours": set(), "theirs": set()})
        self.assertEqual((2, []), (both, found))

    def test_reasons_are_told_by_rule_and_events(self):
        rule = self.rule.id
        self.assertEqual(["the peer runs a rule of another product"], self.reasons({}, {(rule, 1): 1}))
        self.assertEqual(
            ["the event says no product and no category, the peer runs the rule all the same"],
            self.reasons({}, {(rule, 2): 1}))
        self.assertEqual(["the peer does not run the rule"],
                         self.reasons({(rule, 2): 1}, {("x", 2): 0}, [rule]))
        self.assertEqual(["not told by rule and events"],
                         self.reasons({(rule, 2): 2}, {(rule, 2): 1}))

    def test_an_engine_that_names_no_events_is_compared_by_rule(self):
        self.assertEqual([], self.reasons({(self.rule.id, 1): 1, (self.rule.id, 2): 1},
                                          {(self.rule.id, 0): 2}))


class MeasureTest(unittest.TestCase):

    def test_a_run_costs_time_and_memory(self):
        cost = measure.run([sys.executable, "-c", "sum(range(10**7))"], "0")
        self.assertGreater(cost.cpu, 0)
        self.assertGreater(cost.memory, 1 << 20)

    def test_a_code_that_it_must_not_have_is_told(self):
        with self.assertRaisesRegex(measure.Failed, "exit code 3"):
            measure.run([sys.executable, "-c", "raise SystemExit(3)"], "0")

    def test_the_rate_is_the_slope_between_two_lengths(self):
        costs = {"small": measure.Cost(2.0, 4.0, 0), "large": measure.Cost(4.0, 5.0, 0)}
        tasks = {"small": (None, 1_000), "large": (None, 5_000)}
        self.assertEqual((2_000, 4_000), (run.slope(tasks, costs, "cpu"), run.slope(tasks, costs, "wall")))

    def test_each_lane_names_subjects_that_there_are(self):
        names = {"perilune", "rsigma", "rsigma-routed", "python-eql", "zircolite"}
        for lane in lanes.LANES.values():
            self.assertLessEqual(set(lane.peers), names)
        self.assertTrue(issubclass(subjects.Perilune, subjects.Subject))


if __name__ == "__main__":
    unittest.main()
