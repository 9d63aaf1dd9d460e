package perilune.catalog.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perilune.catalog.attack.AttackRelease;
import perilune.catalog.attack.AttackStore;
import perilune.catalog.attack.ReleaseFacts;

/**
 * What techniques are called in the newest release of a store, and which objects of it have pages.
 *
 * <p>Releases are large and change seldom: what of them is needed for every build is kept beside
 * the site, and they are read only where their own pages are made. May be asked by any number of
 * threads.
 */
public final class AttackBook implements TechniqueBook {

  /**
   * An object with a page.
   *
   * @param id its STIX id
   * @param attackId its id in ATT&CK
   * @param type its STIX type
   * @param page path in the site
   */
  record Paged(String id, String attackId, String type, String name, String page) {}

  private final AttackStore store;
  private final List<ReleaseFacts> facts;
  private final AttackShelf shelf;
  private final boolean kept;
  private @Nullable List<AttackRelease> releases;

  private AttackBook(AttackStore store, List<ReleaseFacts> facts, AttackShelf shelf, boolean kept) {
    this.kept = kept;
    this.store = store;
    this.facts = facts;
    this.shelf = shelf;
  }

  /**
   * Opens the newest release of a store, and those before it of the same domain.
   *
   * @param kept what {@link #bytes} gave in a former build; nothing of it is used where the store
   *     or the program is another
   * @param build tells programs apart
   */
  public static AttackBook open(AttackStore store, byte[] kept, String build) throws IOException {
    String newest =
        store.newest().orElseThrow(() -> new IllegalArgumentException("the store has no release"));
    List<ReleaseFacts> all = store.releases();
    ReleaseFacts last =
        all.stream().filter(one -> one.name().equals(newest)).findFirst().orElseThrow();
    var used = new ArrayList<ReleaseFacts>();
    for (ReleaseFacts one : all) {
      if (one.domain().equals(last.domain())) {
        used.add(one);
      }
    }
    String state = new Key().with(build).with(used.toString()).text();
    Optional<AttackShelf> shelf = AttackShelf.read(kept, state);
    if (shelf.isPresent()) {
      return new AttackBook(store, used, shelf.get(), true);
    }
    List<AttackRelease> releases = read(store, used);
    var book = new AttackBook(store, used, AttackShelf.of(releases.getLast(), state), false);
    book.releases = releases;
    return book;
  }

  private static List<AttackRelease> read(AttackStore store, List<ReleaseFacts> facts)
      throws IOException {
    var all = new ArrayList<AttackRelease>();
    for (ReleaseFacts one : facts) {
      all.add(store.release(one.name()).orElseThrow());
    }
    return List.copyOf(all);
  }

  /** Says whether a later build can do with what was kept. */
  public boolean isKept() {
    return kept;
  }

  /** Gives what a later build needs of this. */
  public byte[] bytes() {
    return shelf.text().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Optional<Entry> entry(String id) {
    return Optional.ofNullable(shelf.entries().get(id));
  }

  @Override
  public String release() {
    return facts.getLast().name();
  }

  /** Gives all objects that have pages, by type and id. */
  List<Paged> objects() {
    return shelf.objects();
  }

  /** Gives a hash of all releases, and of the program. */
  @Override
  public String state() {
    return shelf.state();
  }

  /** Gives the pages of objects by STIX id. */
  Map<String, String> pages() {
    var pages = new LinkedHashMap<String, String>();
    objects().forEach(one -> pages.put(one.id(), one.page()));
    return pages;
  }

  /** Gives all releases, the oldest first; reads them where that was not done yet. */
  synchronized List<AttackRelease> releases() {
    List<AttackRelease> known = releases;
    if (known == null) {
      try {
        known = read(store, facts);
      } catch (IOException problem) {
        throw new UncheckedIOException(problem);
      }
      releases = known;
    }
    return known;
  }
}
