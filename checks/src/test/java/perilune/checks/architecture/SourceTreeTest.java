package perilune.checks.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import perilune.checks.Places;

/** What can be seen in the sources only. */
class SourceTreeTest {

  /** Lines in one file. */
  private static final int MAX_LINES = 400;

  /** Lines that 95 of 100 files stay within. */
  private static final int USUAL_LINES = 300;

  /** Mentions that the compiled classes do not show, or do not show everywhere. */
  private static final Pattern LOCK = Pattern.compile("\\bsynchronized\\s*\\(");

  private static final Pattern LEFT_OVER = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");

  private static final Pattern SWALLOW =
      Pattern.compile("catch \\((Exception|Throwable|RuntimeException) ");

  private static final Pattern SKIP =
      Pattern.compile("@(Disabled|Ignore)\\b|\\bassume(True|False|That)\\(");

  private final Path root = Places.repository();
  private final List<Path> files = files();

  @Test
  void everyPackageSaysWhatItIsForAndIsNullMarked() {
    var silent = new TreeSet<String>();
    for (Path file : files) {
      Path description = file.resolveSibling("package-info.java");
      Path ofMain = Path.of(description.toString().replace("/src/test/", "/src/main/"));
      if (Stream.of(description, ofMain).noneMatch(SourceTreeTest::saysWhatItIsFor)) {
        silent.add(root.relativize(description).toString());
      }
    }
    assertThat(silent).isEmpty();
  }

  private static boolean saysWhatItIsFor(Path description) {
    return Files.isRegularFile(description)
        && text(description).startsWith("/**")
        && text(description).contains("@NullMarked");
  }

  @Test
  void filesAreShort() {
    assertThat(files).filteredOn(file -> lines(file) > MAX_LINES).isEmpty();
    List<Path> lengthy = files.stream().filter(file -> lines(file) > USUAL_LINES).toList();
    assertThat(lengthy.size() * 20)
        .as("files over 300 lines: %s", lengthy)
        .isLessThan(files.size());
  }

  @Test
  void nothingIsLeftForLater() {
    assertThat(having(LEFT_OVER, "")).isEmpty();
  }

  @Test
  void noFailureIsCaughtWithoutKnowingIt() {
    assertThat(having(SWALLOW, "/src/main/")).isEmpty();
  }

  @Test
  void noTestIsSkipped() {
    assertThat(having(SKIP, "/src/test/")).isEmpty();
  }

  @Test
  void theEngineLocksNothing() {
    assertThat(having(LOCK, "/engine/src/main/")).isEmpty();
  }

  private List<Path> having(Pattern pattern, String place) {
    String self = SourceTreeTest.class.getSimpleName() + ".java";
    return files.stream()
        .filter(file -> file.toString().contains(place) && !file.endsWith(self))
        .filter(file -> pattern.matcher(text(file)).find())
        .toList();
  }

  private List<Path> files() {
    var all = new ArrayList<Path>();
    try (Stream<Path> modules = Files.list(root)) {
      for (Path module : modules.filter(m -> Files.isRegularFile(m.resolve("pom.xml"))).toList()) {
        if (Files.isDirectory(module.resolve("src"))) {
          try (Stream<Path> tree = Files.walk(module.resolve("src"))) {
            tree.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
          }
        }
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    assertThat(all).hasSizeGreaterThan(300);
    return all;
  }

  private static long lines(Path file) {
    return text(file).lines().count();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
