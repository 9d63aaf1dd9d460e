package perilune.cli.output;

import perilune.rules.Severity;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** Colours, where they are wanted. */
public final class Paint {

  private final boolean colour;

  /** Makes one that paints or leaves text as it is. */
  public Paint(boolean colour) {
    this.colour = colour;
  }

  String severity(Severity severity, String text) {
    return switch (severity) {
      case CRITICAL -> with(text, Style.bold, Style.fg_white, Style.bg_red);
      case HIGH -> with(text, Style.bold, Style.fg_red);
      case MEDIUM -> with(text, Style.bold, Style.fg_yellow);
      case LOW -> with(text, Style.fg_cyan);
    };
  }

  String strong(String text) {
    return with(text, Style.bold);
  }

  String culprit(String text) {
    return with(text, Style.bold, Style.fg_red);
  }

  String faint(String text) {
    return with(text, Style.faint);
  }

  private String with(String text, IStyle... styles) {
    if (!colour || text.isEmpty()) {
      return text;
    }
    return Style.on(styles)
        + text
        + Style.off(styles)
        + (Ansi.ON.enabled() ? Style.reset.on() : "");
  }
}
