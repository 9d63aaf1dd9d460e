package perilune.rules.sigma;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import perilune.rules.plan.Matching.Anchoring;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;
import perilune.source.Suggestion;

/**
 * The modifiers behind a field, in order, checked for what can stand together.
 *
 * @param field name of the field as it is written; empty for keywords
 * @param modifiers left to right
 * @param span place of the key
 */
record ModifierChain(String field, List<Modifier> modifiers, Span span) {

  private static final Set<Modifier> PLACES =
      EnumSet.of(Modifier.CONTAINS, Modifier.STARTSWITH, Modifier.ENDSWITH);
  private static final Set<Modifier> FLAGS =
      EnumSet.of(Modifier.IGNORE_CASE, Modifier.MULTILINE, Modifier.DOT_ALL);
  private static final Set<Modifier> GENERAL = EnumSet.of(Modifier.ALL, Modifier.NEQ);

  /** Each says how values are compared: there can be but one. */
  private static final Set<Modifier> KINDS =
      EnumSet.of(
          Modifier.RE,
          Modifier.CIDR,
          Modifier.EXISTS,
          Modifier.FIELDREF,
          Modifier.LT,
          Modifier.LTE,
          Modifier.GT,
          Modifier.GTE,
          Modifier.MINUTE,
          Modifier.HOUR,
          Modifier.DAY,
          Modifier.WEEK,
          Modifier.MONTH,
          Modifier.YEAR);

  ModifierChain {
    modifiers = List.copyOf(modifiers);
  }

  /** Reads a key; empty, and reported, where a modifier is unknown or cannot stand there. */
  static Optional<ModifierChain> read(Yaml.Text key, Mistakes mistakes) {
    String[] words = key.value().split("\\|", -1);
    var modifiers = new ArrayList<Modifier>();
    for (String word : List.of(words).subList(1, words.length)) {
      Optional<Modifier> modifier = Modifier.of(word.strip().toLowerCase(Locale.ROOT));
      if (modifier.isEmpty()) {
        String help =
            Suggestion.nearest(word, Modifier.allWords())
                .map(near -> "did you mean '" + near + "'?")
                .orElse("the modifiers are listed in docs/sigma.md");
        mistakes.error(
            DiagnosticCode.SIGMA008, key.span(), "there is no modifier '" + word + "'", help);
        return Optional.empty();
      }
      modifiers.add(modifier.get());
    }
    var chain = new ModifierChain(words[0].strip(), modifiers, key.span());
    Optional<String> wrong = chain.wrong();
    wrong.ifPresent(message ->
        mistakes.error(
            DiagnosticCode.SIGMA008, key.span(), message, "take one of the modifiers away"));
    return wrong.isPresent() ? Optional.empty() : Optional.of(chain);
  }

  private Optional<String> wrong() {
    Optional<Modifier> kind = kind();
    for (int i = 0; i < modifiers.size(); i++) {
      Modifier modifier = modifiers.get(i);
      if (modifiers.indexOf(modifier) < i) {
        return Optional.of("'" + modifier.word() + "' stands there twice");
      }
      if (FLAGS.contains(modifier) && !modifiers.subList(0, i).contains(Modifier.RE)) {
        return Optional.of("'" + modifier.word() + "' has to stand behind 're'");
      }
      if (kind.isPresent() && modifier != kind.get() && !goesWith(kind.get(), modifier)) {
        return Optional.of(
            "'" + modifier.word() + "' cannot stand with '" + kind.get().word() + "'");
      }
      if (field.isEmpty() && !isForKeywords(modifier)) {
        return Optional.of("'" + modifier.word() + "' needs a field");
      }
    }
    return Optional.empty();
  }

  private static boolean goesWith(Modifier kind, Modifier other) {
    return switch (kind) {
      case RE ->
          FLAGS.contains(other)
              || PLACES.contains(other)
              || GENERAL.contains(other)
              || other == Modifier.EXPAND;
      case FIELDREF -> PLACES.contains(other) || GENERAL.contains(other) || other == Modifier.CASED;
      case CIDR -> GENERAL.contains(other) || other == Modifier.EXPAND;
      case EXISTS -> false;
      default -> GENERAL.contains(other);
    };
  }

  private static boolean isForKeywords(Modifier modifier) {
    return (!KINDS.contains(modifier) || modifier == Modifier.RE)
        && modifier != Modifier.NEQ
        && modifier != Modifier.STARTSWITH
        && modifier != Modifier.ENDSWITH;
  }

  /** Gives how values are compared, where that is not as text. */
  Optional<Modifier> kind() {
    for (Modifier modifier : modifiers) {
      if (KINDS.contains(modifier)) {
        return Optional.of(modifier);
      }
    }
    return Optional.empty();
  }

  /**
   * Gives where a text has to stand in a value, keywords anywhere; nothing where the modifiers
   * change the text, or compare it otherwise.
   */
  Optional<Anchoring> place() {
    boolean front = isKeywords();
    boolean back = isKeywords();
    for (Modifier modifier : modifiers) {
      switch (modifier) {
        case CONTAINS -> {
          front = true;
          back = true;
        }
        case STARTSWITH -> back = true;
        case ENDSWITH -> front = true;
        case ALL, NEQ, CASED -> {}
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(ValueTests.anchoring(front, back));
  }

  boolean has(Modifier modifier) {
    return modifiers.contains(modifier);
  }

  boolean isKeywords() {
    return field.isEmpty();
  }
}
