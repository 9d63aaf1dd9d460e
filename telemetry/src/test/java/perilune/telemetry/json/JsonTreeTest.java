package perilune.telemetry.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.telemetry.json.JsonTree.Outcome;

class JsonTreeTest {

  private final JsonTree tree = new JsonTree(4, 12);

  private Outcome read(String text) {
    byte[] bytes = ("xx" + text).getBytes(StandardCharsets.UTF_8);
    return tree.read(bytes, 2, bytes.length - 2);
  }

  /** Writes the tree again, without blanks. */
  private String show(int node) {
    if (tree.isObject(node) || tree.isArray(node)) {
      var parts = new ArrayList<String>();
      for (int at = tree.first(node); at != JsonTree.NONE; at = tree.next(at)) {
        parts.add((tree.name(at).isEmpty() ? "" : tree.name(at) + ":") + show(at));
      }
      String inside = String.join(",", parts);
      return tree.isObject(node) ? "{" + inside + "}" : "[" + inside + "]";
    }
    if (tree.isText(node)) {
      return "'"
          + new String(tree.bytes(), tree.start(node), tree.length(node), StandardCharsets.UTF_8)
          + "'";
    }
    if (tree.isNull(node)) {
      return "null";
    }
    return tree.isTruth(node) ? (tree.number(node) == 1) + "" : tree.number(node) + "";
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '`',
      value = {
        "{\"a\": 1, \"b\": [true, null, {\"c\": \"d\"}], \"e\": {}} > {a:1,b:[true,null,{c:'d'}],e:{}}",
        "[] > []",
        "\"x\\u00e9\\/y\" > 'x\u00e9/y'",
        "-9223372036854775808 > -9223372036854775808",
        "9223372036854775808 > '9223372036854775808'",
        "1.50 > '1.50'",
        "{\"a\":{\"a\":{\"a\":[1]}},\"b\":2} > {a:{a:{a:[1]}},b:2}",
      })
  void keepsWhatADocumentSays(String text, String shown) {
    assertThat(read(text)).isEqualTo(Outcome.READ);
    assertThat(show(tree.root())).isEqualTo(shown);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '`',
      value = {
        "{\"a\":1 > TRUNCATED",
        "{\"a > TRUNCATED",
        "[[[[[1]]]]] > TOO_DEEP",
        "{\"a\":1,\"a\":2} > BROKEN",
        "{\"a\":1}} > BROKEN",
        "{a:1} > BROKEN",
        "[1,1,1,1,1,1,1,1,1,1,1,1] > BROKEN",
        "nul > BROKEN",
        "`` > BROKEN",
      })
  void saysWhatIsWrong(String text, Outcome outcome) {
    assertThat(read(text)).isEqualTo(outcome);
    assertThat(tree.problem()).isNotEmpty();
  }

  @Test
  void aMemberIsFoundByNameAndNothingIsFoundInNothing() {
    read("{\"a\":{\"b\":\"c\"},\"d\":[1]}");
    int member = tree.member(tree.member(tree.root(), "a"), "b");
    assertThat(tree.isText(member, "c")).isTrue();
    assertThat(tree.isText(member, "cc")).isFalse();
    assertThat(tree.member(tree.member(tree.root(), "x"), "b")).isEqualTo(JsonTree.NONE);
    assertThat(tree.member(tree.member(tree.root(), "d"), "")).isEqualTo(JsonTree.NONE);
    assertThat(tree.first(JsonTree.NONE)).isEqualTo(JsonTree.NONE);
  }

  @Test
  void aDocumentLeavesNothingToTheNext() {
    read("{\"a\":{\"b\":[1,2");
    read("[{}]");
    assertThat(show(tree.root())).isEqualTo("[{}]");
    read("");
    assertThat(tree.root()).isEqualTo(JsonTree.NONE);
  }
}
