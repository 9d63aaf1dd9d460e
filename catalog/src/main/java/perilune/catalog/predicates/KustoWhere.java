package perilune.catalog.predicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import perilune.catalog.Kind;

/** Reads one condition of Kusto's language, up to the pipe, bracket or sign that ends it. */
final class KustoWhere {

  private final Scan scan;
  private final Map<String, List<String>> lets;

  KustoWhere(Scan scan, Map<String, List<String>> lets) {
    this.scan = scan;
    this.lets = lets;
  }

  Clause condition() {
    var parts = new ArrayList<Clause>();
    parts.add(all());
    while (scan.peek().isWord("or")) {
      scan.next();
      parts.add(all());
    }
    return Clause.any(parts);
  }

  private Clause all() {
    var parts = new ArrayList<Clause>();
    parts.add(primary());
    while (scan.peek().isWord("and")) {
      scan.next();
      parts.add(primary());
    }
    return Clause.all(parts);
  }

  private Clause primary() {
    boolean negated = scan.peek().isWord("not") && scan.peek(1).is("(");
    if (negated) {
      scan.next();
    }
    if (scan.peek().is("(")) {
      Clause inner = scan.inParentheses(this::condition);
      rest();
      return negated ? new Clause.Not(inner) : inner;
    }
    Scan.Token term = scan.next();
    if (term.form() == Scan.Form.WORD && scan.peek().is("(")) {
      return call(term.text());
    }
    return comparison(term);
  }

  private Clause comparison(Scan.Token term) {
    if (term.form() != Scan.Form.WORD || endsHere()) {
      rest();
      return new Clause.Other();
    }
    String operator = scan.next().text();
    if (operator.equals("matches") && scan.peek().isWord("regex")) {
      scan.next();
      operator = "matches regex";
    }
    boolean list = scan.peek().is("(");
    List<String> values = list ? scan.list() : one();
    boolean whole = endsHere();
    rest();
    return whole && !values.isEmpty()
        ? test(term.text(), operator, resolved(values))
        : new Clause.Other();
  }

  private List<String> one() {
    Scan.Token token = scan.peek();
    boolean constant =
        token.form() == Scan.Form.TEXT
            || token.form() == Scan.Form.WORD
                && (lets.containsKey(token.text()) || token.text().matches("-?[0-9.]+|true|false"));
    return constant ? List.of(scan.next().text()) : List.of();
  }

  /** Puts in the values of what is named. */
  private List<String> resolved(List<String> values) {
    var all = new ArrayList<String>();
    values.forEach(value -> all.addAll(lets.getOrDefault(value, List.of(value))));
    return all;
  }

  private static Clause test(String field, String operator, List<String> values) {
    boolean negated = operator.startsWith("!") && operator.length() > 2;
    String plain = negated ? operator.substring(1) : operator;
    if (plain.equals("has_all")) {
      var parts = new ArrayList<Clause>();
      values.forEach(value -> parts.add(test(field, "has", List.of(value))));
      return Clause.all(parts);
    }
    Kind kind =
        switch (plain) {
          case "==", "=~" -> Kind.EQ;
          case "!=", "!~" -> Kind.NE;
          case "<" -> Kind.LT;
          case "<=" -> Kind.LTE;
          case ">" -> Kind.GT;
          case ">=" -> Kind.GTE;
          case "in", "in~" -> Kind.IN;
          case "has", "has_cs", "contains", "contains_cs", "has_any" -> Kind.CONTAINS;
          case "startswith", "startswith_cs", "hasprefix", "hasprefix_cs" -> Kind.STARTS_WITH;
          case "endswith", "endswith_cs", "hassuffix", "hassuffix_cs" -> Kind.ENDS_WITH;
          case "matches regex" -> Kind.MATCH;
          default -> Kind.FIELDREF;
        };
    if (kind == Kind.FIELDREF) {
      return new Clause.Other();
    }
    List<String> shown =
        kind == Kind.CONTAINS
            ? values.stream().map(value -> value.toLowerCase(Locale.ROOT)).toList()
            : values;
    Clause test = new Clause.Test(field, operator, new ValueShape(kind, shown));
    return negated ? new Clause.Not(test) : test;
  }

  private Clause call(String name) {
    boolean bare = scan.peek(1).form() == Scan.Form.WORD && !scan.peek(2).is("(");
    List<String> arguments = scan.list();
    boolean compared = !endsHere();
    rest();
    if (!bare || compared || arguments.isEmpty()) {
      return new Clause.Other();
    }
    String field = arguments.getFirst();
    List<String> values = resolved(arguments.subList(1, arguments.size()));
    return switch (name) {
      case "isnotempty", "isnotnull" ->
          new Clause.Test(field, name, new ValueShape(Kind.IS_NOT_NULL, List.of()));
      case "isempty", "isnull" ->
          new Clause.Test(field, name, new ValueShape(Kind.IS_NULL, List.of()));
      case "ipv4_is_in_range", "ipv4_is_in_any_range" ->
          new Clause.Test(field, name, new ValueShape(Kind.CIDR, values));
      default -> new Clause.Other();
    };
  }

  private boolean endsHere() {
    Scan.Token token = scan.peek();
    return scan.atEnd()
        || token.is("|")
        || token.is(")")
        || token.is(";")
        || token.is("}")
        || token.isWord("and")
        || token.isWord("or");
  }

  /** Passes what is left of a computation. */
  private void rest() {
    scan.passUntil(this::endsHere);
  }
}
