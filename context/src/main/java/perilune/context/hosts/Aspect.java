package perilune.context.hosts;

import java.util.Locale;

/** Of what an entry says whether it is expected. */
public enum Aspect {
  PACKAGE("packages"),
  PATH("paths"),
  PARENT("parents"),
  USER("users"),
  SERVICE("services"),
  CHILD("children"),
  NETWORK("network");

  private final String key;

  Aspect(String key) {
    this.key = key;
  }

  /** Gives the key of the file. */
  public String key() {
    return key;
  }

  /** Gives the word by which reasons begin. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
