package perilune.scenarios.auditd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AuditTextTest {

  @Test
  void quotesWhatIsPlainAndWritesTheRestInHexadecimal() {
    assertThat(AuditText.value("lua5.4")).isEqualTo("\"lua5.4\"");
    assertThat(AuditText.value("")).isEqualTo("\"\"");
    assertThat(AuditText.value("a b")).isEqualTo("612062");
    assertThat(AuditText.value("ü")).isEqualTo("C3BC");
  }

  @Test
  void splitsALongArgumentOverSeveralRecords() {
    List<String> records = AuditText.execve(List.of("lua5.4", "-e", " ".repeat(10_000), "x"));

    assertThat(records).hasSize(3);
    assertThat(records.getFirst())
        .startsWith("argc=4 a0=\"lua5.4\" a1=\"-e\" a2_len=20000 a2[0]=2020");
    assertThat(records.get(1)).startsWith(" a2[1]=2020");
    assertThat(records.getLast()).startsWith(" a2[2]=20").endsWith("20 a3=\"x\"");
  }

  @Test
  void writesSocketAddressesAsTheyLieInMemory() {
    assertThat(AuditText.socketAddress("127.0.0.1", 4444))
        .isEqualTo("0200115C7F0000010000000000000000");
    assertThat(AuditText.socketAddress("2001:db8::1", 443))
        .isEqualTo("0A0001BB0000000020010DB800000000000000000000000100000000");
  }

  @Test
  void cutsTitlesAsTheKernelDoes() {
    assertThat(AuditText.title(List.of("id"))).isEqualTo("\"id\"");
    assertThat(AuditText.title(List.of("sh", "-c", "id"))).isEqualTo("7368002D63006964");
    assertThat(AuditText.title(List.of("a b".repeat(100)))).hasSize(256);
  }
}
