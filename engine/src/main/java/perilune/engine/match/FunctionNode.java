package perilune.engine.match;

import java.util.List;
import perilune.rules.plan.Function;
import perilune.rules.plan.Matching.Folding;

/** A call: arguments into registers, then the function, null where a required one is null. */
record FunctionNode(Function function, List<ExpressionNode> arguments, Folding folding)
    implements ExpressionNode {

  FunctionNode {
    arguments = List.copyOf(arguments);
  }

  @Override
  public void evaluate(EventView view, int cell) {
    Cells cells = view.cells;
    int required = required();
    for (int i = 0; i < arguments.size(); i++) {
      arguments.get(i).evaluate(view, cell + i);
      if (i < required && cells.isNull(cell + i)) {
        cells.setNull(cell);
        return;
      }
    }
    var call = new TextFunctions(view, cell, arguments.size(), folding);
    switch (function) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, NEGATE ->
          Arithmetic.evaluate(function, cells, cell);
      case BETWEEN -> call.between();
      case CIDR_MATCH -> call.cidrMatch();
      case CONCAT -> call.concat();
      case ENDS_WITH -> call.endsWith();
      case STARTS_WITH -> call.startsWith();
      case INDEX_OF -> call.indexOf();
      case LENGTH -> cells.setLong(cell, cells.textAt(cell).length());
      case NUMBER -> call.number();
      case STRING -> cells.setText(cell, cells.textAt(cell));
      case STRING_CONTAINS -> call.contains();
      case SUBSTRING -> call.substring();
    }
  }

  /** Gives how many arguments, from the first, must not be null. */
  private int required() {
    return switch (function) {
      case LENGTH, NUMBER, STRING, NEGATE -> 1;
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, ENDS_WITH, STARTS_WITH -> 2;
      case INDEX_OF, STRING_CONTAINS, SUBSTRING -> 2;
      case BETWEEN -> 3;
      case CIDR_MATCH, CONCAT -> Integer.MAX_VALUE;
    };
  }

  /** Gives the fewest arguments that the function can be called with. */
  static int fewest(Function function) {
    return switch (function) {
      case LENGTH, NUMBER, STRING, NEGATE, CONCAT -> 1;
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, ENDS_WITH, STARTS_WITH -> 2;
      case INDEX_OF, STRING_CONTAINS, SUBSTRING, CIDR_MATCH -> 2;
      case BETWEEN -> 3;
    };
  }
}
