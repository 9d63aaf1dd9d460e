package perilune.content;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects the rule files of a folder; what cannot be read costs only itself. */
final class RuleFolder extends SimpleFileVisitor<Path> {

  private final TreeSet<Path> files = new TreeSet<>();
  private final Map<Path, String> unreadable = new TreeMap<>();

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    boolean rule = file.toString().endsWith(".toml") || SigmaFiles.isOne(file.toString());
    if (attributes.isDirectory()) {
      unreadable.put(file, "it lies deeper than folders are searched");
    } else if (rule && attributes.isRegularFile()) {
      files.add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException problem) {
    String why =
        problem instanceof FileSystemLoopException
            ? "it is a link back to a folder above it"
            : "permission or the file system forbids it";
    unreadable.put(file, why);
    return FileVisitResult.CONTINUE;
  }

  /** Gives the files in the order of their paths. */
  List<Path> files() {
    return List.copyOf(files);
  }

  /** Gives what could not be read, and why. */
  Map<Path, String> unreadable() {
    return unreadable;
  }
}
