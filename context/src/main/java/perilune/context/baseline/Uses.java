package perilune.context.baseline;

import java.util.HashMap;
import java.util.Map;

/** Counts stories by what use they are. Owned by one thread. */
final class Uses {

  private final Map<UseKey, UseDraft> drafts = new HashMap<>();
  private final int most;
  private long beyond;

  Uses(int most) {
    this.most = most;
  }

  void count(Story story) {
    UseKey key = UseKey.of(story);
    if (!drafts.containsKey(key) && drafts.size() >= most) {
      beyond++;
      return;
    }
    drafts.computeIfAbsent(key, _ -> new UseDraft()).count(story);
  }

  Map<UseKey, UseDraft> all() {
    return drafts;
  }

  long beyond() {
    return beyond;
  }
}
