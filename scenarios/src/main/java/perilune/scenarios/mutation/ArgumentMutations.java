package perilune.scenarios.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import perilune.scenarios.story.Story;
import perilune.scenarios.world.Trace;

/** Other ways to write the code of {@code -e}. */
final class ArgumentMutations {

  private static final int LONG = 24_000;

  private ArgumentMutations() {}

  static List<Mutation> all() {
    return List.of(
        code("e-attached", "the code stands right behind -e", a -> a.given("-e" + a.code())),
        code(
            "e-several",
            "the code comes in several -e",
            a -> a.given("-e", "local a=1", "-e", a.code(), "-e", "a=nil")),
        code(
            "e-behind-options",
            "other options stand before -e",
            a -> a.given("-i", "-e", a.code())),
        code(
            "e-long-comment",
            "a comment of 24,000 characters stands before the code",
            a -> a.given("-e", "--[[" + "A".repeat(LONG) + "]] " + a.code())),
        code("e-lines", "the code has line breaks", text(code -> "\n\n" + code.replace(" ", "\n"))),
        code(
            "e-brackets",
            "fields are named as os[\"execute\"]",
            named(ArgumentMutations::brackets)),
        code(
            "e-spaces",
            "blanks and comments stand between names",
            named(ArgumentMutations::spaced)),
        code(
            "e-long-strings",
            "strings are written in long brackets",
            named(ArgumentMutations::longStrings)),
        code("e-alias", "functions are called under other names", named(ArgumentMutations::alias)),
        evaluated(
            "e-concatenation",
            "names are put together when the code runs",
            ArgumentMutations::concatenated),
        evaluated("e-escapes", "names are written with \\x escapes", ArgumentMutations::escaped),
        evaluated(
            "e-char-codes",
            "the code is a text of numbers that load runs",
            ArgumentMutations::numbers),
        evaluated(
            "e-reversed",
            "the code is a reversed text that load runs",
            ArgumentMutations::reversed));
  }

  private interface Change {
    Story of(Attack attack);
  }

  private static Mutation code(String id, String about, Change change) {
    return new Mutation(id, about, Trace.ARGUMENTS, attack -> changed(attack, change));
  }

  private static Mutation evaluated(String id, String about, UnaryOperator<String> change) {
    return new Mutation(id, about, Trace.EVALUATED_TEXT, attack -> changed(attack, named(change)));
  }

  private static Optional<Story> changed(Attack attack, Change change) {
    if (attack.form() != Attack.Form.CODE) {
      return Optional.empty();
    }
    return Optional.of(change.of(attack));
  }

  private static Change text(UnaryOperator<String> change) {
    return named(change);
  }

  /** Words behind the code stay as they are. */
  private static Change named(UnaryOperator<String> change) {
    return attack -> {
      var words = new ArrayList<>(attack.image().arguments());
      words.set(2, change.apply(attack.code()));
      return attack.running(attack.world().given(attack.image(), words));
    };
  }

  private static String brackets(String code) {
    return code.replace("os.execute", "os[\"execute\"]")
        .replace("io.popen", "io['popen']")
        .replace("package.loadlib", "package[\"loadlib\"]")
        .replace("loadstring(", "_G[\"loadstring\"](");
  }

  private static String spaced(String code) {
    return code.replace("os.execute", "os . --[[x]] execute")
        .replace("io.popen", "io .\tpopen")
        .replace("package.loadlib", "package . loadlib")
        .replace("loadstring(", "loadstring  (");
  }

  private static String longStrings(String code) {
    return code.replaceAll("\\((['\"])([^'\"\\\\]*)\\1\\)", "([==[$2]==])");
  }

  private static String alias(String code) {
    return code.contains("os.execute(")
        ? "local e=os.execute " + code.replace("os.execute(", "e(")
        : code.contains("io.popen(") ? "local e=io.popen " + code.replace("io.popen(", "e(") : code;
  }

  private static String concatenated(String code) {
    return code.replace("os.execute", "os[\"exe\"..\"cute\"]")
        .replace("io.popen", "io[\"po\"..\"pen\"]")
        .replace("package.loadlib", "package[\"load\"..\"lib\"]")
        .replace("loadstring(", "_G[\"load\"..\"string\"](");
  }

  private static String escaped(String code) {
    return code.replace("os.execute", "os[\"\\x65\\x78ecute\"]")
        .replace("io.popen", "io[\"\\112\\111pen\"]")
        .replace("package.loadlib", "package[\"\\x6coadlib\"]")
        .replace("loadstring(", "_G[\"\\x6coadstring\"](");
  }

  private static String numbers(String code) {
    var all = new StringBuilder("(load or loadstring)(string.char(");
    for (int i = 0; i < code.length(); i++) {
      all.append(i == 0 ? "" : ",").append(code.charAt(i) & 0xFF);
    }
    return all.append("))()").toString();
  }

  private static String reversed(String code) {
    return "(load or loadstring)(([==[" + new StringBuilder(code).reverse() + "]==]):reverse())()";
  }
}
