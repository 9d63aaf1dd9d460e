package perilune.catalog.site;

import java.util.ArrayList;
import java.util.List;

/** Descriptions of ATT&CK as plain paragraphs: without citations, marks of code and addresses. */
final class AttackText {

  private static final String CITATION = "(Citation: ";

  private AttackText() {}

  static List<String> paragraphs(String description) {
    var all = new ArrayList<String>();
    for (String paragraph : description.split("\n")) {
      String plain = links(citations(paragraph.replace("<code>", "").replace("</code>", "")));
      if (!plain.isBlank()) {
        all.add(plain.strip());
      }
    }
    return all;
  }

  private static String citations(String text) {
    var out = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf(CITATION); at >= 0; at = text.indexOf(CITATION, from)) {
      int end = text.indexOf(')', at);
      if (end < 0) {
        break;
      }
      out.append(text, from, at);
      from = end + 1;
    }
    return out.append(text, from, text.length()).toString();
  }

  /** Gives {@code [words](address)} as the words. */
  private static String links(String text) {
    var out = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf("]("); at >= 0; at = text.indexOf("](", at + 2)) {
      int start = text.lastIndexOf('[', at);
      int end = text.indexOf(')', at);
      if (end < 0) {
        break;
      }
      if (start >= from) {
        out.append(text, from, start).append(text, start + 1, at);
        from = end + 1;
      }
    }
    return out.append(text, from, text.length()).toString();
  }
}
