package perilune.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.rules.plan.CalendarPart;
import perilune.rules.plan.Comparison;
import perilune.rules.plan.Condition;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Predicate;
import perilune.rules.plan.RulePlan;
import perilune.rules.plan.Step;
import perilune.rules.plan.Window;

/** Makes plans and events that meet often: few fields, few values, all types, both cases. */
final class Generated {

  private static final List<String> FIELDS =
      List.of("event.category", "process.name", "process.args", "x.a", "x.b");
  private static final List<String> KEYS = List.of("k.one", "k.two");
  private static final List<Object> VALUES =
      List.of(
          "lua",
          "LUA",
          "Lua5.4",
          "a",
          "",
          "ab",
          "aab",
          "baa",
          "é",
          "É",
          "K",
          "k",
          "5",
          "5.0",
          "05",
          "-1",
          "1e1",
          "true",
          "False",
          "2026-01-02T13:05:00+02:00",
          "2027-01-03 13:02:13",
          "2026-13-01",
          "\uFFFD",
          "\uD83D\uDE00",
          5L,
          10L,
          -1L,
          5.0,
          42.5,
          true,
          false,
          "9007199254740993",
          9007199254740993L,
          9007199254740992.0);
  private static final List<String> PATTERNS =
      List.of(
          "*", "?", "lua*", "*ua", "*U*", "l?a", "a*b", "*a?", "??", "", "5*", "é", "*É", "?*?",
          "*a*a*", "true");

  private final Random random;

  Generated(long seed) {
    random = new Random(seed);
  }

  Random random() {
    return random;
  }

  <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  Event event(FieldTable table, long time) {
    Event event = new Event(table);
    event.header().timed = random.nextInt(20) > 0;
    event.header().timeNanos = time;
    event.header().sequence = random.nextInt(3) == 0 ? 0 : random.nextInt(3) - 1L;
    event.header().hashLow = random.nextLong();
    for (String field : FIELDS) {
      int id = table.intern(field);
      IntStream.range(0, Math.max(0, random.nextInt(5) - 1)).forEach(_ -> put(event, id));
      if (!event.has(id) && random.nextBoolean()) {
        event.putNull(id);
      }
    }
    for (String key : KEYS) {
      int id = table.intern(key);
      int count = List.of(0, 1, 1, 1, 2).get(random.nextInt(5));
      IntStream.range(0, count).forEach(_ -> event.put(id, pick(List.of("h1", "h2"))));
    }
    return event;
  }

  private void put(Event event, int field) {
    switch (pick(VALUES)) {
      case Long number -> event.putLong(field, number);
      case Double number -> event.putDouble(field, number);
      case Boolean truth -> event.putBoolean(field, truth);
      case Object text -> event.put(field, text.toString());
    }
  }

  RulePlan rule(String id) {
    return switch (random.nextInt(7)) {
      case 0 -> Plans.single(id, condition(3));
      case 1 -> new RulePlan(id, score());
      case 2 -> new RulePlan(id, sample());
      case 3 -> new RulePlan(id, threshold());
      case 4 -> new RulePlan(id, terms());
      default -> new RulePlan(id, sequence());
    };
  }

  Operator.Sequence sequence() {
    int keys = random.nextInt(3);
    boolean nullable = random.nextInt(4) == 0;
    var steps = new ArrayList<Step>();
    for (int i = random.nextInt(3) + 2; i > 0; i--) {
      boolean repeat = !steps.isEmpty() && random.nextInt(5) == 0;
      steps.add(repeat ? steps.getLast() : step(keys, nullable));
    }
    Optional<Step> until =
        random.nextBoolean() ? Optional.of(step(keys, nullable)) : Optional.empty();
    OptionalLong span =
        random.nextBoolean() ? OptionalLong.of(random.nextInt(6)) : OptionalLong.empty();
    boolean missing = span.isPresent() && random.nextBoolean();
    return new Operator.Sequence(
        steps, missing ? missing(steps, keys, nullable) : List.of(), until, span);
  }

  /** One or two that are missing, anywhere; then a single step is enough. */
  private List<Operator.Missing> missing(List<Step> steps, int keys, boolean nullable) {
    if (random.nextInt(3) == 0) {
      steps.subList(1, steps.size()).clear();
    }
    return Stream.generate(() ->
            new Operator.Missing(
                random.nextInt(steps.size() + 1),
                random.nextInt(6) == 0 ? steps.getFirst() : step(keys, nullable),
                1))
        .limit(1 + random.nextInt(2))
        .toList();
  }

  /** Now and then one that is critical. */
  private int weight() {
    return random.nextInt(8) == 0 ? Operator.Score.CRITICAL : random.nextInt(3) + 1;
  }

  /** A score whose parts are all different: the oracle tells them apart by what they are. */
  Operator.Score score() {
    int keys = random.nextInt(3);
    boolean nullable = random.nextInt(4) == 0;
    var steps = new LinkedHashSet<Step>();
    while (steps.size() < 4) {
      steps.add(step(keys, nullable));
    }
    var parts =
        steps.stream()
            .map(step -> new Operator.Part(step, weight(), random.nextInt(4) == 0))
            .toList();
    int span = random.nextInt(8);
    return new Operator.Score(
        step(keys, nullable), parts, random.nextInt(4) + 1, span, span + random.nextInt(4));
  }

  /** Often with the same step twice, so that events stand in each other's way. */
  Operator.Sample sample() {
    int keys = random.nextInt(2) + 1;
    boolean nullable = random.nextInt(4) == 0;
    var steps = new ArrayList<Step>();
    for (int i = random.nextInt(3) + 1; i > 0; i--) {
      boolean repeat = !steps.isEmpty() && random.nextInt(3) == 0;
      steps.add(repeat ? steps.getLast() : step(keys, nullable));
    }
    return new Operator.Sample(steps, pick(List.of(1, 1, 2, 3, 7)));
  }

  Operator.Threshold threshold() {
    var cardinalities = new ArrayList<Operator.Cardinality>();
    for (int i = random.nextInt(3); i > 0; i--) {
      cardinalities.add(new Operator.Cardinality(pick(FIELDS), random.nextInt(3) + 1));
    }
    boolean whole = random.nextInt(5) == 0;
    Window window = whole ? Window.WHOLE : new Window(5, random.nextInt(6) + 1);
    return new Operator.Threshold(
        step(random.nextInt(3), false), random.nextInt(4) + 1, cardinalities, window);
  }

  Operator.NewTerms terms() {
    return new Operator.NewTerms(step(random.nextInt(2) + 1, false), random.nextInt(5) + 1);
  }

  private Step step(int keys, boolean nullable) {
    List<JoinKey> all = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      all.add(new JoinKey(random.nextInt(4) == 0 ? pick(KEYS) : KEYS.get(i), nullable));
    }
    return new Step(condition(1), all);
  }

  Condition condition(int depth) {
    int kind = depth == 0 ? 9 : random.nextInt(10);
    return switch (kind) {
      case 0 -> new Condition.Not(condition(depth - 1));
      case 1, 2 -> new Condition.All(conditions(depth - 1));
      case 3, 4 -> new Condition.Any(conditions(depth - 1));
      case 5 -> random.nextInt(4) == 0 ? new Condition.Always() : leaf();
      default -> leaf();
    };
  }

  private List<Condition> conditions(int depth) {
    int count = random.nextInt(4);
    return Stream.generate(() -> condition(depth)).limit(count).toList();
  }

  private Condition leaf() {
    return random.nextInt(5) == 0 ? ofSigma() : tested();
  }

  /** What only Sigma asks: presence, any field, parts of dates, anchored texts. */
  private Condition ofSigma() {
    return switch (random.nextInt(4)) {
      case 0 -> new Condition.Recorded(pick(FIELDS));
      case 1 -> {
        Matching matching =
            Matching.EQL
                .with(pick(List.of(Matching.Folding.values())))
                .with(pick(List.of(Matching.Anchoring.values())));
        yield new Condition.Anywhere(
            new Predicate.Equal(Plans.text(pick(VALUES).toString())), matching);
      }
      case 2 ->
          new Condition.Test(
              pick(FIELDS),
              new Predicate.Calendar(
                  pick(List.of(CalendarPart.values())), pick(List.of(1L, 2L, 13L, 53L, 2026L))),
              Matching.EQL);
      default -> anchored();
    };
  }

  private Condition tested() {
    boolean order = random.nextInt(6) == 0;
    return new Condition.Test(
        pick(FIELDS), order ? comparison() : predicate(), order ? Matching.EQL : matching());
  }

  private Predicate comparison() {
    Comparison comparison = pick(List.of(Comparison.values()));
    return new Predicate.Compare(comparison, literal());
  }

  private Predicate predicate() {
    return switch (random.nextInt(7)) {
      case 0 -> new Predicate.Present();
      case 1, 2 -> new Predicate.Equal(literal());
      case 3 ->
          new Predicate.OneOf(Stream.generate(this::literal).limit(random.nextInt(4)).toList());
      case 4 -> new Predicate.Equal(Plans.text(pick(VALUES).toString()));
      default ->
          new Predicate.Like(
              Stream.generate(() -> pick(PATTERNS)).limit(1 + random.nextInt(3)).toList());
    };
  }

  private Literal literal() {
    return random.nextInt(20) == 0 ? new Literal.Nil() : Plans.literal(pick(VALUES));
  }

  private Matching matching() {
    Matching.Missing missing =
        random.nextInt(6) == 0 ? Matching.Missing.TRUE : Matching.Missing.FALSE;
    Matching.Quantifier quantifier =
        random.nextInt(6) == 0 ? Matching.Quantifier.ALL : Matching.Quantifier.ANY;
    Matching.Coercion coercion =
        random.nextInt(4) == 0 ? Matching.Coercion.STRICT : Matching.Coercion.LENIENT;
    return new Matching(
        pick(List.of(Matching.Folding.values())),
        Matching.Anchoring.WHOLE,
        coercion,
        missing,
        quantifier);
  }

  /** A leaf that looks for text in some place of a value. */
  Condition anchored() {
    Matching matching = matching().with(pick(List.of(Matching.Anchoring.values())));
    return new Condition.Test(
        pick(FIELDS), new Predicate.Equal(Plans.text(pick(VALUES).toString())), matching);
  }
}
