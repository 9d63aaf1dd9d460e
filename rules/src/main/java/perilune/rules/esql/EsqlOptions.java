package perilune.rules.esql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import perilune.event.FieldType;
import perilune.event.KnownField;
import perilune.rules.plan.TableStage.LookupTable;
import perilune.rules.plan.Window;

/**
 * What a query is compiled for.
 *
 * @param window which events are looked at together
 * @param lookups tables for {@code ENRICH} and {@code LOOKUP JOIN}, by the name that queries give
 *     them; the first column is the policy's match field
 * @param limits how large a query may be
 * @param fields names and types of the fields that are known: near misses of them get a warning.
 *     Any other name is taken as it is, of any type
 */
public record EsqlOptions(
    Window window,
    Map<String, LookupTable> lookups,
    EsqlLimits limits,
    Map<String, FieldType> fields) {

  private static final Map<String, FieldType> FIELDS = knownFields();

  public EsqlOptions {
    lookups = Collections.unmodifiableMap(new LinkedHashMap<>(lookups));
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Gives one window over all, no tables, the default limits, the fields that Perilune knows. */
  public static EsqlOptions defaults() {
    return new EsqlOptions(Window.WHOLE, Map.of(), EsqlLimits.defaults(), FIELDS);
  }

  /** Gives the same with another window. */
  public EsqlOptions withWindow(Window other) {
    return new EsqlOptions(other, lookups, limits, fields);
  }

  /** Gives the same with other tables. */
  public EsqlOptions withLookups(Map<String, LookupTable> other) {
    return new EsqlOptions(window, other, limits, fields);
  }

  /** Gives the same with other limits. */
  public EsqlOptions withLimits(EsqlLimits other) {
    return new EsqlOptions(window, lookups, other, fields);
  }

  /** Gives the same with other known fields. */
  public EsqlOptions withFields(Map<String, FieldType> other) {
    return new EsqlOptions(window, lookups, limits, other);
  }

  private static Map<String, FieldType> knownFields() {
    var all = new LinkedHashMap<String, FieldType>();
    for (KnownField field : KnownField.values()) {
      all.put(field.fieldName(), field.type());
    }
    return Collections.unmodifiableMap(all);
  }
}
