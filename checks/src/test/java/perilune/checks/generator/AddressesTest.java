package perilune.checks.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AddressesTest {

  @Test
  void addressesLieInTheirNetwork() {
    assertThat(Addresses.in("10.1.0.0/16")).allMatch(address -> address.startsWith("10.1."));
    assertThat(Addresses.in("10.1.2.3")).containsExactly("10.1.2.3");
    assertThat(Addresses.in("0.0.0.0/0")).hasSizeGreaterThan(3);
    assertThat(Addresses.in("fe80::/10")).allMatch(address -> address.startsWith("fe"));
  }

  @Test
  void whatIsNoNetworkHasNone() {
    assertThat(Addresses.in("host.example.org")).isEmpty();
    assertThat(Addresses.in("1.2")).isEmpty();
    assertThat(Addresses.in("")).isEmpty();
  }
}
