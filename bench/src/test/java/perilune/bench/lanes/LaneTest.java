package perilune.bench.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import perilune.bench.lanes.Lane.Form;
import perilune.telemetry.json.JsonTree;

class LaneTest {

  private static final int EVENTS = 2_000;

  private static final List<String> SEED =
      List.of(
          """
          {"EventID":1,"Image":"C:\\\\Windows\\\\cmd.exe","CommandLine":"\\"C:\\\\a b\\\\t.exe\\" /c x","ProcessGuid":"07e032fd-0db1-61b5-6bb9-a2f5fe555a63","Hashes":"MD5=23D188A3B99E68433F7A43C5E11DC057,SHA256=23D188A3B99E68433F7A43C5E11DC057071E2B0CF6128E6E96235783D50EAD5D"}\
          """,
          """
          {"message":"x   New Process Name: tasklist   Token Elevation   Creator Process Name: C:\\\\Windows\\\\temp\\\\cmd.exe   Process Command Line: tasklist \\"C:\\\\temp\\" /svc\\t77","product":"windows"}\
          """,
          """
          {"message":"<189>Jan 18 11:29:03 sw %AAA-5: User u executed: show vlan brief","product":"cisco"}\
          """);

  private static List<String> lane(Form form, int events) throws IOException {
    var out = new ByteArrayOutputStream();
    Lane.write(form, SEED, events, out);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void repeatedLinesAreThoseOfTheSeed() throws IOException {
    assertThat(lane(Form.REPEAT, 4))
        .containsExactly(SEED.get(0), SEED.get(1), SEED.get(2), SEED.get(0));
  }

  @Test
  void theSameArgumentsGiveTheSameBytesAndAShorterLaneIsABeginning() throws IOException {
    for (Form form : Form.values()) {
      List<String> lane = lane(form, EVENTS);
      assertThat(lane).hasSize(EVENTS).startsWith(lane(form, 100).toArray(String[]::new));
    }
  }

  @Test
  void aShuffledLaneTakesEachLineOnceBeforeItTakesOneAgain() throws IOException {
    List<String> lane = lane(Form.SHUFFLE, 3 * SEED.size());
    for (int at = 0; at < lane.size(); at += SEED.size()) {
      assertThat(lane.subList(at, at + SEED.size()))
          .satisfiesOnlyOnce(line -> assertThat(line).contains("EventID"))
          .satisfiesOnlyOnce(line -> assertThat(line).contains("windows\""));
    }
  }

  @Test
  void distinctLinesAreJson() throws IOException {
    var tree = new JsonTree(10);
    for (String line : lane(Form.DISTINCT, EVENTS)) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      assertThat(tree.read(bytes, 0, bytes.length)).as(line).isEqualTo(JsonTree.Outcome.READ);
    }
  }

  @Test
  void mostValuesOfADistinctLaneAreFoundOnce() throws IOException {
    List<String> lane = lane(Form.DISTINCT, EVENTS);
    assertMostAreDistinct(lane, "\"CommandLine\":\"(.*?)\",\"ProcessGuid");
    assertMostAreDistinct(lane, "\"Image\":\"(.*?)\"");
    assertMostAreDistinct(lane, "SHA256=(\\w+)");
    assertMostAreDistinct(lane, "MD5=(\\w+)");
    assertMostAreDistinct(lane, "New Process Name: (.*?)   Token");
    assertMostAreDistinct(lane, "Creator Process Name: (.*?)   Process");
    assertMostAreDistinct(lane, "Process Command Line: (.*?)\\\\t77");
    assertMostAreDistinct(lane, "executed: (.*?)\",\"product");
  }

  private static void assertMostAreDistinct(List<String> lane, String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    Set<String> distinct = new HashSet<>();
    int found = 0;
    for (String line : lane) {
      Matcher value = compiled.matcher(line);
      if (value.find()) {
        found++;
        distinct.add(value.group(1));
      }
    }
    assertThat(found).as(pattern).isGreaterThanOrEqualTo(EVENTS / SEED.size());
    assertThat(distinct.size() * 2).as(pattern).isGreaterThan(found);
  }

  @Test
  void whatRulesLookForStaysInAChangedLine() throws IOException {
    assertThat(lane(Form.DISTINCT, EVENTS))
        .filteredOn(line -> line.contains("EventID"))
        .allMatch(line -> line.contains("\\\\cmd.exe\"") && line.contains("t.exe\\\" /c x"));
  }

  @Test
  void aSeedWithoutEventsIsRefused() {
    assertThatThrownBy(() -> Lane.write(Form.REPEAT, List.of(), 1, new ByteArrayOutputStream()))
        .hasMessageContaining("no events");
  }
}
