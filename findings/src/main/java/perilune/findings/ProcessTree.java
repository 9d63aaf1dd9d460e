package perilune.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;

/**
 * The processes of a finding's story as a tree: the ancestors of the events, and the events'
 * processes.
 *
 * @param roots usually one; several where the chains do not meet
 */
public record ProcessTree(List<Node> roots) {

  public ProcessTree {
    roots = List.copyOf(roots);
  }

  /**
   * One process.
   *
   * @param entityId names it
   * @param name the name it was started by
   * @param executable absolute path, or empty
   * @param commandLine or empty
   * @param culprit whether it is the process to blame
   * @param children in the order in which the events name them
   */
  public record Node(
      String entityId,
      String name,
      String executable,
      String commandLine,
      boolean culprit,
      List<Node> children) {}

  /** Gives the one tree of several findings with the same culprit. */
  public static ProcessTree of(List<Finding> findings) {
    List<RetainedEvent> events =
        findings.stream()
            .flatMap(finding -> finding.events().stream())
            .map(FoundEvent::event)
            .toList();
    return of(events, findings.isEmpty() ? "" : findings.getFirst().culprit().entityId());
  }

  /** Builds the tree of some events; the culprit is marked by its entity id. */
  static ProcessTree of(List<RetainedEvent> events, String culpritId) {
    var roots = new ArrayList<Node>();
    for (RetainedEvent event : events) {
      List<Node> level = roots;
      for (Node link : chain(event, culpritId)) {
        level = enter(level, link).children();
      }
    }
    return new ProcessTree(roots);
  }

  private static Node enter(List<Node> level, Node link) {
    Optional<Node> known =
        level.stream()
            .filter(node -> !node.entityId().isEmpty() && node.entityId().equals(link.entityId()))
            .findFirst();
    if (known.isEmpty()) {
      level.add(link);
    }
    return known.orElse(link);
  }

  /** The chain of one event, the furthest ancestor first. */
  private static List<Node> chain(RetainedEvent event, String culpritId) {
    List<String> ids = event.texts(KnownField.ANCESTOR_ENTITY_ID);
    List<String> names = event.texts(KnownField.ANCESTOR_NAME);
    List<String> executables = event.texts(KnownField.ANCESTOR_EXECUTABLE);
    List<String> commandLines = event.texts(KnownField.ANCESTOR_COMMAND_LINE);
    var chain = new ArrayList<Node>();
    for (int i = ids.size() - 1; i >= 0; i--) {
      String id = ids.get(i);
      chain.add(
          new Node(
              id,
              at(names, i),
              at(executables, i),
              at(commandLines, i),
              id.equals(culpritId),
              new ArrayList<>()));
    }
    FoundProcess own = FoundProcess.own(event);
    if (own.isKnown()) {
      chain.add(
          new Node(
              own.entityId(),
              own.name(),
              own.executable(),
              own.commandLine(),
              !own.entityId().isEmpty() && own.entityId().equals(culpritId),
              new ArrayList<>()));
    }
    return chain;
  }

  private static String at(List<String> values, int index) {
    return index < values.size() ? values.get(index) : "";
  }
}
