package perilune.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perilune.engine.ConditionExplainer;
import perilune.engine.ConditionExplainer.Witness;
import perilune.engine.Match;
import perilune.engine.table.NamedValue;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;
import perilune.findings.Finding.Evidence;
import perilune.findings.Finding.Suppressed;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;
import perilune.rules.RuleHeader.Culprit;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Operator;

/**
 * Makes findings of matches.
 *
 * <p>The culprit is the process of the match's first event, or its parent, or the process of the
 * last event, as the rule says; of signals that add up, that of the heaviest. The id is a hash of
 * rule, host and the first event, so that the same deed has the same id in every run. Owned by one
 * thread.
 */
public final class FindingBuilder {

  /** Fields that a finding shows, besides those that its rule looks at. */
  public static final List<KnownField> SHOWN = ShownFields.ALL;

  private static final String GENERAL_SENTENCE =
      "{process.name} (pid {process.pid}), started by {process.parent.name} as user {user.name}, "
          + "matched: ";

  /** Of records that name no process, such as those of a cloud or of a service's log. */
  private static final String RECORD_SENTENCE = "A record of {host.name} matched: ";

  private final Map<String, Rule> rules;
  private final Event scratch;
  private final ConditionExplainer explainer;
  private final HeaderOverrides overrides;
  private final SignalMemory signals = new SignalMemory(SignalMemory.DEFAULT_MAX_REMEMBERED);
  private final Accounts accounts;
  private final boolean addsUpSignals;

  /** Makes a builder for the matches of some rules. */
  public FindingBuilder(List<Rule> rules, FieldTable fields) {
    var byId = new LinkedHashMap<String, Rule>();
    rules.forEach(rule -> byId.put(rule.header().id(), rule));
    this.rules = byId;
    this.addsUpSignals = rules.stream().anyMatch(FindingBuilder::addsUpSignals);
    this.accounts = new Accounts(byId, signals, this::found);
    this.scratch = new Event(fields);
    this.explainer = new ConditionExplainer(fields);
    this.overrides = new HeaderOverrides(new SharedValues(fields));
  }

  /**
   * Makes a finding, or nothing where the rule's matches are signals for others only, or where a
   * match has no events. Signals are remembered, so that the findings that they add up to show
   * their events.
   *
   * @throws IllegalArgumentException if the match is of a rule that is not one of the builder's
   */
  public Optional<Finding> build(Match match) {
    Rule rule = rules.get(match.ruleId());
    if (rule == null) {
      throw new IllegalArgumentException("a match of an unknown rule: " + match.ruleId());
    }
    if (addsUpSignals && !(rule.plan().operator() instanceof Operator.Score)) {
      signals.take(match);
    }
    // A table's row that is made of no event tells of no host.
    return rule.header().telling().buildingBlock() || match.events().isEmpty()
        ? Optional.empty()
        : Optional.of(finding(rule, match));
  }

  private static boolean addsUpSignals(Rule rule) {
    return rule.plan().operator() instanceof Operator.Score score
        && score.parts().stream().anyMatch(Operator.Part::signal);
  }

  private Finding finding(Rule rule, Match match) {
    Account account = accounts.of(rule, match);
    var events = new ArrayList<FoundEvent>();
    var evidence = new ArrayList<Evidence>();
    for (Account.Deed deed : account.deeds()) {
      int number = events.size();
      events.add(found(deed.event()));
      for (Condition asked : deed.asked()) {
        for (Witness w : explainer.explain(asked, scratch)) {
          evidence.add(new Evidence(number, w.field(), w.value(), w.predicate()));
        }
      }
    }
    for (NamedValue column : match.row().columns()) {
      String found = RowText.values(column);
      evidence.add(new Evidence(0, column.column(), found, found));
    }
    return told(account, events, evidence);
  }

  private Finding told(Account account, List<FoundEvent> events, List<Evidence> evidence) {
    Rule rule = account.rule();
    Match match = account.match();
    Culprit blamed = account.blamingRule().header().telling().culprit();
    Match blaming = account.blamingMatch();
    RetainedEvent first = blaming.events().getFirst();
    RetainedEvent subject =
        switch (blamed) {
          case LAST -> blaming.latest();
          case LUA -> LuaCulprit.subject(first, account);
          case PROCESS, PARENT -> first;
        };
    boolean blameParent =
        blamed == Culprit.PARENT || blamed == Culprit.LUA && LuaCulprit.isParent(subject);
    FoundProcess culprit = blameParent ? FoundProcess.parent(subject) : FoundProcess.own(subject);
    Optional<FoundProcess> parent =
        blameParent ? grandparent(subject) : Optional.of(FoundProcess.parent(subject));
    List<RetainedEvent> shown = account.deeds().stream().map(Account.Deed::event).toList();
    return new Finding(
        FindingId.of(rule, match),
        1,
        header(account),
        host(match.events().getFirst()),
        match.latest().timeNanos(),
        culprit,
        parent.filter(FoundProcess::isKnown),
        user(subject),
        entry(subject),
        events,
        ProcessTree.of(shown, culprit.entityId()),
        evidence,
        match.joinKeys(),
        explanation(account, events) + OriginText.of(rule.origins(), evidence),
        Suppressed.NONE,
        match.row(),
        account.signs());
  }

  /** A story is as bad as its sum, is called after its heaviest signal, and joins all rules. */
  private RuleHeader header(Account account) {
    RuleHeader header = account.rule().header();
    int score = account.match().score();
    if (score > 0) {
      RuleHeader scored = header.scored(score);
      header =
          scored
              .as(account.name(), scored.severity(), scored.riskScore())
              .joinedBy(account.signalling());
    }
    return overrides.applied(header, account.match());
  }

  private FoundEvent found(RetainedEvent event) {
    event.restoreTo(scratch);
    var fields = new LinkedHashMap<String, List<String>>();
    for (int i = 0; i < scratch.fieldCount(); i++) {
      int field = scratch.fieldAt(i);
      if (scratch.has(field)) {
        fields.put(scratch.table().name(field), scratch.texts(field));
      }
    }
    return new FoundEvent(
        event, FoundProcess.own(event), EventText.action(event), EventText.object(event), fields);
  }

  private static Optional<FoundProcess> grandparent(RetainedEvent event) {
    List<String> ids = event.texts(KnownField.ANCESTOR_ENTITY_ID);
    if (ids.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        new FoundProcess(
            ids.get(1),
            java.util.OptionalLong.empty(),
            second(event, KnownField.ANCESTOR_NAME),
            second(event, KnownField.ANCESTOR_EXECUTABLE),
            List.of(),
            second(event, KnownField.ANCESTOR_COMMAND_LINE),
            "lineage",
            false,
            "",
            FoundPackage.NONE));
  }

  private static String second(RetainedEvent event, KnownField field) {
    List<String> values = event.texts(field);
    return values.size() > 1 ? values.get(1) : "";
  }

  private static Finding.Host host(RetainedEvent event) {
    return new Finding.Host(
        event.text(KnownField.HOST_ID).orElse(""),
        event.text(KnownField.HOST_NAME).orElse(event.hostKey()),
        event.text(KnownField.HOST_OS_TYPE).orElse(""));
  }

  private static Finding.User user(RetainedEvent event) {
    return new Finding.User(
        event.text(KnownField.USER_ID).orElse(""),
        event.text(KnownField.USER_NAME).orElse(""),
        event.text(KnownField.USER_EFFECTIVE_ID).orElse(""),
        event.text(KnownField.USER_AUDIT_ID).orElse(""),
        event.text(KnownField.USER_AUDIT_NAME).orElse(""));
  }

  private static Finding.Entry entry(RetainedEvent event) {
    return new Finding.Entry(
        event.text(KnownField.ENTRY_TYPE).orElse("unknown"),
        event.text(KnownField.ENTRY_USER_NAME).orElse(""),
        event.text(KnownField.ENTRY_SOURCE_IP).orElse(""));
  }

  private static String general(List<FoundEvent> events) {
    return events.stream().anyMatch(event -> event.process().isKnown())
        ? GENERAL_SENTENCE
        : RECORD_SENTENCE;
  }

  private String explanation(Account account, List<FoundEvent> events) {
    Rule rule = account.rule();
    Match match = account.match();
    String sentence = sentence(account, events);
    return switch (rule.plan().operator()) {
      case Operator.Single _, Operator.Sample _ -> sentence;
      case Operator.Threshold threshold -> sentence + CountText.of(threshold, match.joinKeys());
      case Operator.NewTerms terms -> sentence + CountText.of(terms, match.joinKeys());
      case Operator.Sequence sequence -> sentence + MissingText.of(sequence);
      case Operator.Score _ -> sentence + ScoreText.of(match.score(), account.signs());
      case Operator.Correlated(var correlation) ->
          sentence + CountText.of(correlation, match.row());
      case Operator.Table _ -> sentence + RowText.of(match.row());
    };
  }

  /** The heaviest signal tells best what happened, in its rule's own words. */
  private String sentence(Account account, List<FoundEvent> events) {
    if (account.heaviest().isPresent()) {
      Match signal = account.blamingMatch();
      Account own = accounts.of(account.blamingRule(), signal);
      return explanation(own, signal.events().stream().map(this::found).toList());
    }
    RuleHeader header = account.rule().header();
    List<FoundEvent> told =
        account.rule().plan().operator() instanceof Operator.Score
            ? List.of(found(account.match().events().getFirst()))
            : events;
    String template = header.telling().explanation();
    return template.isEmpty()
        ? Sentence.fill(general(told), told) + header.name() + "."
        : Sentence.fill(template, told);
  }
}
