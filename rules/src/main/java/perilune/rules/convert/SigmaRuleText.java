package perilune.rules.convert;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;

/** Writes the document around a detection of Sigma. */
final class SigmaRuleText {

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern TAG = Pattern.compile("[a-z0-9_-]+\\.[a-z0-9._-]+");

  private SigmaRuleText() {}

  static String write(Rule rule, LogSourceChoice source, String detection, List<String> losses) {
    RuleHeader header = rule.header();
    var out = new StringBuilder("# Converted from ");
    out.append(EqlFile.line(header.language())).append(" rule ");
    out.append(EqlFile.line(header.id())).append(".\n");
    losses.forEach(loss -> out.append("# Lost: ").append(EqlFile.line(loss)).append('\n'));
    out.append("title: ").append(SigmaWriter.quoted(header.name()));
    out.append("\nid: ").append(id(header)).append('\n');
    if (UUID_FORM.matcher(header.id()).matches()) {
      out.append("related:\n  - id: ").append(header.id()).append("\n    type: derived\n");
    }
    out.append("status: experimental\n");
    if (!header.description().isBlank()) {
      out.append("description: ").append(SigmaWriter.quoted(header.description())).append('\n');
    }
    list("tags", tags(header), out);
    out.append("logsource:\n  product: ").append(source.product()).append('\n');
    out.append("detection:\n").append(detection);
    list("falsepositives", header.falsePositives(), out);
    out.append("level: ").append(header.severity().word()).append('\n');
    return out.toString();
  }

  /**
   * The same rule always gives the same id: 122 bits of FNV-1a in the form of a UUID, version 8.
   */
  private static String id(RuleHeader header) {
    long high = hash("sigma\n" + header.id()) & ~0xF000L | 0x8000L;
    long low = hash(header.id() + "\nsigma") >>> 2 | Long.MIN_VALUE;
    String digits = HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    return digits.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
  }

  private static long hash(String text) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    return hash;
  }

  private static List<String> tags(RuleHeader header) {
    var all = new ArrayList<String>();
    header.techniques().forEach(id -> all.add("attack." + id.toLowerCase(Locale.ROOT)));
    header.tags().stream()
        .filter(tag -> TAG.matcher(tag).matches() && !all.contains(tag))
        .forEach(all::add);
    return all;
  }

  private static void list(String key, List<String> values, StringBuilder out) {
    if (!values.isEmpty()) {
      out.append(key).append(":\n");
      values.forEach(v -> out.append("  - ").append(SigmaWriter.quoted(v)).append('\n'));
    }
  }
}
