package perilune.rules.convert;

import java.util.regex.Pattern;
import perilune.rules.plan.Matching.Anchoring;

/**
 * A regular expression in Lucene's syntax, which EQL has: it matches the whole value, and knows
 * neither anchors nor groups with a question mark.
 *
 * @param expression in Lucene's syntax
 * @param insensitive whether its flags ask for any case
 */
record RegexRewriting(String expression, boolean insensitive) {

  private static final Pattern FLAGS = Pattern.compile("^\\(\\?([ims]+)\\)");

  /** Signs that Lucene reads and RE2 takes for themselves. */
  private static final String LUCENE = "\"#@&<>~";

  static RegexRewriting toLucene(String written, Anchoring anchoring, Losses losses) {
    String rest = written;
    var flags = FLAGS.matcher(rest);
    String set = flags.find() ? flags.group(1) : "";
    rest = rest.substring(set.isEmpty() ? 0 : set.length() + 3);
    boolean front = rest.startsWith("^") || fixed(anchoring, Anchoring.PREFIX);
    boolean back =
        rest.endsWith("$") && !rest.endsWith("\\$") || fixed(anchoring, Anchoring.SUFFIX);
    boolean either = rest.indexOf('|') >= 0 && (rest.startsWith("^") || rest.endsWith("$"));
    String body = rest.substring(rest.startsWith("^") ? 1 : 0);
    body = body.substring(0, body.length() - (body.endsWith("$") && !body.endsWith("\\$") ? 1 : 0));
    if (set.indexOf('m') >= 0 || either) {
      losses.unsayable("the anchors of the regular expression " + written);
    }
    String inner = body(body, set.indexOf('s') >= 0 ? "." : "[^\n]", written, losses);
    return new RegexRewriting(
        (front ? "" : ".*") + "(" + inner + ")" + (back ? "" : ".*"), set.indexOf('i') >= 0);
  }

  private static boolean fixed(Anchoring anchoring, Anchoring side) {
    return anchoring == Anchoring.WHOLE || anchoring == side;
  }

  private static String body(String body, String dot, String written, Losses losses) {
    var out = new StringBuilder();
    boolean inSet = false;
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      inSet = c == '[' || inSet && c != ']';
      if (c == '\\' && i + 1 < body.length()) {
        out.append(escape(body.charAt(++i), inSet, written, losses));
      } else if (c == '(' && body.startsWith("(?:", i)) {
        out.append('(');
        i += 2;
      } else if (c == '.' && !inSet) {
        // Lucene's dot is a line end too.
        out.append(dot);
      } else if (c == '^' && i > 0 && body.charAt(i - 1) == '[') {
        out.append(c);
      } else if (!inSet && (c == '^' || c == '$' || body.startsWith("(?", i))) {
        losses.unsayable("'" + c + "' inside the regular expression " + written);
      } else if (inSet || !isLazy(body, i)) {
        out.append(LUCENE.indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
    return out.toString();
  }

  /** How much is taken does not change whether there is a match. */
  private static boolean isLazy(String body, int at) {
    return body.charAt(at) == '?' && at > 0 && "*+?}".indexOf(body.charAt(at - 1)) >= 0;
  }

  private static String escape(char c, boolean inSet, String written, Losses losses) {
    if (Character.isLetterOrDigit(c)) {
      String known =
          switch (c) {
            case 'd' -> "0-9";
            case 'w' -> "0-9A-Za-z_";
            case 's' -> " \t\n\r\f";
            default -> "";
          };
      if (known.isEmpty()) {
        losses.unsayable("'\\" + c + "' in the regular expression " + written);
      }
      return inSet ? known : "[" + known + "]";
    }
    return "\\" + c;
  }
}
