package io.atelier.generation.webhook;

import io.atelier.platform.web.PublicAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps webhooks from reaching into the network behind this process: HTTPS to public addresses, and
 * whatever the operator allows by name.
 */
@Component
final class CallableAddresses {
  private final WebhookProperties properties;

  CallableAddresses(WebhookProperties properties) {
    this.properties = properties;
  }

  /** Errors with {@link WebhookProblem.AddressRefused} unless the address could be called now. */
  Mono<Void> requireCallable(String url) {
    return Mono.fromCallable(() -> parse(url)).flatMap(this::resolve).then();
  }

  /**
   * The address to connect to, and to no other: a name may lead elsewhere a moment later. Errors
   * with {@link WebhookProblem.AddressRefused}.
   */
  Mono<InetAddress> resolve(URI url) {
    return Mono.fromCallable(() -> address(url))
        .subscribeOn(Schedulers.boundedElastic()); // asks the system's resolver, seconds at worst
  }

  private URI parse(String text) {
    try {
      URI url = new URI(text);
      requireShape(url);
      return url;
    } catch (URISyntaxException e) {
      throw new WebhookProblem.AddressRefused("The address is not a URL.");
    }
  }

  private void requireShape(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (url.getHost() == null || url.getUserInfo() != null) {
      throw new WebhookProblem.AddressRefused("The address needs a host, and no user.");
    }
    if (!scheme.equals("https") && !(scheme.equals("http") && isAllowed(url))) {
      throw new WebhookProblem.AddressRefused("The address must begin with https://.");
    }
  }

  private InetAddress address(URI url) {
    requireShape(url);
    InetAddress[] found = lookUp(url.getHost());
    if (!isAllowed(url) && !Arrays.stream(found).allMatch(PublicAddress::is)) {
      throw new WebhookProblem.AddressRefused("The address does not lead to a public server.");
    }
    return found[0];
  }

  private boolean isAllowed(URI url) {
    return properties.allowedHosts().contains(url.getHost());
  }

  private static InetAddress[] lookUp(String host) {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      // Said in the same words as a private address, so that nobody learns names from inside.
      throw new WebhookProblem.AddressRefused("The address does not lead to a public server.");
    }
  }
}
