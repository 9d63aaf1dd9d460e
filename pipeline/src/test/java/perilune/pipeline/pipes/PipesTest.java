package perilune.pipeline.pipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import perilune.engine.Match;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Pipe;

/** Pipes over matches that are numbers; field {@code n} is the number, {@code k} its kind. */
class PipesTest {

  private final FieldTable fields = new FieldTable();
  private final List<PipeResult> out = new ArrayList<>();
  private final Pipe sort = new Pipe.Sort(List.of("k"));

  private Match match(int number, String key, Object kind) {
    var event = new Event(fields);
    event.put(fields.intern("event.id"), Integer.toString(number));
    int field = fields.intern("k");
    switch (kind) {
      case Long value -> event.putLong(field, value);
      case Double value -> event.putDouble(field, value);
      case Boolean value -> event.putBoolean(field, value);
      case String value when value.isEmpty() -> event.putNull(field);
      default -> event.put(field, kind.toString());
    }
    return Match.inOrder(0, "r", List.of(RetainedEvent.whole(event)), List.of(key));
  }

  private List<String> ids() {
    return out.stream()
        .map(result ->
            switch (result) {
              case PipeResult.Found(var match, var tally) ->
                  match.events().getFirst().id() + tally.map(t -> "x" + t.count()).orElse("");
              case PipeResult.Counted(var key, var tally) -> key + "x" + tally.count();
            })
        .toList();
  }

  private Pipes send(int maxKept, List<Pipe> all, Object... kinds) {
    var pipes = new Pipes(all, fields, maxKept, out::add);
    IntStream.range(0, kinds.length).forEach(n -> pipes.accept(match(n, "", kinds[n])));
    pipes.finish();
    return pipes;
  }

  @Test
  void sortsNothingBeforeTruthBeforeNumbersBeforeTexts() {
    send(100, List.of(sort), "b", 10L, "\uFFFD", "\uD83D\uDE00", 2.5, "", true, "a", false, 9L);
    assertThat(ids()).containsExactly("5", "8", "6", "4", "9", "1", "7", "0", "2", "3");
  }

  @Test
  void equalsStayAsTheyCame() {
    send(100, List.of(sort), "b", "a", "b", "a");
    assertThat(ids()).containsExactly("1", "3", "0", "2");
  }

  @Test
  void countsWhatWasCountedAsOftenAsItWas() {
    var unique = new Pipe.UniqueCount(List.of("k"));
    send(100, List.of(unique, unique), "a", "b", "a");
    assertThat(ids()).containsExactly("0x2", "1x1");
  }

  @Test
  void aCountOfNothingIsNought() {
    send(100, List.of(new Pipe.Count(List.of())));
    assertThat(ids()).containsExactly("[]x0");
    out.clear();
    send(100, List.of(new Pipe.Count(List.of("k"))));
    assertThat(ids()).isEmpty();
  }

  @Test
  void theLastAreKeptAndNoMore() {
    Pipes pipes = send(3, List.of(new Pipe.Tail(2)), "a", "b", "c", "d", "e");
    assertThat(ids()).containsExactly("3", "4");
    assertThat(pipes.givenUp()).isZero();
  }

  @Test
  void whatCannotBeKeptIsCounted() {
    var keeping =
        List.of(
            new Pipe.Tail(4),
            sort,
            new Pipe.Unique(List.of("k")),
            new Pipe.Count(List.of("k")),
            new Pipe.UniqueCount(List.of("k")));
    for (Pipe pipe : keeping) {
      out.clear();
      Pipes pipes = send(3, List.of(pipe), "a", "b", "c", "d", "e");
      assertThat(out).as("%s", pipe).hasSize(3);
      assertThat(pipes.givenUp()).as("%s", pipe).isEqualTo(2);
    }
  }

  @Test
  void samplesComeByTheirKeysAndThoseOfAKeyAsTheyWereFound() {
    Pipes pipes = Pipes.ofSamples(List.of(new Pipe.Head(3)), fields, 100, out::add);
    pipes.accept(match(0, "doom", "x"));
    pipes.accept(match(1, "GTA", "x"));
    pipes.accept(match(2, "doom", "x"));
    pipes.accept(match(3, "", "x"));
    pipes.finish();
    assertThat(ids()).containsExactly("3", "1", "0");
  }

  @Test
  void aFieldOfAnEventThatIsNotThereIsMissing() {
    send(100, List.of(new Pipe.Count(List.of("events[7].k", "events[0].k"))), "a", "a");
    assertThat(ids()).containsExactly("[[], [a]]x2");
    out.clear();
    var odd = List.of("events[x].k", "events[].k", "events[0]k", "events[99999999999].k");
    send(100, List.of(new Pipe.Count(odd)), "a");
    assertThat(ids()).containsExactly("[[], [], [], []]x1");
  }
}
