package perilune.catalog.page;

/**
 * Lets people narrow long tables by typing. The page is whole without it: the field to type into is
 * made by the script itself.
 */
final class FilterScript {

  /** Has neither {@code <} nor {@code &}, which HTML and XML read differently in scripts. */
  static final String TEXT =
      """
      document.querySelectorAll("table[data-filter]").forEach(function (table) {
        var label = document.createElement("label");
        var input = document.createElement("input");
        var told = document.createElement("span");
        input.type = "search";
        told.setAttribute("role", "status");
        label.className = "filter";
        label.append("Filter these rows: ", input, told);
        table.before(label);
        var rows = Array.from(table.tBodies[0].rows);
        input.addEventListener("input", function () {
          var word = input.value.toLowerCase();
          var count = 0;
          rows.forEach(function (row) {
            row.hidden = !row.textContent.toLowerCase().includes(word);
            count += row.hidden ? 0 : 1;
          });
          told.textContent = word ? " " + count + " of " + rows.length : "";
        });
      });
      """;

  private FilterScript() {}
}
