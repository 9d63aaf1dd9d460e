package perilune.findings;

import java.util.List;
import java.util.Optional;
import perilune.engine.table.ResultRow;
import perilune.rules.RuleHeader;

/**
 * One thing that an analyst should look at.
 *
 * @param id hash of rule, host and anchor event, 32 hex digits; the same in every run
 * @param revision 1, counting up when later events change a finding that was given out
 * @param rule what was looked for
 * @param host on which it happened
 * @param timeNanos time of the last event, nanoseconds since 1970-01-01T00:00Z
 * @param culprit the process to blame
 * @param parent what started it, as far as known
 * @param user who it ran as
 * @param entry from where the story started
 * @param events those that matched, in the order of the rule's steps
 * @param tree the processes of the story, root first, the culprit marked
 * @param evidence what each event had that the rule asked for
 * @param joinKeys values that the steps share
 * @param explanation one sentence for a person
 * @param suppressed further matches that are counted into it
 * @param row what a rule on rows found, {@link ResultRow#NONE} for other rules
 * @param signs what a rule that adds up found, the heaviest first; none for other rules
 */
public record Finding(
    String id,
    int revision,
    RuleHeader rule,
    Host host,
    long timeNanos,
    FoundProcess culprit,
    Optional<FoundProcess> parent,
    User user,
    Entry entry,
    List<FoundEvent> events,
    ProcessTree tree,
    List<Evidence> evidence,
    List<String> joinKeys,
    String explanation,
    Suppressed suppressed,
    ResultRow row,
    List<Sign> signs) {

  public Finding {
    signs = List.copyOf(signs);
    events = List.copyOf(events);
    evidence = List.copyOf(evidence);
    joinKeys = List.copyOf(joinKeys);
  }

  /** Says whether its last event says when it happened; if not, its time means nothing. */
  public boolean timed() {
    return events.stream().anyMatch(found -> found.event().timed());
  }

  /** Gives the same finding as a later revision. */
  public Finding withRevision(int number) {
    return with(number, suppressed);
  }

  /** Gives the same finding with the matches that were counted into it. */
  public Finding with(Suppressed counted) {
    return with(revision, counted);
  }

  private Finding with(int number, Suppressed counted) {
    return new Finding(
        id,
        number,
        rule,
        host,
        timeNanos,
        culprit,
        parent,
        user,
        entry,
        events,
        tree,
        evidence,
        joinKeys,
        explanation,
        counted,
        row,
        signs);
  }

  /**
   * Further matches of a finding's group, which the rule wants counted and not told.
   *
   * @param count how many
   * @param lastNanos time of the last, nanoseconds since 1970-01-01T00:00Z; no meaning where there
   *     is none
   * @param by what they share with the finding: {@code field: value}
   */
  public record Suppressed(long count, long lastNanos, List<String> by) {
    /** Nothing was counted. */
    public static final Suppressed NONE = new Suppressed(0, 0, List.of());

    public Suppressed {
      by = List.copyOf(by);
    }
  }

  /**
   * Where it happened. Empty strings where not known.
   *
   * @param id the host's id
   * @param name its name
   * @param os {@code linux}, {@code macos} or {@code windows}
   */
  public record Host(String id, String name, String os) {}

  /**
   * As whom. Empty strings where not known.
   *
   * @param id user id
   * @param name user name
   * @param effectiveId effective user id
   * @param auditId login user id
   * @param auditName login user name
   */
  public record User(
      String id, String name, String effectiveId, String auditId, String auditName) {}

  /**
   * From where the story started.
   *
   * @param type ssh, console, cron, service, container, ci or unknown
   * @param userName who logged in, or empty
   * @param sourceIp from where, or empty
   */
  public record Entry(String type, String userName, String sourceIp) {}

  /**
   * What an event had that the rule asked for.
   *
   * @param event number of the event in {@link Finding#events}, from 0
   * @param field dotted name
   * @param value what it was
   * @param predicate what the rule asked, in words
   */
  public record Evidence(int event, String field, String value, String predicate) {}

  /**
   * One thing that added up to the finding.
   *
   * @param ruleId the rule whose signal it is, or empty where it is a weak sign of the rule's own
   * @param place the file of that rule, or empty
   * @param says what it is, in words
   * @param weight what it added
   */
  public record Sign(String ruleId, String place, String says, int weight) {}
}
