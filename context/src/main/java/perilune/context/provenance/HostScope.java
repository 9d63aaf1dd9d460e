package perilune.context.provenance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import perilune.context.provenance.database.HostSystem;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * Tells whether an event is of the host whose packages are known.
 *
 * <p>It is where its {@code host.id} is the machine's, or its {@code host.name} or {@code
 * host.hostname} is the host's name up to the first dot, whatever the case. Where no name is known
 * every host of the same operating system is taken to be the one. Allocates nothing for an event.
 */
final class HostScope {

  private static final KnownField[] NAMES = {
    KnownField.HOST_NAME, KnownField.HOST_HOSTNAME, KnownField.HOST_ID
  };

  // Lower case, up to the first dot.
  private final List<byte[]> accepted = new ArrayList<>();

  private final String system;

  /** Makes one that accepts some names; every host where there are none. */
  HostScope(Collection<String> names, HostSystem system) {
    this.system = system.word();
    for (String name : names) {
      String plain = name.toLowerCase(Locale.ROOT);
      int dot = plain.indexOf('.');
      byte[] bytes = (dot < 0 ? plain : plain.substring(0, dot)).getBytes(StandardCharsets.UTF_8);
      if (bytes.length > 0) {
        accepted.add(bytes);
      }
    }
  }

  boolean holds(Event event) {
    if (event.has(KnownField.HOST_OS_TYPE) && !event.hasText(KnownField.HOST_OS_TYPE, system)) {
      return false;
    }
    if (accepted.isEmpty()) {
      return true;
    }
    boolean named = false;
    for (KnownField field : NAMES) {
      for (int v = event.firstValue(field.id()); v != Event.NONE; v = event.nextValue(v)) {
        named = true;
        if (event.tag(v) == Tag.TEXT && isAccepted(event, v)) {
          return true;
        }
      }
    }
    return !named;
  }

  private boolean isAccepted(Event event, int value) {
    for (int i = 0; i < accepted.size(); i++) {
      if (isShortNameOf(accepted.get(i), event.arena(), event.offset(value), event.length(value))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isShortNameOf(byte[] name, byte[] arena, int at, int length) {
    if (length < name.length || length > name.length && arena[at + name.length] != '.') {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      int c = arena[at + i];
      if (name[i] != (c >= 'A' && c <= 'Z' ? c + 32 : c)) {
        return false;
      }
    }
    return true;
  }
}
