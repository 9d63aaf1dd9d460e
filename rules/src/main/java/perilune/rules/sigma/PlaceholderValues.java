package perilune.rules.sigma;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perilune.rules.parameters.Parameter;
import perilune.rules.parameters.ParameterType;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;
import perilune.source.Suggestion;

/**
 * Puts values in the place of {@code %name%}: those that the site gave for placeholders, else those
 * of the parameter of that name. Owned by one compilation.
 */
final class PlaceholderValues {

  private final SigmaOptions options;
  private final Mistakes mistakes;
  private final Map<String, Parameter> used = new LinkedHashMap<>();

  PlaceholderValues(SigmaOptions options, Mistakes mistakes) {
    this.options = options;
    this.mistakes = mistakes;
  }

  /** Gives the parameters that were asked for, in order of first use. */
  List<Parameter> used() {
    return List.copyOf(used.values());
  }

  /** Gives what a text stands for; nothing where a mistake was reported, or a list is empty. */
  List<Yaml.Text> filled(Yaml.Text text) {
    List<String> open = List.of(text.value());
    var done = new ArrayList<Yaml.Text>();
    while (!open.isEmpty()) {
      var next = new ArrayList<String>();
      for (String written : open) {
        Optional<String> name = SigmaText.placeholder(written);
        if (name.isEmpty()) {
          done.add(new Yaml.Text(SigmaText.withoutEscapes(written), false, text.span()));
          continue;
        }
        Optional<List<String>> values = values(name.get(), text.span());
        if (values.isEmpty()) {
          return List.of();
        }
        // A value that has percent signs itself is no placeholder.
        values
            .get()
            .forEach(value -> next.add(SigmaText.filled(written, value.replace("%", "\\%"))));
      }
      open = next;
      if (open.size() + done.size() > options.limits().maxVariants()) {
        mistakes.error(
            DiagnosticCode.SIGMA009,
            text.span(),
            "its placeholders come to too many values",
            "give fewer");
        return List.of();
      }
    }
    return done;
  }

  private Optional<List<String>> values(String name, Span span) {
    List<String> given = options.placeholders().getOrDefault(name, List.of());
    if (!given.isEmpty()) {
      return Optional.of(given);
    }
    Optional<Parameter> parameter = options.parameters().find(name);
    if (parameter.isEmpty()) {
      String near =
          Suggestion.nearest(name, options.parameters().names())
              .map(found -> "did you mean '%" + found + "%'?")
              .orElse("say what '" + name + "' is at your site, or leave the rule out");
      mistakes.error(
          DiagnosticCode.SIGMA010, span, "the placeholder '%" + name + "%' has no values", near);
      return Optional.empty();
    }
    if (parameter.get().type() == ParameterType.DURATION) {
      mistakes.error(
          DiagnosticCode.SIGMA010,
          span,
          "'%" + name + "%' is a time, and no value of a field",
          "take a parameter of another type");
      return Optional.empty();
    }
    used.put(name, parameter.get());
    // A backslash is one of the value; in Sigma it would take a wildcard's meaning away.
    return Optional.of(
        parameter.get().values().stream().map(value -> value.replace("\\", "\\\\")).toList());
  }
}
