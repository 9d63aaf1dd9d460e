package perilune.context.provenance.windows;

import java.util.Locale;

/** Tells a program's folder by its icon, where it does not say it itself. Stateless. */
final class Icons {

  private Icons() {}

  /**
   * Gives the folder of {@code "C:\Lua\lua.exe",0}; empty for what is no program's file: installers
   * keep icons in folders of their own.
   */
  static String folder(String icon) {
    String plain = icon.replace("\"", "").strip();
    int comma = plain.lastIndexOf(',');
    String file = comma > 0 ? plain.substring(0, comma) : plain;
    String lower = file.toLowerCase(Locale.ROOT);
    boolean program = lower.endsWith(".exe") || lower.endsWith(".dll");
    boolean installers = lower.contains("\\windows\\") || lower.contains("\\package cache\\");
    int slash = file.lastIndexOf('\\');
    return program && !installers && slash > 0 ? file.substring(0, slash) : "";
  }
}
