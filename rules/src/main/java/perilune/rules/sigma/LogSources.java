package perilune.rules.sigma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perilune.event.names.TableLines;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Conditions;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;

/**
 * Gives the condition that the events of a log source fulfil, from a table.
 *
 * <p>Beside it, documents count that carry product, category and service themselves: the product
 * has to be the rule's, and an absent category or service does not conflict, unless the document
 * says only the other of the two.
 */
final class LogSources {

  /** Any case of A to Z, numbers as text; an absent field is none. */
  private static final Matching TEXT = Matching.EQL_INSENSITIVE;

  private static final Map<String, Condition> TABLE = table();

  private LogSources() {}

  private static Map<String, Condition> table() {
    var all = new HashMap<String, Condition>();
    for (String line : TableLines.of(LogSources.class, "log-sources.txt")) {
      int colon = line.indexOf(" : ");
      String condition = line.substring(colon + 3).strip();
      Condition events = condition.equals("-") ? new Condition.Never() : alternatives(condition);
      all.put(line.substring(0, colon).strip(), events);
    }
    return Map.copyOf(all);
  }

  private static Condition alternatives(String text) {
    return Conditions.any(
        Arrays.stream(text.split("\\|\\|", -1)).map(LogSources::conjunction).toList());
  }

  private static Condition conjunction(String text) {
    return Conditions.all(
        Arrays.stream(text.split(" & ", -1)).map(part -> term(part.strip())).toList());
  }

  private static Condition term(String text) {
    int equals = text.indexOf('=');
    boolean not = text.charAt(equals - 1) == '!';
    String field = text.substring(0, not ? equals - 1 : equals);
    String values = text.substring(equals + 1);
    Condition test =
        values.equals("*")
            ? new Condition.Test(field, new Predicate.Present(), TEXT)
            : is(field, List.of(values.split(",", -1)));
    return not ? Conditions.not(test) : test;
  }

  private static Condition is(String field, List<String> values) {
    List<Literal> literals = values.stream().map(v -> (Literal) new Literal.Text(v)).toList();
    Predicate predicate =
        literals.size() == 1
            ? new Predicate.Equal(literals.getFirst())
            : new Predicate.OneOf(literals);
    return new Condition.Test(field, predicate, TEXT);
  }

  /** Gives the scope of a rule; warns where no known telemetry has such events. */
  static Condition scope(LogSource source, Mistakes mistakes) {
    Optional<Condition> known = find(source);
    if (known.isEmpty() || !source.own().isEmpty()) {
      mistakes.warning(
          DiagnosticCode.SIGMA011,
          source.span(),
          "no known telemetry is of the log source '" + source.words() + "'",
          "the rule sees only documents that carry these words as product, category and service");
    }
    var parts = new ArrayList<Condition>();
    if (source.own().isEmpty()) {
      known.ifPresent(parts::add);
    }
    parts.add(literal(source));
    return Conditions.any(parts);
  }

  /** The exact log source, else the one without service, else the one without category. */
  private static Optional<Condition> find(LogSource source) {
    for (String key :
        List.of(
            key(source.product(), source.category(), source.service()),
            key(source.product(), source.category(), ""),
            key(source.product(), "", source.service()))) {
      Condition found = TABLE.get(key);
      if (found != null) {
        return Optional.of(found).filter(events -> !(events instanceof Condition.Never));
      }
    }
    return Optional.empty();
  }

  private static String key(String product, String category, String service) {
    return orDash(product) + "/" + orDash(category) + "/" + orDash(service);
  }

  private static String orDash(String word) {
    return word.isEmpty() ? "-" : word;
  }

  private static Condition literal(LogSource source) {
    var all = new ArrayList<Condition>();
    if (!source.product().isEmpty()) {
      all.add(is("product", List.of(source.product())));
    }
    boolean named = !all.isEmpty();
    all.add(part("category", source.category(), named, source.service().isEmpty()));
    boolean known = named || !source.category().isEmpty();
    all.add(part("service", source.service(), known, source.category().isEmpty()));
    for (Yaml.Entry own : source.own()) {
      if (own.value() instanceof Yaml.Text text) {
        all.add(is(own.key().value(), List.of(text.value())));
      }
    }
    return Conditions.all(all);
  }

  /**
   * A part that a document has to say.
   *
   * @param mayLack whether one may say nothing of it, for something else names the source
   * @param alone whether the rule says only this of category and service: then a document that says
   *     only the other is of another source
   */
  private static Condition part(String field, String value, boolean mayLack, boolean alone) {
    if (value.isEmpty()) {
      return new Condition.Always();
    }
    Condition equal = is(field, List.of(value));
    if (!mayLack) {
      return equal;
    }
    Condition absent = Conditions.not(there(field));
    if (!alone) {
      return Conditions.any(List.of(equal, absent));
    }
    Condition other = Conditions.not(there(field.equals("service") ? "category" : "service"));
    return Conditions.any(List.of(equal, Conditions.all(List.of(absent, other))));
  }

  private static Condition there(String field) {
    return new Condition.Test(field, new Predicate.Present(), TEXT);
  }
}
