package perilune.cli.catalog;

import java.util.List;
import java.util.Map;
import perilune.catalog.CatalogRule;
import perilune.catalog.Indicator;
import perilune.catalog.advise.Advice;
import perilune.engine.subsumption.Inclusion;
import perilune.telemetry.json.JsonLines;

/** Writes advice as one JSON document: all rows, in the order of their ranks. */
public final class AdviceJson {

  private final JsonLines json;

  /** Writes to one writer. */
  public AdviceJson(JsonLines json) {
    this.json = json;
  }

  /** Writes the advice for one rule as a document. */
  public void write(Advice advice) {
    json.start();
    rule(advice.subject().rule());
    json.texts("techniques", advice.techniques());
    json.number("peers_of_other_platforms", advice.elsewhere());
    json.array("peers");
    advice.peers().forEach(this::peer);
    json.endArray();
    json.array("exclusions");
    advice.exclusions().forEach(this::exclusion);
    json.endArray();
    json.number("exclusions_never_met", advice.idle());
    json.array("values");
    advice.values().forEach(this::value);
    json.endArray();
    json.array("fields");
    advice
        .fields()
        .forEach(row -> {
          json.element();
          json.text("field", row.field());
          json.number("rules", row.rules());
          json.text("how", row.howText());
          json.texts("samples", row.samples());
          json.endObject();
        });
    json.endArray();
    json.array("covers");
    advice.covers().forEach(this::cover);
    json.endArray();
    telemetry(advice.telemetry());
    json.end();
    json.flush();
  }

  private void rule(CatalogRule rule) {
    json.text("vendor", rule.vendor());
    json.text("path", rule.path());
    json.text("name", rule.card().title());
  }

  private void peer(Advice.Peer peer) {
    json.element();
    rule(peer.rule());
    json.texts("shared", peer.shared());
    json.endObject();
  }

  private void indicator(Indicator indicator) {
    json.text("field", indicator.field());
    json.text("kind", indicator.kind().word());
    json.text("value", indicator.value());
  }

  private void exclusion(Advice.Exclusion exclusion) {
    json.element();
    json.array("values");
    exclusion
        .values()
        .forEach(value -> {
          json.element();
          indicator(value);
          json.endObject();
        });
    json.endArray();
    json.number("close_rules", exclusion.close());
    json.truth("field_looked_at", exclusion.looked());
    json.array("rules");
    exclusion
        .peers()
        .forEach(peer -> {
          json.element();
          rule(peer.rule());
          json.endObject();
        });
    json.endArray();
    json.endObject();
  }

  private void value(Advice.Value value) {
    json.element();
    indicator(value.indicator());
    json.number("other_rules", value.reach());
    json.truth("noisy", value.noisy());
    json.endObject();
  }

  private void cover(Advice.Cover cover) {
    json.element();
    rule(cover.peer().rule());
    inclusion("covers_yours", cover.byPeer());
    inclusion("covered_by_yours", cover.ofPeer());
    json.texts("asks_beside", cover.lacking());
    json.endObject();
  }

  private void inclusion(String name, Inclusion inclusion) {
    json.object(name);
    switch (inclusion) {
      case Inclusion.Proven(var single) -> {
        json.text("answer", "proven");
        json.texts("for_one_value_of", single);
      }
      case Inclusion.Refuted(var events) -> {
        json.text("answer", "refuted");
        json.array("events");
        events.forEach(this::event);
        json.endArray();
      }
      case Inclusion.Undecided(var reason) -> {
        json.text("answer", "undecided");
        json.text("reason", reason);
      }
    }
    json.endObject();
  }

  private void event(Map<String, List<Object>> event) {
    json.element();
    event.forEach((field, values) -> {
      json.array(field);
      for (Object value : values) {
        switch (value) {
          case Long number -> json.element((long) number);
          case Double number -> json.element((double) number);
          case Boolean truth -> json.element((boolean) truth);
          default -> json.element(value.toString());
        }
      }
      json.endArray();
    });
    json.endObject();
  }

  private void telemetry(Advice.Telemetry telemetry) {
    json.object("telemetry");
    json.texts("platforms", telemetry.platforms());
    json.texts("kinds", telemetry.kinds());
    json.array("events");
    telemetry
        .events()
        .forEach(covered -> {
          json.element();
          json.text("provider", covered.event().provider());
          json.text("event", covered.event().id());
          json.text("title", covered.event().title());
          json.text("why", covered.why());
          json.endObject();
        });
    json.endArray();
    json.texts("recorded_fields", telemetry.recorded());
    json.texts("context_fields", telemetry.derived());
    json.endObject();
  }
}
