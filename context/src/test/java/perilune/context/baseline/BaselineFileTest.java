package perilune.context.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import perilune.source.DiagnosticCode;
import perilune.source.DiagnosticPrinter;
import perilune.source.Parsed;

/** The file: written and read back, merged, and refused with a place where it is wrong. */
class BaselineFileTest {

  private static final String TEXT =
      """
      perilune-baseline 1

      entry 00aa11bb22
        os linux
        program lua
        interpreter /usr/bin/lua<v>
        runs script /opt/a\\\\b\\u0020
        user account metrics
        parent cron
        child df
        host web-*
        hosts 40
        example web-001
        days 15
        events 99
        first 2026-10-01T00:00:00Z
        last 2026-10-15T00:00:00Z
        signal 5b0c4a9e 73 2 Lua ran a program
        sign 779aa54f 21 3 Lua was given code
        approved 2026-10-16T00:00:00Z
        by lead
        why known since ever
        until 2027-01-01T00:00:00Z
        despite 5b0c4a9e
      """;

  @Test
  void whatIsWrittenIsReadBackTheSame() {
    Baseline read = read(TEXT);
    assertThat(BaselineText.of(read)).isEqualTo(TEXT);
    assertThat(read.entries().getFirst().of(Slot.RUNS)).containsExactly("script /opt/a\\b ");
    assertThat(read(BaselineText.of(read))).isEqualTo(read);
  }

  @Test
  void tellsWhatIsWrongWithPlaceAndWayOut() {
    assertThat(mistakes("no baseline\n")).containsExactly(DiagnosticCode.BASE001);
    assertThat(mistakes("")).containsExactly(DiagnosticCode.BASE001);
    assertThat(mistakes("perilune-baseline 1\nos linux\n")).containsExactly(DiagnosticCode.BASE002);
    String entry = "perilune-baseline 1\nentry a\n  program lua\n  interpreter /x\n";
    assertThat(mistakes(entry)).isEmpty();
    assertThat(mistakes(entry + "  colour red\n")).containsExactly(DiagnosticCode.BASE002);
    assertThat(mistakes(entry + "  days many\n")).containsExactly(DiagnosticCode.BASE003);
    assertThat(mistakes(entry + "  child a\\q\n")).containsExactly(DiagnosticCode.BASE003);
    assertThat(mistakes(entry + "  approved 2026-10-16T00:00:00Z\n"))
        .containsExactly(DiagnosticCode.BASE002);
    assertThat(mistakes(entry + entry.substring(20))).containsExactly(DiagnosticCode.BASE005);
    assertThat(mistakes(entry + "  child x\n".repeat(2_000))).contains(DiagnosticCode.BASE004);
    String told =
        DiagnosticPrinter.print(failed(entry + "  first yesterday\n").diagnostics().getFirst());
    assertThat(told).contains("BASE003", "site.baseline:5:9", "^^^^^^^^^", "2026-11-20T14:00:00Z");
  }

  private static Parsed.Failed<Baseline> failed(String text) {
    return (Parsed.Failed<Baseline>)
        BaselineReader.read("site.baseline", text, BaselineLimits.defaults());
  }

  private static List<DiagnosticCode> mistakes(String text) {
    return BaselineReader.read("site.baseline", text, BaselineLimits.defaults())
        .diagnostics()
        .stream()
        .map(told -> told.code())
        .distinct()
        .toList();
  }

  static Baseline read(String text) {
    return switch (BaselineReader.read("site.baseline", text, BaselineLimits.defaults())) {
      case Parsed.Ok<Baseline>(var baseline, var _) -> baseline;
      case Parsed.Failed<Baseline>(var mistakes) -> throw new AssertionError(mistakes);
    };
  }

  @Test
  void mergingAddsSupportAndNeverWidensWhatWasApproved() {
    Baseline known = read(TEXT);
    String fresh = TEXT.substring(0, TEXT.indexOf("  approved"));
    Baseline same = known.plus(read(fresh));
    assertThat(same.entries()).hasSize(1);
    assertThat(same.entries().getFirst().support().events()).isEqualTo(198);
    assertThat(same.entries().getFirst().approval()).isPresent();

    Baseline wider = known.plus(read(fresh.replace("child df", "child curl")));
    assertThat(wider.entries()).hasSize(2);
    Entry more =
        wider.entries().stream()
            .filter(e -> !e.id().equals("00aa11bb22"))
            .findFirst()
            .orElseThrow();
    assertThat(more.approval()).isEmpty();
    assertThat(more.besides()).isEqualTo("00aa11bb22");
    assertThat(wider.entry("00aa11bb22").orElseThrow()).isEqualTo(known.entries().getFirst());
  }
}
