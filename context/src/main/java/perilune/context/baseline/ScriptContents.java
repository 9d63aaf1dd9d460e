package perilune.context.baseline;

import java.util.LinkedHashMap;
import java.util.Map;

/** Hashes of files by path, of which the longest not used is forgotten beyond a number. */
final class ScriptContents extends LinkedHashMap<String, String> {

  private static final long serialVersionUID = 1;

  private final int most;

  ScriptContents(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
    return size() > most;
  }
}
