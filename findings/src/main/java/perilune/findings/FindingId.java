package perilune.findings;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import perilune.engine.Match;
import perilune.event.RecordHash;
import perilune.event.RetainedEvent;
import perilune.rules.Rule;
import perilune.rules.plan.Assignment;
import perilune.rules.plan.Operator;
import perilune.rules.plan.TableStage;

/**
 * The id of a finding: of its rule and its first event, so that the same telemetry gives the same
 * id however it is read. 32 hexadecimal digits.
 */
final class FindingId {

  private FindingId() {}

  static String of(Rule rule, Match match) {
    RetainedEvent anchor = match.events().getFirst();
    byte[] text =
        (rule.header().id() + '\0' + anchor.hostKey() + '\0' + anchor.id() + group(rule, match))
            .getBytes(StandardCharsets.UTF_8);
    var hash = new RecordHash();
    hash.add(text, 0, text.length);
    return "%016x%016x".formatted(hash.high(), hash.low());
  }

  /** One event may begin the matches of several groups, terms or rows: this tells them apart. */
  private static String group(Rule rule, Match match) {
    return switch (rule.plan().operator()) {
      case Operator.Threshold _, Operator.NewTerms _ -> '\0' + String.join("\0", match.joinKeys());
      // A group can come to the same twice from the same first event on, if less lay between.
      case Operator.Correlated _ ->
          '\0' + String.join("\0", match.joinKeys()) + '\0' + match.latest().id();
      case Operator.Table table -> {
        List<String> by = groupedBy(table);
        yield match.row().columns().stream()
            .filter(column -> by.contains(column.column()))
            .map(column -> '\0' + column.column() + '=' + column.values())
            .collect(Collectors.joining());
      }
      case Operator.Single _, Operator.Sequence _, Operator.Score _, Operator.Sample _ -> "";
    };
  }

  /** Gives the columns by which the rows were last put together; none where rows are events. */
  private static List<String> groupedBy(Operator.Table table) {
    List<String> by = List.of();
    for (TableStage stage : table.stages()) {
      if (stage instanceof TableStage.Aggregate aggregate && !aggregate.inline()) {
        by = aggregate.by().stream().map(Assignment::column).toList();
      }
    }
    return by;
  }
}
