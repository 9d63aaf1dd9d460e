package perilune.context.provenance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.KnownField;

/**
 * Where a path comes from and where its verdict goes. Fields that are not kept of it are null.
 *
 * @param path the path
 * @param verdict state, package, integrity, reason
 * @param digests checksums of the file that events may bring
 */
record PackageFields(KnownField path, Verdict verdict, @Nullable Digests digests) {

  /** Where a verdict goes. */
  record Verdict(
      KnownField state,
      KnownField name,
      @Nullable KnownField integrity,
      @Nullable KnownField reason) {}

  /** Checksums of a file. */
  record Digests(KnownField md5, @Nullable KnownField sha256) {}

  static final List<PackageFields> ALL =
      List.of(
          new PackageFields(
              KnownField.PROCESS_EXECUTABLE,
              new Verdict(
                  KnownField.PROCESS_PACKAGE_STATE,
                  KnownField.PROCESS_PACKAGE_NAME,
                  KnownField.PROCESS_PACKAGE_INTEGRITY,
                  KnownField.PROCESS_PACKAGE_REASON),
              new Digests(KnownField.PROCESS_MD5, KnownField.PROCESS_SHA256)),
          new PackageFields(
              KnownField.PROCESS_PARENT_EXECUTABLE,
              new Verdict(
                  KnownField.PARENT_PACKAGE_STATE, KnownField.PARENT_PACKAGE_NAME, null, null),
              null),
          new PackageFields(
              KnownField.LUA_SCRIPT_PATH,
              new Verdict(
                  KnownField.SCRIPT_PACKAGE_STATE,
                  KnownField.SCRIPT_PACKAGE_NAME,
                  KnownField.SCRIPT_PACKAGE_INTEGRITY,
                  KnownField.SCRIPT_PACKAGE_REASON),
              null),
          new PackageFields(
              KnownField.DLL_PATH,
              new Verdict(
                  KnownField.LIBRARY_PACKAGE_STATE,
                  KnownField.LIBRARY_PACKAGE_NAME,
                  KnownField.LIBRARY_PACKAGE_INTEGRITY,
                  KnownField.LIBRARY_PACKAGE_REASON),
              new Digests(KnownField.DLL_MD5, null)));

  KnownField state() {
    return verdict.state();
  }

  KnownField name() {
    return verdict.name();
  }

  @Nullable KnownField integrity() {
    return verdict.integrity();
  }

  @Nullable KnownField reason() {
    return verdict.reason();
  }

  /** Gives the field of a checksum of so many bytes, or null. */
  @Nullable KnownField digest(int bytes) {
    if (digests == null) {
      return null;
    }
    return bytes == 16 ? digests.md5() : bytes == 32 ? digests.sha256() : null;
  }

  boolean isWanted(FieldDemand demand) {
    return demand.wants(state())
        || demand.wants(name())
        || verdict.integrity() != null && demand.wants(verdict.integrity())
        || verdict.reason() != null && demand.wants(verdict.reason());
  }

  /** Gives what has to be on an event for its verdict. */
  List<KnownField> read() {
    var all = new ArrayList<KnownField>();
    all.add(path);
    if (digests != null) {
      all.add(digests.md5());
    }
    if (digests != null && digests.sha256() != null) {
      all.add(digests.sha256());
    }
    return all;
  }

  void clear(Event event) {
    event.remove(state().id());
    event.remove(name().id());
    if (verdict.integrity() != null) {
      event.remove(verdict.integrity().id());
    }
    if (verdict.reason() != null) {
      event.remove(verdict.reason().id());
    }
  }
}
