package perilune.cli.output;

import java.util.Locale;
import perilune.engine.CostPart;
import perilune.engine.RuleCost;
import perilune.engine.profile.CostReason;
import perilune.engine.profile.DearRule;
import perilune.engine.profile.RunProfile;
import perilune.telemetry.json.JsonLines;

/** Writes what a run cost as the object {@code profile} of its summary. */
final class ProfileJson {

  private ProfileJson() {}

  static void write(RunCost cost, JsonLines json) {
    RunProfile profile = cost.profile();
    json.object("profile").number("events", profile.stage().events());
    json.number("candidates", profile.stage().candidates());
    json.number("predicates", profile.stage().predicates());
    json.number("fulfilled", profile.stage().matches());
    json.number("nanoseconds", profile.nanos());
    json.number("clock_readings", profile.clockReadings());
    json.number("clock_nanoseconds", profile.clockNanos()).object("parts");
    for (CostPart part : CostPart.values()) {
      json.number(part.name().toLowerCase(Locale.ROOT), profile.parts().getOrDefault(part, 0L));
    }
    json.endObject().array("rules");
    for (RuleCost rule : profile.rules()) {
      json.element();
      members(rule, cost, json);
      json.endObject();
    }
    json.endArray().array("dearest");
    profile.dearest().forEach(dear -> dear(dear, cost, json));
    json.endArray().endObject();
  }

  private static void members(RuleCost rule, RunCost cost, JsonLines json) {
    json.text("id", rule.ruleId()).text("name", cost.name(rule.ruleId()));
    json.number("candidates", rule.candidates()).number("fulfilled", rule.fulfilled());
    json.number("matches", rule.matches());
    json.number("condition_nanoseconds", rule.conditionNanos());
    json.number("operator_nanoseconds", rule.operatorNanos());
  }

  private static void dear(DearRule dear, RunCost cost, JsonLines json) {
    json.element();
    members(dear.cost(), cost, json);
    json.number("events_of_kind", dear.events()).number("asked_of", dear.asked());
    json.array("reasons");
    for (CostReason reason : dear.reasons()) {
      json.element().text("kind", reason.kind().word());
      json.text("says", reason.says()).text("advice", reason.advice()).endObject();
    }
    json.endArray().endObject();
  }
}
