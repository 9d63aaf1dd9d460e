package perilune.catalog.attack;

import java.io.IOException;
import java.nio.file.Path;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.SourceText;
import perilune.source.Span;

/** A store whose files are not what an import wrote: somebody changed them, or a disk did. */
public final class DamagedStore extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  DamagedStore(Path file, int line, String sentence) {
    super(file + ", line " + line + ": " + sentence);
    diagnostic =
        Diagnostic.error(
                DiagnosticCode.ATT007,
                new SourceText(file.toString(), "", line),
                new Span(0, 0),
                sentence)
            .withHelp("get the file back from where the store is kept, or import the bundle again");
  }

  /** Gives what is wrong and where, with the way out. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
