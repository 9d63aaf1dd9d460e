package perilune.telemetry.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;
import perilune.telemetry.Refusals.Reason;

class DocumentScannerTest {

  /** Has every document cut out. */
  private static final DocumentScanner.Plain NOT_PLAIN = (bytes, from, end) -> 0;

  static List<Arguments> cases() {
    return List.of(
        split("lines", "{'a':1}\n{'b':2}\r\n", "1@0 {'a':1}", "2@8 {'b':2}"),
        split("no end of line", "{'a':1}", "1@0 {'a':1}"),
        split("concatenated", "{'a':1}{'b':2} {}", "1@0 {'a':1}", "1@7 {'b':2}", "1@15 {}"),
        split(
            "pretty-printed",
            "{\n  'a': {\n    'b': [\n      {\n      }\n    ]\n  }\n}\n{}",
            "1@0 {\n  'a': {\n    'b': [\n      {\n      }\n    ]\n  }\n}",
            "9@50 {}"),
        split("an array", "[{'a':1},\n {'b':2}]", "1@1 {'a':1}", "2@11 {'b':2}"),
        split("arrays in arrays", "[[{'a':1}],[],[{}]]", "1@2 {'a':1}", "1@15 {}"),
        split("commas too many", "{'a':1},\n\n,{'b':2},", "1@0 {'a':1}", "3@11 {'b':2}"),
        split("a byte order mark", "\ufeff{'a':1}\n\ufeff{'b':2}", "1@3 {'a':1}", "2@14 {'b':2}"),
        split(
            "braces in strings",
            "{'a':'}{[\\'\\\\'}\n{'b':2}",
            "1@0 {'a':'}{[\\'\\\\'}",
            "2@16 {'b':2}"),
        split("nothing", ""),
        split("blanks", " \n\t\r\n"),
        split(
            "a search",
            "{'took':1,'hits':{'total':{'value':2},'hits':[{'a':1},{'b':2}]},'aggregations':{'x':{'y':1}}}\n{'c':3}",
            "1@46 {'a':1}",
            "1@54 {'b':2}",
            "2@94 {'c':3}"),
        split("an empty search", "{'took':1,'hits':{'hits':[]}}{'a':1}", "1@29 {'a':1}"),
        split("an EQL search", "{'is_partial':false,'hits':{'events':[{'a':1}]}}", "1@38 {'a':1}"),
        split(
            "EQL sequences",
            "{'hits':{'sequences':[{'join_keys':['x'],'events':[{'a':1},{'b':2}]},{'join_keys':[],'events':[{'c':3}]}]}}",
            "1@51 {'a':1}",
            "1@59 {'b':2}",
            "1@95 {'c':3}"),
        split(
            "several searches",
            "{'took':1,'responses':[{'hits':{'hits':[{'a':1}]},'status':200},{'hits':{'hits':[{'b':2}]}}]}",
            "1@40 {'a':1}",
            "1@81 {'b':2}"),
        split(
            "an asynchronous search",
            "{'id':'x','response':{'hits':{'hits':[{'a':1}]}},'isPartial':false}{}",
            "1@38 {'a':1}",
            "1@67 {}"),
        split(
            "hits of a document's own",
            "{'x':1,'hits':{'hits':[{'a':1}]}}",
            "1@0 {'x':1,'hits':{'hits':[{'a':1}]}}"),
        split("hits that are no list", "{'hits':{'hits':3}}", "1@0 {'hits':{'hits':3}}"),
        split(
            "three quotes",
            "{'a':'''x 'y'\n{ z'''}\n{'b':2}",
            "1@0 {'a':'''x 'y'\n{ z'''}",
            "3@22 {'b':2}"),
        split("four quotes at the end", "{'a':'''x''''}{}", "1@0 {'a':'''x''''}", "1@14 {}"),
        // What is broken costs only itself.
        split("a string without an end", "{'a':'x\n{'b':2}\n", "2@8 {'b':2}", "!BROKEN_RECORD 1@0"),
        split(
            "a document cut off before a line",
            "{'a':{'x':1\n{'b':2}\n",
            "2@12 {'b':2}",
            "!BROKEN_RECORD 1@0"),
        split(
            "a document cut off at a comma of an array",
            "{'a':[1,\n{'b':2}\n{'c':3}\n",
            "2@9 {'b':2}",
            "3@17 {'c':3}",
            "!BROKEN_RECORD 1@0"),
        split(
            "a document cut off at a colon",
            "{'a':\n{'b':2}\n{'c':3}\n",
            "2@6 {'b':2}",
            "3@14 {'c':3}",
            "!BROKEN_RECORD 1@0"),
        split(
            "the last without its last bracket",
            "{'a':1}\n{'b':{'c':2}",
            "1@0 {'a':1}",
            "2@8 {'b':{'c':2}",
            "!TRUNCATED 2@8"),
        split(
            "one without its last bracket",
            "{'a':{'c':'x'}\n{'b':2}\n",
            "1@0 {'a':{'c':'x'}\n",
            "2@15 {'b':2}",
            "!UNCLOSED 1@0"),
        split("the last cut off in a number", "{'a':1}\n{'b':1", "1@0 {'a':1}", "!TRUNCATED 2@8"),
        split("the last cut off in a string", "{'a':1}\n{'b':'", "1@0 {'a':1}", "!TRUNCATED 2@8"),
        split(
            "three quotes without an end",
            "{'a':'''x\n{'b':2}\n",
            "2@10 {'b':2}",
            "!BROKEN_RECORD 1@0"),
        split(
            "an indented one without its brace",
            "[\n  {\n    'a': [\n      {\n      }\n    ]\n  ,\n  {\n    'b': 2\n  }\n]",
            "8@45 {\n    'b': 2\n  }",
            "!BROKEN_RECORD 2@4"),
        split(
            "a brace too many",
            "{'a':1}}\n{'b':2}",
            "1@0 {'a':1}",
            "2@9 {'b':2}",
            "!NOT_A_RECORD 1@7"),
        split("brackets that do not match", "{'a':[1}\n{'b':2}", "1@0 {'a':[1}", "2@9 {'b':2}"),
        split(
            "text between",
            "hello world\n{'a':1}\nx: y\n",
            "2@12 {'a':1}",
            "!NOT_A_RECORD 1@0",
            "!NOT_A_RECORD 3@20"),
        split("a prefix", "host app: {'a':1}\n", "1@10 {'a':1}", "!NOT_A_RECORD 1@0"),
        split(
            "the rest of a broken document",
            "{'a':1}},\n  'b': {\n    'c': {}\n  }\n}\n{'d':4}",
            "1@0 {'a':1}",
            "6@37 {'d':4}",
            "!NOT_A_RECORD 1@7",
            "!NOT_A_RECORD 2@12",
            "!NOT_A_RECORD 5@35"),
        split(
            "zero bytes",
            "\0\0\0\n{'a':1}\0\0",
            "2@4 {'a':1}",
            "!NOT_A_RECORD 1@0",
            "!NOT_A_RECORD 2@11"),
        split("an array cut off", "[{'a':1},", "1@1 {'a':1}", "!TRUNCATED 1@9"),
        split(
            "scalars",
            "1\n'x'\nnull\n[2]",
            "!NOT_A_RECORD 1@0",
            "!NOT_A_RECORD 2@2",
            "!NOT_A_RECORD 3@6",
            "!NOT_A_RECORD 4@12"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void cutsBytesIntoDocuments(String name, String text, List<String> expected) throws IOException {
    assertThat(scan(context(1000, 20), bytes(text), 1 << 16)).as(name).isEqualTo(expected);
    assertThat(scan(context(1000, 20), bytes(text), 1)).as(name).isEqualTo(expected);
  }

  @Test
  void passesOverADocumentThatIsTooLongInBoundedMemory() throws IOException {
    byte[] text = bytes("{'a':1}\n{'b':'" + "x".repeat(3_000_000) + "'}\n{'c':3}\n");
    assertThat(scan(context(100, 20), text, 1000))
        .containsExactly("1@0 {\"a\":1}", "3@3000017 {\"c\":3}", "!LINE_TOO_LONG 2@8");
  }

  @Test
  void goesOnAfterADocumentThatIsNestedTooDeep() throws IOException {
    String deep = "{'a':" + "[".repeat(100_000) + "]".repeat(100_000) + "}\n";
    String open = "{'a':" + "{'b':".repeat(100_000) + "\n";
    assertThat(scan(context(10_000_000, 20), bytes(deep + open + "{'c':3}"), 1 << 16))
        .containsExactly("3@700013 {\"c\":3}", "!NESTED_TOO_DEEP 1@0", "!NESTED_TOO_DEEP 2@200007");
  }

  @Test
  void countsLinesThatOpenAndNeverClose() throws IOException {
    // Each line opens what the next could close, so that every line is a place to go back to.
    byte[] text = bytes("{'a':[1,\n".repeat(200_000));
    var context = context(1 << 20, 200);
    try (var scanner = new DocumentScanner(new ByteArrayInputStream(text), context)) {
      assertThat(scanner.next(NOT_PLAIN)).isFalse();
    }
    assertThat(context.refusals().counts().values().stream().mapToLong(n -> n).sum()).isPositive();
  }

  private static ReadContext context(int maxLineBytes, int maxNesting) {
    var limits = new ReadLimits(maxLineBytes, maxNesting, 10, ReadLimits.DEFAULT_EVENT_TIMEOUT);
    return new ReadContext(new FieldTable(), FieldDemand.all(), new Refusals(), limits);
  }

  private static Arguments split(String name, String text, String... expected) {
    var all = new ArrayList<String>();
    for (String each : expected) {
      all.add(each.replace('\'', '"'));
    }
    return Arguments.of(name, text, all);
  }

  private static byte[] bytes(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> scan(ReadContext context, byte[] text, int chunk) throws IOException {
    var all = new ArrayList<String>();
    try (var scanner = new DocumentScanner(new Chunks(text, chunk), context)) {
      while (scanner.next(NOT_PLAIN)) {
        String document =
            new String(scanner.bytes(), scanner.from(), scanner.length(), StandardCharsets.UTF_8);
        all.add(scanner.line() + "@" + scanner.offset() + " " + document);
      }
    }
    for (Reason reason : Reason.values()) {
      for (var place : context.refusals().places(reason)) {
        all.add("!" + reason + " " + place.line() + "@" + place.offset());
      }
    }
    return all;
  }

  /** Gives a few bytes at a time, as a pipe does. */
  private static final class Chunks extends InputStream {
    private final ByteArrayInputStream bytes;
    private final int size;

    Chunks(byte[] bytes, int size) {
      this.bytes = new ByteArrayInputStream(bytes);
      this.size = size;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int from, int length) {
      return bytes.read(into, from, Math.min(size, length));
    }
  }
}
