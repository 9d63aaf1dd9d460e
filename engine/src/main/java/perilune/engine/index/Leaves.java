package perilune.engine.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import perilune.engine.match.Fact;
import perilune.event.FieldTable;
import perilune.rules.plan.Condition;

/**
 * Numbers the predicates of conditions, and collects what the values of each field are looked
 * through for. Cold path.
 */
final class Leaves {

  private final FieldTable fields;
  private final int maxBytes;
  private final Map<Condition, Optional<Leaf>> known = new HashMap<>();
  // What is looked for, or would be if there were room.
  private final Map<Leaf, Optional<Fact>> taken = new HashMap<>();
  private final Map<String, Wanted> byField = new TreeMap<>();
  private int facts;
  private int bytes;
  private boolean isFull;

  /** What is looked for in the values of one field, each with its facts. */
  private static final class Wanted {
    private final List<Integer> present = new ArrayList<>();
    private final Map<String, List<Integer>> wholes = new HashMap<>();
    private final Map<Double, List<Integer>> numbers = new HashMap<>();
    private final Map<String, Piece> pieces = new LinkedHashMap<>();
  }

  private record Piece(List<Integer> anywhere, List<Integer> prefix, List<Integer> suffix) {
    Piece() {
      this(new ArrayList<>(1), new ArrayList<>(0), new ArrayList<>(0));
    }

    Needle needle(byte[] text) {
      return new Needle(text, array(anywhere), array(prefix), array(suffix));
    }
  }

  /**
   * Makes it without leaves.
   *
   * @param maxBytes bytes of all texts that are looked for in values; predicates whose texts pass
   *     it have no fact
   */
  Leaves(FieldTable fields, int maxBytes) {
    this.fields = fields;
    this.maxBytes = maxBytes;
  }

  /** Gives the leaf of a predicate on one field. */
  Optional<Leaf> of(Condition.Test test) {
    return known.computeIfAbsent(
        test,
        _ -> {
          String field = test.field();
          return Optional.of(
              new Leaf(field, LeafLookups.of(field, test.predicate(), test.matching(), fields)));
        });
  }

  /** Gives the leaf of a search in all fields, or nothing where it looks for no text. */
  Optional<Leaf> of(Condition.Anywhere anywhere) {
    return known.computeIfAbsent(
        anywhere,
        _ ->
            LeafLookups.anywhere(anywhere.predicate(), anywhere.matching())
                .map(lookups -> new Leaf(Lookup.ANYWHERE, lookups)));
  }

  /** Has a leaf looked for; gives its fact, or nothing where there is no room for it. */
  Optional<Fact> take(Leaf leaf) {
    return taken.computeIfAbsent(leaf, this::added);
  }

  /** Says whether a leaf is looked for. */
  boolean isTaken(Leaf leaf) {
    return taken.containsKey(leaf);
  }

  private Optional<Fact> added(Leaf leaf) {
    if (!fits(leaf)) {
      isFull = true;
      return Optional.empty();
    }
    var fact = new Fact(facts++, leaf.settled());
    Wanted of = byField.computeIfAbsent(leaf.field(), _ -> new Wanted());
    for (Lookup lookup : leaf.lookups()) {
      add(of, lookup, fact.bit());
    }
    return Optional.of(fact);
  }

  /** Counts the bytes of new pieces. */
  private boolean fits(Leaf leaf) {
    Wanted of = byField.get(leaf.field());
    int more = 0;
    for (Lookup lookup : leaf.lookups()) {
      if (lookup instanceof Lookup.Piece(var _, var text, var _)
          && (of == null || !of.pieces.containsKey(text))) {
        more += Leaf.bytes(text);
      }
    }
    if (more > maxBytes - bytes) {
      return false;
    }
    bytes += more;
    return true;
  }

  private static void add(Wanted of, Lookup lookup, int fact) {
    switch (lookup) {
      case Lookup.Whole(var _, var text) -> list(of.wholes, text).add(fact);
      case Lookup.Numeric(var _, var value) -> list(of.numbers, value + 0.0).add(fact);
      case Lookup.Presence _ -> of.present.add(fact);
      case Lookup.Piece(var _, var text, var place) -> {
        Piece piece = of.pieces.computeIfAbsent(text, _ -> new Piece());
        switch (place) {
          case ANYWHERE -> piece.anywhere.add(fact);
          case PREFIX -> piece.prefix.add(fact);
          case SUFFIX -> piece.suffix.add(fact);
        }
      }
    }
  }

  private static <K> List<Integer> list(Map<K, List<Integer>> lists, K key) {
    return lists.computeIfAbsent(key, _ -> new ArrayList<>(1));
  }

  /** Gives the number of facts. */
  int facts() {
    return facts;
  }

  /** Gives the bytes of all texts that are looked for in values. */
  int bytes() {
    return bytes;
  }

  /** Says whether predicates have no fact because the limit on bytes was passed. */
  boolean isFull() {
    return isFull;
  }

  /** Gives the scans by id of the field; fields that no event can have are left out. */
  @Nullable FieldScan[] scans() {
    var scans = new TreeMap<Integer, FieldScan>();
    byField.forEach((name, wanted) -> {
      int id = name.equals(Lookup.ANYWHERE) ? FieldTable.FULL : fields.intern(name);
      if (id != FieldTable.FULL) {
        scans.put(id, scan(wanted));
      }
    });
    @Nullable FieldScan[] byId = new FieldScan[scans.isEmpty() ? 0 : scans.lastKey() + 1];
    scans.forEach((id, scan) -> byId[id] = scan);
    return byId;
  }

  private static FieldScan scan(Wanted wanted) {
    return new FieldScan(
        array(wanted.present),
        wanted.wholes.isEmpty() ? null : new ValuePostings(arrays(wanted.wholes)),
        wanted.numbers.isEmpty() ? null : new NumberPostings(arrays(wanted.numbers)),
        searches(needles(wanted)));
  }

  /** Gives the scan for what may stand in any field, or null where nothing is looked for there. */
  @Nullable EverywhereScan scanOfAll() {
    Wanted wanted = byField.get(Lookup.ANYWHERE);
    if (wanted == null) {
      return null;
    }
    List<Needle> needles = needles(wanted);
    return new EverywhereScan(needles, searches(needles));
  }

  private static List<Needle> needles(Wanted wanted) {
    var needles = new ArrayList<Needle>();
    wanted.pieces.forEach(
        (text, piece) -> needles.add(piece.needle(text.getBytes(StandardCharsets.UTF_8))));
    return needles;
  }

  private static NeedleSearch[] searches(List<Needle> needles) {
    if (SkippingSearch.suits(needles)) {
      return new NeedleSearch[] {new SkippingSearch(needles)};
    }
    return GramSearch.of(needles).toArray(NeedleSearch[]::new);
  }

  private static <K> Map<K, int[]> arrays(Map<K, List<Integer>> lists) {
    var all = new HashMap<K, int[]>();
    lists.forEach((key, facts) -> all.put(key, array(facts)));
    return all;
  }

  private static int[] array(List<Integer> facts) {
    return facts.stream().mapToInt(Integer::intValue).distinct().toArray();
  }
}
