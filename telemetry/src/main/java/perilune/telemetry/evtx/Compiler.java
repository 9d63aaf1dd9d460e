package perilune.telemetry.evtx;

import static perilune.telemetry.evtx.Damage.FAILED;
import static perilune.telemetry.evtx.LittleEndian.i32;
import static perilune.telemetry.evtx.LittleEndian.u16;

import org.jspecify.annotations.Nullable;
import perilune.telemetry.Refusals.Reason;

/**
 * Turns the tokens of binary XML into a {@link Program}: a template's definition, or elements that
 * stand in a record without a template.
 *
 * <p>One pass without recursion, O(bytes). Sources: MS-EVEN6 2.2.12 (the grammar of BinXml);
 * libevtx, "Windows XML Event Log (EVTX) format" (names at offsets, size fields). Owned by one
 * thread.
 */
final class Compiler {

  /** Where no substitution is meant. */
  static final int NONE = -1;

  private static final int NO_DEPENDENCY = 0xFFFF;

  // A name in the chunk: offset of the next of its bucket, hash, count, text, zero.
  private static final int NAME_HEAD = 8;
  private static final int STRING_TYPE = 0x01;

  // A start tag has at least nine bytes: no chunk holds more.
  private static final int MOST_OPEN = (1 << 16) / 9;

  private final NameTable names = new NameTable();
  private final Program.Builder out = new Program.Builder();
  private final Damage damage;
  private final int[] open;

  private byte[] bytes = {};
  private int chunkEnd;
  private int end;
  private boolean template;
  private int depth;
  private boolean inTag;
  private int attribute = NONE;
  private String name = "";

  /** Makes one that refuses elements nested deeper than {@code maxNesting}. */
  Compiler(Damage damage, int maxNesting) {
    this.damage = damage;
    open = new int[Math.min(maxNesting, MOST_OPEN)];
  }

  /** Takes a chunk; names lie anywhere in it. */
  void chunk(byte[] chunk, int length) {
    bytes = chunk;
    chunkEnd = length;
  }

  /**
   * Compiles what lies here.
   *
   * @param ofTemplate whether elements carry a dependency, as they do in templates only
   * @return null if it is damaged; the damage says how
   */
  @Nullable Program compile(int from, int to, boolean ofTemplate) {
    out.clear();
    end = to;
    template = ofTemplate;
    depth = 0;
    inTag = false;
    attribute = NONE;
    int at = from;
    while (at < to) {
      int token = bytes[at] & ~Token.MORE & 0xFF;
      if (token == Token.END) {
        break;
      }
      at = token(token, at);
      if (at == FAILED) {
        return null;
      }
    }
    if (depth > 0) {
      damage.broken("an element that does not end");
      return null;
    }
    return out.build();
  }

  private int token(int token, int at) {
    boolean text = token == Token.VALUE || token == Token.CHARACTER || token == Token.ENTITY;
    boolean substitution = token == Token.SUBSTITUTION || token == Token.OPTIONAL_SUBSTITUTION;
    if (attribute != NONE && !text && !substitution) {
      out.set(attribute + 2, out.size());
      attribute = NONE;
    }
    if (text) {
      return literal(token, at);
    }
    return switch (token) {
      case Token.OPEN_START -> openElement(at);
      case Token.CLOSE_START -> closeStart(at);
      case Token.CLOSE_EMPTY, Token.END_ELEMENT -> closeElement(token, at);
      case Token.ATTRIBUTE -> attribute(at);
      case Token.CDATA -> counted(at + 1, true);
      case Token.INSTRUCTION_TARGET -> name(at + 1);
      case Token.INSTRUCTION_TEXT -> counted(at + 1, false);
      case Token.TEMPLATE_INSTANCE -> instance(at);
      case Token.SUBSTITUTION, Token.OPTIONAL_SUBSTITUTION -> substitution(at);
      case Token.FRAGMENT_HEADER -> skip(at, Token.FRAGMENT_HEADER_SIZE);
      default -> damage.broken("an unknown token of binary XML");
    };
  }

  private int skip(int at, int size) {
    return at + size <= end ? at + size : cut();
  }

  private int cut() {
    return damage.broken("binary XML that ends inside a token");
  }

  private int openElement(int at) {
    if (inTag) {
      return damage.broken("an element inside a start tag");
    }
    if (depth == open.length) {
      return damage.as(
          Reason.NESTED_TOO_DEEP, "elements nested deeper than " + open.length + " levels");
    }
    int dependency = NONE;
    int next = at + 1;
    if (dependent(next)) {
      if (skip(next, Short.BYTES) == FAILED) {
        return FAILED;
      }
      int index = u16(bytes, next);
      dependency = index == NO_DEPENDENCY ? NONE : index;
      next += Short.BYTES;
    }
    next = name(next + Integer.BYTES);
    if (next == FAILED) {
      return FAILED;
    }
    open[depth++] = out.size();
    out.add(Program.OPEN, out.name(name), NONE);
    out.add(template ? dependency : NONE, 0);
    inTag = true;
    return (bytes[at] & Token.MORE) == 0 ? next : skip(next, Integer.BYTES);
  }

  /**
   * Says whether an element's start has a dependency. Outside of templates the grammar says no, but
   * readers have met both: there it has one unless what follows is a size and a name without it.
   */
  private boolean dependent(int at) {
    if (template) {
      return true;
    }
    if (at + 2 * Integer.BYTES > end) {
      return false;
    }
    int size = i32(bytes, at);
    int place = i32(bytes, at + Integer.BYTES);
    boolean plausible = size >= 0 && size <= end - at && named(place);
    return !plausible;
  }

  private int closeStart(int at) {
    if (!inTag) {
      return damage.broken("the end of a start tag where none is");
    }
    inTag = false;
    return at + 1;
  }

  private int closeElement(int token, int at) {
    if (depth == 0 || inTag != (token == Token.CLOSE_EMPTY)) {
      return damage.broken("the end of an element where none is");
    }
    inTag = false;
    int start = open[--depth];
    onlyContent(start);
    out.add(Program.CLOSE);
    out.set(start + 4, out.size());
    return at + 1;
  }

  /**
   * Notes an element that holds nothing but one substitution: if that is an array, the element
   * stands for each of its items (MS-EVEN6 3.1.4.7.5).
   */
  private void onlyContent(int start) {
    int at = start + Program.OPEN_SIZE;
    while (at < out.size() && out.get(at) == Program.ATTRIBUTE) {
      at = out.get(at + 2);
    }
    if (at + Program.SUBSTITUTION_SIZE == out.size() && out.get(at) == Program.SUBSTITUTION) {
      out.set(start + 2, out.get(at + 1));
    }
  }

  private int attribute(int at) {
    if (!inTag) {
      return damage.broken("an attribute outside of a start tag");
    }
    int next = name(at + 1);
    if (next == FAILED) {
      return FAILED;
    }
    attribute = out.size();
    out.add(Program.ATTRIBUTE, out.name(name), 0);
    return next;
  }

  private int literal(int token, int at) {
    if (inTag && attribute == NONE) {
      return damage.broken("text inside a start tag");
    }
    return switch (token) {
      case Token.VALUE -> value(at);
      case Token.CHARACTER -> character(at);
      default -> entity(at);
    };
  }

  private int value(int at) {
    if (skip(at, 2) == FAILED || bytes[at + 1] != STRING_TYPE) {
      return damage.broken("a literal value that is not text");
    }
    return counted(at + 2, true);
  }

  /** Text after its count of UTF-16 units. */
  private int counted(int at, boolean kept) {
    if (skip(at, Short.BYTES) == FAILED) {
      return FAILED;
    }
    int units = u16(bytes, at);
    int next = skip(at + Short.BYTES, units * 2);
    if (next != FAILED && kept) {
      int start = out.literals.length();
      out.literals.utf16(bytes, at + Short.BYTES, units);
      literalFrom(start);
    }
    return next;
  }

  private int character(int at) {
    int next = skip(at, 1 + Short.BYTES);
    if (next != FAILED) {
      int start = out.literals.length();
      out.literals.codePoint(u16(bytes, at + 1));
      literalFrom(start);
    }
    return next;
  }

  private int entity(int at) {
    int next = name(at + 1);
    if (next != FAILED) {
      int start = out.literals.length();
      switch (name) {
        case "amp" -> out.literals.ascii('&');
        case "lt" -> out.literals.ascii('<');
        case "gt" -> out.literals.ascii('>');
        case "quot" -> out.literals.ascii('"');
        case "apos" -> out.literals.ascii('\'');
        default -> name.codePoints().forEach(out.literals::codePoint);
      }
      literalFrom(start);
    }
    return next;
  }

  private void literalFrom(int start) {
    out.add(Program.LITERAL, start, out.literals.length() - start);
  }

  private int substitution(int at) {
    if (inTag && attribute == NONE) {
      return damage.broken("a value inside a start tag");
    }
    int next = skip(at, 1 + Short.BYTES + 1);
    if (next != FAILED) {
      out.add(Program.SUBSTITUTION, u16(bytes, at + 1));
    }
    return next;
  }

  private int instance(int at) {
    if (inTag) {
      return damage.broken("a template inside a start tag");
    }
    int next = Instance.end(bytes, at, end);
    if (next == FAILED) {
      return damage.broken("a template whose values are not whole");
    }
    out.add(Program.INSTANCE, at);
    return next;
  }

  /** Reads a name's offset, and the name where it lies; gives what follows. */
  private int name(int at) {
    int next = skip(at, Integer.BYTES);
    if (next == FAILED) {
      return FAILED;
    }
    int place = i32(bytes, at);
    if (!named(place)) {
      return damage.broken("a name that lies outside of its chunk");
    }
    int units = u16(bytes, place + 6);
    name = names.at(bytes, place + NAME_HEAD, units);
    // A name lies where it is used first, and is referred to from then on.
    return place == next ? skip(next, NAME_HEAD + units * 2 + Short.BYTES) : next;
  }

  private boolean named(int place) {
    return place >= 0
        && place <= chunkEnd - NAME_HEAD
        && place + NAME_HEAD + u16(bytes, place + 6) * 2 <= chunkEnd;
  }
}
