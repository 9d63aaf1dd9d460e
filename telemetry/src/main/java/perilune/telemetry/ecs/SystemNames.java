package perilune.telemetry.ecs;

import java.util.List;
import perilune.event.Event;
import perilune.event.Tag;

/** Tells the type of an operating system from what sensors call it. */
final class SystemNames {

  /** Values of {@code host.os.family} and {@code host.os.platform}. Source: elastic/go-sysinfo. */
  private static final List<String> LINUX =
      List.of(
          "linux",
          "debian",
          "ubuntu",
          "redhat",
          "rhel",
          "centos",
          "fedora",
          "suse",
          "sles",
          "opensuse",
          "opensuse-leap",
          "opensuse-tumbleweed",
          "arch",
          "archlinux",
          "manjaro",
          "amazon",
          "amzn",
          "alpine",
          "ol",
          "oracle",
          "rocky",
          "almalinux",
          "gentoo",
          "photon",
          "raspbian",
          "kali",
          "linuxmint",
          "azurelinux",
          "mariner",
          "flatcar",
          "scientific",
          "void");

  private static final List<String> MACOS = List.of("darwin", "macos", "osx");
  private static final List<String> WINDOWS = List.of("windows");

  private SystemNames() {}

  /** Gives {@code linux}, {@code macos}, {@code windows}, or an empty string. */
  static String type(Event event, int field) {
    int value = event.firstValue(field);
    if (value == Event.NONE || event.tag(value) != Tag.TEXT) {
      return "";
    }
    if (isOneOf(event, value, LINUX)) {
      return "linux";
    }
    if (isOneOf(event, value, MACOS)) {
      return "macos";
    }
    return isOneOf(event, value, WINDOWS) ? "windows" : "";
  }

  private static boolean isOneOf(Event event, int value, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      if (equalsIgnoringCase(event, value, names.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean equalsIgnoringCase(Event event, int value, String lower) {
    if (event.length(value) != lower.length()) {
      return false;
    }
    byte[] bytes = event.arena();
    int at = event.offset(value);
    for (int i = 0; i < lower.length(); i++) {
      byte b = bytes[at + i];
      int folded = b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
      if (folded != lower.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
