package perilune.cli.output;

import java.io.Console;
import java.util.Optional;

/** What is known of the terminal. */
public final class Terminal {

  /** Width where the terminal does not tell. */
  private static final int DEFAULT_WIDTH = 100;

  private Terminal() {}

  /** Says whether a person sits before a terminal. */
  public static boolean isPresent() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  /** Says whether colour is welcome: on a terminal, unless {@code NO_COLOR} is set. */
  public static boolean wantsColour() {
    String refused = System.getenv("NO_COLOR");
    return isPresent() && (refused == null || refused.isEmpty());
  }

  /** Gives the width in columns, from {@code COLUMNS} where set. */
  public static int width() {
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("[1-9]\\d{1,3}")
        ? Integer.parseInt(columns)
        : DEFAULT_WIDTH;
  }
}
