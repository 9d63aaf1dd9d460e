package perilune.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import perilune.catalog.attack.json.JsonProblem;
import perilune.catalog.attack.json.JsonStream;
import perilune.catalog.attack.json.JsonValue;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.SourceText;
import perilune.source.Span;

/** Reads what another run wrote, a document a line; lines that are none are told and counted. */
final class ResultLines {

  private static final int MAX_TOLD = 10;
  private static final int MAX_SHOWN = 160;

  private final String name;
  private final BufferedReader in;
  private final List<Diagnostic> told = new ArrayList<>();
  private long wrong;

  ResultLines(String name, InputStream in) {
    this.name = name;
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /** Gives each document to a taker, which says whether it knows its kind. */
  void forEach(Predicate<JsonValue> take) throws IOException {
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        if (!take.test(JsonStream.read(line.getBytes(StandardCharsets.UTF_8)))) {
          tell(number, line, "this is no document of such a run");
        }
      } catch (JsonProblem problem) {
        tell(number, line, "this is no JSON: " + problem.sentence());
      }
    }
    if (wrong > MAX_TOLD) {
      add(number, "", "there are " + (wrong - MAX_TOLD) + " more like these");
    }
  }

  private void tell(int line, String text, String message) {
    wrong++;
    if (wrong <= MAX_TOLD) {
      add(line, text, message);
    }
  }

  private void add(int line, String text, String message) {
    String shown = text.substring(0, Math.min(text.length(), MAX_SHOWN));
    var source = new SourceText(name, shown, Math.max(1, line));
    var span = new Span(0, Math.min(1, shown.length()));
    told.add(
        Diagnostic.warning(DiagnosticCode.ATT010, source, span, message)
            .withHelp("the other lines are used"));
  }

  /** Gives what is wrong, in the order of the lines. */
  List<Diagnostic> told() {
    return told;
  }
}
