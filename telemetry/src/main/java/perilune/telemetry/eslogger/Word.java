package perilune.telemetry.eslogger;

import java.nio.charset.StandardCharsets;

/** A fixed text as bytes, so that writing it into an event makes no object. Immutable. */
final class Word {

  static final Word EVENT = new Word("event");
  static final Word ESLOGGER = new Word("eslogger");
  static final Word ESLOGGER_EVENTS = new Word("eslogger.events");
  static final Word ENDPOINT_SECURITY = new Word("EndpointSecurity");
  static final Word MACOS = new Word("macos");
  static final Word SOURCE = new Word("source");

  static final Word SUCCESS = new Word("success");
  static final Word FAILURE = new Word("failure");
  static final Word UNKNOWN = new Word("unknown");

  static final Word PROCESS = new Word("process");
  static final Word FILE = new Word("file");
  static final Word LIBRARY = new Word("library");
  static final Word AUTHENTICATION = new Word("authentication");
  static final Word SESSION = new Word("session");
  static final Word CONFIGURATION = new Word("configuration");
  static final Word IAM = new Word("iam");
  static final Word INTRUSION = new Word("intrusion_detection");

  static final Word START = new Word("start");
  static final Word END = new Word("end");
  static final Word INFORMATION = new Word("info");
  static final Word CHANGE = new Word("change");
  static final Word CREATION = new Word("creation");
  static final Word DELETION = new Word("deletion");
  static final Word ACCESS = new Word("access");

  private final byte[] utf8;
  private final String text;

  Word(String text) {
    this.text = text;
    this.utf8 = text.getBytes(StandardCharsets.UTF_8);
  }

  /** Gives its bytes; not to be written to. */
  byte[] utf8() {
    return utf8;
  }

  @Override
  public String toString() {
    return text;
  }
}
