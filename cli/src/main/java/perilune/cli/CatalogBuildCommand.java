package perilune.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import perilune.catalog.Catalog;
import perilune.catalog.corpus.ReadMemory;
import perilune.catalog.site.SiteBuild;
import perilune.catalog.site.TechniqueBook;
import perilune.catalog.site.files.PlannedFiles;
import perilune.catalog.site.files.SiteChanges;
import perilune.catalog.site.files.SiteFolder;
import perilune.cli.catalog.CorpusAccount;
import perilune.cli.output.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code perilune catalog build}: the catalog as a site. */
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the catalog as a site of static pages, each as HTML, Markdown and JSON.",
      "A folder that has one already is brought up to date: only what changed is read and written."
    })
final class CatalogBuildCommand implements Callable<Integer> {

  private final Main.Streams streams;

  @Parameters(
      paramLabel = "OUT",
      description = "Folder of the site: a new or empty one, or one that this command wrote.")
  private Path out = Path.of("");

  @Mixin private CorpusOptions corpora = new CorpusOptions();

  CatalogBuildCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    try (SiteFolder folder = SiteFolder.open(out)) {
      String build = ProgramBuild.text();
      ReadMemory memory = ReadMemory.of(folder.kept(), build);
      Catalog catalog = corpora.read(memory);
      boolean whole = new CorpusAccount(streams.err()).tell(catalog);
      var site =
          new SiteBuild(catalog, TechniqueBook.NONE, "Perilune " + BuildVersion.text(), build);
      List<PlannedFiles> files = site.files();
      SiteChanges changes = folder.write(files);
      if (memory.changed()) {
        folder.keep(memory.bytes());
      }
      tell(memory, changes);
      return whole ? ExitCode.DONE : ExitCode.INPUT_LOST;
    } catch (SiteFolder.Refused refused) {
      throw new UsageMistake(
          "'" + Shown.plain(out.toString()) + "' cannot take the site: " + refused.getMessage());
    } catch (UncheckedIOException problem) {
      throw problem.getCause();
    }
  }

  private void tell(ReadMemory memory, SiteChanges changes) {
    if (changes.repaired()) {
      streams.out().println("a former build was broken off: every file was looked at");
    }
    streams
        .out()
        .printf(
            "%,d files, %,d bytes: %,d made, %,d written (%,d bytes), %,d removed; %,d rule files"
                + " read anew%n",
            changes.files(),
            changes.bytes(),
            changes.made(),
            changes.written(),
            changes.writtenBytes(),
            changes.removed(),
            memory.read());
    streams.out().flush();
  }
}
