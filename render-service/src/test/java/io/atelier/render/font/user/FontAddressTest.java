package io.atelier.render.font.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atelier.platform.web.PublicAddress;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FontAddressTest {
  private final FontProperties properties =
      Fonts.properties(
          List.of(
              URI.create("https://fonts.example.org"), URI.create("http://plain.example:8000")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://fonts.example.org/a.woff2",
        "https://FONTS.example.org:443/a/b.ttf?v=1",
        "http://plain.example:8000/x"
      })
  void takesAddressesOfTheOriginsAllowed(String address) {
    assertThat(FontAddress.parse(address, properties)).isEqualTo(URI.create(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://fonts.example.org/a.woff2",
        "https://fonts.example.org:444/a",
        "https://fonts.example.org.evil.example/a",
        "https://fonts.example.org@evil.example/a",
        "https://user:pw@fonts.example.org/a",
        "https://evil.example/fonts.example.org",
        "https://fonts.example.org/a#b",
        "file:///etc/passwd",
        "https:fonts.example.org",
        "https://",
        "Comic Sans",
        ""
      })
  void refusesEveryOther(String address) {
    assertThatThrownBy(() -> FontAddress.parse(address, properties))
        .isInstanceOf(FontProblem.UnknownFont.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.9.9.9",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "192.0.2.1",
        "198.18.0.1",
        "203.0.113.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "ff02::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "::ffff:127.0.0.1",
        "2001::1"
      })
  void knowsPrivateAddresses(String address) throws Exception {
    assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "100.128.0.1",
        "172.32.0.1",
        "198.20.0.1",
        "2606:4700::1111",
        "2a00::1"
      })
  void knowsPublicAddresses(String address) throws Exception {
    assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
  }
}
