package perilune.content;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;
import perilune.source.Parsed;
import perilune.source.SourceText;

/**
 * What a rule file says of itself, whether the rule runs or not: for listing whole trees. What the
 * file does not say is empty.
 *
 * @param place file from which it came
 * @param id {@code rule.rule_id}
 * @param name {@code rule.name}
 * @param type {@code rule.type}
 * @param language {@code rule.language}
 * @param severity {@code rule.severity}, as written
 * @param techniques ATT&CK ids, most specific last
 * @param tags {@code rule.tags}
 * @param index {@code rule.index}: the index patterns it was written for
 * @param integrations {@code metadata.integration}: whose events it was written for
 * @param description {@code rule.description}
 * @param query {@code rule.query}, as written
 * @param buildingBlock whether its matches are signals for other rules
 * @param maturity {@code metadata.maturity}
 * @param deprecated whether its authors gave it up: by maturity, or its folder
 */
public record RuleFacts(
    String place,
    String id,
    String name,
    String type,
    String language,
    String severity,
    List<String> techniques,
    List<String> tags,
    List<String> index,
    List<String> integrations,
    String description,
    String query,
    boolean buildingBlock,
    String maturity,
    boolean deprecated) {

  public RuleFacts {
    techniques = List.copyOf(techniques);
    tags = List.copyOf(tags);
    index = List.copyOf(index);
    integrations = List.copyOf(integrations);
  }

  /** Gives what a file of TOML says, whether its rule could run or not. */
  public static Parsed<RuleFacts> read(SourceText file) {
    TomlParseResult toml = Toml.parse(file.text());
    return toml.hasErrors()
        ? new Parsed.Failed<>(RuleFile.tomlErrors(file, toml))
        : new Parsed.Ok<>(of(file, toml));
  }

  /** Gives what is known of a file that is no TOML, or that cannot be read. */
  static RuleFacts unread(SourceText file) {
    return new RuleFacts(
        file.name(),
        "",
        "",
        "",
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "",
        "",
        false,
        "",
        Maturity.isDeprecated("", file.name()));
  }

  /** Gives what a file says; values of another type than expected are as good as absent. */
  static RuleFacts of(SourceText file, TomlTable toml) {
    @Nullable TomlTable rule = toml.get(List.of("rule")) instanceof TomlTable found ? found : null;
    if (rule == null) {
      return unread(file);
    }
    TomlTable metadata =
        toml.get(List.of("metadata")) instanceof TomlTable found ? found : Toml.parse("");
    String maturity = text(metadata, "maturity");
    return new RuleFacts(
        file.name(),
        rule.contains(List.of("rule_id")) ? text(rule, "rule_id") : text(rule, "id"),
        text(rule, "name"),
        text(rule, "type"),
        text(rule, "language"),
        text(rule, "severity"),
        // Rules of Elastic's endpoint have their threats beside the rule.
        techniques(rule.contains(List.of("threat")) ? rule : toml),
        texts(rule, "tags"),
        texts(rule, "index"),
        texts(metadata, "integration"),
        text(rule, "description").strip(),
        text(rule, "query"),
        rule.contains(List.of("building_block_type")),
        maturity,
        Maturity.isDeprecated(maturity, file.name()));
  }

  private static String text(TomlTable table, String key) {
    return table.get(List.of(key)) instanceof String value ? value : "";
  }

  private static List<String> texts(TomlTable table, String key) {
    var all = new ArrayList<String>();
    if (table.get(List.of(key)) instanceof TomlArray array) {
      array.toList().forEach(value -> all.add(String.valueOf(value)));
    }
    return all;
  }

  private static List<String> techniques(TomlTable rule) {
    var ids = new ArrayList<String>();
    for (TomlTable threat : tables(rule, "threat")) {
      for (TomlTable technique : tables(threat, "technique")) {
        ids.add(text(technique, "id"));
        tables(technique, "subtechnique").forEach(sub -> ids.add(text(sub, "id")));
      }
    }
    return ids;
  }

  private static List<TomlTable> tables(TomlTable table, String key) {
    var all = new ArrayList<TomlTable>();
    if (table.get(List.of(key)) instanceof TomlArray array) {
      for (Object item : array.toList()) {
        if (item instanceof TomlTable inner) {
          all.add(inner);
        }
      }
    }
    return all;
  }
}
