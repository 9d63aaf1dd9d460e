package perilune.context.lineage;

import java.io.DataInput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One image of one process: from its fork or exec, or the first sight of it, to the next exec or
 * the exit. Mutable; owned by its {@link ProcessTable}.
 *
 * <p>A node is used for one process after the other. A collector has to look at all memory in which
 * a reference was set, so that those that seldom change are set only where they do.
 */
final class ProcessNode {

  /** Stands for a node that is not there, or not in the memory. */
  static final int NO_NUMBER = -1;

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

  long pid;
  private Origin origin = Origin.NAMED;

  private boolean identified;
  private byte[] id = Bytes.NONE;

  /** By which the table finds {@link #entityId()}, 0 where it does not. */
  long entityHash;

  /** Whether the entity id is the source's own. */
  boolean sourceId;

  final Program program = new Program();

  /** The program that an exec replaced in this process, or unknown. */
  private Program previous = Program.UNKNOWN;

  /** How the image is signed, as far as a record of its own said. */
  private Signature signature = Signature.UNKNOWN;

  /** When this image began or was first heard of. */
  long startNanos;

  long startSequence;

  /** When the process, with whatever image, began or was first heard of. */
  long processStartNanos;

  /** By exit or by an exec in its place. */
  boolean ended;

  long endNanos;

  private int parent = NO_NUMBER;

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
  private String luaHost = "";

  /** What the table counts it as, bytes. */
  long counted;

  private final ProcessMemory memory;

  /** Number of the node in its memory. */
  final int number;

  // The list of leaves in which it is, 0 for none, and the numbers of its neighbours there.
  int list;
  int before = NO_NUMBER;
  int after = NO_NUMBER;

  /** Makes one that is of no process yet. */
  ProcessNode(ProcessMemory memory, int number) {
    this.memory = memory;
    this.number = number;
  }

  /** Becomes that of another process: nothing stays but the arrays. */
  ProcessNode begin(long ofPid, Origin how, long nanos, long sequence) {
    pid = ofPid;
    setOrigin(how);
    startNanos = nanos;
    startSequence = sequence;
    processStartNanos = nanos;
    forgetIdentity();
    forgetHistory();
    forgetStory();
    return this;
  }

  private void forgetIdentity() {
    identified = false;
    entityHash = 0;
    sourceId = false;
    program.clear();
    if (previous != Program.UNKNOWN) {
      previous.clear();
    }
    setSignature(Signature.UNKNOWN);
  }

  private void forgetHistory() {
    ended = false;
    endNanos = 0;
    parent = NO_NUMBER;
    parentPid = -1;
    adoptedByPid = -1;
    children = 0;
    reusedByPid = -1;
    reusedNanos = 0;
    reusedSequence = 0;
  }

  private void forgetStory() {
    if (session.length > 0) {
      session = Bytes.NONE;
    }
    login = null;
    own = null;
    sessionEntry = null;
    sourceEntry = null;
    luaRoot = null;
    setLuaHost("");
  }

  /** Gives the image whose child it is, or null. */
  @Nullable ProcessNode parent() {
    return parent == NO_NUMBER ? null : memory.node(parent);
  }

  void setParent(@Nullable ProcessNode other) {
    parent = other == null ? NO_NUMBER : other.number;
  }

  /** Gives the program that an exec replaced in this process, or one of which nothing is known. */
  Program previous() {
    return previous;
  }

  void setPrevious(Program replaced) {
    ownPrevious().copy(replaced);
  }

  void readPrevious(DataInput in) throws IOException {
    ownPrevious().readFrom(in);
  }

  private Program ownPrevious() {
    if (previous == Program.UNKNOWN) {
      previous = new Program();
    }
    return previous;
  }

  /**
   * Gives the entity id; empty until there is an event from which it follows. Valid as the node.
   */
  byte[] entityId() {
    return identified ? id : Bytes.NONE;
  }

  /** Takes a copy of an entity id. */
  void setEntityId(byte[] text, int from, int length) {
    if (id.length != length) {
      id = new byte[length];
    }
    System.arraycopy(text, from, id, 0, length);
    identified = true;
  }

  Origin origin() {
    return origin;
  }

  void setOrigin(Origin how) {
    if (origin != how) {
      origin = how;
    }
  }

  Signature signature() {
    return signature;
  }

  @SuppressWarnings("ReferenceEquality") // Which object it is, is what is asked.
  void setSignature(Signature other) {
    if (signature != other) {
      signature = other;
    }
  }

  String luaHost() {
    return luaHost;
  }

  void setLuaHost(String name) {
    if (!name.equals(luaHost)) {
      luaHost = name;
    }
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
