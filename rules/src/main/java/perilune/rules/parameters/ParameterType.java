package perilune.rules.parameters;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the values of a parameter are, and so where it may stand. */
public enum ParameterType {
  /** Texts in which {@code *} is any run of characters and {@code ?} is one. */
  PATTERNS,
  /** Texts that are compared as they are. */
  NAMES,
  /** One time with its unit: {@code 30s}, {@code 2h}. */
  DURATION,
  /** Checksums in hexadecimal digits: MD5, SHA-1, SHA-256 or SHA-512. */
  HASHES,
  /** Words for what came of a check, such as that of a signature. */
  STATUSES,
  /** One whole number. */
  NUMBER;

  /** Longest value, in characters; paths have up to 4,096. */
  public static final int MAX_LENGTH = 4_096;

  private static final List<Integer> HASH_LENGTHS = List.of(32, 40, 64, 128);
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");
  private static final Pattern SPAN = Pattern.compile("[1-9]\\d{0,8}(?:ms|s|m|h|d)");
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

  /** Gives the type of a word as it is written in files. */
  public static Optional<ParameterType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }

  /** Gives the word for it in files and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Says whether it has exactly one value. */
  public boolean isSingle() {
    return this == DURATION || this == NUMBER;
  }

  /** Says whether its values are texts that a field can be compared with. */
  public boolean isText() {
    return this != DURATION && this != NUMBER;
  }

  /** Gives what is wrong with a value, or nothing. */
  public Optional<String> wrong(String value) {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      return Optional.of("a value has 1 to " + MAX_LENGTH + " characters");
    }
    return switch (this) {
      case PATTERNS -> Optional.empty();
      case NAMES, STATUSES ->
          value.indexOf('*') >= 0 || value.indexOf('?') >= 0
              ? Optional.of("'" + value + "' has a wildcard; only patterns have such")
              : Optional.empty();
      case HASHES ->
          HEX.matcher(value).matches() && HASH_LENGTHS.contains(value.length())
              ? Optional.empty()
              : Optional.of("'" + value + "' is no MD5, SHA-1, SHA-256 or SHA-512");
      case DURATION ->
          SPAN.matcher(value).matches()
              ? Optional.empty()
              : Optional.of("'" + value + "' is no time with a unit, such as 30s, 10m or 2h");
      case NUMBER ->
          WHOLE.matcher(value).matches()
              ? Optional.empty()
              : Optional.of("'" + value + "' is no whole number");
    };
  }
}
