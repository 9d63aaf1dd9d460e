package perilune.rules.plan;

/**
 * How a predicate meets a field: with the field and the predicate itself, these five make its
 * identity. Two languages share a predicate only if all agree.
 *
 * @param folding whether letters of either case are equal
 * @param anchoring which part of the value has to match
 * @param coercion what happens where the value's type is not the literal's
 * @param missing what the predicate is where the field has no value
 * @param quantifier how many of the field's values have to match
 */
public record Matching(
    Folding folding,
    Anchoring anchoring,
    Coercion coercion,
    Missing missing,
    Quantifier quantifier) {

  /** Case of letters. */
  public enum Folding {
    EXACT,
    /** Only A to Z: Lucene's {@code case_insensitive}. */
    ASCII,
    /** Every letter that has another case. */
    UNICODE
  }

  /** The part of the value. */
  public enum Anchoring {
    WHOLE,
    PREFIX,
    SUFFIX,
    ANYWHERE
  }

  /** Values of another type. */
  public enum Coercion {
    /** Never equal. */
    STRICT,
    /** Text that reads as a number is one, a number compared with text is its decimal form. */
    LENIENT
  }

  /** A field without a value. */
  public enum Missing {
    FALSE,
    TRUE,
    UNKNOWN
  }

  /** Several values. */
  public enum Quantifier {
    ANY,
    ALL
  }

  /** EQL's case-sensitive operators: two-valued, any value, the whole of it. */
  public static final Matching EQL =
      new Matching(Folding.EXACT, Anchoring.WHOLE, Coercion.LENIENT, Missing.FALSE, Quantifier.ANY);

  /** EQL's insensitive operators. */
  public static final Matching EQL_INSENSITIVE = EQL.with(Folding.ASCII);

  /** Each test of each rule is looked up by this: cheap, also while the code is new to the JVM. */
  @Override
  public int hashCode() {
    int hash = folding.ordinal();
    hash = hash * 4 + anchoring.ordinal();
    hash = hash * 4 + coercion.ordinal();
    hash = hash * 4 + missing.ordinal();
    return hash * 4 + quantifier.ordinal();
  }

  /** Gives the same with another folding. */
  public Matching with(Folding other) {
    return new Matching(other, anchoring, coercion, missing, quantifier);
  }

  /** Gives the same with another anchoring. */
  public Matching with(Anchoring other) {
    return new Matching(folding, other, coercion, missing, quantifier);
  }
}
