package perilune.context.provenance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import perilune.event.Event;
import perilune.event.KnownField;

/**
 * Tells whether the packages that are known fit the architecture of an audit record.
 *
 * <p>Families count, not members: i386 programs run beside amd64 ones. Names that are not listed
 * here say nothing.
 */
final class ArchitectureScope {

  /**
   * A family.
   *
   * @param packages what dpkg, rpm and apk call its members
   * @param records what audit records call them: numbers of linux/audit.h, or names if enriched
   */
  private record Family(List<String> packages, List<String> records) {}

  private static final List<Family> FAMILIES =
      List.of(
          new Family(
              List.of("amd64", "x86_64", "i386", "i486", "i586", "i686", "x86", "x32"),
              List.of("c000003e", "x86_64", "40000003", "i386", "i686")),
          new Family(
              List.of("arm64", "aarch64", "armhf", "armel", "armv7", "armv7hl", "armv6hl", "arm"),
              List.of("c00000b7", "aarch64", "40000028", "arm")),
          new Family(
              List.of("ppc64el", "ppc64le", "ppc64", "powerpc"),
              List.of("c0000015", "ppc64le", "80000015", "ppc64", "14", "ppc")),
          new Family(List.of("s390x", "s390"), List.of("80000016", "s390x", "16", "s390")),
          new Family(List.of("riscv64"), List.of("c00000f3", "riscv64")),
          new Family(List.of("loong64", "loongarch64"), List.of("c0000102", "loongarch64")));

  private final List<String> fitting = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  ArchitectureScope(Collection<String> packages) {
    boolean any = false;
    for (Family family : FAMILIES) {
      boolean fits = packages.stream().anyMatch(family.packages()::contains);
      any |= fits;
      (fits ? fitting : others).addAll(family.records());
    }
    if (!any) {
      others.clear();
    }
  }

  boolean holds(Event event) {
    if (others.isEmpty() || !event.has(KnownField.AUDITD_ARCH)) {
      return true;
    }
    for (int i = 0; i < fitting.size(); i++) {
      if (event.hasText(KnownField.AUDITD_ARCH, fitting.get(i))) {
        return true;
      }
    }
    for (int i = 0; i < others.size(); i++) {
      if (event.hasText(KnownField.AUDITD_ARCH, others.get(i))) {
        return false;
      }
    }
    return true;
  }
}
