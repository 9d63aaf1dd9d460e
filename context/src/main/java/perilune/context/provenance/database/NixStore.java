package perilune.context.provenance.database;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads what lies in Nix' store: every entry is a package whose name stands behind a hash of what
 * it was built from. Only root's daemon writes there. The checksums of Nix are of whole packages,
 * not of files.
 */
final class NixStore {

  private static final String STORE = "/nix/store";

  /** Characters of the hash, and of the hyphen behind it. */
  private static final int HASH_AND_HYPHEN = 33;

  private final DatabaseFiles source;
  private final FileTableBuilder files;

  NixStore(DatabaseFiles source, FileTableBuilder files) {
    this.source = source;
    this.files = files;
  }

  /** Reads all packages; gives what may be hidden, or nothing where there is no store. */
  Optional<Gap> read() {
    Optional<Path> store = source.tree().followed(STORE);
    if (store.isEmpty() || !Files.isDirectory(store.get(), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    var folders = new PackageFolder(files);
    for (String entry : source.names(store.get())) {
      Path place = store.get().resolve(entry);
      boolean named = entry.length() > HASH_AND_HYPHEN && entry.charAt(HASH_AND_HYPHEN - 1) == '-';
      if (named && Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
        int owner = files.owner(entry.substring(HASH_AND_HYPHEN), "");
        folders.add(place, STORE + "/" + entry, owner);
      }
    }
    return Optional.of(folders.failed() ? Gap.DAMAGED : Gap.NONE);
  }
}
