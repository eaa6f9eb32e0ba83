package io.atelier.render.font.user;

import io.atelier.platform.objectstore.ObjectStore;
import io.atelier.platform.objectstore.StoredObject;
import io.atelier.render.font.FontFamily;
import io.atelier.render.font.sfnt.CleanFont;
import io.atelier.render.font.sfnt.FontSanitizer;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fonts that users uploaded: checked once when they come, kept in the object store, each with a
 * card beside it that says what it is.
 */
@Component
final class UserFonts {
  private static final int CARDS_AT_ONCE = 8;

  private final ObjectStore objects;
  private final FaceFiles faces;
  private final OpenFonts open;
  private final Scheduler fontChecks;
  private final FontProperties properties;
  private final JsonMapper json;
  private final Clock clock = Clock.systemUTC();

  UserFonts(
      ObjectStore objects,
      FaceFiles faces,
      OpenFonts open,
      Scheduler fontChecks,
      FontProperties properties,
      JsonMapper json) {
    this.objects = objects;
    this.faces = faces;
    this.open = open;
    this.fontChecks = fontChecks;
    this.properties = properties;
    this.json = json;
  }

  /**
   * Checks and keeps a font; one the user has already is kept once. Errors with {@link
   * io.atelier.render.font.sfnt.UnusableFont} or a {@link FontProblem}. Two uploads at the very
   * same moment may pass the quota by one.
   *
   * @param face which of a collection, from 0
   * @param axes at what values a variable font is kept
   */
  Mono<FontCard> add(long owner, byte[] file, int face, Map<String, Double> axes) {
    return requireRoom(owner).then(checked(file, face, axes)).flatMap(font -> keep(owner, font));
  }

  private Mono<CleanFont> checked(byte[] file, int face, Map<String, Double> axes) {
    return Mono.fromCallable(() -> tried(FontSanitizer.clean(file, face, axes)))
        .subscribeOn(fontChecks) // up to a second of CPU
        .onErrorMap(RejectedExecutionException.class, full -> new FontProblem.Overloaded());
  }

  /** What the JDK cannot open is refused now and not when it is to be drawn with. */
  private CleanFont tried(CleanFont font) {
    faces.open("tried", font);
    return font;
  }

  private Mono<Void> requireRoom(long owner) {
    return objects
        .list(FontId.folder(owner))
        .filter(key -> key.endsWith(FontCard.ENDING))
        .count()
        .filter(count -> count >= properties.perUser())
        .flatMap(full -> Mono.error(() -> new FontProblem.QuotaExceeded(properties.perUser())));
  }

  private Mono<FontCard> keep(long owner, CleanFont font) {
    FontId id = FontId.of(owner, font);
    FontCard card = FontCard.of(id, font, clock.instant());
    return objects
        .put(id.fileKey(), font.file(), "font/sfnt")
        .then(objects.put(id.cardKey(), json.writeValueAsBytes(card), FontCard.MEDIA_TYPE))
        .thenReturn(card);
  }

  /** The owner's fonts, the newest first. */
  Mono<List<FontCard>> list(long owner) {
    return objects
        .list(FontId.folder(owner))
        .filter(key -> key.endsWith(FontCard.ENDING))
        .flatMap(objects::get, CARDS_AT_ONCE)
        .map(this::card)
        .collectSortedList(Comparator.comparing(FontCard::createdAt).reversed());
  }

  private FontCard card(StoredObject object) {
    return json.readValue(object.body(), FontCard.class);
  }

  /** Deletes a font of that owner; completes, or errors with {@link FontProblem.FontNotFound}. */
  Mono<Void> delete(long owner, String id) {
    return Mono.justOrEmpty(FontId.parse(id))
        .filter(font -> font.owner() == owner)
        .filterWhen(font -> objects.get(font.cardKey()).hasElement())
        .switchIfEmpty(Mono.error(FontProblem.FontNotFound::new))
        .flatMap(this::remove);
  }

  private Mono<Void> remove(FontId font) {
    return objects
        .delete(font.cardKey())
        .then(objects.delete(font.fileKey()))
        .then(Mono.fromRunnable(() -> open.forget(FontLoader.USER + font)));
  }

  /** A font to draw with; empty if there is none. Opened fonts draw on for a while once deleted. */
  Mono<FontFamily> find(String id) {
    return Mono.justOrEmpty(FontId.parse(id))
        .flatMap(font -> open.get(FontLoader.USER + font, opened(font)));
  }

  private Mono<OpenFonts.Opened> opened(FontId font) {
    return objects
        .get(font.fileKey())
        .flatMap(
            file ->
                Mono.fromCallable(() -> open(FontLoader.USER + font, file.body()))
                    .subscribeOn(fontChecks)); // as above; checked again: the store may be shared
  }

  private OpenFonts.Opened open(String name, byte[] file) {
    CleanFont font = FontSanitizer.clean(file, 0);
    return new OpenFonts.Opened(faces.open(name, font), font.file().length);
  }
}
