package perilune.telemetry.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;
import perilune.telemetry.Refusals.Reason;
import perilune.telemetry.json.JsonTokens.Token;

/** Holds the documents that are read in one pass against those that are cut out and read again. */
class JsonDocumentsTest {

  private static final Charset UTF_8 = StandardCharsets.UTF_8;
  private static final int ROUNDS = 20_000;

  private static final List<String> DOCUMENTS =
      List.of(
          "{\"EventID\":1,\"Image\":\"C:\\\\Windows\\\\System32\\\\cmd.exe\",\"product\":\"windows\"}",
          "{\"a\":{\"b\":[1,-2.5e3,true,null,{\"c\":\"d\"}],\"e\":{}},\"b\":\"\u00e4\u4e2d\ud83d\ude00\"}",
          "{ \"x\" : \"\\u00e9\\n\\/\\\"\\b\" , \"y\" : [ ] , \"z\" : 0 }",
          "{\"took\":1,\"hits\":{\"hits\":[{\"a\":1},{\"b\":2}]}}",
          "{\"status\":200,\"id\":\"x\",\"nested\":{\"name\":1},\"name\":{\"name\":2}}",
          "[{\"a\":1},{\"a\":\"2\"}]",
          "{\n  \"pretty\": {\n    \"printed\": 1\n  }\n}",
          "{\"long\":\"" + "0123456789 \\\\ ".repeat(40) + "\",\"n\":12345678901234567890}");

  private static final List<String> PIECES =
      List.of(
          "\"",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\n",
          "\r",
          "\t",
          " ",
          "\0",
          "\"\"\"",
          ",}",
          "\\u00e9",
          "\\ud800",
          "\\ud83d\\ude00",
          "\\x",
          "\\u12g4",
          "\u00e9",
          "-",
          "-0",
          "007",
          "1.",
          "1e",
          "1e+5",
          ".5",
          "9223372036854775808",
          "nul",
          "true",
          "\"a\":1,\"a\":2,",
          "{\"a\":",
          "[[[[[[",
          "\ufeff",
          "{\"hits\":{\"hits\":[",
          "\"k\":{\"k\":1},\"k\":2,");

  private final long seed = Long.getLong("perilune.seed", 20_261_130L);

  @Test
  void onePassGivesWhatTheCarefulWayGives() throws IOException {
    System.out.println("perilune.seed=" + seed);
    var random = new SplittableRandom(seed);
    var plain = new AtomicInteger();
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = bytes(random);
      boolean strict = random.nextBoolean();
      int chunk = 1 + random.nextInt(200);
      assertThat(onePass(bytes, strict, chunk, plain))
          .as("round %d, seed %d: %s", round, seed, new String(bytes, UTF_8))
          .isEqualTo(carefully(bytes, strict, chunk));
    }
    // Else the careful way would be held against itself.
    assertThat(plain.get()).isGreaterThan(ROUNDS);
  }

  @Test
  void allDocumentsOfOneLineAreReadInOnePass() throws IOException {
    String line = DOCUMENTS.get(0) + "\n" + DOCUMENTS.get(1) + "\n" + DOCUMENTS.get(2) + "\r\n";
    byte[] bytes = line.repeat(1_000).getBytes(UTF_8);
    var plain = new AtomicInteger();
    assertThat(onePass(bytes, true, bytes.length, plain)).hasSize(3_000);
    assertThat(plain.get()).isEqualTo(3_000);
  }

  @Test
  void nothingBehindTheEndOfTheBytesIsTaken() {
    // A buffer that is used again has the rest of older documents there.
    var plain = new PlainTokens(30);
    for (String document : DOCUMENTS) {
      byte[] whole = document.getBytes(UTF_8);
      for (String rest : List.of("[", "]", "}", "{", ",1", ",true", "\"", "\\", " ", "\\u00e9")) {
        for (int end = 0; end < whole.length; end++) {
          byte[] behind = rest.repeat(30).getBytes(UTF_8);
          byte[] buffer = Arrays.copyOf(whole, end + ByteWindow.SLACK);
          int stale = Math.min(ByteWindow.SLACK, behind.length);
          System.arraycopy(behind, 0, buffer, end, stale);
          plain.begin(buffer, 0, end);
          tokens(plain, new StringBuilder());
          assertThat(plain.whole()).as("%s cut at %d before %s", document, end, rest).isFalse();
        }
      }
    }
  }

  private static byte[] bytes(SplittableRandom random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      text.append(DOCUMENTS.get(random.nextInt(DOCUMENTS.size())))
          .append(random.nextInt(8) == 0 ? "" : "\n");
    }
    byte[] sound = text.toString().getBytes(UTF_8);
    var broken = new ByteArrayOutputStream();
    int at = 0;
    for (int i = random.nextInt(3); i > 0; i--) {
      int to = random.nextInt(at, sound.length + 1);
      broken.write(sound, at, to - at);
      broken.writeBytes(piece(random));
      at = Math.min(sound.length, to + random.nextInt(3));
    }
    broken.write(sound, at, sound.length - at);
    return broken.toByteArray();
  }

  private static byte[] piece(SplittableRandom random) {
    return random.nextInt(4) == 0
        ? new byte[] {(byte) random.nextInt()}
        : PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8);
  }

  private static ReadContext context() {
    var limits = new ReadLimits(700, 5, 10, ReadLimits.DEFAULT_EVENT_TIMEOUT);
    return new ReadContext(new FieldTable(), FieldDemand.all(), new Refusals(), limits);
  }

  private static InputStream chunks(byte[] bytes, int size) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int from, int length) {
        return super.read(into, from, Math.min(size, length));
      }
    };
  }

  private static List<String> onePass(byte[] bytes, boolean strict, int chunk, AtomicInteger plain)
      throws IOException {
    ReadContext context = context();
    var told = new StringBuilder();
    var tree = new JsonTree(context.limits().maxNesting(), 40);
    JsonDocuments.Taker taker =
        (tokens, into) -> {
          told.setLength(0);
          boolean sound = strict ? tree(tree, tokens, told) : tokens(tokens, told);
          plain.addAndGet(sound && tokens instanceof PlainTokens ? 1 : 0);
          return sound;
        };
    var all = new ArrayList<String>();
    try (var documents = new JsonDocuments(chunks(bytes, chunk), context, strict, taker)) {
      var event = new Event(context.fields());
      while (documents.next(event)) {
        all.add(
            place(documents.line(), documents.offset(), documents.written())
                + new String(documents.bytes(), documents.from(), documents.length(), UTF_8)
                + told
                + documents.sound()
                + documents.takeReplaced());
      }
    }
    return with(context.refusals(), all);
  }

  private static List<String> carefully(byte[] bytes, boolean strict, int chunk)
      throws IOException {
    ReadContext context = context();
    var cleaning = new Cleaning(context.refusals());
    var careful = new CarefulTokens(context.limits().maxNesting(), strict);
    var tree = new JsonTree(context.limits().maxNesting(), 40);
    var all = new ArrayList<String>();
    try (var scanner = new DocumentScanner(chunks(bytes, chunk), context)) {
      while (scanner.next((source, from, end) -> 0)) {
        cleaning.take(scanner);
        careful.begin(cleaning.bytes(), cleaning.from(), cleaning.length());
        var told = new StringBuilder();
        boolean sound = strict ? tree(tree, careful, told) : tokens(careful, told);
        careful.finish();
        all.add(
            place(scanner.line(), scanner.offset(), scanner.length())
                + new String(cleaning.bytes(), cleaning.from(), cleaning.length(), UTF_8)
                + told
                + sound
                + careful.takeReplaced());
      }
    }
    return with(context.refusals(), all);
  }

  private static String place(long line, long offset, int length) {
    return line + "@" + offset + "+" + length + " ";
  }

  private static List<String> with(Refusals refusals, List<String> all) {
    for (Reason reason : Reason.values()) {
      refusals.places(reason).forEach(place -> all.add(reason + " " + place));
    }
    return all;
  }

  private static boolean tokens(JsonTokens tokens, StringBuilder told) {
    for (Token token = tokens.next(); token != Token.END; token = tokens.next()) {
      told.append(' ').append(token).append(tokens.offset());
      switch (token) {
        case NAME -> told.append(tokens.name());
        case TEXT, WHOLE, FRACTION -> {
          tokens.take();
          told.append(new String(tokens.bytes(), tokens.from(), tokens.length(), UTF_8));
        }
        case OBJECT, OBJECT_END, ARRAY, ARRAY_END, TRUE, FALSE, NULL, END -> {
          // It says all itself.
        }
      }
    }
    told.append(tokens.problem());
    return tokens.problem().isEmpty();
  }

  private static boolean tree(JsonTree tree, JsonTokens tokens, StringBuilder told) {
    JsonTree.Outcome outcome = tree.take(tokens);
    told.append(outcome).append(tree.problem());
    if (outcome == JsonTree.Outcome.READ) {
      show(tree, tree.root(), told);
    }
    return outcome == JsonTree.Outcome.READ;
  }

  private static void show(JsonTree tree, int node, StringBuilder told) {
    told.append(' ').append(tree.name(node)).append('=');
    if (tree.isText(node) || tree.isNumber(node)) {
      told.append(tree.isText(node) ? "text " : tree.number(node) + " ")
          .append(new String(tree.bytes(), tree.start(node), tree.length(node), UTF_8));
    } else {
      told.append(tree.isTruth(node) ? tree.number(node) + "" : "").append(tree.isNull(node));
    }
    told.append(tree.isObject(node) ? '{' : '[');
    for (int at = tree.first(node); at != JsonTree.NONE; at = tree.next(at)) {
      show(tree, at, told);
    }
    told.append(']');
  }
}
