package perilune.scenarios.text;

import java.util.Optional;
import perilune.scenarios.story.Endpoint;

/** Addresses with ports: {@code 203.0.113.9:4444}, {@code [2001:db8::1]:443}. */
final class Endpoints {

  private Endpoints() {}

  /** Gives the endpoint that a word says; empty if it says none. */
  static Optional<Endpoint> read(String word) {
    int colon = word.lastIndexOf(':');
    if (colon <= 0) {
      return Optional.empty();
    }
    String address = word.substring(0, colon);
    boolean six = address.startsWith("[") && address.endsWith("]");
    String bare = six ? address.substring(1, address.length() - 1) : address;
    return port(word.substring(colon + 1))
        .filter(_ -> six ? isSix(bare) : isFour(bare))
        .map(port -> new Endpoint(bare, port));
  }

  /** Gives the port that a word says; empty if it says none. */
  static Optional<Integer> port(String word) {
    if (word.isEmpty() || word.length() > 5 || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    return Optional.of(Integer.parseInt(word)).filter(port -> port <= 65_535);
  }

  /** Says whether a text is an address that connections can go to or come from. */
  static boolean isAddress(String text) {
    return isFour(text) || isSix(text);
  }

  private static boolean isFour(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      if (port(part).filter(value -> value <= 255 && part.length() <= 3).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSix(String text) {
    boolean shape = text.indexOf(':') >= 0 && text.length() <= 39 && !text.contains(":::");
    if (!shape || !text.chars().allMatch(c -> c == ':' || Character.digit(c, 16) >= 0)) {
      return false;
    }
    int gap = text.indexOf("::");
    int groups =
        (int) java.util.Arrays.stream(text.split(":", -1)).filter(p -> !p.isEmpty()).count();
    boolean longGroup = java.util.Arrays.stream(text.split(":", -1)).anyMatch(p -> p.length() > 4);
    return !longGroup && (gap < 0 ? groups == 8 : groups < 8 && text.indexOf("::", gap + 1) < 0);
  }
}
