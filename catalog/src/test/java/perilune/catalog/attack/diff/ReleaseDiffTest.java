package perilune.catalog.attack.diff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.catalog.attack.AttackRelease;
import perilune.catalog.attack.AttackStore;
import perilune.catalog.attack.Bundles;
import perilune.catalog.attack.diff.ObjectDiff.Status;
import perilune.catalog.attack.json.JsonStream;

/** What changed between two small releases, decided by hand before it was run. */
class ReleaseDiffTest {

  @TempDir Path folder;

  private ReleaseDiff diff() throws IOException {
    AttackStore store = Bundles.store(folder);
    return new ReleaseDiff(store.release("1.0").orElseThrow(), store.release("2.0").orElseThrow());
  }

  private static ObjectDiff of(ReleaseDiff diff, String attackId) throws IOException {
    AttackRelease there = diff.after().find(attackId).isEmpty() ? diff.before() : diff.after();
    return diff.of(there.find(attackId).getFirst().id());
  }

  @Test
  void fieldsAndRelationshipsOfATechnique() throws IOException {
    ObjectDiff technique = of(diff(), "T9001");

    assertThat(technique.status()).isEqualTo(Status.CHANGED);
    assertThat(technique.unannounced()).isTrue();
    assertThat(technique.fields())
        .extracting(one -> one.kind() + " " + one.path())
        .containsExactly(
            "CHANGED description",
            "CHANGED external_references[A].url",
            "REORDERED x_mitre_platforms",
            "REMOVED x_mitre_detection",
            "ADDED x_mitre_remote_support");
    assertThat(technique.connections())
        .extracting(one ->
            one.status()
                + " "
                + one.connection().kind()
                + (one.connection().outgoing() ? " -> " : " <- ")
                + one.connection().otherTitle())
        .containsExactlyInAnyOrder(
            "REMOVED detects <- Sound",
            "ADDED detects <- DET9001 Listening",
            "ADDED revoked-by <- T9001.001 Singing");
  }

  @ParameterizedTest
  @CsvSource({
    "T9002, REMOVED",
    "T9001.001, REVOKED",
    "AN9001, ADDED",
    "DET9001, ADDED",
    "enterprise-attack, REWRITTEN"
  })
  void whatHappenedToAnObject(String id, Status status) throws IOException {
    assertThat(of(diff(), id).status()).isEqualTo(status);
  }

  @Test
  void everyObjectThatIsNotTheSameIsTold() throws IOException {
    assertThat(diff().objects())
        .extracting(one -> one.status() + " " + one.object().name())
        .containsExactly(
            "CHANGED Own",
            "REWRITTEN Own",
            "CHANGED Whistling",
            "REMOVED Humming",
            "REVOKED Singing",
            "DEPRECATED Sound",
            "ADDED Analytic 9001",
            "ADDED Listening");
    assertThat(diff().relationships())
        .containsEntry(Status.REMOVED, 1)
        .containsEntry(Status.ADDED, 2)
        .hasSize(2);
  }

  @Test
  void aReleaseDoesNotDifferFromItself() throws IOException {
    AttackRelease one = Bundles.store(folder).release("1.0").orElseThrow();
    assertThat(new ReleaseDiff(one, one).objects()).isEmpty();
  }

  @Test
  void theHistoryOfAnObjectHasAnEntryForEachRelease() throws IOException {
    ReleaseDiff diff = diff();
    String id = diff.after().find("AN9001").getFirst().id();

    ObjectHistory history = ObjectHistory.of(id, List.of(diff.before(), diff.after()));

    assertThat(history.entries()).hasSize(2);
    assertThat(history.entries().getFirst().object()).isEmpty();
    assertThat(history.entries().getLast().change().orElseThrow().status()).isEqualTo(Status.ADDED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a":1}                              | {"a":1.0}                            |
          {"a":1,"b":2}                        | {"b":2,"a":1}                        |
          {"a":{"b":{"c":1}}}                  | {"a":{"b":{"c":2}}}                  | CHANGED a.b.c
          {"a":null}                           | {}                                   | REMOVED a
          {"a":[1,2,2]}                        | {"a":[2,1]}                          | REMOVED a[]
          {"a":[1,2]}                          | {"a":[2,1]}                          | REORDERED a
          {"a":[]}                             | {"a":{}}                             | CHANGED a
          {"a":[{"field":"x","d":1}]}          | {"a":[{"field":"x","d":2}]}          | CHANGED a[x].d
          {"a":[{"field":"x"},{"field":"x","d":1}]} | {"a":[{"field":"x","d":2}]}     | REMOVED a[x], REMOVED a[x], ADDED a[x]
          {"a":[{"name":"n","channel":"c","x_mitre_data_component_ref":"r"}]} | {"a":[{"name":"n","channel":"d","x_mitre_data_component_ref":"r"}]} | CHANGED a[r, n].channel
          {"a":[{"q":1}]}                      | {"a":[{"q":2}]}                      | REMOVED a[], ADDED a[]
          """)
  void fieldsByPath(String before, String after, String expected) throws IOException {
    List<FieldChange> changes =
        FieldDiff.of(
            JsonStream.read(before.getBytes(UTF_8)), JsonStream.read(after.getBytes(UTF_8)));

    assertThat(
            changes.stream()
                .map(one -> one.kind() + " " + one.path())
                .collect(Collectors.joining(", ")))
        .isEqualTo(expected == null ? "" : expected);
  }
}
