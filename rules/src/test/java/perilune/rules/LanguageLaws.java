package perilune.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticPrinter;
import perilune.source.Parsed;
import perilune.source.SourceText;

/**
 * What every language of queries keeps to, whatever text it is given.
 *
 * @param <C> what a query compiles to
 * @param compile the language's entry
 * @param canonical the query as it is printed
 * @param meaning what has to be the same for the printed query
 * @param printer whether what was read is printed as what it is
 */
public record LanguageLaws<C>(
    Function<SourceText, Parsed<C>> compile,
    Function<C, String> canonical,
    Function<C, ?> meaning,
    RoundTrip<?> printer) {

  /** Any text at all gives an outcome, never an exception; what compiles, compiles printed. */
  public void holdForAny(String text) {
    Parsed<C> outcome = compile.apply(new SourceText("fuzz", text));
    List<Integer> starts = new ArrayList<>();
    for (Diagnostic diagnostic : outcome.diagnostics()) {
      assertThat(DiagnosticPrinter.print(diagnostic)).isNotEmpty();
      assertThat(diagnostic.span().end()).isLessThanOrEqualTo(Math.max(1, text.length()));
      starts.add(diagnostic.span().start());
    }
    assertThat(starts).isSorted();
    boolean parsed = printer.check(text);
    Optional<C> compiled = compiled(outcome);
    if (compiled.isPresent()) {
      assertThat(parsed).isTrue();
      assertThat(compiled(canonical.apply(compiled.get()))).isPresent();
    }
  }

  /**
   * A generated query that compiles prints as what it is and means the same when printed. Some, at
   * least {@code fewest}, and not nearly all have to compile, or the law was not tried.
   */
  public void holdForGenerated(int runs, int fewest, Function<SplittableRandom, String> query) {
    long seed = Long.getLong("seed", 4_711);
    System.out.println("mutation seed " + seed);
    var random = new SplittableRandom(seed);
    int read = 0;
    for (int run = 0; run < runs; run++) {
      String text = query.apply(random);
      Optional<C> compiled = compiled(text);
      if (compiled.isPresent()) {
        read++;
        assertThat(printer.check(text)).as(text).isTrue();
        Optional<C> again = compiled(canonical.apply(compiled.get()));
        assertThat(again).as(text).isPresent();
        assertThat((Object) meaning.apply(again.get()))
            .as(text)
            .isEqualTo(meaning.apply(compiled.get()));
      }
    }
    assertThat(read).isBetween(fewest, runs * 9 / 10);
  }

  private Optional<C> compiled(String query) {
    return compiled(compile.apply(new SourceText("q", query)));
  }

  private Optional<C> compiled(Parsed<C> outcome) {
    return outcome instanceof Parsed.Ok<C>(var compiled, var _)
        ? Optional.of(compiled)
        : Optional.empty();
  }
}
