package perilune.catalog.fields;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import perilune.catalog.Mode;

/**
 * The canonical names of fields, read from a file of the class path. Immutable.
 *
 * <p>A line of the file is {@code schema context canonical = name, name}. A context is where a
 * schema uses one name for several things, such as a table; {@code *} stands for any, and a line
 * with the context itself goes before it. {@code many schema = name, ...} lists fields that may
 * have several values at once.
 */
public final class FieldNames {

  private static final String ANY = "*";

  private final String version;
  private final Map<String, String> canonical;
  private final Set<String> many;

  private FieldNames(String version, Map<String, String> canonical, Set<String> many) {
    this.version = version;
    this.canonical = Map.copyOf(canonical);
    this.many = Set.copyOf(many);
  }

  /** Gives the names of a mode: nine pairs of ECS for compat, the whole table for truth. */
  public static FieldNames of(Mode mode) {
    return read(
        switch (mode) {
          case TRUTH -> "fields-truth.txt";
          case COMPAT -> "fields-compat.txt";
        });
  }

  /** Gives the table's version, to be told beside numbers. */
  public String version() {
    return version;
  }

  /**
   * Gives the canonical name; the name itself where the table does not have it.
   *
   * @param schema whose names they are, such as {@code ecs}
   * @param context category, data model or table; empty where the schema has none
   */
  public String canonical(String schema, String context, String name) {
    String own = canonical.get(key(schema, context, name));
    return own != null ? own : canonical.getOrDefault(key(schema, ANY, name), name);
  }

  /** Says whether a field may have several values at once, so that it can equal two things. */
  public boolean mayHaveMany(String schema, String name) {
    return many.contains(key(schema, ANY, name));
  }

  private static String key(String schema, String context, String name) {
    return schema + '\n' + context + '\n' + name;
  }

  private static FieldNames read(String resource) {
    var canonical = new HashMap<String, String>();
    var many = new HashSet<String>();
    String version = "";
    for (String line : text(resource).lines().toList()) {
      if (line.startsWith("version ")) {
        version = line.substring("version ".length()).strip();
      } else if (!line.isBlank() && !line.startsWith("#")) {
        entry(line, canonical, many);
      }
    }
    return new FieldNames(version, canonical, many);
  }

  private static void entry(String line, Map<String, String> canonical, Set<String> many) {
    int equals = line.indexOf('=');
    String[] head = line.substring(0, equals).strip().split(" +");
    for (String name : line.substring(equals + 1).split(",")) {
      if (head[0].equals("many")) {
        many.add(key(head[1], ANY, name.strip()));
      } else {
        canonical.put(key(head[0], head[1], name.strip()), head[2]);
      }
    }
  }

  private static String text(String resource) {
    try (InputStream in = FieldNames.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the installation is damaged: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException("the installation is damaged: " + resource, problem);
    }
  }
}
