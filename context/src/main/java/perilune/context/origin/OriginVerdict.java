package perilune.context.origin;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perilune.context.hosts.Answer;
import perilune.context.hosts.Aspect;
import perilune.context.hosts.LuaHost;
import perilune.context.hosts.LuaHosts;
import perilune.context.invocation.LuaInvocation;
import perilune.context.place.Place;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.KnownField;

/**
 * Fills {@code perilune.lua.provenance.*} on starts of programs that run Lua.
 *
 * <p>Stateless. It comes after all other context, from whose fields it reads. Allocates for
 * programs that run Lua only.
 */
public final class OriginVerdict {

  private static final KnownField[] NEEDED = {
    KnownField.EVENT_CATEGORY,
    KnownField.EVENT_TYPE,
    KnownField.LUA_HOST,
    KnownField.LUA_HOST_NAME,
    KnownField.PROCESS_EXECUTABLE,
    KnownField.IMAGE_STATE,
    KnownField.IMAGE_LOCATION,
    KnownField.PROCESS_PACKAGE_STATE,
    KnownField.PROCESS_PACKAGE_INTEGRITY,
    KnownField.PROCESS_DROP_STATE,
    KnownField.PROCESS_DROP_WRITER_EXECUTABLE,
    KnownField.PROCESS_SIGNATURE_STATUS,
    KnownField.PROCESS_QUARANTINE
  };

  /** Where nothing but packages puts programs. */
  private static final List<String> OF_PACKAGES =
      List.of("/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/", "/usr/lib/", "/lib/", "/usr/libexec/");

  private static final Set<String> UNUSUAL =
      Set.of("temporary", "hidden", "descriptor", "remote", "downloads", "public", "stream");

  private static final Set<String> TRUSTED =
      Set.of("platform", "developer_id", "app_store", "enterprise", "testflight", "trusted");

  private static final Set<String> WEAK =
      Set.of("adhoc", "adhoc_linker", "self_signed", "unsigned", "development", "nosignature");

  private static final Set<String> INVALID =
      Set.of("invalid", "errorbaddigest", "errorrevoked", "hashmismatch");

  private final LuaHosts hosts;
  private final boolean wanted;

  /** Makes one that does nothing unless one of its fields is asked for. */
  public OriginVerdict(FieldDemand demand, LuaHosts hosts) {
    this.hosts = hosts;
    this.wanted = isWanted(demand);
  }

  private static boolean isWanted(FieldDemand demand) {
    return demand.wants(KnownField.LUA_PROVENANCE_STATE)
        || demand.wants(KnownField.LUA_PROVENANCE_REASON);
  }

  /** Gives the demand with what is read here added, where one of its fields is asked for. */
  public static FieldDemand needs(FieldDemand demand) {
    return isWanted(demand) ? demand.plus(NEEDED) : demand;
  }

  /** Fills the fields of an event; takes away what the record claimed of them. */
  public void enrich(Event event) {
    if (!wanted) {
      return;
    }
    event.remove(KnownField.LUA_PROVENANCE_STATE.id());
    event.remove(KnownField.LUA_PROVENANCE_REASON.id());
    if (!LuaInvocation.isStart(event)
        || !event.has(KnownField.LUA_HOST)
        || event.hasText(KnownField.LUA_HOST, "unknown")) {
      return;
    }
    Set<Evidence> known = evidence(event);
    OriginTable.Row row = OriginTable.of(known);
    event.put(KnownField.LUA_PROVENANCE_STATE, row.answer().word());
    Set<Evidence> told = row.needed().isEmpty() ? known : row.needed();
    told.forEach(one -> event.put(KnownField.LUA_PROVENANCE_REASON, one.word()));
    if (told.isEmpty()) {
      event.put(KnownField.LUA_PROVENANCE_REASON, "nothing-known");
    }
  }

  private Set<Evidence> evidence(Event event) {
    var known = EnumSet.noneOf(Evidence.class);
    ofPackage(event, known);
    ofPlace(event, known);
    ofWriter(event, known);
    ofSignature(event, known);
    return known;
  }

  private static void ofPackage(Event event, Set<Evidence> known) {
    if (event.hasText(KnownField.PROCESS_PACKAGE_STATE, "unowned")) {
      known.add(Evidence.PACKAGE_UNOWNED);
    } else if (event.hasText(KnownField.PROCESS_PACKAGE_STATE, "owned")) {
      String integrity = event.text(KnownField.PROCESS_PACKAGE_INTEGRITY).orElse("unknown");
      known.add(
          switch (integrity) {
            case "intact" -> Evidence.PACKAGE_INTACT;
            case "modified" -> Evidence.PACKAGE_MODIFIED;
            default -> Evidence.PACKAGE_OWNED;
          });
    }
  }

  private void ofPlace(Event event, Set<Evidence> known) {
    String state = event.text(KnownField.IMAGE_STATE).orElse("unknown");
    String location = event.text(KnownField.IMAGE_LOCATION).orElse("unknown");
    if (state.equals("memory") || state.equals("deleted") || UNUSUAL.contains(location)) {
      known.add(Evidence.PLACE_UNUSUAL);
    }
    String path = event.text(KnownField.PROCESS_EXECUTABLE).orElse("");
    if (OF_PACKAGES.stream().anyMatch(path::startsWith)) {
      known.add(Evidence.PATH_OF_PACKAGES);
    }
    LuaHost host = hosts.entry(event.text(KnownField.LUA_HOST_NAME).orElse(""));
    Evidence ofPath = host == null || path.isEmpty() ? null : ofPath(host, path);
    if (ofPath != null) {
      known.add(ofPath);
    }
  }

  private static @Nullable Evidence ofPath(LuaHost host, String path) {
    Answer answer = host.answer(Aspect.PATH, path);
    return switch (answer) {
      case EXPECTED -> Evidence.PATH_NAMED;
      case UNEXPECTED -> Evidence.PATH_EXCLUDED;
      case UNKNOWN -> host.namesExpected(Aspect.PATH) ? Evidence.PATH_NOT_NAMED : null;
    };
  }

  private void ofWriter(Event event, Set<Evidence> known) {
    if (event.hasText(KnownField.PROCESS_DROP_STATE, "not_seen")) {
      known.add(Evidence.NOT_WRITTEN);
    } else if (event.hasText(KnownField.PROCESS_DROP_STATE, "dropped")) {
      String path = event.text(KnownField.PROCESS_DROP_WRITER_EXECUTABLE).orElse("");
      boolean installer = hosts.isInstaller(Place.lastPart(path));
      known.add(installer ? Evidence.WRITTEN_BY_INSTALLER : Evidence.WRITTEN_RECENTLY);
    }
  }

  private static void ofSignature(Event event, Set<Evidence> known) {
    String status =
        event.text(KnownField.PROCESS_SIGNATURE_STATUS).orElse("").toLowerCase(Locale.ROOT);
    if (TRUSTED.contains(status)) {
      known.add(Evidence.SIGNATURE_TRUSTED);
    } else if (WEAK.contains(status)) {
      known.add(Evidence.SIGNATURE_WEAK);
    } else if (INVALID.contains(status)) {
      known.add(Evidence.SIGNATURE_INVALID);
    }
    if (event.hasText(KnownField.PROCESS_QUARANTINE, "quarantined")
        || event.hasText(KnownField.PROCESS_QUARANTINE, "removed")) {
      known.add(Evidence.QUARANTINED);
    }
  }
}
