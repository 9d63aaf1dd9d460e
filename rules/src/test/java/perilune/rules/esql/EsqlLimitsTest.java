package perilune.rules.esql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.source.DiagnosticCode;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** Large queries get an answer on a small stack. */
final class EsqlLimitsTest {

  /** Bytes: half of what threads usually have. */
  private static final long STACK = 512 * 1024;

  /** Compiles a beginning, a part many times, a middle, another part as often, an end. */
  private static Parsed<CompiledEsql> compile(String form, int times) throws InterruptedException {
    String[] parts = form.split("~", -1);
    String text =
        "FROM x | "
            + parts[0]
            + parts[1].repeat(times)
            + parts[2]
            + (parts.length > 3 ? parts[3].repeat(times) + parts[4] : "");
    var outcome = new AtomicReference<Parsed<CompiledEsql>>();
    var thread =
        new Thread(
            null,
            () -> outcome.set(Esql.compile(new SourceText("q", text), EsqlOptions.defaults())),
            "small stack",
            STACK);
    thread.start();
    thread.join();
    return outcome.get();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "WHERE a == ~((((~1~))))~; 2500",
        "WHERE ~NOT ~a~~; 10000",
        "EVAL b = ~- ~a~~; 10000",
        "EVAL b = a~ + a~~~; 10000",
        "EVAL b = a~ * a~~~; 10000",
        "EVAL b = a~::long~~~; 10000",
        "EVAL b = ~ABS(~a~)~; 10000",
        "EVAL b = ~[~a~]~; 10000",
        "WHERE a IN (0~, 1~)~~; 10001",
        "WHERE ~a IN (~a~)~; 10000",
        "LIMIT 1~ | LIMIT 1~~~; 600",
        "EVAL b = ~(((((((((((((((((((((~a~~; 10000"
      })
  void whatIsTooDeepOrTooLongIsRefused(String form, int times) throws InterruptedException {
    Parsed<CompiledEsql> outcome = compile(form, times);
    assertThat(outcome).isInstanceOf(Parsed.Failed.class);
    assertThat(outcome.diagnostics()).anyMatch(each -> each.code() == DiagnosticCode.ESQL003);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "WHERE a IN (0~, 1~)~~; 9999",
        "WHERE a == ~(~1~)~; 150",
        "WHERE a == 1~ OR a == 1~~~; 5000",
        "WHERE a == 1~ AND a == 1~~~; 5000",
        "EVAL b = 1~, b = b~~~; 9000",
        "EVAL b = [0~, 1~]~~; 9999",
        "WHERE a == \"~x~\"~~; 190000",
        "GROK a \"%{WORD:b}~ %{WORD:c}~\"~~; 1000",
        "LIMIT 1~ | LIMIT 1~~~; 400"
      })
  void whatIsLongButFlatIsCompiled(String form, int times) throws InterruptedException {
    assertThat(compile(form, times)).isInstanceOf(Parsed.Ok.class);
  }
}
