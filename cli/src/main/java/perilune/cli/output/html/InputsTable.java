package perilune.cli.output.html;

import java.util.List;
import perilune.pipeline.input.InputReport;

/** Inputs with the hashes of their bytes: the chain of custody. */
final class InputsTable {

  /** Inputs, or remarks, that are listed, count each; NDJSON has all. */
  static final int MAX_LISTED = 500;

  private final HtmlWriter html;

  InputsTable(HtmlWriter html) {
    this.html = html;
  }

  void write(List<InputReport> inputs) {
    if (inputs.isEmpty()) {
      html.leaf("p", "There was no input.", "class", "note");
      return;
    }
    html.open("table", "class", "inputs")
        .leaf("caption", "Inputs, with the SHA-256 of their bytes");
    html.open("thead").open("tr");
    for (String head : List.of("Input", "Format", "Events", "Refused", "SHA-256")) {
      html.leaf("th", head, "scope", "col");
    }
    html.close().close().open("tbody");
    inputs.stream().limit(MAX_LISTED).forEach(this::input);
    html.close().close();
    more(html, inputs.size(), "further input");
  }

  private void input(InputReport input) {
    long refused = input.refusals().counts().values().stream().mapToLong(Long::longValue).sum();
    html.open("tr").open("th", "scope", "row", "data-label", "Input");
    html.leaf("code", Wording.value(input.name()), "dir", "ltr").close();
    String format =
        switch (input.outcome()) {
          case READABLE -> input.explanation();
          case EMPTY -> "empty";
          case UNRECOGNISED, UNREADABLE -> "not read";
        };
    html.leaf("td", format, "data-label", "Format");
    html.leaf("td", Wording.number(input.events()), "data-label", "Events", "class", "count");
    html.leaf("td", Wording.number(refused), "data-label", "Refused", "class", "count");
    html.open("td", "data-label", "SHA-256");
    html.leaf("code", input.sha256().isEmpty() ? "none" : input.sha256(), "class", "hash").close();
    html.close();
  }

  /** Says how many of something are not listed. */
  static void more(HtmlWriter html, int count, String what) {
    if (count > MAX_LISTED) {
      String more = Wording.counted(count - MAX_LISTED, what);
      html.leaf("p", "Not listed: " + more + ". The NDJSON output has all.", "class", "note");
    }
  }
}
