package perilune.checks.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.Places;
import perilune.checks.byhand.Corpus.Kind;
import perilune.checks.byhand.StoryFile.Timeline;
import perilune.content.indicators.Indicators;

/** Rules of Elastic's, drawn by lot, over events that were written by hand for each of them. */
class DrawnRulesTest {

  /** Kinds that are run: all but what needs a trained model. */
  private static final List<Kind> RUN =
      List.of(
          Kind.EVENT,
          Kind.LINKED,
          Kind.QUERY,
          Kind.THRESHOLD,
          Kind.NEW_TERMS,
          Kind.THREAT_MATCH,
          Kind.ESQL);

  private static final String FOLDER = "drawn";

  @TempDir private Path folder = Path.of("");

  @Test
  void findWhatTheyDescribeAndLeaveAloneWhatTheyDoNot() throws IOException {
    Optional<Corpus> corpus = corpus();
    if (corpus.isEmpty()) {
      return;
    }
    List<StoryFile> stories = stories(corpus.get());
    List<String> ids = stories.stream().map(StoryFile::ruleId).toList();
    var run = new StoryRun(corpus.get().rules(ids, indicators(stories)));
    var wrong = new ArrayList<String>();
    for (StoryFile story : stories) {
      wrong.addAll(Verdict.wrong(run, story));
    }
    assertThat(wrong).isEmpty();
    assertThat(stories).hasSize(80);
  }

  @Test
  void haveStoriesThatAreFoundAndOnesThatAreNot() throws IOException {
    Optional<Corpus> corpus = corpus();
    if (corpus.isEmpty()) {
      return;
    }
    for (StoryFile story : stories(corpus.get())) {
      assertThat(story.timelines())
          .as(story.ruleId())
          .extracting(Timeline::kind)
          .contains(StoryFile.Kind.MATCH, StoryFile.Kind.MISS);
    }
  }

  private static Optional<Corpus> corpus() throws IOException {
    Optional<Path> root = Places.shared("corpora/elastic-detection-rules");
    return root.isEmpty() ? Optional.empty() : Optional.of(Corpus.of(root.get()));
  }

  /** What all stories together know of threats. */
  private Indicators indicators(List<StoryFile> stories) throws IOException {
    Path file = folder.resolve("indicators.ndjson");
    var documents = new ByteArrayOutputStream();
    for (StoryFile story : stories) {
      story.timelines().stream()
          .filter(timeline -> timeline.kind() == StoryFile.Kind.INDICATORS)
          .forEach(known -> documents.writeBytes(known.ndjson(Shape.WRITTEN)));
    }
    Files.write(file, documents.toByteArray());
    return Indicators.read(List.of(file));
  }

  private static List<StoryFile> stories(Corpus corpus) throws IOException {
    var all = new ArrayList<StoryFile>();
    for (Kind kind : RUN) {
      for (String id : corpus.drawn(kind)) {
        all.add(StoryFile.of(FOLDER, id));
      }
    }
    return all;
  }
}
