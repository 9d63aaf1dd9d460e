package perilune.cli.output.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import perilune.findings.Finding;
import perilune.findings.FoundEvent;
import perilune.findings.ProcessTree;
import perilune.rules.Severity;

/** What is told of events and processes, in lists and pictures. */
class StoryTest {

  private static FoundEvent event(String id, long seconds) {
    long nanos = seconds < 0 ? -1 : Duration.ofSeconds(seconds).toNanos();
    return Findings.event(id, Findings.process("lua"), nanos);
  }

  private static Story story(FoundEvent... events) {
    return Story.of(List.of(Findings.of("lua", Severity.HIGH, 1, List.of(events))));
  }

  private static String written(Consumer<HtmlWriter> what) {
    var bytes = new ByteArrayOutputStream();
    var html = new HtmlWriter(new PrintStream(bytes, false, StandardCharsets.UTF_8));
    what.accept(html);
    assertThat(html.end()).isTrue();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void tellsEachEventOnceInTheOrderOfTimeAndUntimedOnesLast() {
    Finding one =
        Findings.of("lua", Severity.HIGH, 1, List.of(event("late", 9), event("none", -1)));
    Finding two = Findings.of("lua", Severity.LOW, 2, List.of(event("early", 1), event("late", 9)));
    Story story = Story.of(List.of(one, two));
    assertThat(story.moments().stream().map(moment -> moment.number() + moment.event().id()))
        .containsExactly("1early", "2late", "3none");
    assertThat(story.moments().get(1).completed()).containsExactly(two);
    assertThat(story.moments().get(2).completed()).containsExactly(one);
  }

  @Test
  void countsEventsThatItLeavesOut() {
    var many = new ArrayList<FoundEvent>();
    for (int i = 0; i < Story.MAX_MOMENTS + 5; i++) {
      many.add(event("e" + i, i));
    }
    Story story = story(many.toArray(FoundEvent[]::new));
    assertThat(story.moments()).hasSize(Story.MAX_MOMENTS);
    assertThat(story.omitted()).isEqualTo(5);
    assertThat(written(html -> new TimelineSection(html).write(story)))
        .contains("Not shown: 5 later events");
  }

  @Test
  void saysPausesAndBreaksTheLineAtLongOnes() {
    Story story = story(event("a", 1), event("b", 3), event("c", 203), event("d", -1));
    assertThat(written(html -> new TimelineSection(html).write(story)))
        .contains("+2.0 s", "3 min 20 s later", "no time");
  }

  @Test
  void namesTheDayWhereThereAreSeveral() {
    Story story = story(event("a", 1), event("b", 100_000));
    assertThat(written(html -> new TimelineSection(html).write(story)))
        .contains("1970-01-01 00:00:01.000", "1970-01-02 03:46:40.000", "1 d 3 h later");
  }

  private static ProcessTree.Node node(String id, List<ProcessTree.Node> children) {
    return new ProcessTree.Node(id, id, "/bin/" + id, "", id.equals("lua"), children);
  }

  private static String drawn(ProcessTree.Node root) {
    var tree = new ProcessTree(List.of(root));
    return written(html -> new TreePicture(html, "t", tree, story(event("a", 1))).write("lua"));
  }

  @Test
  void drawsABoxForEachProcessAndMarksTheCulprit() {
    String drawn = drawn(node("bash", List.of(node("lua", List.of()), node("id", List.of()))));
    assertThat(drawn.split("<rect ", -1)).hasSize(1 + 3);
    assertThat(drawn.split("class=\"edge\"", -1)).hasSize(1 + 2);
    assertThat(drawn.split("class=\"culprit\"", -1)).hasSize(1 + 1);
    assertThat(drawn).contains("(culprit) event 1");
  }

  @Test
  void countsBranchesThatItDoesNotDraw() {
    var many = new ArrayList<ProcessTree.Node>();
    for (int i = 0; i < TreePicture.MAX_DRAWN + 9; i++) {
      many.add(node("p" + i, List.of()));
    }
    String drawn = drawn(node("lua", many));
    assertThat(drawn.split("<rect ", -1)).hasSize(1 + TreePicture.MAX_DRAWN);
    assertThat(drawn).contains("Not drawn: 10 further branches.");
  }

  @Test
  void endsAChainThatIsLongerThanAny() {
    ProcessTree.Node chain = node("lua", List.of());
    for (int i = 0; i < 100_000; i++) {
      chain = node("p" + i, List.of(chain));
    }
    assertThat(drawn(chain)).contains("Not drawn: 1 further branch.");
  }
}
