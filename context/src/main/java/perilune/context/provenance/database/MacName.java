package perilune.context.provenance.database;

/** Reads how a Mac calls itself, where its settings are text. */
final class MacName {

  private static final String SETTINGS =
      "/Library/Preferences/SystemConfiguration/preferences.plist";

  private static final String VALUE = "<string>";

  private MacName() {}

  /** Gives the host's name, else the one for its network, else an empty string. */
  static String of(DatabaseFiles source) {
    byte[] bytes = source.bytes(SETTINGS);
    if (bytes == null) {
      return "";
    }
    var text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    String name = value(text, "<key>HostName</key>");
    return name.isEmpty() ? value(text, "<key>LocalHostName</key>") : name;
  }

  private static String value(String text, String key) {
    int at = text.indexOf(key);
    int from = at < 0 ? -1 : text.indexOf(VALUE, at);
    int to = from < 0 ? -1 : text.indexOf('<', from + VALUE.length());
    boolean next = to > 0 && text.substring(at + key.length(), from).isBlank();
    return next ? text.substring(from + VALUE.length(), to).strip() : "";
  }
}
