package perilune.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import perilune.content.RuleTree;
import perilune.engine.Match;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;
import perilune.findings.Finding;
import perilune.findings.FindingBuilder;
import perilune.source.SourceText;

class ScopeTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final Finding finding = finding();

  private static Finding finding() {
    var tree = new RuleTree();
    tree.add(
        new SourceText(
            "r",
            "[rule]\nrule_id='r'\nname='r'\ntype='eql'\nseverity='low'\nquery='any where true'\n"));
    var fields = new FieldTable();
    Event event = new Event(fields);
    event.header().timed = true;
    event.header().timeNanos = NOON.getEpochSecond() * 1_000_000_000L;
    event.put(KnownField.HOST_ID, "h-1");
    event.put(KnownField.HOST_NAME, "web");
    event.put(KnownField.USER_ID, "33");
    event.put(KnownField.USER_NAME, "www");
    event.put(KnownField.USER_AUDIT_ID, "1000");
    event.put(KnownField.USER_AUDIT_NAME, "alice");
    event.put(KnownField.USER_EFFECTIVE_ID, "0");
    int[] all = FindingBuilder.SHOWN.stream().mapToInt(KnownField::id).toArray();
    var match = Match.inOrder(0, "r", List.of(RetainedEvent.of(event, all)), List.of());
    return new FindingBuilder(tree.loaded().rules(), fields).build(match).orElseThrow();
  }

  private boolean from(String time) {
    return new Scope(
            Optional.of(Instant.parse(time)), Optional.empty(), Optional.empty(), Optional.empty())
        .holds(finding);
  }

  private boolean until(String time) {
    return new Scope(
            Optional.empty(), Optional.of(Instant.parse(time)), Optional.empty(), Optional.empty())
        .holds(finding);
  }

  private boolean host(String host) {
    return new Scope(Optional.empty(), Optional.empty(), Optional.of(host), Optional.empty())
        .holds(finding);
  }

  private boolean user(String user) {
    return new Scope(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(user))
        .holds(finding);
  }

  @Test
  void everythingIsInsideWhereNothingIsSaid() {
    assertThat(Scope.ALL.holds(finding)).isTrue();
  }

  @Test
  void bothEndsOfTimeBelongToIt() {
    assertThat(from("2026-11-21T12:00:00Z")).isTrue();
    assertThat(from("2026-11-21T12:00:00.000000001Z")).isFalse();
    assertThat(until("2026-11-21T12:00:00Z")).isTrue();
    assertThat(until("2026-11-21T11:59:59.999999999Z")).isFalse();
  }

  @Test
  void aHostIsMeantByItsIdOrName() {
    assertThat(host("h-1")).isTrue();
    assertThat(host("web")).isTrue();
    assertThat(host("WEB")).isFalse();
    assertThat(host("")).isFalse();
  }

  @Test
  void aUserIsMeantByAnyOfItsNamesAndIds() {
    for (String user : List.of("33", "www", "1000", "alice", "0")) {
      assertThat(user(user)).as(user).isTrue();
    }
    assertThat(user("bob")).isFalse();
  }
}
