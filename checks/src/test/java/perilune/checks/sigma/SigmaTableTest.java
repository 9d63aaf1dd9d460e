package perilune.checks.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.rules.Rule;
import perilune.rules.sigma.Sigma;
import perilune.rules.sigma.SigmaFile;
import perilune.rules.sigma.SigmaOptions;
import perilune.source.Diagnostic;
import perilune.source.SourceText;

/**
 * The table of cases. All rules of a file run together over all of its events, as in a hunt, so
 * that what rules share in the engine is tried as well.
 */
class SigmaTableTest {

  private static final List<String> FILES =
      List.of(
          "values.txt",
          "nothing.txt",
          "modifiers.txt",
          "orders.txt",
          "conditions.txt",
          "placeholders.txt",
          "metadata.txt",
          "sources.txt",
          "windows.txt",
          "context.txt");

  private static final int LEAST_CASES = 500;

  private static final SigmaOptions OPTIONS =
      SigmaOptions.defaults()
          .withPlaceholders(
              Map.of(
                  "admins", List.of("root", "admin"),
                  "nets", List.of("10.0.0.0/8"),
                  "odd", List.of("a*b", "50%"),
                  "dashes", List.of("-x"),
                  "empty", List.of()));

  @TempDir Path folder;

  @Test
  void everyRuleFindsItsEventsAndNoOthersAndSaysWhatIsWrongWithIt() throws IOException {
    var wrong = new ArrayList<String>();
    int cases = 0;
    for (String file : FILES) {
      List<SigmaCase> all = SigmaCase.read(file, 0);
      cases += all.size();
      check(file, all, wrong);
    }
    assertThat(wrong).as("of %d cases", cases).isEmpty();
    assertThat(cases).isGreaterThanOrEqualTo(LEAST_CASES);
  }

  private void check(String file, List<SigmaCase> all, List<String> wrong) throws IOException {
    var rules = new ArrayList<Rule>();
    for (int i = 0; i < all.size(); i++) {
      SigmaCase one = all.get(i);
      SigmaFile read = Sigma.read(new SourceText(file, one.text()), OPTIONS);
      rules.addAll(read.rules());
      remarks(one, read, file, wrong);
    }
    events(file, all, rules, wrong);
  }

  private static void remarks(SigmaCase one, SigmaFile read, String file, List<String> wrong) {
    boolean refused = read.rules().isEmpty();
    String said = said(read);
    if (refused != one.isRefused() || (!refused && read.rules().size() != 1)) {
      wrong.add(file + ": " + one.name() + ": refused " + refused + " " + said);
    }
    for (String remark : one.remarks()) {
      if (!said.contains(remark.substring(2, Math.min(remark.length(), 10)).strip())
          && !remark.equals("= nothing")) {
        wrong.add(file + ": " + one.name() + ": not said: " + remark + ", but: " + said);
      }
      String words = remark.substring(Math.min(remark.length(), 10)).strip();
      if (remark.equals("= nothing") ? !read.diagnostics().isEmpty() : !said.contains(words)) {
        wrong.add(file + ": " + one.name() + ": " + remark + ", but: " + said);
      }
    }
  }

  private static String said(SigmaFile read) {
    var all = new StringBuilder();
    for (Diagnostic one : read.diagnostics()) {
      all.append(one.code()).append(' ').append(one.message()).append(one.help()).append("; ");
    }
    return all.toString();
  }

  private void events(String file, List<SigmaCase> all, List<Rule> rules, List<String> wrong)
      throws IOException {
    // Of one file all documents are of one kind; log sources are of many.
    boolean apart = file.equals("sources.txt");
    boolean records = apart || file.equals("windows.txt");
    var lines = new LinkedHashMap<String, List<String>>();
    for (int i = 0; i < all.size(); i++) {
      for (SigmaCase.Sample event : all.get(i).events()) {
        String name = apart ? file + "." + lines.size() + ".ndjson" : file + ".ndjson";
        lines
            .computeIfAbsent(name, _ -> new ArrayList<>())
            .add(records ? event.json() : marked(event.json()));
      }
    }
    for (var entry : lines.entrySet()) {
      Files.write(folder.resolve(entry.getKey()), entry.getValue());
    }
    Set<String> found =
        TableRun.found(rules, lines.keySet().stream().map(folder::resolve).toList(), folder);
    int number = 0;
    for (int i = 0; i < all.size(); i++) {
      for (SigmaCase.Sample event : all.get(i).events()) {
        String place = apart ? file + "." + number + ".ndjson 1" : file + ".ndjson " + (number + 1);
        number++;
        boolean hit = found.contains(SigmaCase.id(i) + " " + place);
        if (event.sign() != '.' && hit != (event.sign() == '+')) {
          wrong.add(file + ": " + all.get(i).name() + ": " + event.sign() + " " + event.json());
        }
      }
    }
  }

  /** Documents without a field of ECS are none for a hunt. */
  static String marked(String json) {
    String kind = "{\"event\":{\"kind\":\"event\"}";
    boolean has = json.contains("\"event\":");
    return has ? json : json.equals("{}") ? kind + "}" : kind + "," + json.substring(1);
  }

  @Test
  void everyCaseHasANameOfItsOwn() throws IOException {
    for (String file : FILES) {
      var names = new HashSet<String>();
      for (SigmaCase one : SigmaCase.read(file, 0)) {
        assertThat(names.add(one.name())).as(file + ": " + one.name()).isTrue();
        assertThat(one.events().size() + one.remarks().size()).as(one.name()).isPositive();
      }
    }
  }
}
