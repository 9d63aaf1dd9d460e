package perilune.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perilune.engine.Match;
import perilune.engine.join.Ordinal;
import perilune.event.RetainedEvent;
import perilune.findings.Account.Deed;
import perilune.findings.Account.Heaviest;
import perilune.findings.Finding.Sign;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Step;

/** Lays matches open. Owned by one thread. */
final class Accounts {

  /** Tells an event as words for a sign need it. */
  interface Teller {
    FoundEvent found(RetainedEvent event);
  }

  private static final Comparator<Deed> BY_TIME =
      Comparator.comparing((Deed deed) -> Ordinal.of(deed.event()));

  private static final Comparator<Sign> HEAVIEST_FIRST =
      Comparator.comparingInt(Sign::weight)
          .reversed()
          .thenComparing(sign -> sign.ruleId().isEmpty());

  private final Map<String, Rule> rules;
  private final SignalMemory signals;
  private final Teller teller;

  Accounts(Map<String, Rule> rules, SignalMemory signals, Teller teller) {
    this.rules = rules;
    this.signals = signals;
    this.teller = teller;
  }

  /** Gives a match with the events of its signals. */
  Account of(Rule rule, Match match) {
    return rule.plan().operator() instanceof Operator.Score score
        ? new Adding(rule, match, score).account()
        : new Account(rule, match, plain(rule, match), List.of(), Optional.empty(), List.of());
  }

  private static List<Deed> plain(Rule rule, Match match) {
    List<Condition> conditions = conditions(rule);
    var deeds = new ArrayList<Deed>();
    for (int i = 0; i < match.events().size(); i++) {
      List<Condition> asked = match.steps().get(i).stream().map(conditions::get).toList();
      deeds.add(new Deed(match.events().get(i), asked));
    }
    return deeds;
  }

  private static List<Condition> conditions(Rule rule) {
    return switch (rule.plan().operator()) {
      case Operator.Single(var condition) -> List.of(condition);
      case Operator.Sequence sequence -> sequence.steps().stream().map(Step::condition).toList();
      case Operator.Score score -> score.steps().stream().map(Step::condition).toList();
      case Operator.Sample(var steps, var _) -> steps.stream().map(Step::condition).toList();
      case Operator.Threshold threshold -> List.of(threshold.step().condition());
      case Operator.NewTerms(var step, var _) -> List.of(step.condition());
      case Operator.Correlated(var correlation) ->
          correlation.steps().stream().map(Step::condition).toList();
      case Operator.Table table -> List.of(table.source());
    };
  }

  /** One score that is being laid open. */
  private final class Adding {

    private final Rule rule;
    private final Match match;
    private final Operator.Score score;
    private final Map<String, Deed> deeds = new LinkedHashMap<>();
    private final List<Sign> signs = new ArrayList<>();
    private Optional<Heaviest> heaviest = Optional.empty();
    private int most;

    Adding(Rule rule, Match match, Operator.Score score) {
      this.rule = rule;
      this.match = match;
      this.score = score;
    }

    Account account() {
      for (int i = 0; i < match.events().size(); i++) {
        for (int step : match.steps().get(i)) {
          add(match.events().get(i), step);
        }
      }
      List<Deed> inOrder = deeds.values().stream().sorted(BY_TIME).toList();
      List<Sign> byWeight = signs.stream().sorted(HEAVIEST_FIRST).toList();
      List<RuleHeader> others =
          byWeight.stream()
              .flatMap(sign -> Optional.ofNullable(rules.get(sign.ruleId())).stream())
              .map(Rule::header)
              .toList();
      return new Account(rule, match, inOrder, byWeight, heaviest, others);
    }

    private void add(RetainedEvent event, int step) {
      Optional<Match> signal = score.isSignal(step) ? signals.of(event) : Optional.empty();
      Rule other = signal.map(Match::ruleId).map(rules::get).orElse(null);
      if (signal.isEmpty() || other == null) {
        enter(new Deed(event, List.of(score.steps().get(step).condition())));
        sign(event, step, Optional.empty());
        return;
      }
      of(other, signal.get()).deeds().forEach(this::enter);
      sign(event, step, Optional.of(other));
      int weight = score.parts().get(step - 1).weight();
      if (weight > most) {
        most = weight;
        heaviest = Optional.of(new Heaviest(other, signal.get(), title(step)));
      }
    }

    private void enter(Deed deed) {
      deeds.merge(
          deed.event().id(),
          deed,
          (known, further) -> {
            var asked = new ArrayList<>(known.asked());
            asked.addAll(further.asked());
            return new Deed(known.event(), List.copyOf(asked));
          });
    }

    private void sign(RetainedEvent event, int step, Optional<Rule> other) {
      List<String> words = rule.header().telling().parts();
      if (step == 0 || step > words.size()) {
        return;
      }
      signs.add(
          new Sign(
              other.map(one -> one.header().id()).orElse(""),
              other.map(one -> one.header().place()).orElse(""),
              Sentence.fill(words.get(step - 1), List.of(teller.found(event))),
              score.parts().get(step - 1).weight()));
    }

    /** Words with places in them would put what telemetry says into a name. */
    private String title(int step) {
      List<String> titles = rule.header().telling().titles();
      List<String> words = rule.header().telling().parts();
      String title = step <= titles.size() ? titles.get(step - 1) : "";
      boolean plain = step <= words.size() && !words.get(step - 1).contains("{");
      return title.isEmpty() && plain ? words.get(step - 1) : title;
    }
  }
}
