package perilune.engine.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;

/** What is left of conditions for events of one kind; that it is right is for the oracle. */
class SpecializationTest {

  private final FieldTable fields = new FieldTable();
  private final Condition process = test("event.category", "process");
  private final Condition file = test("event.category", "file");
  private final Condition lua = test("process.name", "lua");
  private final KindFields kinds =
      KindFields.among(List.of("event.category", "event.type", "process.name"), fields);

  @Test
  void settlesWhatTheKindSays() {
    Specialization of = of("process");
    assertThat(of.rest(process)).isEqualTo(new Condition.Always());
    assertThat(of.rest(file)).isEqualTo(new Condition.Never());
    assertThat(of.rest(lua)).isEqualTo(lua);
    assertThat(of.rest(all(process, lua))).isEqualTo(lua);
    assertThat(of.rest(all(file, lua))).isEqualTo(new Condition.Never());
    assertThat(of.rest(any(file, lua))).isEqualTo(lua);
    assertThat(of.rest(any(process, lua))).isEqualTo(new Condition.Always());
    assertThat(of.rest(all(new Condition.Not(file), new Condition.Not(lua))))
        .isEqualTo(new Condition.Not(lua));
    assertThat(of.rest(new Condition.Recorded("event.category"))).isEqualTo(new Condition.Always());
    assertThat(of.rest(new Condition.Recorded("event.type"))).isEqualTo(new Condition.Never());
    assertThat(of.rest(new Condition.Recorded("process.name")))
        .isEqualTo(new Condition.Recorded("process.name"));
  }

  @Test
  void leavesTheSameObjectForKindsOfWhichTheSameIsLeft() {
    var specialization = new Specialization(kinds, fields, 100);
    Condition condition = all(new Condition.Not(file), lua, new Condition.Not(process));
    specialization.turnTo(event("network"));
    Condition first = specialization.rest(condition);
    specialization.turnTo(event("process"));
    assertThat(specialization.rest(condition)).isEqualTo(new Condition.Never());
    specialization.turnTo(event("registry"));
    assertThat(specialization.rest(condition)).isSameAs(first).isEqualTo(lua);
  }

  @Test
  void eventsAreOfOneKindIfAllKindFieldsAreTheSame() {
    EventKind one = kind(event("process"));
    assertThat(kind(event("process"))).isEqualTo(one).hasSameHashCodeAs(one);
    assertThat(kind(event("file"))).isNotEqualTo(one);
    assertThat(kind(event("process", "file"))).isNotEqualTo(one);
    Event empty = event();
    Event nothing = event();
    nothing.putNull(fields.intern("event.type"));
    assertThat(kind(nothing)).isNotEqualTo(kind(empty));
    Event number = event();
    number.putLong(fields.intern("event.category"), 5);
    assertThat(kind(number)).isNotEqualTo(kind(event("5")));
    Event named = event("process");
    named.put(fields.intern("process.name"), "lua");
    assertThat(kind(named)).as("a name makes no kind").isEqualTo(one);
  }

  @Test
  void longValuesMakeNoKind() {
    assertThat(new EventKind(kinds).take(event("x".repeat(EventKind.MAX_BYTES)))).isFalse();
    assertThat(new EventKind(kinds).take(event("x".repeat(100)))).isTrue();
  }

  private EventKind kind(Event event) {
    var kind = new EventKind(kinds);
    assertThat(kind.take(event)).isTrue();
    return kind;
  }

  private Specialization of(String category) {
    var specialization = new Specialization(kinds, fields, 100);
    specialization.turnTo(event(category));
    return specialization;
  }

  private Event event(String... categories) {
    var event = new Event(fields);
    for (String category : categories) {
      event.put(fields.intern("event.category"), category);
    }
    return event;
  }

  private static Condition test(String field, String value) {
    return new Condition.Test(
        field, new Predicate.Equal(new Literal.Text(value)), Matching.EQL_INSENSITIVE);
  }

  private static Condition all(Condition... parts) {
    return new Condition.All(List.of(parts));
  }

  private static Condition any(Condition... parts) {
    return new Condition.Any(List.of(parts));
  }
}
