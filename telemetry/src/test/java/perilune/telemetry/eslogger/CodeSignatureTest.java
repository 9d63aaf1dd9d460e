package perilune.telemetry.eslogger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.telemetry.eslogger.CodeSignature.Facts;

class CodeSignatureTest {

  /** Flags, category, then p for platform, t for a team, i for a hash or an identifier. */
  @ParameterizedTest(name = "{0} category {1} {2} is {3}, {4}")
  @CsvSource({
    // not recorded: nothing is known, whatever else the record says
    "-, -, '', unknown, unsaid",
    "-, 6, ti, unknown, unsaid",
    "-, -, pi, unknown, unsaid",
    // not signed
    "0x0, -, '', unsigned, unsaid",
    "0x0, 10, '', unsigned, untrusted",
    "0x1, -, '', unsigned, unsaid",
    // not signed, it says, but it has a hash or a name: a contradiction is no verdict
    "0x0, -, i, unknown, unsaid",
    // signed, but the kernel no longer believes it
    "0x20000000, -, i, invalid, unsaid",
    "0x20000000, 6, ti, invalid, untrusted",
    "0x21000001, -, ti, invalid, unsaid",
    "0x20000000, 1, pi, invalid, untrusted",
    // of the system: the member says so, the flag need not
    "0x26015b11, -, pi, platform, trusted",
    "0x22010b01, -, pi, platform, trusted",
    "0x20000001, 1, i, platform, trusted",
    "0x0, -, pi, platform, trusted",
    // the flag alone says nothing
    "0x24000001, -, i, self_signed, unsaid",
    // ad hoc
    "0x20000003, -, i, adhoc, unsaid",
    "0x20000003, 7, i, adhoc, untrusted",
    "0x20000003, 10, i, adhoc, untrusted",
    "0x22020203, -, i, adhoc_linker, unsaid",
    "0x22020203, 7, i, adhoc_linker, untrusted",
    // of a team
    "0x22010301, 6, ti, developer_id, trusted",
    "0x22010301, 5, ti, enterprise, trusted",
    "0x22010301, 4, ti, app_store, trusted",
    "0x22010301, 3, ti, development, trusted",
    "0x22010301, 2, ti, testflight, trusted",
    "0x22010301, -, ti, unknown, unsaid",
    "0x62010301, -, ti, development, unsaid",
    "0x22010301, 0, ti, unknown, unsaid",
    "0x22010301, 77, ti, unknown, unsaid",
    // ad hoc and of a team at once: the category decides
    "0x20000003, 6, ti, developer_id, trusted",
    // of a known kind, but of no team
    "0x20000001, 4, i, app_store, untrusted",
    // signed by nobody whom Apple knows
    "0x20000001, -, i, self_signed, unsaid",
    "0x20000001, 7, i, self_signed, untrusted",
    "0x20000001, 10, i, self_signed, untrusted",
    // translated or made at run time: whose it is cannot be told
    "0x20000001, 8, i, unknown, unsaid",
    "0x20000001, 9, i, unknown, unsaid",
    "0x20000001, 0, i, unknown, unsaid",
  })
  void isClassifiedInTheDocumentedOrder(
      String flags, String category, String marks, String status, String trust) {
    var facts =
        new Facts(
            flags.equals("-") ? CodeSignature.ABSENT : Long.decode(flags),
            category.equals("-") ? CodeSignature.ABSENT : Long.parseLong(category),
            marks.contains("p"),
            marks.contains("t"),
            marks.contains("i"));

    assertThat(CodeSignature.status(facts).word().toString()).isEqualTo(status);
    assertThat(CodeSignature.trust(facts).name().toLowerCase(Locale.ROOT)).isEqualTo(trust);
  }

  @Test
  void withoutACategoryNothingIsEverCalledUntrusted() {
    for (long flags = 0; flags < 1L << 31; flags += 0x101_0101) {
      for (int marks = 0; marks < 8; marks++) {
        var facts =
            new Facts(
                flags, CodeSignature.ABSENT, (marks & 1) != 0, (marks & 2) != 0, (marks & 4) != 0);
        assertThat(CodeSignature.trust(facts)).isNotEqualTo(CodeSignature.Trust.UNTRUSTED);
      }
    }
  }
}
