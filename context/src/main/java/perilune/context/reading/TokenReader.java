package perilune.context.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Judges source by its words: which names of Lua's libraries it says, whatever the spacing, through
 * local names for them, {@code os["execute"]}, and texts that are put together of constants.
 *
 * <p>It evaluates nothing but constants: what a name means after a branch, a loop or a call is not
 * known to it. Of bytecode it knows the texts. Stateless. O(text).
 */
public final class TokenReader implements LuaReader {

  private final ReadingLimits limits;

  /** Makes one. */
  public TokenReader(ReadingLimits limits) {
    this.limits = limits;
  }

  @Override
  public Set<Ability> abilities(byte[] text) {
    byte[] seen = text.length > limits.maxBytes() ? Arrays.copyOf(text, limits.maxBytes()) : text;
    // One character a byte: names and quotes are ASCII, the rest may be anything.
    String source = new String(seen, StandardCharsets.ISO_8859_1);
    if (source.startsWith("\u001bL")) {
      return ofBytecode(source);
    }
    var found = EnumSet.noneOf(Ability.class);
    new SourceJudge(limits, found).judge(source, 0);
    return found;
  }

  /** Texts stand in bytecode as they are; which of them belong together is not said. */
  private static Set<Ability> ofBytecode(String code) {
    var found = EnumSet.noneOf(Ability.class);
    for (Ability ability : Ability.values()) {
      for (String name : Names.all(ability)) {
        if (says(code, name)) {
          found.add(ability);
        }
      }
    }
    return found;
  }

  private static boolean says(String code, String name) {
    String plain = name.startsWith(Names.MODULE) ? name.substring(1) : name;
    if (name.startsWith(Names.MODULE) && name.indexOf('.') < 0) {
      return word(code, plain) && word(code, "require");
    }
    for (String part : plain.split("\\.")) {
      if (!word(code, part)) {
        return false;
      }
    }
    return true;
  }

  /** A text's length stands before it, which may look like a letter: only its end is looked at. */
  private static boolean word(String code, String word) {
    for (int at = code.indexOf(word); at >= 0; at = code.indexOf(word, at + 1)) {
      int end = at + word.length();
      if (end == code.length() || !Lexer.isNamePart(code.charAt(end)) || code.charAt(end) < ' ') {
        return true;
      }
    }
    return false;
  }
}
