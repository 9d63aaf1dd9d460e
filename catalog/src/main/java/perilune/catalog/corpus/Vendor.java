package perilune.catalog.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whose rules are read: each writes them down in its own way. */
public enum Vendor {
  /** elastic/detection-rules. */
  ELASTIC,
  /** elastic/protections-artifacts. */
  ELASTIC_ENDPOINT,
  /** SigmaHQ/sigma. */
  SIGMA,
  /** splunk/security_content. */
  SPLUNK,
  /** Azure/Azure-Sentinel, and others with the same layout. */
  KUSTO,
  /** Folders of rules in Perilune's own layout. */
  PERILUNE;

  /** Gives the word of the command line, and of tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Gives the vendor of a word. */
  public static Optional<Vendor> of(String word) {
    return Arrays.stream(values()).filter(vendor -> vendor.word().equals(word)).findFirst();
  }

  /** Gives all words, for people who wrote another. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Vendor::word).toList();
  }
}
