package perilune.context.baseline;

import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.context.hosts.LuaHosts;
import perilune.context.invocation.LuaInvocation;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;

/**
 * Learns from history what runs Lua where.
 *
 * <p>Takes enriched events in order, and beside them the matches of rules: a story that a rule
 * touches is counted apart from its quiet likes, so that no attack hides in a use that is normal.
 * Owned by one thread. Memory is bounded by {@link BaselineLimits}.
 */
public final class Learner {

  /** Risk score from which a signal asks for an explicit yes: that of severity medium. */
  public static final int ASKS_FROM = 47;

  private static final String NO_CONTENT = "";

  private final BaselineLimits limits;
  private final LuaHosts hosts;
  private final Map<String, Story> stories = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, String> contents;
  private final Uses uses;
  private long nowNanos = Long.MIN_VALUE;
  private long untilSweep;

  /** Events between two looks for stories that are over. */
  private static final int SWEEP_EVERY = 4_096;

  /** Contents of scripts that are remembered, of all hosts together. */
  private static final int MAX_CONTENTS = 100_000;

  /**
   * Makes a learner that knows nothing.
   *
   * @param hosts programs that run Lua, for those whose start was before the history
   */
  public Learner(BaselineLimits limits, LuaHosts hosts) {
    this.hosts = hosts;
    this.limits = limits;
    this.uses = new Uses(limits.maxUses());
    this.contents = new ScriptContents(MAX_CONTENTS);
  }

  /** Gives the demand with what learning and comparing read. */
  public static FieldDemand needs(FieldDemand demand) {
    var all = EnumSet.copyOf(FactReader.READ);
    all.addAll(StoryKeys.READ);
    all.addAll(List.of(KnownField.FILE_PATH, KnownField.FILE_SHA256, KnownField.FILE_USED_BY));
    return demand.plus(all.toArray(KnownField[]::new));
  }

  /** Gives the fields by which a kept event is found to belong to a story. */
  public static List<KnownField> kept() {
    return List.of(
        KnownField.PROCESS_ENTITY_ID,
        KnownField.PROCESS_PARENT_ENTITY_ID,
        KnownField.LINEAGE_ENTITY_ID,
        KnownField.FILE_USED_BY);
  }

  /** Learns from an enriched event. */
  public void accept(Event event) {
    if (event.header().timed) {
      nowNanos = Math.max(nowNanos, event.header().timeNanos);
    }
    String host = event.header().hostKey;
    remember(host, event);
    if (LuaInvocation.isStart(event)) {
      started(host, event);
    } else {
      List<String> ways = FactReader.destination(event);
      if (!ways.isEmpty()) {
        connected(host, event, ways.getFirst());
      }
    }
    if (++untilSweep % SWEEP_EVERY == 0) {
      sweep();
    }
  }

  private void remember(String host, Event event) {
    if (event.has(KnownField.FILE_SHA256) && event.has(KnownField.FILE_PATH)) {
      contents.put(
          host + '\n' + FactReader.text(event, KnownField.FILE_PATH),
          FactReader.text(event, KnownField.FILE_SHA256));
    }
  }

  private void started(String host, Event event) {
    List<String> ids = StoryKeys.of(event);
    Story outer = find(host, StoryKeys.above(ids));
    String parent = FactReader.text(event, KnownField.PROCESS_PARENT_EXECUTABLE);
    if (outer == null && isLuaByName(event, parent)) {
      outer = open(host, ids.size() > 1 ? ids.get(1) : "", FactReader.unseen(event, parent));
    }
    if (outer != null) {
      outer.child(FactReader.child(event));
      outer.lastNanos = nowNanos;
    }
    if (runsLua(event)) {
      String script = event.text(KnownField.LUA_SCRIPT_PATH).orElse("");
      String content = contents.getOrDefault(host + '\n' + script, NO_CONTENT);
      open(host, ids.isEmpty() ? "" : ids.getFirst(), FactReader.start(event, content));
    }
  }

  private void connected(String host, Event event, String destination) {
    List<String> ids = StoryKeys.of(event);
    Story story = find(host, ids);
    String executable = FactReader.executable(event);
    if (story == null && isLuaByName(event, executable)) {
      story = open(host, ids.isEmpty() ? "" : ids.getFirst(), FactReader.unseen(event, executable));
    }
    if (story != null) {
      story.destination(destination);
      story.lastNanos = nowNanos;
    }
  }

  static boolean runsLua(Event event) {
    return event.has(KnownField.LUA_HOST) && !event.hasText(KnownField.LUA_HOST, "unknown");
  }

  private boolean isLuaByName(Event event, String executable) {
    String os = FactReader.text(event, KnownField.HOST_OS_TYPE);
    return !executable.isEmpty() && hosts.executable(Shape.fileName(executable), os) != null;
  }

  private Story open(String host, String id, Facts facts) {
    var story = new Story(facts, nowNanos);
    String key = host + '\n' + id;
    if (id.isEmpty()) {
      uses.count(story);
      return story;
    }
    Story before = stories.put(key, story);
    if (before != null) {
      uses.count(before);
    }
    if (stories.size() > limits.maxStories()) {
      Iterator<Story> oldest = stories.values().iterator();
      uses.count(oldest.next());
      oldest.remove();
    }
    return story;
  }

  private @Nullable Story find(String host, List<String> ids) {
    for (String id : ids) {
      Story story = id.isEmpty() ? null : stories.get(host + '\n' + id);
      if (story != null) {
        return story;
      }
    }
    return null;
  }

  /**
   * Takes note of a match of a rule: all stories of its events are touched by it.
   *
   * @param asks whether it asks for an explicit yes; else it is told in a review only
   */
  public void touched(List<RetainedEvent> events, Touch touch, boolean asks) {
    var done = new java.util.HashSet<Story>();
    for (RetainedEvent event : events) {
      List<String> ids = new java.util.ArrayList<>(event.texts(KnownField.LINEAGE_ENTITY_ID));
      ids.addAll(event.texts(KnownField.PROCESS_ENTITY_ID));
      ids.addAll(event.texts(KnownField.FILE_USED_BY));
      Story story = find(event.hostKey(), ids);
      if (story != null && done.add(story)) {
        story.touch(touch, asks);
      }
    }
  }

  /** Counts stories of which nothing more is expected. */
  private void sweep() {
    long over = nowNanos - limits.keepStory().toNanos();
    Iterator<Story> oldest = stories.values().iterator();
    while (oldest.hasNext()) {
      Story story = oldest.next();
      if (story.lastNanos >= over) {
        return;
      }
      uses.count(story);
      oldest.remove();
    }
  }

  /** Gives what was learned; to be called once, at the end. */
  public Baseline finish() {
    stories.values().forEach(uses::count);
    stories.clear();
    return new Generalisation(uses.all()).baseline();
  }

  /** Gives how many stories were not learned because there were too many different uses. */
  public long unlearned() {
    return uses.beyond();
  }
}
