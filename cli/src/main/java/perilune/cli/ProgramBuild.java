package perilune.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.stream.Stream;

/**
 * Tells builds of this program apart, those under development too: what one of them kept is no use
 * to another, which may read rules and write pages in another way.
 */
final class ProgramBuild {

  private ProgramBuild() {}

  /** Gives the version, with size and time of the jar, or of the classes that are run instead. */
  static String text() throws IOException {
    CodeSource source = ProgramBuild.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return BuildVersion.text();
    }
    try {
      Path place = Path.of(source.getLocation().toURI());
      return BuildVersion.text() + " " + print(place);
    } catch (URISyntaxException _) {
      return BuildVersion.text() + " " + source.getLocation();
    }
  }

  private static String print(Path place) throws IOException {
    long size = 0;
    long newest = 0;
    try (Stream<Path> all = Files.walk(place)) {
      for (Path one : all.filter(Files::isRegularFile).toList()) {
        size += Files.size(one);
        newest = Math.max(newest, Files.getLastModifiedTime(one).toMillis());
      }
    }
    return size + " " + newest;
  }
}
