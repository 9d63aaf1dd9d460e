package perilune.rules.eql;

import java.util.List;

/**
 * Prints a tree as canonical EQL: one blank where blanks may be, parentheses only where needed,
 * plain strings. What it prints reads back as the same tree, places aside.
 */
final class EqlPrinter {

  /** How tightly an expression binds; a looser one inside a tighter one needs parentheses. */
  private static final int OR = 1;

  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int COMPARE = 4;
  private static final int SUM = 5;
  private static final int PRODUCT = 6;
  private static final int SIGN = 7;
  private static final int PREDICATE = 8;
  private static final int PRIMARY = 9;

  private final StringBuilder out = new StringBuilder();

  private EqlPrinter() {}

  static String print(EqlTree.Statement statement) {
    var printer = new EqlPrinter();
    printer.query(statement.query());
    for (EqlTree.Pipe pipe : statement.pipes()) {
      printer.out.append("\n| ").append(pipe.name());
      if (!pipe.arguments().isEmpty()) {
        printer.out.append(' ');
        printer.list(pipe.arguments());
      }
    }
    return printer.out.toString();
  }

  private void query(EqlTree.Query query) {
    switch (query) {
      case EqlTree.EventFilter filter -> filter(filter);
      case EqlTree.Linked linked -> linked(linked);
    }
  }

  private void linked(EqlTree.Linked linked) {
    out.append(linked.link().keyword());
    keys(linked.keys());
    linked
        .maxSpan()
        .ifPresent(span ->
            out.append(" with maxspan=")
                .append(
                    span.parameter()
                        .map(parameter -> "$" + parameter.name())
                        .orElse(span.amount() + span.unit().symbol())));
    for (EqlTree.Term term : linked.terms()) {
      out.append("\n  ");
      term(term);
    }
    linked
        .until()
        .ifPresent(term -> {
          out.append("\nuntil ");
          term(term);
        });
  }

  private void term(EqlTree.Term term) {
    out.append(term.missing() ? "![" : "[");
    filter(term.filter());
    out.append(']');
    keys(term.keys());
    term.runs().ifPresent(runs -> out.append(" with runs=").append(runs.count()));
  }

  private void keys(List<EqlTree.Field> keys) {
    String before = " by ";
    for (EqlTree.Field key : keys) {
      out.append(before);
      field(key);
      before = ", ";
    }
  }

  private void filter(EqlTree.EventFilter filter) {
    String category = filter.category().name().orElse("any");
    boolean plain =
        filter.category().name().isEmpty()
            || isPlain(category) && !Keywords.isLikeReserved(category);
    if (plain) {
      out.append(category);
    } else {
      text(category);
    }
    out.append(" where ");
    expression(filter.condition(), OR);
  }

  private void list(List<EqlTree.Expr> items) {
    String before = "";
    for (EqlTree.Expr item : items) {
      out.append(before);
      expression(item, OR);
      before = ", ";
    }
  }

  private void expression(EqlTree.Expr expression, int needed) {
    boolean wrapped = binding(expression) < needed;
    if (wrapped) {
      out.append('(');
    }
    bare(expression);
    if (wrapped) {
      out.append(')');
    }
  }

  private static int binding(EqlTree.Expr expression) {
    return switch (expression) {
      case EqlTree.Or _ -> OR;
      case EqlTree.And _ -> AND;
      case EqlTree.Not _ -> NOT;
      case EqlTree.Compare _ -> COMPARE;
      case EqlTree.Arithmetic arithmetic -> arithmetic.operator().isAdditive() ? SUM : PRODUCT;
      case EqlTree.Minus _ -> SIGN;
      case EqlTree.Membership _, EqlTree.Match _ -> PREDICATE;
      case EqlTree.Call _,
          EqlTree.Field _,
          EqlTree.Invalid _,
          EqlTree.Parameter _,
          EqlTree.TextLiteral _,
          EqlTree.WholeLiteral _,
          EqlTree.RealLiteral _,
          EqlTree.TruthLiteral _,
          EqlTree.NullLiteral _ ->
          PRIMARY;
    };
  }

  private void bare(EqlTree.Expr expression) {
    switch (expression) {
      case EqlTree.Or or -> joined(or.operands(), " or ", AND);
      case EqlTree.And and -> joined(and.operands(), " and ", NOT);
      case EqlTree.Not not -> {
        out.append("not ");
        expression(not.operand(), NOT);
      }
      case EqlTree.Compare compare -> {
        expression(compare.left(), SUM);
        out.append(' ').append(compare.operator().symbol()).append(' ');
        expression(compare.right(), SUM);
      }
      case EqlTree.Arithmetic arithmetic -> arithmetic(arithmetic);
      case EqlTree.Minus minus -> {
        out.append('-');
        expression(minus.operand(), SIGN);
      }
      case EqlTree.Membership membership -> membership(membership);
      case EqlTree.Match match -> match(match);
      case EqlTree.Call call -> {
        out.append(call.name()).append(call.insensitive() ? "~(" : "(");
        list(call.arguments());
        out.append(')');
      }
      case EqlTree.Field field -> field(field);
      case EqlTree.Parameter parameter -> out.append('$').append(parameter.name());
      case EqlTree.TextLiteral literal -> text(literal.value());
      case EqlTree.WholeLiteral literal -> out.append(literal.value());
      case EqlTree.RealLiteral literal -> out.append(literal.value());
      case EqlTree.TruthLiteral literal -> out.append(literal.value());
      case EqlTree.NullLiteral _ -> out.append("null");
      case EqlTree.Invalid _ -> out.append("null");
    }
  }

  private void joined(List<EqlTree.Expr> operands, String link, int needed) {
    String before = "";
    for (EqlTree.Expr operand : operands) {
      out.append(before);
      expression(operand, needed);
      before = link;
    }
  }

  private void arithmetic(EqlTree.Arithmetic arithmetic) {
    boolean additive = arithmetic.operator().isAdditive();
    expression(arithmetic.left(), additive ? SUM : PRODUCT);
    out.append(' ').append(arithmetic.operator().symbol()).append(' ');
    expression(arithmetic.right(), additive ? PRODUCT : SIGN);
  }

  private void membership(EqlTree.Membership membership) {
    expression(membership.subject(), PRIMARY);
    out.append(membership.negated() ? " not in" : " in");
    out.append(membership.insensitive() ? "~ (" : " (");
    list(membership.items());
    out.append(')');
  }

  private void match(EqlTree.Match match) {
    expression(match.subject(), PRIMARY);
    out.append(' ').append(match.operator().symbol()).append(' ');
    boolean single =
        match.patterns().size() == 1 && binding(match.patterns().getFirst()) == PRIMARY;
    out.append(single ? "" : "(");
    list(match.patterns());
    out.append(single ? "" : ")");
  }

  private void field(EqlTree.Field field) {
    out.append(field.optional() ? "?" : "");
    String dot = "";
    for (EqlTree.Segment segment : field.segments()) {
      switch (segment) {
        case EqlTree.Name(var name) -> out.append(dot).append(quotedWhereNeeded(name));
        case EqlTree.Place(var index) -> out.append('[').append(index).append(']');
      }
      dot = ".";
    }
  }

  private static String quotedWhereNeeded(String name) {
    return isPlain(name) && !Keywords.isLikeReserved(name)
        ? name
        : "`" + name.replace("`", "``") + "`";
  }

  private static boolean isPlain(String name) {
    if (name.isEmpty() || !Lexer.isNameStart(name.charAt(0))) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      if (!Lexer.isNamePart(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private void text(String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      character(value.charAt(i));
    }
    out.append('"');
  }

  private void character(char c) {
    int meaning = "\b\t\n\f\r\"\\".indexOf(c);
    if (meaning >= 0) {
      out.append('\\').append("btnfr\"\\".charAt(meaning));
    } else if (Character.isISOControl(c)) {
      out.append("\\u{").append(Integer.toHexString(0x100 + c).substring(1)).append('}');
    } else {
      out.append(c);
    }
  }
}
