package perilune.rules.esql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import perilune.rules.kql.CompiledKql;
import perilune.rules.kql.Kql;
import perilune.rules.kql.KqlLimits;
import perilune.rules.kql.KqlOptions;
import perilune.rules.plan.AggregateFunction;
import perilune.rules.plan.Literal;
import perilune.rules.plan.RowExpression;
import perilune.rules.plan.RowFunction;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Parsed;
import perilune.source.SourceText;
import perilune.source.Span;
import perilune.source.Suggestion;

/** Gives what a call or a cast means. */
final class CallLowering {

  /** Levels of a search inside a query: with the query's own they stay below the engine's. */
  private static final int KQL_NESTING = 50;

  private static final Map<String, String> CASTS =
      Map.ofEntries(
          Map.entry("string", "TO_STRING"),
          Map.entry("keyword", "TO_STRING"),
          Map.entry("text", "TO_STRING"),
          Map.entry("integer", "TO_INTEGER"),
          Map.entry("int", "TO_INTEGER"),
          Map.entry("long", "TO_LONG"),
          Map.entry("double", "TO_DOUBLE"),
          Map.entry("boolean", "TO_BOOLEAN"),
          Map.entry("bool", "TO_BOOLEAN"),
          Map.entry("datetime", "TO_DATETIME"),
          Map.entry("date", "TO_DATETIME"),
          Map.entry("ip", "TO_IP"),
          Map.entry("version", "TO_VERSION"),
          Map.entry("geo_point", "TO_GEOPOINT"));

  /** Functions that there are and that are not run. */
  private static final Set<String> NOT_RUN =
      Set.of(
          "QSTR",
          "MATCH_PHRASE",
          "MULTI_MATCH",
          "TERM",
          "SCORE",
          "CATEGORIZE",
          "TBUCKET",
          "KNN",
          "TO_UNSIGNED_LONG",
          "TO_UL",
          "TO_ULONG",
          "TO_CARTESIANPOINT",
          "TO_GEOSHAPE",
          "SIN",
          "COS",
          "TAN",
          "ASIN",
          "ACOS",
          "ATAN",
          "ATAN2",
          "SINH",
          "COSH",
          "TANH",
          "SIGNUM",
          "CBRT",
          "HYPOT",
          "DAY_NAME",
          "MONTH_NAME",
          "WEIGHTED_AVG",
          "ST_CONTAINS",
          "ST_WITHIN",
          "ST_INTERSECTS",
          "ST_CENTROID_AGG",
          "ST_EXTENT_AGG",
          "MV_PSERIES_WEIGHTED_SUM",
          "MV_PERCENTILE",
          "MV_MEDIAN_ABSOLUTE_DEVIATION",
          "TO_DENSE_VECTOR",
          "EXP",
          "PI",
          "E",
          "TAU",
          "HASH",
          "BIT_LENGTH",
          "TO_DATEPERIOD",
          "TO_TIMEDURATION",
          "TO_RADIANS",
          "TO_DEGREES",
          "SCALB",
          "COPY_SIGN",
          "ROUND_TO",
          "RATE",
          "TO_AGGREGATE_METRIC_DOUBLE");

  private final ExpressionLowering expressions;
  private final Columns columns;
  private final Mistakes mistakes;
  private final PatternLowering patterns;

  CallLowering(ExpressionLowering expressions, Columns columns, Mistakes mistakes) {
    this.expressions = expressions;
    this.columns = columns;
    this.mistakes = mistakes;
    this.patterns = new PatternLowering(mistakes);
  }

  PatternLowering patterns() {
    return patterns;
  }

  RowExpression cast(EsqlTree.Cast cast) {
    RowExpression value = expressions.lower(cast.value());
    String name = CASTS.getOrDefault(cast.type(), "");
    Optional<EsqlFunction> function = EsqlFunction.of(name);
    if (function.isEmpty()) {
      mistakes.error(
          DiagnosticCode.ESQL007,
          cast.span(),
          "the type '" + cast.type() + "' is not run",
          "types are " + String.join(", ", new TreeSet<>(CASTS.keySet())));
      return value;
    }
    return ExpressionLowering.call(function.get().function(), value);
  }

  RowExpression lower(EsqlTree.Call call) {
    Optional<AggregateFunction> aggregate = EsqlFunction.aggregate(call.name());
    if (aggregate.isPresent()) {
      return expressions.place().aggregate(call).orElseGet(() -> misplaced(call));
    }
    if (call.name().equals("KQL")) {
      return kql(call);
    }
    Optional<EsqlFunction> function = EsqlFunction.of(call.name());
    if (function.isEmpty()) {
      return unknown(call);
    }
    if (!call.options().isEmpty()) {
      options(call);
    }
    count(call, function.get().least(), function.get().most());
    return arguments(call, function.get().function());
  }

  private RowExpression arguments(EsqlTree.Call call, RowFunction function) {
    List<EsqlTree.Expr> written = call.arguments();
    if (function == RowFunction.CASE) {
      return choice(written);
    }
    if (function == RowFunction.REPLACE && written.size() == 3) {
      return ExpressionLowering.call(
          function,
          expressions.lower(written.getFirst()),
          ExpressionLowering.text(patterns.java(written.get(1))),
          expressions.lower(written.get(2)));
    }
    return new RowExpression.Call(function, written.stream().map(expressions::lower).toList());
  }

  /** Conditions stand before their values; the last value has none where their number is odd. */
  private RowExpression choice(List<EsqlTree.Expr> written) {
    var arguments = new ArrayList<RowExpression>();
    for (int i = 0; i < written.size(); i++) {
      boolean condition = i % 2 == 0 && i + 1 < written.size();
      arguments.add(
          condition ? expressions.truth(written.get(i)) : expressions.lower(written.get(i)));
    }
    return new RowExpression.Call(RowFunction.CASE, arguments);
  }

  /** Reports a wrong number of arguments; says whether it is right. */
  boolean count(EsqlTree.Call call, int least, int most) {
    int given = call.arguments().size();
    boolean right =
        given >= least && given <= most && (!call.star() || call.name().equals("COUNT"));
    if (!right) {
      String wanted =
          least == most
              ? Integer.toString(least)
              : most >= EsqlFunction.MOST_ARGUMENTS ? "at least " + least : least + " to " + most;
      mistakes.error(
          DiagnosticCode.ESQL006,
          call.span(),
          call.name() + " takes " + wanted + (wanted.equals("1") ? " argument" : " arguments"),
          "here are " + (call.star() ? "a star" : given));
    }
    return right;
  }

  private void options(EsqlTree.Call call) {
    Span span = call.options().getFirst().span();
    mistakes.error(
        DiagnosticCode.ESQL007,
        span,
        "options of " + call.name() + " are not run",
        "leave them out: words are searched as they are, without guessing at others");
  }

  private RowExpression misplaced(EsqlTree.Call call) {
    mistakes.error(
        DiagnosticCode.ESQL010,
        call.span(),
        call.name() + " is of many rows, and stands in STATS only",
        "write STATS x = " + call.name() + "(…), and use x behind it");
    return ExpressionLowering.NULL;
  }

  private RowExpression unknown(EsqlTree.Call call) {
    call.arguments().forEach(expressions::lower);
    String name = call.name();
    if (name.equals("BUCKET")) {
      mistakes.error(
          DiagnosticCode.ESQL010,
          call.span(),
          "BUCKET stands behind BY of STATS only",
          "round dates elsewhere with DATE_TRUNC");
    } else if (NOT_RUN.contains(name)) {
      mistakes.error(
          DiagnosticCode.ESQL007,
          call.span(),
          "the function " + name + " is not run",
          name.equals("QSTR") ? "write KQL(\"…\")" : "say it with other functions");
    } else {
      var names = new TreeSet<String>();
      EsqlFunction.names().forEach(names::add);
      for (AggregateFunction aggregate : AggregateFunction.values()) {
        names.add(aggregate.name());
      }
      mistakes.error(
          DiagnosticCode.ESQL005,
          call.span(),
          "there is no function '" + name.toLowerCase(Locale.ROOT) + "'",
          Suggestion.nearest(name.length() > 40 ? "" : name, names)
              .map(near -> "did you mean " + near + "?")
              .orElse("docs/esql.md names all"));
    }
    return ExpressionLowering.NULL;
  }

  private RowExpression kql(EsqlTree.Call call) {
    if (!count(call, 1, 1)
        || !(expressions.lower(call.arguments().getFirst())
            instanceof RowExpression.Constant(Literal.Text(var query)))) {
      mistakes.error(
          DiagnosticCode.ESQL006, call.span(), "KQL takes a query in quotes", "write KQL(\"…\")");
      return ExpressionLowering.NULL;
    }
    if (!columns.areEvents()) {
      mistakes.error(
          DiagnosticCode.ESQL010,
          call.span(),
          "KQL searches events, and rows are none any more",
          "put it before STATS");
    }
    KqlLimits limits = KqlLimits.defaults();
    KqlOptions options =
        KqlOptions.defaults()
            .withLimits(
                new KqlLimits(
                    limits.maxQueryLength(), KQL_NESTING, limits.maxTests(), limits.maxMistakes()));
    var outcome = Kql.compile(new SourceText("KQL", query), options);
    Span span = call.arguments().getFirst().span();
    for (Diagnostic inner : outcome.diagnostics()) {
      String message = "in KQL: " + inner.message();
      String[] help = inner.help().toArray(String[]::new);
      if (inner.isError()) {
        mistakes.error(DiagnosticCode.ESQL016, span, message, help);
      } else {
        mistakes.warning(DiagnosticCode.ESQL016, span, message, help);
      }
    }
    return outcome instanceof Parsed.Ok<CompiledKql>(var compiled, var _)
        ? new RowExpression.Fulfils(compiled.condition())
        : ExpressionLowering.NULL;
  }
}
