package perilune.rules.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of a selection: a field with modifiers, and its values.
 *
 * @param mapped whether a pipeline said the field's name, which is the event's then
 */
record FieldItem(ModifierChain chain, List<Yaml> values, boolean mapped) {

  /** Characters of one text that is rewritten. Paths on Windows have up to 32,767. */
  static final int MAX_TEXT = 1 << 16;

  /** Characters of all texts of a line that was rewritten. */
  static final int MAX_TEXTS = 1 << 22;

  FieldItem {
    values = List.copyOf(values);
  }

  /** Gives the same for a field that a pipeline names. */
  FieldItem of(String field) {
    return new FieldItem(new ModifierChain(field, chain.modifiers(), chain.span()), values, true);
  }

  /**
   * Gives the same with texts rewritten; what is compared otherwise than as text stays. Gives
   * nothing where texts are, or become, longer than the limits.
   */
  Optional<FieldItem> rewritten(Transformation.Rewrite rewrite) {
    if (chain.kind().isPresent()) {
      return Optional.of(this);
    }
    boolean front = has(Modifier.CONTAINS) || has(Modifier.ENDSWITH);
    boolean back = has(Modifier.CONTAINS) || has(Modifier.STARTSWITH);
    boolean places = chain.modifiers().stream().allMatch(FieldItem::isPlace);
    var changed = new ArrayList<Yaml>();
    boolean any = false;
    long length = 0;
    for (Yaml value : values) {
      if (length(value) > MAX_TEXT || length > MAX_TEXTS) {
        return Optional.empty();
      }
      Optional<List<Yaml>> texts =
          value instanceof Yaml.Text text
              ? texts(text, rewrite, places && front, places && back)
              : Optional.empty();
      any |= texts.isPresent();
      List<Yaml> now =
          texts.orElseGet(() -> List.of(starred(value, places && front, places && back)));
      changed.addAll(now);
      length += now.stream().mapToLong(FieldItem::length).sum();
    }
    return Optional.of(
        any ? new FieldItem(places ? withoutPlaces() : chain, changed, mapped) : this);
  }

  private static int length(Yaml value) {
    return value instanceof Yaml.Text text ? text.value().length() : 0;
  }

  private boolean has(Modifier modifier) {
    return chain.has(modifier);
  }

  /** Only these can be written as wildcards: what stands beside them changes the text first. */
  private static boolean isPlace(Modifier modifier) {
    return switch (modifier) {
      case CONTAINS, STARTSWITH, ENDSWITH, ALL, NEQ, CASED -> true;
      default -> false;
    };
  }

  private ModifierChain withoutPlaces() {
    List<Modifier> rest =
        chain.modifiers().stream()
            .filter(one -> one == Modifier.ALL || one == Modifier.NEQ || one == Modifier.CASED)
            .toList();
    return new ModifierChain(chain.field(), rest, chain.span());
  }

  private static Optional<List<Yaml>> texts(
      Yaml.Text text, Transformation.Rewrite rewrite, boolean front, boolean back) {
    boolean isText =
        !text.isNull() && text.truth().isEmpty() && ItemLowering.number(text).isEmpty();
    if (!isText) {
      return Optional.empty();
    }
    String whole = starred(text.value(), front, back);
    return rewrite
        .texts(whole)
        .filter(texts -> !texts.equals(List.of(whole)))
        .map(texts ->
            texts.stream().map(one -> (Yaml) new Yaml.Text(one, false, text.span())).toList());
  }

  private static Yaml starred(Yaml value, boolean front, boolean back) {
    return value instanceof Yaml.Text text && (front || back)
        ? new Yaml.Text(starred(text.value(), front, back), false, text.span())
        : value;
  }

  /** Writes a text with wildcards at its ends; a backslash at the end must not take the star's. */
  private static String starred(String text, boolean front, boolean back) {
    int slashes = 0;
    while (slashes < text.length() && text.charAt(text.length() - 1 - slashes) == '\\') {
      slashes++;
    }
    String guard = slashes % 2 == 1 ? "\\" : "";
    String end = !back ? "" : SigmaText.of(text).endsAnywhere() ? "" : guard + "*";
    return (front && !text.startsWith("*") ? "*" : "") + text + end;
  }
}
