package perilune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.FieldType;
import perilune.rules.plan.Comparison;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;

/** Tables of one value against one predicate. */
class PredicatesTest {

  private final FieldTable fields = new FieldTable();

  private boolean holds(Event event, Condition condition) {
    Run run = Run.of(fields, List.of(Plans.single("r", condition)));
    run.accept(event);
    return run.matches.size() == 1;
  }

  private Event event(FieldType type, String... values) {
    int id = fields.declare("x", type);
    Event event = new Event(fields);
    for (String value : values) {
      if (value.matches("-?\\d+")) {
        event.putLong(id, Long.parseLong(value));
      } else {
        event.put(id, value.replace("'", ""));
      }
    }
    return event;
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "lua, lua, true",
        "lua, LUA, false",
        "l?a, lua, true",
        "l?a, lüa, true",
        "l?a, l\uD83D\uDE00a, true",
        "l?a, laa!, false",
        "*.lua, x.lua, true",
        "*.lua, .lua, true",
        "*.lua, lua, false",
        "a*b*c, axxbxxc, true",
        "a*b*c, axxcxxb, false",
        "**a**, bab, true",
        "*ab, aab, true",
        "*a?c*, xabcx, true",
        "*a?c, aabbacc, true",
        "?*, x, true",
        "C:\\\\*, C:\\\\x, true",
        "*, x, true"
      })
  void likeMatchesTheWholeValue(String pattern, String value, boolean expected) {
    var like = Plans.test("x", new Predicate.Like(List.of(pattern)));
    assertThat(holds(event(FieldType.ANY, value), like)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.6.48.157/8, 10.1.1.1, true",
    "0.0.0.0/0, 1.2.3.4, true",
    "0.0.0.0/0, ::1, false",
    "::/0, 1.2.3.4, true",
    "10.0.0.1/32, 10.0.0.1, true",
    "10.0.0.1/32, 10.0.0.2, false",
    "10.0.0.1, 10.0.0.1, true",
    "10.0.0.0/8, ::ffff:10.1.2.3, true",
    "::ffff:10.0.0.0/104, 10.1.2.3, true",
    "fe80::/10, fe80::1, true",
    "fe80::/10, FEBF::1, true",
    "fe80::/10, fec0::1, false",
    "2001:db8::/33, 2001:db8:7fff::, true",
    "2001:db8::/33, 2001:db8:8000::, false",
    "2001:db8::1/128, 2001:db8:0:0:0:0:0:1, true",
    "10.0.0.0/8, 10.0.0, false",
    "10.0.0.0/8, 10.0.0.256, false",
    "10.0.0.0/8, 10.0.0.01, false",
    "::/0, 1::2::3, false",
    "::/0, 1:2:3:4:5:6:7:8:9, false",
    "::/0, :1, false",
    "::/0, fe80::1%eth0, false",
    "::/0, ::, true",
    "::/0, 1::, true",
    "::/0, 1:, false",
    "::/0, lua, false"
  })
  void networksHoldAddressesOfBothVersions(String network, String address, boolean expected) {
    var in = Plans.test("x", new Predicate.InNetwork(List.of(network)));
    assertThat(holds(event(FieldType.ANY, address), in)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "DATE, 2026-05-01T10:00:00Z, LESS, 2026-05-01T10:00:00.001Z, true",
        "DATE, 2026-05-01T12:00:00+02:00, GREATER_OR_EQUAL, 2026-05-01T10:00:00Z, true",
        "DATE, 1777629600000, LESS_OR_EQUAL, 2026-05-01T10:00:00Z, true",
        "DATE, 2026-05-01T10:00:00.124Z, GREATER, 2026-05-01T10:00:00.123Z, true",
        "DATE, 2026-05-01T10:00:00.5Z, GREATER, 2026-05-01T10:00:00Z, false",
        "DATE, 2026-05-01, LESS, 2026-05-02, true",
        "DATE, 2026-05-01T23:00:00Z, GREATER, 2026-05-01, false",
        "DATE, 2026-02-29, GREATER, 1970, false",
        "DATE, lua, GREATER, 1970, false",
        "VERSION, 1.9.0, LESS, 1.10.0, true",
        "VERSION, 1.0.0-alpha.2, LESS, 1.0.0-alpha.10, true",
        "VERSION, 1.0.0-rc1, LESS, 1.0.0, true",
        "VERSION, lua, GREATER, 99.0.0, true",
        "VERSION, 01.9.0, LESS, 1.10.0, true",
        "IP, 9.0.0.1, LESS, 10.0.0.1, true",
        "IP, ::1, LESS, 10.0.0.1, true",
        "ANY, 9.0.0.1, LESS, 10.0.0.1, false",
        "ANY, \uD83D\uDE00, LESS, \uFFFD, true",
        "ANY, \uFFFD, LESS, \uD83D\uDE00, false",
        "ANY, ab, GREATER, a, true",
        "ANY, 10, LESS, 9, true",
        "ANY, '10', LESS, 9, true"
      })
  void ordersByTheFieldsType(
      FieldType type, String value, Comparison comparison, String bound, boolean expected) {
    Event event = event(type, value);
    var test = Plans.test("x", new Predicate.Compare(comparison, Plans.text(bound)));
    assertThat(holds(event, test)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "DATE, 2026-05-01T10:00:00Z, 2026-05-01T12:00:00+02:00, true",
    "DATE, 1777629600000, 2026-05-01T10:00:00Z, true",
    "IP, 10.0.0.1, ::ffff:a00:1, true",
    "IP, 10.1.1.1, 10.0.0.0/8, true",
    "IP, lua, lua, true",
    "ANY, 10.1.1.1, 10.0.0.0/8, false"
  })
  void equalsByTheFieldsType(FieldType type, String value, String literal, boolean expected) {
    Event event = event(type, value);
    assertThat(holds(event, Plans.test("x", literal))).isEqualTo(expected);
    var list = new Predicate.OneOf(List.of(Plans.text("9.9.9.9"), Plans.text(literal)));
    assertThat(holds(event, Plans.test("x", list))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.7, true",
    "10.0.0.250, true",
    "10.0.3.231, true",
    "10.0.3.232, false",
    "::ffff:10.0.1.0, true",
    "ffff::1, true",
    "0:0::2, false",
    "lua, false"
  })
  void aLongListOfAddressesIsSearchedByTheirNumbers(String value, boolean expected) {
    var addresses = new ArrayList<Literal>(List.of(Plans.text("ffff:0:0::1")));
    for (int i = 999; i >= 0; i--) {
      addresses.add(Plans.text("10.0." + i / 256 + "." + i % 256));
    }
    var list = Plans.test("x", new Predicate.OneOf(addresses));
    assertThat(holds(event(FieldType.IP, value), list)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "lua.*, lua5.4, ANY, true",
    "lua, lua5.4, ANY, false",
    "LUA.*, lua5.4, ANY, false",
    "(a+)+b, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac, ANY, false",
    "\\d+, 42, LONG, true"
  })
  void regexesMatchTheWholeValueInLinearTime(
      String regex, String value, FieldType type, boolean expected) {
    var test = Plans.test("x", new Predicate.Regex(List.of(regex)));
    assertThat(holds(event(type, value), test)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "PREFIX, lua, lua5, true", "PREFIX, ua, lua5, false", "SUFFIX, a.\\d, lua.5, true",
    "SUFFIX, lua, lua.5, false", "ANYWHERE, u, lua, true", "ANYWHERE, x, lua, false"
  })
  void regexesAreAnchoredAsAsked(
      Matching.Anchoring anchoring, String regex, String value, boolean expected) {
    var matching = Matching.EQL.with(anchoring);
    var test = new Condition.Test("x", new Predicate.Regex(List.of(regex)), matching);
    assertThat(holds(event(FieldType.ANY, value), test)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"150, 50, true", "50, 60, false", "300, 50, true"})
  void twoPredicatesMayBeMetByDifferentValues(String one, String other, boolean expected) {
    Event event = event(FieldType.LONG, one, other);
    var above = new Predicate.Compare(Comparison.GREATER, new Literal.Whole(100));
    var below = new Predicate.Compare(Comparison.LESS, new Literal.Whole(200));
    assertThat(holds(event, Plans.all(Plans.test("x", above), Plans.test("x", below))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"lua, false", "sh, true"})
  void aNegationMeansThatNoValueMeets(String value, boolean expected) {
    Condition not = new Condition.Not(Plans.test("x", "lua"));
    assertThat(holds(event(FieldType.ANY, "other", value), not)).isEqualTo(expected);
    assertThat(holds(event(FieldType.ANY), not)).as("a missing field").isTrue();
  }
}
