package perilune.rules.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads regular expressions of Java and Ruby. Bounded depth; O(length). */
final class RegexReader {

  /** Groups in groups. */
  private static final int MAX_NESTING = 100;

  private static final String ESCAPE_HELP = "write a backslash before it to match it literally";
  private static final String LINEAR_HELP =
      "regular expressions run in linear time here: say it without";

  private final RegexCursor cursor;
  private final RegexFlavor flavor;
  private final RegexEscapes escapes;
  private final List<String> groups = new ArrayList<>();
  private int depth;
  private boolean anyCase;
  private boolean lines;
  private boolean dotAll;

  RegexReader(String source, RegexFlavor flavor) {
    this.cursor = new RegexCursor(source);
    this.flavor = flavor;
    this.escapes = new RegexEscapes(cursor, flavor);
  }

  /** Gives the names of the groups that capture, in order. */
  List<String> groups() {
    return groups;
  }

  RegexNode read() throws RegexRefusal {
    RegexNode node = choice();
    if (cursor.more()) {
      throw new RegexRefusal("the ')' of this regular expression closes nothing", ESCAPE_HELP);
    }
    return node;
  }

  private RegexNode choice() throws RegexRefusal {
    var parts = new ArrayList<RegexNode>();
    do {
      parts.add(sequence());
    } while (cursor.accept('|'));
    return parts.size() == 1 ? parts.getFirst() : new RegexNode.Choice(parts);
  }

  private RegexNode sequence() throws RegexRefusal {
    var parts = new ArrayList<RegexNode>();
    while (cursor.more() && cursor.peek() != ')' && cursor.peek() != '|') {
      atom().ifPresent(parts::add);
    }
    return new RegexNode.Sequence(resolved(parts));
  }

  /** Puts what looks ahead into what follows it, and checks what gives nothing back. */
  private List<RegexNode> resolved(List<RegexNode> parts) throws RegexRefusal {
    for (int i = parts.size() - 1; i >= 0; i--) {
      if (parts.get(i) instanceof RegexNode.Ahead(var set)) {
        RegexNode next = i + 1 < parts.size() ? parts.remove(i + 1) : new RegexNode.Anchor("");
        parts.set(i, narrowed(next, set));
      } else if (parts.get(i) instanceof RegexNode.Repeat repeat
          && repeat.greed() == RegexNode.Greed.POSSESSIVE) {
        parts.set(i, giving(repeat, parts, i + 1));
      }
    }
    return parts;
  }

  private static RegexNode narrowed(RegexNode next, CharacterSet allowed) throws RegexRefusal {
    if (next instanceof RegexNode.Characters(var set)) {
      return new RegexNode.Characters(set.and(allowed));
    }
    if (next instanceof RegexNode.Repeat(RegexNode.Characters(var set), var least, var most, var g)
        && least > 0) {
      int more = most == RegexNode.NO_END ? most : most - 1;
      return new RegexNode.Sequence(
          List.of(
              new RegexNode.Characters(set.and(allowed)),
              new RegexNode.Repeat(new RegexNode.Characters(set), least - 1, more, g)));
    }
    throw new RegexRefusal(
        "looking ahead is supported only before a single character or class", LINEAR_HELP);
  }

  /** A repetition that gives nothing back is a plain one where it would be of no use anyway. */
  private RegexNode giving(RegexNode.Repeat repeat, List<RegexNode> parts, int next)
      throws RegexRefusal {
    Optional<CharacterSet> repeated = RegexNode.single(repeat.part());
    boolean last = next >= parts.size();
    boolean apart =
        last
            ? depth == 0
            : repeated.isPresent()
                && RegexNode.first(parts.get(next))
                    .map(set -> set.and(repeated.get()).isEmpty())
                    .orElse(false);
    if (!apart) {
      throw new RegexRefusal(
          "a possessive repetition is supported only where what follows begins otherwise",
          LINEAR_HELP);
    }
    return new RegexNode.Repeat(
        repeat.part(), repeat.least(), repeat.most(), RegexNode.Greed.GREEDY);
  }

  /** Gives the next part with its repetition; nothing where there are only flags. */
  private Optional<RegexNode> atom() throws RegexRefusal {
    int c = cursor.next();
    Optional<RegexNode> read =
        switch (c) {
          case '(' -> group();
          case '[' -> Optional.of(characters(escapes.bracket(anyCase)));
          case '.' -> Optional.of(characters(dot()));
          case '^' -> Optional.of(new RegexNode.Anchor(isOfLines() ? "(?m:^)" : "^"));
          case '$' -> Optional.of(new RegexNode.Anchor(isOfLines() ? "(?m:$)" : "$"));
          case '\\' -> Optional.of(escape());
          case '*', '+', '?' ->
              throw new RegexRefusal(
                  "'" + (char) c + "' of this regular expression repeats nothing", ESCAPE_HELP);
          default -> Optional.of(literal(c));
        };
    return read.isEmpty() ? read : Optional.of(repeated(read.get()));
  }

  private boolean isOfLines() {
    return lines || flavor == RegexFlavor.RUBY;
  }

  private CharacterSet dot() {
    if (dotAll) {
      return CharacterSet.ALL;
    }
    return flavor == RegexFlavor.RUBY
        ? CharacterSet.of('\n').not()
        : CharacterSet.of('\n', '\r', 0x85, 0x2028, 0x2029).not();
  }

  private static RegexNode characters(CharacterSet set) {
    return new RegexNode.Characters(set);
  }

  private RegexNode literal(int c) {
    CharacterSet set = CharacterSet.of(c);
    return characters(anyCase ? set.withBothCases() : set);
  }

  private RegexNode escape() throws RegexRefusal {
    if (cursor.more() && cursor.peek() == 'Q' && flavor == RegexFlavor.JAVA) {
      var parts = new ArrayList<RegexNode>();
      escapes.quoted().codePoints().forEach(c -> parts.add(literal(c)));
      return new RegexNode.Sequence(parts);
    }
    Optional<String> place = escapes.place();
    if (place.isPresent()) {
      return new RegexNode.Anchor(place.get());
    }
    CharacterSet set = escapes.escaped();
    return characters(anyCase && set.isSingle() ? set.withBothCases() : set);
  }

  private RegexNode repeated(RegexNode part) throws RegexRefusal {
    Optional<int[]> times = escapes.times();
    if (times.isEmpty()) {
      return part;
    }
    RegexNode.Greed greed =
        cursor.accept('?')
            ? RegexNode.Greed.LAZY
            : cursor.accept('+') ? RegexNode.Greed.POSSESSIVE : RegexNode.Greed.GREEDY;
    if (cursor.more() && "*+?".indexOf(cursor.peek()) >= 0) {
      throw new RegexRefusal("a repetition is repeated", "put the first into '(?:…)'");
    }
    if (part instanceof RegexNode.Ahead) {
      throw new RegexRefusal("what looks ahead cannot repeat", LINEAR_HELP);
    }
    return new RegexNode.Repeat(part, times.get()[0], times.get()[1], greed);
  }

  private Optional<RegexNode> group() throws RegexRefusal {
    if (++depth > MAX_NESTING) {
      throw new RegexRefusal(
          "this regular expression has more than " + MAX_NESTING + " groups in groups",
          "leave out parentheses that are not needed");
    }
    boolean[] before = {anyCase, lines, dotAll};
    Optional<RegexNode> node = cursor.accept('?') ? special() : Optional.of(plain());
    if (node.isPresent()) {
      close();
      anyCase = before[0];
      lines = before[1];
      dotAll = before[2];
    }
    depth--;
    return node;
  }

  private void close() throws RegexRefusal {
    if (!cursor.accept(')')) {
      throw new RegexRefusal("the '(' of this regular expression has no ')'", ESCAPE_HELP);
    }
  }

  private RegexNode plain() throws RegexRefusal {
    return flavor == RegexFlavor.RUBY ? choice() : capturing("");
  }

  private RegexNode capturing(String name) throws RegexRefusal {
    groups.add(name);
    return new RegexNode.Capturing(choice());
  }

  /** Reads what follows {@code (?}; nothing where it only sets flags. */
  private Optional<RegexNode> special() throws RegexRefusal {
    if (cursor.accept(':')) {
      return Optional.of(choice());
    }
    if (cursor.accept('=')) {
      return Optional.of(ahead(false));
    }
    if (cursor.accept('!')) {
      return Optional.of(ahead(true));
    }
    if (cursor.accept('>')) {
      throw new RegexRefusal("'(?>…)', a group that gives nothing back, is not run", LINEAR_HELP);
    }
    if (cursor.accept('<')) {
      if (cursor.more() && "=!".indexOf(cursor.peek()) >= 0) {
        throw new RegexRefusal("looking behind is not run", LINEAR_HELP);
      }
      return Optional.of(capturing(cursor.upTo('>')));
    }
    return flags();
  }

  private RegexNode ahead(boolean negative) throws RegexRefusal {
    Optional<CharacterSet> set = RegexNode.single(choice());
    if (set.isEmpty()) {
      throw new RegexRefusal("looking ahead at more than one character is not run", LINEAR_HELP);
    }
    return new RegexNode.Ahead(negative ? set.get().not() : set.get());
  }

  /** Reads {@code im-s)} or {@code im-s:…}. Ruby's m is Java's s, and it has no other. */
  private Optional<RegexNode> flags() throws RegexRefusal {
    boolean on = true;
    while (cursor.more() && cursor.peek() != ')' && cursor.peek() != ':') {
      int flag = cursor.next();
      switch (flag) {
        case '-' -> on = false;
        case 'i' -> anyCase = on;
        case 'm' -> {
          dotAll = flavor == RegexFlavor.RUBY ? on : dotAll;
          lines = flavor == RegexFlavor.RUBY ? lines : on;
        }
        case 's' -> dotAll = on;
        default ->
            throw new RegexRefusal(
                "'(?" + Character.toString(flag) + "' of this regular expression is not run",
                "there are the flags i, m and s");
      }
    }
    if (cursor.accept(':')) {
      return Optional.of(choice());
    }
    close();
    return Optional.empty();
  }
}
