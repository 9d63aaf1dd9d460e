package perilune.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perilune.catalog.Catalog;
import perilune.catalog.attack.AttackStore;
import perilune.catalog.attack.DamagedStore;
import perilune.catalog.corpus.ReadMemory;
import perilune.catalog.site.AttackBook;
import perilune.catalog.site.SiteBuild;
import perilune.catalog.site.TechniqueBook;
import perilune.catalog.site.files.PlannedFiles;
import perilune.catalog.site.files.SiteChanges;
import perilune.catalog.site.files.SiteFolder;
import perilune.cli.catalog.CorpusAccount;
import perilune.cli.output.Shown;
import perilune.source.DiagnosticPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  private static final String RULES = "rules";
  private static final String TECHNIQUES = "techniques";

  private final Main.Streams streams;

  @Parameters(
      paramLabel = "OUT",
      description = "Folder of the site: a new or empty one, or one that this command wrote.")
  private Path out = Path.of("");

  @Option(
      names = "--attack",
      paramLabel = "STORE",
      description = {
        "Folder with imported releases of ATT&CK: names and descriptions of techniques, and a page",
        "for each object of the newest release with its history in all."
      })
  private @Nullable Path attack;

  @Option(
      names = "--since",
      paramLabel = "CATALOG",
      description = {
        "An older catalog, for pages of what changed: the catalog.json of a site, the folder of one,",
        "or VENDOR=PATH[@COMMIT]."
      })
  private @Nullable String since;

  @Mixin private CorpusOptions corpora = new CorpusOptions();

  CatalogBuildCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    try (SiteFolder folder = SiteFolder.open(out)) {
      String build = ProgramBuild.text();
      ReadMemory memory = ReadMemory.of(folder.kept(RULES), build);
      TechniqueBook book = book(folder, build);
      Optional<Catalog> older =
          Optional.ofNullable(since).map(place -> corpora.another(place, "--since"));
      Catalog catalog = corpora.read(memory);
      boolean whole = new CorpusAccount(streams.err()).tell(catalog);
      var site = new SiteBuild(catalog, book, "Perilune " + BuildVersion.text(), build, older);
      List<PlannedFiles> files = site.files();
      SiteChanges changes = folder.write(files);
      if (memory.changed()) {
        folder.keep(RULES, memory.bytes());
      }
      tell(memory, changes);
      return whole ? ExitCode.DONE : ExitCode.INPUT_LOST;
    } catch (SiteFolder.Refused refused) {
      throw new UsageMistake(
          "'" + Shown.plain(out.toString()) + "' cannot take the site: " + refused.getMessage());
    } catch (DamagedStore damage) {
      streams.err().print(DiagnosticPrinter.print(damage.diagnostic()));
      return ExitCode.INPUT_LOST;
    } catch (UncheckedIOException problem) {
      if (problem.getCause() instanceof DamagedStore damage) {
        streams.err().print(DiagnosticPrinter.print(damage.diagnostic()));
        return ExitCode.INPUT_LOST;
      }
      throw problem.getCause();
    }
  }

  private TechniqueBook book(SiteFolder folder, String build) throws IOException {
    if (attack == null) {
      return TechniqueBook.NONE;
    }
    AttackStore store = AttackStore.at(attack);
    if (store.newest().isEmpty()) {
      throw new UsageMistake(
          "there is no release of ATT&CK in '"
              + Shown.plain(attack.toString())
              + "'; import one with: perilune attack import BUNDLE --store DIR");
    }
    var book = AttackBook.open(store, folder.kept(TECHNIQUES), build);
    if (!book.isKept()) {
      folder.keep(TECHNIQUES, book.bytes());
    }
    return book;
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
