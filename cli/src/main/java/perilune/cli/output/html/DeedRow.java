package perilune.cli.output.html;

/** A culprit as one row of a table. */
final class DeedRow {

  private final HtmlWriter html;

  DeedRow(HtmlWriter html) {
    this.html = html;
  }

  /** Writes a row; the link may be empty. */
  void write(Deed.Line line, String link) {
    String severity = line.worst().word();
    html.open("tr").open("td", "class", "inline");
    html.leaf("span", severity, "class", "badge small " + severity).close();
    html.open("th", "scope", "row", "class", "inline");
    if (link.isEmpty()) {
      html.leaf("bdi", line.process());
    } else {
      html.open("a", "href", link).leaf("bdi", line.process()).close();
    }
    html.close();
    String more = line.count() > 1 ? " and " + Wording.number(line.count() - 1) + " more" : "";
    html.open("td", "data-label", "Worst finding").leaf("bdi", line.rule()).text(more).close();
    html.open("td", "data-label", "Host").leaf("bdi", line.host()).close();
    String time = line.when().timed() ? Wording.time(line.when().nanos()).replace(" UTC", "") : "";
    html.leaf("td", time.isEmpty() ? "no time" : time, "data-label", "Time (UTC)", "class", "time");
    html.close();
  }
}
