package perilune.engine.match;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import perilune.event.Event;
import perilune.event.Tag;
import perilune.rules.plan.Matching;

/** Tests one value of a field. One final class a kind; only text tests of another case decode. */
sealed interface ValueTest
    permits AddressSet,
        CalendarTest,
        ValueTest.Fixed,
        ValueTest.Several,
        ValueTest.OnText,
        ValueTest.OnFoldedText,
        ValueTest.OnRegex,
        ValueTest.TextOrder,
        ValueTest.OnNumber,
        ValueTest.OnTruth,
        ValueTest.OnDate,
        ValueTest.OnVersion,
        ValueTest.AddressOrder,
        ValueTest.InNetwork {

  /** Says whether the value passes. */
  boolean test(EventView view, Event event, int value);

  /** Every value passes, or none. */
  final class Fixed implements ValueTest {
    private final boolean result;

    Fixed(boolean result) {
      this.result = result;
    }

    @Override
    public boolean test(EventView view, Event event, int value) {
      return result;
    }
  }

  /** One of several tests. */
  final class Several implements ValueTest {
    private final ValueTest[] tests;

    Several(List<ValueTest> tests) {
      this.tests = tests.toArray(ValueTest[]::new);
    }

    @Override
    public boolean test(EventView view, Event event, int value) {
      for (ValueTest test : tests) {
        if (test.test(view, event, value)) {
          return true;
        }
      }
      return false;
    }
  }

  /** The value as text; other types only where lenient. */
  final class OnText implements ValueTest {
    private final TextTest test;
    private final boolean lenient;

    OnText(TextTest test, boolean lenient) {
      this.test = test;
      this.lenient = lenient;
    }

    @Override
    public boolean test(EventView view, Event event, int value) {
      if (event.tag(value) == Tag.TEXT) {
        return test.test(event.arena(), event.offset(value), event.length(value));
      }
      if (!lenient) {
        return false;
      }
      ValueText text = view.text;
      text.load(event, value);
      return test.test(text.bytes(), text.from(), text.length());
    }
  }

  /** The value with every letter folded, against a test whose letters are folded. Allocates. */
  final class OnFoldedText implements ValueTest {
    private final TextTest test;
    private final boolean lenient;

    OnFoldedText(TextTest test, boolean lenient) {
      this.test = test;
      this.lenient = lenient;
    }

    @Override
    public boolean test(EventView view, Event event, int value) {
      if (event.tag(value) != Tag.TEXT && !lenient) {
        return false;
      }
      view.text.load(event, value);
      String folded = AsciiFolding.fold(view.text.string(), Matching.Folding.UNICODE);
      byte[] utf8 = folded.getBytes(StandardCharsets.UTF_8);
      return test.test(utf8, 0, utf8.length);
    }
  }

  /** The value's text against a regular expression. Linear time; decodes the value. */
  final class OnRegex implements ValueTest {
    private final Pattern pattern;
    private final Matching.Anchoring anchoring;
    private final boolean lenient;

    OnRegex(Pattern pattern, Matching.Anchoring anchoring, boolean lenient) {
      this.pattern = pattern;
      this.anchoring = anchoring;
      this.lenient = lenient;
    }

    @Override
    public boolean test(EventView view, Event event, int value) {
      if (event.tag(value) != Tag.TEXT && !lenient) {
        return false;
      }
      view.text.load(event, value);
      Matcher matcher = pattern.matcher(view.text.string());
      return switch (anchoring) {
        case WHOLE -> matcher.matches();
        case PREFIX -> matcher.lookingAt();
        // The pattern of a suffix ends in \z.
        case SUFFIX, ANYWHERE -> matcher.find();
      };
    }
  }

  /** The value's text in an order to another. */
  final class TextOrder implements ValueTest {
    private final Relation relation;
    private final byte[] bound;
    private final boolean fold;
    private final boolean lenient;

    TextOrder(Relation relation, String bound, boolean fold, boolean lenient) {
      this.relation = relation;
      this.bound = fold ? AsciiFolding.lowerUtf8(bound) : bound.getBytes(StandardCharsets.UTF_8);
      this.fold = fold;
      this.lenient = lenient;
    }

    @Override
    public boolean test(EventView view, Event event, int value) {
      if (event.tag(value) != Tag.TEXT && !lenient) {
        return false;
      }
      ValueText text = view.text;
      text.load(event, value);
      int order = Utf8Order.compare(text.bytes(), text.from(), text.length(), bound, fold);
      return relation.holds(order);
    }
  }

  /** The value as a number; text only where lenient. */
  final class OnNumber implements ValueTest {
    private final Relation relation;
    private final boolean whole;
    private final long number;
    private final double real;
    private final boolean lenient;

    OnNumber(Relation relation, long number, boolean lenient) {
      this(relation, true, number, 0, lenient);
    }

    OnNumber(Relation relation, double real, boolean lenient) {
      this(relation, false, 0, real, lenient);
    }

    private OnNumber(Relation relation, boolean whole, long number, double real, boolean lenient) {
      this.relation = relation;
      this.whole = whole;
      this.number = number;
      this.real = real;
      this.lenient = lenient;
    }

    @Override
    public boolean test(EventView view, Event event, int value) {
      return view.number.load(event, value, lenient)
          && relation.holds(-NumberValue.compare(whole, number, real, view.number));
    }
  }

  /** The value as false or true, false before true; the words only where lenient. */
  final class OnTruth implements ValueTest {
    private static final TextTest.Literal TRUE =
        new TextTest.Literal("true", TextTest.Place.WHOLE, true);
    private static final TextTest.Literal FALSE =
        new TextTest.Literal("false", TextTest.Place.WHOLE, true);

    private final Relation relation;
    private final int bound;
    private final boolean lenient;

    OnTruth(Relation relation, boolean bound, boolean lenient) {
      this.relation = relation;
      this.bound = bound ? 1 : 0;
      this.lenient = lenient;
    }

    @Override
    public boolean test(EventView view, Event event, int value) {
      int truth = truth(event, value);
      return truth >= 0 && relation.holds(truth - bound);
    }

    private int truth(Event event, int value) {
      if (event.tag(value) == Tag.BOOLEAN) {
        return event.longValue(value) != 0 ? 1 : 0;
      }
      if (event.tag(value) != Tag.TEXT || !lenient) {
        return -1;
      }
      int from = event.offset(value);
      int length = event.length(value);
      boolean isTrue = TRUE.test(event.arena(), from, length);
      return isTrue ? 1 : FALSE.test(event.arena(), from, length) ? 0 : -1;
    }
  }

  /** The value of a date field. */
  final class OnDate implements ValueTest {
    private final Relation relation;
    private final long bound;

    OnDate(Relation relation, long bound) {
      this.relation = relation;
      this.bound = bound;
    }

    @Override
    public boolean test(EventView view, Event event, int value) {
      return view.date.load(event, value) && relation.holds(Long.compare(view.date.nanos(), bound));
    }
  }

  /** The value of a version field. Decodes it. */
  final class OnVersion implements ValueTest {
    private final Relation relation;
    private final VersionText bound;

    OnVersion(Relation relation, String bound) {
      this.relation = relation;
      this.bound = new VersionText(bound);
    }

    @Override
    public boolean test(EventView view, Event event, int value) {
      view.text.load(event, value);
      return relation.holds(new VersionText(view.text.string()).compareTo(bound));
    }
  }

  /** An address in an order to another. */
  final class AddressOrder implements ValueTest {
    private final Relation relation;
    private final long high;
    private final long low;

    AddressOrder(Relation relation, InternetAddress bound) {
      this.relation = relation;
      high = bound.high();
      low = bound.low();
    }

    @Override
    public boolean test(EventView view, Event event, int value) {
      return event.tag(value) == Tag.TEXT
          && view.address.read(event.arena(), event.offset(value), event.length(value))
          && relation.holds(view.address.compareTo(high, low));
    }
  }

  /** An address in one of some networks. */
  final class InNetwork implements ValueTest {
    private final Network[] networks;

    InNetwork(List<Network> networks) {
      this.networks = networks.toArray(Network[]::new);
    }

    @Override
    public boolean test(EventView view, Event event, int value) {
      if (event.tag(value) != Tag.TEXT
          || !view.address.read(event.arena(), event.offset(value), event.length(value))) {
        return false;
      }
      for (Network network : networks) {
        if (network.holds(view.address)) {
          return true;
        }
      }
      return false;
    }
  }
}
