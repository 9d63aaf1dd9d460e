package perilune.rules.convert;

import java.util.List;
import java.util.stream.Collectors;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;

/** Writes the file around a query in EQL: Elastic's layout, as all rule files of Perilune. */
final class EqlFile {

  private EqlFile() {}

  static String write(Rule rule, String query, List<String> losses) {
    RuleHeader header = rule.header();
    var out = new StringBuilder("# Converted from " + line(header.language()) + " rule ");
    out.append(line(header.id())).append(".\n");
    losses.forEach(loss -> out.append("# Lost: ").append(line(loss)).append('\n'));
    out.append("[rule]\nrule_id = ").append(quoted(header.id()));
    out.append("\nname = ").append(quoted(header.name()));
    out.append("\ndescription = ").append(quoted(header.description()));
    out.append("\ntype = \"eql\"\nlanguage = \"eql\"\nseverity = ");
    out.append(quoted(header.severity().word()));
    out.append("\nrisk_score = ").append(header.riskScore());
    out.append("\ntags = ").append(list(header.tags()));
    out.append("\nfalse_positives = ").append(list(header.falsePositives()));
    out.append("\nquery = ").append(quoted(query)).append('\n');
    return out.toString();
  }

  /** Gives a text that ends no comment. */
  static String line(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  private static String list(List<String> texts) {
    return texts.stream().map(EqlFile::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String text) {
    var out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        default ->
            out.append(
                Character.isISOControl(c) ? "\\u%04X".formatted((int) c) : String.valueOf(c));
      }
    }
    return out.append('"').toString();
  }
}
