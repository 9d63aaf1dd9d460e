package perilune.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import perilune.cli.output.ParameterText;
import perilune.content.RuleTree;
import perilune.rules.Rule;
import perilune.rules.parameters.Parameter;
import perilune.rules.parameters.Parameters;
import perilune.source.Suggestion;
import perilune.telemetry.json.JsonLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code perilune rules parameters}: what a site can change of rules without writing any. */
@Command(
    name = "parameters",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the parameters of rules: type, values in force, ATT&CK's element, where they are"
          + " used.",
      "With --parameters FILE the site's values, beside those that come with Perilune."
    })
final class RulesParametersCommand implements Callable<Integer> {

  private final Main.Streams streams;

  @Option(names = "--name", paramLabel = "NAME", description = "Only this one. Can be repeated.")
  private List<String> names = List.of();

  @Option(names = "--output", paramLabel = "FORM", description = OutputForm.DESCRIPTION)
  private OutputForm output = OutputForm.TEXT;

  @Mixin private RuleOptions options = new RuleOptions();

  RulesParametersCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    RuleTree.Loaded loaded = options.load(List.<Path>of());
    Parameters parameters = options.parameters();
    for (String name : names) {
      if (parameters.find(name).isEmpty()) {
        String near =
            Suggestion.nearest(name, parameters.names())
                .map(found -> "; did you mean '" + found + "'?")
                .orElse("");
        throw new UsageMistake("there is no parameter '" + name + "'" + near);
      }
    }
    Map<String, List<String>> users = users(loaded.rules());
    List<ParameterText.Row> rows = new ArrayList<>();
    for (Parameter parameter : parameters.all()) {
      if (names.isEmpty() || names.contains(parameter.name())) {
        List<String> used = users.getOrDefault(parameter.name(), List.of());
        rows.add(new ParameterText.Row(parameter, used, own(parameters, parameter.name())));
      }
    }
    if (output.isText()) {
      new ParameterText(streams.out()).print(rows);
    } else {
      ParameterText.write(rows, new JsonLines(streams.out()));
    }
    options.tellIndicators(streams.err());
    return ExitCode.DONE;
  }

  private static Map<String, List<String>> users(List<Rule> rules) {
    var byName = new LinkedHashMap<String, TreeSet<String>>();
    for (Rule rule : rules) {
      for (Parameter used : rule.parameters()) {
        byName
            .computeIfAbsent(used.name(), _ -> new TreeSet<>())
            .add(Parameters.stem(rule.header().place()));
      }
    }
    var all = new LinkedHashMap<String, List<String>>();
    byName.forEach((name, files) -> all.put(name, List.copyOf(files)));
    return all;
  }

  /** Gives the values that single rules have instead, by what the rule is called. */
  private static Map<String, List<String>> own(Parameters parameters, String name) {
    var all = new LinkedHashMap<String, List<String>>();
    parameters
        .byRule()
        .forEach((rule, changed) ->
            changed.stream()
                .filter(parameter -> parameter.name().equals(name))
                .forEach(parameter -> all.put(rule, parameter.values())));
    return all;
  }
}
