package perilune.catalog.diff;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import perilune.catalog.Catalog;
import perilune.catalog.CatalogRule;
import perilune.catalog.Corpus;
import perilune.catalog.Kind;
import perilune.catalog.Mode;
import perilune.catalog.Predicate;
import perilune.catalog.Reading;
import perilune.catalog.Role;
import perilune.catalog.RuleContent;
import perilune.catalog.attack.json.JsonProblem;
import perilune.catalog.attack.json.JsonStream;
import perilune.catalog.attack.json.JsonValue;
import perilune.telemetry.json.JsonLines;

/**
 * A catalog as one JSON document: what its rules say of themselves and what they compare, without
 * where in the query each predicate stood. The same catalog gives the same bytes.
 */
public final class CatalogSnapshot {

  private static final String FORMAT = "perilune_catalog";
  private static final String VERSION = "1";

  /** Rules of one document, count; all public corpora together have under 20,000. */
  private static final int MAX_RULES = 1_000_000;

  private CatalogSnapshot() {}

  /** Why a document is no snapshot: a sentence without its end. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String why) {
      super(why);
    }
  }

  /** Writes a catalog to a stream, which stays open. */
  public static void write(Catalog catalog, OutputStream out) {
    var json = new JsonLines(out);
    json.start();
    json.text(FORMAT, VERSION);
    json.text("mode", catalog.mode().name().toLowerCase(Locale.ROOT));
    json.array("corpora");
    for (Corpus corpus : catalog.corpora()) {
      json.element().text("vendor", corpus.vendor()).text("commit", corpus.commit()).endObject();
    }
    json.endArray();
    json.array("rules");
    catalog.rules().forEach(rule -> rule(json, rule));
    json.endArray();
    json.end();
    json.flush();
  }

  private static void rule(JsonLines json, CatalogRule rule) {
    CatalogRule.Card card = rule.card();
    json.element().text("vendor", rule.vendor()).text("path", rule.path());
    json.text("id", card.id()).text("title", card.title()).text("language", card.language());
    json.text("type", card.type()).text("status", card.status()).text("severity", card.severity());
    json.texts("tags", card.tags()).texts("techniques", card.techniques());
    json.texts("sources", card.sources());
    json.text("read", rule.reading().status().name().toLowerCase(Locale.ROOT));
    json.array("predicates");
    for (Predicate one : rule.predicates()) {
      json.element().text("field", one.field()).text("kind", one.kind().word());
      json.text("role", one.role().name().toLowerCase(Locale.ROOT));
      json.texts("values", one.values()).endObject();
    }
    json.endArray();
    json.endObject();
  }

  /**
   * Reads a catalog. What a snapshot does not keep is empty.
   *
   * @throws Refused if it is no snapshot, or one of another version
   */
  public static Catalog read(InputStream in) throws IOException, Refused {
    try (var stream = new JsonStream(in)) {
      return read(stream);
    } catch (JsonProblem problem) {
      throw new Refused("it is no catalog in JSON: " + problem.sentence());
    }
  }

  private static Catalog read(JsonStream stream) throws IOException, Refused {
    if (stream.next() != JsonStream.Next.OBJECT) {
      throw new Refused("it is no catalog in JSON");
    }
    String version = "";
    var mode = Mode.TRUTH;
    var corpora = new ArrayList<Corpus>();
    var rules = new ArrayList<CatalogRule>();
    for (var next = stream.next(); next != JsonStream.Next.END; next = stream.next()) {
      switch (stream.name()) {
        case FORMAT -> version = text(stream.value());
        case "mode" ->
            mode = of(Mode.values(), text(stream.value())).orElseThrow(() -> unknown(stream));
        case "corpora" -> {
          for (JsonValue one : elements(stream.value())) {
            String vendor = one.text("vendor");
            corpora.add(new Corpus(vendor, "", one.text("commit"), new TreeMap<>(), List.of()));
          }
        }
        case "rules" -> {
          if (!version.equals(VERSION) || next != JsonStream.Next.ARRAY) {
            throw unknown(stream);
          }
          rules(stream, rules);
        }
        default -> stream.value();
      }
    }
    if (!version.equals(VERSION)) {
      throw new Refused("it is no catalog of version " + VERSION);
    }
    return new Catalog(mode, corpora, rules);
  }

  private static void rules(JsonStream stream, List<CatalogRule> into) throws IOException, Refused {
    while (stream.next() != JsonStream.Next.END) {
      JsonValue one = stream.value();
      var predicates = new ArrayList<Predicate>();
      for (JsonValue predicate : one.list("predicates")) {
        predicates.add(predicate(predicate, stream));
      }
      Reading.Status status =
          of(Reading.Status.values(), one.text("read")).orElseThrow(() -> unknown(stream));
      var content = new RuleContent(List.of(), predicates, new Reading(status, List.of()));
      into.add(new CatalogRule(one.text("vendor"), one.text("path"), card(one), content));
      if (into.size() > MAX_RULES) {
        throw new Refused("it has more than " + MAX_RULES + " rules");
      }
    }
  }

  private static CatalogRule.Card card(JsonValue one) {
    return new CatalogRule.Card(
        one.text("id"),
        one.text("title"),
        one.text("language"),
        one.text("type"),
        one.text("status"),
        one.text("severity"),
        one.texts("tags"),
        one.texts("techniques"),
        one.texts("sources"));
  }

  private static Predicate predicate(JsonValue one, JsonStream stream) throws Refused {
    Kind kind = Kind.of(one.text("kind")).orElseThrow(() -> unknown(stream));
    Role role = of(Role.values(), one.text("role")).orElseThrow(() -> unknown(stream));
    var origin = new Predicate.Origin("", "", 0, false);
    return new Predicate(one.text("field"), kind, one.texts("values"), role, origin);
  }

  private static <E extends Enum<E>> Optional<E> of(E[] all, String word) {
    return Arrays.stream(all)
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  private static Refused unknown(JsonStream stream) {
    return new Refused(
        "at byte " + stream.start() + " it has what no catalog of version " + VERSION + " has");
  }

  private static String text(JsonValue value) {
    return value instanceof JsonValue.Text text ? text.text() : "";
  }

  private static List<JsonValue> elements(JsonValue value) {
    return value instanceof JsonValue.Elements all ? all.elements() : List.of();
  }
}
