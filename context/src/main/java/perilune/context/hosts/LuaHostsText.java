package perilune.context.hosts;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.TreeMap;

/** Writes Lua hosts in the form of their file: reading it gives the same ones. Stateless. */
public final class LuaHostsText {

  private LuaHostsText() {}

  /** Gives all groups and entries. */
  public static String of(LuaHosts hosts) {
    var out = new StringBuilder();
    for (Map.Entry<String, WordList> group : new TreeMap<>(hosts.groups()).entrySet()) {
      out.append("group ").append(group.getKey()).append("  ");
      out.append(words(group.getValue())).append('\n');
    }
    for (LuaHost host : hosts.all()) {
      out.append("\nhost ").append(quoted(host.name())).append('\n');
      line(out, "kind", host.kind().word());
      line(out, "takes", host.takes().word());
      line(out, "platforms", platforms(host));
      line(out, "within", host.within() ? "yes" : "");
      line(out, "names", names(host));
      for (Aspect aspect : Aspect.values()) {
        line(out, aspect.key(), words(host.list(aspect)));
      }
    }
    return out.toString();
  }

  private static void line(StringBuilder out, String key, String words) {
    if (!words.isEmpty()) {
      out.append("  ").append(key).append(" ".repeat(11 - key.length())).append(words).append('\n');
    }
  }

  private static String words(WordList list) {
    return list.entries().stream().map(WordList.Entry::written).collect(joining(" "));
  }

  private static String quoted(String name) {
    return name.indexOf(' ') >= 0 ? '"' + name + '"' : name;
  }

  /** Gives the platforms of an entry, in the order of the alphabet. */
  public static String platforms(LuaHost host) {
    return host.platforms().stream().sorted().collect(joining(" "));
  }

  /** Gives the names of an entry as its file has them. */
  public static String names(LuaHost host) {
    return host.names().stream()
        .map(name -> new WordList.Entry(name, true).written())
        .collect(joining(" "));
  }
}
