package perilune.rules.eql;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The functions of Elasticsearch's EQL. Source: its function reference. */
enum EqlFunction {
  ADD("add", perilune.rules.plan.Function.ADD, Signature.numbers()),
  BETWEEN(
      "between",
      perilune.rules.plan.Function.BETWEEN,
      Signature.insensitive(
          ValueType.TEXT, 3, ValueType.TEXT, ValueType.TEXT, ValueType.TEXT, ValueType.TRUTH)),
  CIDR_MATCH(
      "cidrMatch",
      perilune.rules.plan.Function.CIDR_MATCH,
      Signature.repeating(ValueType.TRUTH, 2, ValueType.ANY, ValueType.TEXT)),
  CONCAT(
      "concat",
      perilune.rules.plan.Function.CONCAT,
      Signature.repeating(ValueType.TEXT, 1, ValueType.ANY)),
  DIVIDE("divide", perilune.rules.plan.Function.DIVIDE, Signature.numbers()),
  ENDS_WITH("endsWith", perilune.rules.plan.Function.ENDS_WITH, Signature.textTest()),
  INDEX_OF(
      "indexOf",
      perilune.rules.plan.Function.INDEX_OF,
      Signature.insensitive(ValueType.NUMBER, 2, ValueType.TEXT, ValueType.TEXT, ValueType.NUMBER)),
  LENGTH(
      "length",
      perilune.rules.plan.Function.LENGTH,
      Signature.of(ValueType.NUMBER, 1, ValueType.TEXT)),
  MODULO("modulo", perilune.rules.plan.Function.MODULO, Signature.numbers()),
  MULTIPLY("multiply", perilune.rules.plan.Function.MULTIPLY, Signature.numbers()),
  NUMBER(
      "number",
      perilune.rules.plan.Function.NUMBER,
      Signature.of(ValueType.NUMBER, 1, ValueType.TEXT, ValueType.NUMBER)),
  STARTS_WITH("startsWith", perilune.rules.plan.Function.STARTS_WITH, Signature.textTest()),
  STRING(
      "string",
      perilune.rules.plan.Function.STRING,
      Signature.of(ValueType.TEXT, 1, ValueType.ANY)),
  STRING_CONTAINS(
      "stringContains", perilune.rules.plan.Function.STRING_CONTAINS, Signature.textTest()),
  SUBSTRING(
      "substring",
      perilune.rules.plan.Function.SUBSTRING,
      Signature.of(ValueType.TEXT, 2, ValueType.TEXT, ValueType.NUMBER, ValueType.NUMBER)),
  SUBTRACT("subtract", perilune.rules.plan.Function.SUBTRACT, Signature.numbers());

  private static final Map<String, EqlFunction> BY_LOWER_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(f -> AsciiCase.lower(f.written), f -> f));

  /** Functions of other dialects, with what to write instead. */
  private static final Map<String, String> FOREIGN =
      Map.of(
          "wildcard", "write 'field like~ (\"a*\", \"b*\")'",
          "match", "write 'field regex~ \"…\"'; it matches the whole value",
          "matchlite", "write 'field regex~ \"…\"'; it matches the whole value",
          "safe", "leave it out: a call on null gives null",
          "arraycontains", "write 'field == …': it holds if one of the values is equal",
          "arraysearch", "write the condition on the field: it holds if one of the values meets it",
          "_arraysearch",
              "write the condition on the field: it holds if one of the values meets it",
          "arraycount", "arrays cannot be counted in EQL");

  private final String written;
  private final perilune.rules.plan.Function function;
  private final Signature signature;

  EqlFunction(String written, perilune.rules.plan.Function function, Signature signature) {
    this.written = written;
    this.function = function;
    this.signature = signature;
  }

  /**
   * What a function takes and gives.
   *
   * @param result type of what it gives
   * @param required how many arguments it needs
   * @param parameters types of all arguments, optional ones last
   * @param repeats whether the last parameter may be given any number of times
   * @param insensitive whether there is a form with {@code ~}
   */
  record Signature(
      ValueType result,
      int required,
      List<ValueType> parameters,
      boolean repeats,
      boolean insensitive) {

    static Signature of(ValueType result, int required, ValueType... parameters) {
      return new Signature(result, required, List.of(parameters), false, false);
    }

    static Signature insensitive(ValueType result, int required, ValueType... parameters) {
      return new Signature(result, required, List.of(parameters), false, true);
    }

    static Signature repeating(ValueType result, int required, ValueType... parameters) {
      return new Signature(result, required, List.of(parameters), true, false);
    }

    static Signature numbers() {
      return of(ValueType.NUMBER, 2, ValueType.NUMBER, ValueType.NUMBER);
    }

    static Signature textTest() {
      return insensitive(ValueType.TRUTH, 2, ValueType.TEXT, ValueType.TEXT);
    }

    /** Gives the type of the argument at a place. */
    ValueType parameter(int place) {
      return parameters.get(Math.min(place, parameters.size() - 1));
    }

    boolean takes(int count) {
      return count >= required && (repeats || count <= parameters.size());
    }

    /** Gives how many arguments it takes, for people. */
    String arity() {
      if (repeats) {
        return "at least " + counted(required);
      }
      return required == parameters.size()
          ? counted(required)
          : required + " to " + counted(parameters.size());
    }

    private static String counted(int count) {
      return count == 1 ? "1 argument" : count + " arguments";
    }
  }

  /** Gives the function of a name; upper and lower case are the same. */
  static Optional<EqlFunction> of(String name) {
    return Optional.ofNullable(BY_LOWER_NAME.get(AsciiCase.lower(name)));
  }

  /** Gives what to write in place of a function of another dialect. */
  static Optional<String> insteadOf(String name) {
    return Optional.ofNullable(FOREIGN.get(AsciiCase.lower(name)));
  }

  /** Gives all names as the reference spells them. */
  static Map<String, String> spellings() {
    return Arrays.stream(values())
        .map(f -> f.written)
        .collect(Collectors.toUnmodifiableMap(AsciiCase::lower, Function.identity()));
  }

  String written() {
    return written;
  }

  perilune.rules.plan.Function function() {
    return function;
  }

  Signature signature() {
    return signature;
  }
}
