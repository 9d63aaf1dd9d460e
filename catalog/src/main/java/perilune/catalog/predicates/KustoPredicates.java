package perilune.catalog.predicates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import perilune.catalog.Predicate;
import perilune.catalog.fields.FieldNames;

/**
 * Takes the predicates out of a query in Kusto's language: those of every {@code where} behind a
 * pipe, under the names of the table that was named last before it. Lists that {@code let} names
 * are put in where they are constants.
 */
final class KustoPredicates {

  private static final Set<String> NO_TABLES =
      Set.of("let", "union", "kind", "isfuzzy", "true", "false", "inner", "leftouter", "on");

  private final FieldNames names;
  private final Consumer<String> trouble;
  private final Map<String, List<String>> lets = new HashMap<>();
  private final List<Predicate> predicates = new ArrayList<>();
  private final List<String> tables = new ArrayList<>();

  KustoPredicates(FieldNames names, Consumer<String> trouble) {
    this.names = names;
    this.trouble = trouble;
  }

  void read(String query) {
    var scan = new Scan(KustoTokens.of(query));
    boolean start = true;
    boolean union = false;
    String table = "";
    while (!scan.atEnd()) {
      Scan.Token token = scan.next();
      union = !token.is("|") && (union || token.isWord("union"));
      if (token.isWord("let") && scan.peek(1).is("=")) {
        let(scan);
        start = true;
      } else if (token.is("|") && isFilter(scan.peek())) {
        scan.next();
        where(scan, table);
        start = false;
      } else if (start && isTable(token, scan.peek(), union)) {
        table = token.text();
        start = false;
      } else {
        start = opens(token) || union && !token.is(")");
      }
    }
  }

  private static boolean isFilter(Scan.Token token) {
    return token.isWord("where") || token.isWord("filter");
  }

  /** What may stand before the name of a table. */
  private static boolean opens(Scan.Token token) {
    return token.is("(") || token.is(";") || token.is("{");
  }

  private static boolean isTable(Scan.Token token, Scan.Token next, boolean union) {
    return token.form() == Scan.Form.WORD
        && !NO_TABLES.contains(token.text())
        && (next.is("|")
            || next.form() == Scan.Form.END
            || union && (next.is(",") || next.is(")")));
  }

  /** Notes a name for constants; anything else that is named is read on as a query. */
  private void let(Scan scan) {
    String name = scan.next().text();
    scan.next();
    Scan.Token value = scan.peek();
    if (value.form() == Scan.Form.TEXT) {
      lets.put(name, List.of(scan.next().text()));
    } else if (value.isWord("dynamic") || value.isWord("pack_array") || value.isWord("datatable")) {
      scan.next();
      if (value.isWord("datatable") && scan.peek().is("(")) {
        scan.passBrackets();
      }
      if (scan.peek().is("(") || scan.peek().is("[")) {
        lets.put(name, scan.list());
      }
    }
  }

  private void where(Scan scan, String table) {
    tables.add(table);
    Clause clause = new KustoWhere(scan, lets).condition();
    if (scan.isBroken()) {
      trouble.accept("a condition is not read whole");
    }
    var found = new PredicateList(names, "kusto", table);
    for (int stage = 0; stage < tables.size(); stage++) {
      found.stage(table);
    }
    Clause.walk(clause, Standing.ROOT, found);
    predicates.addAll(found.predicates());
  }

  List<Predicate> predicates() {
    return predicates;
  }

  /** Gives the table of every condition, in order. */
  List<String> tables() {
    return tables;
  }
}
