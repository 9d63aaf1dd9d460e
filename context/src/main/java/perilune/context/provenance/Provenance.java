package perilune.context.provenance;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.context.provenance.database.FileTable;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * Fills {@code perilune.*.package.*} wherever an event names an executable, a parent's, a Lua
 * script or a library.
 *
 * <p>Owned by one thread; keeps nothing that cannot be worked out again, so it is in no snapshot.
 * Allocates nothing for a path that it knows. Comes after lineage and invocation: it reads parents,
 * entries and scripts.
 */
public final class Provenance {

  private static final List<PackageFields> FILLED = PackageFields.ALL;

  private final PackageInventory inventory;
  private final VerdictCache cache;
  // Beside the images of the inventory: one for each.
  private final List<VerdictCache> imageCaches;
  private final List<PackageFields> wanted;
  private final boolean[] demanded = new boolean[KnownField.values().length];

  /** Makes one that does nothing unless one of its fields is asked for. */
  public Provenance(FieldDemand demand, PackageInventory inventory) {
    this.inventory = inventory;
    this.cache = new VerdictCache(inventory);
    this.imageCaches =
        inventory.images().stream().map(image -> new VerdictCache(image.files())).toList();
    this.wanted = FILLED.stream().filter(fields -> fields.isWanted(demand)).toList();
    for (KnownField field : KnownField.values()) {
      demanded[field.id()] = demand.wants(field);
    }
  }

  /** Gives the demand with what is read here added, where one of its fields is asked for. */
  public static FieldDemand needs(FieldDemand demand) {
    var more = EnumSet.noneOf(KnownField.class);
    for (PackageFields fields : FILLED) {
      if (fields.isWanted(demand)) {
        more.addAll(fields.read());
      }
    }
    if (!more.isEmpty()) {
      more.addAll(
          List.of(
              KnownField.HOST_ID,
              KnownField.HOST_NAME,
              KnownField.HOST_HOSTNAME,
              KnownField.HOST_OS_TYPE,
              KnownField.CONTAINER_ID,
              KnownField.ENTRY_TYPE,
              KnownField.AUDITD_ARCH));
    }
    return demand.plus(more.toArray(KnownField[]::new));
  }

  /** Fills the fields of what the event names; takes away what the record claimed of them. */
  public void enrich(Event event) {
    if (wanted.isEmpty()) {
      return;
    }
    VerdictCache known = known(event);
    PackageReason doubt = doubt(event, known);
    for (int i = 0; i < wanted.size(); i++) {
      PackageFields fields = wanted.get(i);
      fields.clear(event);
      int value = event.firstValue(fields.path().id());
      while (value != Event.NONE) {
        if (event.tag(value) == Tag.TEXT) {
          fill(event, fields, value, known, doubt);
        }
        value = event.nextValue(value);
      }
    }
  }

  /** Gives what is known of the files that the event sees: the host's, or its container's. */
  private VerdictCache known(Event event) {
    int image = isContained(event) ? image(event) : FileTable.NONE;
    return image == FileTable.NONE ? cache : imageCaches.get(image);
  }

  /** Gives the number of the image of an event's container, or {@link FileTable#NONE}. */
  private int image(Event event) {
    List<ContainerImage> images = inventory.images();
    for (int i = 0; i < images.size(); i++) {
      if (images.get(i).holds(event)) {
        return i;
      }
    }
    return FileTable.NONE;
  }

  /** Gives why nothing that the event names can be looked up, or null. */
  private @Nullable PackageReason doubt(Event event, VerdictCache known) {
    if (known != cache) {
      return known.inventory().fitsArchitecture(event) ? null : PackageReason.OTHER_ARCHITECTURE;
    }
    if (isContained(event) && (!inventory.isNone() || !imageCaches.isEmpty())) {
      return PackageReason.CONTAINER;
    }
    if (inventory.isNone()) {
      return PackageReason.NO_DATABASE;
    }
    if (!inventory.isOfHost(event)) {
      return PackageReason.OTHER_HOST;
    }
    return inventory.fitsArchitecture(event) ? null : PackageReason.OTHER_ARCHITECTURE;
  }

  private static boolean isContained(Event event) {
    return event.has(KnownField.CONTAINER_ID) || event.hasText(KnownField.ENTRY_TYPE, "container");
  }

  /** Says what the executable of an event has of Lua in it, as far as the disk is known. */
  public LuaContent content(Event event) {
    VerdictCache known = known(event);
    if (known.inventory().isNone()
        || known == cache && isContained(event)
        || !known.inventory().mayHold(event)) {
      return LuaContent.UNKNOWN;
    }
    String path = event.text(KnownField.PROCESS_EXECUTABLE).orElse("");
    return path.isEmpty() ? LuaContent.UNKNOWN : known.inventory().content(path);
  }

  private void fill(
      Event event,
      PackageFields fields,
      int value,
      VerdictCache known,
      @Nullable PackageReason doubt) {
    if (doubt != null) {
      put(event, fields.state(), Ownership.UNKNOWN.utf8());
      put(event, fields.integrity(), Integrity.UNKNOWN.utf8());
      put(event, fields.reason(), doubt.utf8());
      return;
    }
    PackageVerdict verdict = known.get(event.arena(), event.offset(value), event.length(value));
    put(event, fields.state(), verdict.ownership().utf8());
    if (verdict.ownership() == Ownership.OWNED && wants(fields.name())) {
      byte[] name =
          verdict.owner() == FileTable.NONE
              ? verdict.packageName().getBytes(StandardCharsets.UTF_8)
              : known.inventory().ownerName(verdict.owner());
      event.put(fields.name(), name, 0, name.length);
    }
    PackageReason told = told(event, fields, verdict, known.inventory());
    Integrity integrity = told == null ? verdict.integrity() : told.integrity();
    put(event, fields.integrity(), integrity.utf8());
    put(event, fields.reason(), told == null ? onDisk(event, verdict).utf8() : told.utf8());
  }

  /** Gives what the event's own checksum says, or null where it has none that can be compared. */
  private static @Nullable PackageReason told(
      Event event, PackageFields fields, PackageVerdict verdict, PackageInventory known) {
    if (verdict.file() == FileTable.NONE
        || verdict.reason() == PackageReason.LINK_TARGET_NOT_LISTED) {
      return null;
    }
    int bytes = known.digestLength(verdict.file());
    KnownField field = fields.digest(bytes);
    int value = field == null ? Event.NONE : event.firstValue(field.id());
    if (value == Event.NONE || event.tag(value) != Tag.TEXT || event.length(value) != 2 * bytes) {
      return null;
    }
    boolean same = known.isDigest(verdict.file(), event.arena(), event.offset(value));
    return same ? PackageReason.LISTED : known.different(verdict.file());
  }

  private static PackageReason onDisk(Event event, PackageVerdict verdict) {
    boolean later =
        event.header().timed
            && verdict.changedSeconds() > Math.floorDiv(event.header().timeNanos, 1_000_000_000L);
    return later ? verdict.reason().later() : verdict.reason();
  }

  private boolean wants(@Nullable KnownField field) {
    return field != null && demanded[field.id()];
  }

  private void put(Event event, @Nullable KnownField field, byte[] utf8) {
    if (field != null && demanded[field.id()]) {
      event.put(field, utf8, 0, utf8.length);
    }
  }
}
