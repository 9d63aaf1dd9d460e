package perilune.context.provenance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells paths that no package database can know. */
final class PathForm {

  /** Longest path, characters: what the kernel takes (PATH_MAX). */
  static final int MAX = 4096;

  /** Stores of other package managers; only root writes to them. */
  private static final List<String> OTHER_MANAGERS =
      List.of("/snap/", "/var/lib/snapd/snap/", "/nix/store/", "/gnu/store/", "/var/lib/flatpak/");

  /** Where engines keep the files of containers, seen from the host. */
  private static final List<String> CONTAINERS =
      List.of(
          "/var/lib/docker/",
          "/var/lib/containers/",
          "/var/lib/containerd/",
          "/run/containerd/",
          "/var/lib/kubelet/pods/");

  private static final List<String> VIRTUAL = List.of("/proc/", "/sys/", "/dev/");

  private PathForm() {}

  /** Gives why a path cannot be looked up, or null where it can. */
  static @Nullable PackageReason doubt(String path) {
    if (path.isEmpty() || path.length() > MAX || path.indexOf('\0') >= 0) {
      return PackageReason.NOT_A_PATH;
    }
    if (path.startsWith("/memfd:") || path.startsWith("memfd:")) {
      return PackageReason.MEMORY_ONLY;
    }
    if (path.endsWith(" (deleted)")) {
      return PackageReason.DELETED;
    }
    if (!path.startsWith("/")) {
      return PackageReason.RELATIVE_PATH;
    }
    return ofPlace(path);
  }

  private static @Nullable PackageReason ofPlace(String path) {
    if (path.startsWith("/dev/fd/") || path.startsWith("/proc/") && path.contains("/fd/")) {
      return PackageReason.DESCRIPTOR;
    }
    // Files that somebody dropped lie there as in /tmp.
    if (path.startsWith("/dev/shm/") || path.startsWith("/dev/mqueue/")) {
      return null;
    }
    if (VIRTUAL.stream().anyMatch(path::startsWith)) {
      return PackageReason.VIRTUAL_FILE;
    }
    if (CONTAINERS.stream().anyMatch(path::startsWith)) {
      return PackageReason.CONTAINER;
    }
    return OTHER_MANAGERS.stream().anyMatch(path::startsWith) ? PackageReason.OTHER_MANAGER : null;
  }
}
