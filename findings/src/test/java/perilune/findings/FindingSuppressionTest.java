package perilune.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import perilune.engine.Match;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;
import perilune.rules.RuleTerms;
import perilune.rules.RuleTerms.Suppression;
import perilune.rules.Severity;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;
import perilune.rules.plan.Window;

class FindingSuppressionTest {

  private static final long SECOND = 1_000_000_000L;
  private static final OptionalLong TEN = OptionalLong.of(10 * SECOND);

  private final FieldTable fields = new FieldTable();
  private final List<String> told = new ArrayList<>();

  private static Rule rule(Suppression suppression) {
    RuleTerms terms =
        new RuleTerms(
            new Window(60 * SECOND, 60 * SECOND),
            100,
            false,
            RuleTerms.USUAL.indices(),
            suppression,
            RuleTerms.USUAL.overrides(),
            List.of());
    var header =
        new RuleHeader(
            "r",
            "r",
            "",
            Severity.LOW,
            1,
            List.of(),
            List.of(),
            List.of(),
            "eql",
            "",
            RuleHeader.Telling.GENERAL,
            terms);
    return new Rule(
        header, new RulePlan("r", new Operator.Single(new Condition.Always())), "any where true");
  }

  private static Suppression by(boolean missingToo, OptionalLong duration) {
    return new Suppression(true, List.of("user.name"), duration, missingToo);
  }

  private FindingSuppression suppression(Suppression rule, int waiting, int groups) {
    return new FindingSuppression(
        List.of(rule(rule)),
        new SharedValues(fields),
        new FindingSuppression.Limits(waiting, groups),
        (match, suppressed) ->
            told.add(
                match.events().getFirst().id()
                    + (suppressed.count() == 0
                        ? ""
                        : "+" + suppressed.count() + " to " + suppressed.lastNanos() / SECOND)));
  }

  private FindingSuppression suppression(Suppression rule) {
    return suppression(rule, 100, 100);
  }

  /** A match of one event or several, {@code user@second}; the id of an event is that text. */
  private Match match(String... texts) {
    List<RetainedEvent> events = new ArrayList<>();
    for (String text : texts) {
      String[] parts = text.split("@");
      var event = new Event(fields);
      event.put(KnownField.EVENT_ID, text);
      if (!parts[0].isEmpty()) {
        event.put(KnownField.USER_NAME, parts[0]);
      }
      event.header().hostKey = "h";
      event.header().timed = !parts[1].equals("none");
      event.header().timeNanos = event.header().timed ? Long.parseLong(parts[1]) * SECOND : 0;
      events.add(RetainedEvent.whole(event));
    }
    return Match.inOrder(0, "r", events, List.of());
  }

  private List<String> run(FindingSuppression suppression, String... texts) {
    for (String text : texts) {
      suppression.accept(match(text));
    }
    suppression.finish();
    return told;
  }

  @Test
  void countsIntoTheFirstUntilTheDurationHasPassed() {
    assertThat(run(suppression(by(true, TEN)), "a@0", "a@1", "b@2", "a@10", "a@11", "b@30"))
        .containsExactly("a@0", "b@2", "a@0+2 to 10", "a@11", "b@30");
  }

  @Test
  void countsToTheEndOfTheWindowWhereThereIsNoDuration() {
    assertThat(run(suppression(by(true, OptionalLong.empty())), "a@50", "a@59", "a@60", "a@61"))
        .containsExactly("a@50", "a@50+1 to 59", "a@60", "a@60+1 to 61");
  }

  @Test
  void whatHasNoValueIsAGroupOrIsAlwaysToldAsTheRuleWants() {
    assertThat(run(suppression(by(true, TEN)), "@0", "@1")).containsExactly("@0", "@0+1 to 1");
    told.clear();
    assertThat(run(suppression(by(false, TEN)), "@0", "@1")).containsExactly("@0", "@1");
  }

  @Test
  void eventsOfASequenceHaveToAgree() {
    FindingSuppression suppression = suppression(by(true, TEN));
    suppression.accept(match("a@0", "a@1"));
    suppression.accept(match("a@2", "b@3"));
    suppression.accept(match("a@4", "a@5"));
    suppression.finish();
    assertThat(told).containsExactly("a@0", "a@2", "a@0+1 to 5");
  }

  @Test
  void aFindingThatGrewIsToldAgainAndNotCounted() {
    FindingSuppression suppression = suppression(by(true, TEN));
    suppression.accept(match("a@0"));
    suppression.accept(match("a@0", "a@3"));
    suppression.accept(match("a@4"));
    suppression.finish();
    assertThat(told).containsExactly("a@0", "a@0", "a@0+1 to 4");
  }

  @Test
  void whatHasNoTimeIsToldAtOnce() {
    assertThat(run(suppression(by(true, TEN)), "a@none", "a@none"))
        .containsExactly("a@none", "a@none");
  }

  @Test
  void theOrderOfHostsChangesNothing() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      texts.add((i % 3 == 0 ? "a" : "b") + "@" + i * 7 % 61);
    }
    List<String> expected = List.copyOf(run(suppression(by(true, TEN)), array(texts)));
    long seed = Long.getLong("perilune.seed", 20_260_301L);
    var random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      told.clear();
      Collections.shuffle(texts, random);
      assertThat(run(suppression(by(true, TEN)), array(texts)))
          .as("seed %d", seed)
          .isEqualTo(expected);
    }
  }

  private static String[] array(List<String> texts) {
    return texts.toArray(String[]::new);
  }

  @Test
  void takesTheOldestEarlyWhereTooManyWaitAndCountsIt() {
    FindingSuppression suppression = suppression(by(true, TEN), 2, 100);
    suppression.accept(match("a@5"));
    suppression.accept(match("a@6"));
    suppression.accept(match("a@7"));
    assertThat(told).containsExactly("a@5");
    assertThat(suppression.takenEarly()).isEqualTo(1);
    suppression.finish();
    assertThat(told).containsExactly("a@5", "a@5+2 to 7");
    assertThat(suppression.suppressed()).isEqualTo(2);
  }

  @Test
  void endsTheGroupThatEndsFirstWhereTooManyAreOpenAndCountsIt() {
    FindingSuppression suppression = suppression(by(true, TEN), 100, 1);
    assertThat(run(suppression, "a@0", "a@1", "b@2", "a@3"))
        .containsExactly("a@0", "a@0+1 to 1", "b@2", "a@3");
    assertThat(suppression.endedEarly()).isEqualTo(2);
  }

  @Test
  void restoredIsAsIfNeverStopped() throws IOException {
    String[] texts = {"a@0", "b@1", "a@2", "@3", "b@9", "a@11", "@12", "b@13", "a@25"};
    List<String> expected = List.copyOf(run(suppression(by(true, TEN)), texts));
    for (int stop = 0; stop <= texts.length; stop++) {
      told.clear();
      FindingSuppression before = suppression(by(true, TEN));
      for (int i = 0; i < stop; i++) {
        before.accept(match(texts[i]));
        before.advance(i * SECOND);
      }
      var bytes = new ByteArrayOutputStream();
      before.writeTo(new DataOutputStream(bytes));
      FindingSuppression after = suppression(by(true, TEN));
      after.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), fields);
      for (int i = stop; i < texts.length; i++) {
        after.accept(match(texts[i]));
      }
      after.finish();
      assertThat(told).as("stopped at %d", stop).isEqualTo(expected);
      assertThat(after.suppressed()).isEqualTo(3);
    }
  }
}
