package perilune.context.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import perilune.context.hosts.Answer;
import perilune.context.hosts.LuaHosts;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;

class OriginVerdictTest {

  /** What can only speak against a file, and what can only speak for it. */
  private static final Set<Evidence> AGAINST =
      EnumSet.of(Evidence.PACKAGE_MODIFIED, Evidence.SIGNATURE_INVALID, Evidence.PLACE_UNUSUAL);

  static Stream<String> verdicts() throws IOException {
    try (InputStream in = OriginVerdictTest.class.getResourceAsStream("verdicts.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void addsUpWhatIsKnown(String line) {
    String[] part = line.split(" *\\| *");
    Event event = start(part[0]);
    new OriginVerdict(FieldDemand.all(), LuaHosts.builtIn()).enrich(event);
    assertThat(event.text(KnownField.LUA_PROVENANCE_STATE).orElse("-")).isEqualTo(part[1]);
    List<String> reasons = event.texts(KnownField.LUA_PROVENANCE_REASON);
    assertThat(reasons.isEmpty() ? "-" : String.join(",", reasons)).isEqualTo(part[2]);
  }

  @Test
  void nothingKnownIsNeverUnexpected() {
    assertThat(OriginTable.of(Set.of()).answer()).isEqualTo(Answer.UNKNOWN);
    for (Evidence one : Evidence.values()) {
      if (!AGAINST.contains(one)
          && one != Evidence.WRITTEN_RECENTLY
          && one != Evidence.PATH_EXCLUDED) {
        assertThat(OriginTable.of(Set.of(one)).answer())
            .as("%s", one)
            .isNotEqualTo(Answer.UNEXPECTED);
      }
    }
  }

  @Test
  void whatSpeaksAgainstAFileIsNotOutweighed() {
    for (Evidence against : AGAINST) {
      var all = EnumSet.allOf(Evidence.class);
      all.removeAll(AGAINST);
      all.add(against);
      assertThat(OriginTable.of(all).answer()).as("%s", against).isEqualTo(Answer.UNEXPECTED);
    }
  }

  private static Event start(String fields) {
    var event = new Event(new FieldTable());
    event.put(KnownField.EVENT_TYPE, "start");
    event.put(KnownField.EVENT_CATEGORY, "process");
    event.put(KnownField.LUA_HOST, fields.contains("host=") ? "interpreter" : "unknown");
    for (String pair : fields.split(" +")) {
      int equals = pair.indexOf('=');
      event.put(field(pair.substring(0, equals)), pair.substring(equals + 1));
    }
    return event;
  }

  private static KnownField field(String name) {
    return switch (name) {
      case "exe" -> KnownField.PROCESS_EXECUTABLE;
      case "host" -> KnownField.LUA_HOST_NAME;
      case "package" -> KnownField.PROCESS_PACKAGE_STATE;
      case "integrity" -> KnownField.PROCESS_PACKAGE_INTEGRITY;
      case "drop" -> KnownField.PROCESS_DROP_STATE;
      case "writer" -> KnownField.PROCESS_DROP_WRITER_EXECUTABLE;
      case "signature" -> KnownField.PROCESS_SIGNATURE_STATUS;
      case "quarantine" -> KnownField.PROCESS_QUARANTINE;
      case "image" -> KnownField.IMAGE_STATE;
      default -> KnownField.IMAGE_LOCATION;
    };
  }
}
