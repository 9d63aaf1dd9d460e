package perilune.telemetry.auditd;

import java.nio.charset.StandardCharsets;

/** A fixed text as bytes, so that writing it into an event makes no object. Immutable. */
final class Word {

  static final Word AUDITD = new Word("auditd");
  static final Word AUDITD_LOG = new Word("auditd.log");
  static final Word EVENT = new Word("event");
  static final Word LINUX = new Word("linux");

  static final Word PROCESS = new Word("process");
  static final Word FILE = new Word("file");
  static final Word NETWORK = new Word("network");
  static final Word LIBRARY = new Word("library");

  static final Word START = new Word("start");
  static final Word END = new Word("end");
  static final Word INFORMATION = new Word("info");
  static final Word CHANGE = new Word("change");
  static final Word CREATION = new Word("creation");
  static final Word DELETION = new Word("deletion");
  static final Word ACCESS = new Word("access");
  static final Word CONNECTION = new Word("connection");

  static final Word SUCCESS = new Word("success");
  static final Word FAILURE = new Word("failure");
  static final Word FAIL = new Word("fail");
  static final Word UNKNOWN = new Word("unknown");

  static final Word DIRECTORY = new Word("dir");
  static final Word EXEC = new Word("exec");

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

  boolean isEmpty() {
    return utf8.length == 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
