package perilune.cli.output.html;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** The events of a story with what the rules saw in them and where their records lie. */
final class EvidenceSection {

  /** Values of one field that are shown, count. */
  private static final int MAX_VALUES = 50;

  private final HtmlWriter html;
  private final IntFunction<String> inputNames;

  EvidenceSection(HtmlWriter html, IntFunction<String> inputNames) {
    this.html = html;
    this.inputNames = inputNames;
  }

  /**
   * Writes the evidence.
   *
   * @param rules how many rules found something
   */
  void write(Story story, long rules) {
    for (Story.Moment moment : story.moments()) {
      html.open("details", "class", "evidence");
      summary(moment);
      reasons(moment.reasons(), rules);
      place(moment);
      fields(moment.event().fields());
      html.close();
    }
  }

  private void summary(Story.Moment moment) {
    html.open("summary");
    html.leaf("span", Integer.toString(moment.number()), "class", "number").text(" ");
    html.leaf("strong", Deed.name(moment.event().process()), "dir", "auto").text(" ");
    html.text(Wording.action(moment.event().action()) + " ");
    String place = inputNames.apply(moment.kept().input()) + ":" + moment.kept().line();
    html.leaf("span", "at " + Wording.value(place), "class", "faint place", "dir", "ltr").close();
  }

  private void reasons(List<Story.Reason> reasons, long rules) {
    if (reasons.isEmpty()) {
      html.leaf("p", "The rule asked for nothing but its kind.", "class", "note");
      return;
    }
    html.open("table", "class", "reasons")
        .leaf("caption", "Why it counts")
        .open("thead")
        .open("tr");
    List.of("Field", "Value", "What was asked for", "By rule")
        .forEach(head -> html.leaf("th", head, "scope", "col"));
    html.close().close().open("tbody");
    for (Story.Reason reason : reasons) {
      html.open("tr").leaf("th", reason.field(), "scope", "row");
      cell("Value", reason.value())
          .leaf("td", Wording.value(reason.predicate()), "data-label", "Asked for");
      html.leaf("td", by(reason, rules), "data-label", "By rule").close();
    }
    html.close().close();
  }

  private static String by(Story.Reason reason, long rules) {
    return rules > 1 && reason.rules().size() == rules
        ? "all " + rules + " rules"
        : Wording.value(String.join("; ", reason.rules()));
  }

  private HtmlWriter cell(String label, String value) {
    html.open("td", "data-label", label).leaf("code", Wording.value(value), "dir", "ltr");
    return html.close();
  }

  private void place(Story.Moment moment) {
    var kept = moment.kept();
    String record =
        "Record: line "
            + kept.line()
            + ", byte "
            + kept.offset()
            + ", "
            + Wording.counted(kept.length(), "byte")
            + " long, of ";
    html.open("p", "class", "record").text(record);
    html.leaf("code", Wording.value(inputNames.apply(kept.input())), "dir", "ltr");
    html.text(". Event id ").leaf("code", Wording.value(moment.event().id()), "dir", "ltr");
    html.text(".").close();
  }

  private void fields(Map<String, List<String>> fields) {
    String count = Wording.counted(fields.size(), "field");
    html.open("details", "class", "fields").leaf("summary", "All that was kept: " + count);
    html.open("dl", "class", "fields");
    for (Map.Entry<String, List<String>> field : fields.entrySet()) {
      html.leaf("dt", Wording.value(field.getKey()));
      List<String> values = field.getValue();
      for (String value : values.subList(0, Math.min(MAX_VALUES, values.size()))) {
        html.open("dd").leaf("code", Wording.value(value), "dir", "ltr").close();
      }
      if (values.size() > MAX_VALUES) {
        html.leaf("dd", Wording.counted(values.size() - MAX_VALUES, "further value"));
      }
    }
    html.close().close();
  }
}
