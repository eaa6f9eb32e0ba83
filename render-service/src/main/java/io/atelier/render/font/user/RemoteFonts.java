package io.atelier.render.font.user;

import io.atelier.render.font.FontFamily;
import io.atelier.render.font.FontLibrary;
import io.atelier.render.font.sfnt.CleanFont;
import io.atelier.render.font.sfnt.FontSanitizer;
import io.atelier.render.font.sfnt.UnusableFont;
import java.net.URI;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Fonts fetched from addresses the operator allows; the default font where that fails. */
@Component
final class RemoteFonts {
  private static final Logger log = LoggerFactory.getLogger(RemoteFonts.class);

  private final FontFetcher fetcher;
  private final FaceFiles faces;
  private final OpenFonts open;
  private final Scheduler fontChecks;
  private final FontProperties properties;
  private final FontFamily standIn;

  RemoteFonts(
      FontFetcher fetcher,
      FaceFiles faces,
      OpenFonts open,
      Scheduler fontChecks,
      FontProperties properties,
      FontLibrary bundled) {
    this.fetcher = fetcher;
    this.faces = faces;
    this.open = open;
    this.fontChecks = fontChecks;
    this.properties = properties;
    this.standIn = bundled.find(bundled.names().iterator().next()).orElseThrow();
  }

  /**
   * The font at an address. Errors with {@link FontProblem.UnknownFont} if it may not be fetched
   * from there, and with {@link UnusableFont} if what lies there is no usable font.
   */
  Mono<LoadedFont> find(String written) {
    return Mono.fromSupplier(() -> FontAddress.parse(written, properties))
        .flatMap(address -> open.get(address.toString(), opened(address)))
        .map(family -> new LoadedFont(family, false))
        .onErrorResume(RemoteFonts::passes, failure -> Mono.just(replaced(written, failure)));
  }

  private Mono<OpenFonts.Opened> opened(URI address) {
    return fetcher
        .fetch(address)
        .flatMap(file -> Mono.fromCallable(() -> open(file)).subscribeOn(fontChecks))
        .onErrorMap(RejectedExecutionException.class, full -> new FontProblem.Overloaded());
  }

  /** Named after its content, which may change at the same address. */
  private OpenFonts.Opened open(byte[] file) {
    CleanFont font = FontSanitizer.clean(file, 0);
    String name = "fetched:" + FontId.digest(font.file());
    return new OpenFonts.Opened(faces.open(name, font), font.file().length);
  }

  /** What the origin or the way to it is to blame for; the next try may succeed. */
  private static boolean passes(Throwable failure) {
    return !(failure instanceof FontProblem) && !(failure instanceof UnusableFont);
  }

  private LoadedFont replaced(String address, Throwable failure) {
    log.atInfo()
        .addKeyValue("address", address)
        .addKeyValue("reason", failure.toString())
        .log("a font could not be fetched; the default one stands in");
    return new LoadedFont(standIn, true);
  }
}
