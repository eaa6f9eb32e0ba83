package io.atelier.render.font.user;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Fonts that are not bundled, by the name a text gives them. */
@Component
public final class FontLoader {
  static final String USER = "user:";

  private final UserFonts uploaded;
  private final RemoteFonts remote;

  FontLoader(UserFonts uploaded, RemoteFonts remote) {
    this.uploaded = uploaded;
    this.remote = remote;
  }

  /**
   * The font to draw with. Errors with a problem (4xx) if there is no such font or its file is
   * unusable; a font that cannot be fetched at the moment is replaced by the default one.
   *
   * @param name {@code user:} and an id, or an address
   */
  public Mono<LoadedFont> load(String name) {
    if (name.startsWith(USER)) {
      return uploaded
          .find(name.substring(USER.length()))
          .map(family -> new LoadedFont(family, false))
          .switchIfEmpty(Mono.error(() -> new FontProblem.UnknownFont("names no font")));
    }
    return remote.find(name);
  }
}
