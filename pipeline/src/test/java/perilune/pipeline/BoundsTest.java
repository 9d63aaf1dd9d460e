package perilune.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.context.ContextLimits;
import perilune.context.artefact.ArtefactLimits;
import perilune.context.lineage.LineageLimits;

/** What a pipeline keeps stays bounded, and what is given up is counted. */
class BoundsTest {

  private static final Map<String, String> OWN =
      Map.of(
          "own", "sequence by host.id with maxspan=1m [process where true] [network where true]");

  @TempDir private Path folder;

  private Sent sent(int maxHosts, int shards) {
    PipelineOptions options = Sent.options(folder, WaitLimits.defaults());
    return new Sent(options.withMaxHosts(maxHosts).withShards(shards), OWN);
  }

  @Test
  void theHostSilentForLongestIsGivenUpAndItsWaitingEventsAreJudged() throws IOException {
    Sent sent = sent(2, 1);
    sent.send("a", 1, "process", "u").send("b", 1, "process", "u").send("a", 2, "network", "u");
    assertThat(sent.matches).isEmpty();
    sent.send("c", 3, "file", "u");
    assertThat(sent.seen).as("b was silent for longest").containsExactly("b@1");
    sent.send("d", 3, "file", "u");
    assertThat(sent.matches).containsExactly("own[1, 2]");
    PipelineCounters counters = sent.pipeline.counters();
    assertThat(counters.hosts()).isEqualTo(2);
    assertThat(counters.hostsGivenUp()).isEqualTo(2);
    assertThat(sent.finish()).hasSize(1);
    assertThat(sent.seen).hasSize(5);
  }

  /** Few hosts are over their share when others come: these get room from those. */
  @Test
  void processesOfAllHostsStayWithinOneBound() throws IOException {
    long bound = 100_000;
    Sent sent = new Sent(withProcessBytes(bound), OWN);
    int started = 0;
    for (int pid = 2; pid < 400; pid++, started++) {
      sent.start("a", 10, pid);
    }
    for (int host = 0; host < 20; host++) {
      for (int pid = 2; pid < 12; pid++, started++) {
        sent.start("host" + host, 20, pid);
      }
    }
    sent.finish();
    long kept = started - sent.pipeline.counters().processesEvicted();
    assertThat(kept).isBetween(bound / 1_000, bound / 260);
  }

  private PipelineOptions withProcessBytes(long bytes) {
    PipelineOptions plain = Sent.options(folder, WaitLimits.defaults());
    LineageLimits usual = LineageLimits.defaults();
    var lineage =
        new LineageLimits(
            usual.maxProcesses(),
            usual.maxAncestors(),
            usual.maxSessions(),
            usual.maxArgumentBytes(),
            bytes,
            0,
            usual.keepEnded(),
            usual.exitTolerance());
    return new PipelineOptions(
        plain.shards(),
        plain.defaultHost(),
        plain.sequencer(),
        new ContextLimits(lineage, ArtefactLimits.defaults()),
        plain.packages(),
        plain.luaHosts(),
        plain.baseline(),
        plain.engine(),
        plain.waiting(),
        plain.maxHosts());
  }

  @Test
  void aHostThatComesBackGoesOnWithItsPendingSequences() throws IOException {
    Sent sent = sent(1, 1);
    sent.send("a", 10, "process", "u").send("b", 10, "file", "u").send("a", 20, "network", "u");
    assertThat(sent.finish()).containsExactly("own[10, 20]");
  }

  @Test
  void aHugeNumberOfHostsLosesNoEvent() throws IOException {
    Sent sent = sent(500, 3);
    int hosts = 20_000;
    for (int i = 0; i < hosts; i++) {
      sent.send("host" + i, 1_000 + i / 100, "process", "u");
    }
    PipelineCounters counters = sent.pipeline.counters();
    assertThat(counters.hosts()).isLessThanOrEqualTo(3 * 500);
    assertThat(counters.hosts() + counters.hostsGivenUp()).isEqualTo(hosts);
    sent.finish();
    assertThat(sent.seen).hasSize(hosts).doesNotHaveDuplicates();
  }

  @Test
  void oneHostForEachEventGivesWhatOneShardAndRoomGive() throws IOException {
    List<List<String>> results = new ArrayList<>();
    for (int shards : new int[] {1, 4}) {
      Sent sent = sent(10_000, shards);
      for (int i = 0; i < 2_000; i++) {
        sent.send("h" + i % 300, 10 + i / 30, i % 2 == 0 ? "process" : "network", "u");
        sent.send("h" + (i + 150) % 300, 10 + i / 30, i % 3 == 0 ? "network" : "file", "u");
      }
      results.add(sent.finish().stream().sorted().toList());
    }
    assertThat(results.get(0)).isNotEmpty().isEqualTo(results.get(1));
  }
}
