package perilune.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.engine.match.Fact;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;

/** What a scan finds against what plain string functions find. Replay with -Dseed=N. */
class FactsTest {

  private static final Matching ASCII = Matching.EQL_INSENSITIVE.with(Matching.Anchoring.ANYWHERE);

  private final long seed = Long.getLong("seed", 20_261_130L);

  /** Few needles are found by skipping, many by grams; few letters make them overlap. */
  @ParameterizedTest
  @CsvSource({
    "3, 5, 9, ab",
    "150, 5, 12, abc",
    "40, 1, 6, ab",
    "600, 1, 40, abcdeABC",
    "900, 3, 8, é€xy0"
  })
  void aFactIsWhatAPlainSearchFinds(int count, int shortest, int longest, String alphabet) {
    System.out.println("seed " + seed);
    var random = new Random(seed + count);
    int found = 0;
    for (int round = 0; round < 8; round++) {
      var fields = new FieldTable();
      int field = fields.intern("x.text");
      List<Condition.Test> tests = tests(random, count, shortest, longest, alphabet);
      var builder = new CandidateIndexBuilder(fields, 1 << 20);
      for (int step = 0; step < tests.size(); step++) {
        builder.add(step, tests.get(step));
      }
      List<Fact> facts = tests.stream().map(test -> builder.fact(test).orElseThrow()).toList();
      CandidateIndex index = builder.build(tests.size());
      var into = new Facts(index, new SeenValues());
      var values = new ArrayList<String>();
      for (int i = 0; i < 180; i++) {
        // A value that comes again is recalled, and has to have the same facts.
        String value =
            i < 60 ? text(random, random.nextInt(60), alphabet) : values.get(random.nextInt(60));
        values.add(value);
        var event = new Event(fields);
        event.put(field, value);
        index.collect(event, into);
        for (int t = 0; t < facts.size(); t++) {
          boolean expected = holds(tests.get(t), value);
          assertThat(isSet(into, facts.get(t)))
              .as("seed %d, %s in '%s'", seed, tests.get(t), value)
              .isEqualTo(expected);
          found += expected ? 1 : 0;
        }
      }
    }
    assertThat(found).as("some are found").isGreaterThan(20);
  }

  /** What is looked for everywhere is found in fields of which nothing else is asked, too. */
  @Test
  void aTextIsFoundInAnyFieldHoweverOftenItCame() {
    var fields = new FieldTable();
    var builder = new CandidateIndexBuilder(fields, 1 << 20);
    var everywhere =
        new Condition.Anywhere(new Predicate.Equal(new Literal.Text("mimikatz")), ASCII);
    builder.add(0, everywhere);
    Condition.Test own = test("a longer text", ASCII);
    builder.add(1, own);
    int inAny = builder.fact(everywhere).orElseThrow().bit();
    int inOne = builder.fact(own).orElseThrow().bit();
    CandidateIndex index = builder.build(2);
    var into = new Facts(index, new SeenValues());
    for (int round = 0; round < 4; round++) {
      for (String field : List.of("x.text", "y.text")) {
        var event = new Event(fields);
        event.put(fields.intern(field), "a longer text with Mimikatz in it");
        index.collect(event, into);
        assertThat(isSet(into, inAny)).isTrue();
        assertThat(isSet(into, inOne)).isEqualTo(field.equals("x.text"));
      }
    }
  }

  /** Numbers and truth are no texts in the event's arena, and are looked through all the same. */
  @ParameterizedTest
  @CsvSource({"313, 31337, false", "rue, 7, true", "-5.2, -5.25, false", "314, 31337, false"})
  void aTextIsFoundInWhatIsNoText(String needle, double number, boolean truth) {
    var fields = new FieldTable();
    var builder = new CandidateIndexBuilder(fields, 1 << 20);
    var everywhere = new Condition.Anywhere(new Predicate.Equal(new Literal.Text(needle)), ASCII);
    builder.add(0, everywhere);
    int fact = builder.fact(everywhere).orElseThrow().bit();
    CandidateIndex index = builder.build(1);
    var into = new Facts(index, new SeenValues());
    var event = new Event(fields);
    event.put(fields.intern("a.text"), "nothing of that");
    if (number == Math.rint(number)) {
      event.putLong(fields.intern("b.number"), (long) number);
    } else {
      event.putDouble(fields.intern("b.number"), number);
    }
    event.putBoolean(fields.intern("c.truth"), truth);
    index.collect(event, into);
    assertThat(isSet(into, fact)).isEqualTo(!needle.equals("314"));
  }

  /** More needles than the filter has bits for, nearly. */
  @Test
  void findsEachOfManyNeedlesThatAreNearlyTheSame() {
    var fields = new FieldTable();
    int field = fields.intern("x.text");
    var random = new Random(seed);
    Set<String> needles = new LinkedHashSet<>();
    for (int i = 0; i < 2_500; i++) {
      String head = text(random, 30, "abcdefghijklmnopqrstuvwxyz");
      needles.add(head + "1");
      needles.add(head + "2");
    }
    var builder = new CandidateIndexBuilder(fields, 1 << 22);
    var facts = new ArrayList<Fact>();
    needles.forEach(needle -> facts.add(builder.fact(test(needle, ASCII)).orElseThrow()));
    CandidateIndex index = builder.build(0);
    assertThat(index.bytes()).isEqualTo(5_000 * 31);
    var into = new Facts(index, new SeenValues());
    int at = 0;
    for (String needle : needles) {
      var event = new Event(fields);
      event.put(field, "x " + needle.toUpperCase(Locale.ROOT) + " y");
      index.collect(event, into);
      assertThat(isSet(into, facts.get(at))).as(needle).isTrue();
      at++;
    }
  }

  @Test
  void aShortTextIsLookedForOnlyWhereAStepNeedsIt() {
    var builder = new CandidateIndexBuilder(new FieldTable(), 1 << 20);
    Condition needed = test("-e", ASCII);
    builder.add(0, needed);
    builder.add(1, new Condition.All(List.of(test("long enough", ASCII), test("/c", ASCII))));
    assertThat(builder.fact(needed)).isPresent();
    assertThat(builder.fact(test("/c", ASCII))).isEmpty();
    assertThat(builder.fact(test("/c x", ASCII))).isPresent();
  }

  private static List<Condition.Test> tests(
      Random random, int count, int shortest, int longest, String alphabet) {
    Set<Condition.Test> tests = new LinkedHashSet<>();
    var anchorings = Matching.Anchoring.values();
    for (int i = 0; i < count; i++) {
      int length = shortest + random.nextInt(longest - shortest + 1);
      var anchoring = anchorings[random.nextInt(anchorings.length)];
      tests.add(test(text(random, length, alphabet), ASCII.with(anchoring)));
    }
    return List.copyOf(tests);
  }

  private static Condition.Test test(String text, Matching matching) {
    return new Condition.Test("x.text", new Predicate.Equal(new Literal.Text(text)), matching);
  }

  private static String text(Random random, int length, String alphabet) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static boolean holds(Condition.Test test, String value) {
    String text = lower(((Literal.Text) ((Predicate.Equal) test.predicate()).literal()).value());
    return switch (test.matching().anchoring()) {
      case WHOLE -> lower(value).equals(text);
      case PREFIX -> lower(value).startsWith(text);
      case SUFFIX -> lower(value).endsWith(text);
      case ANYWHERE -> lower(value).contains(text);
    };
  }

  /** A to Z only. */
  private static String lower(String text) {
    return text.chars()
        .map(c -> c >= 'A' && c <= 'Z' ? c + 32 : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isSet(Facts facts, Fact fact) {
    return isSet(facts, fact.bit());
  }

  private static boolean isSet(Facts facts, int bit) {
    return (facts.bits()[bit >>> 6] & 1L << bit) != 0;
  }
}
