package perilune.rules.kql;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perilune.event.FieldType;
import perilune.event.KnownField;

/**
 * What a query is compiled for.
 *
 * @param limits how large a query may be
 * @param fields names and types of the fields that are known: patterns of names are looked up among
 *     them, near misses of them get a warning. Any other name is taken as it is, of any type
 * @param textFields names of fields that Elasticsearch splits into words; {@code x.text} is always
 *     one
 * @param now what {@code now} means; without it a query that says so is refused, for a stream has
 *     no such time
 */
public record KqlOptions(
    KqlLimits limits,
    Map<String, FieldType> fields,
    Set<String> textFields,
    Optional<Instant> now) {

  /** Fields that Elastic maps as text. Source: ECS 9 and the Windows integration. */
  private static final Set<String> TEXT_FIELDS =
      Set.of("message", "error.message", "powershell.file.script_block_text");

  private static final Map<String, FieldType> FIELDS = ecsFields();

  public KqlOptions {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    textFields = Set.copyOf(textFields);
  }

  /** Gives the default limits, the fields that Perilune knows, and no time that is now. */
  public static KqlOptions defaults() {
    return new KqlOptions(KqlLimits.defaults(), FIELDS, TEXT_FIELDS, Optional.empty());
  }

  /** Gives the same with other limits. */
  public KqlOptions withLimits(KqlLimits other) {
    return new KqlOptions(other, fields, textFields, now);
  }

  /** Gives the same with other known fields. */
  public KqlOptions withFields(Map<String, FieldType> other) {
    return new KqlOptions(limits, other, textFields, now);
  }

  /** Gives the same with a time that is now. */
  public KqlOptions withNow(Instant time) {
    return new KqlOptions(limits, fields, textFields, Optional.of(time));
  }

  /** What Perilune writes, and the hashes of ECS: rules ask for those by {@code file.hash.*}. */
  private static Map<String, FieldType> ecsFields() {
    var all = new LinkedHashMap<String, FieldType>();
    for (KnownField field : KnownField.values()) {
      all.put(field.fieldName(), field.type());
    }
    for (String owner : new String[] {"process", "file", "dll"}) {
      for (String hash : new String[] {"md5", "sha1", "sha256", "sha384", "sha512", "tlsh"}) {
        all.putIfAbsent(owner + ".hash." + hash, FieldType.ANY);
      }
    }
    return Collections.unmodifiableMap(all);
  }
}
