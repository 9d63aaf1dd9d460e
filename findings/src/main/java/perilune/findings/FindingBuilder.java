package perilune.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perilune.engine.ConditionExplainer;
import perilune.engine.Match;
import perilune.engine.table.NamedValue;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;
import perilune.findings.Finding.Evidence;
import perilune.findings.Finding.Suppressed;
import perilune.rules.Rule;
import perilune.rules.RuleHeader.Culprit;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Step;

/**
 * Makes findings of matches.
 *
 * <p>The culprit is the process of the match's first event, or its parent, or the process of the
 * last event, as the rule says. The id is a hash of rule, host and the first event, so that the
 * same deed has the same id in every run. Owned by one thread.
 */
public final class FindingBuilder {

  /** Fields that a finding shows, besides those that its rule looks at. */
  public static final List<KnownField> SHOWN =
      List.of(
          KnownField.EVENT_ID,
          KnownField.EVENT_CATEGORY,
          KnownField.EVENT_TYPE,
          KnownField.EVENT_ACTION,
          KnownField.EVENT_OUTCOME,
          KnownField.EVENT_SEQUENCE,
          KnownField.HOST_ID,
          KnownField.HOST_NAME,
          KnownField.HOST_OS_TYPE,
          KnownField.PROCESS_PID,
          KnownField.PROCESS_ENTITY_ID,
          KnownField.PROCESS_NAME,
          KnownField.PROCESS_EXECUTABLE,
          KnownField.PROCESS_ARGS,
          KnownField.PROCESS_COMMAND_LINE,
          KnownField.COMMAND_LINE_SOURCE,
          KnownField.COMMAND_LINE_CUT,
          KnownField.PROCESS_WORKING_DIRECTORY,
          KnownField.PROCESS_TTY,
          KnownField.PROCESS_PARENT_PID,
          KnownField.PROCESS_PARENT_ENTITY_ID,
          KnownField.PROCESS_PARENT_NAME,
          KnownField.PROCESS_PARENT_EXECUTABLE,
          KnownField.PROCESS_PARENT_ARGS,
          KnownField.PROCESS_PARENT_COMMAND_LINE,
          KnownField.PROCESS_PARENT_WORKING_DIRECTORY,
          KnownField.USER_ID,
          KnownField.USER_NAME,
          KnownField.USER_EFFECTIVE_ID,
          KnownField.USER_AUDIT_ID,
          KnownField.USER_AUDIT_NAME,
          KnownField.FILE_PATH,
          KnownField.FILE_ORIGINAL_PATH,
          KnownField.DLL_PATH,
          KnownField.DESTINATION_IP,
          KnownField.DESTINATION_PORT,
          KnownField.SOURCE_IP,
          KnownField.SOURCE_PORT,
          KnownField.ANCESTOR_ENTITY_ID,
          KnownField.ANCESTOR_NAME,
          KnownField.ANCESTOR_EXECUTABLE,
          KnownField.ANCESTOR_COMMAND_LINE,
          KnownField.LINEAGE_STATE,
          KnownField.ENTRY_TYPE,
          KnownField.ENTRY_USER_NAME,
          KnownField.ENTRY_SOURCE_IP,
          KnownField.LUA_HOST,
          KnownField.LUA_INVOCATION,
          KnownField.LUA_CODE,
          KnownField.LUA_SCRIPT_PATH,
          KnownField.LUA_SCRIPT_LOCATION,
          KnownField.PROCESS_PACKAGE_STATE,
          KnownField.PROCESS_PACKAGE_NAME,
          KnownField.PROCESS_PACKAGE_INTEGRITY,
          KnownField.PROCESS_PACKAGE_REASON,
          KnownField.PARENT_PACKAGE_STATE,
          KnownField.PARENT_PACKAGE_NAME,
          KnownField.FILE_MODE,
          KnownField.FILE_USED_AGE,
          KnownField.IMAGE_STATE,
          KnownField.ELEVATION,
          KnownField.LUA_IDENTITY,
          KnownField.LUA_ORIGINAL_PATH,
          KnownField.LUA_ROOT_EXECUTABLE,
          KnownField.PROCESS_DROP_STATE,
          KnownField.PROCESS_DROP_AGE,
          KnownField.PROCESS_DROP_WRITER_NAME,
          KnownField.SCRIPT_DROP_STATE,
          KnownField.SCRIPT_DROP_AGE,
          KnownField.SCRIPT_DROP_WRITER_NAME,
          KnownField.SCRIPT_DROP_WRITER_USER,
          KnownField.MEMORY_PROTECTION,
          KnownField.PROCESS_SIGNATURE_STATUS);

  private static final String GENERAL_SENTENCE =
      "{process.name} (pid {process.pid}), started by {process.parent.name} as user {user.name}, "
          + "matched: ";

  /** Of records that name no process, such as those of a cloud or of a service's log. */
  private static final String RECORD_SENTENCE = "A record of {host.name} matched: ";

  private final Map<String, Rule> rules;
  private final Event scratch;
  private final ConditionExplainer explainer;
  private final HeaderOverrides overrides;

  /** Makes a builder for the matches of some rules. */
  public FindingBuilder(List<Rule> rules, FieldTable fields) {
    var byId = new LinkedHashMap<String, Rule>();
    rules.forEach(rule -> byId.put(rule.header().id(), rule));
    this.rules = byId;
    this.scratch = new Event(fields);
    this.explainer = new ConditionExplainer(fields);
    this.overrides = new HeaderOverrides(new SharedValues(fields));
  }

  /**
   * Makes a finding, or nothing where the rule's matches are signals for others only, or where a
   * match has no events.
   *
   * @throws IllegalArgumentException if the match is of a rule that is not one of the builder's
   */
  public Optional<Finding> build(Match match) {
    Rule rule = rules.get(match.ruleId());
    if (rule == null) {
      throw new IllegalArgumentException("a match of an unknown rule: " + match.ruleId());
    }
    // A table's row that is made of no event tells of no host.
    return rule.header().telling().buildingBlock() || match.events().isEmpty()
        ? Optional.empty()
        : Optional.of(finding(rule, match));
  }

  private Finding finding(Rule rule, Match match) {
    var events = new ArrayList<FoundEvent>();
    var evidence = new ArrayList<Evidence>();
    List<Condition> conditions = conditions(rule);
    for (int i = 0; i < match.events().size(); i++) {
      match.events().get(i).restoreTo(scratch);
      events.add(found(match.events().get(i)));
      int number = i;
      for (int step : match.steps().get(i)) {
        explainer
            .explain(conditions.get(step), scratch)
            .forEach(w -> evidence.add(new Evidence(number, w.field(), w.value(), w.predicate())));
      }
    }
    for (NamedValue column : match.row().columns()) {
      String found = RowText.values(column);
      evidence.add(new Evidence(0, column.column(), found, found));
    }
    return told(rule, match, events, evidence);
  }

  private Finding told(Rule rule, Match match, List<FoundEvent> events, List<Evidence> evidence) {
    RetainedEvent first = match.events().getFirst();
    RetainedEvent last = match.latest();
    Culprit blamed = rule.header().telling().culprit();
    RetainedEvent subject = blamed == Culprit.LAST ? last : first;
    boolean blameParent = blamed == Culprit.PARENT;
    FoundProcess culprit = blameParent ? FoundProcess.parent(subject) : FoundProcess.own(subject);
    Optional<FoundProcess> parent =
        blameParent ? grandparent(subject) : Optional.of(FoundProcess.parent(subject));
    return new Finding(
        FindingId.of(rule, match),
        1,
        overrides.applied(
            match.score() > 0 ? rule.header().scored(match.score()) : rule.header(), match),
        host(first),
        last.timeNanos(),
        culprit,
        parent.filter(FoundProcess::isKnown),
        user(subject),
        entry(subject),
        events,
        ProcessTree.of(match.events(), culprit.entityId()),
        evidence,
        match.joinKeys(),
        explanation(rule, match, events) + OriginText.of(rule.origins(), evidence),
        Suppressed.NONE,
        match.row());
  }

  private FoundEvent found(RetainedEvent event) {
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

  private static String explanation(Rule rule, Match match, List<FoundEvent> events) {
    String template = rule.header().telling().explanation();
    String sentence =
        template.isEmpty()
            ? Sentence.fill(general(events), events) + rule.header().name() + "."
            : Sentence.fill(template, events);
    return switch (rule.plan().operator()) {
      case Operator.Single _, Operator.Sample _ -> sentence;
      case Operator.Threshold threshold -> sentence + CountText.of(threshold, match.joinKeys());
      case Operator.NewTerms terms -> sentence + CountText.of(terms, match.joinKeys());
      case Operator.Sequence sequence -> sentence + MissingText.of(sequence);
      case Operator.Score score ->
          sentence + ScoreText.of(score, rule.header().telling().parts(), match, events);
      case Operator.Correlated(var correlation) ->
          sentence + CountText.of(correlation, match.row());
      case Operator.Table _ -> sentence + RowText.of(match.row());
    };
  }
}
