package perilune.catalog.predicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import perilune.catalog.Kind;

/** Reads the condition of {@code where}, which computes: bare fields and some functions count. */
final class SplWhere {

  private final Scan scan;

  SplWhere(Scan scan) {
    this.scan = scan;
  }

  Clause condition() {
    var parts = new ArrayList<Clause>();
    parts.add(all());
    while (isWord("OR") || isWord("XOR")) {
      scan.next();
      parts.add(all());
    }
    return Clause.any(parts);
  }

  private boolean isWord(String word) {
    return scan.peek().form() == Scan.Form.WORD && scan.peek().text().equalsIgnoreCase(word);
  }

  private Clause all() {
    var parts = new ArrayList<Clause>();
    parts.add(negation());
    while (isWord("AND")) {
      scan.next();
      parts.add(negation());
    }
    return Clause.all(parts);
  }

  private Clause negation() {
    if (!isWord("NOT")) {
      return primary();
    }
    scan.next();
    return scan.deeper(() -> new Clause.Not(negation()));
  }

  private Clause primary() {
    if (scan.peek().is("(")) {
      Clause inner = scan.inParentheses(this::condition);
      if (scan.isBroken()) {
        rest();
      }
      return inner;
    }
    Scan.Token term = scan.next();
    if (scan.peek().is("(")) {
      return call(term.text().toLowerCase(Locale.ROOT));
    }
    return comparison(term);
  }

  private Clause comparison(Scan.Token term) {
    String field = SplPredicates.field(term.text());
    if (isWord("IN") && scan.peek(1).is("(")) {
      scan.next();
      return new Clause.Test(field, "IN", new ValueShape(Kind.IN, scan.list()));
    }
    Optional<Kind> kind = SplSearch.kind(scan.peek());
    if (kind.isEmpty() || term.form() != Scan.Form.WORD) {
      rest();
      return new Clause.Other();
    }
    String sign = scan.next().text();
    Scan.Token value = scan.next();
    boolean constant =
        value.form() == Scan.Form.TEXT || value.text().matches("-?[0-9.]+") && endsHere();
    rest();
    return constant
        ? new Clause.Test(field, sign, new ValueShape(kind.get(), List.of(value.text())))
        : new Clause.Other();
  }

  private Clause call(String name) {
    boolean bare = scan.peek(1).form() == Scan.Form.WORD && !scan.peek(2).is("(");
    List<String> arguments = scan.list();
    boolean compared = !endsHere();
    rest();
    if (!bare || compared || arguments.isEmpty()) {
      return new Clause.Other();
    }
    String field = SplPredicates.field(arguments.getFirst());
    List<String> values = arguments.subList(1, arguments.size());
    return switch (name) {
      case "isnull" -> new Clause.Test(field, name, new ValueShape(Kind.IS_NULL, List.of()));
      case "isnotnull" -> new Clause.Test(field, name, new ValueShape(Kind.IS_NOT_NULL, List.of()));
      case "match" -> new Clause.Test(field, name, new ValueShape(Kind.MATCH, values));
      case "in" -> new Clause.Test(field, name, new ValueShape(Kind.IN, values));
      case "like" ->
          new Clause.Test(
              field,
              name,
              ValueShape.of(values.stream().map(value -> value.replace('%', '*')).toList()));
      default -> new Clause.Other();
    };
  }

  private boolean endsHere() {
    return scan.atEnd() || scan.peek().is(")") || isWord("AND") || isWord("OR") || isWord("XOR");
  }

  /** Passes what is left of a computation. */
  private void rest() {
    scan.passUntil(this::endsHere);
  }
}
