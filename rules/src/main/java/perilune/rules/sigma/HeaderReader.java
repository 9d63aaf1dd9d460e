package perilune.rules.sigma;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import perilune.rules.RuleHeader;
import perilune.rules.RuleTerms;
import perilune.rules.Severity;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.SourceText;
import perilune.source.Suggestion;

/**
 * Reads what people are told about a rule.
 *
 * <p>Levels are Elastic's severities of the same name, {@code informational} is low with a lower
 * score. A rule without an id is known by its name, else its title. Source: Sigma specification
 * 2.1.0, sigma-rules-specification.
 */
final class HeaderReader {

  /** Risk of what only informs: below the lowest severity's. */
  private static final int INFORMATIONAL_SCORE = 5;

  /** Characters of a description. */
  private static final int MAX_DESCRIPTION = 65_535;

  /** Characters of a title, beyond which there is a warning. */
  private static final int MAX_TITLE = 256;

  private static final List<String> STATUSES =
      List.of("stable", "test", "experimental", "deprecated", "unsupported");
  private static final List<String> LEVELS =
      List.of("informational", "low", "medium", "high", "critical");
  private static final List<String> RELATIONS =
      List.of("derived", "obsolete", "merged", "renamed", "similar", "correlation");

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern TAG = Pattern.compile("[a-z0-9_-]+\\.[a-z0-9._-]+");
  private static final Pattern TECHNIQUE = Pattern.compile("attack\\.(t\\d{4}(?:\\.\\d{3})?)");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final SourceText source;
  private final Mistakes mistakes;

  HeaderReader(SourceText source, Mistakes mistakes) {
    this.source = source;
    this.mistakes = mistakes;
  }

  RuleHeader read(Yaml.Table table) {
    String title = title(table);
    word(table, "status", STATUSES);
    String level = word(table, "level", LEVELS);
    date(table, "date");
    date(table, "modified");
    related(table);
    taxonomy(table);
    List<String> tags = tags(table);
    Severity severity = Severity.of(level).orElse(Severity.LOW);
    int score = level.equals("informational") ? INFORMATIONAL_SCORE : severity.riskScore();
    return new RuleHeader(
        id(table, title),
        title,
        description(table),
        severity,
        score,
        techniques(tags),
        tags,
        texts(table, "falsepositives"),
        Sigma.LANGUAGE,
        source.name(),
        RuleHeader.Telling.GENERAL,
        RuleTerms.USUAL);
  }

  private String title(Yaml.Table table) {
    String title = text(table, "title").orElse("").strip();
    if (title.isEmpty()) {
      mistakes.error(
          DiagnosticCode.SIGMA003,
          table.span(),
          "the rule has no 'title'",
          "say in a few words what it finds");
    } else if (title.length() > MAX_TITLE) {
      warn(table, "title", "the title has more than " + MAX_TITLE + " characters", "shorten it");
    }
    return title;
  }

  private String id(Yaml.Table table, String title) {
    Optional<String> id = text(table, "id");
    if (id.isEmpty()) {
      mistakes.warning(
          DiagnosticCode.SIGMA004,
          table.span(),
          "the rule has no 'id'",
          "make one with 'uuidgen': without it, its findings go by name or title");
    }
    if (id.isPresent() && !UUID.matcher(id.get()).matches()) {
      warn(table, "id", "the id '" + id.get() + "' is no UUID", "make one with 'uuidgen'");
    }
    return id.filter(word -> !word.isBlank()).or(() -> text(table, "name")).orElse(title);
  }

  private String description(Yaml.Table table) {
    String description = text(table, "description").orElse("").strip();
    if (description.length() > MAX_DESCRIPTION) {
      warn(
          table,
          "description",
          "the description has more than " + MAX_DESCRIPTION + " characters",
          "shorten it");
    }
    return description;
  }

  private String word(Yaml.Table table, String key, List<String> allowed) {
    String word = text(table, key).orElse("");
    if (!word.isEmpty() && !allowed.contains(word)) {
      String near =
          Suggestion.nearest(word, allowed)
              .map(found -> "did you mean '" + found + "'?")
              .orElse("it is one of " + String.join(", ", allowed));
      warn(table, key, "there is no " + key + " '" + word + "'", near);
    }
    return word;
  }

  private void date(Yaml.Table table, String key) {
    Optional<String> written = text(table, key);
    if (written.isEmpty()) {
      return;
    }
    try {
      LocalDate _ = LocalDate.parse(written.get(), DATE);
    } catch (DateTimeException _) {
      warn(table, key, "'" + written.get() + "' is no date", "write it as 2026-11-30");
    }
  }

  private void related(Yaml.Table table) {
    if (table.find("related").map(Yaml.Entry::value).orElse(null) instanceof Yaml.Items items) {
      for (Yaml item : items.items()) {
        if (item instanceof Yaml.Table relation) {
          word(relation, "type", RELATIONS);
          relatedId(relation);
        }
      }
    }
  }

  private void relatedId(Yaml.Table relation) {
    text(relation, "id")
        .filter(id -> !UUID.matcher(id).matches())
        .ifPresent(
            id -> warn(relation, "id", "the id '" + id + "' is no UUID", "name a rule by its id"));
  }

  private void taxonomy(Yaml.Table table) {
    text(table, "taxonomy")
        .filter(name -> !name.equals("sigma"))
        .ifPresent(name ->
            warn(
                table,
                "taxonomy",
                "the taxonomy '" + name + "' is not known",
                "its fields are taken as Sigma's own"));
  }

  private List<String> tags(Yaml.Table table) {
    List<String> tags = texts(table, "tags");
    for (String tag : tags) {
      if (!TAG.matcher(tag).matches()) {
        warn(
            table, "tags", "the tag '" + tag + "' has no form 'namespace.name'", "use a-z 0-9 _ -");
      }
    }
    return tags;
  }

  private static List<String> techniques(List<String> tags) {
    return tags.stream()
        .map(TECHNIQUE::matcher)
        .filter(java.util.regex.Matcher::matches)
        .map(found -> found.group(1).toUpperCase(Locale.ROOT))
        .toList();
  }

  private void warn(Yaml.Table table, String key, String message, String help) {
    mistakes.warning(
        DiagnosticCode.SIGMA004,
        table.find(key).map(entry -> entry.value().span()).orElse(table.span()),
        message,
        help);
  }

  private Optional<String> text(Yaml.Table table, String key) {
    Optional<Yaml.Entry> entry = table.find(key);
    if (entry.isPresent() && !(entry.get().value() instanceof Yaml.Text)) {
      warn(table, key, "'" + key + "' has to be text", "write '" + key + ": ...'");
    }
    return entry
        .map(Yaml.Entry::value)
        .filter(Yaml.Text.class::isInstance)
        .map(value -> ((Yaml.Text) value).value());
  }

  private static List<String> texts(Yaml.Table table, String key) {
    var all = new ArrayList<String>();
    table.find(key).ifPresent(entry -> collect(entry.value(), all));
    return all;
  }

  private static void collect(Yaml value, List<String> into) {
    switch (value) {
      case Yaml.Text text -> into.add(text.value());
      case Yaml.Items(var items, var _) -> items.forEach(item -> collect(item, into));
      case Yaml.Table _ -> {}
    }
  }
}
