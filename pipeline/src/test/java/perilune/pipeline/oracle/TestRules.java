package perilune.pipeline.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import perilune.content.RuleTree;
import perilune.engine.Compilation;
import perilune.engine.RuleCompiler;
import perilune.engine.RuleSet;
import perilune.event.FieldTable;
import perilune.pipeline.PipelineOptions;
import perilune.rules.Rule;
import perilune.source.SourceText;

/** The built-in pack and rules of every kind: bound to a host, joining hosts, global, chained. */
final class TestRules {

  private static final Map<String, String> QUERIES = new LinkedHashMap<>();

  static {
    QUERIES.put(
        "host-until",
        """
        sequence by host.id, process.entity_id with maxspan=1m
          [process where event.type == "start"] [network where true]
          until [process where event.type == "end"]\
        """);
    QUERIES.put(
        "host-files",
        """
        sequence by host.id, user.name with maxspan=10s
          [file where file.path : "/etc/cron*"] [file where file.path : "/tmp/*"] [network where true]
          until [process where process.name == "cat"]\
        """);
    QUERIES.put(
        "user-across-hosts",
        """
        sequence by user.name with maxspan=20s
          [process where process.name == "whoami"] [network where true]\
        """);
    QUERIES.put(
        "user-until",
        """
        sequence by user.name
          [process where process.name : "lua*"] [process where process.name == "curl"]
          until [process where event.type == "end"]\
        """);
    QUERIES.put(
        "global",
        """
        sequence with maxspan=2s
          [file where file.path : "/tmp/*"] [process where process.name == "curl"]
          [process where event.type == "end"]\
        """);
    QUERIES.put(
        "host-runs",
        """
        sequence by host.id, user.name with maxspan=30s
          [process where event.type == "start"] with runs=3 ![file where true] [network where true]\
        """);
    QUERIES.put(
        "host-ends-missing",
        """
        sequence by host.id, user.name with maxspan=8s
          [process where process.name == "curl"] ![file where true]\
        """);
    QUERIES.put(
        "user-missing-around",
        """
        sequence by user.name with maxspan=6s
          ![process where process.name == "whoami"] [file where true] ![network where true]\
        """);
    QUERIES.put(
        "host-sample",
        """
        sample by host.id, user.name
          [network where true] [process where process.name == "whoami"] [file where true]\
        """);
    QUERIES.put(
        "user-sample",
        """
        sample by user.name
          [process where process.name == "curl"] [signal where rule.id == "user-across-hosts"]\
        """);
    QUERIES.put("untimed-too", "any where event.action : \"odd-*\"");
    QUERIES.put("signal-single", "signal where rule.id == \"global\"");
    QUERIES.put(
        "host-after-host",
        """
        sequence by host.id with maxspan=1h
          [signal where rule.id == "host-until"] [process where event.type == "end"]\
        """);
    QUERIES.put(
        "host-after-user",
        """
        sequence by host.id with maxspan=5m
          [signal where rule.id == "user-across-hosts"] [file where true]\
        """);
    QUERIES.put(
        "user-after-user",
        """
        sequence by user.name
          [signal where rule.id == "user-until"] [signal where rule.id == "user-across-hosts"]
          until [signal where rule.id == "host-until"]\
        """);
  }

  /** Rules of types of their own: what stands behind the query. */
  private static final Map<String, String> TYPED =
      Map.of(
          "host-threshold",
          """
          type = "threshold"
          from = "now-10s"
          query = 'event.category:process'
          threshold = {field = ["host.id", "user.name"], value = 4, \
          cardinality = [{field = "process.name", value = 2}]}
          """,
          "user-threshold",
          """
          type = "threshold"
          from = "now-20s"
          query = 'event.category:(process or file)'
          threshold = {field = "user.name", value = 6}
          """,
          "user-new-terms",
          """
          type = "new_terms"
          query = 'event.category:process'
          history_window_start = "now-15s"
          new_terms = {field = "new_terms_fields", value = ["user.name", "process.name"]}
          """);

  private TestRules() {}

  /** Gives the built-in pack and the own rules. */
  static List<Rule> all() {
    var tree = new RuleTree();
    tree.addPack("linux");
    QUERIES.forEach((id, query) ->
        tree.add(
            new SourceText(
                id,
                "[rule]\nrule_id = \"%s\"\nname = \"%s\"\ntype = \"eql\"\nseverity = \"low\"\n"
                        .formatted(id, id)
                    + "query = '''\n"
                    + query
                    + "\n'''\n")));
    TYPED.forEach((id, rest) ->
        tree.add(
            new SourceText(
                id,
                "[rule]\nrule_id = \"%s\"\nname = \"%s\"\nseverity = \"low\"\n".formatted(id, id)
                    + "language = \"kuery\"\n"
                    + rest)));
    RuleTree.Loaded loaded = tree.loaded();
    if (loaded.hasErrors()) {
      throw new AssertionError(loaded.diagnostics().toString());
    }
    return loaded.rules();
  }

  /** Says whether all events of a rule's match come from one host, by the values of its keys. */
  static boolean isOfOneHost(String ruleId) {
    return !List.of(
            "user-across-hosts",
            "user-threshold",
            "user-new-terms",
            "user-missing-around",
            "user-until",
            "global",
            "signal-single",
            "host-after-user",
            "user-after-user",
            "user-sample")
        .contains(ruleId);
  }

  /** Compiles rules; the order of the plans must not matter. */
  static RuleSet compiled(List<Rule> rules, FieldTable fields, PipelineOptions options) {
    var plans = new ArrayList<>(rules.stream().map(Rule::plan).toList());
    Compilation compilation = new RuleCompiler(fields, options.engine()).compile(plans);
    if (!compilation.rejections().isEmpty()) {
      throw new AssertionError(compilation.rejections().toString());
    }
    return compilation.rules();
  }
}
