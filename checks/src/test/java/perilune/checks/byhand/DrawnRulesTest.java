package perilune.checks.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import perilune.checks.Places;
import perilune.checks.byhand.Corpus.Kind;
import perilune.checks.byhand.StoryFile.Timeline;

/** Rules of Elastic's, drawn by lot, over events that were written by hand for each of them. */
class DrawnRulesTest {

  /** Kinds that are run. */
  private static final List<Kind> RUN = List.of(Kind.EVENT, Kind.LINKED, Kind.QUERY);

  /** Kinds whose stories are written, and that are not run yet. */
  private static final List<Kind> WRITTEN =
      List.of(Kind.THRESHOLD, Kind.NEW_TERMS, Kind.THREAT_MATCH, Kind.ESQL);

  private static final String FOLDER = "drawn";

  @Test
  void findWhatTheyDescribeAndLeaveAloneWhatTheyDoNot() throws IOException {
    Optional<Corpus> corpus = corpus();
    if (corpus.isEmpty()) {
      return;
    }
    List<StoryFile> stories = stories(corpus.get(), RUN);
    var run = new StoryRun(corpus.get().rules(stories.stream().map(StoryFile::ruleId).toList()));
    var wrong = new ArrayList<String>();
    for (StoryFile story : stories) {
      wrong.addAll(Verdict.wrong(run, story));
    }
    assertThat(wrong).isEmpty();
    assertThat(stories).hasSizeGreaterThanOrEqualTo(60);
  }

  /** Also those that are not run yet, so that nothing is left to write when they are. */
  @Test
  void haveStoriesThatAreFoundAndOnesThatAreNot() throws IOException {
    Optional<Corpus> corpus = corpus();
    if (corpus.isEmpty()) {
      return;
    }
    var kinds = new ArrayList<>(RUN);
    kinds.addAll(WRITTEN);
    for (StoryFile story : stories(corpus.get(), kinds)) {
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

  private static List<StoryFile> stories(Corpus corpus, List<Kind> kinds) throws IOException {
    var all = new ArrayList<StoryFile>();
    for (Kind kind : kinds) {
      for (String id : corpus.drawn(kind)) {
        all.add(StoryFile.of(FOLDER, id));
      }
    }
    return all;
  }
}
