package perilune.context.lineage;

import org.jspecify.annotations.Nullable;

/**
 * One image of one process: from its fork or exec, or the first sight of it, to the next exec or
 * the exit. Mutable; owned by its {@link ProcessTable}.
 */
final class ProcessNode {

  /** How the image became known. */
  enum Origin {
    /** Only named as a parent: nothing is known but pid or entity id. */
    NAMED,
    /** First seen while it ran. */
    SEEN,
    /** A fork: it still runs its parent's program. */
    FORKED,
    /** An exec. */
    STARTED
  }

  final long pid;
  Origin origin;

  /** Empty until there is an event from which it follows. */
  byte[] entityId = Bytes.NONE;

  /** Whether the entity id is the source's own. */
  boolean sourceId;

  Program program = Program.UNKNOWN;

  /** The program that an exec replaced in this process, or unknown. */
  Program previous = Program.UNKNOWN;

  /** How the image is signed, as far as a record of its own said. */
  Signature signature = Signature.UNKNOWN;

  /** When this image began or was first heard of. */
  long startNanos;

  long startSequence;

  /** When the process, with whatever image, began or was first heard of. */
  long processStartNanos;

  /** By exit or by an exec in its place. */
  boolean ended;

  long endNanos;

  @Nullable ProcessNode parent;

  /** The parent's pid at the start, negative where unknown. */
  long parentPid = -1;

  /** The process that took it on when its parent had ended, negative where none did. */
  long adoptedByPid = -1;

  /** Images whose parent is this one, count. */
  int children;

  /** A fork record that names this pid and is newer than the process: who forked, else negative. */
  long reusedByPid = -1;

  long reusedNanos;
  long reusedSequence;

  /** Audit session, empty where unset. */
  byte[] session = Bytes.NONE;

  /** Set where this process is the one that logs somebody in. */
  @Nullable EntryPoint login;

  /** Set where the story begins here; made when first needed. */
  @Nullable EntryPoint own;

  /** The known login of {@link #session}. */
  @Nullable EntryPoint sessionEntry;

  /** What the source itself says of the entry. */
  @Nullable EntryPoint sourceEntry;

  /** Set where the process runs Lua, or ran it before an exec. */
  @Nullable LuaRoot luaRoot;

  /** Entry of the Lua hosts by which it was known at its start, or empty. */
  String luaHost = "";

  // The list of leaves in which it is.
  @Nullable LeafList list;
  @Nullable ProcessNode before;
  @Nullable ProcessNode after;

  ProcessNode(long pid, Origin origin, long startNanos, long startSequence) {
    this.pid = pid;
    this.origin = origin;
    this.startNanos = startNanos;
    this.startSequence = startSequence;
    this.processStartNanos = startNanos;
  }

  /** Says whether something is known beyond its being named by another. */
  boolean known() {
    return origin != Origin.NAMED;
  }

  /** Says whether there was a record of its beginning. */
  boolean beginningIsKnown() {
    return origin == Origin.STARTED || origin == Origin.FORKED;
  }

  /** Says whether an event of this time and sequence is older than the image. */
  boolean isAfter(long timeNanos, long sequence) {
    if (timeNanos != startNanos) {
      return timeNanos < startNanos;
    }
    return sequence != 0 && startSequence != 0 && Long.compareUnsigned(sequence, startSequence) < 0;
  }
}
