package perilune.engine.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import perilune.engine.match.LikePattern;
import perilune.engine.match.RegexTexts;
import perilune.event.FieldTable;
import perilune.event.FieldType;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;

/**
 * What to look for in a field for a predicate: an event one of whose values meets it has at least
 * one of the lookups.
 *
 * @param lookups at least one is found where a value meets the predicate; none: no value can
 * @param settled whether the reverse holds too: one that is found means that a value meets it
 */
record LeafLookups(List<Lookup> lookups, boolean settled) {

  LeafLookups {
    lookups = List.copyOf(lookups);
  }

  /** Gives what to look for in a field. */
  static LeafLookups of(String field, Predicate predicate, Matching matching, FieldTable fields) {
    if (!isPlainText(field, fields)) {
      return presence(field);
    }
    if (matching.folding() == Matching.Folding.UNICODE) {
      return new LeafLookups(FoldedTexts.lookups(field, predicate), false);
    }
    LeafLookups found = ofText(field, predicate, matching);
    boolean asFound =
        matching.folding() == Matching.Folding.ASCII
            && matching.coercion() == Matching.Coercion.LENIENT
            && matching.quantifier() == Matching.Quantifier.ANY;
    return asFound ? found : new LeafLookups(found.lookups(), false);
  }

  /** Gives texts that some value has to contain; empty where nothing is known of that. */
  static Optional<LeafLookups> anywhere(Predicate predicate, Matching matching) {
    List<Lookup> lookups =
        matching.folding() == Matching.Folding.UNICODE
            ? FoldedTexts.lookups(Lookup.ANYWHERE, predicate)
            : ofText(Lookup.ANYWHERE, predicate, matching).lookups();
    var pieces = new ArrayList<Lookup>();
    for (Lookup lookup : lookups) {
      switch (lookup) {
        case Lookup.Piece(var _, var text, var _) -> pieces.add(piece(text));
        case Lookup.Whole(var _, var text) when !text.isEmpty() -> pieces.add(piece(text));
        case Lookup.Whole _, Lookup.Numeric _, Lookup.Presence _ -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new LeafLookups(pieces, false));
  }

  /** All texts of an event are looked through as one: where values start and end is not seen. */
  private static Lookup piece(String text) {
    return new Lookup.Piece(Lookup.ANYWHERE, text, Lookup.Place.ANYWHERE);
  }

  private static LeafLookups presence(String field) {
    return new LeafLookups(List.of(new Lookup.Presence(field)), false);
  }

  private static boolean isPlainText(String field, FieldTable fields) {
    int id = fields.find(field);
    FieldType type = id == FieldTable.FULL ? FieldType.ANY : fields.type(id);
    return type != FieldType.DATE && type != FieldType.IP && type != FieldType.VERSION;
  }

  private static LeafLookups ofText(String field, Predicate predicate, Matching matching) {
    return switch (predicate) {
      case Predicate.Equal(var literal) -> ofLiterals(field, List.of(literal), matching);
      case Predicate.OneOf(var literals) -> ofLiterals(field, literals, matching);
      case Predicate.Like(var patterns) -> ofPatterns(field, patterns, matching);
      case Predicate.Regex(var expressions) -> ofExpressions(field, expressions);
      case Predicate.Present _ -> new LeafLookups(List.of(new Lookup.Presence(field)), true);
      case Predicate.Compare _, Predicate.Calendar _, Predicate.InNetwork _ -> presence(field);
    };
  }

  private static LeafLookups ofLiterals(String field, List<Literal> literals, Matching matching) {
    var lookups = new ArrayList<Lookup>();
    boolean settled = true;
    for (Literal literal : literals) {
      if (literal instanceof Literal.Nil) {
        continue;
      }
      settled &= literal instanceof Literal.Text;
      lookups.add(
          switch (matching.anchoring()) {
            case WHOLE -> whole(field, literal);
            case PREFIX -> piece(field, literal.text(), Lookup.Place.PREFIX);
            case SUFFIX -> piece(field, literal.text(), Lookup.Place.SUFFIX);
            case ANYWHERE -> piece(field, literal.text(), Lookup.Place.ANYWHERE);
          });
    }
    return new LeafLookups(lookups, settled);
  }

  private static Lookup whole(String field, Literal literal) {
    return switch (literal) {
      case Literal.Whole(var value) -> new Lookup.Numeric(field, value);
      case Literal.Real(var value) -> new Lookup.Numeric(field, value);
      case Literal.Text _, Literal.Truth _, Literal.Nil _ ->
          new Lookup.Whole(field, lower(literal.text()));
    };
  }

  private static Lookup piece(String field, String text, Lookup.Place place) {
    return text.isEmpty()
        ? new Lookup.Presence(field)
        : new Lookup.Piece(field, lower(text), place);
  }

  private static LeafLookups ofPatterns(String field, List<String> patterns, Matching matching) {
    var lookups = new ArrayList<Lookup>();
    boolean settled = true;
    for (String pattern : patterns) {
      String anchored =
          switch (matching.anchoring()) {
            case WHOLE -> pattern;
            case PREFIX -> pattern + "*";
            case SUFFIX -> "*" + pattern;
            case ANYWHERE -> "*" + pattern + "*";
          };
      Optional<Lookup> plain = plain(field, anchored);
      settled &= plain.isPresent();
      lookups.add(plain.orElseGet(() -> longest(field, pattern)));
    }
    return new LeafLookups(lookups, settled);
  }

  /** Gives the one thing that a pattern means; nothing where it has more than one part. */
  private static Optional<Lookup> plain(String field, String pattern) {
    if (LikePattern.isLiteral(pattern)) {
      return Optional.of(new Lookup.Whole(field, lower(pattern)));
    }
    boolean front = pattern.startsWith("*");
    boolean back = pattern.length() > 1 && pattern.endsWith("*");
    String inner = pattern.substring(front ? 1 : 0, pattern.length() - (back ? 1 : 0));
    if (!LikePattern.isLiteral(inner)) {
      return Optional.empty();
    }
    Lookup.Place place =
        front && back ? Lookup.Place.ANYWHERE : front ? Lookup.Place.SUFFIX : Lookup.Place.PREFIX;
    return Optional.of(piece(field, inner, place));
  }

  private static Lookup longest(String field, String pattern) {
    String longest =
        LikePattern.pieces(pattern).stream()
            .max(Comparator.comparingInt(String::length))
            .orElse("");
    return piece(field, longest, Lookup.Place.ANYWHERE);
  }

  private static LeafLookups ofExpressions(String field, List<String> expressions) {
    var lookups = new ArrayList<Lookup>();
    for (String expression : expressions) {
      List<String> texts = RegexTexts.needed(expression);
      if (texts.isEmpty()) {
        return presence(field);
      }
      texts.forEach(text -> lookups.add(piece(field, text, Lookup.Place.ANYWHERE)));
    }
    return new LeafLookups(lookups, false);
  }

  /** Folds A to Z. */
  static String lower(String text) {
    var folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return folded.toString();
  }
}
