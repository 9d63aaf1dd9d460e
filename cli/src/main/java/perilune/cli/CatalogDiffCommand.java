package perilune.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import perilune.catalog.Catalog;
import perilune.catalog.Mode;
import perilune.catalog.diff.CatalogDiff;
import perilune.catalog.page.Frame;
import perilune.catalog.page.Page;
import perilune.catalog.page.PageForm;
import perilune.catalog.site.DiffPages;
import perilune.cli.catalog.CorpusAccount;
import perilune.cli.catalog.DiffText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perilune catalog diff}: what changed from one catalog to another. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Shows which rules were added, removed or changed, and what that did to the tables of each",
      "technique. A catalog is the catalog.json of a site, the folder of one, or a corpus:",
      "VENDOR=PATH or, of a Git repository, VENDOR=PATH@COMMIT."
    })
final class CatalogDiffCommand implements Callable<Integer> {

  private final Main.Streams streams;

  @Parameters(index = "0", paramLabel = "OLD", description = "The older catalog.")
  private String before = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "The younger catalog.")
  private String after = "";

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = {"truth: what rules say; compat: as a public catalog counts (default: truth)."})
  private Mode mode = Mode.TRUTH;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      description = "text, json: all rows in one object, or markdown (default: text).")
  private Form output = Form.TEXT;

  /** For whom it is printed. */
  enum Form {
    TEXT,
    JSON,
    MARKDOWN
  }

  CatalogDiffCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Catalog older = CatalogPlace.read(before, "OLD", mode);
    Catalog younger = CatalogPlace.read(after, "NEW", mode);
    var account = new CorpusAccount(streams.err());
    boolean whole = account.tell(older);
    whole &= account.tell(younger);
    print(CatalogDiff.of(older, younger));
    streams.out().flush();
    return whole ? ExitCode.DONE : ExitCode.INPUT_LOST;
  }

  private void print(CatalogDiff diff) {
    switch (output) {
      case TEXT -> new DiffText(streams.out()).print(diff);
      case MARKDOWN -> page(diff, PageForm.MARKDOWN);
      case JSON -> page(diff, PageForm.JSON);
    }
  }

  private void page(CatalogDiff diff, PageForm form) {
    Page page = DiffPages.alone(diff);
    String program = "Perilune " + BuildVersion.text();
    Frame frame = DiffPages.frame(diff, mode.name().toLowerCase(Locale.ROOT), program);
    byte[] bytes = form.write(page, frame);
    streams.out().write(bytes, 0, bytes.length);
  }
}
