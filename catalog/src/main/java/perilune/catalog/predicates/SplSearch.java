package perilune.catalog.predicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import perilune.catalog.Kind;

/** Reads the condition of a search: terms beside each other all hold, {@code OR} binds closer. */
final class SplSearch {

  private static final String KEYWORDS = "keywords";

  private final Scan scan;
  private final Set<String> storage;

  SplSearch(Scan scan, Set<String> storage) {
    this.scan = scan;
    this.storage = storage;
  }

  Clause condition() {
    var parts = new ArrayList<Clause>();
    while (!scan.atEnd() && !scan.peek().is(")")) {
      if (!scan.peek().isWord("AND")) {
        parts.add(either());
      } else {
        scan.next();
      }
    }
    return Clause.all(parts);
  }

  private Clause either() {
    var parts = new ArrayList<Clause>();
    parts.add(negation());
    while (scan.peek().isWord("OR")) {
      scan.next();
      parts.add(negation());
    }
    return Clause.any(parts);
  }

  private Clause negation() {
    if (!scan.peek().isWord("NOT")) {
      return primary();
    }
    scan.next();
    return scan.deeper(() -> new Clause.Not(negation()));
  }

  private Clause primary() {
    if (scan.peek().is("(")) {
      return scan.inParentheses(this::condition);
    }
    if (scan.peek().is("[")) {
      scan.passBrackets();
      return new Clause.Other();
    }
    Scan.Token term = scan.next();
    if (!term.isValue()) {
      scan.breakOff();
      return new Clause.Other();
    }
    return test(term);
  }

  private Clause test(Scan.Token term) {
    String field = SplPredicates.field(term.text());
    if (scan.peek().isWord("IN") || scan.peek().isWord("in")) {
      if (scan.peek(1).is("(")) {
        scan.next();
        List<String> values = scan.list();
        return counted(field, "IN", SplPredicates.shape(values, Kind.IN));
      }
    }
    Optional<Kind> kind = kind(scan.peek());
    if (kind.isEmpty()) {
      var words = List.of(term.text().toLowerCase(java.util.Locale.ROOT));
      return new Clause.Test(KEYWORDS, "", new ValueShape(Kind.CONTAINS, words));
    }
    String sign = scan.next().text();
    if (!scan.peek().isValue()) {
      scan.breakOff();
      return new Clause.Other();
    }
    List<String> value = List.of(scan.next().text());
    return counted(
        field,
        sign,
        kind.get() == Kind.EQ
            ? SplPredicates.shape(value, Kind.EQ)
            : new ValueShape(kind.get(), value));
  }

  /** {@code field=*} asks whether there is one. */
  private Clause counted(String field, String sign, ValueShape shape) {
    if (storage.contains(field)) {
      return new Clause.Other();
    }
    boolean any = shape.kind() == Kind.WILDCARD && shape.values().equals(List.of("*"));
    return new Clause.Test(field, sign, any ? new ValueShape(Kind.IS_NOT_NULL, List.of()) : shape);
  }

  static Optional<Kind> kind(Scan.Token token) {
    if (token.form() != Scan.Form.SIGN) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (token.text()) {
          case "=", "==" -> Kind.EQ;
          case "!=" -> Kind.NE;
          case "<" -> Kind.LT;
          case "<=" -> Kind.LTE;
          case ">" -> Kind.GT;
          case ">=" -> Kind.GTE;
          default -> null;
        });
  }
}
