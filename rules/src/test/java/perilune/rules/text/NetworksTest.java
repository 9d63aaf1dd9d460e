package perilune.rules.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NetworksTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.0.0.0/8",
    "10.1.2.3/8, 10.1.2.3/8",
    "10.1.2.3, 10.1.2.3/32",
    "fe80::/10, fe80::/10",
    "::1, ::1/128",
    "::ffff:1.2.3.4, ::ffff:1.2.3.4/128",
    "0.0.0.0/0, 0.0.0.0/0",
  })
  void aNetworkIsGivenWithItsPrefix(String written, String network) {
    assertThat(Networks.network(written)).contains(network);
    assertThat(Networks.withPrefix(written)).isEqualTo(network);
    assertThat(Networks.mistakeIn(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0/8, IP address",
    "256.0.0.1, IP address",
    "fe80::1%eth0, IP address",
    "[::1], IP address",
    "host.example/8, IP address",
    "'', IP address",
    "10.0.0.0/33, 0 to 32",
    "10.0.0.0/, 0 to 32",
    "10.0.0.0/-1, 0 to 32",
    "::/129, 0 to 128",
    "::/0128, 0 to 128",
  })
  void whatIsNoNetworkIsToldWhy(String written, String why) {
    assertThat(Networks.mistakeIn(written)).hasValueSatisfying(m -> assertThat(m).contains(why));
    assertThat(Networks.network(written)).isEmpty();
  }
}
