package perilune.context.lineage;

import org.jspecify.annotations.Nullable;

/**
 * Finds where a process's story begins: the nearest login, or the nearest program that opens
 * stories, on the way up. O(ancestors), no allocation but once for each story.
 *
 * <p>A login begins at the process that was logged in. Without login records, it begins at the
 * child of the daemon: where sshd has a child sshd that has a shell, at the child sshd. A container
 * begins at the outermost runtime process (its shim), a service at the child of pid 1 or of {@code
 * systemd --user}, a CI job at the child of the runner's daemon. A child of pid 1 that has an audit
 * session is no service but a process that lost its parent.
 */
final class Entries {

  /** Steps up a chain of ancestors, count: beyond, a chain counts as broken. Real ones have 30. */
  static final int MAX_CHAIN = 256;

  private Entries() {}

  /** Gives where the story of a process begins, or null where nobody knows. */
  static @Nullable EntryPoint of(ProcessNode node) {
    EntryPoint source = node.sourceEntry;
    if (source != null && source.type != EntryType.UNKNOWN && source.type != EntryType.SERVICE) {
      return source;
    }
    EntryPoint found = ofAncestors(node);
    if (found != null && found.type != EntryType.UNKNOWN && found.type != EntryType.SERVICE) {
      return found;
    }
    if (source != null && source.type == EntryType.SERVICE) {
      return source;
    }
    if (found != null) {
      return found;
    }
    return node.sessionEntry != null ? node.sessionEntry : source;
  }

  private static @Nullable EntryPoint ofAncestors(ProcessNode node) {
    int steps = 0;
    EntryPoint login = null;
    for (ProcessNode at = node; at != null && steps < MAX_CHAIN; at = at.parent()) {
      EntryPoint begun = begunAt(at);
      if (begun != null && begun.type != EntryType.UNKNOWN) {
        return login == null ? begun : typed(login, begun.type);
      }
      if (begun != null && login == null) {
        login = begun;
      }
      if (isOrphan(at)) {
        return login;
      }
      steps++;
    }
    return login;
  }

  /** A login by a program that opens no stories: of what kind it is, its ancestors tell. */
  private static EntryPoint typed(EntryPoint login, EntryType type) {
    if (type.isLogin()) {
      login.type = type;
    }
    return login;
  }

  /** Gives the story that begins at this very process, or null. */
  static @Nullable EntryPoint begunAt(ProcessNode node) {
    EntryPoint login = node.login;
    if (login != null) {
      if (login.type == EntryType.UNKNOWN) {
        login.type = node.program.opens();
      }
      return login;
    }
    EntryType type = typeBegunAt(node);
    if (type == EntryType.UNKNOWN) {
      return null;
    }
    EntryPoint own = node.own;
    if (own == null || own.type != type) {
      own = new EntryPoint(type, node.entityId().clone());
      node.own = own;
    }
    if (own.session.length == 0) {
      own.session = node.session;
    }
    return own;
  }

  private static EntryType typeBegunAt(ProcessNode node) {
    ProcessNode parent = node.parent();
    EntryType above = opens(parent);
    if (opens(node) == EntryType.CONTAINER) {
      return above == EntryType.CONTAINER ? EntryType.UNKNOWN : EntryType.CONTAINER;
    }
    if (parent == null || above == EntryType.UNKNOWN || above == EntryType.CONTAINER) {
      return EntryType.UNKNOWN;
    }
    if (above == EntryType.SERVICE) {
      return isOrphan(node) ? EntryType.UNKNOWN : EntryType.SERVICE;
    }
    // Whom the parent logged in, or a child of the daemon's child, is in a story begun above.
    boolean inside = parent.login != null || opens(parent.parent()) == above;
    return inside ? EntryType.UNKNOWN : above;
  }

  /**
   * Says whether a child of pid 1 has lost its parent. So has a shell that ran before the records
   * began, as far as anybody knows: services are seldom shells, and what was left behind often is.
   */
  private static boolean isOrphan(ProcessNode node) {
    ProcessNode parent = node.parent();
    if (parent == null || parent.pid != 1) {
      return false;
    }
    return node.session.length > 0 || !node.beginningIsKnown() && node.program.isShell();
  }

  private static EntryType opens(@Nullable ProcessNode node) {
    if (node == null) {
      return EntryType.UNKNOWN;
    }
    return node.pid == 1 ? EntryType.SERVICE : node.program.opens();
  }
}
