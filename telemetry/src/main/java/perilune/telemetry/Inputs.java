package perilune.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the inputs that paths stand for.
 *
 * <p>A path is a file, a folder, which is walked with all below it, hidden files too, or {@code -}
 * for standard input. Inputs come in the order of the paths; those of one folder by name. A file
 * that two paths lead to is given once.
 *
 * <p>A symbolic link that is given by name is followed. One inside a folder is not: evidence from
 * another machine has links that lead to files of this one. A link to something that the walk does
 * not meet anyway is named as unreadable, so that it is not missed. Sockets, devices and pipes
 * inside a folder are passed over; a pipe given by name is read as a stream.
 */
public final class Inputs {

  /** The path that means standard input. */
  public static final String STANDARD_INPUT = "-";

  /**
   * What paths lead to.
   *
   * @param inputs what can be opened, in order
   * @param unreadable what cannot, in order
   */
  public record Found(List<Input> inputs, List<Unreadable> unreadable) {
    public Found {
      inputs = List.copyOf(inputs);
      unreadable = List.copyOf(unreadable);
    }
  }

  /**
   * A path that leads to nothing that can be read.
   *
   * @param path as given, or as found
   * @param reason a sentence without its full stop
   */
  public record Unreadable(String path, String reason) {}

  private final InputStream standardInput;

  /** Makes a finder that gives this stream for {@code -}. */
  public Inputs(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  /** Gives the inputs under the paths, and what could not be read of them. */
  public Found find(List<String> paths) {
    var search = new Search();
    for (String path : paths) {
      search.add(path);
    }
    return new Found(search.inputs, search.unreadable);
  }

  /** Says in words why a file cannot be had. */
  static String reason(IOException problem) {
    if (problem instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (problem instanceof java.nio.file.AccessDeniedException) {
      return "permission denied";
    }
    if (problem instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    String message = problem.getMessage();
    return message == null ? problem.getClass().getSimpleName() : message;
  }

  /** One search: what it found, and the files it has met. */
  private final class Search extends SimpleFileVisitor<Path> {

    private final List<Input> inputs = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private final Set<Path> met = new HashSet<>();
    private final List<Path> files = new ArrayList<>();
    private final List<Path> links = new ArrayList<>();

    void add(String name) {
      if (name.equals(STANDARD_INPUT)) {
        if (inputs.stream().noneMatch(Input::isStandardInput)) {
          inputs.add(Input.standardInput(standardInput));
        }
        return;
      }
      try {
        addPath(Path.of(name));
      } catch (InvalidPathException _) {
        unreadable.add(new Unreadable(name, "this is not a path"));
      } catch (IOException problem) {
        unreadable.add(new Unreadable(name, reason(problem)));
      }
    }

    private void addPath(Path path) throws IOException {
      Path real = path.toRealPath();
      if (!Files.isDirectory(real)) {
        addFile(path, real);
        return;
      }
      files.clear();
      links.clear();
      // The folder's own name may be a link; below it none is followed.
      Files.walkFileTree(real, this);
      files.sort(Comparator.naturalOrder());
      for (Path file : files) {
        addFile(path.resolve(real.relativize(file)), file);
      }
      for (Path link : links) {
        checkLink(path.resolve(real.relativize(link)), real);
      }
    }

    private void addFile(Path path, Path real) {
      if (!met.add(real)) {
        return;
      }
      if (Files.isReadable(real)) {
        inputs.add(Input.file(path));
      } else {
        unreadable.add(new Unreadable(path.toString(), "permission denied"));
      }
    }

    private void checkLink(Path link, Path folder) {
      try {
        Path target = link.toRealPath();
        if (!target.startsWith(folder)) {
          unreadable.add(
              new Unreadable(
                  link.toString(),
                  "a symbolic link that leads out of the folder to "
                      + target
                      + "; name that to read it"));
        }
      } catch (IOException _) {
        unreadable.add(
            new Unreadable(link.toString(), "a symbolic link that leads to nothing readable"));
      }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        files.add(file);
      } else if (attributes.isSymbolicLink()) {
        links.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
      unreadable.add(new Unreadable(file.toString(), reason(problem)));
      return FileVisitResult.CONTINUE;
    }
  }
}
