package perilune.rules.sigma;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;
import perilune.source.Suggestion;

/** Reads what one step of a pipeline does. */
final class TransformationReader {

  private static final List<String> TYPES =
      List.of(
          "field_name_mapping",
          "field_name_prefix",
          "field_name_suffix",
          "field_name_prefix_mapping",
          "drop_detection_item",
          "add_condition",
          "change_logsource",
          "replace_string",
          "map_string",
          "set_state",
          "rule_failure",
          "detection_item_failure");

  /** Characters of a name, an expression or what takes its place: far above any in use. */
  private static final int MAX_TEXT = 1_000;

  private final Mistakes mistakes;

  TransformationReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Gives what it does; nothing where it is not run, which is reported. */
  Optional<Transformation> read(Yaml.Table table) {
    return switch (word(table, "type")) {
      case "field_name_mapping" -> Optional.of(new Transformation.Mapping(mapping(table)));
      case "field_name_prefix" ->
          text(table, "prefix").map(prefix -> new Transformation.Affix(prefix, ""));
      case "field_name_suffix" ->
          text(table, "suffix").map(suffix -> new Transformation.Affix("", suffix));
      case "field_name_prefix_mapping" ->
          Optional.of(new Transformation.PrefixMapping(mapping(table)));
      case "drop_detection_item" -> Optional.of(new Transformation.Drop());
      case "add_condition" -> addCondition(table);
      case "change_logsource" -> changeLogSource(table);
      case "replace_string" -> replaceString(table);
      case "map_string" -> Optional.of(new Transformation.MapString(mapping(table)));
      case "rule_failure" -> text(table, "message").map(Transformation.RuleFailure::new);
      case "detection_item_failure" -> text(table, "message").map(Transformation.ItemFailure::new);
      case "set_state" -> setState(table);
      default -> unknown(table);
    };
  }

  private void refuse(Span span, String message, String help) {
    mistakes.error(DiagnosticCode.SIGMA016, span, message, help);
  }

  private static Span place(Yaml.Table table, String key) {
    return table.find(key).map(entry -> entry.value().span()).orElse(table.span());
  }

  private Optional<Transformation> setState(Yaml.Table table) {
    mistakes.warning(
        DiagnosticCode.SIGMA016,
        place(table, "type"),
        "'set_state' is for what writes queries: it is left out");
    return Optional.empty();
  }

  private Optional<Transformation> unknown(Yaml.Table table) {
    String type = word(table, "type");
    String help =
        type.endsWith("_placeholders")
            ? "what placeholders stand for is said with --placeholders"
            : Suggestion.nearest(type, TYPES)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("the types that are run are listed in docs/sigma.md");
    refuse(
        place(table, "type"),
        type.isEmpty()
            ? "the transformation has no type"
            : "transformations of type '" + type + "' are not run",
        help);
    return Optional.empty();
  }

  private static String word(Yaml.Table table, String key) {
    return table.find(key).map(Yaml.Entry::value).orElse(null) instanceof Yaml.Text text
            && !text.isNull()
        ? text.value()
        : "";
  }

  private Optional<String> text(Yaml.Table table, String key) {
    String word = word(table, key);
    if (word.isEmpty()) {
      refuse(place(table, key), "'" + key + "' is missing", "write '" + key + ": text'");
    }
    return word.isEmpty() ? Optional.empty() : Optional.of(bounded(word, place(table, key)));
  }

  private String bounded(String text, Span span) {
    if (text.length() > MAX_TEXT) {
      refuse(span, "the text has more than " + MAX_TEXT + " characters", "shorten it");
    }
    return text;
  }

  private boolean truth(Yaml.Table table, String key) {
    Optional<Yaml> value = table.find(key).map(Yaml.Entry::value);
    Optional<Boolean> truth =
        value.orElse(null) instanceof Yaml.Text text ? text.truth() : Optional.empty();
    if (value.isPresent() && truth.isEmpty()) {
      refuse(place(table, key), "'" + key + "' is true or false", "write '" + key + ": true'");
    }
    return truth.orElse(false);
  }

  /** Gives texts by text; a single one stands for a list of one. */
  private SequencedMap<String, List<String>> mapping(Yaml.Table table) {
    var all = new LinkedHashMap<String, List<String>>();
    if (table.find("mapping").map(Yaml.Entry::value).orElse(null) instanceof Yaml.Table mapping) {
      for (Yaml.Entry entry : mapping.entries()) {
        all.put(entry.key().value(), texts(entry));
      }
    }
    if (all.isEmpty()) {
      refuse(place(table, "mapping"), "'mapping' is a map", "write 'mapping: {Image: exe}'");
    }
    return all;
  }

  private List<String> texts(Yaml.Entry entry) {
    List<Yaml> values =
        entry.value() instanceof Yaml.Items(var items, var _) ? items : List.of(entry.value());
    var texts = new ArrayList<String>();
    for (Yaml value : values) {
      if (value instanceof Yaml.Text text && !text.isNull()) {
        texts.add(bounded(text.value(), text.span()));
      }
    }
    if (texts.size() != values.size() || texts.isEmpty()) {
      refuse(
          entry.key().span(),
          "'" + entry.key().value() + "' is mapped to text or a list of texts",
          "write '" + entry.key().value() + ": name' or '[one, two]'");
    }
    return texts;
  }

  private Optional<Transformation> addCondition(Yaml.Table table) {
    if (!(table.find("conditions").map(Yaml.Entry::value).orElse(null) instanceof Yaml.Table lines)
        || lines.entries().isEmpty()) {
      refuse(
          place(table, "conditions"),
          "'conditions' is a map of fields and values",
          "write 'conditions: {EventID: 1}'");
      return Optional.empty();
    }
    boolean template = truth(table, "template");
    return Optional.of(new Transformation.AddCondition(lines, template, truth(table, "negated")));
  }

  private Optional<Transformation> changeLogSource(Yaml.Table table) {
    List<String> parts =
        List.of("product", "category", "service").stream()
            .map(key -> bounded(word(table, key).toLowerCase(Locale.ROOT), place(table, key)))
            .toList();
    if (String.join("", parts).isEmpty()) {
      refuse(table.span(), "the log source says nothing", "write 'product: windows'");
    }
    return Optional.of(
        new Transformation.ChangeLogSource(parts.get(0), parts.get(1), parts.get(2)));
  }

  private Optional<Transformation> replaceString(Yaml.Table table) {
    Optional<String> regex = text(table, "regex");
    boolean skip = truth(table, "skip_special");
    Span span = place(table, "replacement");
    if (table.find("replacement").isEmpty()) {
      refuse(span, "'replacement' is missing", "write \"replacement: ''\" for nothing");
    }
    if (regex.isEmpty() || mistakes.hasErrors()) {
      return Optional.empty();
    }
    Optional<Pattern> pattern = StringReplacement.expression(regex.get());
    if (pattern.isEmpty()) {
      refuse(
          place(table, "regex"),
          "this is no regular expression that runs in linear time",
          "look-around and back-references are not run");
      return Optional.empty();
    }
    Optional<StringReplacement> replacement =
        StringReplacement.of(pattern.get(), bounded(word(table, "replacement"), span));
    if (replacement.isEmpty()) {
      refuse(span, "the expression has no such group", "groups are counted from 1");
    }
    return replacement.map(known -> new Transformation.ReplaceString(known, skip));
  }
}
