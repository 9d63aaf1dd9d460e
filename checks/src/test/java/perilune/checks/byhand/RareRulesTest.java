package perilune.checks.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import perilune.checks.Places;

/**
 * Rules of Elastic's that use what few others do, over events that were written by hand for each of
 * them: a lot is not likely to draw these, and they are where a reader is most likely to be wrong.
 */
class RareRulesTest {

  private static final List<String> RULES =
      List.of(
          // Runs, and an event that ends all that is pending.
          "8a0fbd26-867f-11ee-947c-f661ea17fbcd",
          // A missing event at the end, of one host.
          "fc552f49-8f1c-409b-90f8-6f5b9869b6c4",
          // A missing event at the end, by a key with several values.
          "cd89602e-9db0-48e3-9391-ae3bf241acd8",
          // Samples of two events, and of five.
          "32300431-c2d5-432d-8ec8-0e03f9924756",
          "5c895b4f-9133-4e68-9e23-59902175355c",
          // Functions of functions, of several fields, of fields with several values.
          "d84a11c0-eb12-4e7d-8a0a-718e38351e29",
          "263481c8-1e9b-492e-912d-d1760707f810",
          // Lengths.
          "ddab1f5f-7089-44f5-9fda-de5b11322e77",
          "68ad737b-f90a-4fe5-bda6-a68fa460044e",
          // A length, one taken from it, in a function.
          "6bed021a-0afb-461c-acbe-ffdb9574d3f3",
          // Steps with keys of their own, one of them with several values.
          "c24e9a43-f67e-431d-991b-09cdb83b3c0c",
          // A list of regular expressions, without case.
          "6839c821-011d-43bd-bd5b-acff00257226",
          // A character by its number.
          "7e763fd1-228a-4d43-be88-3ffc14cd7de1",
          // Another field as the category.
          "d488f026-7907-4f56-ad51-742feb3db01c",
          // A function of two fields, negated.
          "38f384e0-aef8-11ed-9a38-f661ea17fbcc",
          // Numbers that are compared.
          "fd9484f2-1c56-44ae-8b28-dc1354e3a0e8");

  @Test
  void findWhatTheyDescribeAndLeaveAloneWhatTheyDoNot() throws IOException {
    Optional<Path> root = Places.shared("corpora/elastic-detection-rules");
    if (root.isEmpty()) {
      return;
    }
    var run = new StoryRun(Corpus.of(root.get()).rules(RULES));
    var wrong = new ArrayList<String>();
    for (String id : RULES) {
      wrong.addAll(Verdict.wrong(run, StoryFile.of("rare", id)));
    }
    assertThat(wrong).isEmpty();
  }
}
