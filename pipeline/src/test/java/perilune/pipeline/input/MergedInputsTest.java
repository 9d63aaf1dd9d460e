package perilune.pipeline.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.pipeline.sequencer.EventPool;
import perilune.telemetry.Inputs;
import perilune.telemetry.OpenedInput.Outcome;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Telemetry;
import perilune.telemetry.ecs.EcsJsonFormat;

class MergedInputsTest {

  private static final long YEAR_2026 = 1_795_294_603L;
  private static final long YEAR_2099 = 4_070_908_800L;

  @TempDir private Path folder;
  private InputStream standardInput = InputStream.nullInputStream();

  /** Writes documents with these times, in seconds from some day; a negative one has no time. */
  private String file(String name, long... seconds) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, documents(name, seconds));
    return file.toString();
  }

  private static String documents(String name, long... seconds) {
    var text = new StringBuilder();
    for (int i = 0; i < seconds.length; i++) {
      Instant time =
          Instant.ofEpochSecond(seconds[i] < 1_000_000 ? YEAR_2026 + seconds[i] : seconds[i]);
      text.append(
          "{%s\"event\":{\"id\":\"%s@%d\",\"category\":\"process\"}}\n"
              .formatted(
                  seconds[i] < 0 ? "" : "\"@timestamp\":\"" + time + "\",", name, seconds[i]));
    }
    return text.toString();
  }

  private MergedInputs open(List<String> paths) throws IOException {
    var fields = new FieldTable();
    var recipe = new ReadRecipe(fields, FieldDemand.all(), ReadLimits.defaults());
    var telemetry = new Telemetry(List.of(new EcsJsonFormat()));
    return new MergedInputs(
        new Inputs(standardInput).find(paths).inputs(), telemetry, recipe, new EventPool(fields));
  }

  private static List<String> all(MergedInputs inputs) throws IOException {
    var ids = new ArrayList<String>();
    for (Event event = inputs.next(); event != null; event = inputs.next()) {
      ids.add(event.text(KnownField.EVENT_ID).orElse("?"));
    }
    return ids;
  }

  private List<String> merged(String... paths) throws IOException {
    try (MergedInputs inputs = open(List.of(paths))) {
      return all(inputs);
    }
  }

  @Test
  void givesTheEventsOfAllInputsByTime() throws IOException {
    String a = file("a", 1, 4, 5, 9);
    String b = file("b", 2, 3, 6);
    assertThat(merged(a, b)).containsExactly("a@1", "b@2", "b@3", "a@4", "a@5", "b@6", "a@9");
  }

  @Test
  void disorderWithinAnInputStaysAsItLies() throws IOException {
    assertThat(merged(file("a", 5, 2, 7), file("b", 1, 6)))
        .containsExactly("b@1", "a@5", "a@2", "b@6", "a@7");
  }

  @Test
  void anEventWithoutTimeIsGivenAtOnce() throws IOException {
    assertThat(merged(file("a", 3, -1, 8), file("b", 1, 5)))
        .containsExactly("b@1", "a@3", "a@-1", "b@5", "a@8");
    assertThat(merged(file("c", -1, 8), file("b", 1, 5)))
        .containsExactly("c@-1", "b@1", "b@5", "c@8");
  }

  @Test
  void theOrderOfNamingChangesNothing() throws IOException {
    var paths = new ArrayList<String>();
    var random = new Random(5);
    for (int i = 0; i < 150; i++) {
      long start = random.nextInt(400);
      paths.add(file("f" + i, start, start + random.nextInt(3), start + random.nextInt(300)));
    }
    List<String> first;
    var names = new TreeMap<String, Integer>();
    try (MergedInputs inputs = open(paths)) {
      first = numbered(inputs, names);
    }
    for (int round = 0; round < 3; round++) {
      Collections.shuffle(paths, random);
      var otherNames = new TreeMap<String, Integer>();
      try (MergedInputs inputs = open(paths)) {
        assertThat(numbered(inputs, otherNames)).isEqualTo(first);
      }
      assertThat(otherNames).isEqualTo(names);
    }
  }

  /** Notes the number of each input; its name has to be the one that the event comes from. */
  private static List<String> numbered(MergedInputs inputs, Map<String, Integer> names)
      throws IOException {
    var ids = new ArrayList<String>();
    for (Event event = inputs.next(); event != null; event = inputs.next()) {
      String id = event.text(KnownField.EVENT_ID).orElse("?");
      ids.add(id);
      names.put(id.substring(0, id.indexOf('@')), event.header().input);
      String name = inputs.name(event.header().input);
      assertThat(name).endsWith("/" + id.substring(0, id.indexOf('@')));
    }
    return ids;
  }

  @Test
  void keepsFewFilesOpenAndLosesNoneOfThem() throws IOException {
    int count = 3 * MergedInputs.MAX_OPEN_AT_START;
    var paths = new ArrayList<String>();
    for (int i = count - 1; i >= 0; i--) {
      paths.add(file("f" + i, 10L * i, 10L * i + 5, 10L * i + 12));
    }
    try (MergedInputs inputs = open(paths)) {
      long atStart = openFiles();
      assertThat(atStart).isLessThanOrEqualTo(MergedInputs.MAX_OPEN_AT_START);
      assertThat(all(inputs)).hasSize(3 * count).startsWith("f0@0", "f0@5", "f1@10", "f0@12");
      assertThat(openFiles()).as("closed at their end").isZero();
      assertThat(inputs.reports()).allMatch(r -> r.events() == 3 && r.sha256().length() == 64);
    }
  }

  /** Linux says which files a process has open. */
  private long openFiles() throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    if (!Files.isDirectory(descriptors)) {
      System.out.println("SKIPPED: open files cannot be counted on this system");
      return 0;
    }
    long open = 0;
    try (var links = Files.newDirectoryStream(descriptors)) {
      for (Path link : links) {
        if (Files.isSymbolicLink(link) && leadsInto(link)) {
          open++;
        }
      }
    }
    return open;
  }

  private boolean leadsInto(Path link) {
    try {
      return Files.readSymbolicLink(link).startsWith(folder);
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  @Test
  void oneLeapOfTheClockDoesNotHoldTheInputBack() throws IOException {
    assertThat(merged(file("a", 1, 3, YEAR_2099, 5, 7), file("b", 2, 4, 6)))
        .containsExactly("a@1", "b@2", "a@3", "a@" + YEAR_2099, "b@4", "a@5", "b@6", "a@7");
    assertThat(merged(file("c", YEAR_2099, 1, 3), file("b", 2, 4)))
        .containsExactly("c@" + YEAR_2099, "c@1", "b@2", "c@3", "b@4");
  }

  @Test
  void aLeapOfAnInputSetAsideDoesNotHoldItBackEither() throws IOException {
    var paths = new ArrayList<String>();
    for (int i = 0; i < MergedInputs.MAX_OPEN_AT_START; i++) {
      paths.add(file("f" + i, 10, 20));
    }
    paths.add(file("late", YEAR_2099, 15));
    List<String> all = merged(paths.toArray(String[]::new));
    assertThat(all.indexOf("late@15")).isLessThan(all.indexOf("f0@20"));
  }

  @Test
  void aRealGapIsWaitedFor() throws IOException {
    assertThat(merged(file("a", 1, 50_000, 50_001), file("b", 2, 4, 40_000)))
        .containsExactly("a@1", "b@2", "b@4", "b@40000", "a@50000", "a@50001");
  }

  @Test
  void whatCannotBeReadIsReportedAndTheRestIsRead() throws IOException {
    String good = file("good", 1, 2);
    Path garbage = Files.write(folder.resolve("garbage"), new byte[] {1, 2, 3, 0, 5});
    Path empty = Files.write(folder.resolve("empty"), new byte[0]);
    Path cut = Files.write(folder.resolve("cut.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0});
    try (MergedInputs inputs =
        open(List.of(garbage.toString(), good, empty.toString(), cut.toString()))) {
      assertThat(all(inputs)).containsExactly("good@1", "good@2");
      assertThat(inputs.reports().stream().map(InputReport::outcome))
          .containsExactly(
              Outcome.UNRECOGNISED, Outcome.READABLE, Outcome.EMPTY, Outcome.UNREADABLE);
      assertThat(inputs.reports().stream().map(InputReport::lostAnything))
          .containsExactly(true, false, false, true);
      assertThat(inputs.reports().get(1).events()).isEqualTo(2);
    }
  }

  @Test
  void standardInputIsNeverSetAside() throws IOException {
    standardInput =
        new ByteArrayInputStream(documents("stdin", 15, 25).getBytes(StandardCharsets.UTF_8));
    var paths = new ArrayList<String>();
    for (int i = 0; i < 2 * MergedInputs.MAX_OPEN_AT_START; i++) {
      paths.add(file("f" + i, 10, 20));
    }
    paths.add("-");
    assertThat(merged(paths.toArray(String[]::new)))
        .hasSize(4 * MergedInputs.MAX_OPEN_AT_START + 2)
        .contains("stdin@15", "stdin@25")
        .endsWith("stdin@25");
  }

  @Test
  void aFileThatIsGoneWhenItsTimeComesIsReported() throws IOException {
    var paths = new ArrayList<String>();
    for (int i = 0; i <= MergedInputs.MAX_OPEN_AT_START; i++) {
      paths.add(file("f" + i, i));
    }
    try (MergedInputs inputs = open(paths)) {
      Files.delete(Path.of(paths.getLast()));
      assertThat(all(inputs)).hasSize(MergedInputs.MAX_OPEN_AT_START);
      assertThat(inputs.reports().getLast().outcome()).isEqualTo(Outcome.UNREADABLE);
      assertThat(inputs.reports().getLast().lostAnything()).isTrue();
    }
  }
}
