package perilune.scenarios.atomic;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import perilune.scenarios.story.Scenario;

/**
 * Writes scenarios as a file of Atomic Red Team, whose form is told in its {@code atomic_red_team/
 * spec.yaml}: one technique, a test for each scenario that can be done for real.
 *
 * <p>The same scenarios give the same text; a test's guid is made from the scenario's id.
 */
public final class AtomicYaml {

  /** The technique that all tests belong to. */
  public static final String TECHNIQUE = "T1059.011";

  private static final String FOLDER = "/tmp/perilune-validate";
  private static final String MODULE = "lua:";

  private final StringBuilder out = new StringBuilder();

  private AtomicYaml() {}

  /** Gives the file for these scenarios; those that are only replayed are left out. */
  public static String of(List<Scenario> scenarios) {
    var yaml = new AtomicYaml();
    yaml.line(0, "attack_technique: " + TECHNIQUE);
    yaml.line(0, "display_name: " + quoted("Command and Scripting Interpreter: Lua"));
    List<Scenario> possible =
        scenarios.stream().filter(scenario -> scenario.execution().possible()).toList();
    yaml.line(0, possible.isEmpty() ? "atomic_tests: []" : "atomic_tests:");
    possible.forEach(yaml::test);
    return yaml.out.toString();
  }

  private void test(Scenario scenario) {
    line(0, "- name: " + quoted(scenario.name()));
    line(1, "auto_generated_guid: " + guid(scenario));
    line(1, "description: |");
    block(2, scenario.about());
    block(
        2,
        "Perilune scenario "
            + scenario.id()
            + ", procedure "
            + String.join(", ", scenario.procedures())
            + ". Expected: a finding that names "
            + scenario.culprit().orElse("no process")
            + ".");
    line(1, "supported_platforms:");
    line(1, "- " + scenario.platform().word());
    dependencies(scenario.execution().requires());
    line(1, "executor:");
    line(2, "name: sh");
    line(2, "elevation_required: " + scenario.execution().privileged());
    line(2, "command: |");
    block(3, "mkdir -p " + FOLDER + "\n" + scenario.execution().run());
    line(2, "cleanup_command: |");
    String cleanup = scenario.execution().cleanup();
    block(
        3, (cleanup.isEmpty() ? "" : cleanup + "\n") + "rmdir " + FOLDER + " 2>/dev/null || true");
  }

  private void dependencies(List<String> requires) {
    if (requires.isEmpty()) {
      return;
    }
    line(1, "dependency_executor_name: sh");
    line(1, "dependencies:");
    for (String required : requires) {
      line(1, "- description: |");
      block(3, required + " has to be there.");
      line(2, "prereq_command: |");
      block(3, check(required));
      line(2, "get_prereq_command: |");
      block(3, "echo 'install what provides " + required + " with the package manager'; exit 1");
    }
  }

  /** Gives shell text that fails if something that a scenario requires is not there. */
  public static String check(String required) {
    if (required.startsWith(MODULE)) {
      String module = required.substring(MODULE.length());
      return "lua5.4 -e 'require(\"" + module + "\")' >/dev/null 2>&1";
    }
    return "command -v " + required + " >/dev/null 2>&1";
  }

  private static UUID guid(Scenario scenario) {
    String name = "perilune/" + scenario.platform().word() + "/" + scenario.id();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private void block(int depth, String text) {
    text.lines().forEach(line -> line(depth, line));
  }

  private void line(int depth, String text) {
    out.append(text.isEmpty() ? "" : "  ".repeat(depth)).append(text).append('\n');
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
